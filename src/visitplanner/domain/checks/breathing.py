"""Where a break could go in a stretch of a day that has none: within a session, or before one that moves later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import (
    BREAK,
    Course,
    Stretch,
    break_within,
    length,
    stretches,
)
from visitplanner.domain.checks.finding import Fix
from visitplanner.domain.checks.pushing import pushed
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Session
from visitplanner.domain.when import after

Rests = Callable[[Slot], bool]
Between = Callable[[Slot, Slot], int]


def break_fixes(
    scene: Scene, stretch: Stretch, limit: int, rests: Rests, between: Between
) -> tuple[Fix, ...]:
    """The cheapest break of either sort after which nothing of `stretch` is longer than `limit` minutes."""

    def fits(course: Course, between: Between) -> bool:
        return all(one.minutes <= limit for one in stretches(course, rests, between))

    within = next(_within(stretch, lambda course: fits(course, between)), None)
    before = min(
        _before(scene, stretch, lambda one: fits(stretch.slots, _later(between, one))),
        key=lambda fix: fix.cost,
        default=None,
    )
    return remedies.cheapest(within, before)


def _within(stretch: Stretch, fits: Callable[[Course], bool]) -> Iterator[Fix]:
    """A break in a session, the longest first."""
    for one in sorted(stretch.slots, key=length, reverse=True):
        if not isinstance(one.item, Session) or break_within(one) >= BREAK or length(one) <= 2 * BREAK:
            continue
        rested = replace(one, item=replace(one.item, break_minutes=BREAK))
        if fits(tuple(rested if other is one else other for other in stretch.slots)):
            yield remedies.pause_within(one, BREAK)


def _before(scene: Scene, stretch: Stretch, fits: Callable[[Slot], bool]) -> Iterator[Fix]:
    """A break before an item that moves later with what follows."""
    for one in stretch.slots[1:]:
        if one.start is None or not fits(one):
            continue
        moved = pushed(scene, one, BREAK)
        if moved:
            yield remedies.with_followers(one, after(one.start, BREAK).time(), BREAK * moved)


def _later(between: Between, moved: Slot) -> Between:
    return lambda one, other: between(one, other) + (BREAK if other.id == moved.id else 0)
