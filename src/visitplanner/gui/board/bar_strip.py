"""The bookings over the days, between the heads of the board and its hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QToolTip

from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.board.bars import Bar, BarPainter, bars, stretch
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.booking_changes import BookingChanges
from visitplanner.gui.board.entries import DayHead
from visitplanner.gui.board.geometry import BAR, HEAD
from visitplanner.gui.board.pull import Grip, Pull
from visitplanner.gui.booking_words import ICONS, days_of, named
from visitplanner.gui.parts.rows import Row, RowModel, Tag
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

ROWS = 3
"""How many rows show at once; the others are reached by wheel and keys."""
EDGE = 7
"""Pixels at an end of a bar where it is pulled longer or shorter."""
_BACK = (
    QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
)  # fmt: skip
_ENDS = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class BarStrip(Speaking, QListView):
    """Lies on `board` and scrolls with it. Without bookings it takes no room."""

    def __init__(self, board: DayBoard, changes: BookingChanges) -> None:
        super().__init__(board.viewport())
        self.changes = changes
        self.rows = RowModel(self)
        self.bars: tuple[Bar, ...] = ()
        self.pull: Pull | None = None
        self._board, self._pressed = board, QPoint()
        self._names: dict[str, str] = {}
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._board.sheet.laid = self.fit
        self._board.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.retranslate()

    # ------------------------------------------------------------------ what it shows
    def show_bookings(self, snapshot: Snapshot, heads: Sequence[DayHead]) -> None:
        """Show what is booked over the days of `heads`; the board has still to be laid out."""
        self.bars = bars(snapshot, [head.date for head in heads])
        self._names = {bar.id: named(snapshot, bar.booking) for bar in self.bars}
        kept = self.bar(self.currentIndex())
        self.rows.fill([_row(bar, self._names[bar.id]) for bar in self.bars])
        self._board.sheet.bars = min(ROWS, self._count)
        focused = self.hasFocus()
        self.setVisible(bool(self.bars))
        if focused and not self.bars:
            self._board.setFocus()
        self.updateGeometries()
        if kept is None or all(bar.id != kept.id for bar in self.bars):
            self.pull = None
        self.viewport().update()

    def fit(self) -> None:
        """Take the place the board leaves."""
        top = theme.px(HEAD)
        place = QRect(0, top, self._board.viewport().width(), round(self._board.sheet.grid.strip_top) - top - 1)
        if place != self.geometry():
            self.setGeometry(place)
        self.viewport().update()

    def bar(self, index: QModelIndex) -> Bar | None:
        """The bar of a row."""
        return self.bars[index.row()] if index.isValid() and index.row() < len(self.bars) else None

    def retranslate(self) -> None:
        """Name the list; its rows come with the next snapshot."""
        self.setAccessibleName(_("Bookings"))

    # ------------------------------------------------------------------ inside
    @property
    def _count(self) -> int:
        return max((bar.row + 1 for bar in self.bars), default=0)

    @property
    def _hidden(self) -> tuple[Bar, ...]:
        """What does not show until somebody scrolls."""
        return tuple(bar for bar in self.bars if bar.row >= ROWS)

    def _rect(self, bar: Bar) -> QRectF:
        """Where a bar lies on the view; the one being pulled where it would be."""
        grid, where = self._board.sheet.grid, bar.stretch
        if self.pull is not None and bar.id == self.pull.booking.id:
            where = stretch(self.pull.held, grid.days) or where
        left = grid.gutter + where.first * grid.column - self._board.sheet.scroll.x()
        height = theme.px(BAR)
        top = 1 + bar.row * height - self.verticalOffset()
        return QRectF(left + 3, top, (where.last - where.first) * grid.column - 5, height - 2)

    def _column(self, at: QPoint) -> int:
        return self._board.sheet.grid.day_at(at.x() + self._board.sheet.scroll.x())

    def _grip(self, bar: Bar, at: QPoint) -> Grip:
        rect = self._rect(bar)
        if at.x() <= rect.left() + EDGE and not bar.stretch.before:
            return Grip.START
        return Grip.END if at.x() >= rect.right() - EDGE and not bar.stretch.after else Grip.ALL

    def _hold(self, at: QPoint) -> Pull | None:
        """What is held at a view point."""
        grid = self._board.sheet.grid
        if at.x() < grid.gutter or not grid.days or not access.writable:
            return None
        column, bar = self._column(at), self.bar(self.indexAt(at))
        if bar is None:
            return Pull.new(grid.days, column)
        return Pull(bar.booking, self._grip(bar, at), grid.days, column, column)

    def _drop(self, pull: Pull) -> None:
        start, end = pull.held.start, pull.held.end
        if start is None or end is None:
            return
        if pull.grip is Grip.NEW:
            self.changes.add(start, end)
        else:
            self.changes.set_dates(pull.booking, start, end)

    def _paint_bars(self, painter: QPainter) -> None:
        drawing, gutter = BarPainter(painter, self.devicePixelRatioF()), self._board.sheet.grid.gutter
        drawing.gutter(gutter, self.viewport().height(), len(self._hidden))
        area = self.viewport().rect().adjusted(round(gutter), 1, 0, 0)
        painter.setClipRect(area.adjusted(0, 0, 0, min(ROWS, self._count) * theme.px(BAR) - area.height()))
        shown = self.bars
        held = self.pull.held if self.pull and not self.pull.idle else None
        if held and not held.id and (where := stretch(held, self._board.sheet.grid.days)):
            shown = (*shown, Bar(held, where, (self._pressed.y() + self.verticalOffset()) // theme.px(BAR)))
        current = self.bar(self.currentIndex()) if self.hasFocus() else None
        for bar in sorted(shown, key=lambda bar: held is not None and bar.id == held.id):
            pulled = held if held is not None and bar.id == held.id else None
            text = days_of(pulled) if pulled else self._names[bar.id]
            drawing.bar(self._rect(bar), bar, text, ICONS[bar.booking.kind], left=gutter)
            if pulled or bar is current:
                drawing.ring(self._rect(bar))

    # ------------------------------------------------------------------ Qt overrides
    def visualRect(self, index: Any) -> QRect:
        """Qt override."""
        bar = self.bar(index)
        return self._rect(bar).toRect() if bar else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt override."""
        if point.x() >= self._board.sheet.grid.gutter:
            for n, bar in enumerate(self.bars):
                if self._rect(bar).contains(QPointF(point)):
                    return self.rows.index(n)
        return QModelIndex()

    def visualRegionForSelection(self, _selection: Any) -> QRegion:
        """Qt override."""
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: Any, _modifiers: Any) -> QModelIndex:
        """Qt override: through the bars in the order of their days."""
        here, last = self.currentIndex().row(), len(self.bars) - 1
        row = _ENDS.get(action, here - 1 if action in _BACK else here + 1)
        return self.rows.index(last if row == -1 and action in _ENDS else max(0, min(row, last)))

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        """Qt override: sideways the board goes along."""
        bar = self.bar(index)
        if bar is None or not self.isVisible():
            return
        upright, step = self.verticalScrollBar(), theme.px(BAR)
        low, high = (bar.row - ROWS + 1) * step, bar.row * step
        upright.setValue(max(low, min(upright.value(), high)))
        rect, level = self.visualRect(index), self._board.horizontalScrollBar()
        room = round(self._board.sheet.grid.gutter), self.viewport().width()
        if rect.left() >= room[1] or rect.right() <= room[0]:
            level.setValue(level.value() + rect.left() - room[0] - 6)
        self.viewport().update()

    def verticalOffset(self) -> int:
        """Qt override."""
        return self.verticalScrollBar().value()

    def updateGeometries(self) -> None:
        """Qt override."""
        self.verticalScrollBar().setRange(0, max(0, self._count - ROWS) * theme.px(BAR))
        self.verticalScrollBar().setSingleStep(theme.px(BAR))
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Qt override."""
        self.viewport().update()

    def paintEvent(self, _event: Any) -> None:
        """Qt override."""
        painter, grid = QPainter(self.viewport()), self._board.sheet.grid
        area = self.viewport().rect()
        painter.fillRect(area, theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(area.width(), 0.5))
        painter.setClipRect(area.adjusted(round(grid.gutter), 0, 0, 0))
        for index in range(1, len(grid.days) + 1):
            x = round(grid.x(index) - self._board.sheet.scroll.x()) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
        painter.setClipping(False)
        self._paint_bars(painter)
        painter.end()

    def viewportEvent(self, event: Any) -> bool:
        """Qt override: the words a bar may be too short for."""
        index = self.indexAt(event.pos()) if event.type() == QEvent.Type.ToolTip else QModelIndex()
        if index.isValid():
            row = self.rows.rows[index.row()]
            about = tongue.language.series((*map(str, row.lines), *(tag.text for tag in row.tags)))
            QToolTip.showText(event.globalPos(), plain_tip(f"{row.title}\n{about}"), self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        """Qt override."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        self.selectionModel().setCurrentIndex(index, _SELECT)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self.pull = at, self._hold(at)

    def mouseMoveEvent(self, event: Any) -> None:
        """Qt override."""
        at = event.position().toPoint()
        if self.pull is None:
            bar = self.bar(self.indexAt(at))
            ends = bar is not None and self._grip(bar, at) is not Grip.ALL
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor)
        elif (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.pull = self.pull.to(self._column(at))
            self.viewport().update()

    def mouseReleaseEvent(self, event: Any) -> None:
        """Qt override: pulled, it is changed; else it is opened."""
        at, pull = event.position().toPoint(), self.pull
        self.pull = None
        self.viewport().update()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if pull is not None and not pull.idle:
            self._drop(pull)
        elif (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            aside = at.x() < self._board.sheet.grid.gutter
            bar = next(iter(self._hidden), None) if aside else self.bar(self.indexAt(at))
            if bar is not None:
                self.changes.opened.emit("booking", bar.id)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        bar, key = self.bar(self.currentIndex()), event.key()
        if key == Qt.Key.Key_Escape and self.pull is not None:
            self.pull = None
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bar:
            self.changes.opened.emit("booking", bar.id)
        elif key == Qt.Key.Key_Delete and bar:
            self.changes.delete(bar.booking)
        else:
            super().keyPressEvent(event)


def _row(bar: Bar, name: str) -> Row:
    booking = bar.booking
    lines = (" · ".join((_(label(booking.kind)), days_of(booking))),)
    return Row(bar.id, name, lines=lines, tags=(Tag(_(label(booking.status))),))
