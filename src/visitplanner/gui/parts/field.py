"""A captioned form field: caption above, the editor, and under it the reason when a value is refused."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.theme import restyle
from visitplanner.gui.tongue import Speaking, Words, said


class Field(Speaking, QWidget):
    """`editor` under its caption, `aside` at the caption's right.

    The caption names the editor for screen readers; hint and reason describe it, and a reason is said at once.
    """

    def __init__(
        self, words: Words, editor: QWidget, *, hint: Words = "", aside: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        self.editor = editor
        self._words = words
        self._caption = ElidedLabel(words, "caption", 11)
        self._caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._caption.setBuddy(editor)
        if not words:
            self._caption.hide()
        self._note = Label(hint, "faint", 11, wrap=True)
        self._hint: Words = hint
        if not hint:
            self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row(self._caption, None, *aside, gap=6))
        column.addWidget(editor)
        column.addWidget(self._note)
        if editor.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
            column.addStretch(1)
        self.setFocusProxy(editor)
        self.retranslate()

    def refuse(self, refusal: Refusal) -> None:
        """Show why the value was not taken; the editor stays as it is."""
        self._note.set_role("bad")
        self._note.say(refusal.phrase)
        self._mark(wrong=True)
        announce(self.editor, self._note.text())

    def accept(self) -> None:
        """The value is right (again): take the reason away."""
        self._note.set_role("faint")
        self._note.say(self._hint)
        self._mark(wrong=False)

    @property
    def refused(self) -> bool:
        """Whether a reason is shown."""
        return bool(self.editor.property("wrong"))

    def retranslate(self) -> None:
        """Re-read the caption, and name the editor."""
        self._caption.retranslate()
        if self._words:
            self.editor.setAccessibleName(said(self._words))
        if self._hint or self.refused:
            self._note.retranslate()
            self.editor.setAccessibleDescription(self._note.text())

    def _mark(self, *, wrong: bool) -> None:
        self._note.setVisible(wrong or bool(self._hint))
        if wrong or self.refused:
            self.editor.setAccessibleDescription(self._note.text() if wrong or self._hint else "")
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            restyle(self.editor)
