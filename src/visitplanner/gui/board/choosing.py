"""Choosing items in a view of the programme: one, several with Ctrl and Shift, a day. Qt's selection is the truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.connecting import ConnectorEditor
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import ProgrammeModel
from visitplanner.gui.tongue import _

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object

Flag = QItemSelectionModel.SelectionFlag
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class Choosing(_View):
    """Mixed in before a view over a `ProgrammeModel`. `chosen` tells the ids, in programme order, () for none."""

    _rows: ProgrammeModel
    changes: Changes
    chosen: SignalInstance
    title_column = 0
    _anchor = ""

    @property
    def day(self) -> dt.date | None:
        """The day chosen as a whole."""
        return None

    @property
    def spot(self) -> tuple[dt.date, dt.time | None] | None:
        """The date and time on empty ground that was pressed last."""
        return None

    def open_menu(self) -> None:
        """Ask for the menu of what is chosen."""
        self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())

    def ask_way(self, entry: Entry) -> None:
        """Ask for the minutes from an item to the next one, in place."""
        changes = self.changes
        following, there = changes.connector(entry)
        if not following:
            changes.announced.emit(_("Nothing follows on that day"))
            return
        editor = ConnectorEditor(
            self.viewport(), there, lambda minutes, mode: changes.connect_to(entry, following, minutes, mode),
            partial(changes.forget_way, there) if there else None,
        )  # fmt: skip
        editor.open(self.visualRect(self.currentIndex()).bottomLeft())

    def entry(self) -> Entry | None:
        """The current item: where the keyboard is."""
        row = self._rows.row(self.currentIndex())
        return row if isinstance(row, Entry) else None

    def selected(self) -> tuple[Entry, ...]:
        """The items chosen, in programme order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        found = (self._rows.rows[n] for n in rows if n < len(self._rows.rows))
        return tuple(row for row in found if isinstance(row, Entry))

    def choose(self, *ids: str) -> None:
        """Choose those of the items `ids` that are here. The current one stays current if it is among them."""
        places = [index for id in ids if (index := self._rows.place_of(id, self.title_column)).isValid()]
        selection = self.selectionModel()
        if not places:
            if self.selected():
                selection.clear()
            return
        rows = {index.row() for index in places}
        if {index.row() for index in selection.selectedIndexes()} != rows:
            selection.select(_spanning(places), Flag.ClearAndSelect | self._whole)
        if self.currentIndex().row() not in rows:
            self._anchor = ids[0]
            selection.setCurrentIndex(places[0], Flag.NoUpdate)

    def toggle(self, id: str) -> None:
        """Take one item to those chosen, or from them."""
        index = self._rows.place_of(id, self.title_column)
        self._anchor = id
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.selectionModel().select(index, Flag.Toggle | self._whole)

    def extend_to(self, id: str) -> None:
        """Choose everything from where choosing began to an item, in programme order."""
        index = self._rows.place_of(id, self.title_column)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.selectionModel().select(self._range(), Flag.ClearAndSelect | self._whole)

    def pressed_on(self, id: str, keys: Qt.KeyboardModifier) -> Callable[[], None] | None:
        """A button went down on an item. Carrying may follow: what only letting go means is given back."""
        chosen = [one.id for one in self.selected()]
        if keys & Qt.KeyboardModifier.ControlModifier:
            return partial(self.toggle, id)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            return partial(self.extend_to, id)
        if id in chosen and len(chosen) > 1:
            return partial(self.choose, id)
        self.choose(id)
        self._anchor = id
        return None

    def choose_day(self) -> None:
        """Choose all items of the current item's day, or of the day chosen; in the tray everything."""
        entry = self.entry()
        day = entry.slot.date if entry else self.day
        self.choose(*(one.id for one in self._rows.entries() if one.slot.date == day))

    def edit_title(self, id: str) -> None:
        """Open the editor of a title in its place."""
        index = self._rows.place_of(id, self.title_column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | self._whole)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)

    @property
    def _whole(self) -> QItemSelectionModel.SelectionFlag:
        return Flag.Rows if self.model().columnCount() > 1 else Flag.NoUpdate

    def _range(self) -> QItemSelection:
        first = self._rows.place_of(self._anchor, self.title_column)
        last = self.currentIndex()
        first = first if first.isValid() else last
        return QItemSelection(*sorted((first, last), key=QModelIndex.row))

    # ------------------------------------------------------------------ Qt overrides
    def setSelection(self, rect: Any, command: Any) -> None:
        """Qt override: a range runs through the programme, whatever lies between on the screen."""
        current = self.currentIndex()
        if command & Flag.Current:
            self.selectionModel().select(self._range(), command)
            return
        row = self._rows.row(current)
        self._anchor = row.id if row else ""
        self.selectionModel().select(current, command)

    def selectionCommand(self, index: Any, event: Any = None) -> QItemSelectionModel.SelectionFlag:
        """Qt override: Ctrl with Home or End leads far, and chooses; with the arrows it only walks."""
        if isinstance(event, QKeyEvent) and event.key() in _ENDS:
            far = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if far:
                return Flag.ClearAndSelect | self._whole
        return super().selectionCommand(index, event)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        """Qt override."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        ids = tuple(one.id for one in self.selected())
        if ids or not self.selectionModel().hasSelection():  # else the heading of a day is chosen
            self.chosen.emit(ids)


def still_chosen(
    entries: Sequence[Entry], back: Collection[str], chosen: Sequence[str], current: Entry | None
) -> tuple[str, ...]:
    """What is chosen among new `entries`: what came `back`, else what was `chosen`, wherever it went.

    Where all is gone, the item on which its view stands now.
    """
    for ids in (back, chosen):
        if found := tuple(entry.id for entry in entries if entry.id in ids):
            return found
    return (current.id,) if current else ()


def _spanning(places: Iterable[QModelIndex]) -> QItemSelection:
    found = QItemSelection()
    for index in places:
        found.select(index, index)
    return found
