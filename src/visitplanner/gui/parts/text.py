"""Labels: words that follow the language, user text that is never read as markup, text that elides."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from visitplanner.gui.icons import icon
from visitplanner.gui.parts.tips import beyond, plain_tip
from visitplanner.gui.theme import BASE_PX, restyle, theme
from visitplanner.gui.tongue import Speaking, Words, said


class Label(Speaking, QLabel):
    """A label of our own words (msgid, Phrase or function); `role` is a text token: "", sub, faint, caption …"""

    def __init__(
        self, words: Words = "", role: str = "", px: int = BASE_PX, *, bold: bool = False, wrap: bool = False
    ) -> None:
        super().__init__()
        self._words, self._text, self._px, self._bold = words, "", px, bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.refont()
        theme.changed.connect(self.refont)
        self.retranslate()

    def say(self, words: Words) -> None:
        """Show other words of ours."""
        self._words, self._text = words, ""
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Show text of the user's, as it is."""
        self._words, self._text = "", text
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the text token."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)

    def refont(self) -> None:
        """Take the type size of the theme."""
        self.setFont(theme.font(self._px, bold=self._bold))

    def retranslate(self) -> None:
        """Re-read the words."""
        self.setText(said(self._words) if self._words else self._text)


class ElidedLabel(Label):
    """A one-line label that may shrink: it ends in … and tells the whole text as a tool tip."""

    def __init__(self, words: Words = "", role: str = "", px: int = BASE_PX, *, bold: bool = False) -> None:
        super().__init__(words, role, px, bold=bold)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain_tip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        self.ensurePolished()
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)


class IconLabel(QWidget):
    """An icon that is not a button."""

    def __init__(self, name: str, role: str = "sub", size: int = 16) -> None:
        super().__init__()
        self._icon: QIcon = icon(name, role)
        self._size = size
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_icon(self, name: str, role: str = "sub") -> None:
        """Show another icon."""
        self._icon = icon(name, role)
        self.update()

    def stand_for(self, words: str) -> None:
        """Say what it says beyond its neighbours: to screen readers, and under the mouse."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(beyond(words, words))
        self.setToolTip(plain_tip(words))

    def _rescale(self) -> None:
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        self._icon.paint(QPainter(self), self.rect())
