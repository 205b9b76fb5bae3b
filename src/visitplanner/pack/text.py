"""Text on the page: plain characters in styled runs, never markup of the engine underneath.

`Text` is the one flowable for headings, paragraphs, list items and table cells; `write` sets a single line where
a drawing wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from reportlab.platypus import Flowable

from visitplanner.pack.breaking import Line, break_lines
from visitplanner.pack.fonts import WORLD, Family, font
from visitplanner.pack.lettering import Fragment, Lettering, letter_width
from visitplanner.pack.structure import Node, attributes
from visitplanner.pack.tags import Landmark, TaggedCanvas

HYPHEN = "\u00ad"  # drawn as a hyphen, read as nothing: words divided at a line's end stay whole for search
_BLANKS = re.compile("[ \t]{2,}")
_JAPANESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
# Wider gaps between Japanese signs would be read as blanks by programs that copy text out of a PDF.
_WIDEST_GAP = 0.08


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks. Lengths in points, colours as #rrggbb, `align`: left, right, centre or justify."""

    size: float = 10.0
    leading: float = 14.5
    colour: str = "#000000"
    family: Family = WORLD
    bold: bool = False
    italic: bool = False
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    hyphenate: bool = True
    link_colour: str = "#1f5f7a"

    def but(self, **changes: object) -> Style:
        """This style with other values: `body.but(size=8, colour=MUTED)`."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one look. `link`: `#key` or an address; `language`: where it differs from the text's."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""
    colour: str = ""


Content = str | Sequence[Run]


class _Span(NamedTuple):
    """Characters `start` to `end` in one face and colour; `node` is the Link or Span around them, if any."""

    start: int
    end: int
    face: str
    colour: str
    node: Node | None
    link: str


@dataclass(frozen=True, slots=True)
class Label:
    """The mark of a list item, `indent` points left of its text."""

    text: str
    indent: float
    node: Node = field(default_factory=lambda: Node("Lbl"))
    align: str = "left"


class Text(Flowable):
    """A paragraph. `tag` None: content of the open element itself (a table cell).

    `language` (BCP-47) chooses hyphenation and, where it differs from the document's, is told to the reader.
    All pieces of a paragraph split over pages are one structure element. `landmark` makes it a destination.
    """

    def __init__(
        self,
        content: Content,
        style: Style,
        *,
        tag: str | None = "P",
        language: str = "",
        node: Node | None = None,
        label: Label | None = None,
        landmark: Landmark | None = None,
    ) -> None:
        super().__init__()
        self.style, self.language, self.label, self.landmark = style, language, label, landmark
        self.node = node or (Node(tag) if tag else None)
        self.text, self.spans = _flat(content, style, self.node)
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self.keepWithNext = int(style.keep_with_next)
        self.start, self.stop, self.lines, self.room = 0, len(self.text), list[Line](), -1.0

    @property
    def content_width(self) -> float:
        """The width of the widest line when nothing is broken, indents included: for columns that fit."""
        widths = [self._measure(*match.span()) for match in re.finditer("[^\n]+", self.text)]
        return max(widths, default=0.0) + self.style.left + self.style.right + 0.01

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's
        style = self.style
        room = max(availWidth - style.left - style.right, style.size)
        if abs(room - self.room) > 0.01:
            self.room = room
            self.lines = break_lines(
                self.text,
                self._measure,
                room,
                start=self.start,
                stop=self.stop,
                first_room=room - style.first if style.first and not self.start else None,
                language=self.language if style.hyphenate else "",
                hyphen=letter_width(style.family.regular, HYPHEN) * style.size,
                ragged=style.align != "justify",
            )
        self.width, self.height = availWidth, style.leading * len(self.lines)
        return self.width, self.height

    def minWidth(self) -> float:
        return self.style.size * 2

    def split(self, availWidth: float, availHeight: float) -> list[Text]:
        """Two pieces with at least two lines each; short paragraphs move whole."""
        self.wrap(availWidth, availHeight)
        count = len(self.lines)
        fits = min(int((availHeight + 1e-7) / self.style.leading), count - 2)
        if fits < 2 and not (fits == 1 and count == 2):
            return []
        return [self._piece(0, fits), self._piece(fits, count)]

    def _piece(self, first: int, end: int) -> Self:
        piece = object.__new__(type(self))
        piece.__dict__.update(self.__dict__)
        piece.__dict__.pop("_postponed", None)  # Platypus' note that the whole was moved to a new page
        piece.lines = self.lines[first:end]
        if first:
            piece.start, piece.spaceBefore = self.lines[first].start, 0
            piece.label = piece.landmark = None
        else:
            piece.stop = self.lines[end - 1].end
            piece.spaceAfter = piece.keepWithNext = 0
        return piece

    def _measure(self, start: int, end: int) -> float:
        size = self.style.size
        if len(self.spans) == 1:
            return letter_width(self.spans[0].face, self.text[start:end]) * size
        width = 0.0
        for span in self.spans:
            if span.start < end and start < span.end:
                width += letter_width(span.face, self.text[max(start, span.start) : min(end, span.end)])
        return width * size

    # ---- drawing

    def draw(self) -> None:
        canvas = self.canv
        if self.landmark:
            canvas.pass_landmark(self.landmark, self.height)
        if self.node and self.language and not canvas.quiet and self.language != canvas.meta.language:
            _tell_language(self.node, self.language)
        if self.label:
            self._draw_label(canvas)
        _Drawing(self, canvas).draw()

    def _draw_label(self, canvas: TaggedCanvas) -> None:
        assert self.label is not None
        style, x = self.style, self.style.left - self.label.indent
        if self.label.align == "right":
            x = self.style.left - self.style.size * 0.5
        with canvas.marked(self.label.node):
            write(canvas, x, self.height - baseline(style), self.label.text, style, self.label.align)


class _Drawing:
    """One drawing of a Text: fragments placed line by line, then underlines, letters and link areas."""

    def __init__(self, text: Text, canvas: TaggedCanvas) -> None:
        self.text, self.canvas, self.style = text, canvas, text.style
        self.boxes: list[tuple[_Span, tuple[float, float, float, float]]] = []

    def draw(self) -> None:
        lines, top = self.text.lines, self.text.height - baseline(self.style)
        placed = [self._placed(line, top - number * self.style.leading) for number, line in enumerate(lines)]
        self._underline()
        canvas, tagged = self.canvas, not self.canvas.quiet
        own = canvas.element(self.text.node) if tagged and any(placed) else None
        letters = Lettering(canvas, self.style.size)
        for fragments in placed:
            for fragment, node in fragments:
                if own:
                    letters.belong(canvas.element(node) if node else own)
                letters.set(fragment)
        letters.finish()
        for span, box in self.boxes:
            if tagged and span.node:
                says = span.link if not span.link.startswith("#") else self.text.text[span.start : span.end]
                canvas.link(box, canvas.element(span.node), span.link, says)

    def _underline(self) -> None:
        if not self.boxes:
            return
        with self.canvas.artifact():
            self.canvas.saveState()
            self.canvas.setLineWidth(self.style.size * 0.05)
            self.canvas.setStrokeColor(self.boxes[0][0].colour)
            for _span, (left, bottom, right, top) in self.boxes:
                y = bottom + (top - bottom) * 0.12
                self.canvas.line(left, y, right, y)
            self.canvas.restoreState()

    def _placed(self, line: Line, y: float) -> list[tuple[Fragment, Node | None]]:
        """The fragments of `line` with their places; notes the areas of links."""
        text, style = self.text, self.style
        indent = style.first if style.first and line.start == text.start == 0 else 0.0
        hyphen = letter_width(style.family.regular, HYPHEN) * style.size if line.ending == "-" else 0.0
        spare = text.room - indent - line.width - hyphen
        x = style.left + indent + {"right": spare, "centre": spare / 2}.get(style.align, 0.0)
        gap = _gap(text.text[line.start : line.end], spare, style) if line.ending.strip("\n") else 0.0
        placed: list[tuple[Fragment, Node | None]] = []
        for span in text.spans:
            first, end = max(line.start, span.start), min(line.end, span.end)
            if first >= end:
                continue
            x0 = x
            for piece in _evenly(text.text[first:end]) if gap else [text.text[first:end]]:
                spaced = gap if gap and _JAPANESE.match(piece) else 0.0
                placed.append((Fragment(x, y, span.face, span.colour, piece, spaced, gap), span.node))
                x += (
                    letter_width(span.face, piece) * style.size + spaced * len(piece) + gap * piece.count(" ")
                )
            if span.link:
                low = y - style.leading / 2 + style.size * 0.36
                self.boxes.append((span, (x0, low, x, low + style.leading)))
        tail = {"-": HYPHEN, " ": " ", "\n": " "}.get(line.ending, "")
        if placed and tail:
            fragment, node = placed[-1]
            placed[-1] = (fragment._replace(text=fragment.text + tail), node)
        return placed


def write(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    text: str,
    style: Style,
    align: str = "left",
    tracking: float = 0.0,
) -> float:
    """Set one line with its baseline at (x, y), at the left, centre or right of x; returns its width.

    It is not tagged: call it inside `canvas.marked(…)` or `canvas.artifact()`.
    """
    shown, spans = _flat(_on_one_line(text, style), style, None)
    width = sum(letter_width(span.face, shown[span.start : span.end]) for span in spans) * style.size
    width += tracking * len(shown)
    x -= {"right": width, "centre": width / 2}.get(align, 0.0)
    letters = Lettering(canvas, style.size)
    for span in spans:
        piece = shown[span.start : span.end]
        letters.set(Fragment(x, y, span.face, span.colour, piece, tracking, 0.0))
        x += letter_width(span.face, piece) * style.size + tracking * len(piece)
    letters.finish()
    return width


def width_of(text: str, style: Style) -> float:
    """The width of `text` on one line, in points."""
    return Text(_on_one_line(text, style), style).content_width - style.left - style.right


def _on_one_line(text: str, style: Style) -> str:
    return style.family.drawable(text).replace("\n", " ")


def baseline(style: Style) -> float:
    """How far below the top of its line the baseline lies: letters stand in the middle of their leading."""
    return style.leading / 2 + style.size * 0.36


def _flat(content: Content, style: Style, parent: Node | None) -> tuple[str, list[_Span]]:
    """All characters as drawn, and the spans over them."""
    runs: Iterable[Run] = (Run(content),) if isinstance(content, str) else content
    text, spans = "", list[_Span]()
    for run in runs:
        shown = _BLANKS.sub(" ", style.family.drawable(run.text))
        node = _inline_node(run, parent)
        colour = run.colour or (style.link_colour if run.link else style.colour)
        face = style.family.face(style.bold or run.bold, style.italic or run.italic)
        for piece, name in _in_faces(shown, face, style.family):
            spans.append(_Span(len(text), len(text) + len(piece), name, colour, node, run.link))
            text += piece
    return text, spans


def _inline_node(run: Run, parent: Node | None) -> Node | None:
    if run.link:
        return Node("Link", parent, attributes(Lang=run.language))
    return Node("Span", parent, attributes(Lang=run.language)) if run.language else None


def _in_faces(text: str, face: str, family: Family) -> list[tuple[str, str]]:
    """`text` cut where the italic has no letters: those are set upright."""
    if face != family.italic or not text:
        return [(text, face)]
    letters = font(face).face.charToGlyph
    pieces: list[tuple[str, str]] = []
    for sign in text:
        name = face if sign == "\n" or ord(sign) in letters else family.regular
        if pieces and pieces[-1][1] == name:
            pieces[-1] = (pieces[-1][0] + sign, name)
        else:
            pieces.append((sign, name))
    return pieces


def _gap(text: str, spare: float, style: Style) -> float:
    """What justifying adds to each blank and behind each Japanese sign; 0 leaves the line ragged."""
    if style.align != "justify" or spare <= 0:
        return 0.0
    japanese = sum(map(len, _JAPANESE.findall(text)))
    count = japanese + text.count(" ") - (1 if japanese and _JAPANESE.match(text[-1]) else 0)
    gap = spare / count if count else 0.0
    return gap if gap <= (_WIDEST_GAP if japanese else 0.9) * style.size else 0.0


def _evenly(text: str) -> list[str]:
    """`text` cut between Japanese and other signs."""
    pieces, last = list[str](), 0
    for match in _JAPANESE.finditer(text):
        if match.start() > last:
            pieces.append(text[last : match.start()])
        pieces.append(match[0])
        last = match.end()
    return [*pieces, text[last:]] if last < len(text) else pieces


def _tell_language(node: Node, language: str) -> None:
    entry = attributes(Lang=language)
    if entry not in node.attributes:
        node.attributes += entry
