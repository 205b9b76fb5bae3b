"""The bar over the programme of a postponed visit: everything is kept, and new dates are one step away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import IconLabel, Label


class PostponedBar(QFrame):
    """Shown while the open visit is postponed."""

    dates_wanted = Signal()
    """New dates are to be set."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "message")
        self.setProperty("tone", "warn")
        text = Label(N_("This visit is postponed. Everything is kept as it is."), wrap=True)
        button = Button(N_("Set new dates"), writes=True)
        button.clicked.connect(self.dates_wanted)
        layout = row(IconLabel("clock", "warn", 16), text, button, margins=(16, 5, 8, 5), gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_visit(self, snapshot: Snapshot) -> None:
        """Show or hide, as the visit's state is."""
        self.setVisible(snapshot.visit.state is VisitState.POSTPONED)
