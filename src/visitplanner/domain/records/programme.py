"""A visit and its programme: days, sessions, legs, connectors."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from visitplanner.domain.kinds import (
    Interpretation,
    MinutesSource,
    Mode,
    Part,
    SeatingLayout,
    SessionKind,
    SessionStatus,
    VisitState,
)
from visitplanner.domain.when import TRAY, When
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One study visit. `zone` is where the programme mostly is, `home_zone` the second clock; `code` is a label.

    A `template` is no visit of its own: new visits are made from it, and its dates only say how far apart things are.
    """

    id: str
    space: str
    code: str = ""
    state: VisitState = VisitState.PLANNED
    start: dt.date | None = None
    end: dt.date | None = None
    zone: str = "Europe/Rome"
    home_zone: str = "Europe/Rome"
    working_language: str = "en"
    pack_languages: tuple[str, ...] = ()
    group_size: int = 0
    visiting: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    cooperation: str = ""
    coordinator: str = ""
    template: bool = False
    sample: bool = False
    title: Wording = EMPTY
    summary: Wording = EMPTY
    purpose: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is true of one date of a visit; its id is derived from (visit, date), so two laptops' days unite."""

    id: str
    space: str
    visit: str = ""
    date: dt.date | None = None
    city: str = ""
    hotel: str = ""
    dress: Wording = EMPTY
    weather: Wording = EMPTY
    title: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Something the delegation does at one place. `minutes` is elapsed time; `zone` was set from the place.

    Only `speech_minutes` is multiplied by interpretation; `other_minutes` are questions, cards and greetings;
    `break_minutes` is a planned break within. A `decision` is asked for in it. `track` is the group that goes,
    empty for everybody.
    """

    id: str
    space: str
    visit: str = ""
    kind: SessionKind = SessionKind.MEETING
    status: SessionStatus = SessionStatus.IDEA
    when: When = TRAY
    minutes: int = 60
    zone: str = ""
    place: str = ""
    anchored: bool = False
    owner: str = ""
    host: str = ""
    host_confirmed: dt.date | None = None
    interpretation: Interpretation = Interpretation.NONE
    speech_minutes: int | None = None
    other_minutes: int | None = None
    counterpart_zone: str = ""
    break_minutes: int | None = None
    decision: bool = False
    internal: bool = False
    track: str = ""
    seating: SeatingLayout | None = None
    title: Wording = EMPTY
    description: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A timed journey: departure and arrival each have their own place, zone and local time.

    `source` says where its minutes come from. `boarding_minutes` (before the departure) and `buffer_minutes` (after
    the arrival) stand in the place of what the visit's rules make of the group; None leaves it to them.
    """

    id: str
    space: str
    visit: str = ""
    mode: Mode = Mode.TRAIN
    status: SessionStatus = SessionStatus.IDEA
    when: When = TRAY
    zone: str = ""
    origin: str = ""
    arrival: When = TRAY
    arrival_zone: str = ""
    destination: str = ""
    anchored: bool = False
    source: MinutesSource = MinutesSource.TYPED
    boarding_minutes: int | None = None
    buffer_minutes: int | None = None
    luggage: bool = False
    owner: str = ""
    track: str = ""
    title: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """The minutes between two neighbours of the programme; it has no time of its own."""

    id: str
    space: str
    visit: str = ""
    before: str = ""
    after: str = ""
    mode: Mode = Mode.WALK
    minutes: int | None = None
    source: MinutesSource = MinutesSource.ESTIMATE
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who does what in a session."""

    id: str
    space: str
    session: str = ""
    person: str = ""
    part: Part = Part.ATTENDS


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPractice:
    """A practice note that a session is about."""

    id: str
    space: str
    session: str = ""
    practice: str = ""
