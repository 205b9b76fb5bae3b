"""How a cell of the run-of-show is painted and edited: texts with drafts, people and vehicles with suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from visitplanner.domain.records import RunRow
from visitplanner.gui.run_of_show.model import HEADINGS, NOW, PLAIN, ROW, TEXTS, Column, RunModel
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _

Suggestions = Callable[[Column], Sequence[str]]
PAD = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellLine(QLineEdit):
    """A line that knows what stood in it, and whether an input method is composing in it."""

    composing = False
    before: str | None = None

    @property
    def changed(self) -> bool:
        """Whether it holds something else than when it was opened, typed or chosen."""
        return self.text() != self.before

    @property
    def choosing(self) -> QAbstractItemView | None:
        """The list of suggestions, while it is open."""
        popup = getattr(
            self.completer(), "popup", lambda: None
        )()  # Qt's stubs know no line without a completer
        return popup if popup is not None and popup.isVisible() else None

    def event(self, event: QEvent) -> bool:
        """Qt override: keys that reach us by way of open suggestions still leave the cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and (popup := self.choosing):
            takes = event.key() in _ENTER and popup.currentIndex().isValid()
            if event.key() in _LEAVING and not takes:
                popup.hide()
                QApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
                return True
        return super().event(event)

    def inputMethodEvent(self, event: Any) -> None:
        """Qt override."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class Cell(QStyledItemDelegate):
    """Enter and Tab write the cell and move on; Esc puts back what stood there, in the draft too."""

    left_by_key = Signal(int, int)
    """An editor was left with a key: go so many rows down, so many columns right."""

    def __init__(self, model: RunModel, suggestions: Suggestions, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._suggestions = model, suggestions

    def _complete(self, editor: CellLine, column: Column) -> None:
        completer = QCompleter(list(self._suggestions(column)), editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        assert popup is not None
        popup.setProperty("part", "offers")
        editor.setCompleter(completer)

    def _draft(self, row: RunRow, column: Column, text: str) -> None:
        self._model.desk.draft("run_row", row.id, TEXTS[column], self._model.language, text)

    def _leave(self, editor: CellLine, down: int, right: int) -> bool:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left_by_key.emit(down, right)
        return True

    def _key(self, editor: CellLine, event: QKeyEvent) -> bool:
        """Whether a key was the sheet's and not the text's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER:
            return self._leave(editor, -1 if shift else 1, 0)
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._leave(editor, 0, -1 if event.key() == Qt.Key.Key_Backtab else 1)
        if event.key() == Qt.Key.Key_Escape and editor.changed and (draft := editor.property("draft")):
            self._model.desk.drop_draft(*draft)
        return False

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        rect = QRectF(option.rect)
        now = bool(index.data(NOW))
        if now:
            painter.fillRect(rect, theme.colour("warn_soft"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == Column.TIME:
            colour = "warn" if now else "accent" if index.data(ROW).offset >= 0 else "edge"
            painter.fillRect(QRectF(rect.x() + 6, rect.y() + 6, 3, rect.height() - 12), theme.colour(colour))
            if now:
                painter.setFont(theme.font(11, bold=True))
                painter.setPen(theme.colour("warn"))
                area = rect.adjusted(0, 0, -PAD, -1)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(area, flags, _("now"))
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("accent"), 1.6))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 4, 4)

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Qt override."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index)
        painter.restore()
        inside = QStyleOptionViewItem(option)
        left = 10 if index.column() == Column.TIME else 0
        inside.rect = option.rect.adjusted(left + 4, 0, -4, -1)
        inside.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, inside, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:
        """Qt override."""
        super().initStyleOption(option, index)
        column, row = Column(index.column()), index.data(ROW)
        strong = column in (Column.TIME, Column.WHAT)
        option.font = theme.font(13 if strong else 12, bold=column is Column.TIME)
        ghost = column in TEXTS and not self._model.text(row, column)
        role = "faint" if ghost else "text" if strong else "sub"
        option.palette.setColor(QPalette.ColorRole.Text, theme.colour(role))
        if column is Column.MINUTES:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Qt override: words have less room than the column, as they are painted."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -2 * PAD, 0)
        return super().sizeHint(inside, index)

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        """Qt override."""
        editor = CellLine(parent)
        column, row = Column(index.column()), index.data(ROW)
        editor.setAccessibleName(_(HEADINGS[column]))
        editor.setFont(theme.font(13))
        if column in TEXTS:
            editor.setProperty("draft", ["run_row", row.id, TEXTS[column], self._model.language])
            editor.textEdited.connect(lambda text: self._draft(row, column, text))
        elif column in PLAIN:
            self._complete(editor, column)
        return editor

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        """Qt override: what is being typed is not overwritten by news of itself."""
        if isinstance(editor, CellLine) and (editor.before is None or not editor.changed):
            editor.before = index.data(Qt.ItemDataRole.EditRole)
            editor.setText(editor.before)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        """Qt override: a cell that nobody typed in is left as it is."""
        if isinstance(editor, CellLine) and editor.changed:
            editor.before = editor.text()
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Any) -> None:
        """Qt override: as high as a line, and never too narrow to type in."""
        rect, height = option.rect, max(option.rect.height() - 1, editor.sizeHint().height())
        ground = editor.parentWidget()
        width = max(rect.width(), theme.px(90 if index.column() <= Column.MINUTES else 160))
        left = max(0, min(rect.left(), ground.width() - width)) if ground else rect.left()
        editor.setGeometry(left, rect.top(), width, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt override."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(editor, CellLine)
            and isinstance(event, QKeyEvent)
        ):
            if editor.composing or editor.choosing is not None:
                return False
            if self._key(editor, event):
                return True
        return super().eventFilter(editor, event)
