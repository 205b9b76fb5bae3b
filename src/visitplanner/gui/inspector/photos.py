"""A strip of a record's photos: thumbnails as they arrive from the database thread, captions as tool tips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from visitplanner.domain.records import Attachment
from visitplanner.gui.desk import Desk
from visitplanner.gui.icons import pixmap
from visitplanner.gui.parts.layout import emptied, row
from visitplanner.gui.theme import theme

HEIGHT, MOST = 72, 3


class Photo(QWidget):
    """One thumbnail, cut to fill its place."""

    def __init__(self, desk: Desk, photo: Attachment, caption: str) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedHeight(theme.px(HEIGHT))
        self.setToolTip(caption)
        self.setAccessibleName(caption or photo.name)
        desk.thumbnail(photo.blob, self._show)

    def _show(self, data: bytes) -> None:
        self._picture.loadFromData(data)
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
        if self._picture.isNull():
            icon = pixmap("image", theme.current.faint, 18, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 18) // 2, (self.height() - 18) // 2, icon)
        else:
            painter.drawPixmap(self.rect(), self._picture, _filling(self._picture.size(), self.size()))


class PhotoStrip(QWidget):
    """The first few photos side by side, and how many more there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
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
            self._row.addWidget(Photo(self._desk, photo, caption), 1, Qt.AlignmentFlag.AlignVCenter)


def _filling(picture: QSize, place: QSize) -> QRect:
    """The part of a picture that fills a place without distortion."""
    scale = min(picture.width() / max(1, place.width()), picture.height() / max(1, place.height()))
    width, height = round(place.width() * scale), round(place.height() * scale)
    return QRect((picture.width() - width) // 2, (picture.height() - height) // 2, width, height)
