"""A list whose rows begin with a circle that is ticked by the mouse too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.theme import theme

CIRCLE = 40
"""The first pixels of a row, where its circle is."""


class TickList(RowList):
    """A click on the circle of a row ticks it; two clicks there are two ticks and open nothing."""

    ticked = Signal()
    """The current row shall be ticked, or be so no more."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if _on_circle(event) and index.isValid() and index == self.currentIndex():
            self.ticked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if not _on_circle(event):
            super().mouseDoubleClickEvent(event)


def _on_circle(event: QMouseEvent) -> bool:
    return event.position().x() < theme.px(CIRCLE) and event.button() is Qt.MouseButton.LeftButton
