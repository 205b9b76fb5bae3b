"""The plan of a room: a table, a door, and a card for each seat that keys and the mouse move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from visitplanner.domain.kinds import SeatingLayout, Side
from visitplanner.domain.records import Seat
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.lettering import wrapped
from visitplanner.gui.parts.tips import beyond, plain_tip
from visitplanner.gui.protocol.geometry import Room, room
from visitplanner.gui.theme import restyle, theme
from visitplanner.gui.tongue import _

WIDTH, NARROW, HEIGHT, GAP, EDGE = 116, 88, 54, 10, 18
NARROWEST, SMALLEST, NAME_PX = 62, 11, 12
"""Pixels, at whatever text size: what a card and its letters shrink to where there are many and the room is small."""
ICONS = {Side.DELEGATION: "", Side.COUNTERPART: "landmark", Side.INTERPRETER: "headphones"}
KEYS = {
    Qt.Key.Key_Left: QPoint(-1, 0), Qt.Key.Key_Right: QPoint(1, 0), Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who has a seat, in words."""

    seat: Seat
    name: str
    side: Side
    spoken: str
    honoured: bool = False


class SeatCard(Button):
    """One seat: arrows go to the next one, Alt and arrows change places with it, Del gets up; it can be carried."""

    stepped = Signal(object, bool)
    """An arrow: its direction, and whether both change places."""
    left = Signal()
    """Whoever sits here gets up."""
    dropped = Signal(object)
    """It was carried to a point of the plan."""

    def __init__(self, plan: QWidget) -> None:
        self.sitting: Sitting | None = None
        self._scale = 1.0
        super().__init__("", "seat", px=NAME_PX)
        self.setParent(plan)
        self.home = QPoint()
        self._held: QPoint | None = None
        self._carried = False

    def show_sitting(self, sitting: Sitting) -> None:
        """Show who sits here."""
        self.sitting = sitting
        icon = "star" if sitting.honoured else ICONS[sitting.side]
        if icon:
            self.set_icon(icon, "accent" if sitting.honoured else "sub")
        else:
            self.setIcon(QIcon())
        self.setProperty("side", sitting.side.value)
        restyle(self)
        self.retranslate()

    def fit(self, size: QSize, scale: float) -> None:
        """Take `size`, and letters and icon of the `scale` that goes with it."""
        self._scale = scale
        self.setFixedSize(size)
        self.refont()
        self.retranslate()

    def refont(self) -> None:
        """Take the type size of the theme, as far as there is room."""
        super().refont()
        if self._scale < 1:
            font = self.font()
            font.setPixelSize(max(SMALLEST, round(theme.px(NAME_PX) * self._scale)))
            self.setFont(font)
            self.setIconSize(self.iconSize() * self._scale)

    def retranslate(self) -> None:
        """Re-read the words."""
        if self.sitting is None:
            return
        beside = self.iconSize().width() + 4 if not self.icon().isNull() else 0
        lines = wrapped(self.sitting.name, self.font(), self.width() - 14 - beside, 2)
        self.setText("\n".join(lines).replace("&", "&&"))
        self.setAccessibleName(self.sitting.spoken)
        self.setAccessibleDescription(beyond(self.sitting.spoken, self.sitting.spoken))
        self.setToolTip(plain_tip(self.sitting.spoken))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in KEYS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            self.stepped.emit(KEYS[key], held == Qt.KeyboardModifier.AltModifier)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mousePressEvent(event)
        self._held, self._carried = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override: the card follows the mouse."""
        if self._held is None:
            return
        way = event.position().toPoint() - self._held
        if self._carried or way.manhattanLength() >= QApplication.startDragDistance():
            self._carried = True
            self.raise_()
            self.move(self.pos() + way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mouseReleaseEvent(event)
        carried, self._held, self._carried = self._carried, None, False
        if carried:
            self.dropped.emit(self.geometry().center())
            self.move(self.home)


class Plan(QWidget):
    """Shows a layout and who sits where."""

    swapped = Signal(str, str)
    """Two people change seats: ids of their seats."""
    got_up = Signal(str)
    """Somebody gets up: the id of the seat."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, SeatCard] = {}
        self._layout, self._room = SeatingLayout.FACING, room(SeatingLayout.FACING, ())
        theme.changed.connect(self._place)

    def show_sittings(self, layout: SeatingLayout, sittings: Mapping[str, Sitting]) -> None:
        """Show who sits where, by the ids of the seats; cards stay while their seat does."""
        for id in [id for id in self.cards if id not in sittings]:
            gone = self.cards.pop(id)
            gone.hide()
            gone.deleteLater()
        for id, sitting in sittings.items():
            card = self.cards.get(id) or self._made(id)
            card.show_sitting(sitting)
        self.cards = {id: self.cards[id] for id in sittings}
        self._layout = layout
        self._place()

    def take_focus(self) -> None:
        """To the seat of honour, or to any."""
        order = sorted(self.cards.values(), key=lambda one: not (one.sitting and one.sitting.honoured))
        if order:
            order[0].setFocus()

    # ------------------------------------------------------------------ inside
    def _made(self, id: str) -> SeatCard:
        card = self.cards[id] = SeatCard(self)
        card.stepped.connect(lambda way, swaps, id=id: self._step(id, way, swaps))
        card.left.connect(lambda id=id: self._get_up(id))
        card.dropped.connect(lambda at, id=id: self._drop(id, at))
        card.show()
        return card

    def _place(self) -> None:
        seats = {id: card.sitting.seat for id, card in self.cards.items() if card.sitting}
        self._room = room(self._layout, ((one.row, one.position) for one in seats.values()))
        (across, down), scale = self._unit(), self._scale()
        size = QSize(round(across) - self._gap(), round(down) - self._gap())
        for id, seat in seats.items():
            card = self.cards[id]
            card.fit(size, scale)
            middle = self._at(*self._room.spots[seat.row, seat.position])
            card.home = (middle - QPointF(size.width() / 2, size.height() / 2)).toPoint()
            card.move(card.home)
        left, top, right, bottom = self._room.box
        least = round((right - left) * (NARROWEST + self._gap()))
        self.setMinimumSize(least + 2 * EDGE, round((bottom - top) * down) + 2 * EDGE)
        self.update()

    def _fitting(self) -> float:
        """The width a seat may take with its gap."""
        left, _top, right, _bottom = self._room.box
        return (self.width() - 2 * EDGE) / (right - left)

    def _gap(self) -> int:
        return round(theme.px(GAP) * self._scale())

    def _scale(self) -> float:
        """How much smaller seats are than they would like to be: 1 where there is room for all."""
        return max(NARROWEST / theme.px(NARROW), min(1.0, self._fitting() / theme.px(NARROW + GAP)))

    def _unit(self) -> tuple[float, float]:
        """What a seat takes with its gap, as wide as there is room."""
        scale = self._scale()
        least, most = scale * theme.px(NARROW + GAP), float(theme.px(WIDTH + GAP))
        return max(least, min(self._fitting(), most)), max(0.75, scale) * theme.px(HEIGHT + GAP)

    def _at(self, x: float, y: float) -> QPointF:
        """A point of the room in this widget: the room stands in the middle of it."""
        left, top, right, _bottom = self._room.box
        across, down = self._unit()
        spare = max(0.0, self.width() - (right - left) * across) / 2
        return QPointF(spare + (x - left) * across, EDGE + (y - top) * down)

    def _step(self, id: str, way: QPoint, swaps: bool) -> None:
        other = self._next(id, way)
        if not other:
            return
        if swaps:
            self.swapped.emit(id, other)
        else:
            self.cards[other].setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, id: str, way: QPoint) -> str:
        """The seat nearest to `id` in a direction; "" where none is."""
        here = self.cards[id].geometry().center()
        found: list[tuple[float, str]] = []
        for other, card in self.cards.items():
            apart = card.geometry().center() - here
            along = apart.x() * way.x() + apart.y() * way.y()
            aside = abs(apart.x() * way.y()) + abs(apart.y() * way.x())
            if other != id and along > 0:
                found.append((along + 2.5 * aside, other))
        return min(found, default=(0.0, ""))[1]

    def _get_up(self, id: str) -> None:
        other = self._next(id, QPoint(1, 0)) or self._next(id, QPoint(-1, 0))
        if other:
            self.cards[other].setFocus()
        self.got_up.emit(id)

    def _drop(self, id: str, at: QPoint) -> None:
        for other, card in self.cards.items():
            if other != id and card.geometry().contains(at):
                self.swapped.emit(id, other)
                return

    def _paint_words(self, painter: QPainter, shown: Room) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("faint"))
        at = self._at(*shown.door)
        painter.drawText(QRectF(at.x() - 100, at.y() - 10, 200, 20), Qt.AlignmentFlag.AlignCenter, _("Door"))
        painter.setPen(QPen(theme.colour("edge"), 2))
        wall, gap = at.y() + 14, theme.px(34)
        painter.drawLine(QPointF(at.x() - 3 * gap, wall), QPointF(at.x() - gap, wall))
        painter.drawLine(QPointF(at.x() + gap, wall), QPointF(at.x() + 3 * gap, wall))
        painter.setPen(theme.colour("faint"))
        if self._layout is SeatingLayout.FACING and shown.tables:
            left, top, _width, height = shown.tables[0]
            _across, down = self._unit()
            corner = self._at(left, top) + QPointF(12, 4)
            line = theme.px(18)
            painter.drawText(
                QRectF(corner.x(), corner.y(), 300, line), Qt.AlignmentFlag.AlignVCenter, _("Guests’ side")
            )
            below = corner.y() + height * down - line - 8
            painter.drawText(
                QRectF(corner.x(), below, 300, line), Qt.AlignmentFlag.AlignVCenter, _("Hosts’ side")
            )
        elif self._layout is SeatingLayout.ROWS and shown.tables:
            left, top, width, height = shown.tables[0]
            area = QRectF(self._at(left, top), self._at(left + width, top + height))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("Front"))

    def resizeEvent(self, event: object) -> None:
        """Qt override."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override: the table and the door; the seats paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("hair"))
        across, down = self._unit()
        for left, top, width, height in self._room.tables:
            area = QRectF(self._at(left, top), self._at(left, top) + QPointF(width * across, height * down))
            if self._room.round:
                painter.drawEllipse(area)
            else:
                painter.drawRoundedRect(area, 8, 8)
        self._paint_words(painter, self._room)
