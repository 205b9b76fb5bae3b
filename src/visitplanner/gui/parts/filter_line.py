"""The line that narrows a list to what contains its words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

NARROWEST, FIRST = 80, 20
ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterLine(Speaking, QLineEdit):
    """`/` comes here from anywhere in `page`; Down, Enter, and Esc once it is empty go where `take_focus` of it leads.

    It takes what its neighbours leave, at most `widest` pixels of the design where that is said.
    """

    def __init__(self, page: Any, widest: int = 0) -> None:
        super().__init__()
        self._page, self._widest = page, widest
        on_key("/", page, self._come, inside=True)
        self.setClearButtonEnabled(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHorizontalStretch(FIRST)
        self.setSizePolicy(policy)
        theme.changed.connect(self._rescale)
        self._rescale()
        self.retranslate()

    def retranslate(self) -> None:
        """Name itself."""
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter"))
        self.setAccessibleDescription("/")  # or Qt would say what stands in its place while it is empty

    def _come(self) -> None:
        if self.isVisible():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.selectAll()

    def _rescale(self) -> None:
        if self._widest:
            self.setMaximumWidth(theme.px(self._widest))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt override."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(NARROWEST), super().sizeHint().height())

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (*ON, Qt.Key.Key_Escape):
            self._page.take_focus()
        else:
            super().keyPressEvent(event)
