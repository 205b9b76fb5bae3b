"""What comes along when something moves later, and what stands in its way: a ripple as the checks foresee it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime, timedelta

from visitplanner.domain.checks.journeys import known
from visitplanner.domain.checks.passages import destination, origin, reserve
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import goers
from visitplanner.domain.programme import Slot, span
from visitplanner.domain.when import after

TORN = 120
"""No clock goes forward or back by more minutes in one night."""

LONGEST = 31
"""Things that last longer than so many days are looked at no further."""

CROWDED = 40
"""On a day with more items than this nobody is helped by a move, and looking for one would take long."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item with its instants and the people who go to it; None is everybody."""

    slot: Slot
    start: datetime
    end: datetime
    people: frozenset[str] | None

    def meets(self, other: Taken) -> bool:
        """The opposite of `goers.apart`."""
        if self.people is None or other.people is None:
            return True
        if self.people and other.people:
            return not self.people.isdisjoint(other.people)
        return self.slot.item.track == other.slot.item.track


def is_crowded(scene: Scene, one: Slot) -> bool:
    """Whether its day holds more than can be helped."""
    return one.date is not None and len(scene.days.get(one.date, ())) > CROWDED


def pushed(scene: Scene, one: Slot, minutes: int) -> int:
    """How many items move when `one` and what follows come so many minutes later; 0 where they cannot.

    What follows on its day and shares people with anything that moves comes along, up to what is anchored. It must not
    run into that, ways and boarding included, nor leave its day.
    """
    if one.item.anchored or is_crowded(scene, one):
        return 0
    this, others = around(scene, one)
    moving, held = [this], list[Taken]()
    for other in others:
        if other is this or other.start < this.start or other.slot.date != one.date:
            continue
        if any(other.meets(item) for item in moving):
            blocked = other.slot.item.anchored or any(other.meets(item) for item in held)
            (held if blocked else moving).append(other)
    late, far = timedelta(minutes=minutes), scene.once(furthest)
    for item in moving:
        for other in held:
            near = other.start - item.end - late < far
            if near and item.meets(other) and item.end + late + needed(scene, item, other) > other.start:
                return 0
    return len(moving) if all(same_day(item.slot, minutes) for item in moving) else 0


def same_day(one: Slot, minutes: int) -> bool:
    """Whether an item still begins on its own date when it moves, and ends on the same as now."""
    return all(_same_date(moment, minutes) for moment in (one.start, one.end) if moment)


def around(scene: Scene, one: Slot) -> tuple[Taken, tuple[Taken, ...]]:
    """An item among all that takes place on its date."""
    assert one.date
    others = scene.once(_taken)[one.date]
    return next(other for other in others if other.slot.id == one.id), others


def needed(scene: Scene, one: Taken, other: Taken) -> timedelta:
    """The time from one to the other as far as it is known."""
    route = known(scene, one.slot.id, destination(one.slot), other.slot.id, origin(other.slot))
    return timedelta(minutes=(route.minutes if route else 0) + reserve(scene, one.slot, other.slot))


def furthest(scene: Scene) -> timedelta:
    """What no way with boarding and reserve exceeds: things further apart than this do not disturb each other."""
    numbers, legs = scene.numbers, [leg for _, leg in scene.legs]
    ways = [numbers["walk_most"], *(one.minutes or 0 for one in scene.snapshot.connectors)]
    before = [leg.boarding_minutes or 0 for leg in legs]
    kept = [leg.buffer_minutes or 0 for leg in legs]
    by_rule = max(numbers[key] for key in ("boarding_most", "station_change", "station_change_luggage"))
    return timedelta(minutes=max(ways) + max(by_rule, *before, 0) + max(kept, default=0) + 1)


def _same_date(moment: datetime, minutes: int) -> bool:
    shown = moment.hour * 60 + moment.minute + minutes
    if TORN <= shown < 24 * 60 - TORN:
        return True
    try:
        return after(moment, minutes).date() == moment.date()
    except OverflowError:
        return False


def _taken(scene: Scene) -> dict[dt.date, tuple[Taken, ...]]:
    """Date → what takes place on it, in the order of instants; what lasts over midnight stands on each of its dates."""
    found: dict[dt.date, list[Taken]] = {}
    for one in scene.timed:
        assert one.date
        taken = Taken(one, *span(one), goers(scene.snapshot, one.item))
        days = (one.end.date() - one.date).days if one.end else 0
        for n in range(max(0, min(days, LONGEST)) + 1):
            found.setdefault(one.date + timedelta(days=n), []).append(taken)
    return {date: tuple(sorted(all, key=lambda one: (one.start, one.end))) for date, all in found.items()}
