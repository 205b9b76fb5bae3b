"""What stands behind a programme: bookings over days, groups, run-of-show rows, tasks, rules, accepted risks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime

from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Something that lasts over days: a hotel, hired interpreters, a car. `start` and `end` are first and last date."""

    id: str
    space: str
    visit: str = ""
    kind: BookingKind = BookingKind.HOTEL
    status: SessionStatus = SessionStatus.IDEA
    start: dt.date | None = None
    end: dt.date | None = None
    place: str = ""
    order: str = ""
    title: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A part of the delegation that goes its own way for some sessions and legs; `people` are its members' ids."""

    id: str
    space: str
    visit: str = ""
    order: str = ""
    people: tuple[str, ...] = ()
    title: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One row of a session's run-of-show. `offset` is in minutes from the session's start, negative before it."""

    id: str
    space: str
    session: str = ""
    order: str = ""
    offset: int = 0
    minutes: int | None = None
    actor: str = ""
    interpreter: str = ""
    vehicle: str = ""
    what: Wording = EMPTY
    cue: Wording = EMPTY
    contingency: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the countdown checklist. `offset` is in days from the visit's start (D-60 is -60).

    `due` stands in its place where a date was fixed by hand; `done` is the date on which it was ticked off.
    """

    id: str
    space: str
    visit: str = ""
    order: str = ""
    offset: int = 0
    due: dt.date | None = None
    done: dt.date | None = None
    owner: str = ""
    title: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """A number of a visit's rules that differs from its default; `rule` is a key of `checks.rules`."""

    id: str
    space: str
    visit: str = ""
    rule: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRisk:
    """A finding that somebody has accepted. It counts as long as `facts` is the finding's fingerprint of today."""

    id: str
    space: str
    visit: str = ""
    finding: str = ""
    facts: str = ""
    reason: str = ""
    author: str = ""
    accepted_at: datetime | None = None
