"""Actions: what is to be done now, next and later, and the form of one with where it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import ActionStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Action, City
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import party
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.links import Linked, Links, milestone_link
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, row
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

SOON = dt.timedelta(days=30)
NEXT = dt.timedelta(days=90)
DONE = (ActionStatus.DONE, ActionStatus.DROPPED)
GROUPS = (
    ("late", N_("Overdue")),
    ("now", N_("Now")),
    ("next", N_("Next")),
    ("later", N_("Later")),
    ("done", N_("Done and dropped")),
)


class ActionForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "action"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Action")))
        self.add(self.languages)
        self.status = self.value(
            N_("Status"), Choice(options.members(ActionStatus)), lambda one: one.status, self._set_status
        )
        self.owner = self._one("owner", N_("Responsible"), lambda: options.parties(self.snapshot), named=True)
        self.start = self.value(N_("Start"), DateTyped("start"), lambda one: one.start, self._set_start)
        self.due = self.value(N_("Due on"), DateTyped("due"), lambda one: one.due, self._set_due)
        self.city = self._one("city", N_("City"), lambda: options.cities(self.snapshot), library=City)
        self.partner = self._one(
            "partner_city", N_("Partner city"), lambda: options.cities(self.snapshot), library=City
        )
        self.add(self.owner, self.status)
        self.add(self.start, self.due)
        self.add(self.line("first_step", N_("First step")))
        self.add(self.city, self.partner)
        self.add(self.line("resource", N_("Resources")))
        self.add(self.area("risk", N_("Risk")))
        self.origin = Links(N_("Where it comes from"))
        self.add(self.origin)
        self.add(self._one("decision", N_("Transfer decision"), lambda: words.decisions(self.snapshot)))
        self.add(self._one("observation", N_("Observation"), self._heard))
        self.add(self._one("objective", N_("Objective"), lambda: words.objectives(self.snapshot)))
        self.milestones = Links(N_("Milestones"))
        self.add(self.milestones)
        self.mark = Button(N_("Make a milestone from it"), "", "flag", writes=True)
        self.mark.clicked.connect(self._make_milestone)
        self.add(box(row(self.mark, None)))
        self.origin.followed.connect(self.followed)
        self.milestones.followed.connect(self.followed)

    def _one(
        self, name: str, caption: str, offered: Any, *, named: bool = False, library: type[Any] | None = None
    ) -> Field:
        """A reference; with `named`, any name stands for itself."""

        def put(field: Field, value: Any) -> None:
            self._set(field, name, value)

        unknown = put if named else _unknown
        return self.pick(caption, lambda one: getattr(one, name), offered, put, unknown, library=library)

    def _heard(self) -> Any:
        return [("", "–"), *words.observations(self.snapshot)]

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show an action of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        self.origin.show_links(origins(snapshot, record))
        mine = sorted(
            (one for one in snapshot.milestones if one.action == record.id),
            key=lambda one: (str(one.date), one.id),
        )
        self.milestones.show_links(
            milestone_link(one, words.said(one.title, snapshot))
            for one in mine
        )  # fmt: skip

    # ------------------------------------------------------------------ changing
    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _set_status(self, field: Field, status: Any) -> None:
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        label_words = labels.TICK if status == ActionStatus.DONE else labels.CHANGE
        self.ask(field, label_words, actions.set_status, self.record.id, ActionStatus(status))

    def _set_start(self, field: Field, start: Any) -> None:
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, actions.set_start, self.record.id, start)

    def _set_due(self, field: Field, due: Any) -> None:
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, actions.set_due, self.record.id, due)

    def _make_milestone(self) -> None:
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        self.leave()
        self.ask(
            None, labels.ADD_MILESTONE, milestones.of_action, self.record.id, then=self._follow_milestone
        )

    def _follow_milestone(self, id: str) -> None:
        self.followed.emit("milestone", id)


class ActionPane(RecordPane):
    """Grouped by when they are due; Space ticks off, Ctrl+D dates."""

    kind = "action"
    words = N_("Actions")
    adding = N_("Add an action")
    empty = (
        "target", N_("Pick practice notes to turn into actions"),
        N_("Decide about a practice first, or add what has to be done and by when."),
    )  # fmt: skip
    form_kind = ActionForm
    keys = (("Space", N_("Tick off, or open again"), "tick"), ("Ctrl+D", N_("Date it"), "date"))

    def records(self, snapshot: Snapshot) -> Iterable[Action]:
        """All actions of the visit."""
        return snapshot.actions

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """What is late first, then by the day it is due; what is done at the end."""
        today = self._today()
        order = sorted(snapshot.actions, key=lambda one: (str(one.due or "~"), one.id))
        for group, title in GROUPS:
            rows = [_row(snapshot, one) for one in order if group_of(one, today) == group]
            if rows:
                yield Row(group, _(title), trailing=str(len(rows)), heading=True)
                yield from rows

    def add(self) -> None:
        """An action of the visit; its title is typed at once."""
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is not None:
            language = snapshot.visit.working_language
            self.asked_to_add(actions.add, snapshot.visit.id, title="", language=language)

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        actions.delete(edit, [id])

    def tick(self) -> None:
        """Tick the current action off, or open it again."""
        from visitplanner.operations import actions  # slow import  # noqa: PLC0415

        if (one := self.record) is None or self.desk.read_only is not None:
            return
        done = one.status is not ActionStatus.DONE
        status = ActionStatus.DONE if done else ActionStatus.OPEN
        label_words = labels.TICK if done else labels.UNTICK
        self.desk.do(labels.titled(label_words, one), actions.set_status, one.id, status)
        told = _("Done: {title}") if done else _("Open again: {title}")
        self.announce(told.format(title=labels.quoted(one)))

    def date(self) -> None:
        """To the day it is due."""
        if self.record is not None:
            self.form.due.editor.setFocus()  # type: ignore[attr-defined]
            self.form.due.editor.selectAll()  # type: ignore[attr-defined]

    def _today(self) -> dt.date:
        return self.desk.clock().astimezone().date()


def group_of(one: Action, today: dt.date) -> str:
    """Which of `GROUPS` an action belongs to."""
    if one.status in DONE:
        return "done"
    if one.due is None:
        return "later"
    if one.due < today:
        return "late"
    return "now" if one.due <= today + SOON else "next" if one.due <= today + NEXT else "later"


def origins(snapshot: Snapshot, one: Action) -> Iterable[Linked]:
    """The decision, the observation and the objective an action goes back to."""
    for decision in snapshot.decisions:
        if decision.id == one.decision:
            tone, icon_name = words.DECISION_TONES[decision.decision]
            yield Linked(
                "transfer_decision", decision.id, words.decision(snapshot, decision), icon_name, tone,
                _("Transfer decision"),
            )  # fmt: skip
    for heard in snapshot.observations:
        if heard.id == one.observation:
            text = words.observation(snapshot, heard)
            yield Linked("observation", heard.id, text, "notebook-pen", meaning=_("Observation"))
    for objective in snapshot.objectives:
        if objective.id == one.objective:
            text = words.objective(snapshot, objective)
            yield Linked("objective", objective.id, text, "target", meaning=_("Objective"))


def _row(snapshot: Snapshot, one: Action) -> Row:
    tone, icon_name = words.ACTION_TONES[one.status]
    cities = " → ".join(
        dict.fromkeys(filter(None, (words.city(snapshot, one.partner_city), words.city(snapshot, one.city))))
    )
    return Row(
        one.id,
        picked(one.title, snapshot) or _("Action"),
        lines=(
            words.joined(party(snapshot, one.owner, tongue.language), cities),
            picked(one.first_step, snapshot),
        ),
        lead=icon_name,
        lead_role=tone,
        tags=(Tag(_(label(one.status)), tone, icon_name),),
        trailing=words.day(one.due),
        struck=one.status is ActionStatus.DROPPED,
    )


def _unknown(field: Field, name: str) -> None:
    field.refuse(Refusal(N_("Nothing of this visit is called “{name}”."), name=name))
