"""The windows beside the main one: palette, history, bin, keys, preferences. Each is made when it is first wanted."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from visitplanner.base.language import system_language
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue

if TYPE_CHECKING:
    from visitplanner.gui.capture import CaptureWindow
    from visitplanner.gui.palette import Palette
    from visitplanner.gui.window import MainWindow


class Sheets(QObject):
    """Opens them over the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: Palette | None = None
        self._capture: CaptureWindow | None = None

    def slots(self) -> dict[str, Callable[[], None]]:
        """The actions that open a window."""
        return {
            "search": self.show_palette, "history": self.show_history, "bin": self.show_bin,
            "keys": self.show_keys, "preferences": self.show_preferences, "capture": self.show_capture,
            "pack": self.show_pack,
        }  # fmt: skip

    def show_palette(self) -> None:
        """Search or run a command."""
        from visitplanner.gui.palette import Palette  # slow import  # noqa: PLC0415

        if self._palette is None:
            self._palette = Palette(self._window.desk, self._window.commands, self._window)
            self._palette.found.connect(self._window.go_to)
        self._palette.open_over(self._window)

    def show_history(self) -> None:
        """What was done on the open visit."""
        from visitplanner.gui.history import History  # slow import  # noqa: PLC0415

        self._show(History(self._window.desk, self._window))

    def show_record_history(self, kind: str, id: str) -> None:
        """The life of one record."""
        from visitplanner.gui.history import History  # slow import  # noqa: PLC0415
        from visitplanner.gui.titles import find, titled  # slow import  # noqa: PLC0415

        snapshot = self._window.desk.snapshot
        title = titled(find(snapshot, kind, id), snapshot, tongue.language) if snapshot else ""
        self._show(History(self._window.desk, self._window, kind=kind, id=id, title=title))

    def show_bin(self) -> None:
        """What was deleted in the open visit."""
        from visitplanner.gui.bin import Bin  # slow import  # noqa: PLC0415

        self._show(Bin(self._window.desk, self._window))

    def show_keys(self) -> None:
        """All keys on one page."""
        from visitplanner.gui.keys_page import KeysPage  # slow import  # noqa: PLC0415

        self._show(KeysPage(self._window))

    def show_preferences(self) -> None:
        """What can be chosen."""
        from visitplanner.gui.preferences import Preferences  # slow import  # noqa: PLC0415

        sheet = Preferences(self._window.desk, self._window.settings, self._window)
        sheet.changed.connect(self.apply)
        self._show(sheet)

    def show_capture(self) -> None:
        """The capture window, over everything."""
        from visitplanner.gui.capture import CaptureWindow  # slow import  # noqa: PLC0415

        if self._capture is None:
            window = self._window
            self._capture = CaptureWindow(window.desk, window.settings, selected=window.selected_session)
            window.closed.connect(self._capture.close)
        self._capture.open()

    def show_pack(self) -> None:
        """The briefing pack of the open visit."""
        from visitplanner.gui.pack.dialog import PackDialog  # slow import  # noqa: PLC0415

        dialog = PackDialog(self._window.desk, self._window.settings, self._window)
        dialog.followed.connect(lambda kind, id: self._window.go_to(kind, id, ""))
        self._show(dialog)

    def apply(self, name: str) -> None:
        """Let every window follow the preference called `name`."""
        settings = self._window.settings
        if name == "language":
            tongue.set(settings["language"] or system_language(os.environ))
        elif name in ("theme", "text_size"):
            theme.use(settings["theme"], settings["text_size"])
        elif name == "second_clock" and self._window.workspace_shown:
            self._window.workspace.follow_settings()

    def _show(self, sheet: QDialog) -> None:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window.closed.connect(sheet.close)
        sheet.show()
