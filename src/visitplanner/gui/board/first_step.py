"""What lies over the empty board: how to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.empty import EmptyState


class FirstStep(EmptyState):
    """As large as the board; the mouse draws through it."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(
            "calendar-days",
            N_("Drag here or press N"),
            N_("Add the fixed points first: arrival, host meetings, departure."),
        )
        self.setParent(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label in self.findChildren(QLabel):
            label.setProperty("ground", "surface")
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: as large as the board."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
