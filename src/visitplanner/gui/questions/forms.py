"""The forms of an objective and of a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Priority, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.outcomes.links import Linked, Links
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.questions.rows import objective_options, session_options
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _
from visitplanner.operations import labels


class AskingForm(Form):
    """What both forms have: a text as their head, a number, and registers set by name."""

    headed = "text"
    delete_wanted = Signal()
    """The record shall go to the bin."""

    def number_field(self) -> Field:
        """The number it is called by."""
        editor = Typed(number_of)
        return self.value(N_("Number in the list"), editor, lambda one: one.number or None, self.setter("number"))

    def party_field(self, name: str, words: str) -> Field:
        """A person or organisation of the visit, or anybody by name."""
        write = self.setter(name)
        return self.pick(
            words, lambda one: getattr(one, name), lambda: options.parties(self.snapshot), write, write
        )

    def setter(self, name: str) -> Callable[[Field, Any], None]:
        """Writes one register of the record."""

        def write(field: Field, value: Any) -> None:
            from visitplanner.operations import fields  # slow import  # noqa: PLC0415

            self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

        return write

    def delete_button(self, words: str) -> Button:
        """Asks for the bin."""
        found = Button(words, "danger", "trash-2", writes=True)
        found.clicked.connect(self.delete_wanted)
        return found


class ObjectiveForm(AskingForm):
    """What the delegation must know when it comes home."""

    kind = "objective"
    question_wanted = Signal()
    """Another question shall be asked under it."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Objective")))
        self.add(self.languages)
        self.add(self.party_field("owner", N_("Responsible")), self.number_field())
        self.add(self.area("success", N_("Sign of success")))
        self.add(self.area("change_at_home", N_("Change at home")))
        self._questions = Links(N_("Questions"))
        self._questions.followed.connect(self.followed)
        self.add(self._questions)
        more = Button(N_("Add a question"), "", "plus", tip=N_("N in the list"), writes=True)
        more.clicked.connect(self.question_wanted)
        self.add(more, None, self.delete_button(N_("Delete the objective")))

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show an objective of `snapshot`."""
        super().show_record(snapshot, record, language)
        mine = sorted((one for one in snapshot.questions if one.objective == record.id), key=lambda one: one.number)
        self._questions.show_links(
            Linked(
                "question", one.id, f"Q{one.number}  {picked(one.text, snapshot).text}",
                "circle-check" if one.id in snapshot.answered else "circle-question-mark",
                meaning=_("Answered") if one.id in snapshot.answered else _("Open"),
            )
            for one in mine
        )  # fmt: skip


class QuestionForm(AskingForm):
    """A question: where, by whom and of whom it is asked, and what was heard in answer."""

    kind = "question"
    answer_wanted = Signal()
    """An answer shall be typed."""
    place_wanted = Signal()
    """The session is to be chosen from a list."""
    kept = Signal(object)
    """The question shall go into the bank of a theme."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Question")))
        self.add(self.languages)
        self.objective = self.value(
            N_("Objective"), Choice(lambda: objective_options(self.snapshot)), self._objective, self._put_under
        )
        self.session = self.pick(
            N_("Asked at"), lambda one: one.session if self._there(one.session) else "",
            lambda: session_options(self.snapshot), self._place, self._unknown,
        )  # fmt: skip
        self.add(self.objective)
        self.add(self.session)
        priority = Choice(options.members(Priority))
        self.add(
            self.value(N_("Priority"), priority, lambda one: one.priority, self.setter("priority")),
            self.number_field(),
        )
        self.add(self.party_field("asked_by", N_("Asked by")), self.party_field("asked_to", N_("Asked to")))
        self._answers = Links(N_("Answers"), N_("Link what was heard"))
        self._answers.followed.connect(self.followed)
        self._answers.added.connect(self._answer)
        self._answers.removed.connect(self._unanswer)
        self.add(self._answers)
        reply = Button(N_("Type an answer"), "", "pencil-line", tip="Ctrl+Return", writes=True)
        reply.clicked.connect(self.answer_wanted)
        place = Button(N_("Choose a session"), "", "calendar-days", tip="Ctrl+L", writes=True)
        place.clicked.connect(self.place_wanted)
        self.add(reply, place, None)
        self._bank = Choice(_themes)
        self._bank.entered.connect(self._keep)
        self.add(Field(N_("Keep for visits to come"), self._bank))
        self.add(None, self.delete_button(N_("Delete the question")))

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a question of `snapshot`."""
        super().show_record(snapshot, record, language)
        self._bank.show_value(None)
        ids = {one.observation for one in snapshot.answers if one.question == record.id}
        self._answers.show_links(
            [_linked(snapshot, one) for one in _heard(snapshot) if one.id in ids],
            [(one.id, _said(snapshot, one)) for one in _heard(snapshot) if one.id not in ids],
        )

    # ------------------------------------------------------------------ changing
    def _objective(self, question: Any) -> str:
        known = self.snapshot.objectives if self.snapshot else ()
        return next((one.id for one in known if one.id == question.objective), "")

    def _there(self, session: str) -> bool:
        return self.snapshot is not None and session in self.snapshot.session

    def _put_under(self, field: Field, objective: str) -> None:
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, questions.put_under, [self.record.id], objective)

    def _place(self, field: Field, session: str) -> None:
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        self.ask(field, labels.PLACE_QUESTION, questions.place, [self.record.id], session)

    def _unknown(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("No session is called “{name}”."), name=name))

    def _answer(self, observation: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.ask(None, labels.ANSWER, observations.answer, observation, self.record.id)

    def _unanswer(self, observation: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.ask(None, labels.UNANSWER, observations.unanswer, observation, self.record.id)

    def _keep(self, theme: Theme | None) -> None:
        if theme is not None:
            self.kept.emit(Theme(theme))
            self._bank.show_value(None)


def number_of(text: str) -> int:
    """The number of an objective or question."""
    if not text.strip().isdecimal() or not 0 < int(text) < 1000:
        raise Refusal(N_("Enter a number from {least} to {most}."), field="number", least=1, most=999)
    return int(text)


def _themes() -> list[tuple[Theme | None, str]]:
    return [(None, _("Choose a theme")), *((one, _(label(one))) for one in Theme)]


def _heard(snapshot: Snapshot) -> Iterable[Observation]:
    order = {slot.id: n for n, slot in enumerate(programme.slots(snapshot))}
    return sorted(snapshot.observations, key=lambda one: (order.get(one.session, -1), str(one.taken_at), one.id))


def _said(snapshot: Snapshot, one: Observation) -> str:
    return " ".join(picked(one.text, snapshot).text.split())[:140] or "…"


def _linked(snapshot: Snapshot, one: Observation) -> Linked:
    return Linked("observation", one.id, _said(snapshot, one), icon_name(one.kind), meaning=_(label(one.kind)))
