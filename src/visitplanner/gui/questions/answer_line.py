"""One line to answer a question with: it becomes an observation that is linked to the question."""

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


class AnswerLine(Speaking, QWidget):
    """Enter answers, Esc closes; what is refused stays to be mended."""

    answered = Signal(str, str)
    """The id of the question, and what was heard."""
    closed = Signal()
    """Nothing more is to be answered now."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._asked = Label("", "sub", 12, wrap=True)
        self._line = _Line()
        self._field = Field("", self._line)
        done = Button(N_("Answer"), "", "check", tip="Return")
        layout = row(self._field, done, gap=8)
        layout.setStretch(0, 1)
        self.setLayout(column(Hairline(), box(column(self._asked, layout, margins=(16, 10, 16, 12), gap=6)), gap=0))
        self._line.returnPressed.connect(self._tell)
        self._line.left.connect(self.close_line)
        done.clicked.connect(self._tell)
        self.hide()
        self.retranslate()

    def open_for(self, question: str, text: str) -> None:
        """Ask for an answer to a question, whose text stands above the line."""
        if question != self._question:
            self._line.clear()
        self._question = question
        self._asked.show_text(text)
        self._field.accept()
        self.show()
        self._line.setFocus()

    def close_line(self) -> None:
        """Put it away, with nothing in it."""
        self._line.clear()
        self._question = ""
        self.hide()
        self.closed.emit()

    def refuse(self, refusal: Refusal) -> None:
        """Say why the answer was not taken."""
        self._field.refuse(refusal)

    def retranslate(self) -> None:
        """Say everything again."""
        self._line.setAccessibleName(_("What was heard in answer"))
        self._line.setPlaceholderText(_("What was heard in answer"))

    def _tell(self) -> None:
        if not self._line.text().strip():
            self.refuse(Refusal(N_("Type something first."), field="text"))
            return
        self.answered.emit(self._question, self._line.text())
