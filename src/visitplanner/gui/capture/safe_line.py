"""The line at the foot of the capture window: whether every word is on this computer. It never says so too early."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from visitplanner.base.errors import Trouble
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.tongue import _


class SafeLine(QWidget):
    """Saved on this computer · Saving… · Not saved yet · Reading only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._failing = False
        self._icon = IconLabel("check", "ok", 16)
        self._label = Label(self.words, "sub", 12)
        self.setLayout(row(self._icon, self._label, None, gap=6))
        for signal in (desk.saving, desk.saved, desk.opened):
            signal.connect(self._show)
        desk.troubled.connect(self._troubled)
        desk.recovered.connect(self._recovered)
        self._show()

    def words(self) -> str:
        """What is true now."""
        if self._failing:
            return _("Not saved yet: kept in memory and tried again every two seconds")
        if self._desk.read_only is not None:
            return _("This library is open for reading only.")
        if self._desk.unsaved:
            return _("Saving…")
        return _("Saved on this computer · no network needed")

    def _show(self) -> None:
        self._label.say(self.words)
        self._label.set_role("bad" if self._failing else "sub")
        if self._failing:
            self._icon.set_icon("circle-x", "bad")
        elif self._desk.read_only is not None:
            self._icon.set_icon("lock", "sub")
        else:
            self._icon.set_icon(*(("refresh-cw", "faint") if self._desk.unsaved else ("check", "ok")))

    def _troubled(self, trouble: Trouble) -> None:
        if self._desk.unsaved:
            self._failing = True
            self._show()

    def _recovered(self) -> None:
        self._failing = False
        self._show()
