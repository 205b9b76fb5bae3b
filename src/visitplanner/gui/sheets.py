"""The windows beside the main one: palette, history, bin, keys, preferences. Each is made when it is first wanted."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from visitplanner.base.language import system_language
from visitplanner.base.settings import Settings
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue

if TYPE_CHECKING:
    from visitplanner.gui.capture import CaptureWindow
    from visitplanner.gui.palette import Palette


class Sheets(QObject):
    """Opens them over the main window."""

    wanted = Signal(str, str, str)
    """The user goes to a record: kind, id, space ("" for the open visit's)."""
    beside_wanted = Signal(str, str, str)
    """The user wants the thread of a record beside the page: kind, id, space."""
    day_wanted = Signal(object)
    """The user goes to a day of the open visit: its date."""
    settings_changed = Signal(str)
    """A preference has another value: its name."""
    closing = Signal()
    """The main window closes, and all others with it."""

    def __init__(
        self, window: QWidget, desk: Desk, actions: Actions, settings: Settings, selected: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._actions, self._settings = window, desk, actions, settings
        self._selected = selected
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
            self._palette = Palette(
                self._desk, self._actions, self._settings, self._window, selected=self._selected
            )
            self.closing.connect(self._palette.close)
            self._palette.found.connect(self.wanted)
            self._palette.beside.connect(self.beside_wanted)
            self._palette.day_found.connect(self.day_wanted)
        self._palette.open_over(self._window)

    def show_history(self) -> None:
        """What was done on the open visit."""
        from visitplanner.gui.history import History  # slow import  # noqa: PLC0415

        self._show(History(self._desk, self._window))

    def show_record_history(self, kind: str, id: str) -> None:
        """The life of one record."""
        from visitplanner.gui.history import History  # slow import  # noqa: PLC0415
        from visitplanner.gui.titles import find, titled  # slow import  # noqa: PLC0415

        snapshot = self._desk.snapshot
        title = titled(find(snapshot, kind, id), snapshot, tongue.language) if snapshot else ""
        self._show(History(self._desk, self._window, kind=kind, id=id, title=title))

    def show_bin(self) -> None:
        """What was deleted in the open visit and from the library."""
        from visitplanner.gui.bin import Bin  # slow import  # noqa: PLC0415

        self._show(Bin(self._desk, self._window))

    def show_keys(self) -> None:
        """All keys on one page."""
        from visitplanner.gui.keys_page import KeysPage  # slow import  # noqa: PLC0415

        self._show(KeysPage(self._window))

    def show_preferences(self) -> None:
        """What can be chosen."""
        from visitplanner.gui.preferences import Preferences  # slow import  # noqa: PLC0415

        sheet = Preferences(self._desk, self._settings, self._window)
        sheet.changed.connect(self.apply)
        self._show(sheet)

    def show_capture(self) -> None:
        """The capture window, over everything."""
        from visitplanner.gui.capture import CaptureWindow  # slow import  # noqa: PLC0415

        if self._capture is None:
            self._capture = CaptureWindow(self._desk, self._settings, selected=self._selected)
            self.closing.connect(self._capture.close)
        self._capture.open()

    def show_pack(self) -> None:
        """The briefing pack of the open visit."""
        from visitplanner.gui.pack.dialog import PackDialog  # slow import  # noqa: PLC0415

        dialog = PackDialog(self._desk, self._settings, self._window)
        dialog.followed.connect(lambda kind, id: self.wanted.emit(kind, id, ""))
        self._show(dialog)

    def apply(self, name: str) -> None:
        """Let every window follow the preference called `name`."""
        settings = self._settings
        if name == "language":
            tongue.set(settings["language"] or system_language(os.environ))
        elif name in ("theme", "text_size"):
            theme.use(settings["theme"], settings["text_size"])
        self.settings_changed.emit(name)

    def _show(self, sheet: QDialog) -> None:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.closing.connect(sheet.close)
        sheet.show()
