"""The title edited on its block: typed text is kept as a draft like anywhere else, Esc puts the old one back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QWidget

from visitplanner.gui.board.changes import Changes, title_language
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import ROW
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _


class TitleDelegate(QStyledItemDelegate):
    """Makes the line editor of a title and puts it on the block."""

    def __init__(self, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._changes = changes

    def _typed(self, entry: Entry, text: str) -> None:
        desk = self._changes.desk
        desk.draft(entry.kind, entry.id, "title", title_language(desk, entry), text)

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        """Qt override."""
        entry = index.data(ROW)
        editor = QLineEdit(parent)
        editor.setAccessibleName(_("Title"))
        editor.setPlaceholderText(_("Title"))
        editor.setFont(theme.font(12, bold=True))
        editor.textEdited.connect(lambda text: self._typed(entry, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        """Qt override: what is being typed is not overwritten by news of itself."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Any) -> None:
        """Qt override."""
        rect = option.rect
        height = editor.sizeHint().height()
        width = max(rect.width(), theme.px(240))
        view = editor.parentWidget()
        left = max(0, min(rect.left(), view.width() - width)) if view else rect.left()
        editor.setGeometry(left, rect.top(), width, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt override: Esc keeps the old title, in the draft too."""
        escaped = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
        if escaped and isinstance(editor, QLineEdit) and editor.isModified():
            view = self.parent()
            index = view.currentIndex() if isinstance(view, QAbstractItemView) else None
            entry = index.data(ROW) if index is not None else None
            if isinstance(entry, Entry):
                self._typed(entry, entry.title.text)
        return super().eventFilter(editor, event)
