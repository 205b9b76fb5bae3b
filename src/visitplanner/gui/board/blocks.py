"""How one session or leg looks as a block."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from visitplanner.domain.records import Leg
from visitplanner.gui.board.block_text import BlockText
from visitplanner.gui.board.entries import Entry, titled
from visitplanner.gui.board.geometry import Box
from visitplanner.gui.board.pencil import Pencil
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue

RAIL, RADIUS = 3.5, 6.0


def paint(painter: QPainter, rect: QRectF, box: Box) -> None:
    """Draw the block of `box` into `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = Block(Pencil(painter, box.entry), rect, box.entry, box.open_below)
    if box.stub:
        drawing.arrival()
    elif isinstance(box.entry.item, Leg):
        drawing.leg()
    else:
        drawing.session()


@dataclass(frozen=True)
class Block:
    """The ground and outline of one block, with its text."""

    pencil: Pencil
    rect: QRectF
    entry: Entry
    open_below: bool = False

    @property
    def painter(self) -> QPainter:
        """What it is drawn with."""
        return self.pencil.painter

    def session(self) -> None:
        """A rail and a tint in the kind's colour; what is not confirmed has a hollow ground and a broken rail."""
        self._session_ground()
        if self.rect.height() >= 12:
            BlockText(self.pencil, self.rect, self.entry).write(RAIL + 7)
        self._outline_trouble()

    def leg(self) -> None:
        """Dashed, without a ground of its own: the way from one thing to the next."""
        short = self.entry.short > 0
        colour = _faded(theme.colour("bad" if short else "leg"), 0.5)
        self.painter.setBrush(theme.colour("surface"))
        self.painter.setPen(
            QPen(colour, 1, Qt.PenStyle.DotLine if self.entry.tentative else Qt.PenStyle.DashLine)
        )
        self.painter.drawPath(self._path(0.5))
        if self.rect.height() >= 12:
            BlockText(self.pencil, self.rect, self.entry, self.open_below).write(8)
        self._landing()
        self._outline_trouble()

    def arrival(self) -> None:
        """The stub of a leg that arrives on another date: when, on which clock, and what arrives."""
        self.painter.setBrush(theme.colour("surface"))
        self.painter.setPen(QPen(_faded(theme.colour("leg"), 0.5), 1, Qt.PenStyle.DashLine))
        self.painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        end = self.entry.slot.end
        zone = f" {self.entry.crossing}" if self.entry.crossing else ""
        when = f"→ {tongue.language.time(end)}{zone}" if end else "→"
        text = f"{when}  {titled(self.entry, tongue.language)}"
        self.pencil.line(self.rect.adjusted(8, 0, -6, 0), (text,), "leg", kind=True)

    def _session_ground(self) -> None:
        colour = theme.colour(self.entry.sort)
        painter, path = self.painter, self._path(0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawPath(path)
        if self.entry.slot.cancelled:
            painter.setBrush(theme.colour("hair"))
            painter.drawPath(path)
            colour = _faded(theme.colour("faint"), 0.5)
        elif not self.entry.tentative:
            painter.setBrush(QColor(theme.current.tint(colour.name())))
            painter.drawPath(path)
        painter.save()
        painter.setClipPath(path)
        rail = QRectF(self.rect.x(), self.rect.y(), RAIL, self.rect.height())
        if self.entry.tentative:
            pen = QPen(colour, RAIL * 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([0.75, 0.5])
            painter.setPen(pen)
            painter.drawLine(rail.topLeft(), rail.bottomLeft())
        else:
            painter.fillRect(rail, colour)
        painter.restore()
        if self.entry.tentative:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(_faded(colour, 0.45), 1))
            painter.drawPath(self._path(0.5))

    def _outline_trouble(self) -> None:
        if self.entry.overlap:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(theme.colour("bad"), 1.3))
            self.painter.drawRoundedRect(self.rect.adjusted(0.7, 0.7, -0.7, -0.7), RADIUS, RADIUS)

    def _landing(self) -> None:
        """Where the clock changes on arrival, the lower edge says so."""
        if (
            not self.entry.crossing
            or self.open_below
            or self.rect.height() < 50
            or self.entry.slot.end is None
        ):
            return
        height = theme.px(17)
        foot = QRectF(self.rect.x() + 1, self.rect.bottom() - height - 1, self.rect.width() - 2, height)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(theme.current.tint(theme.colour("leg").name())))
        self.painter.drawRoundedRect(foot, 4, 4)
        text = f"→ {tongue.language.time(self.entry.slot.end)} {self.entry.crossing}"
        self.pencil.line(foot.adjusted(7, 0, -5, 0), (text,), "sub")

    def _path(self, inset: float) -> QPainterPath:
        rect = self.rect.adjusted(inset, inset, -inset, -inset)
        path = QPainterPath()
        radius = min(RADIUS, rect.height() / 2)
        path.addRoundedRect(rect, radius, radius)
        return path


def _faded(colour: QColor, share: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(share)
    return faded
