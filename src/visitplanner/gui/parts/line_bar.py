"""One line to be typed under a page, about something that stands above it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _


class _Line(QLineEdit):
    left = Signal()
    """Escape was pressed."""

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LineBar(Speaking, QWidget):
    """Enter hands the line on, Esc closes; what is refused stays to be mended. `words` say what is to be typed."""

    typed = Signal(str, str)
    """The id of what the line is about, and the line."""
    closed = Signal()
    """Nothing more is to be typed now."""

    def __init__(self, words: str, done_words: str) -> None:
        super().__init__()
        self._words, self._about = words, ""
        self._above = Label("", "sub", 12, wrap=True)
        self._line = _Line()
        self._field = Field("", self._line)
        done = Button(done_words, "", "check", tip="Return")
        layout = row(self._field, done, gap=8)
        layout.setStretch(0, 1)
        self.setLayout(column(Hairline(), box(column(self._above, layout, margins=(16, 10, 16, 12), gap=6)), gap=0))
        self._line.returnPressed.connect(self._tell)
        self._line.left.connect(self.close_line)
        done.clicked.connect(self._tell)
        self.hide()
        self.retranslate()

    def open_for(self, about: str, text: str) -> None:
        """Ask for a line about the record of that id, or none; `text` stands above it."""
        if about != self._about:
            self._line.clear()
        self._about = about
        self._above.show_text(text)
        self._field.accept()
        self.show()
        self._line.setFocus()

    def close_line(self) -> None:
        """Put it away, with nothing in it."""
        self._line.clear()
        self._about = ""
        self.hide()
        self.closed.emit()

    def go_on(self) -> None:
        """The line was taken: ask for another."""
        self._line.clear()
        self._field.accept()

    def refuse(self, refusal: Refusal) -> None:
        """Say why the line was not taken."""
        self._field.refuse(refusal)

    def retranslate(self) -> None:
        """Say everything again."""
        self._line.setAccessibleName(_(self._words))
        self._line.setPlaceholderText(_(self._words))

    def _tell(self) -> None:
        if not self._line.text().strip():
            self.refuse(Refusal(N_("Type something first."), field="text"))
            return
        self.typed.emit(self._about, self._line.text())
