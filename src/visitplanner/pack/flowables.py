"""Building blocks with a meaning: figures, lists, tables, groups. They flow in Platypus frames like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from reportlab.platypus import Flowable, Table

from visitplanner.pack.structure import (
    Element,
    Node,
    attributes,
    box_attributes,
    cell_attributes,
    list_attributes,
)
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Content, Label, Style, Text, width_of

Cell: TypeAlias = "Content | Flowable | Sequence[Flowable] | None"


class Figure(Flowable):
    """A drawing with a text alternative; `paint(canvas, width, height)` draws from the lower left corner.

    Nothing inside is tagged: `alt` says it all.
    """

    def __init__(
        self,
        width: float,
        height: float,
        alt: str,
        paint: Callable[[TaggedCanvas, float, float], None],
        *,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        super().__init__()
        self.width, self.height, self.alt, self.paint = width, height, alt, paint
        self.spaceBefore, self.spaceAfter = before, after
        self.node: Node | None = None

    def draw(self) -> None:
        canvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = box_attributes(left, bottom, left + self.width, bottom + self.height)
        self.node = self.node or Node("Figure")
        self.node.attributes = attributes(Alt=self.alt) + box
        with canvas.marked(self.node):
            self.paint(canvas, self.width, self.height)


class Group(Flowable):
    """Flowables one under the other as one block that is not split, inside one element.

    `paint(canvas, width, height)` draws an artifact behind them (a tint, a frame); `padding` is left, bottom,
    right, top.
    """

    def __init__(
        self,
        parts: Sequence[Flowable],
        *,
        node: Node | None = None,
        padding: tuple[float, float, float, float] = (0, 0, 0, 0),
        paint: Callable[[TaggedCanvas, float, float], None] | None = None,
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
    ) -> None:
        super().__init__()
        self.parts, self.node, self.padding, self.paint = parts, node, padding, paint
        self.spaceBefore, self.spaceAfter, self.keepWithNext = before, after, int(keep_with_next)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        left, bottom, right, top = self.padding
        inner = availWidth - left - right
        self.width, self.height, self.tops = availWidth, bottom + top, list[float]()
        spent = 0.0
        for number, part in enumerate(self.parts):
            before = max(part.getSpaceBefore(), spent) if number else 0.0
            _width, height = part.wrapOn(getattr(self, "canv", None), inner, availHeight)
            self.height += before + height
            self.tops.append(self.height - bottom)
            spent = part.getSpaceAfter()
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        if self.paint:
            with canvas.artifact("Layout"):
                self.paint(canvas, self.width, self.height)
        if self.node:
            canvas.enter(self.node)
        for part, reached in zip(self.parts, self.tops, strict=True):
            part.drawOn(canvas, self.padding[0], self.height - reached)
        if self.node:
            canvas.leave()


def heading(
    content: Content, style: Style, level: int, landmark: Landmark | None = None, language: str = ""
) -> Text:
    """A heading H1 to H3. It stays with what follows."""
    text = Text(content, style, tag=f"H{level}", language=language, landmark=landmark)
    text.keepWithNext = 1
    return text


def bullets(
    items: Sequence[Content],
    style: Style,
    *,
    mark: str = "•",
    first: int | None = None,
    language: str = "",
    parent: Node | None = None,
) -> list[Text]:
    """A list; with `first` a numbered one, counting from there."""
    marks = [mark if first is None else f"{first + index}." for index in range(len(items))]
    whole = Node("L", parent, list_attributes(mark if first is None else "."))
    indent = mark_indent(marks, style)
    return [
        item(content, style, whole, sign, indent, language)
        for content, sign in zip(items, marks, strict=True)
    ]


def mark_indent(marks: Sequence[str], style: Style) -> float:
    """The indent of a list whose items begin with `marks`."""
    return max([1.2 * style.size, *(width_of(mark, style) + 0.5 * style.size for mark in marks)])


def item(content: Content, style: Style, whole: Node, mark: str, indent: float, language: str = "") -> Text:
    """One item of the list `whole`; further blocks of it belong to the text's `node`."""
    entry = Node("LI", whole)
    label = Label(mark, indent, Node("Lbl", entry), "right" if mark[-1:] == "." else "left")
    inner = style.but(left=style.left + indent)
    return Text(content, inner, node=Node("LBody", entry), label=label, language=language)


# ---- tables


class _Plan(NamedTuple):
    """What a table's pieces share: its element, how many rows and columns are headers."""

    node: Node
    head_columns: int


class TaggedTable(Table):
    """Platypus' table, telling the canvas its rows and cells. Made by `table`; split pieces stay one element."""

    plan: _Plan
    continued = False
    _repeating = False

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        pieces = super().split(availWidth, availHeight)
        for number, piece in enumerate(pieces):
            piece.plan = self.plan
            piece.continued = self.continued or number > 0
        return pieces

    def _splitCell(
        self, value: Sequence[Flowable], style: Any, _oldHeight: float, newHeight: float, width: float
    ) -> Sequence[tuple[Flowable, ...]]:
        """Platypus' own forgets the padding beside the parts, and so cuts at other lines than are drawn."""
        room = width - style.leftPadding - style.rightPadding
        left = newHeight - style.topPadding - style.bottomPadding
        kept, moved = list[Flowable](), list[Flowable]()
        for part in value:
            height = part.wrap(room, left)[1]
            if moved:
                moved.append(part)
            elif height <= left:
                kept.append(part)
                left -= height + part.getSpaceAfter()
            else:
                pieces = part.split(room, left)
                kept += pieces[:1]
                moved += pieces[1:] or [part]
        return (tuple(kept), tuple(moved)) if kept or not value else ()


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float | None],
    style: Style,
    *,
    head: Style | None = None,
    head_columns: int = 0,
    commands: Sequence[tuple[Any, ...]] = (),
    node: Node | None = None,
    language: str = "",
    before: float = 0.0,
    after: float = 0.0,
) -> TaggedTable:
    """A table. With `head` (a style) the first row is the header, repeated on every page.

    The first `head_columns` columns head their rows. Plain cells are set in `style`; `commands` are Platypus
    table commands (BACKGROUND, LINEBELOW, SPAN …).
    """
    cells = [
        [_cell(value, head if head and not number else style, language) for value in row]
        for number, row in enumerate(rows)
    ]
    made = TaggedTable(
        cells,
        colWidths=list(widths),
        repeatRows=1 if head else 0,
        splitInRow=72,  # only a row higher than a page is cut, and not into slivers
        renderCB=_render,
        spaceBefore=before,
        spaceAfter=after,
        # Without a font of ours Platypus refers to Helvetica, which is not embedded.
        style=[
            ("FONT", (0, 0), (-1, -1), style.family.regular, style.size),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *commands,
        ],
    )
    made.plan = _Plan(node or Node("Table"), head_columns)
    return made


def _cell(value: Cell, style: Style, language: str) -> list[Flowable]:
    if isinstance(value, Flowable):
        return [value]
    if not value:
        return []
    if isinstance(value, str) or not isinstance(value[0], Flowable):
        return [Text(value, style, tag=None, language=language)]
    return list(value)


def _render(table: TaggedTable, event: str, *facts: Any) -> None:
    """Platypus' hook while a table draws itself."""
    canvas: TaggedCanvas = table.canv
    if event == "startTable":
        canvas.enter(table.plan.node)
    elif event in ("startBG", "startLines"):
        canvas.begin_artifact("Layout")
    elif event in ("endBG", "endLines"):
        canvas.end_mark()
    elif event == "startRow":
        table._repeating = table.continued and facts[0] < table.repeatRows
        if table._repeating:
            canvas.begin_artifact("Pagination")
        else:
            canvas.enter("TR")
    elif event == "startCell" and not table._repeating:
        _enter_cell(canvas, table, facts[0], facts[1])
    elif event == "endRow" and table._repeating:
        canvas.end_mark()
    elif event in ("endTable", "endRow") or (event == "endCell" and not table._repeating):
        canvas.leave()


def _enter_cell(canvas: TaggedCanvas, table: TaggedTable, row: int, column: int) -> Element:
    rows = columns = 1
    if table._spanCmds:
        left, top, right, bottom = table._spanRanges[column, row]
        rows, columns = bottom - top + 1, right - left + 1
    scope = "Column" if row < table.repeatRows else "Row" if column < table.plan.head_columns else ""
    return canvas.enter("TH" if scope else "TD", cell_attributes(scope, columns, rows))
