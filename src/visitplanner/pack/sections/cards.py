"""The cards of a day page: one item of the programme each, measured first so that a page can be filled evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.platypus import Flowable

from visitplanner.pack.content import Card, Line, clock, marked, mode_or_kind, short
from visitplanner.pack.design import Page, colour, icon_name, rail, tint
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sheet import dashed, fill, height_of, put
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Text

TIME, ICON = 52.0, 28.0
"""Widths of the columns of times and icons."""
_PADDING, _LOWEST = 13.0, 44.0
"""Above and below a card's texts together; and the height its times need."""
_LEAST = 120.0
"""Less room than this is left free rather than begun with a card that goes on over the page."""


Part = tuple[Flowable, str]
"""A text of a card, and the icon in front of it ("" for none)."""


@dataclass(slots=True)
class CardBox:
    """A card set in its column, or a later piece of one that is higher than a page. Made by `card_box`."""

    card: Card
    page: Page
    width: float
    parts: list[Part]
    node: Node = field(default_factory=lambda: Node("Sect"))
    opening: bool = True
    padding: float = _PADDING
    height: float = 0.0

    def __post_init__(self) -> None:
        high = sum(height_of(part, self.inner) for part, _icon in self.parts) + self.padding
        self.height = max(high, _LOWEST) if self.opening else high

    @property
    def inner(self) -> float:
        """The width of the text column."""
        return self.width - TIME - ICON - 14

    def split(self, room: float) -> tuple[CardBox, CardBox]:
        """What fits into `room` points, and the rest."""
        free = room - self.padding
        kept: list[Part] = []
        for number, (part, icon) in enumerate(self.parts):
            high = height_of(part, self.inner)
            if high <= free:
                kept.append((part, icon))
                free -= high
                continue
            pieces = part.split(self.inner, free)
            rest = [(piece, "") for piece in pieces[1:]] if pieces else [(part, icon)]
            kept += [(pieces[0], icon)] if pieces else []
            return self._piece(kept, self.opening), self._piece(
                [*rest, *self.parts[number + 1 :]], opening=False
            )
        raise ValueError("the card fits: there is nothing to split")

    def _piece(self, parts: list[Part], opening: bool) -> CardBox:
        return CardBox(self.card, self.page, self.width, parts, self.node, opening, self.padding)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the card with its upper left corner at (x, top)."""
        with canvas.artifact("Layout"):
            self._ground(canvas, x, top)
        with canvas.inside(self.node):
            if self.opening:
                self._times(canvas, x + 11, top)
            y = top - self.padding / 2 + 0.5
            left = x + TIME + ICON
            for part, icon in self.parts:
                if icon:
                    with canvas.artifact("Layout"):
                        draw_icon(canvas, icon, left, y - 9.4, 8, colour("muted"))
                y = put(canvas, part, left, y, self.inner)

    def _ground(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        kind, height = self.card.kind, self.height
        unsure = bool(self.card.flag)
        fill(canvas, x, top - height, self.width, height, "#ffffff" if unsure else tint(kind), 4)
        if unsure or kind == "leg":
            dashed(canvas, x + 0.4, top - height + 0.4, self.width - 0.8, height - 0.8, rail(kind), 4, 0.8)
        fill(canvas, x, top - height, 3, height, rail(kind))
        if self.opening:
            draw_icon(canvas, icon_name(mode_or_kind(self.card.slot)), x + TIME + 2, top - 24, 16, rail(kind))

    def _times(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        page, card = self.page, self.card
        start = page.style(10.4, "ink", bold=True, leading=14)
        end = page.style(8.6, "muted", leading=12)
        next_day = bool(card.slot.start and card.slot.end and card.slot.start.date() != card.slot.end.date())
        y = put(canvas, Text(card.start or "—", start), x, top - 5, TIME)
        if card.end:
            y = put(canvas, Text(f"{clock(card.slot.end)}{' +1' if next_day else ''}", end), x, y, TIME)
        word = page.style(6.8, "muted", leading=8.6, hyphenate=False)
        put(canvas, Text(card.kind_word, word), x, y - 0.5, TIME - 2)


def card_box(card: Card, page: Page, width: float, dense: bool = False) -> CardBox:
    """`card` set in a column `width` points wide: title, flag, small lines; `dense` for days that hold much."""
    ink = "muted" if card.cancelled else "ink"
    small = 7.6 if dense else 8.1
    leading = small * (1.42 if page.japanese else 1.3)
    title, picked = page.style(9.2 if dense else 9.8, ink, bold=True), card.title
    mark = Landmark(card.slot.id, short(picked.text), 3)
    parts: list[Part] = [(Text(marked(picked), title, tag="H3", language=picked.language, landmark=mark), "")]
    if card.flag:
        parts.append((Text(card.flag, page.style(small, "alert", bold=True, leading=leading)), ""))
    for line in _joined(card.lines) if dense else card.lines:
        ink, left = ("muted", 12.0) if line.icon else ("soft_ink", 0.0)
        parts.append((Text(line.text, page.style(small, ink, left=left, leading=leading)), line.icon))
    return CardBox(card, page, width, parts, padding=9.0 if dense else _PADDING)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with an icon after the first on one line, as a full day needs; plain text keeps its own."""
    noted = [line for line in lines if line.icon]
    rest = [line for line in lines if not line.icon]
    following = noted[1:]
    joined = [Line(following[0].icon, " · ".join(line.text for line in following))] if following else []
    return [*noted[:1], *joined, *rest]


def paginate(boxes: Sequence[CardBox], first: float, later: float, gap: float = 4.0) -> list[list[CardBox]]:
    """Boxes shared out over pages: `first` points are free on the first page, `later` on the following ones."""
    pages: list[list[CardBox]] = [[]]
    room = first
    for box in boxes:
        rest = box
        while rest.height > room and (pages[-1] or rest.height > later):
            if rest.height > later:
                piece, rest = rest.split(room) if room > _LEAST else (None, rest)
                pages[-1] += [piece] if piece else []
            pages.append([])
            room = later
        pages[-1].append(rest)
        room -= rest.height + gap
    return pages


def spread(boxes: Sequence[CardBox], room: float) -> float:
    """The gap between cards that fills the page, never so wide that the day falls apart."""
    free = room - sum(box.height for box in boxes)
    return min(13.0, max(4.0, free / max(1, len(boxes) - 1)))
