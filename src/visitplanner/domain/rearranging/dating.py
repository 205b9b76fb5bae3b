"""Changing the visit's dates and its days. Whatever happens to a date, nothing that was planned is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, phrase
from visitplanner.domain import order, programme
from visitplanner.domain.kinds import DateChange
from visitplanner.domain.programme import Slot
from visitplanner.domain.rearranging.placing import Placement, later, shifted, unscheduled
from visitplanner.domain.rearranging.plan import Plan, gaps
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot

NewDate = Callable[[date], date]
"""Where a date goes."""


def shift_dates(snapshot: Snapshot, start: date, end: date, how: DateChange) -> Plan:
    """The visit from `start` to `end`.

    SHIFT_ALL: all goes along by as many days as the start, what is said of the days and bookings too. KEEP_ANCHORED:
    likewise, but anchored items stay. TO_TRAY: nothing moves, and what falls outside goes into the tray unless it is
    anchored. The times of day stay what clocks there show; what then falls outside the dates stays visible there.
    """
    visit = snapshot.visit
    dates = (start, end) if (start, end) != (visit.start, visit.end) else None
    if how is DateChange.TO_TRAY:
        outside = [one for one in _dated(snapshot) if one.date and not start <= one.date <= end]
        placements, stayed = _into_tray(snapshot, outside)
        return Plan(placements, stayed, gaps(snapshot, placements), dates=dates, visit=visit.id)
    days = (start - visit.start).days if visit.start else 0

    def new(day: date) -> date:
        return later(day, days)

    return _redated(snapshot, new, new, new, dates, anchored_too=how is DateChange.SHIFT_ALL)


def insert_day(snapshot: Snapshot, at: date) -> Plan:
    """An empty day at `at`: everything from that date on is one day later, and the visit one day longer.

    Anchored items stay. A booking over the new day lasts a day longer.
    """
    _within(snapshot, at, beyond=1)

    def new(day: date) -> date:
        return later(day, 1) if day >= at else day

    return _redated(snapshot, new, new, new, _longer(snapshot, 1))


def remove_day(snapshot: Snapshot, on: date) -> Plan:
    """Without the day `on`: what is planned goes into the tray, what is later is one day earlier, the visit shorter.

    What was said of the day goes to the bin. Anchored items of later days stay; on the day itself they are refused,
    and so is the visit's only day.
    """
    _within(snapshot, on)
    visit = snapshot.visit
    if visit.start and visit.start == visit.end:
        raise Refusal(N_("A visit has at least one day."), field="date")
    here = [one for one in _dated(snapshot) if one.date == on]
    if held := [one.item.title for one in here if one.item.anchored]:
        named = (str(title.pick(title.original, visit.working_language)) for title in held)
        titles = tuple(phrase(N_("“{title}”"), title=one) for one in named)
        raise Refusal(N_("Anchored on this day: {titles}. Unlock it first."), field="anchored", titles=titles)

    def new(day: date) -> date:
        return later(day, -1) if day > on else day

    def last(day: date) -> date:
        return later(day, -1) if day >= on else day

    plan = _redated(snapshot, new, new, last, _longer(snapshot, -1))
    into_tray, _ = _into_tray(snapshot, here)
    said: tuple[tuple[date, date | None], ...] = ((on, None),) if on in snapshot.day else ()
    placements = (*into_tray, *plan.placements)
    return replace(plan, placements=placements, gaps=gaps(snapshot, placements), days=said + plan.days)


def swap_days(snapshot: Snapshot, one: date, other: date) -> Plan:
    """Two days change places, with what is said of them; anchored items stay."""
    _within(snapshot, one)
    _within(snapshot, other)
    return _permuted(snapshot, {one: other, other: one})


def move_day(snapshot: Snapshot, on: date, to: date) -> Plan:
    """The day `on` goes to `to`, with what is said of it; the days in between close up. Anchored items stay."""
    _within(snapshot, on)
    _within(snapshot, to)
    step = 1 if to < on else -1
    between = {day: day + timedelta(days=step) for day in _days(min(on, to), max(on, to)) if day != on}
    return _permuted(snapshot, {**between, on: to})


def _permuted(snapshot: Snapshot, places: dict[date, date]) -> Plan:
    def new(day: date) -> date:
        return places.get(day, day)

    return _redated(snapshot, new, lambda day: day, lambda day: day, None)


def _redated(
    snapshot: Snapshot, new: NewDate, first: NewDate, last: NewDate, dates: tuple[date, date] | None,
    *, anchored_too: bool = False,
) -> Plan:  # fmt: skip
    """Every date as `new` says; the `first` and `last` date of bookings likewise."""
    going = [one for one in _dated(snapshot) if one.date and new(one.date) != one.date]
    stayed = () if anchored_too else tuple(one.id for one in going if one.item.anchored)
    placements = tuple(
        shifted(one, days=(new(one.date) - one.date).days)
        for one in going
        if one.date and one.id not in stayed
    )
    said = tuple((day, new(day)) for day in sorted(snapshot.day) if new(day) != day)
    bookings = tuple(_rebooked(snapshot.bookings, first, last))
    return Plan(placements, stayed, gaps(snapshot, placements), said, bookings, dates, snapshot.visit.id)


def _rebooked(bookings: Iterable[Booking], first: NewDate, last: NewDate) -> Iterator[tuple[str, date, date]]:
    """The bookings whose dates change. One of a single day is never turned round."""
    for one in bookings:
        if one.start and one.end:
            start = first(one.start)
            end = max(start, last(one.end))
            if (start, end) != (one.start, one.end):
                yield one.id, start, end


def _into_tray(snapshot: Snapshot, going: Iterable[Slot]) -> tuple[tuple[Placement, ...], tuple[str, ...]]:
    """Behind what is in the tray, in programme order; the anchored ones, which stay, apart."""
    key = max((one.item.when.order for one in programme.tray(snapshot)), default="")
    placements: list[Placement] = []
    stayed: list[str] = []
    for one in going:
        if one.item.anchored:
            stayed.append(one.id)
            continue
        key = order.between(key)
        placements.append(unscheduled(one.item, key))
    return tuple(placements), tuple(stayed)


def _longer(snapshot: Snapshot, days: int) -> tuple[date, date] | None:
    visit = snapshot.visit
    return (visit.start, later(visit.end, days)) if visit.start and visit.end else None


def _within(snapshot: Snapshot, day: date, *, beyond: int = 0) -> None:
    """Refuse a day that is none of the visit's; `beyond` days after the end are allowed."""
    visit = snapshot.visit
    if visit.start and visit.end and not visit.start <= day <= later(visit.end, beyond):
        raise Refusal(N_("{date} is not a day of the visit."), field="date", date=day)


def _dated(snapshot: Snapshot) -> list[Slot]:
    return [one for one in programme.slots(snapshot) if one.date]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
