"""The sheet of a run-of-show: type to replace, F2 edits, Enter and Tab move, blocks are pasted, filled and cleared."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.records import RunRow
from visitplanner.gui.run_of_show import clock
from visitplanner.gui.run_of_show.cells import Cell, Suggestions
from visitplanner.gui.run_of_show.model import NEWLINE, TAB, Column, RunModel
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, ngettext
from visitplanner.operations import labels

ROW_HEIGHT, HIGHEST = 36, 132
MOST_PASTED = 500
"""Rows of one paste: more is no run-of-show, but a clipboard that holds something else."""
WIDTHS = {Column.TIME: 104, Column.MINUTES: 78}
SHARES = {
    Column.WHAT: 30, Column.ACTOR: 16, Column.INTERPRETER: 14, Column.VEHICLE: 12, Column.CUE: 14,
    Column.CONTINGENCY: 18,
}  # fmt: skip
KEYS = (
    ("Ctrl+Ins", N_("A row after this one"), "add_here"),
    ("Ctrl+Del", N_("Delete the selected rows"), "delete_rows"),
    ("Shift+Space", N_("Select whole rows"), "select_rows"),
    ("Ctrl+D", N_("Fill down"), "fill_down"),
    ("Ctrl+C", N_("Copy"), "copy"),
    ("Ctrl+X", N_("Cut"), "cut"),
    ("Ctrl+V", N_("Paste a block from a spreadsheet"), "paste"),
    ("Del", N_("Empty the selected cells"), "clear"),
    ("Backspace", N_("Empty the selected cells"), "clear"),
)
"""Keys of the sheet, what they do, and the method that does it."""

_ACTS = {key: act for key, _words, act in KEYS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RunSheet(Speaking, QTableView):
    """The view of a `RunModel`; every gesture of the sheet is one gesture of the visit."""

    announced = Signal(str)
    """Something came about, in words for a screen reader."""

    def __init__(self, model: RunModel, suggestions: Suggestions) -> None:
        super().__init__()
        self.run = model
        self.setModel(model)
        self._cell = Cell(model, suggestions, self)
        self.setItemDelegate(self._cell)
        self._build()
        self._cell.left_by_key.connect(self._go)
        model.rowsInserted.connect(self._fit_inserted)
        model.dataChanged.connect(self._fit_changed)
        theme.changed.connect(self._rescale)
        self._rescale()
        self.retranslate()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # ------------------------------------------------------------------ rows
    def row(self) -> RunRow | None:
        """The current row."""
        at = self.currentIndex().row()
        return self.run.rows[at] if 0 <= at < len(self.run.rows) else None

    def add_row(self, after: RunRow | None) -> None:
        """A new row where `after` ends, to be typed into at once."""
        if self.run.desk.read_only is not None:
            return
        id = self.run.add(after)
        self.go_to(id)
        self.announced.emit(_("Row added"))

    def add_here(self) -> None:
        """A new row after the current one, else at the end."""
        rows = self.run.rows
        self.add_row(self.row() or (rows[-1] if rows else None))

    def delete_rows(self) -> None:
        """Take the selected rows away."""
        if self.run.desk.read_only is not None:
            return
        at = self.currentIndex()
        rows = [self.run.rows[line[0].row()] for line in self._block()]
        self.run.delete(rows)
        if rows:
            told = ngettext("{n} row deleted", "{n} rows deleted", len(rows))
            self.announced.emit(told.format(n=len(rows)))
        self.setCurrentIndex(self.run.index(min(at.row(), len(self.run.rows) - 1), at.column()))

    def go_to(self, id: str, column: Column = Column.WHAT) -> None:
        """Make a cell of the row called `id` the current one."""
        if (at := self.run.place_of(id)) >= 0:
            self.setCurrentIndex(self.run.index(at, column))
            self.scrollTo(self.currentIndex())

    def leave(self) -> None:
        """Write the cell that is being typed in, and end typing."""
        if (editor := self.indexWidget(self.currentIndex())) is not None:
            self.commitData(editor)
            self.closeEditor(editor, Cell.EndEditHint.NoHint)

    # ------------------------------------------------------------------ blocks
    def copy(self) -> None:
        """The selected block, as spreadsheets take it."""
        lines = [TAB.join(self._copied(index) for index in line) for line in self._block()]
        if lines:
            QGuiApplication.clipboard().setText(NEWLINE.join(lines) + NEWLINE)
            told = ngettext("{n} row copied", "{n} rows copied", len(lines))
            self.announced.emit(told.format(n=len(lines)))

    def cut(self) -> None:
        """Copy, then empty the block."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the selected cells; a time stays, for a row has one."""
        cells = [index for line in self._block() for index in line if index.column() != Column.TIME]
        self._write(
            labels.CHANGE_RUN, [(self.run.rows[one.row()], Column(one.column()), "") for one in cells]
        )

    def paste(self) -> None:
        """A block of cells from the current one on; what goes beyond the last row becomes new rows."""
        block = pasted(QGuiApplication.clipboard().text())
        if not block or self.run.desk.read_only is not None or self.run.session is None:
            return
        if len(block) > MOST_PASTED:
            self.run.refused.emit(Refusal(N_("At most {n} rows can be pasted at a time."), n=MOST_PASTED))
            return
        corner = self._block()[0][0] if self._block() else QModelIndex()
        top = corner.row() if corner.isValid() else len(self.run.rows)
        left = corner.column() if corner.isValid() else 0
        rows = list(self.run.rows)
        cells = []
        for n, line in enumerate(block):
            if top + n >= len(rows):
                rows.append(self.run.blank(rows[-1] if rows else None))
            row = rows[top + n]
            cells.append((row, Column.WHAT, self.run.text(row, Column.WHAT)))
            for column, text in zip(list(Column)[left:], line, strict=False):
                if text or column > Column.TIME:
                    cells.append((row, column, text))
        if self._write(labels.PASTE_RUN, cells):
            self.go_to(rows[top].id, Column(left))
            told = ngettext("{n} row pasted", "{n} rows pasted", len(block))
            self.announced.emit(told.format(n=len(block)))

    def fill_down(self) -> None:
        """The first line of the block into the others; among the times, each begins where the one before ends."""
        block = self._block()
        cells: list[tuple[RunRow, Column, str]] = []
        for column in block[0] if block else ():
            kind = Column(column.column())
            first = self.run.rows[column.row()]
            before = first
            for line in block[1:]:
                row = self.run.rows[line[0].row()]
                text = self.run.text(first, kind, edited=True)
                if kind is Column.TIME:
                    text = f"{clock.ends(before):+d}"
                    before = replace(row, offset=clock.ends(before))
                cells.append((row, kind, text))
        if cells and self._write(labels.CHANGE_RUN, cells):
            self.announced.emit(_("Filled down"))

    def select_rows(self) -> None:
        """All cells of the selected rows."""
        columns = len(Column) - 1
        rows = [line[0].row() for line in self._block()]
        if rows:
            first, last = self.run.index(rows[0], 0), self.run.index(rows[-1], columns)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(QItemSelection(first, last), flag)

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setAccessibleName(_("Run-of-show"))
        self.horizontalHeader().setAccessibleName(_("Columns"))
        self.run.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._rescale()

    # ------------------------------------------------------------------ inside
    def _write(self, label: str, cells: Sequence[tuple[RunRow, Column, str]]) -> bool:
        return bool(cells) and self.run.desk.read_only is None and self.run.write(label, cells)

    def _copied(self, index: QModelIndex) -> str:
        text = self.run.text(self.run.rows[index.row()], Column(index.column()), edited=True)
        return " ".join(text.split())

    def _block(self) -> list[list[QModelIndex]]:
        """The selected cells, line by line."""
        cells = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [list(line) for _at, line in groupby(cells, key=lambda one: one.row())]

    def _go(self, down: int, right: int) -> None:
        """From the current cell; Enter on the last row begins another."""
        at = self.currentIndex()
        last = self.run.rows[-1] if self.run.rows else None
        if down > 0 and last is not None and at.row() == len(self.run.rows) - 1:
            if not untouched(last):
                self.add_row(last)
            self.setFocus()
            return
        columns = len(Column)
        place = max(0, at.row() * columns + at.column() + right)
        row = min(max(0, place // columns + down), len(self.run.rows) - 1)
        self.setCurrentIndex(self.run.index(row, place % columns))
        self.setFocus()

    def _rescale(self) -> None:
        room = self.viewport().width() - sum(theme.px(width) for width in WIDTHS.values())
        whole = sum(SHARES.values())
        for column in Column:
            share = max(theme.px(96), room * SHARES.get(column, 0) // whole)
            self.setColumnWidth(column, theme.px(WIDTHS[column]) if column in WIDTHS else share)
        self._fit_rows(range(len(self.run.rows)))

    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit_rows(range(first, last + 1))

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit_rows(range(first.row(), last.row() + 1))

    def _fit_rows(self, places: Iterable[int]) -> None:
        for n in places:
            needed = min(self.sizeHintForRow(n) + 8, theme.px(HIGHEST))
            self.setRowHeight(n, max(theme.px(ROW_HEIGHT), needed))

    def event(self, event: QEvent) -> bool:
        """Qt override: keys of the sheet that are shortcuts of the window elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._does(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _does(self, event: QKeyEvent) -> Any:
        """What a key does here; None for nothing."""
        name = _ACTS.get(QKeySequence(event.keyCombination()).toString())
        return getattr(self, name) if name else None

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._rescale()

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Qt override: Tab goes from cell to cell, and out of the sheet at its ends."""
        at, last = self.currentIndex(), len(self.run.rows) * len(Column) - 1
        place = at.row() * len(Column) + at.column()
        if not at.isValid() or (place >= last if ahead else place <= 0):
            return QFrame.focusNextPrevChild(self, ahead)
        self._go(0, 1 if ahead else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and (act := self._does(event)):
            act()
        elif not editing and event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(-1 if back else 1, 0)
        else:
            super().keyPressEvent(event)


def untouched(row: RunRow) -> bool:
    """Whether nothing was said in a row yet."""
    return not (
        row.minutes or row.what or row.actor or row.interpreter or row.vehicle or row.cue or row.contingency
    )


def pasted(text: str) -> list[list[str]]:
    """The cells of a block that a spreadsheet has put on the clipboard; quoted cells may hold line breaks."""
    plain = text.replace("\r\n", NEWLINE).replace("\r", NEWLINE).replace("\x00", "").rstrip(NEWLINE)
    try:
        lines = list(csv.reader(io.StringIO(plain), delimiter=TAB, strict=True))
    except csv.Error:  # a lone quotation mark, or a cell longer than a book
        lines = [line.split(TAB) for line in plain.split(NEWLINE)]
    return [[" ".join(cell.split()) for cell in line] for line in lines] if plain.strip() else []
