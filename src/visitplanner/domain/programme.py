"""The one ordering of a programme. Screen, pack, text and calendar call this and have no copy of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from visitplanner.base.errors import Refusal
from visitplanner.domain.goers import apart
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.records import Day, Leg, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When, after, elapsed, local, zone

Item = Session | Leg

NIGHT = 300
"""From so many minutes on, what begins on another date is not reached from where the evening before ended."""

_LATEST = datetime.max.replace(tzinfo=UTC)
_DRAWN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with its place in time. `start` and `end` are aware and local at their own ends; None is unknown.

    A leg's `end` is in its arrival's zone and may be unknown. `date` is the local date of the start, None in the tray.
    """

    item: Item
    date: dt.date | None
    start: datetime | None
    end: datetime | None

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def kind(self) -> str:
        """`session` or `leg`."""
        return "leg" if isinstance(self.item, Leg) else "session"

    @property
    def minutes(self) -> int | None:
        """Elapsed minutes; None where an end is unknown."""
        if isinstance(self.item, Session):
            return self.item.minutes
        return None if self.start is None or self.end is None else elapsed(self.start, self.end)

    @property
    def cancelled(self) -> bool:
        """Whether the item will not happen; it keeps its place and is shown struck through."""
        return self.item.status is SessionStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One date of a visit: its record, if anything was said of it, and its slots in order. `number` counts from 1."""

    date: dt.date
    number: int
    record: Day | None
    slots: tuple[Slot, ...]


@lru_cache(maxsize=4096)
def slot(item: Item) -> Slot:
    """Where `item` stands in time. What the calendar cannot hold (the year 9999) shows as a day without a time."""
    try:
        start = _moment(item.when, item.zone)
        if isinstance(item, Leg):
            return Slot(
                item, item.when.date, start, start and _moment(item.arrival, item.arrival_zone or item.zone)
            )
        return Slot(item, item.when.date, start, start and after(start, item.minutes))
    except OverflowError:
        return Slot(item, item.when.date, None, None)


def order_key(one: Slot) -> tuple[date, datetime, datetime, str, str, str]:
    """The key of the ordering: local date, start, end, kind, order key, id; the tray sorts last."""
    start = one.start.astimezone(UTC) if one.start else _LATEST
    end = one.end.astimezone(UTC) if one.end else start
    return (one.date or date.max, start, end, one.kind, one.item.when.order, one.item.id)


def ordered(items: Iterable[Item]) -> tuple[Slot, ...]:
    """Slots of `items` in programme order."""
    return tuple(sorted(map(slot, items), key=order_key))


def slots(snapshot: Snapshot) -> tuple[Slot, ...]:
    """The whole programme in order, the unscheduled tray last."""
    return snapshot.once(_slots)


def tray(snapshot: Snapshot) -> tuple[Slot, ...]:
    """What has no date yet."""
    return tuple(one for one in slots(snapshot) if one.date is None)


def dates(visit: Visit, placed: Iterable[Slot] = ()) -> tuple[date, ...]:
    """Every date from the visit's start to its end, and every other date that holds something."""
    found = {one.date for one in placed if one.date}
    if visit.start and visit.end:
        days = (visit.end - visit.start).days
        found |= {visit.start + timedelta(days=n) for n in range(min(days, 365) + 1)}
    return tuple(sorted(found))


def days(snapshot: Snapshot) -> tuple[DayPlan, ...]:
    """The programme by local date, empty days included, the tray left out."""
    return snapshot.once(_days)


def clashes(snapshot: Snapshot) -> frozenset[str]:
    """`overlaps` of the whole programme."""
    return snapshot.once(_clashes)


def overlaps(placed: Sequence[Slot], parted: Callable[[Item, Item], bool] | None = None) -> frozenset[str]:
    """Ids of the items that share time with another one that is not cancelled; `parted` ones may."""
    active = [(*span(one), one.id, one.item) for one in placed if one.start and one.end and not one.cancelled]
    found: set[str] = set()
    reaching: list[tuple[datetime, datetime, str, Item]] = []
    for this in sorted(active, key=lambda one: one[:3]):
        reaching = [other for other in reaching if other[1] > this[0]]
        met = [other for other in reaching if not (parted and parted(this[3], other[3]))]
        if met:
            found |= {this[2], *(other[2] for other in met)}
        reaching.append(this)
    return frozenset(found)


def shared_minutes(one: Slot, other: Slot) -> int:
    """How many minutes two items share; negative is the gap between them. Without times they share nothing."""
    if one.start is None or other.start is None:
        return 0
    (start, end), (begin, finish) = span(one), span(other)
    return elapsed(max(start, begin), min(end, finish))


def lanes(placed: Sequence[Slot], side: Callable[[Slot], str] | None = None) -> dict[str, tuple[int, int]]:
    """Side-by-side columns for what overlaps: id → (lane, lanes of its group). Items without a start are left out.

    What begins together stands in the order of `side`, else in that of the programme.
    """
    found: dict[str, tuple[int, int]] = {}
    group: list[tuple[str, int]] = []
    ends: list[datetime] = []
    for one in sorted((one for one in placed if one.start), key=lambda one: _beside(one, side)):
        start, end = span(one)
        if ends and start >= max(ends):
            found |= {id: (lane, len(ends)) for id, lane in group}
            group, ends = [], []
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        group.append((one.id, lane))
    return found | {id: (lane, len(ends)) for id, lane in group}


def _beside(one: Slot, side: Callable[[Slot], str] | None) -> tuple[object, ...]:
    key = order_key(one)
    return (*key[:2], side(one) if side else "", *key[2:])


def current(snapshot: Snapshot, now: datetime) -> Session | None:
    """The session that is on at `now`, else the next one: within two hours, on the same local day."""
    now = now.astimezone(UTC)
    best: Session | None = None
    for one in slots(snapshot):
        if not isinstance(one.item, Session) or one.start is None or one.cancelled:
            continue
        start, end = span(one)
        if start <= now < end:
            return one.item
        soon = timedelta() <= start - now <= timedelta(hours=2)
        if best is None and soon and now.astimezone(one.start.tzinfo).date() == one.start.date():
            best = one.item
    return best


def _slots(snapshot: Snapshot) -> tuple[Slot, ...]:
    return ordered((*snapshot.sessions, *snapshot.legs))


def _days(snapshot: Snapshot) -> tuple[DayPlan, ...]:
    placed = slots(snapshot)
    by_date: dict[date, list[Slot]] = {}
    for one in placed:
        if one.date:
            by_date.setdefault(one.date, []).append(one)
    return tuple(
        DayPlan(day, number, snapshot.day.get(day), tuple(by_date.get(day, ())))
        for number, day in enumerate(dates(snapshot.visit, placed), 1)
    )


def _clashes(snapshot: Snapshot) -> frozenset[str]:
    return overlaps(slots(snapshot), lambda one, other: apart(snapshot, one, other))


def span(one: Slot) -> tuple[datetime, datetime]:
    """From when to when, as instants: times of one zone compare by the clock on the wall, which runs twice in autumn.

    Without an arrival a leg takes half an hour, as it is drawn.
    """
    start = (one.start or _LATEST).astimezone(UTC)
    return start, one.end.astimezone(UTC) if one.end else start + min(_DRAWN, _LATEST - start)


def _moment(when: When, zone_name: str) -> datetime | None:
    if when.date is None or when.start is None:
        return None
    return local(when.date, when.start, _zone(zone_name), when.fold)


def _zone(name: str) -> str:
    """A session whose place has an unknown zone is still shown: in universal time."""
    try:
        zone(name)
    except Refusal:
        return "UTC"
    return name
