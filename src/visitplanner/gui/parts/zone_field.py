"""A field for a time zone: type a city of the zone database, or anything; whoever saves it checks it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from visitplanner.domain.when import zone_meant, zone_names


class ZoneEdit(QLineEdit):
    """Completes any part of a name ("tok" → Asia/Tokyo), also when it is left."""

    def __init__(self, zone: str = "") -> None:
        super().__init__(zone)
        complete_zones(self)
        self.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        meant = zone_meant(self.text())
        if meant != self.text():
            self.setText(meant)


def complete_zones(edit: QLineEdit) -> QCompleter:
    """Offer the zones whose names hold what is typed into `edit`."""
    completer = QCompleter(zone_names(), edit)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None
    popup.setProperty("part", "offers")
    edit.setCompleter(completer)
    return completer
