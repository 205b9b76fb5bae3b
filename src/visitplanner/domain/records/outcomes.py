"""What comes of a visit: transfer decisions, actions, milestones, and the cooperation that holds them over years."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from visitplanner.domain.kinds import ActionStatus, Decision, Dimension, MilestoneStatus
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """Partner cities, their visits, appointments, actions and milestones over years."""

    id: str
    space: str
    code: str = ""
    cities: tuple[str, ...] = ()
    start: dt.date | None = None
    sample: bool = False
    title: Wording = EMPTY
    summary: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDecision:
    """What one home city decides about a practice.

    `scores` (`dimension=0..3`) are what a decision had before a `Score` could say it; see `domain.replication`.
    """

    id: str
    space: str
    visit: str = ""
    practice: str = ""
    city: str = ""
    decision: Decision = Decision.WATCH
    observations: tuple[str, ...] = ()
    scores: tuple[str, ...] = ()
    decided_by: str = ""
    decided_on: dt.date | None = None
    review_on: dt.date | None = None
    reason: Wording = EMPTY
    conditions: Wording = EMPTY
    comments: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well a practice fits one city in one dimension: 0 (not at all) to 3, None where nobody can say yet."""

    id: str
    space: str
    decision: str = ""
    dimension: Dimension = Dimension.GOVERNANCE
    value: int | None = None
    comment: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a city will do because of a decision."""

    id: str
    space: str
    visit: str = ""
    cooperation: str = ""
    objective: str = ""
    decision: str = ""
    observation: str = ""
    owner: str = ""
    city: str = ""
    partner_city: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    status: ActionStatus = ActionStatus.OPEN
    title: Wording = EMPTY
    first_step: Wording = EMPTY
    resource: Wording = EMPTY
    risk: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated, verifiable point of an action or of the cooperation itself; `visit` is a linked appointment."""

    id: str
    space: str
    cooperation: str = ""
    action: str = ""
    visit: str = ""
    date: dt.date | None = None
    status: MilestoneStatus = MilestoneStatus.DUE
    title: Wording = EMPTY
    evidence: Wording = EMPTY
    note: Wording = EMPTY
