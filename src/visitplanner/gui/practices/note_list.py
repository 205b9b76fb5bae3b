"""The list of practice notes: its rows can be dragged onto a session or a place."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from visitplanner.gui.parts.row_list import RowList

FORMAT = "application/x-visitplanner-practice-note"
"""What is dragged: the id of a note."""


class NoteList(RowList):
    """A press that moves far enough takes the note under it along."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override: what is dragged is the note, not a selection."""
        far = QApplication.startDragDistance()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed).manhattanLength() >= far and self.key:
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(carried(self.key))
            index = self.currentIndex()
            drag.setPixmap(self.viewport().grab(self.visualRect(index)))
            drag.exec(Qt.DropAction.LinkAction)


def carried(note: str) -> QMimeData:
    """The note called `note` as it is dragged."""
    mime = QMimeData()
    mime.setData(FORMAT, note.encode())
    return mime
