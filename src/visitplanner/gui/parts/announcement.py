"""What a screen reader shall say now."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(where: QWidget, text: str) -> None:
    """Have `text` said, as something that happened at `where`."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(where, text))
