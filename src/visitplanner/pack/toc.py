"""The contents: one line per landmark with a dotted leader, its page number drawn when all pages are known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Self

from reportlab.platypus import Flowable

from visitplanner.pack.lettering import letter_width
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Style, Text, baseline, write


class Contents(Flowable):
    """The table of contents. Its height depends on the titles alone, so one layout pass is enough.

    `styles` are those of level 1, 2 …; `leader` gives the dots their colour. `says` is how a link is read aloud,
    e.g. "Go to {title}".
    """

    def __init__(
        self, landmarks: Sequence[Landmark], styles: Sequence[Style], leader: Style, says: str
    ) -> None:
        super().__init__()
        whole = Node("TOC")
        self.rows = [_Row(landmark, styles, leader, says, whole) for landmark in landmarks]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's
        self.width = availWidth
        self.height = sum(row.wrap(availWidth) for row in self.rows)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Self]:
        self.wrap(availWidth, availHeight)
        height, count = 0.0, 0
        for row in self.rows:
            height += row.height
            if height > availHeight:
                break
            count += 1
        if not 0 < count < len(self.rows):
            return []
        return [self._piece(self.rows[:count]), self._piece(self.rows[count:])]

    def _piece(self, rows: list[_Row]) -> Self:
        piece = object.__new__(type(self))
        piece.__dict__.update(self.__dict__)
        piece.__dict__.pop("_postponed", None)
        piece.rows = rows
        return piece

    def draw(self) -> None:
        top = self.height
        for row in self.rows:
            row.draw(self.canv, top)
            top -= row.height


class _Row:
    """One entry: TOCI › Reference › Link around the title and the page number."""

    def __init__(
        self, landmark: Landmark, styles: Sequence[Style], leader: Style, says: str, whole: Node
    ) -> None:
        self.key, self.style = landmark.key, styles[min(landmark.level, len(styles)) - 1]
        self.leader = self.style.but(bold=False, colour=leader.colour)
        self.says = says.format(title=landmark.short_title)
        self.link = Node("Link", Node("Reference", Node("TOCI", whole)))
        self.figures = 2.4 * self.style.size
        narrow = self.style.but(right=self.style.right + self.figures)
        self.title = Text(landmark.short_title + " ", narrow, node=self.link)

    def wrap(self, width: float) -> float:
        """The row's height at this width, the space around it included."""
        self.width = width
        self.height = self.style.before + self.title.wrap(width, 0)[1] + self.style.after
        return self.height

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw with the upper edge at `top`."""
        top -= self.style.before
        bottom = top - self.title.height
        self.title.drawOn(canvas, 0, bottom)
        y = bottom + self.style.leading - baseline(self.style)
        with canvas.artifact("Layout"):
            self._draw_leader(canvas, self.style.left + self.title.lines[-1].width, y)
        right = self.width - self.style.right
        with canvas.marked(self.link):
            canvas.defer(partial(_write_page, key=self.key, right=right, y=y, style=self.style))
        if not canvas.quiet:
            box = (self.style.left, bottom, right, top)
            canvas.link(box, canvas.element(self.link), f"#{self.key}", self.says)

    def _draw_leader(self, canvas: TaggedCanvas, start: float, y: float) -> None:
        """Dots on a grid counted from the right, so that those of all rows stand under each other."""
        style = self.leader
        step = style.size * 0.55
        end = self.width - self.style.right - self.figures
        count = int((end - start - style.size * 0.6) / step)
        if count < 3:
            return
        dot = letter_width(style.family.regular, ".") * style.size
        write(canvas, end - count * step, y, "." * count, style, tracking=step - dot)


def _write_page(canvas: TaggedCanvas, key: str, right: float, y: float, style: Style) -> None:
    page = canvas.page_of.get(key)
    if page:
        write(canvas, right, y, str(page), style, "right")
