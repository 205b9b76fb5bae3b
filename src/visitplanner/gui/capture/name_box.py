"""Asks in place who is writing, once there is a note without a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.capture.kind_chips import TOUCH_PX
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _


class NameBox(Speaking, QWidget):
    """Nothing waits for the answer."""

    signed = Signal(str)
    """A name was given."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        sign = Button(N_("Sign"))
        sign.setMinimumHeight(TOUCH_PX)
        self.setLayout(row(Label(N_("Your name:"), "sub"), self.name, sign, gap=8))
        sign.clicked.connect(self._sign)
        self.name.returnPressed.connect(self._sign)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the field."""
        self.name.setAccessibleName(_("Your name"))

    def _sign(self) -> None:
        if name := self.name.text().strip():
            self.signed.emit(name)
