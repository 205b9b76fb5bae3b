"""The board's entries laid out: boxes by item, what lies where, and what changed between two layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from visitplanner.gui.board import geometry
from visitplanner.gui.board.entries import DayHead, Entry
from visitplanner.gui.board.geometry import Box, Grid

EDGE = 6
"""Pixels along the lower edge of a session where it is stretched rather than moved."""
_NOTHING = Grid((), 9 * 60, 18 * 60, geometry.MIN_COLUMN, 1)


class Sheet:
    """One layout, and how far it is scrolled. Rectangles given out are in view coordinates.

    `bars` are the rows to be left for bookings; `laid` is called after every layout.
    """

    def __init__(self) -> None:
        self.grid = _NOTHING
        self.heads: tuple[DayHead, ...] = ()
        self.boxes: tuple[Box, ...] = ()
        self.body: tuple[Box, ...] = ()
        self.strip: tuple[Box, ...] = ()
        self.gaps: tuple[tuple[QRectF, Entry], ...] = ()
        self.scroll = QPoint()
        self.bars = 0
        self.laid: Callable[[], None] = lambda: None
        self._first: dict[str, Box] = {}
        self._columns = geometry.Columns()

    def lay(
        self,
        entries: Sequence[Entry],
        heads: Sequence[DayHead],
        size: QSize,
        *,
        zoom: float,
        unit: float,
        clocks: int,
    ) -> None:
        """Lay `entries` out in a view of `size`."""
        days = [head.date for head in heads]
        self.heads = tuple(heads)
        self.grid = geometry.fit(
            days, entries, size.width(), size.height(), zoom=zoom, unit=unit, clocks=clocks, bars=self.bars
        )
        self.boxes = self._columns.boxes(entries, self.grid)
        self.strip = tuple(box for box in self.boxes if box.entry.slot.start is None)
        self.body = tuple(box for box in self.boxes if box.entry.slot.start is not None)
        self.gaps = geometry.gaps(self.body)
        self._first = {}
        for box in self.boxes:
            self._first.setdefault(box.id, box)
        self.laid()

    @property
    def by_id(self) -> Mapping[str, Box]:
        """The blocks of the items (not their stubs)."""
        return self._first

    def box(self, id: str) -> Box | None:
        """The block of an item (not its stub)."""
        return self._first.get(id)

    def rect(self, box: Box) -> QRect:
        """Where `box` is on the view, on whole pixels."""
        return self.shown(box.rect)

    def shown(self, rect: QRectF) -> QRect:
        """A content rectangle on the view: the strip under the heads does not scroll up and down."""
        lift = 0 if rect.bottom() <= self.grid.head else self.scroll.y()
        left, top = round(rect.left()) - self.scroll.x(), round(rect.top()) - lift
        return QRect(
            left, top, round(rect.right()) - round(rect.left()), round(rect.bottom()) - round(rect.top())
        )

    def near(self, boxes: Iterable[Box], area: QRect) -> list[Box]:
        """Those of `boxes` that lie in the `area` of the view or touch it."""
        wanted = QRectF(area.adjusted(-4, -4, 4, 4)).translated(self.scroll.x(), 0)
        below = wanted.translated(0, self.scroll.y())
        head = self.grid.head
        return [box for box in boxes if box.rect.intersects(wanted if box.rect.bottom() <= head else below)]

    def content(self, at: QPoint | QPointF) -> QPointF:
        """A view point in content coordinates."""
        return QPointF(at.x() + self.scroll.x(), at.y() + self.scroll.y())

    def in_body(self, at: QPoint) -> bool:
        """Whether a view point lies among the hours."""
        right = self.grid.x(len(self.grid.days)) - self.scroll.x()
        return at.y() >= self.grid.head and self.grid.gutter <= at.x() < right

    def head_at(self, at: QPoint) -> DayHead | None:
        """The day whose head lies under a view point."""
        if at.y() >= self.grid.head or at.x() < self.grid.gutter or not self.heads:
            return None
        index = int((at.x() + self.scroll.x() - self.grid.gutter) // self.grid.column)
        return self.heads[index] if index < len(self.heads) else None

    def at(self, at: QPoint) -> Box | None:
        """The topmost box under a view point."""
        if at.x() < self.grid.gutter:
            return None
        boxes = self.strip if at.y() < self.grid.head else self.body
        return next((box for box in reversed(boxes) if self.rect(box).contains(at)), None)

    def on_edge(self, box: Box, at: QPoint) -> bool:
        """Whether a view point is on the edge that stretches `box`."""
        rect = self.rect(box)
        stretches = box.entry.kind == "session" and box.entry.slot.start is not None and not box.stub
        return stretches and rect.height() >= 2 * EDGE and at.y() > rect.bottom() - EDGE

    def difference(self, before: Sequence[Box]) -> list[QRect]:
        """What must be painted again after a layout that had the boxes `before` on the same grid."""
        was, now = {id(box) for box in before}, {id(box) for box in self.boxes}
        old = {(box.id, box.stub): box for box in before if id(box) not in now}
        new = {(box.id, box.stub): box for box in self.boxes if id(box) not in was}
        found = []
        for key in old.keys() | new.keys():
            one, other = old.get(key), new.get(key)
            if one is None or other is None or one.rect != other.rect or one.entry is not other.entry:
                found += [self.rect(box).adjusted(-3, -3, 3, 3) for box in (one, other) if box]
        return found

    @staticmethod
    def hidden_by(rect: QRect, body: QRect) -> QPoint:
        """How far to scroll so that `rect` shows inside `body`; its beginning where it is too large."""
        if not rect.isValid() or rect.bottom() <= body.top():
            return QPoint()
        steps = []
        for low, high, first, last in (
            (rect.left(), rect.right(), body.left(), body.right()),
            (rect.top(), rect.bottom(), body.top(), body.bottom()),
        ):
            if low < first or high - low > last - first:
                steps.append(low - first - 6)
            else:
                steps.append(high - last + 6 if high > last else 0)
        return QPoint(*steps)
