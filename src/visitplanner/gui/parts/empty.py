"""What a screen shows while there is nothing to show: what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words


class EmptyState(QWidget):
    """An icon, a sentence, a hint at most `width` wide, and any buttons. The focus is the first one's."""

    def __init__(
        self, icon_name: str, words: Words, hint: Words = "", *actions: QWidget, width: int = 420
    ) -> None:
        super().__init__()
        self._width = width
        if actions:
            self.setFocusProxy(actions[0])
        self._title = Label(words, px=15, bold=True)
        self._hint = Label(hint, "sub", wrap=True)
        if not hint:
            self._hint.hide()
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centred = (IconLabel(icon_name, "faint", 32), self._title, self._hint, *actions)
        # In a row of its own a wrapped hint gets the height its width needs; an aligned one would be cut.
        rows = [row(None, widget, None) for widget in centred]
        self.setLayout(column(None, None, *rows, None, None, None))
        theme.changed.connect(self._rescale)
        self._rescale()

    @property
    def text(self) -> str:
        """What it says, title and hint."""
        return f"{self._title.text()}\n{self._hint.text()}"

    def say(self, words: Words, hint: Words = "") -> None:
        """Show other words."""
        self._title.say(words)
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))

    def _rescale(self) -> None:
        self._hint.setFixedWidth(theme.px(self._width))
