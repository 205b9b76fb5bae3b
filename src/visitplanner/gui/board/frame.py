"""One frame of the board: backdrop, now-line, blocks, rings, and whatever the mouse carries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QRegion

from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Box, Grid
from visitplanner.gui.board.marks import short_text
from visitplanner.gui.board.pictures import BlockCache
from visitplanner.gui.icons import pixmap
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass
class Frame:
    """Draws on `painter` inside `region`; rectangles given are in view coordinates."""

    painter: QPainter
    region: QRegion
    grid: Grid
    size: QSize
    ratio: float
    cache: BlockCache
    moving: BlockCache
    """Pictures of what is carried or comes along: of another size than where they stand."""

    def backdrop(self, picture: QPixmap) -> None:
        """The picture behind everything."""
        self.painter.drawPixmap(0, 0, picture)

    def clip_body(self) -> None:
        """Draw inside the hours from now on."""
        grid = self.grid
        self.painter.setClipRect(
            QRectF(grid.gutter, grid.head, self.size.width() - grid.gutter, self.size.height() - grid.head)
        )

    def clip_strip(self) -> None:
        """Draw inside the strip under the heads."""
        self.painter.setClipRect(
            QRectF(self.grid.gutter, 0, self.size.width() - self.grid.gutter, self.grid.head)
        )

    def now_line(self, x: float, y: float) -> None:
        """Where today is now: under the blocks, so that it crosses no text."""
        self.painter.setPen(QPen(theme.colour("accent"), 1.4))
        self.painter.drawLine(QPointF(x, y), QPointF(x + self.grid.column, y))

    def pill(self, y: float, text: str, *, filled: bool) -> None:
        """A time in the gutter: filled for now, outlined for where the pointer is."""
        if not self.grid.head + 4 <= y <= self.size.height():
            return
        column = self.grid.gutter / self.grid.clocks
        area = QRectF(3, y - theme.px(18) / 2, column - 1, theme.px(18))
        self.painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour("edge"), 1))
        self.painter.setBrush(theme.colour("accent" if filled else "surface"))
        self.painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        self.painter.setPen(theme.colour("on_accent" if filled else "sub"))
        self.painter.setFont(theme.font(11))
        self.painter.drawText(area, _CENTRE, text)

    def gap(self, rect: QRectF, entry: Entry) -> None:
        """A connector between two neighbours: how they get there, and how long it takes."""
        if entry.gap is None or not self._visible(rect):
            return
        short = entry.short > 0
        ink = theme.colour("bad" if short else "faint")
        pen = QPen(ink, 1, Qt.PenStyle.SolidLine if short else Qt.PenStyle.DotLine)
        rail = QRectF(rect.x() + 1, rect.y(), 1, rect.height())
        if short:
            self.painter.setPen(pen)
            self.painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            self.painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        else:
            self.painter.setPen(pen)
            self.painter.drawLine(rail.topLeft(), rail.bottomLeft())
        if rect.height() < theme.px(13):
            return
        language = tongue.language
        text = language.minutes(entry.gap.minutes or 0)
        if short:
            text = f"{text} · {short_text(entry.short, language)}"
        font = theme.font(11)
        drawn = pixmap(icon_name(entry.gap.mode), ink.name(), theme.px(12), self.ratio)
        y = rect.center().y()
        if short:
            width = min(QFontMetricsF(font).horizontalAdvance(text) + 24, rect.width() - 9)
            self.painter.fillRect(QRectF(rect.x() + 7, y - 8, width, 16), theme.colour("surface"))
        self.painter.drawPixmap(QPointF(round(rect.x() + 10), round(y - theme.px(6))), drawn)
        self.painter.setPen(ink)
        self.painter.setFont(font)
        area = rect.adjusted(theme.px(16) + 10, 0, -4, 0)
        if area.width() > QFontMetricsF(font).horizontalAdvance(language.minutes(entry.gap.minutes or 0)):
            self.painter.drawText(area, _LEFT, elided(text, font, area.width()))

    def blocks(self, placed: Iterable[tuple[Box, QRect]], leaving: Collection[str] = ()) -> int:
        """The blocks that touch the region; those `leaving` are being carried away and stay as shades."""
        shown = 0
        for box, rect in placed:
            if self.region.intersects(rect):
                shown += 1
                picture = self.cache.picture(box, rect.size(), self.ratio)
                if box.id in leaving:
                    self._shade(rect, picture)
                else:
                    self.painter.drawPixmap(rect.topLeft(), picture)
        return shown

    def ring(self, rect: QRect, *, focused: bool) -> None:
        """Around the current block."""
        pen = QPen(theme.colour("accent"), 2 if focused else 1.4)
        if not focused:
            pen.setStyle(Qt.PenStyle.DotLine)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), 7, 7)

    def hover(self, rect: QRect) -> None:
        """Around the block under the pointer."""
        self.painter.setPen(QPen(theme.colour("edge"), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def carried(self, rect: QRect, box: Box | None) -> None:
        """What is being moved or stretched (its picture) or drawn new (a blank)."""
        shadow = QRectF(rect).adjusted(-1, 1, 1, 4)
        tone = theme.colour("shadow")
        tone.setAlphaF(0.22)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(tone)
        self.painter.drawRoundedRect(shadow, 8, 8)
        if box is None:
            self.painter.setBrush(QColor(theme.current.tint(theme.colour("accent").name())))
            self.painter.drawRoundedRect(QRectF(rect), 6, 6)
        else:
            self.painter.drawPixmap(rect.topLeft(), self.moving.picture(box, rect.size(), self.ratio))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(theme.colour("accent"), 2))
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def ghost(self, rect: QRect, box: Box) -> None:
        """An item that would come along, at its new place."""
        size = box.rect.size().toSize()  # the same wherever it goes, so that one picture serves
        self.painter.setOpacity(0.82)
        self.painter.drawPixmap(rect.topLeft(), self.moving.picture(box, size, self.ratio))
        self.painter.setOpacity(1)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(theme.colour("accent"), 1.2, Qt.PenStyle.DashLine))
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def stays(self, rect: QRect) -> None:
        """An anchored item that does not come along: a solid frame, and a lock at its foot, clear of gaps."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(theme.colour("sub"), 1.6))
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        text, font = _("Stays"), theme.font(11, bold=True)
        width = round(QFontMetricsF(font).horizontalAdvance(text)) + 28
        top = max(rect.top() + 3, rect.bottom() - theme.px(18) - 3)
        area = QRect(rect.right() - width - 3, top, width, theme.px(18))
        self._pill(area, text, "surface", "sub", "lock")

    def bracket(self, rect: QRect, text: str, *, short: bool) -> None:
        """The time left between two neighbours, or lacking: a bracket at the left with its minutes in words."""
        role = "warn" if short else "accent"
        pen = QPen(theme.colour(role), 1.6)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if short:
            self.painter.setBrush(QBrush(theme.colour(role), Qt.BrushStyle.BDiagPattern))
            self.painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            x, top, bottom = rect.left() + 3.5, rect.top() + 0.5, rect.bottom() + 0.5
            self.painter.drawPolyline(
                [QPointF(x + 5, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + 5, bottom)]
            )
        font = theme.font(11, bold=True)
        width = round(QFontMetricsF(font).horizontalAdvance(text)) + 28
        area = QRect(0, 0, min(width, rect.width() - 6), theme.px(19))
        area.moveCenter(rect.center())
        area.moveLeft(rect.left() + 14)
        self._pill(area, text, "warn_soft" if short else "accent_soft", role, "triangle-alert" if short else "clock")

    def bubble(self, area: QRect, text: str, *, lock: int | None = None) -> None:
        """The times a gesture would give, beside what it carries; with a `lock` swung so far, why it does not move."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.colour("text"))
        self.painter.drawRoundedRect(QRectF(area), 6, 6)
        if lock is not None:
            drawn = pixmap("lock", theme.colour("surface").name(), theme.px(13), self.ratio)
            self.painter.drawPixmap(QPointF(area.left() + 8 + lock, area.center().y() - theme.px(6)), drawn)
            area = area.adjusted(theme.px(18), 0, 0, 0)
        self.painter.setPen(theme.colour("surface"))
        self.painter.setFont(theme.font(11, bold=True))
        self.painter.drawText(area, _CENTRE, text)

    def _pill(self, area: QRect, text: str, ground: str, ink: str, icon: str) -> None:
        self.painter.setPen(QPen(theme.colour(ink), 1))
        self.painter.setBrush(theme.colour(ground))
        self.painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        size = theme.px(12)
        drawn = pixmap(icon, theme.colour(ink).name(), size, self.ratio)
        self.painter.drawPixmap(QPointF(area.left() + 6, round(area.center().y() - size / 2 + 0.5)), drawn)
        font = theme.font(11, bold=True)
        self.painter.setFont(font)
        room = area.adjusted(size + 10, 0, -4, 0)
        self.painter.drawText(room, _LEFT, elided(text, font, room.width()))

    def _shade(self, rect: QRect, picture: QPixmap) -> None:
        self.painter.setOpacity(0.35)
        self.painter.drawPixmap(rect.topLeft(), picture)
        self.painter.setOpacity(1)
        self.painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _visible(self, rect: QRectF) -> bool:
        return self.region.intersects(rect.toAlignedRect())


def bracket_rect(rect: QRect) -> QRect:
    """What a bracket covers at most, its label included."""
    return rect.united(QRect(rect.left(), rect.center().y() - theme.px(11), rect.width(), theme.px(22))).adjusted(
        -2, -2, 2, 2
    )


def bubble_rect(text: str, beside: QRect, within: QRect, *, icon: bool = False) -> QRect:
    """Where the bubble of `text` goes: above the block it belongs to, inside `within`."""
    metrics = QFontMetricsF(theme.font(11, bold=True))
    width, height = round(metrics.horizontalAdvance(text)) + 18 + icon * theme.px(18), theme.px(22)
    left = max(within.left() + 2, min(beside.left(), within.right() - width - 2))
    top = beside.top() - height - 4
    if top < within.top():
        top = min(beside.bottom() + 5, within.bottom() - height - 2)
    return QRect(left, top, width, height)
