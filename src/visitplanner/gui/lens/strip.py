"""How the uses of time are drawn: five colours, and five shapes for those who see or print them in grey."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.domain.feasibility import DayLens
from visitplanner.domain.kinds import TimeUse
from visitplanner.gui.theme import theme

COLOURS = {
    TimeUse.TALK: "meeting",
    TimeUse.INTERPRETATION: "talk",
    TimeUse.TRANSFER: "leg",
    TimeUse.BUFFER: "edge",
    TimeUse.REST: "site",
}
_GROUNDS = {
    TimeUse.TALK: 1.0,
    TimeUse.INTERPRETATION: 0.3,
    TimeUse.TRANSFER: 0.16,
    TimeUse.BUFFER: 0.0,
    TimeUse.REST: 0.5,
}
Share = tuple[TimeUse, float, float]
"""A use from and to, in shares of the longest day."""


def shares(day: DayLens, longest: int) -> tuple[Share, ...]:
    """The stretches of `day` where a day of `longest` minutes fills the width."""
    found, at = [], 0
    for one in day.segments:
        found.append((one.use, at / longest, (at + one.minutes) / longest))
        at += one.minutes
    return tuple(found)


def paint_strip(painter: QPainter, area: QRectF, found: tuple[Share, ...]) -> None:
    """Draw the stretches side by side in `area`."""
    for use, start, end in found:
        left, right = round(area.left() + start * area.width()), round(area.left() + end * area.width())
        if right - left >= 1:
            paint_use(painter, QRectF(left, area.top(), max(1, right - left - 1), area.height()), use)


def paint_use(painter: QPainter, area: QRectF, use: TimeUse) -> None:
    """One stretch: talk is full, interpretation hatched, a way a line, buffer hollow, rest pale."""
    colour = theme.colour(COLOURS[use])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(area, QColor(theme.current.tint(colour.name(), _GROUNDS[use])))
    if use is TimeUse.INTERPRETATION:
        painter.fillRect(area, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    elif use is TimeUse.TRANSFER:
        painter.fillRect(QRectF(area.left(), round(area.center().y()) - 1, area.width(), 2), colour)
    elif use is TimeUse.BUFFER and area.width() >= 3:
        painter.setPen(QPen(colour, 1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.restore()


class Swatch(QWidget):
    """One use in the legend."""

    def __init__(self, use: TimeUse) -> None:
        super().__init__()
        self._use = use
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(22), theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        paint_use(QPainter(self), QRectF(self.rect()), self._use)
