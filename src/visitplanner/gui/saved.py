"""The line that says whether everything is saved. It never says so too early."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from visitplanner.base.errors import Trouble
from visitplanner.gui.access import access
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.parts.tips import beyond, plain_tip
from visitplanner.gui.tongue import Speaking, _, tongue


class SavedIndicator(Speaking, QWidget):
    """Saved 10:57 · Saving… · Not saved · Reading only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._failing = False
        self._icon = IconLabel("check", "ok", 14)
        self._label = Label(self._words, "sub", 11)
        self.setLayout(row(self._icon, self._label, None, gap=6))
        desk.saving.connect(self._show)
        desk.saved.connect(self._saved)
        desk.opened.connect(self._show)
        desk.troubled.connect(self._troubled)
        desk.recovered.connect(self._recovered)
        self._show()

    def fold(self, folded: bool) -> None:
        """Show only the icon, with the words as the tool tip; or the words again."""
        self._label.setVisible(not folded)
        self._show()

    def retranslate(self) -> None:
        """Say it again."""
        self._show()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def _words(self) -> str:
        if self._failing:
            return _("Not saved")
        if not access.writable:
            return _("Reading only")
        if self._desk.unsaved:
            return _("Saving…")
        saved = self._desk.last_saved
        return _("Saved {time}").format(time=self._when(local_time(saved))) if saved else _("Saved")

    def _when(self, saved: datetime) -> str:
        """The time; the date where that was another day."""
        today = saved.date() == local_time(self._desk.clock()).date()
        return tongue.language.time(saved) if today else tongue.language.date(saved.date(), "short")

    def _show(self) -> None:
        self._label.say(self._words)
        alone = self._words() if self._label.isHidden() else ""
        self.setToolTip(plain_tip(alone))
        self.setAccessibleName(alone)
        self.setAccessibleDescription(beyond(alone, alone))
        if self._failing:
            self._icon.set_icon("circle-x", "bad")
        elif not access.writable:
            self._icon.set_icon("lock", "sub")
        elif self._desk.unsaved:
            self._icon.set_icon("refresh-cw", "faint")
        else:
            self._icon.set_icon("check", "ok")

    def _saved(self, _moment: datetime | None) -> None:
        self._show()

    def _troubled(self, trouble: Trouble) -> None:
        if trouble.kind in ("full", "io"):
            self._failing = True
            self._show()
            announce(self, self._words())

    def _recovered(self) -> None:
        self._failing = False
        self._show()


def local_time(moment: datetime) -> datetime:
    """A moment on the clock of this computer."""
    return moment.astimezone()
