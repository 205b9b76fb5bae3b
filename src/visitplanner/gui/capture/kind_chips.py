"""The eight kinds of observation as chips with icon and word; Ctrl+1 to Ctrl+8 choose one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.labels import label
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _

TOUCH_PX = 44


class KindChips(QWidget):
    """Two lines of four, wide enough for a thumb."""

    chosen = Signal(object)
    """A kind was chosen: an ObservationKind."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[ObservationKind, Button] = {}
        group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for n, kind in enumerate(ObservationKind):
            chip = Button(label(kind), "touch", icon_name(kind), tip=_tip(kind, n + 1), checkable=True, px=12)
            chip.setIconSize(QSize(14, 14))
            chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda _on=False, kind=kind: self.choose(kind))
            chip.setAutoExclusive(True)
            group.addButton(chip)
            grid.addWidget(chip, n // 4, n % 4)
            grid.setColumnStretch(n % 4, 1)
            self._chips[kind] = chip
        theme.changed.connect(self._fit)
        self._fit()
        self.choose(ObservationKind.HEARD)

    @property
    def kind(self) -> ObservationKind:
        """The kind chosen now."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    def choose(self, kind: ObservationKind) -> None:
        """Choose `kind`."""
        self._chips[kind].setChecked(True)
        self.chosen.emit(kind)

    def _fit(self) -> None:
        for chip in self._chips.values():
            chip.setFixedHeight(max(TOUCH_PX, theme.px(TOUCH_PX)))


def _tip(kind: ObservationKind, number: int) -> Callable[[], str]:
    return lambda: f"{_(label(kind))} (Ctrl+{number})"
