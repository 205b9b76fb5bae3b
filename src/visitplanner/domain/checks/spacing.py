"""How two neighbours come apart: the later one later, alone or with what follows, the earlier one sooner or shorter.

Nothing is offered that runs into something else, leaves its day, or moves what is anchored.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.duration import slot_minutes
from visitplanner.domain.checks.finding import Fix, Minutes
from visitplanner.domain.checks.journeys import known
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
"""No fix makes a session shorter than so many minutes, than half of it, or than its speech takes. Our own values."""

FOLLOWER = 10
"""What it costs that something comes along: its people have to be told. A planning value of our own."""

TORN = 120
"""No clock goes forward or back by more minutes in one night."""

LONGEST = 31
"""Things that last longer than so many days are looked at no further."""

CROWDED = 40
"""On a day with more items than this nobody is helped by a move, and looking for one would take long."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """An item with its instants and the people who go to it; None is everybody."""

    slot: Slot
    start: datetime
    end: datetime
    people: frozenset[str] | None

    def meets(self, other: _Taken) -> bool:
        """The opposite of `goers.apart`."""
        if self.people is None or other.people is None:
            return True
        if self.people and other.people:
            return not self.people.isdisjoint(other.people)
        return self.slot.item.track == other.slot.item.track


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
        _shorter(scene, passage.before, missing),
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


def _shorter(scene: Scene, one: Slot, minutes: int) -> Fix | None:
    if not isinstance(one.item, Session) or one.item.anchored:
        return None
    need = slot_minutes(one.item, scene.numbers)
    left = one.item.minutes - minutes
    if left < max(SHORTEST, one.item.minutes // 2, need.total if need else 0):
        return None
    said = phrase(N_("Shorten “{title}” to {minutes}"), title=one.item.title, minutes=Minutes(left))
    return Fix(said, "resize", {"id": one.id, "minutes": left}, minutes * 2)


def _behind(scene: Scene, passage: Passage) -> Fix | None:
    """The first behind the second, where they overlap."""
    one, other = passage.before, passage.after
    if passage.gap >= 0 or one.item.anchored or not one.start:
        return None
    this, that = (_around(scene, slot)[0] for slot in (one, other))
    minutes = round((that.end - this.start + _need(scene, that, this)).total_seconds() / 60)
    start = after(one.start, minutes)
    if not _same_day(one, minutes) or not _fits(scene, one, start):
        return None
    return to_time(one, _clock(start), minutes)


def _same_day(one: Slot, minutes: int) -> bool:
    """Whether an item still begins on its own date when it moves, and ends on the same as now."""
    return all(_same_date(moment, minutes) for moment in (one.start, one.end) if moment)


def _same_date(moment: datetime, minutes: int) -> bool:
    shown = moment.hour * 60 + moment.minute + minutes
    if TORN <= shown < 24 * 60 - TORN:
        return True
    try:
        return after(moment, minutes).date() == moment.date()
    except OverflowError:
        return False


def _fits(scene: Scene, one: Slot, start: datetime) -> bool:
    """Whether everybody who goes to `one` is free when it begins at `start`, ways and boarding included."""
    begin = start.astimezone(UTC)
    this, others = _around(scene, one)
    end = begin + (this.end - this.start)
    furthest = scene.once(_furthest)
    for other in others:
        if other is this or begin - other.end >= furthest or other.start - end >= furthest:
            continue
        if this.meets(other) and not (
            other.end + _need(scene, other, this) <= begin or end + _need(scene, this, other) <= other.start
        ):
            return False
    return True


def _pushed(scene: Scene, one: Slot, minutes: int) -> int:
    """How many items move when `one` and what follows come so much later; 0 where that runs into something anchored.

    What follows on its day and shares people with anything that moves comes along, up to what is anchored.
    """
    this, others = _around(scene, one)
    moving, held = [this], list[_Taken]()
    for other in others:
        if other is this or other.start < this.start or other.slot.date != one.date:
            continue
        if any(other.meets(item) for item in moving):
            blocked = other.slot.item.anchored or any(other.meets(item) for item in held)
            (held if blocked else moving).append(other)
    late, furthest = timedelta(minutes=minutes), scene.once(_furthest)
    for item in moving:
        for other in held:
            near = other.start - item.end - late < furthest
            if near and item.meets(other) and item.end + late + _need(scene, item, other) > other.start:
                return 0
    return len(moving) if all(_same_day(item.slot, minutes) for item in moving) else 0


def _around(scene: Scene, one: Slot) -> tuple[_Taken, tuple[_Taken, ...]]:
    """An item among all that takes place on its date."""
    assert one.date
    others = scene.once(_taken)[one.date]
    return next(other for other in others if other.slot is one), others


def _need(scene: Scene, one: _Taken, other: _Taken) -> timedelta:
    """The time from one to the other as far as it is known."""
    route = known(scene, one.slot.id, destination(one.slot), other.slot.id, origin(other.slot))
    return timedelta(minutes=(route.minutes if route else 0) + reserve(scene, one.slot, other.slot))


def _furthest(scene: Scene) -> timedelta:
    """What no way with boarding and reserve exceeds: things further apart than this do not disturb each other."""
    numbers, legs = scene.numbers, [leg for _, leg in scene.legs]
    ways = [numbers["walk_most"], *(one.minutes or 0 for one in scene.snapshot.connectors)]
    before = [leg.boarding_minutes or 0 for leg in legs]
    kept = [leg.buffer_minutes or 0 for leg in legs]
    by_rule = max(numbers[key] for key in ("boarding_most", "station_change", "station_change_luggage"))
    return timedelta(minutes=max(ways) + max(by_rule, *before, 0) + max(kept, default=0) + 1)


def _taken(scene: Scene) -> dict[dt.date, tuple[_Taken, ...]]:
    """Date → what takes place on it, in the order of instants; what lasts over midnight stands on each of its dates."""
    found: dict[dt.date, list[_Taken]] = {}
    for one in scene.timed:
        assert one.date
        taken = _Taken(one, *span(one), goers(scene.snapshot, one.item))
        days = (one.end.date() - one.date).days if one.end else 0
        for n in range(max(0, min(days, LONGEST)) + 1):
            found.setdefault(one.date + timedelta(days=n), []).append(taken)
    return {date: tuple(sorted(all, key=lambda one: (one.start, one.end))) for date, all in found.items()}


def _clock(moment: datetime) -> time:
    """What clocks show; `fold` says which of two equal times is meant."""
    return moment.time().replace(fold=moment.fold)
