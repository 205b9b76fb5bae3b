"""The pencil that letters a block: lines, icons and fonts in the colours its entry asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from visitplanner.gui.board.entries import Entry
from visitplanner.gui.icons import pixmap
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.lettering import fitting
from visitplanner.gui.theme import theme

MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Pencil:
    """Draws for one entry; what is cancelled is faint and struck through."""

    painter: QPainter
    entry: Entry

    def line(self, area: QRectF, candidates: Sequence[str], role: str, *, kind: bool = False) -> None:
        """One line of small text: the first of `candidates` that fits, after the icon of the `kind`."""
        if kind and area.width() > 40:
            self.icon(icon_name(self.entry.sort), self.kind_colour(), area.left() - 1, area.center().y(), 12)
            area = area.adjusted(theme.px(15), 0, 0, 0)
        font = theme.font(11)
        self.painter.setFont(font)
        self.painter.setPen(self.ink(role))
        self.painter.drawText(area, MIDDLE, fitting(candidates, font, area.width()))

    def icon(self, name: str, role: str, x: float, middle: float, size: int) -> None:
        """The icon `name` in the colour of `role`, its middle at height `middle`."""
        size = theme.px(size)
        device = self.painter.device()
        drawn = pixmap(name, theme.colour(role).name(), size, device.devicePixelRatio())
        self.painter.drawPixmap(QPointF(round(x), round(middle - size / 2)), drawn)

    def kind_colour(self) -> str:
        """The colour of the entry's kind."""
        return "faint" if self.entry.slot.cancelled else theme.current.kind(self.entry.sort)

    def ink(self, role: str) -> QColor:
        """The colour of text in `role`."""
        return theme.colour("faint" if self.entry.slot.cancelled else role)

    def font(self, size: int, *, bold: bool) -> QFont:
        """The font of a title."""
        font = theme.font(size, bold=bold)
        font.setStrikeOut(self.entry.slot.cancelled)
        return font
