"""A field for a time zone: type a city of the zone database, or anything; whoever saves it checks it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from visitplanner.domain.when import zone_names


class ZoneEdit(QLineEdit):
    """Completes any part of a name ("tok" → Asia/Tokyo)."""

    def __init__(self, zone: str = "") -> None:
        super().__init__(zone)
        completer = QCompleter(zone_names(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
