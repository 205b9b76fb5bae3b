"""The form of an observation: what was said, by whom, how sure, whom it may reach, and which questions it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import thread, thread_words
from visitplanner.domain.kinds import Certainty, ObservationKind, TransferHint, Visibility
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Tick, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.photos import PhotoStrip, Thumbnails
from visitplanner.gui.outcomes.links import Linked, Links
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.practices.values import year_of
from visitplanner.gui.question_words import question_said
from visitplanner.gui.questions.rows import question_options, session_options
from visitplanner.gui.thread.looks import ICONS
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

CAME_OF_IT = ("transfer_decision", "action")


class ObservationForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "observation"
    headed = "text"
    delete_wanted = Signal()
    """The observation shall go to the bin."""
    copied = Signal(str)
    """It goes on under another id, in a space that does or does not travel."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.area("text", N_("Note"), least=3))
        self.add(self.languages)
        self._build_kind()
        self._build_figure()
        self._build_readers()
        self._answers = Links(N_("Answers"), N_("Link a question"))
        self._answers.followed.connect(self.followed)
        self._answers.added.connect(self._answer)
        self._answers.removed.connect(self._unanswer)
        self._came = Links(N_("What it led to"))
        self._came.followed.connect(self.followed)
        self._photos = PhotoStrip(Thumbnails(self.desk, self))
        remove = Button(N_("Delete the observation"), "danger", "trash-2", writes=True)
        remove.clicked.connect(self.delete_wanted)
        self.add(self._answers)
        self.add(self._came)
        self.act = Button(N_("Make an action from it"), "", "target", writes=True)
        self.act.clicked.connect(self._make_action)
        self.add(self.act, None)
        self.add(self._photos)
        self.add(None, remove)

    def _build_kind(self) -> None:
        certainty = Choice(lambda: [(None, _("Not said")), *options.members(Certainty)()])
        self.add(
            self.value(
                N_("Kind"), Choice(options.members(ObservationKind)), lambda one: one.kind, self._set("kind")
            ),
            self.value(N_("Certainty"), certainty, lambda one: one.certainty, self._set("certainty")),
        )
        self.add(
            self.pick(
                N_("Session"), lambda one: one.session if self._there(one.session) else "",
                lambda: session_options(self.snapshot), self._set_session, self._unknown_session,
            )
        )  # fmt: skip
        self.add(
            self.pick(
                N_("Practice note"), lambda one: one.practice, lambda: options.practices(self.snapshot),
                self._set("practice"), self._unknown_practice, library=PracticeNote,
            )
        )  # fmt: skip

    def _build_figure(self) -> None:
        self.add(
            self.value(N_("Value"), Typed(str.strip), lambda one: one.value, self._set("value")),
            self.value(N_("Unit"), Typed(str.strip), lambda one: one.unit, self._set("unit")),
            self.value(N_("Year"), Typed(year_of), lambda one: one.year, self._set("year")),
        )

    def _build_readers(self) -> None:
        hint = Choice(lambda: [(None, _("Not said")), *options.members(TransferHint)()])
        speaker = Typed(str.strip)
        self.add(
            self.value(
                N_("Who said it (role)"), speaker, lambda one: one.speaker_role, self._set("speaker_role")
            ),
            self.value(N_("Could we?"), hint, lambda one: one.transfer_hint, self._set("transfer_hint")),
        )
        self.add(self.value("", Tick(N_("May be quoted")), lambda one: one.quote_ok, self._set("quote_ok")))
        self.add(
            self.value("", Tick(N_("Follow-up needed")), lambda one: one.follow_up, self._set("follow_up"))
        )
        self._visibility = self.value(
            N_("Visible to"), Choice(options.members(Visibility)), lambda one: one.visibility, self._set_visibility,
            hint=self._warning,
        )  # fmt: skip
        self.add(self._visibility)

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show an observation of `snapshot`."""
        super().show_record(snapshot, record, language)
        self._visibility.accept()
        ids = {one.question for one in snapshot.answers if one.observation == record.id}
        numbered = sorted(snapshot.questions, key=lambda one: (one.number, one.id))
        self._answers.show_links(
            [Linked("question", one.id, question_said(snapshot, one), ICONS["question"])
             for one in numbered if one.id in ids],
            [row for row in question_options(snapshot) if row[0] not in ids],
        )  # fmt: skip
        self._came.show_links(self._outcomes(snapshot, record.id))
        photos = snapshot.attachments_of.get(record.id, ())
        self._photos.show_photos([(one, picked(one.caption, snapshot).text) for one in photos])

    # ------------------------------------------------------------------ inside
    def _outcomes(self, snapshot: Snapshot, id: str) -> list[Linked]:
        nodes = [one for one in thread.forth(snapshot, self.kind, id) if one.kind in CAME_OF_IT]
        return [
            Linked(
                one.kind, one.id, thread_words.title(snapshot, one, tongue.language).text, ICONS[one.kind],
                beside=thread_words.facts(snapshot, one, tongue.language),
            )
            for one in nodes
        ]  # fmt: skip

    def _make_action(self) -> None:
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        self.leave()
        self.ask(None, labels.ADD_ACTION, actions.of_observation, self.record.id, then=self._follow_action)

    def _follow_action(self, id: str) -> None:
        self.followed.emit("action", id)

    def _warning(self) -> str:
        """What another choice would mean: it cannot call back what was sent."""
        if self.record is not None and self.record.visibility is Visibility.PRIVATE:
            return _(
                "It stays on this computer. Shown to others, it goes on as a copy, with its answers and photos."
            )
        return _("Copies that were sent already stay where they are, whatever you choose now.")

    def _there(self, session: str) -> bool:
        return self.snapshot is not None and session in self.snapshot.session

    def _set(self, name: str) -> Callable[[Field, Any], None]:
        def write(field: Field, value: Any) -> None:
            from visitplanner.operations import fields  # slow import  # noqa: PLC0415

            self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

        return write

    def _set_session(self, field: Field, session: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, observations.set_session, self.record.id, session)

    def _unknown_session(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("No session is called “{name}”."), name=name))

    def _unknown_practice(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("No practice note is called “{name}”."), name=name))

    def _set_visibility(self, field: Field, visibility: Visibility) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.leave()
        self.ask(
            field,
            labels.CHANGE,
            observations.set_visibility,
            self.record.id,
            visibility,
            then=self.copied.emit,
        )

    def _answer(self, question: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.ask(None, labels.ANSWER, observations.answer, self.record.id, question)

    def _unanswer(self, question: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        self.ask(None, labels.UNANSWER, observations.unanswer, self.record.id, question)
