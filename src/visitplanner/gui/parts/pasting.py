"""Photos and files that are pasted or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage, QImageWriter, QPixmap

AS_THEY_ARE = ("image/jpeg", "image/png", "image/webp")


def pictures_in(mime: QMimeData | None) -> tuple[Path | bytes, ...]:
    """The files of this computer that are pasted or dropped, else the picture; nothing for mere text.

    None is what Qt gives for a clipboard that holds nothing.
    """
    if mime is None:
        return ()
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return files
    for kind in AS_THEY_ARE:
        if mime.hasFormat(kind):
            return (bytes(mime.data(kind).data()),)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QPixmap):  # copied in this very program
        image = image.toImage()
    return (_png(image),) if isinstance(image, QImage) and not image.isNull() else ()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())
