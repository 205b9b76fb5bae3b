"""One calm line beside a person: who looks like the same one, and which records were merged into this one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import column, emptied, row
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.people.person_rows import name_of
from visitplanner.gui.people.same import why
from visitplanner.gui.tongue import _


class LikenessStrip(QWidget):
    """Empty, and without any height, for most people."""

    compare_wanted = Signal()
    """The person shall be shown beside the one they look like."""
    part_wanted = Signal(str)
    """A merged record shall stand for itself again: its id."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=6)
        self.setLayout(self._lines)

    def show_person(self, directory: Directory, person: str) -> None:
        """Say what there is to say about `person`."""
        emptied(self._lines)
        for pair in directory.pairs_of(person):
            other = directory.people[pair.other if pair.one == person else pair.one]
            words = _("May also be entered as {name}. {reasons}").format(
                name=name_of(other), reasons=why(pair)
            )
            compare = Button(N_("Compare…"), "link", px=12)
            compare.clicked.connect(self.compare_wanted)
            self._add("users", "warn", words, compare)
        for merged in directory.merged_into(person):
            words = _("Was also entered as {name}.").format(name=name_of(merged))
            apart = Button(N_("Separate again"), "link", px=12, writes=True)
            apart.clicked.connect(lambda _checked=False, id=merged.id: self.part_wanted.emit(id))
            self._add("link", "sub", words, apart)
        self.setVisible(self._lines.count() > 0)

    def _add(self, icon_name: str, role: str, words: str, button: Button) -> None:
        text = Label("", role if role == "warn" else "sub", 12, wrap=True)
        text.show_text(words)
        line = row(IconLabel(icon_name, role, 15), text, button, margins=(10, 6, 10, 6), gap=8)
        line.setStretch(1, 1)
        self._lines.addWidget(Card(line))
