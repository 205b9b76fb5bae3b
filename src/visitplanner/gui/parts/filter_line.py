"""The line that narrows a list to what contains its words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

NARROWEST, FIRST = 80, 20


class FilterLine(Speaking, QLineEdit):
    """Takes what its neighbours leave, at most `widest` pixels of the design where that is said."""

    def __init__(self, widest: int = 0) -> None:
        super().__init__()
        self._widest = widest
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
