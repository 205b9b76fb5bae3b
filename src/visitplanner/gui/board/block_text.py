"""What a block says: title, time, state, place, host, counts and chips, as much as its size allows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from visitplanner.domain.labels import label
from visitplanner.gui.board.entries import Entry, clock_span, titled, whose
from visitplanner.gui.board.pencil import MIDDLE, Pencil
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.lettering import elided, line_height, wrapped
from visitplanner.gui.parts.surfaces import TONES
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

NARROW = 64
"""Below this width, as where two groups go their own ways, the title takes all the room: no icon, no detail."""
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass
class BlockText:
    """The text of one block being written into `rect`; `y` is where the next line goes."""

    pencil: Pencil
    rect: QRectF
    entry: Entry
    open_below: bool = False
    y: float = 0.0

    def write(self, indent: float) -> None:
        """Everything, `indent` from the left."""
        area = self.rect.adjusted(indent, 0, -7, 0)
        if area.width() < theme.px(NARROW):
            self._narrow(self.rect.adjusted(indent - 3, 0, -3, 0))
            return
        spare = self.rect.height() - line_height(12) - line_height(11)
        if spare < 4 or area.width() < 30:
            self._single(area)
            return
        self.y = self.rect.y() + (5 if spare >= 12 else 2)
        foot = self._foot(area)
        marks = self._marks(area, trouble=not foot)
        self._title(area, marks, foot)
        self._details(area, foot)

    def _narrow(self, area: QRectF) -> None:
        """The title on every line there is; the start under it where a line is left."""
        step, font = theme.px(14), self.pencil.font(11, bold=self.entry.kind == "session")
        most = max(1, int((self.rect.height() + 1) // step))
        self.y = self.rect.y() + min(3.0, max(0.0, (self.rect.height() - most * step) / 2))
        left = self._group(area)
        marks = self._marks(area, trouble=True)
        self._lines(area, font, step, most, area.width() - left - marks, left, anywhere=True)
        start = self.entry.slot.start
        if start is not None and self.y + step <= self.rect.bottom():
            self.pencil.line(
                QRectF(area.x(), self.y, area.width(), step), (tongue.language.time(start),), "sub"
            )

    def _single(self, area: QRectF) -> None:
        """One line: icon, title, and the start or a leg's minutes where there is room."""
        slot, language = self.entry.slot, tongue.language
        tail = ""
        if self.entry.mark:
            area = area.adjusted(0, 0, -theme.px(15), 0)
            name, role = self.entry.mark.look
            self.pencil.icon(name, role, area.right() + 3, area.center().y(), 12)
        if self.entry.kind == "leg" and slot.minutes is not None:
            tail = language.minutes(slot.minutes)
        elif slot.start is not None:
            tail = language.time(slot.start)
        self.y = self.rect.center().y() - line_height(12) / 2
        area = area.adjusted(self._group(area), 0, 0, 0)
        font = self.pencil.font(12 if self.entry.kind == "session" else 11, bold=self.entry.kind == "session")
        width = QFontMetricsF(theme.font(11)).horizontalAdvance(tail)
        title = QFontMetricsF(font).horizontalAdvance(titled(self.entry, language))
        least = 48 if self.entry.kind == "leg" else title
        if tail and area.width() - width - 22 >= least:
            self.pencil.painter.setFont(theme.font(11))
            self.pencil.painter.setPen(self.pencil.ink("sub"))
            self.pencil.painter.drawText(area, _RIGHT, tail)
            area = area.adjusted(0, 0, -width - 6, 0)
        if area.width() > 40:
            self.pencil.icon(
                icon_name(self.entry.sort), self.pencil.kind_colour(), area.left(), area.center().y(), 12
            )
            area = area.adjusted(theme.px(16), 0, 0, 0)
        self.pencil.painter.setFont(font)
        self.pencil.painter.setPen(self.pencil.ink("text" if self.entry.kind == "session" else "sub"))
        self.pencil.painter.drawText(area, MIDDLE, elided(titled(self.entry, language), font, area.width()))

    def _title(self, area: QRectF, marks: float, foot: float) -> None:
        font = self.pencil.font(12, bold=self.entry.kind == "session")
        step = line_height(12)
        room = self.rect.bottom() - self.y - line_height(11) - 3 - foot
        most = max(1, min(3, int(room // step)))
        left = self._group(area)
        self._lines(area, font, step, most, area.width() - left - marks, left)

    def _lines(
        self, area: QRectF, font: QFont, step: float, most: int, first: float, left: float, *, anywhere: bool = False
    ) -> None:
        """The title from `y` on; its `first` line is shorter, beginning `left` of the others."""
        painter = self.pencil.painter
        painter.setFont(font)
        painter.setPen(self.pencil.ink("text"))
        title = titled(self.entry, tongue.language)
        for line in wrapped(title, font, area.width(), most, first=first, anywhere=anywhere):
            painter.drawText(QRectF(area.x() + left, self.y, area.width() - left, step), MIDDLE, line)
            self.y += step
            left = 0.0

    def _group(self, area: QRectF) -> float:
        """The letter of the group that goes, before the title; returns the width taken."""
        if not self.entry.group:
            return 0.0
        font, height = theme.font(11, bold=True), theme.px(14)
        width = max(height, QFontMetricsF(font).horizontalAdvance(self.entry.group) + 6)
        chip = QRectF(area.x(), self.y + (line_height(12) - height) / 2, width, height)
        painter = self.pencil.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.pencil.ink("sub"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(theme.colour("surface"))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.entry.group)
        return width + 4

    def _details(self, area: QRectF, foot: float) -> None:
        step, bottom = line_height(11), self.rect.bottom() - 2
        first = True
        for candidates, role in self._facts(area):
            if self.y + step > bottom - (0 if first else foot):
                return
            self.pencil.line(QRectF(area.x(), self.y, area.width(), step), candidates, role, kind=first)
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
        lines = [((when, start), "sub"), ((rest,), "sub"), ((whose(entry), entry.called), "faint")]
        return [(texts, role) for texts, role in lines if texts[0]]

    def _marks(self, area: QRectF, *, trouble: bool) -> float:
        """A warning without room for words, a lock for what is anchored, the language of a title that stands in.

        Returns the width taken.
        """
        right = area.right()
        if trouble and self.entry.mark:
            name, role = self.entry.mark.look
            self.pencil.icon(name, role, right - theme.px(11), self.y + line_height(12) / 2, 12)
            right -= theme.px(16)
        if self.entry.item.anchored:
            self.pencil.icon("lock", "sub", right - theme.px(11), self.y + line_height(12) / 2, 11)
            right -= theme.px(15)
        if not self.entry.title.asked and self.entry.title.text:
            tag = self.entry.title.language.upper()
            font = theme.font(11)
            width = QFontMetricsF(font).horizontalAdvance(tag)
            self.pencil.painter.setFont(font)
            self.pencil.painter.setPen(self.pencil.ink("faint"))
            self.pencil.painter.drawText(QRectF(right - width, self.y, width, line_height(12)), MIDDLE, tag)
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
            width = theme.px(15) + QFontMetricsF(font).horizontalAdvance(str(count))
            if left + width > limit:
                break
            self.pencil.icon(name, "faint", left, y + height / 2 - 1, 12)
            self.pencil.painter.setFont(font)
            self.pencil.painter.setPen(self.pencil.ink("sub"))
            self.pencil.painter.drawText(
                QRectF(left + theme.px(15), y - 1, width, height), MIDDLE, str(count)
            )
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
        mark = self.entry.mark
        return (mark.text, mark.look[1], mark.look[0]) if mark else None

    def _chip(self, right: float, y: float, chip: tuple[str, str, str]) -> float:
        """Icon and words; the words alone, then the icon alone where the block is narrow."""
        text, role, name = chip
        font = theme.font(11)
        wide, room = QFontMetricsF(font).horizontalAdvance(text), self.rect.width() - 10
        with_icon = wide + theme.px(13) + 12 <= room or wide + 12 > room
        with_text = wide + 12 <= room
        width = (wide + 5 if with_text else 0) + (theme.px(13) if with_icon else 0) + 7
        rect = QRectF(right - width + 3, y - 2, width, theme.px(18))
        self.pencil.painter.setPen(Qt.PenStyle.NoPen)
        self.pencil.painter.setBrush(theme.colour(TONES[role]))
        self.pencil.painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if with_icon:
            self.pencil.icon(name, role, rect.x() + (6 if with_text else 4), rect.center().y(), 12)
        if with_text:
            self.pencil.painter.setPen(theme.colour(role))
            self.pencil.painter.setFont(font)
            self.pencil.painter.drawText(
                rect.adjusted(theme.px(14) + 6 if with_icon else 6, 0, -4, 0), MIDDLE, text
            )
        return width
