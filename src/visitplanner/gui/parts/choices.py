"""Several of a closed list: a chip each, in lines as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.tongue import Speaking

Options = Callable[[], Sequence[tuple[Any, str]]]


class Choices(Speaking, QWidget):
    """`options` says values and words in the window's language; their order is the order of what is chosen."""

    entered = Signal(object)
    """A chip was switched: the tuple of the values chosen now."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        self._chips: dict[Any, Button] = {}
        for value, _words in options():
            chip = Button("", "chip", checkable=True, writes=True)
            chip.clicked.connect(self._tell)
            self._chips[value] = chip
        self.setLayout(Flow(*self._chips.values()))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def show_value(self, values: Sequence[Any]) -> None:
        """Show `values` as chosen."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    def retranslate(self) -> None:
        """Re-read the words."""
        for value, words in self._options():
            self._chips[value].show_text(words)

    def _tell(self) -> None:
        self.entered.emit(tuple(value for value, chip in self._chips.items() if chip.isChecked()))

    def setAccessibleName(self, name: str) -> None:
        """Qt override: each chip says which list it is of."""
        super().setAccessibleName(name)
        for chip in self._chips.values():
            chip.setAccessibleDescription(name)
