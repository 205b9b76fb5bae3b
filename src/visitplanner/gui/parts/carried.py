"""Lists whose rows can be carried elsewhere with the mouse: onto a session or a place, on this page or another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from visitplanner.gui.parts.row_list import RowList

NOTE, PERSON = "application/x-visitplanner-practice-note", "application/x-visitplanner-person"
"""What is carried: the id of a practice note, or of a person."""


class CarriedList(RowList):
    """A press that moves far enough takes the row under it along."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form
        self._pressed: QPoint | None = None

    def record_of(self, key: str) -> str:
        """The id of the record that a row stands for."""
        return key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override: what is carried is the record, not a selection."""
        far = QApplication.startDragDistance()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed).manhattanLength() >= far and self.key:
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(carried(self._form, self.record_of(self.key)))
            drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
            drag.exec(Qt.DropAction.LinkAction)


def carried(form: str, id: str) -> QMimeData:
    """A record as it is carried."""
    mime = QMimeData()
    mime.setData(form, id.encode())
    return mime


def carried_in(mime: QMimeData) -> tuple[str, str]:
    """What is carried, and its id; empty for anything else."""
    form = next((one for one in (NOTE, PERSON) if mime.hasFormat(one)), "")
    return form, bytes(mime.data(form).data()).decode() if form else ""
