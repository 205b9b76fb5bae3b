"""The pages of a pack one under the other; only those in view are drawn, and old ones stay until new ones are there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from visitplanner.gui.jobs import Jobs
from visitplanner.gui.pack.document import Document
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

GAP = 18
STEP, LEAST, MOST = 1.2, 0.25, 4.0


class PageView(Speaking, QAbstractScrollArea):
    """Scrolls through a `Document`, at the width of the view unless zoomed."""

    page_changed = Signal(int, int)
    """Another page is in the middle of the view: its number (from 1), and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs = Jobs(self)
        self._document: Document | None = None
        self._old: list[Document] = []
        self._pictures: dict[int, tuple[Document, float, QImage]] = {}
        self._zoom: float | None = None
        self._drawing = False
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        theme.changed.connect(self._repaint)
        self.retranslate()

    # ------------------------------------------------------------------ what it shows
    def show_document(self, document: Document) -> None:
        """Show another document at the same place; its pages replace the old ones as they are drawn."""
        if self._document is not None:
            self._old.append(self._document)
        self._document = document
        self._pictures = {n: kept for n, kept in self._pictures.items() if n < len(document.sizes)}
        self._measure()
        self._moved()

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without a document."""
        return self._page

    def go_to(self, page: int) -> None:
        """Bring `page` (from 1) to the top."""
        if self._document is not None:
            n = max(0, min(page - 1, len(self._document.sizes) - 1))
            self.verticalScrollBar().setValue(self._tops()[n] - GAP // 2)

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self._set_zoom(max(LEAST, min(self._scale() * STEP**by, MOST)))

    def fit_width(self) -> None:
        """As wide as the view, from now on."""
        self._set_zoom(None)

    @property
    def percent(self) -> int:
        """The size of the pages; 100 is a point for a pixel at 72 per inch."""
        return round(self._scale() * 100)

    @property
    def drawn(self) -> bool:
        """Whether every page in view is drawn as it should be."""
        return not self._drawing and not self._wanted()

    def finish(self) -> None:
        """Wait for what is being drawn, and let go of the documents."""
        self._jobs.finish()
        for document in (*self._old, *filter(None, (self._document,))):
            document.close()

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setAccessibleName(_("Preview"))
        self._tell()

    # ------------------------------------------------------------------ where things are
    def _scale(self) -> float:
        """Device-independent pixels per point."""
        if self._zoom is not None or self._document is None:
            return self._zoom or 1.0
        widest = max((width for width, _height in self._document.sizes), default=595.0)
        return max(LEAST, (self.viewport().width() - 2 * GAP) / widest)

    def _tops(self) -> list[int]:
        scale, y, found = self._scale(), GAP, []
        for _width, height in self._document.sizes if self._document else ():
            found.append(y)
            y += round(height * scale) + GAP
        return [*found, y]

    def _area(self, n: int, top: int) -> QRect:
        assert self._document is not None
        scale = self._scale()
        width, height = (round(side * scale) for side in self._document.sizes[n])
        left = max(GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, top - self.verticalScrollBar().value(), width, height)

    def _in_view(self) -> list[int]:
        if self._document is None:
            return []
        tops, seen = self._tops(), self.viewport().rect()
        return [n for n in range(len(tops) - 1) if self._area(n, tops[n]).intersects(seen)]

    def _measure(self) -> None:
        scale, seen = self._scale(), self.viewport().size()
        widest = max((width for width, _height in self._document.sizes), default=0) if self._document else 0
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setRange(0, max(0, self._tops()[-1] - seen.height()))
        upright.setPageStep(seen.height())
        upright.setSingleStep(48)
        across.setRange(0, max(0, round(widest * scale) + 2 * GAP - seen.width()))
        across.setPageStep(seen.width())

    # ------------------------------------------------------------------ drawing
    def _wanted(self) -> int | None:
        """The first page in view whose picture is not the one it should be."""
        for n in self._in_view():
            kept = self._pictures.get(n)
            if kept is None or kept[0] is not self._document or kept[1] != self._pixels():
                return n
        return None

    def _pixels(self) -> float:
        return round(self._scale() * self.devicePixelRatioF(), 4)

    def _draw(self) -> None:
        document, n, pixels = self._document, self._wanted(), self._pixels()
        if self._drawing or document is None or n is None:
            return
        self._drawing = True

        def drawn(image: QImage) -> None:
            self._drawing = False
            if not image.isNull():
                self._pictures[n] = (document, pixels, image)
            self._tidy()
            self._repaint()
            self._draw()

        self._jobs.start(lambda _report: document.picture(n, pixels), then=drawn)

    def _tidy(self) -> None:
        """Keep the pictures near the view; close documents that no picture waits for."""
        seen = self._in_view()
        if seen:
            near = range(seen[0] - 3, seen[-1] + 4)
            self._pictures = {n: kept for n, kept in self._pictures.items() if n in near}
        for document in self._old:
            document.close()
        self._old = []

    def _set_zoom(self, zoom: float | None) -> None:
        tops, at = self._tops(), self.verticalScrollBar().value()
        share = at / max(1, tops[-1])
        self._zoom = zoom
        self._measure()
        self.verticalScrollBar().setValue(round(share * self._tops()[-1]))
        self._moved()

    def _moved(self) -> None:
        self._repaint()
        self._tell()
        self._draw()

    def _tell(self) -> None:
        total = len(self._document.sizes) if self._document else 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        tops = self._tops()
        self._page = sum(top <= middle for top in tops[:-1]) or min(1, total)
        self.setAccessibleDescription(
            _("Page {n} of {total}").format(n=self._page, total=total) if total else ""
        )
        self.page_changed.emit(self._page, total)

    def _repaint(self) -> None:
        self.viewport().update()

    def paintEvent(self, event: Any) -> None:
        """Qt override."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.colour("hair"))
        tops = self._tops()
        for n in self._in_view():
            area = self._area(n, tops[n])
            painter.fillRect(area, QColor("#FFFFFF"))
            if kept := self._pictures.get(n):
                painter.drawImage(QRectF(area), kept[2])
            painter.setPen(theme.colour("line"))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._measure()
        self._moved()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt override."""
        self._repaint()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: a key for a page."""
        if event.matches(QKeySequence.StandardKey.MoveToNextPage):
            self.go_to(self._page + 1)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            self.go_to(self._page - 1)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(10**6)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        """Qt override: with Ctrl, the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)
