"""The one calm bar under the top of a window: what happened, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.layout import emptied
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import restyle
from visitplanner.gui.tongue import Words

ICONS = {"bad": "circle-x", "warn": "triangle-alert", "ok": "circle-check", "accent": "info"}


class MessageBar(QFrame):
    """Hidden until something is said. `tone`: bad, warn, ok or accent (a mere notice)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "message")
        self.key = ""
        self._icon = IconLabel("info", "accent", 16)
        self._text = Label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QHBoxLayout()
        self._close = IconButton("x", N_("Close this message"), "plain")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(
        self, words: Words, tone: str = "accent", *, key: str = "", closable: bool = True,
        actions: tuple[tuple[Words, Callable[[], None]], ...] = (),
    ) -> None:  # fmt: skip
        """Show `words` in place of what was said before; `key` lets the same speaker clear it later."""
        self.key = key
        self.setProperty("tone", tone)
        restyle(self)
        self._icon.set_icon(ICONS[tone], tone)
        self._text.say(words)
        emptied(self._actions)
        for label, act in actions:
            button = Button(label)
            button.clicked.connect(act)
            self._actions.addWidget(button)
        self._close.setVisible(closable)
        self.show()

    def clear(self, key: str = "") -> None:
        """Hide the bar, if it shows `key` (or whatever it shows, without one)."""
        if not key or key == self.key:
            self.key = ""
            self.hide()
