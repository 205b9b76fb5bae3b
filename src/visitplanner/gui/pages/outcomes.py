"""What comes of a visit: transfer decisions, actions and milestones, each with the thread back to where it began."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import ActionStatus, Decision, MilestoneStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Action, Milestone, TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import city_name, party
from visitplanner.gui.pages.list_page import ListPage, picked
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, ngettext, tongue

DECISION_TONES = {
    Decision.ADOPT: ("ok", "check"), Decision.ADAPT: ("ok", "pencil-line"), Decision.PILOT: ("accent", "zap"),
    Decision.WATCH: ("sub", "eye"), Decision.REJECT: ("bad", "x"),
}  # fmt: skip
ACTION_TONES = {
    ActionStatus.OPEN: ("sub", "circle"), ActionStatus.STARTED: ("accent", "circle-dot"),
    ActionStatus.DONE: ("ok", "circle-check"), ActionStatus.DROPPED: ("sub", "circle-x"),
}  # fmt: skip
MILESTONE_TONES = {
    MilestoneStatus.DUE: ("sub", "flag"), MilestoneStatus.REACHED: ("ok", "circle-check"),
    MilestoneStatus.LATE: ("bad", "triangle-alert"), MilestoneStatus.DROPPED: ("sub", "circle-x"),
}  # fmt: skip


class OutcomesPage(ListPage):
    """Decisions, actions, milestones; choosing one goes one step back along the thread."""

    wants = frozenset(
        {"transfer_decision", "action", "milestone", "observation", "practice_note", "cooperation"}
    )
    views = (
        ("all", N_("All")),
        ("decisions", N_("Transfer decisions")),
        ("actions", N_("Actions")),
        ("milestones", N_("Milestones")),
    )
    empty = (
        "list-checks",
        N_("Nothing decided yet"),
        N_("Decisions, actions and milestones appear here, with the thread back to what was heard on site."),
    )

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """The chosen lists."""
        actions = sorted(snapshot.actions, key=lambda one: (str(one.due), one.id))
        milestones = sorted(snapshot.milestones, key=lambda one: (str(one.date), one.id))
        lists = (
            ("decisions", [_decision(snapshot, one) for one in snapshot.decisions]),
            ("actions", [_action(snapshot, one) for one in actions]),
            ("milestones", [_milestone(snapshot, one) for one in milestones]),
        )
        words = dict(self.views)
        for key, rows in lists:
            if rows and self.segments.key in ("all", key):
                yield Row(key, _(words[key]), trailing=str(len(rows)), heading=True)
                yield from rows

    def follow(self, key: str) -> None:
        """Decision → its first observation; action → its observation; milestone → its action's observation."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        actions = {one.id: one for one in snapshot.actions}
        decisions = {one.id: one for one in snapshot.decisions}
        milestone = next((one for one in snapshot.milestones if one.id == key), None)
        action = actions.get(milestone.action if milestone else key)
        decision = decisions.get(action.decision if action else key)
        heard = (
            (action.observation,)
            if action and action.observation
            else decision.observations
            if decision
            else ()
        )
        if heard:
            self.followed.emit("observation", heard[0])


def _decision(snapshot: Snapshot, one: TransferDecision) -> Row:
    practice = snapshot.practices.get(one.practice)
    tone, icon_name = DECISION_TONES[one.decision]
    review = _("review {date}").format(date=tongue.language.date(one.review_on)) if one.review_on else ""
    facts = [_city(snapshot, one.city), _day(one.decided_on), review, _heard(len(one.observations))]
    return Row(
        one.id,
        picked(practice.title, snapshot) if practice else _("Transfer decision"),
        lines=(picked(one.reason, snapshot), " · ".join(fact for fact in facts if fact)),
        lead="lightbulb",
        lead_role=tone,
        tags=(Tag(_(label(one.decision)), tone, icon_name),),
    )


def _action(snapshot: Snapshot, one: Action) -> Row:
    tone, icon_name = ACTION_TONES[one.status]
    cities = " → ".join(
        dict.fromkeys(filter(None, (_city(snapshot, one.partner_city), _city(snapshot, one.city))))
    )
    facts = [party(snapshot, one.owner, tongue.language), cities, picked(one.resource, snapshot).text]
    return Row(
        one.id,
        picked(one.title, snapshot),
        lines=(" · ".join(fact for fact in facts if fact),),
        lead="list-checks",
        lead_role=tone,
        tags=(Tag(_(label(one.status)), tone, icon_name),),
        trailing=_day(one.due),
        struck=one.status is ActionStatus.DROPPED,
    )


def _milestone(snapshot: Snapshot, one: Milestone) -> Row:
    tone, icon_name = MILESTONE_TONES[one.status]
    action = next((action for action in snapshot.actions if action.id == one.action), None)
    return Row(
        one.id,
        picked(one.title, snapshot),
        lines=(picked(action.title, snapshot) if action else "", picked(one.evidence, snapshot)),
        lead="flag",
        lead_role=tone,
        tags=(Tag(_(label(one.status)), tone, icon_name),),
        trailing=_day(one.date),
        struck=one.status is MilestoneStatus.DROPPED,
    )


def _city(snapshot: Snapshot, city: str) -> str:
    return city_name(snapshot, city, tongue.language) if city else ""


def _day(day: date | None) -> str:
    return tongue.language.date(day) if day else ""


def _heard(count: int) -> str:
    return ngettext("from {n} observation", "from {n} observations", count).format(n=count) if count else ""
