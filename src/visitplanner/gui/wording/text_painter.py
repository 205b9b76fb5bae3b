"""Rows of the work list: two lines, elided, all of one height, so that thousands are measured at once."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from visitplanner.domain.wording import Picked
from visitplanner.gui.parts.row_painter import SIDE, TOP, Index, RowPainter
from visitplanner.gui.parts.rows import ROW, Row
from visitplanner.gui.theme import theme

GAP = 3


class TextPainter(RowPainter):
    """Paints a text and where it is."""

    yields = False

    def _paint_texts(self, painter: QPainter, row: Row, area: QRect, right: int) -> None:
        title = row.title
        mark = f"  [{title.language}]" if isinstance(title, Picked) and not title.asked else ""
        left, y, room = area.left() + SIDE, area.top() + TOP, area.right() - SIDE
        for text, tail, font, role, end in (
            (str(title), mark, theme.font(bold=True), "text", right),
            (str(row.lines[0]), "", theme.font(12), "sub", room),
        ):
            metrics = QFontMetrics(font)
            width = end - left - metrics.horizontalAdvance(tail)
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(left, y + metrics.ascent(), cut + tail)
            y += metrics.height() + GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt override."""
        row: Row = index.data(ROW)
        lines = QFontMetrics(theme.font(bold=True)).height() + QFontMetrics(theme.font(12)).height()
        return QSize(100, theme.px(38) if row.heading else lines + GAP + 2 * TOP)
