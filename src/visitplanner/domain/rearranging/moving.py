"""Moving items: several by the same offset, or one with what follows it, up to the next anchored item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from visitplanner.domain import programme
from visitplanner.domain.goers import apart
from visitplanner.domain.programme import NIGHT, Item, Slot, slot, span
from visitplanner.domain.rearranging.placing import Placement, lengthened, put, shifted
from visitplanner.domain.rearranging.plan import Plan, gaps
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import elapsed


def move(snapshot: Snapshot, ids: Iterable[str], *, days: int = 0, minutes: int = 0) -> Plan:
    """Several items by the same offset. Anchored ones stay, and so does what has no date."""
    wanted = frozenset(ids)
    chosen = [one for one in programme.slots(snapshot) if one.id in wanted]
    moving = [one for one in chosen if one.date and not one.item.anchored]
    stayed = tuple(one.id for one in chosen if one.item.anchored)
    return planned(snapshot, [shifted(one, days=days, minutes=minutes) for one in moving], stayed)


def ripple(snapshot: Snapshot, id: str, day: date, start: time) -> Plan:
    """One item to `day` and `start` with what follows it.

    On its own day, what follows and shares people comes along by the same offset up to the next anchored item. On
    another day, or out of the tray, what stands there makes room as far as is needed. An anchored item stays itself.
    """
    one = _slot(snapshot, id)
    if one.item.anchored:
        return Plan(stayed=(id,), visit=snapshot.visit.id)
    first = put(one.item, day, start)
    there = slot(first.of(one.item))
    if there.start is None:
        return planned(snapshot, [first])
    if one.start and one.date == day:
        coming, stayed = _followers(snapshot, one, one)
        offset = _minutes(one.start, there.start)
    else:
        coming, stayed = _followers(snapshot, one, there)
        offset = max(0, _minutes(coming[0].start, there.end)) if coming else 0
        stayed = stayed if coming else ()
    return _rippled(snapshot, first, coming if offset else [], stayed if offset else (), offset)


def ripple_resize(snapshot: Snapshot, id: str, minutes: int) -> Plan:
    """One item so many minutes long, with what follows it as in `ripple`."""
    one = _slot(snapshot, id)
    if one.item.anchored:
        return Plan(stayed=(id,), visit=snapshot.visit.id)
    offset = minutes - (one.minutes or 0)
    coming, stayed = _followers(snapshot, one, one) if one.end and offset else ([], ())
    return _rippled(snapshot, lengthened(one, minutes), coming, stayed, offset)


def planned(snapshot: Snapshot, placements: Sequence[Placement], stayed: tuple[str, ...] = ()) -> Plan:
    """The plan of these placements; what would stand where it stands is left out."""
    items = (_item(snapshot, one.id) for one in placements)
    found = tuple(one for one, item in zip(placements, items, strict=True) if one.of(item) != item)
    return Plan(found, stayed, gaps(snapshot, found), visit=snapshot.visit.id)


def _slot(snapshot: Snapshot, id: str) -> Slot:
    return slot(_item(snapshot, id))


def _item(snapshot: Snapshot, id: str) -> Item:
    return snapshot.session[id] if id in snapshot.session else snapshot.leg[id]


def _rippled(
    snapshot: Snapshot, first: Placement, coming: Sequence[Slot], stayed: tuple[str, ...], offset: int
) -> Plan:
    return planned(snapshot, [first, *(shifted(one, minutes=offset) for one in coming)], stayed)


def _followers(snapshot: Snapshot, one: Slot, there: Slot) -> tuple[list[Slot], tuple[str, ...]]:
    """What comes along behind `one` when it is at `there`, and the anchored items that hold back the rest.

    Whoever shares people with anything that moves comes along, until an anchored item of theirs is in the way. What is
    cancelled pushes nothing. Behind something that lasts into the next date, that date comes along up to its night.
    """
    if one.cancelled:
        return [], ()
    assert there.start
    since, days = there.start.astimezone(UTC), {there.date, there.end.date() if there.end else there.date}
    until = span(there)[1]
    moving: list[Item] = [one.item]
    held: list[Item] = []
    coming: list[Slot] = []
    stayed: list[str] = []
    for other in programme.slots(snapshot):
        if other.id == one.id or other.cancelled or other.date not in days:
            continue
        if other.start is None or other.start.astimezone(UTC) < since:
            continue
        if other.date != there.date and elapsed(until, other.start) >= NIGHT:
            continue
        if all(apart(snapshot, other.item, item) for item in moving):
            continue
        if not all(apart(snapshot, other.item, item) for item in held):
            held.append(other.item)
        elif other.item.anchored:
            held.append(other.item)
            stayed.append(other.id)
        else:
            moving.append(other.item)
            coming.append(other)
            until = max(until, span(other)[1])
    return coming, tuple(stayed)


def _minutes(start: datetime | None, end: datetime | None) -> int:
    return elapsed(start, end) if start and end else 0
