"""The controls of the itinerary in the top bar: board or list, pushing, clocks, details."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.segments import Segments


class Controls(QWidget):
    """`between` are the tools of others, which stand before the last one. Hidden until the top bar takes them."""

    def __init__(self, between: Iterable[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.mode = Segments((("board", N_("Board")), ("list", N_("List"))))
        self.mode.choose("board")
        self.push = IconButton("chevrons-down", N_("Push what follows along"), "plain", checkable=True, keys="R")
        self.second = IconButton("clock", N_("Second clock"), "plain", checkable=True, keys="Z")
        self.fold = IconButton("panel-right", N_("Show or hide the details"), "plain", checkable=True)
        self.second.setChecked(True)
        for button, name in ((self.push, "chevrons-down"), (self.second, "clock"), (self.fold, "panel-right")):
            button.setIcon(icon(name, checked="accent"))
        self.setLayout(row(self.mode, self.push, self.second, *between, self.fold, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
