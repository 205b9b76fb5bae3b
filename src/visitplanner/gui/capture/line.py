"""The line that is typed into. Enter keeps it, never while an input method is composing; photos can be pasted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from visitplanner.gui.parts.pasting import pictures_in
from visitplanner.gui.theme import theme

TYPE_PX = 17
WINDOWS_OWN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CaptureLine(QPlainTextEdit):
    """As high as its text, from two lines to six."""

    kept = Signal()
    """Enter was pressed."""
    answered = Signal()
    """Ctrl+Enter was pressed."""
    written = Signal(str)
    """The text has changed by a finished key or word: all of it."""
    pasted = Signal(object)
    """Photos or files were pasted or dropped: a tuple of paths and bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.composing = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._tell)
        theme.changed.connect(self._refont)
        self._refont()

    @property
    def text(self) -> str:
        """What stands here, without what is being composed."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Put `text` here, the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def _tell(self) -> None:
        self.updateGeometry()
        if not self.composing:
            self.written.emit(self.text)

    def _refont(self) -> None:
        self.setFont(theme.font(TYPE_PX))
        self.updateGeometry()

    def event(self, event: Any) -> bool:
        """Qt override: the window's own keys are not the cursor's; undo is, as long as there is typing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo):
                event.setAccepted(self.document().isUndoAvailable())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & WINDOWS_OWN:
                event.ignore()
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Qt override."""
        lines = max(2, min(int(self.document().size().height()), 6))
        return QSize(200, QFontMetrics(self.font()).lineSpacing() * lines + 22)

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        """Qt override: another width wraps into another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.composing:
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.answered.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            self.kept.emit()

    def inputMethodEvent(self, event: Any) -> None:
        """Qt override."""
        was, self.composing = self.composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self.composing:
            self.written.emit(self.text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Qt override."""
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt override: text goes into the line, photos and files beside it."""
        if found := pictures_in(source):
            self.pasted.emit(found)
        else:
            super().insertFromMimeData(source)
