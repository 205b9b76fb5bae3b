"""Milestones: dated points that can be checked, and the form of one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import MilestoneStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Milestone
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.links import Links, action_link
from visitplanner.gui.outcomes.partners import Partners
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels


class MilestoneForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "milestone"
    partners = Partners()

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Milestone")))
        self.add(self.languages)
        self.date = self.value(N_("Date"), DateTyped(), lambda one: one.date, self._set_date)
        self.status = self.value(
            N_("Status"), Choice(options.members(MilestoneStatus)), lambda one: one.status, self._set_status
        )
        self.action = self.pick(
            N_("Action"), lambda one: one.action, lambda: words.actions(self.snapshot),
            lambda field, value: self._set(field, "action", value), self._unknown,
        )  # fmt: skip
        self.visit = self.pick(
            N_("Linked appointment or visit"), lambda one: one.visit, self._visits,
            lambda field, value: self._set(field, "visit", value), self._unknown,
        )  # fmt: skip
        self.add(self.date, self.status)
        self.add(self.area("evidence", N_("Evidence")))
        self.origin = Links(N_("Where it comes from"))
        self.origin.followed.connect(self.followed)
        self.add(self.origin)
        self.add(self.action)
        self.add(self.visit)
        self.add(self.area("note", N_("Note")))

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a milestone of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        self.origin.show_links(
            action_link(snapshot, one)
            for one in snapshot.actions if one.id == record.action
        )  # fmt: skip

    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _set_date(self, field: Field, date: Any) -> None:
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, milestones.set_date, self.record.id, date)

    def _set_status(self, field: Field, status: Any) -> None:
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, milestones.set_status, self.record.id, MilestoneStatus(status))

    def _visits(self) -> Options:
        return self.partners.visit_options()

    def _unknown(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("Nothing of this visit is called “{name}”."), name=name))


class MilestonePane(RecordPane):
    """By year, from the earliest; Space says reached, Ctrl+D dates."""

    kind = "milestone"
    words = N_("Milestones")
    adding = N_("Add a milestone")
    empty = (
        "flag", N_("No milestones yet"),
        N_("A milestone has a date and a piece of evidence that anybody can check."),
    )  # fmt: skip
    form_kind = MilestoneForm
    keys = (("Space", N_("Reached, or open again"), "tick"), ("Ctrl+D", N_("Date it"), "date"))

    def show_partners(self, partners: Partners) -> None:
        """Offer the visits that were read."""
        self.form.partners = partners  # type: ignore[attr-defined]
        self.refresh_if_shown()

    def records(self, snapshot: Snapshot) -> Iterable[Milestone]:
        """The milestones of the visit and of its actions."""
        return snapshot.milestones

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Years, each with its milestones."""
        order = sorted(snapshot.milestones, key=lambda one: (str(one.date or "~"), one.id))
        for year, group in groupby(order, key=lambda one: one.date.year if one.date else 0):
            rows = [_row(snapshot, one) for one in group]
            title = str(year) if year else _("Without a date")
            yield Row(f"year {year}", title, trailing=str(len(rows)), heading=True)
            yield from rows

    def add(self) -> None:
        """A milestone of the visit; its title is typed at once."""
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is not None:
            language = snapshot.visit.working_language
            self.asked_to_add(milestones.add, snapshot.visit.id, title="", language=language)

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        milestones.delete(edit, [id])

    def tick(self) -> None:
        """Say that the current one is reached, or open it again."""
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        if (one := self.record) is None or self.desk.read_only is not None:
            return
        reached = one.status is not MilestoneStatus.REACHED
        status = MilestoneStatus.REACHED if reached else MilestoneStatus.DUE
        label_words = labels.TICK if reached else labels.UNTICK
        self.desk.do(labels.titled(label_words, one), milestones.set_status, one.id, status)
        told = _("Reached: {title}") if reached else _("Open again: {title}")
        self.announce(told.format(title=labels.quoted(one, tongue.language.code)))

    def date(self) -> None:
        """To its date."""
        if self.record is not None:
            self.form.date.editor.setFocus()  # type: ignore[attr-defined]
            self.form.date.editor.selectAll()  # type: ignore[attr-defined]


def _row(snapshot: Snapshot, one: Milestone) -> Row:
    tone, icon_name = words.MILESTONE_TONES[one.status]
    action = next((action for action in snapshot.actions if action.id == one.action), None)
    return Row(
        one.id,
        picked(one.title, snapshot) or _("Milestone"),
        lines=(words.said(action.title, snapshot) if action else "", picked(one.evidence, snapshot)),
        lead=icon_name,
        lead_role=tone,
        tags=(Tag(_(label(one.status)), tone, icon_name),),
        trailing=words.day(one.date),
        struck=one.status is MilestoneStatus.DROPPED,
    )
