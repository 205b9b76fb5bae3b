"""What the window shows when the library cannot be opened: what is wrong, and the ways out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.tongue import _

TITLES = {
    "damaged": N_("The library is damaged"),
    "no_backup": N_("The library is damaged"),
    "newer": N_("This library needs a newer visitplanner"),
}


class TroublePage(QWidget):
    """One sentence, one remedy. Nothing is changed until the user says so."""

    restore_asked = Signal()
    """Put the newest good backup in place."""
    retry_asked = Signal()
    """Try to open the library again."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.restore = Button(N_("Open the newest backup"), "primary", "history")
        self._retry = Button(N_("Try again"), icon_name="refresh-cw")
        self._show_folder = Button(N_("Show the folder"), "link", "folder-open")
        self._state = EmptyState("triangle-alert", "", "", self.restore, self._retry, self._show_folder)
        layout = QVBoxLayout(self)
        layout.addWidget(self._state)
        self.restore.clicked.connect(self.restore_asked)
        self._retry.clicked.connect(self.retry_asked)
        self._show_folder.clicked.connect(self._open_folder)

    @property
    def text(self) -> str:
        """What is said to be wrong."""
        return self._state.text

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        self._state.say(TITLES.get(trouble.kind, N_("The library cannot be opened")), trouble.phrase)
        self.restore.setVisible(trouble.kind == "damaged")
        self.restore.setToolTip(_("The damaged file is kept beside it."))
        (self.restore if trouble.kind == "damaged" else self._retry).setFocus()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
