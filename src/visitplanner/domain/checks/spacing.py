"""How two neighbours come apart: the later one later, alone or with what follows, the earlier one sooner or shorter.

Nothing is offered that runs into something else, leaves its day, or moves what is anchored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.finding import Fix, Minutes
from visitplanner.domain.checks.journeys import planned, way
from visitplanner.domain.checks.passages import Passage, destination, origin, reserve
from visitplanner.domain.checks.remedies import cheapest, to_time, with_followers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import goers
from visitplanner.domain.programme import Slot, span
from visitplanner.domain.records import Session
from visitplanner.domain.when import after

EARLIEST = time(7)
"""No fix begins a day before this. A planning value of our own."""

SHORTEST = 15
"""No fix makes a session shorter than so many minutes, nor than half of it. Planning values of our own."""

FOLLOWER = 10
"""What it costs that something comes along: its people have to be told. A planning value of our own."""

CROWDED = 60
"""On a day with more items than this nobody is helped by a move, and looking for one would take long."""

_Going = Mapping[str, frozenset[str] | None]


def spread(scene: Scene, passage: Passage) -> tuple[Fix, ...]:
    """What gives two neighbours the minutes that are missing, the cheapest first."""
    return spread_by(scene, passage, -passage.room)


def spread_by(scene: Scene, passage: Passage, missing: int) -> tuple[Fix, ...]:
    """What gives two neighbours so many minutes more, the cheapest first."""
    if missing <= 0 or len(scene.days.get(passage.after.date or dt.date.min, ())) > CROWDED:
        return ()
    return cheapest(
        _later(scene, passage.after, missing),
        _sooner(scene, passage.before, missing),
        _shorter(passage.before, missing),
        _behind(scene, passage),
    )


def _later(scene: Scene, one: Slot, minutes: int) -> Fix | None:
    assert one.start
    if one.item.anchored or not _same_day(one, minutes):
        return None
    start = after(one.start, minutes)
    if _fits(scene, one, start):
        return to_time(one, _clock(start), minutes)
    moved = _pushed(scene, one, minutes)
    return with_followers(one, _clock(start), minutes + FOLLOWER * (moved - 1)) if moved else None


def _sooner(scene: Scene, one: Slot, minutes: int) -> Fix | None:
    assert one.start
    if one.item.anchored or not _same_day(one, -minutes):
        return None
    start = after(one.start, -minutes)
    if start.time() < EARLIEST or not _fits(scene, one, start):
        return None
    return to_time(one, _clock(start), minutes + minutes // 2)


def _shorter(one: Slot, minutes: int) -> Fix | None:
    if not isinstance(one.item, Session) or one.item.anchored:
        return None
    left = one.item.minutes - minutes
    if left < max(SHORTEST, one.item.minutes // 2):
        return None
    said = phrase(N_("Shorten “{title}” to {minutes}"), title=one.item.title, minutes=Minutes(left))
    return Fix(said, "resize", {"id": one.id, "minutes": left}, minutes * 2)


def _behind(scene: Scene, passage: Passage) -> Fix | None:
    """The first behind the second, where they overlap."""
    one, other = passage.before, passage.after
    if passage.gap >= 0 or one.item.anchored or not one.start:
        return None
    minutes = round((span(other)[1] - span(one)[0]).total_seconds() / 60) + _need(scene, other, one)
    start = after(one.start, minutes)
    if not _same_day(one, minutes) or not _fits(scene, one, start):
        return None
    return to_time(one, _clock(start), minutes)


def _same_day(one: Slot, minutes: int) -> bool:
    """Whether an item still begins on its own date when it moves, and ends on the same as now."""
    ends = [moment for moment in (one.start, one.end) if moment]
    try:
        return all(after(moment, minutes).date() == moment.date() for moment in ends)
    except OverflowError:
        return False


def _fits(scene: Scene, one: Slot, start: datetime) -> bool:
    """Whether everybody who goes to `one` is free when it begins at `start`, ways and boarding included."""
    first, last = span(one)
    begin = start.astimezone(UTC)
    end = begin + (last - first)
    for other in _others(scene, one):
        taken, until = span(other)
        before = until + timedelta(minutes=_need(scene, other, one)) <= begin
        if not before and end + timedelta(minutes=_need(scene, one, other)) > taken:
            return False
    return True


def _pushed(scene: Scene, one: Slot, minutes: int) -> int:
    """How many items move when `one` and what follows come so much later; 0 where that runs into something anchored.

    What follows on its day and shares people with anything that moves comes along, up to what is anchored.
    """
    going, moving = scene.once(_going), [one]
    held: list[Slot] = []
    others = sorted(_others(scene, one, {one.date or dt.date.min}), key=lambda other: span(other)[0])
    for other in others:
        if span(other)[0] < span(one)[0] or not any(_meet(going, other, item) for item in moving):
            continue
        blocked = any(_meet(going, other, item) for item in held)
        (held if blocked or other.item.anchored else moving).append(other)
    late = timedelta(minutes=minutes)
    for item in moving:
        for other in held:
            need = timedelta(minutes=_need(scene, item, other))
            if _meet(going, item, other) and span(item)[1] + late + need > span(other)[0]:
                return 0
    return len(moving) if all(_same_day(item, minutes) for item in moving) else 0


def _others(scene: Scene, one: Slot, dates: set[dt.date] | None = None) -> Iterator[Slot]:
    """What shares people with `one`, on `dates`: else on its own and on those beside it."""
    assert one.date
    going = scene.once(_going)
    for day in dates or {one.date + timedelta(days=n) for n in (-1, 0, 1)}:
        for other in scene.days.get(day, ()):
            if other.start and other.id != one.id and _meet(going, one, other):
                yield other


def _need(scene: Scene, one: Slot, other: Slot) -> int:
    """The minutes from one to the other as far as they are known."""
    here, there = destination(one), origin(other)
    route = planned(scene, one.id, other.id)
    if not route and here and here != there:
        route = way(scene.numbers, scene.place(here), scene.place(there))
    return (route.minutes if route else 0) + reserve(scene, one, other)


def _meet(going: _Going, one: Slot, other: Slot) -> bool:
    """The opposite of `goers.apart`, with what is known of both."""
    here, there = going[one.id], going[other.id]
    if here is None or there is None:
        return True
    return not here.isdisjoint(there) if here and there else one.item.track == other.item.track


def _going(scene: Scene) -> dict[str, frozenset[str] | None]:
    return {one.id: goers(scene.snapshot, one.item) for one in scene.timed}


def _clock(moment: datetime) -> time:
    """What clocks show; `fold` says which of two equal times is meant."""
    return moment.time().replace(fold=moment.fold)
