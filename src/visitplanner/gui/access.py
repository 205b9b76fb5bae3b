"""Whether the open library can be written: the one place that fields, buttons and menus ask before they offer to.

There is one, as there is one library in a window; the desk sets it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from visitplanner.base.errors import Trouble
from visitplanner.gui.tongue import _, tongue


class Heeding:
    """Mixed in before a widget class that writes: it is told whenever the access changes."""

    def follow_access(self) -> None:
        """Open or shut."""
        raise NotImplementedError

    def heed_access(self) -> None:
        """Begin as the access is: called once, when the widget is made."""
        if not access.writable:
            self.follow_access()


class Access(QObject):
    """Writing and reading, or reading alone."""

    changed = Signal()
    """It can be written now, or no longer; or why it cannot is said in another language."""

    def __init__(self) -> None:
        super().__init__()
        self._reason: Trouble | None = None
        tongue.changed.connect(self._say_again)

    @property
    def writable(self) -> bool:
        """Whether changes can be made."""
        return self._reason is None

    def limit(self, reason: Trouble | None) -> None:
        """From now on the library can only be read because of `reason`; None: it can be written."""
        if reason is not self._reason:
            self._reason = reason
            self._tell()

    def _say_again(self) -> None:
        if not self.writable:
            self._tell()

    def _tell(self) -> None:
        for widget in QApplication.allWidgets():
            if isinstance(widget, Heeding):
                widget.follow_access()
        self.changed.emit()

    def said(self) -> str:
        """Why nothing can be changed, in the window's language; empty where it can."""
        if self._reason is None:
            return ""
        comfort = _("You can read everything here; changes are not possible.")
        return f"{tongue.language.say(self._reason.phrase)} {comfort}"


access = Access()
