"""The tray of unscheduled items under the board: a list of chips to be dragged onto a day, or put there with U."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFrame, QListView, QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.choosing import Choosing
from visitplanner.gui.board.entries import Entry, titled
from visitplanner.gui.board.gestures import ripples, snap_of
from visitplanner.gui.board.keys import act
from visitplanner.gui.board.model import ROW, Column, ProgrammeModel
from visitplanner.gui.board.title_editor import TitleDelegate
from visitplanner.gui.icons import pixmap
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

if TYPE_CHECKING:
    from visitplanner.gui.board.board import DayBoard

WIDEST = 260


class Chip(TitleDelegate):
    """One unscheduled item: grip, kind, title, minutes; dashed, as it has no place in time."""

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Qt override."""
        entry: Entry = index.data(ROW)
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex() == index
        rect = QRectF(option.rect).adjusted(0, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("raised"))
        chosen = current and isinstance(view, QWidget) and view.hasFocus()
        pen = (
            QPen(theme.colour("accent"), 2) if chosen else QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine)
        )
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        ratio = painter.device().devicePixelRatio()
        middle = round(rect.center().y())
        painter.drawPixmap(
            round(rect.x() + 7), middle - 7, pixmap("grip-vertical", theme.current.faint, 14, ratio)
        )
        colour = theme.current.kind(entry.sort)
        painter.drawPixmap(round(rect.x() + 23), middle - 7, pixmap(icon_name(entry.sort), colour, 14, ratio))
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        area = rect.adjusted(42, 0, -8, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(_chip_text(entry), font, area.width()))
        painter.restore()

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Qt override."""
        font = theme.font(12)
        width = QFontMetricsF(font).horizontalAdvance(_chip_text(index.data(ROW))) + 52
        return QSize(min(round(width), theme.px(WIDEST)) + 8, theme.px(32) + 4)


class TrayList(Speaking, Choosing, QListView):
    """The chips. Carrying one out of here is the board's business from the first pixel on."""

    chosen = Signal(tuple)
    """Other items are chosen: their ids, () for none."""

    def __init__(self, changes: Changes, board: DayBoard) -> None:
        super().__init__()
        self.changes = changes
        self._board = board
        self._rows = ProgrammeModel((Column.TITLE,), changes.write_cell, self)
        self._pressed: QPoint | None = None
        self._click: Callable[[], None] | None = None
        self.setModel(self._rows)
        self.setItemDelegate(Chip(changes, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the unscheduled `entries`."""
        self._rows.show(tuple(entries))

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setAccessibleName(_("Unscheduled"))
        self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: Any) -> None:
        """Qt override."""
        at = event.position().toPoint()
        index, left = self.indexAt(at), event.button() == Qt.MouseButton.LeftButton
        self._pressed, self._click = at if index.isValid() and left else None, None
        row = self._rows.row(index)
        if row is not None and left:
            self._click = self.pressed_on(row.id, event.modifiers())
        elif row is not None and row not in self.selected():
            self.choose(row.id)

    def mouseMoveEvent(self, event: Any) -> None:
        """Qt override."""
        if self._pressed is None:
            return
        at = event.position().toPoint()
        pointer = self._board.pointer
        if not pointer.active:
            entry = self._rows.row(self.indexAt(self._pressed))
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if not far or not isinstance(entry, Entry) or not access.writable:
                return
            if entry.item.anchored:
                self._pressed = None
                self.changes.refuse_anchored(entry)
                return
            if entry not in self.selected():
                self.choose(entry.id)
            pointer.carry(entry, self.selected())
        view = self._board.viewport()
        keys = event.modifiers()
        pointer.follow(
            view.mapFromGlobal(self.viewport().mapToGlobal(at)), snap_of(keys), ripple=ripples(keys)
        )

    def mouseReleaseEvent(self, event: Any) -> None:
        """Qt override."""
        click, self._click = self._click, None
        if self._pressed is not None and self._board.pointer.active:
            self._board.pointer.drop()
        elif click is not None:
            click()
        self._pressed = None

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Qt override."""
        row = self._rows.row(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.edit_title(row.id)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Escape and self._board.pointer.active:
            self._pressed = None
            self._board.pointer.cancel()
        elif self.state() == self.State.EditingState or not act(self, event):
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Qt override: single letters act here."""

    def wheelEvent(self, event: Any) -> None:
        """Qt override: the wheel scrolls sideways."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 2 - event.angleDelta().x() // 2)


class Tray(QFrame):
    """The strip under the board: its name, the chips, and what to do with them."""

    def __init__(self, changes: Changes, board: DayBoard) -> None:
        super().__init__()
        self.list, self._board = TrayList(changes, board), board
        self._hint = Label(N_("Drag onto a day"), "faint", 11)
        self._empty = Label(
            N_("Nothing waits for a date. Drag an item here to unschedule it."), "faint", 12, wrap=True
        )
        self._empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._over = False
        self.setFixedHeight(theme.px(52))
        self.setLayout(
            row(
                Label(N_("Unscheduled"), "sub", 12, bold=True),
                self._empty,
                self.list,
                self._hint,
                margins=(16, 6, 16, 6),
                gap=14,
            )
        )
        theme.changed.connect(self._resize)
        board.carried_away.connect(self._highlight)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the unscheduled `entries`."""
        self.list.show_entries(entries)
        if not entries and self.list.hasFocus():
            self._board.setFocus()  # the list goes away: focus would fall on the first button of the window
        self._empty.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._hint.setVisible(bool(entries))

    def holds(self, at: QPoint) -> bool:
        """Whether a point of the screen lies on the tray."""
        return self.isVisible() and QRect(QPoint(), self.size()).contains(self.mapFromGlobal(at))

    def _resize(self) -> None:
        self.setFixedHeight(theme.px(52))

    def _highlight(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()

    def paintEvent(self, event: Any) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent_soft" if self._over else "surface"))
        painter.setPen(QPen(theme.colour("accent" if self._over else "line"), 1))
        painter.drawLine(0, 0, self.width(), 0)


def _chip_text(entry: Entry) -> str:
    language = tongue.language
    minutes = "" if entry.slot.minutes is None else language.minutes(entry.slot.minutes)
    return " · ".join(part for part in (titled(entry, language), minutes) if part)
