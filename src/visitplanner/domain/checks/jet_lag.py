"""After a long flight: a light first morning, and no decision until the landing is some hours past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import other_days
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.pushing import pushed
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import SessionKind, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg
from visitplanner.domain.when import elapsed, zone

_LIGHT = (SessionKind.MEAL, SessionKind.FREE)


@dataclass(frozen=True, slots=True)
class _Landing:
    """When the delegation arrived, how many hours from its own clock, and the morning that follows.

    `seen` is False where no leg says so: then they are taken to be there when the programme begins.
    """

    moment: datetime
    hours: float
    morning: date
    seen: bool


def jet_lag(scene: Scene) -> Iterator[Finding]:
    """Sessions too early on the first morning, and decisions too soon after landing."""
    landing = _landing(scene)
    if landing is None:
        return
    earliest = scene.numbers.minutes("jet_lag_first")
    rested = landing.moment.astimezone(UTC) + timedelta(minutes=scene.numbers.minutes("jet_lag_decision"))
    for one, session in scene.sessions:
        if one.start is None or session.internal or session.kind in _LIGHT:
            continue
        if one.date == landing.morning and one.start.hour * 60 + one.start.minute < earliest:
            yield _early(scene, one, landing, earliest)
        elif session.decision and one.start.astimezone(UTC) < rested:
            yield _hasty(scene, one, landing, rested)


def _landing(scene: Scene) -> _Landing | None:
    """Before the first session far enough from home, the arrival of the last leg: of one that changes zones, if any.

    Without a leg, the start of that session. Far is counted from where the journey began, else from the home zone.
    """
    flown: list[Slot] = []
    last: Slot | None = None
    for one in scene.timed:
        if one.start is None:
            continue
        if isinstance(one.item, Leg):
            last = one if one.end else last
            flown += [one] if one.end and one.end.utcoffset() != one.start.utcoffset() else []
            continue
        began = flown[0].start if flown else None
        hours = _hours(began.utcoffset() if began else _at_home(scene, one.start), one.start.utcoffset())
        if abs(hours) >= scene.numbers["jet_lag_hours"]:
            return _landed(scene, flown[-1] if flown else last, one.start, hours)
    return None


def _landed(scene: Scene, leg: Slot | None, first: datetime, hours: float) -> _Landing:
    if leg is None or leg.end is None:
        return _Landing(first, hours, first.date(), seen=False)
    early = leg.end.hour * 60 + leg.end.minute < scene.numbers.minutes("jet_lag_first")
    return _Landing(leg.end, hours, leg.end.date() + timedelta(days=0 if early else 1), seen=True)


def _at_home(scene: Scene, moment: datetime) -> timedelta | None:
    """How far the clock at home is ahead of universal time; that of `moment` where home is unknown."""
    try:
        return moment.astimezone(zone(scene.snapshot.visit.home_zone)).utcoffset()
    except Refusal:
        return moment.utcoffset()


def _hours(one: timedelta | None, other: timedelta | None) -> float:
    return ((other or timedelta()) - (one or timedelta())).total_seconds() / 3600


def _early(scene: Scene, one: Slot, landing: _Landing, earliest: int) -> Finding:
    clock = time(min(earliest // 60, 23), earliest % 60)
    return Finding(
        "jet_lag",
        Severity.WARNING,
        phrase(
            N_("“{title}” begins at {time} on the first morning after the flight, before {earliest}."),
            title=one.item.title,
            time=one.start and one.start.time(),
            earliest=clock,
        ),
        date=one.date,
        subject=one.id,
        items=(one.id,),
        data=(*_told(landing), (N_("Not before"), clock)),
        fixes=remedies.cheapest(*_later(scene, one, clock)),
    )


def _hasty(scene: Scene, one: Slot, landing: _Landing, rested: datetime) -> Finding:
    assert one.start
    since = elapsed(landing.moment, one.start)
    return Finding(
        "jet_lag",
        Severity.WARNING,
        phrase(
            N_("“{title}” asks for a decision {minutes} after landing."),
            title=one.item.title,
            minutes=Minutes(since),
        ),
        date=one.date,
        subject=one.id,
        items=(one.id,),
        data=(
            *_told(landing),
            (N_("Time since landing"), Minutes(since)),
            (N_("At least"), Minutes(elapsed(landing.moment, rested))),
        ),
        fixes=remedies.cheapest(*_postponed(scene, one, rested)),
    )


def _told(landing: _Landing) -> Iterator[tuple[str, object]]:
    yield (N_("Zone change in hours"), float(landing.hours))
    yield (
        N_("Landing") if landing.seen else N_("Landing, taken as the beginning of the programme"),
        landing.moment,
    )


def _later(scene: Scene, one: Slot, clock: time) -> Iterator[Fix]:
    assert one.start
    minutes = elapsed(one.start, datetime.combine(one.start.date(), clock, one.start.tzinfo))
    moved = pushed(scene, one, minutes)
    if moved:
        yield remedies.with_followers(one, clock, minutes * moved)
    if not one.item.anchored:
        yield remedies.to_tray(one)


def _postponed(scene: Scene, one: Slot, rested: datetime) -> Iterator[Fix]:
    """Talk now and decide later, or meet on a later day."""
    said = phrase(N_("Ask for no decision in “{title}”"), title=one.item.title)
    yield remedies.of_session(one, said, 30, decision=False)
    if one.item.anchored or one.start is None:
        return
    start = one.start.timetz()
    day = next(
        other_days(scene, one, lambda day: datetime.combine(day, start).astimezone(UTC) >= rested), None
    )
    if day:
        yield remedies.to_day(one, day)
