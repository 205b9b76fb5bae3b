"""A small drawing of a week on the board, for the first screen: what this program is, without a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from visitplanner.gui.icons import pixmap
from visitplanner.gui.theme import theme

WEEK = (
    ((0.06, 0.20, "reception"), (0.30, 0.24, "talk"), (0.60, 0.12, "meal"), (0.76, 0.20, "site")),
    ((0.02, 0.12, "leg"), (0.18, 0.28, "site"), (0.52, 0.12, "meal"), (0.68, 0.26, "workshop")),
    ((0.10, 0.22, "meeting"), (0.36, 0.14, "leg"), (0.56, 0.30, "site")),
    ((0.04, 0.28, "workshop"), (0.38, 0.12, "meal"), (0.54, 0.18, "virtual"), (0.78, 0.16, "debrief")),
    ((0.08, 0.24, "meeting"), (0.38, 0.20, "talk"), (0.64, 0.12, "leg")),
)
"""Days; each block is (top, height, kind) as shares of the column."""
ICONS = {
    "reception": "wine", "talk": "message-square", "meal": "utensils", "site": "building-2", "leg": "train-front",
    "workshop": "users", "meeting": "presentation", "virtual": "video", "debrief": "messages-square",
}  # fmt: skip


class Emblem(QWidget):
    """Decoration: not spoken, not focused."""

    def _paint_block(self, painter: QPainter, area: QRectF, kind: str) -> None:
        colour = theme.colour(kind)
        if kind == "leg":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, 5, 5)
        else:
            path = QPainterPath()
            path.addRoundedRect(area, 5, 5)
            painter.fillPath(path, theme.colour(theme.current.tint(colour.name())))
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(QRectF(area.left(), area.top(), 3.5, area.height()), colour)
            painter.restore()
        size = theme.px(13)
        corner = QPointF(area.left() + 10, area.center().y() - size / 2)
        painter.drawPixmap(corner, pixmap(ICONS[kind], colour.name(), size, self.devicePixelRatioF()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current.tint(colour.name(), 0.42)))
        left = area.left() + 16 + size
        bar = QRectF(left, area.center().y() - 2.5, max(10.0, area.right() - left - 14), 5)
        painter.drawRoundedRect(bar, 2.5, 2.5)

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(640), theme.px(210))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, 10, 10)
        width = frame.width() / len(WEEK)
        for n, blocks in enumerate(WEEK):
            left = frame.left() + n * width
            if n:
                painter.setPen(QPen(theme.colour("hair"), 1))
                painter.drawLine(QPointF(left, frame.top() + 1), QPointF(left, frame.bottom() - 1))
            for top, height, kind in blocks:
                area = QRectF(left + 6, frame.top() + 8 + top * (frame.height() - 16), width - 12,
                              height * (frame.height() - 16) - 3)  # fmt: skip
                self._paint_block(painter, area, kind)
