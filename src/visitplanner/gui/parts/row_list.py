"""The list of painted rows. Keyboard, selection and screen readers are Qt's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from visitplanner.gui.parts.row_painter import RowPainter
from visitplanner.gui.parts.rows import Row, RowModel
from visitplanner.gui.theme import theme

Action = QAbstractItemView.CursorAction
BACKWARDS = (Action.MoveUp, Action.MoveLeft, Action.MovePageUp, Action.MovePrevious, Action.MoveEnd)


class Expecting:
    """Mixed in before a view of records: what undo or redo brings back becomes the current row."""

    _expected: frozenset[str] = frozenset()

    def listed(self) -> Iterable[str]:
        """The keys of the rows, in their order."""
        raise NotImplementedError

    def expect(self, ids: frozenset[str]) -> None:
        """These records may come back with the rows that are filled in next."""
        self._expected = ids.difference(self.listed())

    def returned(self, key: str) -> str:
        """The first row that was expected and is there now; else `key`, which was current before."""
        found = next((one for one in self.listed() if one in self._expected), key)
        self._expected -= {found}
        return found


class RowList(Expecting, QListView):
    """The view of a `RowModel`."""

    chosen = Signal(str)
    """Enter or a double click on a row: its key."""
    current = Signal(str)
    """The current row has changed: its key ("" for none)."""

    def __init__(self, *, click_chooses: bool = False) -> None:
        super().__init__()
        self._filling = False
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        (self.clicked if click_chooses else self.doubleClicked).connect(self._choose)
        self.selectionModel().currentChanged.connect(self._tell_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def fill(self, rows: Iterable[Row]) -> None:
        """Show `rows`; the current key stays current where it is still there, and nobody hears of those in between.

        What comes back by undo or redo takes its place.
        """
        key, self._filling = self.key, True
        try:
            self.rows.fill(list(rows))
            wanted = self.returned(key)
            if wanted != self.key:
                self.go_to(wanted)
        finally:
            self._filling = False
        if key != self.key:
            self._tell_current()

    def listed(self) -> Iterable[str]:
        """The keys of the rows, in their order."""
        return [row.key for row in self.rows.rows if not row.heading]

    @property
    def key(self) -> str:
        """The key of the current row ("" when none; a heading is none)."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() and not self._heads(index.row()) else ""

    def go_to(self, key: str) -> bool:
        """Make the row `key` the current one; False when it is not there."""
        for n, row in enumerate(self.rows.rows):
            if row.key == key and not row.heading:
                self.setCurrentIndex(self.rows.index(n))
                return True
        return False

    def step(self, by: int, *, around: bool = False) -> None:
        """Move the current row by `by`, over headings, without leaving the list; `around` leads from its end to its
        beginning and back.
        """
        keys = list(self.listed())
        if keys:
            at = keys.index(self.key) + by if self.key in keys else 0
            self.go_to(keys[at % len(keys) if around else max(0, min(at, len(keys) - 1))])

    def _heads(self, row: int) -> bool:
        return self.rows.rows[row].heading

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not (row := self.rows.rows[index.row()]).heading:
            self.chosen.emit(row.key)

    def _tell_current(self) -> None:
        if not self._filling:
            self.current.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override: wrapped lines take another height; a current row in sight stays there."""
        row = self.visualRect(self.currentIndex())
        seen = row.isValid() and row.intersects(QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if seen and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt override: over headings, which Qt would stop at."""
        found, count = super().moveCursor(action, modifiers), len(self.rows.rows)
        if not found.isValid() or not self._heads(found.row()):
            return found
        ahead = range(found.row(), count)
        back = range(found.row(), -1, -1)
        rows = (*back, *ahead) if action in BACKWARDS else (*ahead, *back)
        return next((self.rows.index(n) for n in rows if not self._heads(n)), self.currentIndex())

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
