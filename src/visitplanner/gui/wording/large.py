"""A phrase in the largest type that fits, to be shown to somebody across a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from visitplanner.domain.records import Term
from visitplanner.gui.theme import FAMILIES, theme
from visitplanner.gui.tongue import Speaking, _, tongue

LARGEST, SMALLEST = 120, 18
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class LargePhrase(Speaking, QDialog):
    """As large as the screen. Left and right go to the next phrase, Escape closes."""

    def __init__(
        self, terms: Sequence[Term], current: str, languages: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._terms = [one for one in terms if one.name]
        self._languages = languages
        self._at = next((n for n, one in enumerate(self._terms) if one.id == current), 0)
        self.resize(parent.size())
        self.setMinimumSize(480, 320)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the window by what it shows."""
        self.setWindowTitle(_("Phrases"))
        self.setAccessibleName(". ".join(text for _name, text, _reading in self._parts()))
        self.update()

    def step(self, by: int) -> None:
        """To the phrase `by` further on."""
        self._at = max(0, min(self._at + by, len(self._terms) - 1))
        self.retranslate()

    def _parts(self) -> list[tuple[str, str, str]]:
        """Language, words and reading, in the languages that have words; the reader's first."""
        if not self._terms:
            return []
        term = self._terms[self._at]
        found = [
            (tongue.language.language_title(one), term.name[one], term.reading[one])
            for one in self._languages if term.name[one]
        ]  # fmt: skip
        return found or [("", term.name.pick(self._languages[0]).text, "")]

    def paintEvent(self, event: Any) -> None:
        """Qt override: equal shares, from the top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("raised"))
        parts = self._parts()
        area = QRectF(self.rect()).adjusted(40, 24, -40, -24)
        share = area.height() / max(1, len(parts))
        for number, (language, text, reading) in enumerate(parts):
            top = area.top() + number * share
            if number:
                painter.setPen(theme.colour("line"))
                painter.drawLine(int(area.left()), int(top), int(area.right()), int(top))
            _paint_part(
                painter, QRectF(area.left(), top + 10, area.width(), share - 20), language, text, reading
            )

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Space: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        if event.key() in steps:
            self.step(steps[event.key()])
        elif event.key() in (Qt.Key.Key_F11, Qt.Key.Key_Return):
            self.close()
        else:
            super().keyPressEvent(event)


def _paint_part(painter: QPainter, area: QRectF, language: str, text: str, reading: str) -> None:
    small = theme.font(15)
    painter.setFont(small)
    painter.setPen(theme.colour("sub"))
    line = QFontMetricsF(small).height()
    painter.drawText(
        QRectF(area.left(), area.top(), area.width(), line), Qt.AlignmentFlag.AlignLeft, language
    )
    sound = theme.font(17)
    below = QFontMetricsF(sound).boundingRect(area, _WRAPPED, reading).height() + 8 if reading else 0.0
    room = area.adjusted(0, line + 4, 0, -below)
    painter.setFont(_fitting(text, room))
    painter.setPen(theme.colour("text"))
    centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
    painter.drawText(room, int(centred) | int(_WRAPPED), text)
    if reading:
        painter.setFont(sound)
        painter.setPen(theme.colour("sub"))
        under = QRectF(area.left(), area.bottom() - below, area.width(), below)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignHCenter) | int(_WRAPPED), reading)


def _fitting(text: str, room: QRectF) -> QFont:
    """The largest type in which the text fits; half steps, so that no more than a dozen are tried."""
    size = float(LARGEST)
    while True:
        font = QFont(list(FAMILIES))
        font.setPixelSize(round(size))
        font.setBold(True)
        needed = QFontMetricsF(font).boundingRect(room, _WRAPPED, text)
        if size <= SMALLEST or (needed.height() <= room.height() and needed.width() <= room.width()):
            return font
        size *= 0.85
