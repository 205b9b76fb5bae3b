"""Transfer decisions: their list by practice, and the form of one with its evidence and its scores."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids, replication
from visitplanner.domain.kinds import Decision, Dimension
from visitplanner.domain.labels import label
from visitplanner.domain.records import City, PracticeNote, TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Choice, Pick, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.links import Linked, Links, action_link
from visitplanner.gui.outcomes.scale import SCALE_HINT, DimensionRow
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, reveal, row
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.text import Label
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class DecisionForm(Form):
    """Everything about one decision, in place."""

    kind = "transfer_decision"
    headed = "reason"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self._choices()
        self.add(self.practice)
        self.add(self.city, self.decision)
        self.add(self.languages)
        self.add(self.area("reason", N_("Reason")))
        self.evidence = Links(N_("Evidence from the visit"), N_("Add an observation"))
        self.add(self.evidence)
        self._scores()
        self.add(self.area("conditions", N_("Conditions to be met")))
        self.add(self.decided_by)
        self.add(self.decided_on, self.review_on)
        self.add(self.area("comments", N_("Comments")))
        self.coming = Links(N_("Actions"))
        self.add(self.coming)
        self.act = Button(N_("Make an action from it"), "", "target", writes=True)
        self.act.clicked.connect(self._make_action)
        self.add(box(row(self.act, None)))
        self.other = Pick()
        self.for_city = Field(N_("Decide for another city"), self.other)
        self.add(self.for_city)
        self.evidence.followed.connect(self.followed)
        self.coming.followed.connect(self.followed)
        self.evidence.added.connect(self._link)
        self.evidence.removed.connect(self._unlink)
        self.other.entered.connect(self._decide_for)
        self.other.named.connect(self._refuse_city)

    def _choices(self) -> None:
        self.practice = self.pick(
            N_("Practice note"), lambda one: one.practice, lambda: options.practices(self.snapshot),
            lambda field, value: self._set(field, "practice", value), self._unknown, library=PracticeNote,
        )  # fmt: skip
        self.city = self.pick(
            N_("Our city"), lambda one: one.city, lambda: options.cities(self.snapshot),
            lambda field, value: self._set(field, "city", value), self._unknown, library=City,
        )  # fmt: skip
        self.decision = self.value(
            N_("Decision"), Choice(options.members(Decision)), lambda one: one.decision,
            lambda field, value: self._set(field, "decision", Decision(value)),
        )  # fmt: skip
        self.decided_by = self.value(
            N_("Decided by (role)"), Typed(str.strip), lambda one: one.decided_by,
            lambda field, value: self._set(field, "decided_by", value),
        )  # fmt: skip
        self.decided_on = self.value(
            N_("Decided on"), DateTyped("decided_on"), lambda one: one.decided_on,
            self._set_decided_on,
        )  # fmt: skip
        self.review_on = self.value(
            N_("Review on"), DateTyped("review_on"), lambda one: one.review_on,
            self._set_review_on,
        )  # fmt: skip

    def _scores(self) -> None:
        self._mean = Label("", "faint", 11)
        self.add(box(row(Label(N_("How well it fits"), "caption", 11), None, self._mean)))
        self.dimensions = {one: DimensionRow(self.desk, one, self._ensure) for one in Dimension}
        for dimension, line in self.dimensions.items():
            line.scored.connect(self._score)
            line.scale.stepped.connect(partial(self._step, dimension))
            self.add(line)
        self.add(Label(SCALE_HINT, "faint", 11, wrap=True))

    # ------------------------------------------------------------------ showing
    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a decision of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        heard = [one for one in snapshot.observations if one.id in record.observations]
        heard.sort(key=lambda one: record.observations.index(one.id))
        self.evidence.show_links(
            [Linked("observation", one.id, words.observation(snapshot, one), "notebook-pen") for one in heard],
            words.observations(snapshot, record.practice, record.observations),
        )  # fmt: skip
        column = replication.Column(record, replication.scores(snapshot, record))
        for dimension, line in self.dimensions.items():
            id = ids.score(record.id, dimension)
            line.show_given(id, column.scores[dimension], language, snapshot.visit.working_language)
        self._mean.show_text(mean_told(column.mean))
        self.coming.show_links(
            action_link(snapshot, one)
            for one in snapshot.actions if one.decision == record.id
        )  # fmt: skip
        self._offer_cities()
        self.for_city.accept()

    def _offer_again(self, kind: type[Any]) -> None:
        super()._offer_again(kind)
        self._offer_cities()

    def _offer_cities(self) -> None:
        """The cities that have not decided about this practice yet."""
        if self.snapshot is None or self.record is None:
            return
        about = self.record.practice
        decided = {one.city for one in self.snapshot.decisions if one.practice == about}
        cities = self._with(options.cities(self.snapshot), City)
        self.other.show_value("", [one for one in cities if one[0] not in decided])

    def subject(self) -> Any:
        """A decision is called after its practice."""
        return words.practice(self.snapshot, self.record.practice) if self.snapshot else ""

    def leave(self) -> None:
        """Write what is being typed, comments included."""
        super().leave()
        for line in self.dimensions.values():
            line.comment.leave()

    # ------------------------------------------------------------------ changing
    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _set_decided_on(self, field: Field, day: Any) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, decisions.set_decided_on, self.record.id, day)

    def _set_review_on(self, field: Field, day: Any) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, decisions.set_review_on, self.record.id, day)

    def _score(self, dimension: Dimension, value: int | None) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        self.ask(None, labels.SCORE, decisions.score, self.record.id, dimension, value)

    def _step(self, dimension: Dimension, by: int) -> None:
        """To the scale above or below; at the ends it stays."""
        lines = list(self.dimensions.values())
        at = lines.index(self.dimensions[dimension]) + by
        if 0 <= at < len(lines):
            lines[at].scale.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(lines[at])

    def _ensure(self, dimension: Dimension) -> None:
        """A comment needs its score: make it with the first key."""
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        snapshot = self.snapshot
        if snapshot is None or any(
            one.dimension is dimension for one in snapshot.scores_of.get(self.record.id, ())
        ):
            return
        if self.desk.snapshot is snapshot:
            value = replication.scores(snapshot, self.record)[dimension].value
            self.ask(None, labels.SCORE, decisions.keep_score, self.record.id, dimension, value)

    def _link(self, observation: str) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        self.ask(None, labels.CHANGE, decisions.link, self.record.id, observation)

    def _unlink(self, observation: str) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        self.ask(None, labels.CHANGE, decisions.unlink, self.record.id, observation)

    def _make_action(self) -> None:
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        self.leave()
        self.ask(None, labels.ADD_ACTION, actions.of_decision, self.record.id, then=self._follow_action)

    def _follow_action(self, id: str) -> None:
        self.followed.emit("action", id)

    def _decide_for(self, city: str) -> None:
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        if city:
            self.ask(
                self.for_city,
                labels.ADD,
                decisions.for_city,
                self.record.id,
                city,
                then=self._follow_decision,
            )

    def _follow_decision(self, id: str) -> None:
        self.followed.emit("transfer_decision", id)

    def _refuse_city(self, name: str) -> None:
        self._unknown(self.for_city, name)

    def _unknown(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("Nothing of this visit is called “{name}”."), name=name))


class DecisionPane(RecordPane):
    """Grouped by practice, so that cities stand beside each other."""

    kind = "transfer_decision"
    words = N_("Transfer decisions")
    adding = N_("Add a decision")
    empty = (
        "lightbulb", N_("Nothing decided yet"),
        N_("Say for each home city what becomes of a practice: adopt, adapt, pilot, watch or reject."),
    )  # fmt: skip
    form_kind = DecisionForm

    def records(self, snapshot: Snapshot) -> Iterable[TransferDecision]:
        """All decisions of the visit."""
        return snapshot.decisions

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Practices by title, each with the decisions about it."""
        about = sorted(
            {one.practice for one in snapshot.decisions},
            key=lambda id: (not id, words.practice(snapshot, id).casefold(), id),
        )
        for practice in about:
            columns = replication.compared(snapshot, practice)
            title = words.practice(snapshot, practice) or _("No practice note yet")
            yield Row(f"practice {practice}", title, trailing=str(len(columns)), heading=True)
            yield from (_row(snapshot, column) for column in columns)

    def add(self) -> None:
        """A decision about the practice of the current one, for a city that has not decided."""
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        snapshot, current = self.desk.snapshot, self.record
        if snapshot is not None:
            self.asked_to_add(decisions.add, snapshot.visit.id, current.practice if current else "")

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

        decisions.delete(edit, [id])


def mean_told(mean: float | None) -> str:
    """The mean of the known scores, in words; "" where there is none."""
    return _("mean {mean}").format(mean=tongue.language.number(round(mean, 1))) if mean is not None else ""


def _row(snapshot: Snapshot, column: replication.Column) -> Row:
    one = column.decision
    tone, icon_name = words.DECISION_TONES[one.decision]
    review = _("review {date}").format(date=words.day(one.review_on)) if one.review_on else ""
    heard = len(one.observations)
    evidence = (
        ngettext("from {n} observation", "from {n} observations", heard).format(n=heard) if heard else ""
    )
    return Row(
        one.id,
        words.city(snapshot, one.city) or _("No city yet"),
        lines=(picked(one.reason, snapshot), words.joined(words.day(one.decided_on), review, evidence)),
        lead=icon_name,
        lead_role=tone,
        tags=(Tag(_(label(one.decision)), tone, icon_name),),
        trailing=mean_told(column.mean),
    )
