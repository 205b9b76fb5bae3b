"""Bookings as bars over the days: which columns they take, in which row, and how one is painted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from visitplanner.domain import bookings
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.icons import pixmap
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _

_OPEN = (SessionStatus.IDEA, SessionStatus.REQUESTED)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where in columns; 0.5 is the middle of the first day. `before`, `after`: it goes on outside."""

    first: float
    last: float
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A booking that shows over the days, in the row where it overlaps no other one."""

    booking: Booking
    stretch: Stretch
    row: int

    @property
    def id(self) -> str:
        """The booking's id."""
        return self.booking.id


def stretch(booking: Booking, days: Sequence[dt.date]) -> Stretch | None:
    """What a booking takes of the columns of `days`: whole days, of a hotel from noon to noon; None for nothing."""
    start, end = booking.start, booking.end
    if start is None or end is None or not days or start > end:
        return None
    half = 0.5 if bookings.nights(booking) else 0.0
    before, after = start < days[0], end > days[-1]
    first, last = float(bisect_left(days, start)), float(bisect_left(days, end))
    if start in days:
        first += half
    if end in days:
        last += half or 1.0
    return Stretch(first, last, before, after) if first < last else None


def bars(snapshot: Snapshot, days: Sequence[dt.date]) -> tuple[Bar, ...]:
    """The bookings that touch `days`, by their first day, each in the highest row that is free there."""
    ends: list[float] = []
    found = []
    for booking in bookings.in_order(snapshot):
        if (where := stretch(booking, days)) is None:
            continue
        row = next((n for n, end in enumerate(ends) if end <= where.first), len(ends))
        ends[row : row + 1] = [where.last]
        found.append(Bar(booking, where, row))
    return tuple(found)


@dataclass(frozen=True)
class BarPainter:
    """Draws bars; what is not confirmed is hollow, broken-lined and says so."""

    painter: QPainter
    ratio: float

    def bar(self, rect: QRectF, bar: Bar, text: str, icon: str, *, left: float) -> None:
        """A bar in `rect`, its words where they are in sight: not to the left of `left`."""
        status, where = bar.booking.status, bar.stretch
        self._ground(rect, status)
        room = rect.adjusted(5, 0, -5, 0)
        room.setLeft(max(room.left(), left + 5))
        if where.before and rect.left() >= left:
            self._icon("chevron-left", "sub", room.left() - 3, room)
            room.setLeft(room.left() + theme.px(9))
        if where.after:
            self._icon("chevron-right", "sub", room.right() - theme.px(9), room)
            room.setRight(room.right() - theme.px(9))
        if room.width() < theme.px(12):
            return
        faint = status is SessionStatus.CANCELLED
        self._icon(icon, "faint" if faint else "accent", room.left(), room)
        room.setLeft(room.left() + theme.px(16))
        self._words(room, text, status)

    def gutter(self, width: float, height: float, hidden: int) -> None:
        """Beside the bars: what they are, or how many more there are."""
        font, area = theme.font(11, bold=hidden > 0), QRectF(0, 0, width, height)
        text = f"+{hidden}" if hidden else _("Bookings")
        wide = QFontMetricsF(font).horizontalAdvance(text)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour("sub" if hidden else "faint"))
        if wide > width - 6:
            self._icon("bookmark", "faint", width / 2 - theme.px(6), area)
            return
        if hidden:
            pill = QRectF((width - wide) / 2 - 8, (height - theme.px(18)) / 2, wide + 16, theme.px(18))
            self.painter.setPen(QPen(theme.colour("edge"), 1))
            self.painter.setBrush(theme.colour("raised"))
            self.painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            self.painter.setPen(theme.colour("sub"))
        self.painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def ring(self, rect: QRectF) -> None:
        """Around the bar that has the keyboard, or is being pulled."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(theme.colour("accent"), 2))
        self.painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _ground(self, rect: QRectF, status: SessionStatus) -> None:
        painter, pen = self.painter, QPen(Qt.PenStyle.NoPen)
        if status in _OPEN:
            painter.setBrush(theme.colour("surface"))
            pen = QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine)
        elif status is SessionStatus.CANCELLED:
            painter.setBrush(theme.colour("hair"))
        else:
            painter.setBrush(QColor(theme.current.tint(theme.colour("accent").name())))
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _words(self, room: QRectF, text: str, status: SessionStatus) -> None:
        font = theme.font(11)
        self.painter.setFont(font)
        if status in _OPEN:
            mark = _("TBC")
            width = QFontMetricsF(font).horizontalAdvance(mark)
            self.painter.setPen(theme.colour("warn"))
            title = QFontMetricsF(font).horizontalAdvance(text)
            at = QRectF(room)
            at.setLeft(max(room.left(), min(room.right() - width, room.left() + title + 8)))
            self.painter.drawText(at, _LEFT, mark)
            room = room.adjusted(0, 0, -width - 6, 0)
        font.setStrikeOut(status is SessionStatus.CANCELLED)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour("faint" if status is SessionStatus.CANCELLED else "text"))
        self.painter.drawText(room, _LEFT, elided(text, font, room.width()))

    def _icon(self, name: str, role: str, x: float, room: QRectF) -> None:
        size = theme.px(12)
        drawn = pixmap(name, theme.colour(role).name(), size, self.ratio)
        self.painter.drawPixmap(QPointF(round(x), round(room.center().y() - size / 2)), drawn)
