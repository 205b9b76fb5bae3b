"""Beside a practice note: the notes related to it and why, and the visits that use it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import catalogue
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.practices.usage import Usage
from visitplanner.gui.tongue import ngettext, tongue

MOST_SESSIONS = 4


class Kin(QWidget):
    """Two short lists; each is hidden while it is empty."""

    wanted = Signal(str)
    """Another note is wanted: its id."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._used, self._near = column(gap=6), column(gap=6)
        self._using = box(column(Label(N_("Used in"), "sub", 12, bold=True), self._used, gap=8))
        self._related = box(column(Label(N_("Related notes"), "sub", 12, bold=True), self._near, gap=8))
        self.setLayout(column(self._using, self._related, margins=(24, 0, 24, 24), gap=16))

    def show_note(self, note: Note, notebook: Notebook, usage: Usage) -> None:
        """Show what is near `note`."""
        emptied(self._used)
        uses = usage.by_visit(note.record.id)
        self._using.setVisible(bool(uses))
        for visit, sessions in uses:
            said = [self._pen.picked(one.title) or "…" for one in sessions[:MOST_SESSIONS]]
            if len(sessions) > MOST_SESSIONS:
                rest = len(sessions) - MOST_SESSIONS
                said.append(ngettext("{n} more", "{n} more", rest).format(n=rest))
            title = " ".join(filter(None, (visit.code, self._pen.picked(visit.title))))
            self._used.addWidget(_two_lines(_plain(title), " · ".join(said)))
        emptied(self._near)
        others = [one.record for one in notebook.notes.values()]
        near = catalogue.related(note.record, others, usage.of_note)
        self._related.setVisible(bool(near))
        for one in near:
            link = Link(" ".join(filter(None, (one.note.code, self._pen.picked(one.note.title)))) or "…")
            link.clicked.connect(lambda _checked=False, id=one.note.id: self.wanted.emit(id))
            why = " · ".join(tongue.language.say(reason) for reason in one.reasons)
            self._near.addWidget(_two_lines(link, why))


def _plain(text: str) -> Label:
    made = Label("", "", 12, wrap=True)
    made.show_text(text)
    return made


def _two_lines(first: QWidget, under: str) -> QWidget:
    facts = Label("", "faint", 11, wrap=True)
    facts.show_text(under)
    facts.setContentsMargins(5, 0, 0, 0)
    return box(row(column(first, facts, gap=0)))
