"""What a screen shows while there is nothing to show: what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.tongue import Words


class EmptyState(QWidget):
    """An icon, a sentence, a hint, and any buttons."""

    def __init__(self, icon_name: str, words: Words, hint: Words = "", *actions: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self._title = Label(words, px=15, bold=True)
        self._hint = Label(hint, "sub", wrap=True)
        self._hint.setFixedWidth(420)
        self._hint.setVisible(bool(hint))
        for widget in (IconLabel(icon_name, "faint", 32), self._title, self._hint, *actions):
            if isinstance(widget, Label):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def text(self) -> str:
        """What it says, title and hint."""
        return f"{self._title.text()}\n{self._hint.text()}"

    def say(self, words: Words, hint: Words = "") -> None:
        """Show other words."""
        self._title.say(words)
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
