"""What is carried elsewhere with the mouse: records, onto a session or a place, on this page or another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLayout, QWidget

from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.theme import theme

NOTE, PERSON = "application/x-visitplanner-practice-note", "application/x-visitplanner-person"
QUESTION = "application/x-visitplanner-question"
"""What is carried: the ids of practice notes, of people or of questions, one a line."""

BADGE, WIDE, HIGH = 22, 260, 42
BESIDE = QPoint(-14, -12)
"""What goes along must not hide what would take it."""


class CarriedList(RowList):
    """A press that moves far enough takes the row under it along; with `several`, all that are chosen."""

    def __init__(self, form: str, *, several: bool = False) -> None:
        super().__init__()
        self._form = form
        self.setDragEnabled(True)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def record_of(self, key: str) -> str:
        """The id of the record that a row stands for."""
        return key

    @property
    def keys(self) -> list[str]:
        """The keys of the chosen rows, in their order."""
        return [self.rows.rows[n].key for n in sorted(index.row() for index in self.selectedIndexes())]

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of what is chosen."""
        return tuple(filter(None, map(self.record_of, self.keys)))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Qt override: what is carried are the records, not the rows."""
        if ids := self.records:
            picture = self.viewport().grab(self.visualRect(self.currentIndex()))
            carry(self, self._form, ids, picture)


class CarriedLine(QWidget):
    """A line that stands for a record and can be carried like a row."""

    pulled = Signal(str, QPixmap)
    """It was pressed and moved far enough: the id of its record, and how it looks."""

    def __init__(self, id: str, layout: QLayout) -> None:
        super().__init__()
        self._id = id
        self._pressed: QPoint | None = None
        self.setLayout(layout)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if self._pressed is None:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.pulled.emit(self._id, self.grab())


def carry(source: QWidget, form: str, ids: tuple[str, ...], picture: QPixmap) -> None:
    """Carry records until they are let go; `picture` goes along, with their number where they are several."""
    drag = QDrag(source)
    drag.setMimeData(carried(form, *ids))
    ratio = picture.devicePixelRatio()
    label = picture.copy(QRect(QPoint(), QSize(theme.px(WIDE), theme.px(HIGH)) * ratio) & picture.rect())
    drag.setPixmap(_counted(label, len(ids)) if len(ids) > 1 else label)
    drag.setHotSpot(BESIDE)
    drag.exec(Qt.DropAction.LinkAction)


def carried(form: str, *ids: str) -> QMimeData:
    """Records as they are carried."""
    mime = QMimeData()
    mime.setData(form, "\n".join(ids).encode())
    return mime


def carried_in(mime: QMimeData) -> tuple[str, tuple[str, ...]]:
    """What is carried, and the ids; empty for anything else."""
    form = next((one for one in (NOTE, PERSON, QUESTION) if mime.hasFormat(one)), "")
    return form, tuple(bytes(mime.data(form).data()).decode().split("\n")) if form else ()


def _counted(picture: QPixmap, count: int) -> QPixmap:
    side = theme.px(BADGE)
    disc = QRectF(picture.deviceIndependentSize().width() - side - 4, 4, side, side)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(disc)
    painter.setPen(theme.colour("on_accent"))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()
    return picture
