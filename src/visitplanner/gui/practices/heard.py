"""What was heard about a practice note, each with what it can become: evidence, a lesson, text, a note of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.labels import label
from visitplanner.domain.practice_form import BODY, FIELD
from visitplanner.domain.records import Observation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.parts.layout import column, emptied, row
from visitplanner.gui.parts.surfaces import Pill
from visitplanner.gui.parts.text import ElidedLabel, IconLabel, Label
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import labels, lessons

FIELDS = ("summary", *BODY)
"""The texts that an observation may be added to."""

LONGEST = 400


class Heard(Speaking, QWidget):
    """One observation."""

    made = Signal(str)
    """A note was made of it: the note's id."""
    followed = Signal(str, str)
    """The observation itself is wanted: (kind, id)."""

    def __init__(self, pen: Pen, one: Observation, *, evident: bool, about: bool) -> None:
        super().__init__()
        self._pen, self._one, self._about = pen, one, about
        mark = IconLabel(icon_name(one.kind), "sub", 14)
        mark.stand_for(_(label(one.kind)))
        text = Label("", "", 12, wrap=True)
        text.show_text(pen.picked(one.text)[:LONGEST])
        facts = ElidedLabel("", "faint", 11)
        figure = f"{one.value} {one.unit}".strip()
        facts.show_text(" · ".join(filter(None, (moment(one), one.speaker_role or one.author, figure))))
        under = row(facts, gap=8)
        if evident:
            under.insertWidget(0, Pill(N_("In the evidence"), "ok", "check"))
        self.turn = self._button()
        line = row(mark, gap=8)
        line.addLayout(column(text, under, gap=0), 1)
        line.addWidget(self.turn)
        self.setLayout(line)

    def _button(self) -> IconButton:
        button = IconButton("sparkles", lambda: _("Turn “{text}” into…").format(text=self._short()), "plain")
        self._menu = QMenu(button)
        self._texts = QMenu(self._menu)
        self._menu.setToolTipsVisible(True)
        button.setMenu(self._menu)
        self.retranslate()
        return button

    def retranslate(self) -> None:
        """Re-read what the observation can be turned into."""
        self._menu.clear()
        self._texts.clear()
        for words, act in (
            (N_("Turn into evidence"), self.into_evidence),
            (N_("Turn into a lesson"), self.into_lesson),
        ):
            self._add(self._menu, _(words), act)
        self._texts.setTitle(_("Turn into text…"))
        for key in FIELDS:
            self._add(self._texts, _(FIELD[key].label), partial(self.into_text, key))
        self._menu.addMenu(self._texts)
        self._menu.addSeparator()
        if not self._about:
            self._add(self._menu, _("It is about this note"), self.claim)
        self._add(self._menu, _("New practice note from it"), self.into_note)
        self._menu.addAction(_("Show the observation")).triggered.connect(self._follow)

    def _add(self, menu: QMenu, words: str, act: Callable[..., None]) -> None:
        action = menu.addAction(words)
        action.triggered.connect(act)
        allow(action)

    def into_evidence(self) -> None:
        """A row of evidence with its figure and source."""
        self._ask(labels.TAKE_EVIDENCE, lessons.evidence_from)

    def into_lesson(self) -> None:
        """One of the lessons."""
        self._ask(labels.TAKE_LESSON, lessons.lesson_from)

    def into_text(self, field: str, _checked: bool = False) -> None:
        """A part of a text."""
        self._ask(labels.TAKE_TEXT, lessons.text_from, field)

    def claim(self) -> None:
        """Say that it is about the note in front."""
        if self._pen.note is not None:
            self._pen.set(None, Observation, self._one.id, "practice", self._pen.note.record.id)

    def into_note(self) -> None:
        """A note of its own."""
        phrase = labels.titled(labels.TAKE_NOTE, self._one, working=self._pen.working)
        self._pen.desk.do(phrase, lessons.note_from, self._one.id, then=self.made.emit)

    def _ask(self, label: str, operation: Any, *more: Any) -> None:
        if self._pen.note is not None:
            self._pen.ask(None, label, operation, self._pen.note.record.id, self._one.id, *more)

    def _short(self) -> str:
        return self._pen.picked(self._one.text)[:40]

    def _follow(self) -> None:
        self.followed.emit("observation", self._one.id)


class Origin(QWidget):
    """Under a row of evidence: the observation it was made of, and the way there."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen, self._shown = pen, ("", "")
        self._line = row(gap=4)
        self.setLayout(self._line)
        self.hide()

    def show_evidence(self, observation: str) -> None:
        """Show where it comes from; nothing where that is not in the open visit."""
        one = heard_of(self._pen.desk.snapshot, observation)
        self.setVisible(one is not None)
        parts = (moment(one), self._pen.picked(one.text)[:200]) if one else ()
        words = _("Heard: {text}").format(text=" · ".join(filter(None, parts)))
        if self._shown != (observation, words):
            self._shown = observation, words
            emptied(self._line)
            link = Link(words)
            link.clicked.connect(lambda: self._pen.follow("observation", observation))
            self._line.addWidget(IconLabel("ear", "sub", 14))
            self._line.addWidget(link, 1)


def heard_of(snapshot: Snapshot | None, id: str) -> Observation | None:
    """The observation called `id`, where the open visit has it."""
    return next((one for one in snapshot.observations if one.id == id), None) if snapshot and id else None


def moment(one: Observation) -> str:
    """When it was heard, in the time of the place."""
    if one.taken_at is None:
        return ""
    try:
        return tongue.language.moment(one.taken_at.astimezone(zone(one.zone)))
    except Refusal:
        return tongue.language.moment(one.taken_at)
