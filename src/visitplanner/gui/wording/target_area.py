"""The two text fields of a translation: the source with its terms marked, and the target that takes them by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.writing import WritingArea
from visitplanner.gui.theme import theme

LINES, MOST = 7, 22


class SourceArea(WritingArea):
    """Read only until it is unlocked; `mark` underlines spans of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, least=LINES, most=MOST)
        self._spans: tuple[tuple[int, int], ...] = ()
        theme.changed.connect(self._paint_marks)

    def mark(self, spans: Iterable[tuple[int, int]]) -> None:
        """Underline these spans of the text, counted in characters."""
        text = self.toPlainText()
        self._spans = tuple((_units(text, start), _units(text, end)) for start, end in spans)
        self._paint_marks()

    def _paint_marks(self) -> None:
        style = QTextCharFormat()
        style.setBackground(theme.colour("accent_soft"))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setUnderlineColor(theme.colour("accent"))
        marks = []
        for start, end in self._spans:
            mark: Any = QTextEdit.ExtraSelection()
            mark.format = style
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self.setExtraSelections(marks)


class TargetArea(WritingArea):
    """Ctrl+1 to Ctrl+9 insert what is offered, and only where something is; all other keys stay the window's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, least=LINES, most=MOST)
        self.offers: Sequence[str] = ()

    def insert(self, words: str) -> None:
        """Put `words` where the cursor is."""
        if not self.isReadOnly():
            self.insertPlainText(words)
            self.setFocus()

    def _offer(self, event: Any) -> str:
        number = event.key() - Qt.Key.Key_1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
            return ""
        return self.offers[number] if 0 <= number < min(9, len(self.offers)) else ""

    def event(self, event: Any) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.ShortcutOverride and self._offer(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if words := self._offer(event):
            self.insert(words)
        else:
            super().keyPressEvent(event)


def _units(text: str, at: int) -> int:
    """A place in `text` counted the way Qt counts: in UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
