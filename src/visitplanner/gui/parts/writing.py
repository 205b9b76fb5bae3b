"""Text fields whose typing is kept: drafts while typing, a version when the field is left, Ctrl+Z first for the typing.

What an input method is still composing is never handed on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from visitplanner.gui.access import Heeding, access
from visitplanner.gui.desk import Desk
from visitplanner.gui.desk.typing_watch import Address
from visitplanner.gui.parts.lettering import ENDLESS, wrap_mode
from visitplanner.gui.theme import theme

LONGEST = 2_000_000
"""Characters of a single line: more than the store takes, so that it and not Qt (32,767) says what is too long."""


class Writing(Heeding):
    """What both sorts of text field share. `show_text` says what is written where; None is nowhere (read only).

    Where the library can only be read, texts can still be chosen and copied.
    """

    desk: Desk
    address: Address | None = None
    composing = False
    _drafted = False
    _dirty: Callable[[], bool]
    _set_dirty: Callable[[bool], None]
    _forget_typing: Callable[[], None]
    _set_read_only: Callable[[bool], None]
    _put: Callable[[str], None]
    _can_undo: Callable[[], bool]
    _can_redo: Callable[[], bool]

    def show_text(self, address: Address | None, text: str) -> None:
        """Show `text` of `address`. What is being typed there stays until it has been left: `text` may be older."""
        if address == self.address and (self._dirty() or self._drafted):
            return
        if address != self.address:
            self.leave()
        self.address = address
        self.follow_access()
        self._drafted = False
        if text != self.written():
            self._put(text)
        self._set_dirty(False)

    def follow_access(self) -> None:
        """Take typing where there is something to write to, and it can be written."""
        self._set_read_only(self.address is None or not access.writable)

    def leave(self) -> None:
        """Cut a version of what was typed, if anything was. From here on, Ctrl+Z is the window's.

        Where it cannot be written any more, it stays as it was typed until it can.
        """
        if self.address is None or not access.writable or not (self._dirty() or self._drafted):
            return
        self._forget_typing()
        self._drafted = False
        kind, id, field, language = self.address
        self.desk.write_text(kind, id, field, language, self.written(), refused=self._tell_refused)

    def hand_over(self) -> str:
        """What is written, for whoever writes it in a gesture of its own: nothing is left to cut here."""
        self._forget_typing()
        self._drafted = False
        self._set_dirty(False)
        return self.written()

    def typed(self) -> None:
        """A key changed the text: keep it as a draft."""
        if self.address is None or self.composing or not (self._dirty() or self._drafted):
            return
        self._drafted = True
        kind, id, field, language = self.address
        self.about_to_draft()
        self.desk.draft(kind, id, field, language, self.written())

    def about_to_draft(self) -> None:
        """Called before a draft is kept; whoever needs its record made first does so here."""

    def written(self) -> str:
        """The text without what is being composed."""
        raise NotImplementedError

    def keeps_key(self, event: Any) -> bool:
        """Whether undo or redo belongs to the field and not to the window: while there is typing to undo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._can_undo()
        return bool(event.matches(QKeySequence.StandardKey.Redo)) and self._can_redo()

    def is_history_key(self, event: Any) -> bool:
        """Whether a key is undo or redo."""
        return bool(
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        )

    def _tell_refused(self, refusal: Any) -> None:
        self.refused.emit(refusal)  # type: ignore[attr-defined]

    def _compose(self, event: Any) -> None:
        was = self.composing
        self.composing = bool(event.preeditString())
        if was and not self.composing:
            self.typed()


class WritingLine(Writing, QLineEdit):
    """One line. Return cuts a version."""

    refused = Signal(object)
    """The text was not taken: a Refusal."""

    def __init__(self, desk: Desk, *, quiet: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("quiet", quiet)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self.typed)
        self.returnPressed.connect(self.leave)

    def written(self) -> str:
        """The text on one line, without what is being composed. Qt keeps the line breaks of a paste."""
        return " ".join(self.text().splitlines())

    def _put(self, text: str) -> None:
        self.setText(" ".join(text.splitlines()))
        self.setCursorPosition(0)

    def _forget_typing(self) -> None:
        at = self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(at)

    def _dirty(self) -> bool:
        return self.isModified()

    def _set_dirty(self, dirty: bool) -> None:
        self.setModified(dirty)

    def _set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def _can_undo(self) -> bool:
        return self.isUndoAvailable()

    def _can_redo(self) -> bool:
        return self.isRedoAvailable()

    def event(self, event: Any) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_history_key(event):
            event.setAccepted(self.keeps_key(event))
            return True
        return super().event(event)

    def inputMethodEvent(self, event: Any) -> None:
        """Qt override."""
        super().inputMethodEvent(event)
        self._compose(event)

    def focusOutEvent(self, event: Any) -> None:
        """Qt override."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()


class WritingArea(Writing, QPlainTextEdit):
    """Several lines; as high as its text, from `least` lines to `most`. Tab goes to the next field."""

    refused = Signal(object)
    """The text was not taken: a Refusal."""

    def __init__(self, desk: Desk, *, least: int = 2, most: int = 12) -> None:
        super().__init__()
        self.desk = desk
        self._least, self._most = least, most
        self._filling = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.typed)
        self.textChanged.connect(self._fit)

    def written(self) -> str:
        """The text without what is being composed."""
        return self.toPlainText()

    def typed(self) -> None:
        """A key changed the text: keep it as a draft."""
        if not self._filling:
            super().typed()

    def _put(self, text: str) -> None:
        self._filling = True
        self.setWordWrapMode(wrap_mode(text))
        self.setPlainText(text)
        self._filling = False

    def _forget_typing(self) -> None:
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)

    def _dirty(self) -> bool:
        return self.document().isModified()

    def _set_dirty(self, dirty: bool) -> None:
        self.document().setModified(dirty)

    def _set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable()

    def _can_redo(self) -> bool:
        return self.document().isRedoAvailable()

    def _lines(self) -> int:
        """How many lines the text takes at this width (the document itself lays out only what it has shown)."""
        room = max(40.0, self.viewport().width() - 2 * self.document().documentMargin())
        shown = self.toPlainText() or self.placeholderText()
        lines = 0
        for paragraph in shown.split("\n"):
            lines += _wrapped_lines(paragraph[:2_000], self.font(), room)
            if lines > self._most:
                break
        return lines

    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy
        overflows = self._lines() > self._most
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if overflows else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _height(self, lines: float) -> int:
        return round(QFontMetrics(self.font()).lineSpacing() * lines) + 20

    def event(self, event: Any) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_history_key(event):
            event.setAccepted(self.keeps_key(event))
            return True
        return super().event(event)

    def setPlaceholderText(self, text: str) -> None:
        """Qt override: Qt draws again only where a ghost comes or goes, and not where another one does."""
        super().setPlaceholderText(text)
        self._fit()
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt override: what is pasted may be a line without an end."""
        if len(source.text()) > ENDLESS:
            self.setWordWrapMode(wrap_mode(self.toPlainText() + source.text()))
        super().insertFromMimeData(source)

    def sizeHint(self) -> QSize:
        """Qt override."""
        lines = max(self._least, min(self._lines(), self._most))
        return QSize(super().sizeHint().width(), self._height(lines))

    def resizeEvent(self, event: Any) -> None:
        """Qt override: another width wraps into another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(60, self.sizeHint().height())

    def inputMethodEvent(self, event: Any) -> None:
        """Qt override."""
        super().inputMethodEvent(event)
        self._compose(event)

    def focusOutEvent(self, event: Any) -> None:
        """Qt override."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()


class WritingTitle(WritingArea):
    """A title: one paragraph that wraps over a few lines. Return cuts a version."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, least=1, most=4)
        self.setProperty("quiet", True)
        self.document().setDocumentMargin(0)
        self.refont()
        theme.changed.connect(self.refont)

    def refont(self) -> None:
        """Take the type size of the theme."""
        self.setFont(theme.font(17, bold=True))
        self.updateGeometry()

    def written(self) -> str:
        """The text on one line."""
        return " ".join(super().written().split("\n"))

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)


def _wrapped_lines(paragraph: str, font: QFont, width: float) -> int:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return max(1, layout.lineCount())
