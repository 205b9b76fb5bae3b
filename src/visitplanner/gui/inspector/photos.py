"""A strip of a record's photos: thumbnails as they arrive from the database thread, captions as tool tips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from visitplanner.domain.records import Attachment
from visitplanner.gui.desk import Desk
from visitplanner.gui.icons import pixmap
from visitplanner.gui.parts.layout import emptied, row
from visitplanner.gui.parts.tips import beyond, plain_tip
from visitplanner.gui.theme import theme

HEIGHT, MOST = 72, 3


class Thumbnails(QObject):
    """The small pictures asked for so far. Whoever shows one hears of it by signal, and may be gone by then."""

    arrived = Signal(str)
    """The thumbnail of a photo is there: its blob."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: dict[str, QPixmap] = {}

    def picture(self, blob: str) -> QPixmap:
        """The thumbnail of `blob`; empty until it arrives, and where there is none."""
        if blob not in self._pictures:
            self._pictures[blob] = QPixmap()
            self._desk.thumbnail(blob, partial(self._keep, blob))
        return self._pictures[blob]

    def _keep(self, blob: str, data: bytes) -> None:
        self._pictures[blob].loadFromData(data)
        self.arrived.emit(blob)


class Photo(QWidget):
    """One thumbnail, cut to fill its place."""

    def __init__(self, thumbnails: Thumbnails, photo: Attachment, caption: str) -> None:
        super().__init__()
        self._thumbnails, self._blob = thumbnails, photo.blob
        self.setFixedHeight(theme.px(HEIGHT))
        self.setToolTip(plain_tip(caption))
        self.setAccessibleName(caption or photo.name)
        self.setAccessibleDescription(beyond(self.accessibleName(), caption))
        thumbnails.arrived.connect(self._show)

    def _show(self, blob: str) -> None:
        if blob == self._blob:
            self.update()

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(96), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), theme.colour("hair"))
        picture = self._thumbnails.picture(self._blob)
        if picture.isNull():
            icon = pixmap("image", theme.current.faint, 18, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 18) // 2, (self.height() - 18) // 2, icon)
        else:
            painter.drawPixmap(self.rect(), picture, filling(picture.size(), self.size()))


class PhotoStrip(QWidget):
    """The first few photos side by side, and how many more there are."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._shown: tuple[tuple[str, str], ...] = ()
        self._row = row(gap=6)
        self.setLayout(self._row)

    def show_photos(self, photos: Sequence[tuple[Attachment, str]]) -> None:
        """Show `photos`, each with its caption."""
        shown = tuple((photo.blob, caption) for photo, caption in photos)
        self.setVisible(bool(photos))
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._row)
        for photo, caption in photos[:MOST]:
            self._row.addWidget(Photo(self._thumbnails, photo, caption), 1, Qt.AlignmentFlag.AlignVCenter)


def filling(picture: QSize, place: QSize) -> QRect:
    """The part of a picture that fills a place without distortion."""
    scale = min(picture.width() / max(1, place.width()), picture.height() / max(1, place.height()))
    width, height = round(place.width() * scale), round(place.height() * scale)
    return QRect((picture.width() - width) // 2, (picture.height() - height) // 2, width, height)
