"""The day board: a list view that paints time. Model, selection, keyboard and screen reader stay Qt's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QKeyCombination, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from visitplanner.gui.board.canvas import Canvas
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.choosing import Choosing
from visitplanner.gui.board.clipboard import Spot
from visitplanner.gui.board.cursor import moved
from visitplanner.gui.board.day_walk import walk
from visitplanner.gui.board.entries import DayHead, Entry
from visitplanner.gui.board.holding import Holding
from visitplanner.gui.board.keys import act
from visitplanner.gui.board.model import Column, ProgrammeModel
from visitplanner.gui.board.pointer import Pointer
from visitplanner.gui.board.sheet import Sheet
from visitplanner.gui.board.title_editor import TitleDelegate
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

ZOOM_STEP = 1.15
_FIT = QKeyCombination(Qt.Key.Key_0)
_SECOND_CLOCK = QKeyCombination(Qt.Key.Key_Z)


class DayBoard(Speaking, Choosing, QListView):
    """Days as columns in the local time of each day's place. Show it entries; it asks `changes` for every change."""

    chosen = Signal(tuple)
    """Other items are chosen: their ids in programme order, () for none."""
    day_chosen = Signal(object)
    """The head of a day was pressed: its date."""
    second_clock_wanted = Signal()
    """The key for the second clock was pressed."""
    carried_away = Signal(bool)
    """What the mouse carries is over the tray, or no longer."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes
        self.sheet = Sheet()
        self.pointer = Pointer(self)
        self.holding = Holding(self)
        self.canvas = Canvas(self.sheet, self.pointer, self.holding)
        self.tray_at: Callable[[QPoint], bool] = lambda _at: False
        self._rows = ProgrammeModel((Column.TITLE,), changes.write_cell, self)
        self._heads: tuple[DayHead, ...] = ()
        self._zoom = 1.0
        self._build()

    def _build(self) -> None:
        self.setModel(self._rows)
        self.setItemDelegate(TitleDelegate(self.changes, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self._redress)
        self.changes.held.connect(self.holding.hold)
        self.holding.changed.connect(self._show_held)
        self.changes.cut_changed.connect(self.viewport().update)
        self.retranslate()

    # ------------------------------------------------------------------ what it shows
    def show_programme(
        self, entries: Sequence[Entry], heads: Sequence[DayHead], *, home_zone: str, sample: bool = False
    ) -> None:
        """Show the scheduled `entries` under `heads`; `home_zone` is that of the second clock, "" for none."""
        before, grid, stale = self.sheet.boxes, self.sheet.grid, tuple(heads) != self._heads
        self.canvas.home, self.canvas.sample, self._heads = home_zone, sample, tuple(heads)
        self._rows.show(tuple(entries))
        self._lay()
        changed = self.sheet.difference(before) if self.sheet.grid == grid else [self.viewport().rect()]
        for rect in [*changed, *(self.canvas.margins(self.viewport().size()) if stale else ())]:
            self.viewport().update(rect)
        self.pointer.settle()

    def set_now(self, now: dt.datetime) -> None:
        """Draw the now-line at `now`."""
        self.canvas.now = now
        self.viewport().update()

    def set_second_clock(self, shown: bool) -> None:
        """Whether the gutter has the home zone's clock too."""
        self.canvas.second_clock = shown
        self._lay()
        self.viewport().update()

    def zoom(self, factor: float, *, anchor: int | None = None) -> None:
        """Stretch time by `factor`, keeping what is at view height `anchor` in place; 0 fits the day again."""
        anchor = self.viewport().height() // 2 if anchor is None else anchor
        minute = self.sheet.grid.minute(anchor + self.sheet.scroll.y())
        self._zoom = max(0.6, min(6.0, self._zoom * factor)) if factor else 1.0
        self._lay()
        self.verticalScrollBar().setValue(round(self.sheet.grid.y(minute)) - anchor)
        self.viewport().update()

    # ------------------------------------------------------------------ the current item
    @property
    def day(self) -> dt.date | None:
        """The day chosen as a whole."""
        return self.canvas.day

    def choose(self, *ids: str) -> None:
        """Choose those of the items `ids` that are scheduled."""
        self.mark_day(None)
        if ids:
            self.pointer.spot = None
        super().choose(*ids)

    def mark_day(self, day: dt.date | None) -> None:
        """Show the head of `day` as chosen."""
        if self.canvas.day != day:
            self.canvas.day = day
            self.viewport().update()

    @property
    def spot(self) -> Spot | None:
        """The date and time on empty ground that was pressed last."""
        return self.pointer.spot

    def menu_spot(self) -> QPoint:
        """Where the menu of the day chosen opens."""
        index = self.sheet.grid.index(self.day) or 0
        return QPoint(round(self.sheet.grid.x(index)) - self.sheet.scroll.x() + 8, theme.px(30))

    def carried_area(self) -> list[QRect]:
        """The rectangles that show what the mouse carries."""
        return self.canvas.carried_area(self.viewport().size())

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setAccessibleName(_("Day board"))
        self._redress()

    # ------------------------------------------------------------------ inside
    def _show_held(self, id: str) -> None:
        for rect in self.canvas.held_area(self.viewport().size(), id):
            self.viewport().update(rect)

    def _redress(self) -> None:
        self.canvas.clear()
        self._lay()
        self.viewport().update()

    def _lay(self) -> None:
        self.sheet.lay(
            self._rows.entries(), self._heads, self.viewport().size(),
            zoom=self._zoom, unit=theme.scale, clocks=self.canvas.clocks,
        )  # fmt: skip
        self.updateGeometries()

    # ------------------------------------------------------------------ Qt overrides
    def visualRect(self, index: Any) -> QRect:
        """Qt override."""
        row = self._rows.row(index)
        box = self.sheet.box(row.id) if row else None
        return self.sheet.rect(box) if box else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt override."""
        box = self.sheet.at(point)
        return self._rows.place_of(box.id) if box else QModelIndex()

    def moveCursor(self, action: Any, modifiers: Any) -> QModelIndex:
        """Qt override."""
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        row = moved(self._rows.entries(), self.currentIndex().row(), action, far=far)
        return self._rows.index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        """Qt override."""
        by = self.sheet.hidden_by(self.visualRect(index), self.canvas.body(self.viewport().size()))
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() + step)

    def horizontalOffset(self) -> int:
        """Qt override."""
        return self.sheet.scroll.x()

    def verticalOffset(self) -> int:
        """Qt override."""
        return self.sheet.scroll.y()

    def updateGeometries(self) -> None:
        """Qt override."""
        size, grid = self.viewport().size(), self.sheet.grid
        upright, level = self.verticalScrollBar(), self.horizontalScrollBar()
        for bar, whole, page in ((upright, grid.height, size.height()), (level, grid.width, size.width())):
            bar.setRange(0, max(0, int(whole) - page))
            bar.setPageStep(page)
        self.sheet.scroll = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt override."""
        self.sheet.scroll = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        self.viewport().update()

    def dataChanged(self, first: Any, last: Any, roles: Any = ()) -> None:
        """Qt override: a list would lay itself out and paint everything again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        QAbstractItemView.resizeEvent(self, event)
        self._lay()

    def paintEvent(self, event: Any) -> None:
        """Qt override."""
        painter = QPainter(self.viewport())
        self.canvas.paint(
            painter, QRegion(event.region()), self.viewport().size(), self.devicePixelRatioF(), self.entry(),
            self.selected(), focused=self.hasFocus(),
        )  # fmt: skip
        painter.end()

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt override."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            self.viewport().update(self.visualRect(index).adjusted(-3, -3, 3, 3))

    def mousePressEvent(self, event: Any) -> None:
        """Qt override."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: Any) -> None:
        """Qt override."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: Any) -> None:
        """Qt override."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Qt override."""
        self.pointer.double_click(event)

    def leaveEvent(self, event: Any) -> None:
        """Qt override."""
        self.pointer.leave()

    def wheelEvent(self, event: Any) -> None:
        """Qt override."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom(ZOOM_STEP**steps, anchor=event.position().toPoint().y())
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if self.pointer.key(event.key()):
            return
        if (factor := _zoom_of(event)) is not None:
            self.zoom(factor)
        elif event.keyCombination() == _SECOND_CLOCK:
            self.second_clock_wanted.emit()
        elif self.state() == self.State.EditingState or not (
            act(self, event) or walk(self, event, self._heads, self._rows.entries())
        ):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Control:
            self.pointer.ripple_held(False)
        super().keyReleaseEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Qt override: single letters act here."""


def _zoom_of(event: QKeyEvent) -> float | None:
    """How a key zooms, 0 to fit the day; None where it does not."""
    if event.matches(QKeySequence.StandardKey.ZoomIn):
        return ZOOM_STEP
    if event.matches(QKeySequence.StandardKey.ZoomOut):
        return 1 / ZOOM_STEP
    return 0.0 if event.keyCombination() == _FIT else None
