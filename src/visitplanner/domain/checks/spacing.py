"""How two neighbours come apart: the later one later, alone or with what follows, the earlier one sooner or shorter.

Nothing is offered that runs into something else, leaves its day, or moves what is anchored.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.duration import slot_minutes
from visitplanner.domain.checks.finding import Fix, Minutes
from visitplanner.domain.checks.passages import Passage
from visitplanner.domain.checks.pushing import around, furthest, is_crowded, needed, pushed, same_day
from visitplanner.domain.checks.remedies import cheapest, to_time, with_followers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Session
from visitplanner.domain.when import after

EARLIEST = time(7)
"""No fix begins a day before this. A planning value of our own."""

SHORTEST = 15
"""No fix makes a session shorter than so many minutes, than half of it, or than its speech takes. Our own values."""

FOLLOWER = 10
"""What it costs that something comes along: its people have to be told. A planning value of our own."""


def spread(scene: Scene, passage: Passage) -> tuple[Fix, ...]:
    """What gives two neighbours the minutes that are missing, the cheapest first."""
    return spread_by(scene, passage, -passage.room)


def spread_by(scene: Scene, passage: Passage, missing: int) -> tuple[Fix, ...]:
    """What gives two neighbours so many minutes more, the cheapest first."""
    if missing <= 0 or is_crowded(scene, passage.after):
        return ()
    return cheapest(
        _later(scene, passage.after, missing),
        _sooner(scene, passage.before, missing),
        _shorter(scene, passage.before, missing),
        _behind(scene, passage),
    )


def _later(scene: Scene, one: Slot, minutes: int) -> Fix | None:
    assert one.start
    if one.item.anchored or not same_day(one, minutes):
        return None
    start = after(one.start, minutes)
    if _fits(scene, one, start):
        return to_time(one, _clock(start), minutes)
    moved = pushed(scene, one, minutes)
    return with_followers(one, _clock(start), minutes + FOLLOWER * (moved - 1)) if moved else None


def _sooner(scene: Scene, one: Slot, minutes: int) -> Fix | None:
    assert one.start
    if one.item.anchored or not same_day(one, -minutes):
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
    this, that = (around(scene, slot)[0] for slot in (one, other))
    minutes = round((that.end - this.start + needed(scene, that, this)).total_seconds() / 60)
    start = after(one.start, minutes)
    if not same_day(one, minutes) or not _fits(scene, one, start):
        return None
    return to_time(one, _clock(start), minutes)


def _fits(scene: Scene, one: Slot, start: datetime) -> bool:
    """Whether everybody who goes to `one` is free when it begins at `start`, ways and boarding included."""
    begin = start.astimezone(UTC)
    this, others = around(scene, one)
    end = begin + (this.end - this.start)
    far = scene.once(furthest)
    for other in others:
        if other is this or begin - other.end >= far or other.start - end >= far:
            continue
        if this.meets(other) and not (
            other.end + needed(scene, other, this) <= begin or end + needed(scene, this, other) <= other.start
        ):
            return False
    return True


def _clock(moment: datetime) -> time:
    """What clocks show; `fold` says which of two equal times is meant."""
    return moment.time().replace(fold=moment.fold)
