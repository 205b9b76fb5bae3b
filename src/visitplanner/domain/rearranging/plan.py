"""A rearrangement before it is made: what goes where, what stays, and what becomes of the time in between."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from visitplanner.domain import ids, programme
from visitplanner.domain.goers import apart
from visitplanner.domain.programme import Slot, order_key, shared_minutes, slot, span
from visitplanner.domain.rearranging.placing import Placement
from visitplanner.domain.records import Day, Leg, Session
from visitplanner.domain.snapshot import Snapshot

_Gaps = dict[str, tuple[str, int]]
"""Item → the neighbour before it, and the minutes in between."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The minutes between two neighbours who share people, and what they were; negative where they overlap."""

    before: str
    after: str
    minutes: int
    was: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rearrangement of `visit` would do. It never adds or takes away a session or leg.

    `stayed` are the anchored items that did not come along. `days`: what was said of the first date goes to the second,
    or to the bin. `bookings`: id, first and last date. `dates`: the visit's first and last.
    """

    placements: tuple[Placement, ...] = ()
    stayed: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    days: tuple[tuple[date, date | None], ...] = ()
    bookings: tuple[tuple[str, date, date], ...] = ()
    dates: tuple[date, date] | None = None
    visit: str = ""

    def __bool__(self) -> bool:
        return bool(self.placements or self.days or self.bookings or self.dates)

    def preview(self, snapshot: Snapshot) -> Snapshot:
        """The visit as it would be."""
        found = {one.id: one for one in self.placements}
        booked = {id: (start, end) for id, start, end in self.bookings}
        visit, dates = snapshot.visit, self.dates
        return replace(
            snapshot,
            visit=replace(visit, start=dates[0], end=dates[1]) if dates else visit,
            sessions=tuple(_session(one, found) for one in snapshot.sessions),
            legs=tuple(_leg(one, found) for one in snapshot.legs),
            days=tuple(sorted(self.said(snapshot.days), key=lambda one: one.id))
            if self.days
            else snapshot.days,
            bookings=tuple(
                replace(one, start=booked[one.id][0], end=booked[one.id][1]) if one.id in booked else one
                for one in snapshot.bookings
            ),
        )

    def said(self, days: Iterable[Day]) -> Iterator[Day]:
        """The records of the visit's dates as they would be, each under the id of its new date."""
        goes = dict(self.days)
        kept = {to for to in goes.values() if to}
        for day in days:
            if day.date in goes:
                if to := goes[day.date]:
                    yield replace(day, id=ids.day(day.visit, to), date=to)
            elif day.date not in kept:
                yield day


def gaps(snapshot: Snapshot, placements: Sequence[Placement]) -> tuple[Gap, ...]:
    """Where placements change the time between neighbours who share people, in programme order."""
    placed = snapshot.once(_placed)
    new = {one.id: slot(one.of(placed[one.id].item)) for one in placements}
    touched = {day for id, one in new.items() for day in (*_dates(placed[id]), *_dates(one))}
    old = {id: one for id, one in placed.items() if _matters(one, touched)}
    there = (new.get(id, one) for id, one in placed.items())
    before = _neighbours(snapshot, list(old.values()))
    after = _neighbours(snapshot, sorted((one for one in there if _matters(one, touched)), key=order_key))
    return tuple(_changed(old, before, after, new.keys()))


def _changed(old: Mapping[str, Slot], before: _Gaps, after: _Gaps, moved: Collection[str]) -> Iterator[Gap]:
    """What was between two that were no neighbours: the gap they share out, else the time between them on one day."""
    leaving = dict(before.values())
    for second, (first, minutes) in after.items():
        earlier = before.get(second)
        if earlier and (earlier[0] == first or second not in moved):
            was = earlier[1]
        elif first not in moved and first in leaving:
            was = leaving[first]
        elif first in old and second in old and old[first].date == old[second].date:
            was = -shared_minutes(old[first], old[second])
        else:
            was = max(minutes, 0)
        if was != minutes:
            yield Gap(first, second, minutes, was)


def _neighbours(snapshot: Snapshot, placed: Sequence[Slot]) -> _Gaps:
    """Who shares people with an item is its neighbour if it begins before it and ends last on that day."""
    found: _Gaps = {}
    ends: list[tuple[datetime, int]] = []
    for n, second in enumerate(placed):
        for _end, at in reversed(ends):
            first = placed[at]
            if _reaches(first, second.date) and not apart(snapshot, first.item, second.item):
                found[second.id] = first.id, -shared_minutes(first, second)
                break
        insort(ends, (span(second)[1], n))
    return found


def _matters(one: Slot, touched: set[date]) -> bool:
    if one.start is None or one.cancelled:
        return False
    return one.date in touched or (one.end is not None and one.end.date() in touched)


def _reaches(one: Slot, day: date | None) -> bool:
    """Whether it begins or ends on that local date."""
    return one.date == day or (one.end is not None and one.end.date() == day)


def _placed(snapshot: Snapshot) -> dict[str, Slot]:
    return {one.id: one for one in programme.slots(snapshot)}


def _dates(one: Slot) -> set[date]:
    """The local dates of its start and of its end."""
    return {day for day in (one.date, one.end.date() if one.end else None) if day}


def _session(one: Session, found: Mapping[str, Placement]) -> Session:
    item = found[one.id].of(one) if one.id in found else one
    assert isinstance(item, Session)
    return item


def _leg(one: Leg, found: Mapping[str, Placement]) -> Leg:
    item = found[one.id].of(one) if one.id in found else one
    assert isinstance(item, Leg)
    return item
