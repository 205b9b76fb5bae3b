"""Journeys that cannot be: too late at the airport, arriving before they depart, faster than anything flies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.journeys import SCHENGEN, countries, distance, drive
from visitplanner.domain.checks.passages import Passage, change, into
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.checks.spacing import spread_by
from visitplanner.domain.checks.travel import GROUND_SPEED
from visitplanner.domain.kinds import Mode, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg, Place
from visitplanner.domain.when import When, after, elapsed, wall, zone

AIR_SPEED = 1000.0
"""Kilometres an hour that no airliner covers from gate to gate. A planning value of our own."""

_KINDS = {
    "airport_domestic": N_("A domestic flight"),
    "airport_schengen": N_("A flight inside Schengen"),
    "airport_international": N_("An international flight"),
}
_ROAD = (Mode.BUS, Mode.COACH, Mode.TAXI, Mode.CAR)


def check_in(scene: Scene) -> Iterator[Finding]:
    """Time at the airport before a flight, after the way there; between two flights only the airline knows it."""
    for one, leg in scene.legs:
        if leg.mode is Mode.FLIGHT:
            entering = [passage for passage in into(scene).get(one.id, ()) if _counts(passage)]
            if entering:
                yield from _check_in(scene, min(entering, key=lambda passage: passage.room), leg)


def journeys(scene: Scene) -> Iterator[Finding]:
    """Legs without an arrival, that arrive before they depart, or so soon that nothing is that fast."""
    for one, leg in scene.legs:
        if one.start is None:
            continue
        if one.end is None:
            yield _endless(scene, one, leg)
        elif one.end.astimezone(UTC) <= one.start.astimezone(UTC):
            yield _backwards(one, leg)
        elif (km := _length(scene, leg)) and km > _reach(leg, elapsed(one.start, one.end)):
            yield _too_fast(one, km)


def _counts(passage: Passage) -> bool:
    return passage.ends and passage.gap >= 0 and not passage.overnight


def _check_in(scene: Scene, passage: Passage, flight: Leg) -> Iterator[Finding]:
    least, most, kind = _at_airport(scene, flight)
    on_foot = passage.way.minutes if passage.way else 0
    left = passage.gap - passage.reserve - on_foot
    connects = isinstance(passage.before.item, Leg) and passage.before.item.mode is Mode.FLIGHT
    if connects and flight.boarding_minutes is None:
        assert isinstance(passage.before.item, Leg)
        least = min(least, change(scene, passage.before.item, flight))
    data: list[tuple[str, Any]] = [
        (N_("Kind of flight"), phrase(kind)), (N_("Time between"), Minutes(passage.gap)),
    ]  # fmt: skip
    if on_foot:
        data.append((N_("The way"), Minutes(on_foot)))
    data.append((N_("At the airport"), Minutes(most)))
    if left < least:
        words = N_("“{second}” leaves {left} at the airport; {need} are needed.")
        said = phrase(words, second=passage.after.item.title, left=Minutes(max(0, left)), need=Minutes(least))
        fixes = spread_by(scene, passage, least - left)
        yield _flight(passage, Severity.ERROR, said, data, fixes)
    elif left < most:
        words = (
            N_("Whether {left} are enough to change to “{second}” is known only to the airline.")
            if connects
            else N_(
                "Whether {left} are enough before “{second}” is not known: the country of one end is missing."
            )
        )
        yield _flight(
            passage,
            Severity.UNVERIFIED,
            phrase(words, second=passage.after.item.title, left=Minutes(left)),
            data,
        )


def _flight(
    passage: Passage,
    severity: Severity,
    said: Phrase,
    data: list[tuple[str, Any]],
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    return Finding(
        "check_in", severity, said, date=passage.after.date, subject=passage.after.id,
        items=(passage.after.id, passage.before.id), data=tuple(data), fixes=fixes,
    )  # fmt: skip


def _at_airport(scene: Scene, flight: Leg) -> tuple[int, int, str]:
    """The minutes before departure, at least and at most, and the kind of flight; both are equal where it is known."""
    here, there = countries(scene, flight)
    if here and here == there:
        key = "airport_domestic"
    elif here in SCHENGEN and there in SCHENGEN:
        key = "airport_schengen"
    else:
        key = "airport_international"
    kind = _KINDS[key] if here and there else N_("A flight")
    if flight.boarding_minutes is not None:
        return flight.boarding_minutes, flight.boarding_minutes, kind
    most = scene.numbers.minutes(key)
    least = most if here and there else min(most, *(scene.numbers.minutes(one) for one in _KINDS))
    return least, most, kind


def _endless(scene: Scene, one: Slot, leg: Leg) -> Finding:
    fixes: tuple[Fix, ...] = ()
    minutes = _estimate(scene, leg)
    if minutes and one.start and not leg.anchored:
        arrival = wall(after(one.start, minutes).astimezone(zone(leg.arrival_zone or leg.zone)))
        fixes = (_arriving(one, arrival, minutes),)
    return Finding(
        "journey", Severity.UNVERIFIED,
        phrase(N_("When “{title}” arrives is not known."), title=leg.title),
        date=one.date, subject=one.id, items=(one.id,), fixes=fixes,
        data=((N_("Departure"), one.start), *_far(_length(scene, leg))),
    )  # fmt: skip


def _backwards(one: Slot, leg: Leg) -> Finding:
    assert one.start
    assert one.end
    fixes: tuple[Fix, ...] = ()
    late = leg.arrival.date and leg.arrival.date + timedelta(days=1)
    if late and not leg.anchored and one.end.astimezone(UTC) + timedelta(days=1) > one.start.astimezone(UTC):
        fixes = (_arriving(one, When(late, leg.arrival.start, 0, leg.arrival.order), 15),)
    return Finding(
        "journey", Severity.ERROR,
        phrase(N_("“{title}” arrives before it departs."), title=leg.title),
        date=one.date, subject=one.id, items=(one.id,), fixes=fixes,
        data=((N_("Departure"), one.start), (N_("Arrival"), one.end)),
    )  # fmt: skip


def _too_fast(one: Slot, km: float) -> Finding:
    assert one.start
    assert one.end
    minutes = Minutes(elapsed(one.start, one.end))
    return Finding(
        "journey", Severity.ERROR,
        phrase(N_("“{title}” covers {km} km in {minutes}: nothing is that fast."),
               title=one.item.title, km=float(round(km)), minutes=minutes),
        date=one.date, subject=one.id, items=(one.id,),
        data=((N_("Departure"), one.start), (N_("Arrival"), one.end), *_far(km)),
    )  # fmt: skip


def _arriving(one: Slot, arrival: When, cost: int) -> Fix:
    said = phrase(
        N_("Let “{title}” arrive at {time} on {date}"),
        title=one.item.title,
        time=arrival.start,
        date=arrival.date,
    )
    return Fix(said, "set_arrival", {"id": one.id, "when": arrival}, cost)


def _estimate(scene: Scene, leg: Leg) -> int:
    """How long a leg in town takes on foot or by road; 0 where nobody can say."""
    here, there = _ends(scene, leg)
    if leg.mode in _ROAD:
        route = drive(scene.numbers, here, there)
        return route.minutes if route else 0
    km = _length(scene, leg) if leg.mode is Mode.WALK else None
    return round(km * scene.numbers["detour"] / scene.numbers["walk_speed"] * 60) if km else 0


def _length(scene: Scene, leg: Leg) -> float | None:
    here, there = _ends(scene, leg)
    return distance(here, there) if here and there else None


def _ends(scene: Scene, leg: Leg) -> tuple[Place | None, Place | None]:
    return scene.place(leg.origin), scene.place(leg.destination)


def _reach(leg: Leg, minutes: int) -> float:
    """How far anything gets in so many minutes."""
    speed = AIR_SPEED if leg.mode in (Mode.FLIGHT, Mode.MIXED) else GROUND_SPEED
    return minutes * speed / 60


def _far(km: float | None) -> tuple[tuple[str, Any], ...]:
    return () if km is None else ((N_("Straight line, km"), round(km, 1)),)
