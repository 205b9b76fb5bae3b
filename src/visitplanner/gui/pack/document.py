"""A finished PDF to look at, drawn by PDFium, which serves one caller at a time."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtGui import QImage

_PDFIUM = threading.RLock()


class Document:
    """Pages as pictures. May be used from any thread."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # slow import  # noqa: PLC0415

        with _PDFIUM:
            self._pdf: Any = pypdfium2.PdfDocument(data)
            self.sizes = tuple(self._pdf.get_page_size(n) for n in range(len(self._pdf)))
        """Width and height of each page, in points."""

    def picture(self, number: int, scale: float) -> QImage:
        """Page `number` (from 0) at `scale` pixels per point; a null image once the document is closed."""
        with _PDFIUM:
            if self._pdf is None:
                return QImage()
            page = self._pdf[number]
            try:
                drawn = page.render(scale=scale, rev_byteorder=False)
                image = QImage(
                    drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_BGR888
                )
                return image.copy()
            finally:
                page.close()

    def __del__(self) -> None:
        """Nobody looked at it: PDFium is told under the lock, too."""
        self.close()

    def close(self) -> None:
        """Let go of the pages."""
        with _PDFIUM:
            if self._pdf is not None:
                self._pdf.close()
                self._pdf = None
