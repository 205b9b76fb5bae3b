"""Tool tips with words of the user's, and what screen readers make of them."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """`text` as it is, for a tool tip: Qt takes what looks like tags for markup, and would load what they name."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def beyond(name: str, tip: str) -> str:
    """What `tip` says that `name` does not, to describe a widget; a blank for nothing, or Qt would say it twice."""
    if tip.startswith(f"{name} (") and tip.endswith(")"):
        return tip[len(name) + 2 : -1]
    return tip if tip not in name else " "
