"""Rows onto which records are put: dropped with the mouse, or the ones in front by Return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.carried import carried_in
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, matching
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _


class Targets(RowList):
    """Takes records of one form that are dropped on its rows."""

    dropped = Signal(str, object)
    """Records were dropped on a row: the row's key, their ids."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form
        self.setAcceptDrops(True)

    def take(self, at: QPoint, ids: tuple[str, ...]) -> bool:
        """Records are let go at `at`: False where there is no row to take them."""
        index = self.indexAt(at)
        if not index.isValid() or self.rows.rows[index.row()].heading:
            return False
        self.dropped.emit(self.rows.rows[index.row()].key, ids)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt override."""
        if access.writable and carried_in(event.mimeData())[0] == self._form:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt override: the row under the pointer is the one that would take it."""
        index = self.indexAt(event.position().toPoint())
        if carried_in(event.mimeData())[0] == self._form and index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt override."""
        form, ids = carried_in(event.mimeData())
        if form == self._form and self.take(event.position().toPoint(), ids):
            event.acceptProposedAction()


class TargetPanel(Speaking, QWidget):
    """Subclasses give the rows, and say what comes of putting something on one. Typing filters, Escape closes."""

    closed = Signal()
    """It is wanted no more."""

    form: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    wanted: ClassVar[str] = ""
    """What can be typed for."""

    def __init__(self) -> None:
        super().__init__()
        self.targets = Targets(self.form)
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        close = IconButton("x", N_("Close"), "plain")
        close.clicked.connect(self.close_panel)
        head = row(Label(self.heading, px=13, bold=True), None, close, gap=6)
        hint = Label(self.hint, "sub", 11, wrap=True)
        bar = box(column(head, hint, self.words, margins=(12, 8, 8, 10), gap=6))
        self.setLayout(column(bar, Hairline(), self.targets, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words.textChanged.connect(self.fill)
        self.words.returnPressed.connect(self._toggle_first)
        self.targets.chosen.connect(self.toggle)
        self.targets.dropped.connect(self.put)
        self.retranslate()
        self.hide()

    # ------------------------------------------------------------------ what subclasses say
    def rows(self) -> Iterable[Row]:
        """Where things can be put, with headings."""
        raise NotImplementedError

    def toggle(self, key: str) -> None:
        """Put what is in front on a row, or take it from there."""
        raise NotImplementedError

    def put(self, key: str, ids: tuple[str, ...]) -> None:
        """Put on a row what was dropped there."""
        raise NotImplementedError

    # ------------------------------------------------------------------ what it does
    def open_panel(self) -> None:
        """Show the rows, ready to be typed for."""
        self.show()
        self.words.clear()
        self.fill()
        self.words.setFocus()

    def close_panel(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def fill(self) -> None:
        """Show the rows that hold every word typed."""
        if self.isVisible():
            self.targets.fill(matching(self.rows(), self.words.text().casefold().split()))

    def retranslate(self) -> None:
        """Say everything again."""
        self.words.setPlaceholderText(_(self.wanted))
        self.words.setAccessibleName(_(self.wanted))
        self.targets.setAccessibleName(_(self.heading))
        self.fill()

    def _toggle_first(self) -> None:
        first = next((one.key for one in self.targets.rows.rows if not one.heading), "")
        if first:
            self.toggle(self.targets.key or first)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.targets.setFocus()
            self.targets.step(0)
        else:
            super().keyPressEvent(event)
