"""What a practice note asks for, one line per field: shown while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.practice_form import FIELDS
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, row, scrolling
from visitplanner.gui.parts.text import Label


class Template(QWidget):
    """The form explained, and the button that begins."""

    add_wanted = Signal()
    """A first note is wanted."""

    def __init__(self) -> None:
        super().__init__()
        add = Button(N_("New practice note"), "", "plus", writes=True)
        add.clicked.connect(self.add_wanted)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for n, field in enumerate(FIELDS):
            grid.addWidget(Label(field.label, bold=field.required), n, 0, Qt.AlignmentFlag.AlignTop)
            hint = field.hint or (N_("Needed before printing") if field.required else "")
            grid.addWidget(Label(hint, "sub", 12, wrap=True), n, 1)
        grid.setColumnStretch(1, 1)
        inside = column(
            Label(N_("One good practice on two pages"), px=17, bold=True),
            Label(N_("What is needed before printing is bold. Everything else may stay empty and is then left out."),
                  "sub", wrap=True),
            row(add, None), 8, grid, None, margins=(32, 28, 32, 28), gap=10,
        )  # fmt: skip
        body = box(inside, "surface")
        body.setMaximumWidth(760)
        self.setLayout(column(scrolling(body), gap=0))
