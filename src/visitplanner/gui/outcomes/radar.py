"""A radar of scores: one axis a dimension, one line a city. Colour, line and marker all tell cities apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.domain.replication import BEST
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.lettering import line_height, wrapped
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

COLOURS = ("meeting", "meal", "talk", "reception", "site", "workshop", "virtual")
LINES = (
    Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)  # fmt: skip
MARKS = (4.5, 3.5, 4.0, 4.5, 4.0, 5.0)
CORNERS = (0, 4, 3, 4, 3, 5)
"""Of each marker: its size, and how many corners it has (none: a disc)."""
TURNS = (0.0, 0.25, 0.0, 0.0, 0.5, 0.0)
"""Of each marker: how far it is turned, in shares of a corner."""
HOLE = 0.14
"""The share of the radius at which 0 stands, so that zeros of different dimensions stay apart."""
SIDE, NAME_WIDTH, APART = 14, 92, 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """One city: its name and a value for each axis, None where nobody can say."""

    name: str
    values: tuple[int | None, ...]


class Radar(QWidget):
    """Left and right go from axis to axis; what stands there is told to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._axes: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_lines(self, axes: Sequence[str], lines: Sequence[Line], name: str) -> None:
        """Show `lines` over `axes`; `name` says what is compared."""
        self._axes, self._lines = tuple(axes), tuple(lines)
        self._at = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(self.told(n) for n in range(len(self._axes))))
        self.update()

    def told(self, axis: int) -> str:
        """What every city has on one axis, as text."""
        values = tongue.language.series(
            _("{city} {value}").format(
                city=line.name, value="–" if line.values[axis] is None else line.values[axis]
            )
            for line in self._lines
        )
        return f"{self._axes[axis]}: {values}"

    # ------------------------------------------------------------------ where things are
    def _frame(self) -> tuple[QPointF, float]:
        """Centre and radius."""
        room = QRectF(self.rect()).adjusted(SIDE, SIDE, -SIDE, -SIDE)
        high = 2 * line_height(12) + 6
        radius = min(room.width() / 2 - theme.px(NAME_WIDTH) * 0.8, room.height() / 2 - high)
        return room.center() + QPointF(0, line_height(12) / 4), max(radius, 40.0)

    def _point(self, axis: int, value: float, line: int = 0) -> QPointF:
        centre, radius = self._frame()
        turn = 2 * math.pi * axis / max(1, len(self._axes)) - math.pi / 2
        away = radius * (HOLE + (1 - HOLE) * value / BEST)
        aside = (line - (len(self._lines) - 1) / 2) * APART if self._lines else 0.0
        along = QPointF(math.cos(turn), math.sin(turn))
        return centre + along * away + QPointF(-along.y(), along.x()) * aside

    # ------------------------------------------------------------------ painting
    def _paint_web(self, painter: QPainter) -> None:
        count = len(self._axes)
        for value in range(BEST + 1):
            ring = QPolygonF([self._spot(axis, value) for axis in range(count)])
            painter.setPen(QPen(theme.colour("line" if value < BEST else "edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(ring)
        for axis in range(count):
            chosen = axis == self._at and self.hasFocus()
            painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 3 if chosen else 1))
            painter.drawLine(self._spot(axis, 0), self._spot(axis, BEST))

    def _spot(self, axis: int, value: float) -> QPointF:
        """A point on the axis itself."""
        return self._point(axis, value, 0) if len(self._lines) < 2 else self._middle(axis, value)

    def _middle(self, axis: int, value: float) -> QPointF:
        first, last = self._point(axis, value, 0), self._point(axis, value, len(self._lines) - 1)
        return (first + last) / 2

    def _paint_values(self, painter: QPainter) -> None:
        font = theme.font(11)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for value in range(BEST + 1):
            at = self._spot(0, value) + QPointF(8 + len(self._lines) * APART / 2, 0)
            box = QRectF(
                at.x(), at.y() - metrics.height() / 2, metrics.horizontalAdvance("0") + 4, metrics.height()
            )
            painter.fillRect(box, theme.colour("surface"))
            painter.setPen(theme.colour("faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _paint_names(self, painter: QPainter) -> None:
        height = line_height(12)
        for axis, name in enumerate(self._axes):
            chosen = axis == self._at and self.hasFocus()
            font = theme.font(12, bold=chosen)
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if chosen else "text"))
            centre, radius = self._frame()
            way = (self._spot(axis, BEST) - centre) / radius
            at = centre + way * (radius + 12)
            room = at.x() if way.x() < -0.2 else self.width() - at.x()
            width = min(float(theme.px(NAME_WIDTH)), room)
            lines = wrapped(name, font, width, 2)
            left = at.x() - width / 2 + way.x() * width / 2
            top = at.y() - len(lines) * height / 2 + way.y() * len(lines) * height / 2
            flags = _side(way.x()) | Qt.AlignmentFlag.AlignVCenter
            for n, text in enumerate(lines):
                painter.drawText(QRectF(left, top + n * height, width, height), flags, text)

    def _paint_line(self, painter: QPainter, n: int, line: Line) -> None:
        colour = colour_of(n)
        points: list[QPointF | None] = [
            None if value is None else self._point(axis, value, n) for axis, value in enumerate(line.values)
        ]
        known = [one for one in points if one is not None]
        if len(known) == len(points) > 2:
            fill = QColor(colour)
            fill.setAlpha(22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF(known))
        painter.setPen(QPen(colour, 2, LINES[n % len(LINES)]))
        for one, other in zip(points, [*points[1:], *points[:1]], strict=True):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        for one in known:
            paint_mark(painter, n, one)

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(440), theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(340), theme.px(290))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_web(painter)
        for n, line in enumerate(self._lines):
            self._paint_line(painter, n, line)
        self._paint_values(painter)
        self._paint_names(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._axes:
            super().keyPressEvent(event)
            return
        self._at = (self._at + step) % len(self._axes) if self._at >= 0 else 0
        announce(self, self.told(self._at))
        self.update()

    def focusInEvent(self, event: object) -> None:
        """Qt override: the keyboard is shown at an axis."""
        self._at = max(0, self._at)
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Qt override."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()


def colour_of(n: int) -> QColor:
    """The colour of the `n`-th city."""
    return theme.colour(COLOURS[n % len(COLOURS)])


def paint_mark(painter: QPainter, n: int, at: QPointF) -> None:
    """The marker of the `n`-th city."""
    form = n % len(MARKS)
    size, corners = MARKS[form], CORNERS[form]
    painter.setPen(QPen(theme.colour("surface"), 1))
    painter.setBrush(colour_of(n))
    if not corners:
        painter.drawEllipse(at, size, size)
        return
    turns = [2 * math.pi * (k + TURNS[form] * 2) / corners - math.pi / 2 for k in range(corners)]
    painter.drawPolygon(QPolygonF([at + QPointF(math.cos(one), math.sin(one)) * size * 1.3 for one in turns]))


def mark_picture(n: int, ratio: float, width: int = 36) -> QPixmap:
    """A piece of the line of the `n`-th city with its marker."""
    height = 16
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(n), 2, LINES[n % len(LINES)]))
    painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))
    paint_mark(painter, n, QPointF(width / 2, height / 2))
    painter.end()
    return picture


def _side(x: float) -> Qt.AlignmentFlag:
    if abs(x) < 0.2:
        return Qt.AlignmentFlag.AlignHCenter
    return Qt.AlignmentFlag.AlignLeft if x > 0 else Qt.AlignmentFlag.AlignRight
