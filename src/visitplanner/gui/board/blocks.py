"""How one session or leg looks as a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from visitplanner.domain.labels import label
from visitplanner.domain.records import Leg
from visitplanner.gui.board.entries import Entry, clock_span, short_text, titled
from visitplanner.gui.board.geometry import Box
from visitplanner.gui.board.lettering import elided, fitting, line_height, wrapped
from visitplanner.gui.icons import pixmap
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

RAIL, RADIUS = 3.5, 6.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint(painter: QPainter, rect: QRectF, box: Box) -> None:
    """Draw the block of `box` into `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = Block(painter, rect, box.entry, box.open_below)
    if box.stub:
        drawing.arrival()
    elif isinstance(box.entry.item, Leg):
        drawing.leg()
    else:
        drawing.session()


@dataclass
class Block:
    """One block being drawn; `y` is where the next line goes."""

    painter: QPainter
    rect: QRectF
    entry: Entry
    open_below: bool = False
    y: float = 0.0

    def session(self) -> None:
        """A rail and a tint in the kind's colour; what is not confirmed has a hollow ground and a broken rail."""
        self._session_ground()
        if self.rect.height() >= 12:
            self._text(indent=RAIL + 7)
        self._outline_trouble()

    def leg(self) -> None:
        """Dashed, without a ground of its own: the way from one thing to the next."""
        short = self.entry.short > 0
        colour = self._faded(theme.colour("warn" if short else "leg"), 0.5)
        self.painter.setBrush(theme.colour("surface"))
        self.painter.setPen(
            QPen(colour, 1, Qt.PenStyle.DotLine if self.entry.tentative else Qt.PenStyle.DashLine)
        )
        self.painter.drawPath(self._path(0.5))
        if self.rect.height() >= 12:
            self._text(indent=8)
        self._landing()
        self._outline_trouble()

    def arrival(self) -> None:
        """The stub of a leg that arrives on another date: when, on which clock, and what arrives."""
        self.painter.setBrush(theme.colour("surface"))
        self.painter.setPen(QPen(self._faded(theme.colour("leg"), 0.5), 1, Qt.PenStyle.DashLine))
        self.painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        end = self.entry.slot.end
        zone = f" {self.entry.crossing}" if self.entry.crossing else ""
        when = f"→ {tongue.language.time(end)}{zone}" if end else "→"
        text = f"{when}  {titled(self.entry, tongue.language)}"
        self._line(self.rect.adjusted(8, 0, -6, 0), (text,), "leg", icon=True)

    def _session_ground(self) -> None:
        colour = theme.colour(self.entry.sort)
        painter, path = self.painter, self._path(0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawPath(path)
        if self.entry.slot.cancelled:
            painter.setBrush(theme.colour("hair"))
            painter.drawPath(path)
            colour = self._faded(theme.colour("faint"), 0.5)
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
            painter.setPen(QPen(self._faded(colour, 0.45), 1))
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
        self._line(foot.adjusted(7, 0, -5, 0), (text,), "sub")

    def _text(self, indent: float) -> None:
        area = self.rect.adjusted(indent, 0, -7, 0)
        spare = self.rect.height() - line_height(12) - line_height(11)
        if spare < 4 or area.width() < 30:
            self._single(area)
            return
        self.y = self.rect.y() + (5 if spare >= 12 else 2)
        marks = self._marks(area)
        foot = self._foot(area)
        self._title(area, marks, foot)
        self._details(area, foot)

    def _single(self, area: QRectF) -> None:
        """One line: icon, title, and the start or a leg's minutes where there is room."""
        slot, language = self.entry.slot, tongue.language
        tail = ""
        if self.entry.troubled:
            area = area.adjusted(0, 0, -15, 0)
            name = "triangle-alert" if self.entry.overlap else "clock"
            self._icon(name, "bad" if self.entry.overlap else "warn", area.right() + 3, area.center().y(), 12)
        if self.entry.kind == "leg" and slot.minutes is not None:
            tail = language.minutes(slot.minutes)
        elif slot.start is not None:
            tail = language.time(slot.start)
        font = self._font(12 if self.entry.kind == "session" else 11, bold=self.entry.kind == "session")
        width = QFontMetricsF(theme.font(11)).horizontalAdvance(tail)
        title = QFontMetricsF(font).horizontalAdvance(titled(self.entry, language))
        least = 48 if self.entry.kind == "leg" else title
        if tail and area.width() - width - 22 >= least:
            self.painter.setFont(theme.font(11))
            self.painter.setPen(self._ink("sub"))
            self.painter.drawText(area, _RIGHT, tail)
            area = area.adjusted(0, 0, -width - 6, 0)
        if area.width() > 40:
            self._icon(icon_name(self.entry.sort), self._kind_colour(), area.left(), area.center().y(), 12)
            area = area.adjusted(16, 0, 0, 0)
        self.painter.setFont(font)
        self.painter.setPen(self._ink("text" if self.entry.kind == "session" else "sub"))
        self.painter.drawText(area, _MIDDLE, elided(titled(self.entry, language), font, area.width()))

    def _title(self, area: QRectF, marks: float, foot: float) -> None:
        font = self._font(12, bold=self.entry.kind == "session")
        step = line_height(12)
        room = self.rect.bottom() - self.y - line_height(11) - 3 - foot
        most = max(1, min(3, int(room // step)))
        self.painter.setFont(font)
        self.painter.setPen(self._ink("text"))
        for line in wrapped(titled(self.entry, tongue.language), font, area.width() - marks, most):
            self.painter.drawText(QRectF(area.x(), self.y, area.width(), step), _MIDDLE, line)
            self.y += step

    def _details(self, area: QRectF, foot: float) -> None:
        step, bottom = line_height(11), self.rect.bottom() - 2
        first = True
        for candidates, role in self._facts(area):
            if self.y + step > bottom - (0 if first else foot):
                return
            self._line(QRectF(area.x(), self.y, area.width(), step), candidates, role, icon=first)
            self.y += step
            first = False

    def _facts(self, area: QRectF) -> list[tuple[tuple[str, ...], str]]:
        """The lines under the title: time (with the place where only one line is left), state and place, host."""
        entry, language = self.entry, tongue.language
        when = clock_span(entry, language)
        if entry.crossing:
            when = f"{when} {entry.crossing}"
        start = language.time(entry.slot.start) if entry.slot.start else ""
        second = [_(label(entry.item.status))] if entry.tentative or entry.slot.cancelled else []
        if entry.kind == "leg" and entry.slot.minutes is not None:
            second.append(language.minutes(entry.slot.minutes))
        alone = self.rect.bottom() - 2 - self.y < 2 * line_height(11)
        second += [entry.place] if entry.place else []
        rest = " · ".join(second)
        if alone:
            return [((f"{when}  {rest}" if area.width() > 130 else when, when, start), "sub")]
        lines = [((when, start), "sub"), ((rest,), "sub"), ((entry.who,), "faint")]
        return [(texts, role) for texts, role in lines if texts[0]]

    def _marks(self, area: QRectF) -> float:
        """A lock for what is anchored, and the language of a title that stands in; returns the width taken."""
        right = area.right()
        if self.entry.item.anchored:
            self._icon("lock", "sub", right - 11, self.y + line_height(12) / 2, 11)
            right -= 15
        if not self.entry.title.asked and self.entry.title.text:
            tag = self.entry.title.language.upper()
            font = theme.font(11)
            width = QFontMetricsF(font).horizontalAdvance(tag)
            self.painter.setFont(font)
            self.painter.setPen(self._ink("faint"))
            self.painter.drawText(QRectF(right - width, self.y, width, line_height(12)), _MIDDLE, tag)
            right -= width + 4
        return area.right() - right

    def _foot(self, area: QRectF) -> float:
        """Counts to the left, a chip to the right, along the lower edge; returns the height taken."""
        height = theme.px(19)
        if self.entry.crossing and self.entry.kind == "leg" and not self.open_below:
            return height
        counts = [pair for pair in self._counts() if pair[1]]
        chip = self._chip_text()
        if not (counts or chip) or self.rect.height() < 5 + line_height(12) + line_height(11) + height + 3:
            return 0
        y = self.rect.bottom() - height
        left, limit = area.x(), area.right()
        if chip:
            limit -= self._chip(area.right(), y, chip) + 4
        font = theme.font(11)
        for name, count in counts:
            width = 15 + QFontMetricsF(font).horizontalAdvance(str(count))
            if left + width > limit:
                break
            self._icon(name, "faint", left, y + height / 2 - 1, 12)
            self.painter.setFont(font)
            self.painter.setPen(self._ink("sub"))
            self.painter.drawText(QRectF(left + 15, y - 1, width, height), _MIDDLE, str(count))
            left += width + 9
        return height

    def _counts(self) -> tuple[tuple[str, int], ...]:
        entry = self.entry
        return (
            ("users", entry.people),
            ("lightbulb", entry.practices),
            ("circle-question-mark", entry.questions),
        )

    def _chip_text(self) -> tuple[str, str, str] | None:
        if self.entry.overlap:
            return _("overlap"), "bad", "triangle-alert"
        if self.entry.short:
            return short_text(self.entry.short, tongue.language), "warn", "clock"
        return None

    def _chip(self, right: float, y: float, chip: tuple[str, str, str]) -> float:
        """Icon and words; the words alone, then the icon alone where the block is narrow."""
        text, role, name = chip
        font = theme.font(11)
        wide, room = QFontMetricsF(font).horizontalAdvance(text), self.rect.width() - RAIL - 6
        with_icon = wide + 25 <= room or wide + 12 > room
        with_text = wide + 12 <= room
        width = (wide + 5 if with_text else 0) + (13 if with_icon else 0) + 7
        rect = QRectF(right - width + 3, y - 2, width, theme.px(18))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.colour(f"{role}_soft"))
        self.painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if with_icon:
            self._icon(name, role, rect.x() + (6 if with_text else 4), rect.center().y(), 12)
        if with_text:
            self.painter.setPen(theme.colour(role))
            self.painter.setFont(font)
            self.painter.drawText(rect.adjusted(20 if with_icon else 6, 0, -4, 0), _MIDDLE, text)
        return width

    def _line(self, area: QRectF, candidates: Sequence[str], role: str, *, icon: bool = False) -> None:
        if icon and area.width() > 40:
            self._icon(
                icon_name(self.entry.sort), self._kind_colour(), area.left() - 1, area.center().y(), 12
            )
            area = area.adjusted(15, 0, 0, 0)
        font = theme.font(11)
        self.painter.setFont(font)
        self.painter.setPen(self._ink(role))
        self.painter.drawText(area, _MIDDLE, fitting(candidates, font, area.width()))

    def _icon(self, name: str, role: str, x: float, middle: float, size: int) -> None:
        size = theme.px(size)
        device = self.painter.device()
        drawn = pixmap(name, theme.colour(role).name(), size, device.devicePixelRatio())
        self.painter.drawPixmap(QPointF(round(x), round(middle - size / 2)), drawn)

    def _kind_colour(self) -> str:
        return "faint" if self.entry.slot.cancelled else theme.current.kind(self.entry.sort)

    def _ink(self, role: str) -> QColor:
        return theme.colour("faint" if self.entry.slot.cancelled else role)

    def _font(self, size: int, *, bold: bool) -> QFont:
        font = theme.font(size, bold=bold)
        font.setStrikeOut(self.entry.slot.cancelled)
        return font

    def _path(self, inset: float) -> QPainterPath:
        rect = self.rect.adjusted(inset, inset, -inset, -inset)
        path = QPainterPath()
        radius = min(RADIUS, rect.height() / 2)
        path.addRoundedRect(rect, radius, radius)
        return path

    @staticmethod
    def _faded(colour: QColor, share: float) -> QColor:
        faded = QColor(colour)
        faded.setAlphaF(share)
        return faded
