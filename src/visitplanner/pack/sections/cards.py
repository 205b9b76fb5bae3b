"""The cards of a day page: one item of the programme each, measured first so that a page can be filled evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from visitplanner.pack.content import Card, Line, clock, marked, mode_or_kind
from visitplanner.pack.design import Page, colour, icon_name, rail, tint
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sheet import fill, height_of, put
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Text

TIME, ICON = 52.0, 28.0
"""Widths of the columns of times and icons."""


@dataclass(slots=True)
class CardBox:
    """A card set in its column: its parts are laid out once; `height` includes the padding."""

    card: Card
    page: Page
    width: float
    parts: list[tuple[Flowable, float]] = field(default_factory=list)
    height: float = 0.0

    def __post_init__(self) -> None:
        self.parts = [(part, height_of(part, self.inner)) for part in self._texts()]
        self.height = max(sum(height for _part, height in self.parts) + 13, 47.0)

    @property
    def inner(self) -> float:
        """The width of the text column."""
        return self.width - TIME - ICON - 14

    def _texts(self) -> list[Flowable]:
        page, card = self.page, self.card
        ink = "muted" if card.cancelled else "ink"
        title = page.style(9.8, ink, bold=True, hyphenate=True)
        picked = card.title
        mark = Landmark(card.slot.id, picked.text, 3)
        texts: list[Flowable] = [
            Text(marked(picked), title, tag="H3", language=picked.language, landmark=mark)
        ]
        if card.flag:
            texts.append(Text(card.flag, page.style(8.1, "alert", bold=True)))
        texts += [self._line(line) for line in card.lines]
        return texts

    def _line(self, line: Line) -> Text:
        style = self.page.style(8.1, "muted" if line.icon else "soft_ink", left=12.0 if line.icon else 0.0)
        return Text(line.text, style)

    def _icons(self) -> list[str]:
        return ["", *([""] if self.card.flag else []), *(line.icon for line in self.card.lines)]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the card with its upper left corner at (x, top)."""
        with canvas.artifact("Layout"):
            self._ground(canvas, x, top)
        with canvas.inside(Node("Sect")):
            self._times(canvas, x + 11, top)
            y = top - 6
            left = x + TIME + ICON
            for (part, _height), icon in zip(self.parts, self._icons(), strict=True):
                if icon:
                    with canvas.artifact("Layout"):
                        draw_icon(canvas, icon, left, y - 9.4, 8, colour("muted"))
                y = put(canvas, part, left, y, self.inner)

    def _ground(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        kind, height = self.card.kind, self.height
        unsure = bool(self.card.flag)
        fill(canvas, x, top - height, self.width, height, "#ffffff" if unsure else tint(kind), 4)
        if unsure or kind == "leg":
            canvas.setStrokeColor(HexColor(rail(kind)))
            canvas.setLineWidth(0.8)
            canvas.setDash([3, 2.4])
            canvas.roundRect(x + 0.4, top - height + 0.4, self.width - 0.8, height - 0.8, 4, stroke=1, fill=0)
            canvas.setDash([])
        fill(canvas, x, top - height, 3, height, rail(kind))
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


def paginate(boxes: Sequence[CardBox], first: float, later: float, gap: float = 4.0) -> list[list[CardBox]]:
    """Boxes shared out over pages: `first` points are free on the first page, `later` on the following ones."""
    pages: list[list[CardBox]] = [[]]
    room = first
    for box in boxes:
        if pages[-1] and box.height > room:
            pages.append([])
            room = later
        pages[-1].append(box)
        room -= box.height + gap
    return pages


def spread(boxes: Sequence[CardBox], room: float) -> float:
    """The gap between cards that fills the page, never so wide that the day falls apart."""
    free = room - sum(box.height for box in boxes)
    return min(13.0, max(4.0, free / max(1, len(boxes) - 1)))
