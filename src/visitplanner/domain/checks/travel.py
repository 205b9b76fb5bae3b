"""Whether there is time enough to get from one thing to the next, and what nobody has planned or timed yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.journeys import Way, distance, drive, planned, way
from visitplanner.domain.checks.passages import (
    Passage,
    anywhere,
    destination,
    into,
    origin,
    passages,
    size,
)
from visitplanner.domain.checks.remedies import cheapest
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.checks.spacing import spread
from visitplanner.domain.kinds import MinutesSource, Mode, Severity
from visitplanner.domain.programme import Slot, span
from visitplanner.domain.records import Leg, Place

GROUND_SPEED = 400.0
"""Kilometres an hour that nothing on the ground covers. A planning value of our own (fast trains reach 320)."""

ASKING = 10
"""What it costs to plan minutes nobody has verified. A planning value of our own."""

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def gaps(scene: Scene) -> Iterator[Finding]:
    """Between two neighbours: time for the way, and for boarding or changing; one finding for each later one.

    Before a flight, and where a leg begins elsewhere than the one before ended, other rules speak.
    """
    for entering in into(scene).values():
        found = [one for passage in entering if _counts(passage) and (one := _gap(scene, passage))]
        if found:
            yield min(found, key=lambda one: _WEIGHT[one.severity])


def broken_journeys(scene: Scene) -> Iterator[Finding]:
    """A leg that ends in another city than the one in which the next begins."""
    for passage in passages(scene):
        if _counts(passage) and _broken(passage):
            yield Finding(
                "broken_journey",
                Severity.WARNING,
                phrase(
                    N_("“{first}” ends at {here}, but “{second}” begins at {there}."),
                    first=passage.before.item.title, second=passage.after.item.title,
                    here=passage.here, there=passage.there,
                ),
                date=passage.after.date, subject=passage.after.id, items=_items(passage),
                data=((N_("Time between"), Minutes(passage.gap)), *_far(passage)),
            )  # fmt: skip


def unplaced(scene: Scene) -> Iterator[Finding]:
    """What has no place yet: the ways there and back cannot be checked. One finding a day."""
    for date, slots in scene.days.items():
        if missing := [one for one in slots if not anywhere(one) and not _placed(scene, one)]:
            yield Finding(
                "no_place",
                Severity.UNVERIFIED,
                phrase(N_("No place yet: {titles}."), titles=tuple(one.item.title for one in missing)),
                date=date, items=tuple(one.id for one in missing),
                data=((N_("Without a place"), len(missing)),),
            )  # fmt: skip


def hotels(scene: Scene) -> Iterator[Finding]:
    """The way from the night's hotel to the first thing of the day, and back from the last. One finding a day.

    A leg, minutes planned across the night, the same place or a short walk verify it.
    """
    for date, slots in scene.days.items():
        timed = sorted((one for one in slots if one.start), key=span)
        if not timed:
            continue
        last = max(timed, key=lambda one: span(one)[1])
        morning = _from_hotel(scene, date, timed[0])
        evening = _to_hotel(scene, date, last)
        if morning or evening:
            yield _hotel(date, timed[0], last, morning, evening)


def _placed(scene: Scene, one: Slot) -> bool:
    return bool(scene.place(origin(one)) and scene.place(destination(one)))


def _counts(passage: Passage) -> bool:
    return passage.ends and passage.gap >= 0 and not passage.overnight


def _gap(scene: Scene, passage: Passage) -> Finding | None:
    if passage.way is None:
        known = passage.here and passage.there
        return _unknown(scene, passage) if known and not _broken(passage) else None
    if passage.room >= 0 or _flies(passage.after):
        return None
    impossible = passage.gap < passage.way.minutes
    return Finding(
        "travel",
        Severity.ERROR if impossible else Severity.WARNING,
        _too_long(passage) if impossible else _too_tight(scene, passage),
        date=passage.after.date, subject=passage.after.id, items=_items(passage),
        data=tuple(_figures(scene, passage, passage.way)),
        fixes=cheapest(*spread(scene, passage), _by_road(scene, passage)),
    )  # fmt: skip


def _too_long(passage: Passage) -> Phrase:
    assert passage.way
    words = (
        N_("From “{first}” to “{second}” it takes about {need}, and the time between is {gap}.")
        if passage.way.source is MinutesSource.ESTIMATE
        else N_("From “{first}” to “{second}” it takes {need}, and the time between is {gap}.")
    )
    return phrase(words, need=Minutes(passage.way.minutes), gap=Minutes(passage.gap), **_titles(passage))


def _too_tight(scene: Scene, passage: Passage) -> Phrase:
    missing, kept = Minutes(-passage.room), Minutes(passage.reserve)
    one, other = passage.before.item, passage.after.item
    if isinstance(one, Leg) and isinstance(other, Leg) and Mode.WALK not in (one.mode, other.mode):
        words = N_("{missing} short for the change from “{first}” to “{second}”: it takes {kept}.")
        return phrase(words, missing=missing, kept=kept, **_titles(passage))
    if not isinstance(other, Leg):
        words = N_("{missing} short between “{first}” and “{second}”: {kept} are kept in reserve there.")
        return phrase(words, missing=missing, kept=kept, **_titles(passage))
    people = 0 if other.boarding_minutes is not None else size(scene, other)
    words = (
        N_("{missing} short before “{second}”: a group of {people} needs {kept} to board.")
        if people
        else N_("{missing} short before “{second}”: boarding takes {kept}.")
    )
    return phrase(words, missing=missing, kept=kept, people=people, **_titles(passage))


def _unknown(scene: Scene, passage: Passage) -> Finding:
    assert passage.here
    assert passage.there
    km = distance(passage.here, passage.there)
    estimate = drive(scene.numbers, passage.here, passage.there)
    impossible = km is not None and passage.gap * GROUND_SPEED / 60 < km
    words = (
        N_("From {here} to {there} it is {km} km, and the time between is {gap}.")
        if impossible
        else N_("How long it takes from {here} to {there} is not known; the time between is {gap}.")
    )
    facts = {"here": passage.here, "there": passage.there, "gap": Minutes(passage.gap)}
    data: list[tuple[str, Any]] = [(N_("Time between"), facts["gap"]), *_far(passage)]
    if estimate:
        data.append((N_("By road, estimated"), Minutes(estimate.minutes)))
    connect = _connect(passage, estimate)
    return Finding(
        "travel",
        Severity.ERROR if impossible else Severity.UNVERIFIED,
        phrase(words, **facts, **({"km": float(round(km))} if impossible and km else {})),
        date=passage.after.date, subject=passage.after.id, items=_items(passage),
        data=tuple(data),
        fixes=(connect,) if connect else (),
    )  # fmt: skip


def _by_road(scene: Scene, passage: Passage) -> Fix | None:
    """Where a group would have to hurry on foot, a taxi may do."""
    assert passage.way
    if passage.way.source is not MinutesSource.ESTIMATE or passage.way.mode is not Mode.WALK:
        return None
    return _connect(passage, drive(scene.numbers, passage.here, passage.there))


def _connect(passage: Passage, estimate: Way | None) -> Fix | None:
    """Plan the estimate between the two, where there is time for it."""
    if estimate is None or replace(passage, way=estimate).room < 0:
        return None
    minutes = Minutes(estimate.minutes)
    said = phrase(N_("Plan {minutes} by road to “{title}”"), minutes=minutes, title=passage.after.item.title)
    arguments = {
        "before": passage.before.id, "after": passage.after.id, "minutes": estimate.minutes,
        "mode": estimate.mode, "source": estimate.source,
    }  # fmt: skip
    return Fix(said, "connect", arguments, ASKING)


def _broken(passage: Passage) -> bool:
    """Whether two legs follow each other whose ends are in different cities, and nothing is planned between.

    An airport's city need not be said.
    """
    legs = isinstance(passage.before.item, Leg) and isinstance(passage.after.item, Leg)
    if not legs or passage.way or not passage.here or not passage.there:
        return False
    said = bool(passage.here.city and passage.there.city) or _flies(passage.before) or _flies(passage.after)
    return said and passage.here.city != passage.there.city


def _figures(scene: Scene, passage: Passage, route: Way) -> Iterator[tuple[str, Any]]:
    yield N_("Missing"), Minutes(-passage.room)
    yield N_("Time between"), Minutes(passage.gap)
    yield N_("The way"), Minutes(route.minutes)
    if route.minutes:
        yield N_("Means"), route.mode
        yield N_("Minutes come from"), route.source
    if passage.reserve:
        yield N_("Boarding, changing, reserve"), Minutes(passage.reserve)
    if isinstance(passage.after.item, Leg):
        yield N_("People"), size(scene, passage.after.item)


def _far(passage: Passage) -> tuple[tuple[str, Any], ...]:
    km = distance(passage.here, passage.there) if passage.here and passage.there else None
    return () if km is None else ((N_("Straight line, km"), round(km, 1)),)


def _from_hotel(scene: Scene, date: dt.date, first: Slot) -> Place | None:
    """The hotel from which the way to the first item is not known."""
    night = _hotel_of(scene, date - dt.timedelta(days=1)) if date > dt.date.min else None
    there = scene.place(origin(first))
    if not night or not there or way(scene.numbers, night, there):
        return None
    nights = [one for one in into(scene).get(first.id, ()) if one.overnight]
    return None if any(planned(scene, one.before.id, one.after.id) for one in nights) else night


def _to_hotel(scene: Scene, date: dt.date, last: Slot) -> Place | None:
    """The hotel to which the way from the last item is not known."""
    night = _hotel_of(scene, date)
    here = scene.place(destination(last))
    if not night or not here or last.end is None or last.end.date() != date:
        return None
    return night if way(scene.numbers, here, night) is None else None


def _hotel_of(scene: Scene, date: dt.date) -> Place | None:
    day = scene.snapshot.day.get(date)
    return scene.place(day.hotel) if day else None


def _hotel(date: dt.date, first: Slot, last: Slot, morning: Place | None, evening: Place | None) -> Finding:
    facts = {"first": first.item.title, "last": last.item.title, "hotel": morning or evening}
    if morning and evening:
        words = N_("The ways from {hotel} to “{first}” and from “{last}” to {evening} are not planned.")
        facts["evening"] = evening
    elif morning:
        words = N_("The way from {hotel} to “{first}” is not planned.")
    else:
        words = N_("The way from “{last}” to {hotel} is not planned.")
    items = (*((first.id,) if morning else ()), *((last.id,) if evening else ()))
    data = tuple((name, place) for name, place in _ends(morning, evening) if place)
    return Finding(
        "hotel_way", Severity.UNVERIFIED, phrase(words, **facts), date=date,
        items=tuple(dict.fromkeys(items)), data=data,
    )  # fmt: skip


def _ends(morning: Place | None, evening: Place | None) -> tuple[tuple[str, Place | None], ...]:
    return (N_("Hotel of the night before"), morning), (N_("Hotel of the night"), evening)


def _flies(one: Slot) -> bool:
    return isinstance(one.item, Leg) and one.item.mode is Mode.FLIGHT


def _titles(passage: Passage) -> dict[str, Any]:
    return {"first": passage.before.item.title, "second": passage.after.item.title}


def _items(passage: Passage) -> tuple[str, str]:
    return passage.after.id, passage.before.id
