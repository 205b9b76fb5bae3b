"""Cards, hairlines, pills and avatars."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from visitplanner.gui.icons import pixmap
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, Words, said

TONES = {
    "ok": "ok_soft",
    "warn": "warn_soft",
    "bad": "bad_soft",
    "accent": "accent_soft",
    "sub": "hair",
    "text": "hair",
}
AVATARS = ("talk", "meal", "meeting", "workshop", "site", "virtual", "reception", "debrief")


class Card(QFrame):
    """A raised surface with a hairline around it."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setLayout(layout)


class Hairline(QFrame):
    """A line one pixel thick."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("part", "hairline")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Pill(Speaking, QWidget):
    """A short fact on a soft ground: colour, word and, where given, icon say the same. `tone` is a key of TONES."""

    def __init__(self, words: Words = "", tone: str = "sub", icon_name: str = "") -> None:
        super().__init__()
        self._words, self._text, self._tone, self._icon = words, "", tone, icon_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.retranslate()

    def say(self, words: Words, tone: str = "", icon_name: str = "") -> None:
        """Show other words of ours."""
        self._words, self._tone, self._icon = words, tone or self._tone, icon_name or self._icon
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Show text of the user's."""
        self._words, self._text = "", text
        self.retranslate()

    def retranslate(self) -> None:
        """Re-read the words."""
        self._text = said(self._words) if self._words else self._text
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt override."""
        metrics = QFontMetrics(theme.font(11))
        room = metrics.horizontalAdvance(self._text) + 16 + (17 if self._icon else 0)
        return QSize(room, metrics.height() + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.colour(TONES.get(self._tone) or theme.current.tint(theme.colour(self._tone).name()))
        )
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        left = 8
        if self._icon:
            ratio = self.devicePixelRatioF()
            drawn = pixmap(self._icon, theme.colour(self._tone).name(), 12, ratio)
            painter.drawPixmap(left - 1, (self.height() - 12) // 2, drawn)
            left += 16
        painter.setPen(theme.colour(self._tone))
        painter.setFont(theme.font(11))
        painter.drawText(self.rect().adjusted(left, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, self._text)


class Avatar(QWidget):
    """A person's initials on a ground that is always the same for the same key."""

    def __init__(self, name: str, key: str = "", size: int = 30) -> None:
        super().__init__()
        self._initials = initials(name)
        self._role = colour_role(key or name)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._role))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(theme.current.on_accent))
        painter.setFont(theme.font(11, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


def colour_role(key: str) -> str:
    """One of eight colours, always the same for the same key."""
    return AVATARS[zlib.crc32(key.encode("utf-8", "replace")) % len(AVATARS)]


def initials(name: str) -> str:
    """Two letters for a name in Latin letters, one character for any other script."""
    words = [word for word in name.replace("・", " ").split() if word[0].isalpha()]
    if not words:
        return "?"
    if not words[0][0].isascii() and words[0][0].lower() == words[0][0].upper():
        return words[0][0]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
