"""The itinerary as a table, one row per item, grouped by day: for typing. The same rows as the board's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.choosing import Choosing
from visitplanner.gui.board.entries import DayHead, Entry, TrayHead
from visitplanner.gui.board.keys import act
from visitplanner.gui.board.model import HEADINGS, ROW, Column, ProgrammeModel, Row, head_text
from visitplanner.gui.board.title_editor import TitleDelegate
from visitplanner.gui.icons import icon
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

COLUMNS = (
    Column.START, Column.END, Column.TITLE, Column.KIND, Column.PLACE, Column.WHO, Column.STATUS, Column.MARK,
)  # fmt: skip
ROW_HEIGHT, HEAD_HEIGHT = 34, 46
_PAD = 16
_WIDTHS = {
    Column.START: 76,
    Column.END: 56,
    Column.KIND: 142,
    Column.PLACE: 170,
    Column.WHO: 130,
    Column.STATUS: 100,
    Column.MARK: 150,
}
_ROOMY = {Column.WHO: 1110, Column.PLACE: 860}
"""Below these widths hosts and places are left to the inspector: titles stay legible."""


class Cell(TitleDelegate):
    """Paints cells and headings; titles are edited with drafts, times as they are typed."""

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Qt override."""
        row = index.data(ROW)
        if isinstance(row, Entry):
            self._ground(painter, option, row, index)
            inside = QStyleOptionViewItem(option)
            inside.rect = option.rect.adjusted(_PAD if index.column() == 0 else 0, 0, -4, -1)
            inside.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
            super().paint(painter, inside, index)
        elif row is not None:
            self._heading(painter, option, row)

    def _ground(self, painter: QPainter, option: Any, entry: Entry, index: QModelIndex) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0:
            painter.fillRect(
                QRectF(rect.x() + 8, rect.y() + 5, 3, rect.height() - 10), theme.colour(_kind_colour(entry))
            )
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("accent"), 1.4))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 5, 5)

    def _heading(self, painter: QPainter, option: Any, head: DayHead | TrayHead) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(rect.adjusted(12, 10, -8, 0), Qt.AlignmentFlag.AlignVCenter, head_text(head))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        """Qt override."""
        column = COLUMNS[index.column()]
        if column is Column.TITLE:
            return super().createEditor(parent, option, index)
        editor = QLineEdit(parent)
        editor.setAccessibleName(_(HEADINGS[column]))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Any) -> None:
        """Qt override."""
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -1))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:
        """Qt override."""
        super().initStyleOption(option, index)
        entry = index.data(ROW)
        if not isinstance(entry, Entry):
            return
        column = COLUMNS[index.column()]
        font = theme.font(13 if column is Column.TITLE else 12, bold=column is Column.TITLE)
        font.setStrikeOut(entry.slot.cancelled and column is Column.TITLE)
        option.font = font
        faint = entry.slot.cancelled or column in (Column.PLACE, Column.WHO, Column.KIND, Column.STATUS)
        colour = theme.colour("sub" if faint else "text")
        option.palette.setColor(QPalette.ColorRole.Text, colour)
        if column is Column.KIND:
            option.icon = icon(icon_name(entry.sort), theme.current.kind(entry.sort))
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if column is Column.TITLE and entry.group:
            option.text = f"{entry.group} · {option.text}"
        if column is Column.TITLE and entry.item.anchored:
            option.icon = icon("lock")
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if column is Column.MARK and entry.mark:
            option.palette.setColor(QPalette.ColorRole.Text, theme.colour(entry.mark.look[1]))
            option.icon = icon(*entry.mark.look)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class ProgrammeList(Speaking, Choosing, QTableView):
    """The table. Enter edits the cell, the board's letters and Alt keys work on its row."""

    title_column = COLUMNS.index(Column.TITLE)
    chosen = Signal(tuple)
    """Other items are chosen: their ids in programme order, () for none."""
    day_chosen = Signal(object)
    """A day's heading became the current row: its date."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes
        self._rows = ProgrammeModel(COLUMNS, changes.write_cell, self)
        self.setModel(self._rows)
        self.setItemDelegate(Cell(changes, self))
        self._build()
        theme.changed.connect(self._resize)
        self._resize()
        self.retranslate()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(COLUMNS.index(Column.TITLE), QHeaderView.ResizeMode.Stretch)

    def show_rows(self, entries: Sequence[Entry], heads: Iterable[DayHead]) -> None:
        """Show all `entries` under their days, what waits for a date at the end."""
        self._rows.show(tuple(grouped(entries, heads)))
        self.clearSpans()
        for n, row in enumerate(self._rows.rows):
            heading = not isinstance(row, Entry)
            self.setRowHeight(n, theme.px(HEAD_HEIGHT if heading else ROW_HEIGHT))
            if heading:
                self.setSpan(n, 0, 1, len(COLUMNS))

    @property
    def day(self) -> dt.date | None:
        """The day whose heading is the current row."""
        found = self._rows.row(self.currentIndex())
        return found.date if isinstance(found, DayHead) else None

    def edit_title(self, id: str) -> None:
        """Edit the current cell of the item where that can be, else its title."""
        index = self.currentIndex()
        row = self._rows.row(index)
        editable = row is not None and row.id == id and index.flags() & Qt.ItemFlag.ItemIsEditable
        if editable:
            self.edit(index)
        else:
            super().edit_title(id)

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setAccessibleName(_("Itinerary as a list"))
        self._rows.retitle()

    def _resize(self) -> None:
        for n, column in enumerate(COLUMNS):
            if column in _WIDTHS:
                self.setColumnWidth(n, theme.px(_WIDTHS[column]))
        self.viewport().update()

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        for column, least in _ROOMY.items():
            self.setColumnHidden(COLUMNS.index(column), self.viewport().width() < theme.px(least))

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt override."""
        super().currentChanged(current, previous)
        row = self._rows.row(current)
        if current.row() == previous.row():
            return
        if isinstance(row, DayHead):
            self.day_chosen.emit(row.date)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if self.state() == self.State.EditingState or not act(self, event):
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Qt override: single letters act here."""


def grouped(entries: Sequence[Entry], heads: Iterable[DayHead]) -> Iterable[Row]:
    """Each day's heading with its entries, then the tray's."""
    for head in heads:
        yield head
        yield from (entry for entry in entries if entry.slot.date == head.date)
    waiting = [entry for entry in entries if entry.slot.date is None]
    if waiting:
        yield TrayHead()
        yield from waiting


def _kind_colour(entry: Entry) -> str:
    return "line" if entry.slot.cancelled else theme.current.kind(entry.sort)
