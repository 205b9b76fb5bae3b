"""What every page of the workspace does: goes stale while hidden, reads the snapshot again when it is shown."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.row_list import Expecting
from visitplanner.gui.tongue import Speaking


class Page(Speaking, QWidget):
    """A page over the open visit. Subclasses say which kinds of records they show and fill themselves in `refresh`."""

    wants: ClassVar[frozenset[str]] = frozenset()
    followed = Signal(str, str)
    """The user follows a thread from here: (kind, id) to be shown."""
    history_wanted = Signal(str, str)
    """The history of a record is wanted: (kind, id)."""
    elsewhere_wanted = Signal(str, str, str)
    """A record of another visit is wanted: (kind, id, visit)."""
    record_shown = Signal()
    """Another record is in front, or none (`current_record`)."""
    adds: ClassVar[bool] = False
    """Whether `add` does anything here."""
    more: ClassVar[tuple[str, ...]] = ()
    """The actions beside `add` that the top bar offers here."""
    tools: QWidget | None = None
    """The page's own controls, shown in the top bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        desk.visit_changed.connect(self._changed)
        desk.retraced.connect(self._expect)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""

    def choose(self, id: str) -> None:
        """Make a record the current one, where it is shown here."""

    def current_record(self) -> tuple[str, str] | None:
        """Kind and id of the record in front, for what is told about it elsewhere; None where there is none."""
        return None

    def say_missing(self, step: str) -> None:
        """Begin to say what the current record lacks on the golden thread: `step` is the kind that is missing."""

    def add(self) -> None:
        """Add what this page is about, where it can."""

    def panes(self) -> list[QWidget]:
        """The parts of this page between which F6 moves."""
        return [self]

    def take_focus(self) -> None:
        """Give the keyboard to the main part of this page."""
        self.setFocus()

    def expect(self, ids: frozenset[str]) -> None:
        """Undo or redo has touched these records: what it brings back becomes the current one where it is listed."""
        for one in self.findChildren(QAbstractItemView):
            if isinstance(one, Expecting):
                one.expect(ids)

    def _expect(self, ids: frozenset[str]) -> None:
        if self.isVisible():
            self.expect(ids)

    def _changed(self, snapshot: Snapshot, touched: frozenset[tuple[str, str]]) -> None:
        if touched and self.wants.isdisjoint(kind for kind, _id in touched):
            return
        if self.isVisible():
            self.refresh(snapshot)
        else:
            self._stale = True

    def retranslate(self) -> None:
        """Say everything again."""
        if self.desk.snapshot is not None and self.isVisible():
            self.refresh(self.desk.snapshot)
        else:
            self._stale = True

    def _go_home(self) -> bool:
        """To the main part of this page; False where the keyboard is there already."""
        before = self.window().focusWidget()
        self.take_focus()
        return self.window().focusWidget() is not before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override, for keys that nothing in the page has a use for: Esc goes to its main part, N adds."""
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key == Qt.Key.Key_N and self.adds and self.desk.read_only is None:
            self.add()
        elif not (plain and key == Qt.Key.Key_Escape and self._go_home()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override."""
        if self._stale and self.desk.snapshot is not None:
            self._stale = False
            self.refresh(self.desk.snapshot)
        super().showEvent(event)
