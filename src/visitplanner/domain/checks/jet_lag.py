"""After a long flight: a light first morning, and no decision until the landing is some hours past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import followers, other_days
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import SessionKind, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.when import elapsed, offset_hours, zone

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
    if landing is None or abs(landing.hours) < scene.numbers["jet_lag_hours"]:
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
    """The arrival of the last leg before the first session that changes zones, else of the last leg there.

    Without a leg, the start of the first session.
    """
    first = next((one for one in scene.timed if isinstance(one.item, Session)), None)
    if first is None or first.start is None:
        return None
    begin = first.start.astimezone(UTC)
    legs = [
        one
        for one in scene.timed
        if isinstance(one.item, Leg) and one.end and one.end.astimezone(UTC) <= begin
    ]
    flown = [one for one in legs if _shift(one)]
    arrived = (flown or legs)[-1:]
    hours = _shift(flown[-1]) if flown else _from_home(scene, first.start)
    if not arrived or arrived[0].end is None:
        return _Landing(first.start, hours, first.start.date(), seen=False)
    moment = arrived[0].end
    early = moment.hour * 60 + moment.minute < scene.numbers.minutes("jet_lag_first")
    return _Landing(moment, hours, moment.date() + timedelta(days=0 if early else 1), seen=True)


def _shift(one: Slot) -> float:
    """By how many hours a leg moves the clock."""
    if one.start is None or one.end is None or one.start.tzinfo is one.end.tzinfo:
        return 0
    here, there = one.start.utcoffset(), one.end.utcoffset()
    return ((there or timedelta()) - (here or timedelta())).total_seconds() / 3600


def _from_home(scene: Scene, moment: datetime) -> float:
    """How far the clock at `moment` is ahead of the one at home; 0 where home is unknown."""
    home = scene.snapshot.visit.home_zone
    try:
        zone(home)
    except Refusal:
        return 0
    return -offset_hours(moment, getattr(moment.tzinfo, "key", "UTC"), home)


def _early(scene: Scene, one: Slot, landing: _Landing, earliest: int) -> Finding:
    clock = time(min(earliest // 60, 23), earliest % 60)
    return Finding(
        "jet_lag",
        Severity.WARNING,
        phrase(
            N_(
                "“{title}” begins at {time} on the first morning after the flight; nothing should before {earliest}."
            ),
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
    moved = followers(scene, one, minutes)
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
