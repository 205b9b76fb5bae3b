"""A way out as a button: its number, what it does on up to three lines, and what it costs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from visitplanner.gui.board.lettering import line_height, wrapped
from visitplanner.gui.theme import theme

MOST_LINES = 3
_SIDE, _NUMBER = 10, 18
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class FixButton(QPushButton):
    """`number` is the key that does the same; 0 for none."""

    def __init__(self, text: str, cost: str, number: int = 0) -> None:
        super().__init__()
        self._text, self._cost, self._number = text, cost, number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(cost)
        self.setToolTip(text if not cost else f"{text}\n{cost}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: float) -> list[str]:
        cost = QFontMetricsF(theme.font(11)).horizontalAdvance(self._cost) + 8 if self._cost else 0
        room = width - 2 * _SIDE - (theme.px(_NUMBER) + 8 if self._number else 0) - cost
        return wrapped(self._text, theme.font(12), max(60.0, room), MOST_LINES)

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        return round(len(self._lines(width)) * line_height(12)) + theme.px(12)

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
        ink = theme.colour("text" if self.isEnabled() else "faint")
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("sub"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._cost)
        if self._number:
            side = theme.px(_NUMBER)
            key = QRectF(area.left(), area.center().y() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(key, 5, 5)
            painter.setPen(theme.colour("accent"))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self._number))
            area.setLeft(key.right() + 8)
        painter.setFont(theme.font(12))
        painter.setPen(ink)
        lines = self._lines(self.width())
        y = area.center().y() - len(lines) * line_height(12) / 2
        for line in lines:
            painter.drawText(QRectF(area.left(), y, area.width(), line_height(12)), _LEFT, line)
            y += line_height(12)
