"""Tool tips with words of the user's."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """`text` as it is, for a tool tip: Qt takes what looks like tags for markup, and would load what they name."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
