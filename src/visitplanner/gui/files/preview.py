"""A photo as large as the window allows. Space and Escape close it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.gui.parts.layout import column
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.theme import theme

MOST = QSize(2400, 1800)
MOST_MEGABYTES = 512


class Picture(QWidget):
    """Fits its picture into itself."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("bg"))
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(),
                          size.height())  # fmt: skip
            painter.drawImage(place, self._image)


class Preview(Sheet):
    """Made anew for each photo."""

    def __init__(self, parent: QWidget | None, path: Path, name: str, alt: str) -> None:
        self.picture = Picture(_read(path), alt or name)
        content = column(self.picture, gap=0)
        super().__init__(parent, lambda: name, content, size=(1100, 800))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QShortcut(QKeySequence(Qt.Key.Key_Space), self).activated.connect(self.close)


def _read(path: Path) -> QImage:
    """The picture the right way up, no larger than a screen shows."""
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > MOST.width() or size.height() > MOST.height():
        reader.setScaledSize(size.scaled(MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
