"""How a row is measured and painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visitplanner.domain.wording import Picked
from visitplanner.gui.icons import pixmap
from visitplanner.gui.parts.rows import ROW, Row, Tag
from visitplanner.gui.parts.surfaces import TONES
from visitplanner.gui.theme import theme

Index = QModelIndex | QPersistentModelIndex
SIDE, TOP, LEAD, FOOT = 16, 10, 30, 5
MOST_LINES = 4
TITLE_SHARE = 0.62
"""So much of a row is the title's, where it needs it: with less, what is at its right goes under all else."""


class RowPainter(QStyledItemDelegate):
    """Paints `Row`s at the width of their view."""

    yields = True
    """Whether pills and figures go under the texts where they would leave too little of the title."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        area: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
            if state & QStyle.StateFlag.State_HasFocus or self._view.hasFocus():
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hair"))
        painter.fillRect(
            QRect(area.left() + SIDE, area.bottom(), area.width() - 2 * SIDE, 1), theme.colour("hair")
        )

    def _paint_texts(self, painter: QPainter, row: Row, area: QRect, right: int) -> None:
        left = area.left() + _text_left(row)
        y = float(area.top() + TOP)
        for n, (text, font, width) in enumerate(_measured(row, area.width())):
            painter.setPen(theme.colour("text" if n == 0 else "sub"))
            y += _paint_text(painter, text, font, QPointF(left, y), width)
            if n == 0 and row.beside:
                _paint_beside(
                    painter, row, QRect(left, int(area.top() + TOP), right - left, int(y - area.top() - TOP))
                )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt override."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if row.heading:
            _paint_heading(painter, row, area)
        else:
            self._paint_ground(painter, option)
            _paint_lead(painter, row, area, self._view.devicePixelRatioF())
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_rest = _paint_foot if self.yields and _yields(row, area.width()) else _paint_right
            right = paint_rest(painter, row, area, self._view.devicePixelRatioF(), selected)
            self._paint_texts(painter, row, area, right)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt override."""
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        if row.heading:
            return QSize(width, theme.px(38))
        return QSize(width, _row_height(row, width, theme.font().key()))


def _text_left(row: Row) -> int:
    return SIDE + (LEAD + 12 if row.round_lead else 28 if row.lead else 0)


def _texts(row: Row) -> list[tuple[str, QFont]]:
    title = theme.font(bold=True)
    title.setStrikeOut(row.struck)
    found = [(_marked(row.title) or "…", title)]
    return found + [(_marked(line), theme.font(12)) for line in row.lines if line]


def _marked(text: str | Picked) -> str:
    """A text in another language than asked says so."""
    if isinstance(text, Picked):
        return text.text if text.asked or not text.text else f"{text.text}  [{text.language}]"
    return text


def _layout(text: str, font: QFont, width: int) -> tuple[list[tuple[str, float]], float]:
    """The lines of `text` at `width` with their tops, at most MOST_LINES, and the whole height."""
    metrics = QFontMetrics(font)
    spacing = metrics.lineSpacing() + 1
    paragraph = " ".join(text[:2000].split())
    if metrics.horizontalAdvance(paragraph) <= width:
        return [(paragraph, 0.0)], spacing
    laid = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    lines: list[tuple[str, float]] = []
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        if len(lines) == MOST_LINES - 1:
            rest = paragraph[line.textStart() :]
            lines.append((metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width), len(lines) * spacing))
            break
        lines.append(
            (paragraph[line.textStart() : line.textStart() + line.textLength()], len(lines) * spacing)
        )
    laid.endLayout()
    return lines, len(lines) * spacing


def _yields(row: Row, width: int) -> bool:
    """Whether what is at the right of a title would leave it less than its share, and it needs more."""
    room = _text_room(row, width)
    left = room - _right_width(row)
    if row.share is not None or left >= TITLE_SHARE * room:
        return False
    return QFontMetrics(theme.font(bold=True)).horizontalAdvance(_marked(row.title)) > left


def _text_room(row: Row, width: int) -> int:
    return max(60, width - _text_left(row) - SIDE)


def _measured(row: Row, width: int) -> list[tuple[str, QFont, int]]:
    """The texts of a row with their fonts and widths: the title, and a bar of shares, have something beside them."""
    room = _text_room(row, width)
    beside = room if _yields(row, width) else max(60, room - _right_width(row))
    widths = (beside, *[room if row.share is None else beside] * len(row.lines))
    return [(text, font, inside) for (text, font), inside in zip(_texts(row), widths, strict=False)]


@lru_cache(maxsize=4096)
def _row_height(row: Row, width: int, font: str) -> int:  # noqa: ARG001 - kept for each `font`
    """A list is measured whole at every letter of its filter: most of its rows were measured before."""
    height = sum(round(_layout(text, one, inside)[1]) for text, one, inside in _measured(row, width))
    if _yields(row, width):
        height += _foot_lines(row, width)[-1][1] + _pill_height() + FOOT
    return max(height + 2 * TOP, LEAD + 2 * TOP if row.round_lead else 0)


def _paint_text(painter: QPainter, text: str, font: QFont, at: QPointF, width: int) -> float:
    lines, height = _layout(text, font, width)
    painter.setFont(font)
    ascent = QFontMetrics(font).ascent()
    for line, top in lines:
        painter.drawText(QPointF(at.x(), at.y() + top + ascent), line.rstrip())
    return height


def _paint_beside(painter: QPainter, row: Row, area: QRect) -> None:
    used = QFontMetrics(theme.font(bold=True)).horizontalAdvance(_marked(row.title)) + 10
    if area.width() - used < 40:
        return
    font = theme.font(12)
    text = QFontMetrics(font).elidedText(row.beside, Qt.TextElideMode.ElideRight, area.width() - used)
    painter.setFont(font)
    painter.setPen(theme.colour("sub"))
    painter.drawText(area.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _paint_heading(painter: QPainter, row: Row, area: QRect) -> None:
    painter.setFont(theme.font(12, bold=True))
    painter.setPen(theme.colour("sub"))
    inside = area.adjusted(SIDE, 8, -SIDE, -5)
    taken = QFontMetrics(theme.font(11)).horizontalAdvance(row.trailing) + (12 if row.trailing else 0)
    title = painter.fontMetrics().elidedText(
        str(row.title), Qt.TextElideMode.ElideRight, inside.width() - taken
    )
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, title)
    painter.setFont(theme.font(11))
    painter.setPen(theme.colour("faint"))
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, row.trailing)
    painter.fillRect(
        QRect(area.left() + SIDE, area.bottom(), area.width() - 2 * SIDE, 1), theme.colour("line")
    )


def _paint_lead(painter: QPainter, row: Row, area: QRect, ratio: float) -> None:
    if not row.lead:
        return
    if not row.round_lead:
        drawn = pixmap(row.lead, theme.colour(row.lead_role).name(), 17, ratio)
        painter.drawPixmap(area.left() + SIDE, area.top() + TOP + 1, drawn)
        return
    disc = QRectF(area.left() + SIDE, area.top() + TOP, LEAD, LEAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(row.lead_role))
    painter.drawEllipse(disc)
    painter.setPen(theme.colour("on_accent"))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, row.lead)


def _tag_width(tag: Tag) -> int:
    return QFontMetrics(theme.font(11)).horizontalAdvance(tag.text) + 16 + (16 if tag.icon else 0)


def _pill_height() -> int:
    return QFontMetrics(theme.font(11)).height() + 5


def _right_width(row: Row) -> int:
    room = sum(_tag_width(tag) + 6 for tag in row.tags)
    if row.trailing:
        room += QFontMetrics(theme.font(12)).horizontalAdvance(row.trailing) + 12
    return room + 12 if room else 0


def _paint_right(painter: QPainter, row: Row, area: QRect, ratio: float, selected: bool) -> int:
    """Trailing text and pills, from the right edge; returns where they begin."""
    x = area.right() - SIDE
    height = _pill_height()
    if row.trailing:
        width = _paint_trailing(painter, row, QPoint(x, area.top() + TOP))
        if row.share is not None:
            _paint_share(painter, row.share, QRectF(x - width, area.top() + TOP + height + 5, width, 5))
        x -= width + 12
    for tag in reversed(row.tags):
        width = _tag_width(tag)
        _paint_tag(painter, tag, QRect(x - width, area.top() + TOP, width, height), ratio, selected)
        x -= width + 6
    return x - 6 if row.trailing or row.tags else x + 1


def _paint_trailing(painter: QPainter, row: Row, right: QPoint) -> int:
    """The text that ends at `right`; returns its width."""
    font = theme.font(12)
    width = QFontMetrics(font).horizontalAdvance(row.trailing)
    painter.setFont(font)
    painter.setPen(theme.colour("sub"))
    place = QRect(right.x() - width, right.y(), width + 1, _pill_height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.trailing)
    return width


def _foot_lines(row: Row, width: int) -> list[tuple[int, int]]:
    """Where the pills stand under the texts, and after them the trailing text: x from the left of the texts, y."""
    room, height = _text_room(row, width), _pill_height()
    widths = [_tag_width(tag) for tag in row.tags]
    if row.trailing:
        widths.append(QFontMetrics(theme.font(12)).horizontalAdvance(row.trailing))
    places: list[tuple[int, int]] = []
    x = y = 0
    for one in widths:
        if x and x + one > room:
            x, y = 0, y + height + FOOT
        places.append((x, y))
        x += one + 6
    return places


def _paint_foot(painter: QPainter, row: Row, area: QRect, ratio: float, selected: bool) -> int:
    """Pills and trailing text under the texts; returns the right edge that is left to the title."""
    places, height = _foot_lines(row, area.width()), _pill_height()
    left = area.left() + _text_left(row)
    top = area.bottom() + 1 - TOP - height - places[-1][1]
    for tag, (x, y) in zip(row.tags, places, strict=False):
        _paint_tag(painter, tag, QRect(left + x, top + y, _tag_width(tag), height), ratio, selected)
    if row.trailing:
        _paint_trailing(painter, row, QPoint(area.right() - SIDE, top + places[-1][1]))
    return area.right() - SIDE + 1


def _paint_share(painter: QPainter, share: float, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(area, 2.5, 2.5)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(QRectF(area.left(), area.top(), area.width() * share, area.height()), 2.5, 2.5)


def _paint_tag(painter: QPainter, tag: Tag, area: QRect, ratio: float, selected: bool) -> None:
    colour = theme.colour(tag.tone)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = "raised" if selected else TONES.get(tag.tone) or theme.current.tint(colour.name())
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(area), area.height() / 2, area.height() / 2)
    left = 8
    if tag.icon:
        painter.drawPixmap(
            area.left() + 7,
            area.top() + (area.height() - 12) // 2,
            pixmap(tag.icon, colour.name(), 12, ratio),
        )
        left += 15
    painter.setFont(theme.font(11))
    painter.setPen(colour)
    painter.drawText(area.adjusted(left, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, tag.text)
