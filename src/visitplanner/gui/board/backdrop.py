"""What lies behind the blocks: day heads, clocks, hour lines. Kept as one picture until something changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from visitplanner.domain.kinds import Severity
from visitplanner.domain.when import abbreviation, offset_hours
from visitplanner.gui.board.entries import DayHead
from visitplanner.gui.board.geometry import HEAD, Grid
from visitplanner.gui.board.marks import LOOKS
from visitplanner.gui.icons import pixmap
from visitplanner.gui.lens.strip import paint_strip
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.parts.surfaces import TONES
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, ngettext, tongue

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Scene:
    """Everything the backdrop depends on. `today` and `chosen` are column numbers, −1 for none.

    `clock` is the head of the day whose zone the gutter shows, `home` the zone of the second clock ("" for none).
    """

    grid: Grid
    heads: tuple[DayHead, ...]
    size: QSize
    ratio: float
    scroll: QPointF
    clock: DayHead | None
    home: str
    today: int
    chosen: int
    sample: bool

    def same(self, other: Scene | None) -> bool:
        """Whether the picture of `other` is right for this."""
        return other is not None and self == other


class Backdrop:
    """The picture of the last scene asked for."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._picture = QPixmap()

    def clear(self) -> None:
        """Forget: theme, type size or language changed."""
        self._scene = None

    def picture(self, scene: Scene) -> QPixmap:
        """The picture of `scene`."""
        if not scene.same(self._scene):
            self._scene = scene
            self._picture = QPixmap(scene.size * scene.ratio)
            self._picture.setDevicePixelRatio(scene.ratio)
            self._picture.fill(theme.colour("surface"))
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _hours(painter, scene)
            _heads(painter, scene)
            _corner(painter, scene)
            painter.end()
        return self._picture


def _hours(painter: QPainter, scene: Scene) -> None:
    grid, width, height = scene.grid, scene.size.width(), scene.size.height()
    painter.save()
    painter.setClipRect(QRectF(0, grid.head, width, height - grid.head))
    hair = QPen(theme.colour("hair"), 1)
    right = min(width, grid.x(len(grid.days)) - scene.scroll.x())
    for minute in range(grid.first, grid.last + 1, 60):
        y = round(grid.y(minute) - scene.scroll.y()) + 0.5
        if grid.head - 20 <= y <= height + 20:
            painter.setPen(hair)
            painter.drawLine(QPointF(grid.gutter, y), QPointF(right, y))
            _clocks(painter, scene, minute, y)
    painter.setPen(hair)
    painter.setClipRect(QRectF(grid.gutter, grid.head, width - grid.gutter, height - grid.head))
    for index in range(1, len(grid.days) + 1):
        x = round(grid.x(index) - scene.scroll.x()) + 0.5
        painter.drawLine(QPointF(x, grid.head), QPointF(x, height))
    painter.restore()


def _clocks(painter: QPainter, scene: Scene, minute: int, y: float) -> None:
    painter.setFont(theme.font(11))
    column = scene.grid.gutter / scene.grid.clocks
    painter.setPen(theme.colour("sub"))
    painter.drawText(QRectF(2, y - 9, column, 18), _CENTRE, _hhmm(minute))
    if scene.home and scene.clock:
        shift = offset_hours(scene.clock.moment, str(scene.clock.moment.tzinfo), scene.home) * 60
        painter.setPen(theme.colour("faint"))
        painter.drawText(QRectF(column - 3, y - 9, column, 18), _CENTRE, _hhmm(minute + round(shift)))


def _heads(painter: QPainter, scene: Scene) -> None:
    grid, width = scene.grid, scene.size.width()
    painter.fillRect(QRectF(0, 0, width, grid.head), theme.colour("surface"))
    painter.save()
    painter.setClipRect(QRectF(grid.gutter, 0, width - grid.gutter, grid.head))
    for index, head in enumerate(scene.heads):
        left = grid.x(index) - scene.scroll.x()
        if left < width and left + grid.column > grid.gutter:
            _head(painter, scene, head, index, QRectF(left, 0, grid.column, theme.px(HEAD)))
    painter.restore()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QPointF(0, grid.head - 0.5), QPointF(width, grid.head - 0.5))


def _head(painter: QPainter, scene: Scene, head: DayHead, index: int, area: QRectF) -> None:
    if index == scene.chosen:
        painter.fillRect(area.adjusted(0, 0, -1, 0), theme.colour("accent_soft"))
    room = area.adjusted(8, 0, -8, 0)
    font = theme.font(15, bold=True)
    title = tongue.language.date(head.date, "column")
    free = room.width() - QFontMetricsF(font).horizontalAdvance(title) - 6
    pill = _pills(painter, room, head, free)
    painter.setFont(font)
    painter.setPen(theme.colour("accent" if index == scene.today else "text"))
    line = QRectF(room.x(), theme.px(9), room.width() - pill, theme.px(22))
    painter.drawText(line, _LEFT, elided(title, font, line.width()))
    under = [head.city, head.zone]
    if head.hours != 24:
        under.append(_("{n} h").format(n=head.hours))
    small = theme.font(11)
    painter.setFont(small)
    if index == scene.today:
        beside = line.adjusted(room.width() - free, 1, 0, 0)
        if QFontMetricsF(small).horizontalAdvance(_("Today")) <= beside.width():
            painter.drawText(beside, _LEFT, _("Today"))
        else:
            under.insert(0, _("Today"))
    painter.setPen(theme.colour("sub"))
    text = " · ".join(part for part in under if part)
    line = QRectF(room.x(), theme.px(32 if head.score is None else 29), room.width(), theme.px(18))
    painter.drawText(line, _LEFT, elided(text, small, line.width() - _score(painter, line, head)))
    if head.uses:
        paint_strip(painter, QRectF(room.x(), theme.px(49), room.width(), theme.px(7)), head.uses)


def _score(painter: QPainter, line: QRectF, head: DayHead) -> float:
    """The lens's points at the right; returns the width taken."""
    if head.score is None:
        return 0.0
    painter.save()
    painter.setFont(theme.font(11, bold=True))
    text = str(head.score)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    width = painter.fontMetrics().horizontalAdvance(text) + 6
    painter.restore()
    return float(width)


def _pills(painter: QPainter, room: QRectF, head: DayHead, free: float) -> float:
    """At the right: how much wants to be looked at, and how much could not be checked; returns the width taken.

    Where the day itself would be cut, what could not be checked yields.
    """
    taken = 0.0
    shortest = sum(_pill_width(str(count)) for count in (head.issues, head.unverified))
    if head.unverified and (not head.issues or shortest + 2 <= free):
        look = LOOKS[Severity.UNVERIFIED]
        taken = _pill(painter, room, (str(head.unverified),), look, free) + 2
    if head.issues:
        text = ngettext("{n} to check", "{n} to check", head.issues).format(n=head.issues)
        look = LOOKS[Severity.ERROR if head.impossible else Severity.WARNING]
        taken += _pill(painter, room.adjusted(0, 0, -taken, 0), (text, str(head.issues)), look, free - taken)
    return taken


def _pill(
    painter: QPainter, room: QRectF, texts: tuple[str, ...], look: tuple[str, str], free: float
) -> float:
    """The longest of `texts` that fits, after its icon."""
    font, (name, role) = theme.font(11), look
    width = {text: _pill_width(text) for text in texts}
    text = next((one for one in texts if width[one] <= free), texts[-1])
    pill = QRectF(room.right() - width[text] + 4, theme.px(10), width[text], theme.px(20))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(TONES[role]))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    drawn = pixmap(name, theme.colour(role).name(), 12, painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(round(pill.x() + 7), round(pill.center().y() - 6)), drawn)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(pill.adjusted(22, 0, -5, 0), _LEFT, text)
    return width[text]


def _pill_width(text: str) -> float:
    return QFontMetricsF(theme.font(11)).horizontalAdvance(text) + 27


def _corner(painter: QPainter, scene: Scene) -> None:
    """Above the clocks: whose time they show, and that this is sample data."""
    grid = scene.grid
    small = theme.font(11)
    painter.setFont(small)
    if scene.sample:
        text, width = _("Sample"), QFontMetricsF(small).horizontalAdvance(_("Sample")) + 14
        if width > grid.gutter - 6:
            text, width = "", theme.px(19) + 8
        pill = QRectF((grid.gutter - width) / 2, theme.px(10), width, theme.px(19))
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.colour("sub"))
        painter.drawText(pill, _CENTRE, text)
        if not text:
            drawn = pixmap("sparkles", theme.colour("sub").name(), 12, scene.ratio)
            painter.drawPixmap(QPointF(round(pill.center().x() - 6), round(pill.center().y() - 6)), drawn)
    if grid.strip:
        painter.setPen(theme.colour("faint"))
        area = QRectF(4, grid.strip_top, grid.gutter - 8, grid.head - grid.strip_top)
        painter.drawText(area, _CENTRE | Qt.TextFlag.TextWordWrap, _("No time yet"))
    if scene.clock is None:
        return
    column = grid.gutter / grid.clocks
    moment = scene.clock.moment
    painter.setPen(theme.colour("sub"))
    name = elided(abbreviation(moment, str(moment.tzinfo)), small, column)
    painter.drawText(QRectF(2, theme.px(32), column, theme.px(18)), _CENTRE, name)
    if scene.home:
        painter.setPen(theme.colour("faint"))
        name = elided(abbreviation(moment, scene.home), small, column)
        painter.drawText(QRectF(column - 3, theme.px(32), column, theme.px(18)), _CENTRE, name)


def _hhmm(minute: int) -> str:
    wall = dt.time(minute // 60 % 24, minute % 60)
    return tongue.language.time(wall)
