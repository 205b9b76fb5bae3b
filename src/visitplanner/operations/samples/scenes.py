"""A sample visit as the checks see it, before it is in any library: its accepted risks are filled in from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from visitplanner.domain.checks.report import examine
from visitplanner.domain.records import (
    AcceptedRisk,
    Action,
    Attendance,
    Booking,
    City,
    Connector,
    Day,
    Leg,
    Milestone,
    Objective,
    Organisation,
    Participation,
    Person,
    Place,
    Question,
    RuleValue,
    RunRow,
    Session,
    Task,
    Track,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot


def snapshot(made: Iterable[Any], visit: str) -> Snapshot:
    """The visit of that id among the records `made`, with what the checks look at."""
    by_kind: dict[type[Any], list[Any]] = {}
    for one in made:
        by_kind.setdefault(type(one), []).append(one)

    def mine(
        kind: type[Any], when: Callable[[Any], bool] = lambda one: one.visit == visit
    ) -> tuple[Any, ...]:
        return tuple(one for one in by_kind.get(kind, ()) if when(one))

    def every(kind: type[Any]) -> dict[str, Any]:
        return {one.id: one for one in by_kind.get(kind, ())}

    sessions = {one.id for one in mine(Session)}
    actions = {one.id for one in mine(Action)}
    return Snapshot(
        next(one for one in mine(Visit, lambda one: one.id == visit)),
        days=mine(Day), sessions=mine(Session), legs=mine(Leg), connectors=mine(Connector),
        attendances=mine(Attendance, lambda one: one.session in sessions),
        run_rows=mine(RunRow, lambda one: one.session in sessions),
        bookings=mine(Booking), tracks=mine(Track), tasks=mine(Task), rule_values=mine(RuleValue),
        accepted_risks=mine(AcceptedRisk), participations=mine(Participation),
        objectives=mine(Objective), questions=mine(Question), actions=mine(Action),
        milestones=mine(Milestone, lambda one: one.visit == visit or one.action in actions),
        places=every(Place), cities=every(City), organisations=every(Organisation), people=every(Person),
    )  # fmt: skip


def with_facts(made: tuple[Any, ...]) -> tuple[Any, ...]:
    """The records with the facts of what is found now in their accepted risks; without, where nothing is found."""
    facts: dict[str, str] = {}
    for visit in {one.visit for one in made if isinstance(one, AcceptedRisk)}:
        seen = snapshot(made, visit)
        found = {one.id: one.fingerprint for one in _examined(seen)}
        facts |= {risk.id: found.get(risk.finding, "") for risk in seen.accepted_risks}
    return tuple(replace(one, facts=facts[one.id]) if one.id in facts else one for one in made)


def _examined(seen: Snapshot) -> Iterable[Any]:
    accepted = [risk.accepted_at for risk in seen.accepted_risks if risk.accepted_at]
    return examine(seen, max(accepted).date()).findings
