"""What is shut while the library can only be read, and says why: buttons, ticks and the lines of menus that write."""

from __future__ import annotations

from PySide6.QtGui import QAction

from visitplanner.gui.access import Heeding, access
from visitplanner.gui.parts.tips import plain_tip

WRITES = "writes"
"""The property of an action that is `allow`ed here."""


class Guarded(Heeding):
    """Mixed in before a widget class. Where it `writes` it is open only while that is possible, whoever enables it."""

    writes = True
    _wanted = True

    def follow_access(self) -> None:
        """Open or shut, and say why."""
        if self.writes:
            self.setEnabled(self._wanted)
            self.retranslate()  # type: ignore[attr-defined]

    def setEnabled(self, enabled: bool) -> None:
        """Qt override: opened only where it can be written."""
        self._wanted = enabled
        super().setEnabled(enabled and (access.writable or not self.writes))  # type: ignore[misc]


def allow(action: QAction, possible: bool = True) -> None:
    """Enable an action that writes, where it is `possible` at all; what only lacks access says so."""
    action.setProperty(WRITES, True)
    action.setEnabled(possible and access.writable)
    action.setToolTip(plain_tip(access.said()) if possible and not access.writable else "")
