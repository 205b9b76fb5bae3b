"""A way out as a button: its number, what it does on up to three lines, and below what it costs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from visitplanner.gui.access import access
from visitplanner.gui.parts.guards import Guarded
from visitplanner.gui.parts.lettering import line_height, wrapped
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme

MOST_LINES = 3
_SIDE, _NUMBER = 10, 18
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class FixButton(Guarded, QPushButton):
    """`number` is the key that does the same; 0 for none."""

    def __init__(self, text: str, cost: str, number: int = 0) -> None:
        super().__init__()
        self._text, self._cost, self._number = text, cost, number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(cost)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()
        self.heed_access()

    def retranslate(self) -> None:
        """Tell what it does under the mouse, or why it cannot."""
        self.setToolTip(plain_tip(access.said() or "\n".join(filter(None, (self._text, self._cost)))))

    def _lines(self, width: float) -> list[str]:
        room = width - 2 * _SIDE - (theme.px(_NUMBER) + 8 if self._number else 0)
        return wrapped(self._text, theme.font(12), max(60.0, room), MOST_LINES)

    def _paint_number(self, painter: QPainter, area: QRectF) -> float:
        """The key in its square; returns where the square ends."""
        side = theme.px(_NUMBER)
        key = QRectF(area.left(), area.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(key, 5, 5)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("accent"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self._number))
        return key.right()

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        below = line_height(11) if self._cost else 0
        return round(len(self._lines(width)) * line_height(12) + below) + theme.px(12)

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(200), self.heightForWidth(max(self.width(), theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(120), round(line_height(12)) + theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        if self._number:
            area.setLeft(self._paint_number(painter, area) + 8)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text" if self.isEnabled() else "faint"))
        y = area.top() + theme.px(6)
        for line in self._lines(self.width()):
            painter.drawText(QRectF(area.left(), y, area.width(), line_height(12)), _LEFT, line)
            y += line_height(12)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("sub"))
        painter.drawText(QRectF(area.left(), y, area.width(), line_height(11)), _LEFT, self._cost)
