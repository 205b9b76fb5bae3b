"""What every page of the workspace does: goes stale while hidden, reads the snapshot again when it is shown."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import Speaking


class Page(Speaking, QWidget):
    """A page over the open visit. Subclasses say which kinds of records they show and fill themselves in `refresh`."""

    wants: ClassVar[frozenset[str]] = frozenset()
    followed = Signal(str, str)
    """The user follows a thread from here: (kind, id) to be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        desk.visit_changed.connect(self._changed)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""

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

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override."""
        if self._stale and self.desk.snapshot is not None:
            self._stale = False
            self.refresh(self.desk.snapshot)
        super().showEvent(event)
