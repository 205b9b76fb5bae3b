"""Where one session or leg goes: its new register, and a leg's arrival as many minutes later as before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.programme import Item, Slot, slot
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.when import When, after, wall


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an item goes. `arrival` is a leg's, `minutes` the new length of a session; None leaves them as they are."""

    id: str
    kind: str
    when: When
    arrival: When | None = None
    minutes: int | None = None

    def of(self, item: Item) -> Item:
        """`item` as it would be."""
        if isinstance(item, Leg):
            return replace(
                item, when=self.when, arrival=item.arrival if self.arrival is None else self.arrival
            )
        return replace(item, when=self.when, minutes=item.minutes if self.minutes is None else self.minutes)


def put(item: Item, day: date, start: time | None) -> Placement:
    """`item` on `day` at `start`, local at its place; `start.fold` 1 is the second of two equal times.

    A leg keeps its elapsed minutes, out of the tray too; without an arrival it goes without one.
    """
    when = replace(
        item.when, date=day, start=start and start.replace(fold=0), fold=start.fold if start else 0
    )
    if isinstance(item, Session):
        return Placement(item.id, "session", when)
    minutes = _minutes(item, day)
    departure = slot(replace(item, when=when)).start
    if minutes is None or departure is None:
        return Placement(item.id, "leg", when, _along(item, day))
    return Placement(item.id, "leg", when, _arrival(item, departure, minutes))


def shifted(one: Slot, *, days: int = 0, minutes: int = 0) -> Placement:
    """So many days later by the calendar, the time of day kept, then so many elapsed minutes. It must have a date.

    Without a time of day only the date moves.
    """
    assert one.date
    item, start = one.item, one.item.when.start
    there = put(item, later(one.date, days), start and start.replace(fold=0 if days else item.when.fold))
    moment = slot(there.of(item)).start if days else one.start
    if moment is None or not minutes:
        return there
    try:
        moment = after(moment, minutes)
    except OverflowError:
        raise _too_far() from None
    return put(item, moment.date(), moment.time())


def lengthened(one: Slot, minutes: int) -> Placement:
    """So many minutes long: a session by its length, a leg that has a time by its arrival."""
    item = one.item
    if isinstance(item, Session):
        return Placement(item.id, "session", item.when, minutes=minutes)
    return Placement(item.id, "leg", item.when, _arrival(item, one.start, minutes) if one.start else None)


def unscheduled(item: Item, order: str) -> Placement:
    """Without a date; the times of day are remembered. `order` is its place in the tray."""
    when = When(None, item.when.start, 0, order)
    if isinstance(item, Session):
        return Placement(item.id, "session", when)
    return Placement(item.id, "leg", when, replace(item.arrival, date=None, fold=0))


def later(day: date, days: int) -> date:
    """So many days later. Refused where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise _too_far() from None


def _too_far() -> Refusal:
    return Refusal(N_("The calendar does not reach that far."), field="date")


def _arrival(leg: Leg, departure: dt.datetime, minutes: int) -> When:
    """What clocks show at the other end, `minutes` after the departure. Refused where the calendar ends."""
    there = slot(replace(leg, when=wall(departure), arrival=wall(departure))).end
    try:
        arrival = after(departure, minutes)
        shown = wall(arrival.astimezone(there.tzinfo)) if there else wall(arrival)
    except OverflowError:
        raise _too_far() from None
    return replace(shown, order=leg.arrival.order)


def _along(leg: Leg, day: date) -> When | None:
    """The arrival of a leg whose length is unknown: as many days later as the departure."""
    if leg.arrival.date is None or leg.when.date is None:
        return None
    return replace(leg.arrival, date=later(leg.arrival.date, (day - leg.when.date).days), fold=0)


def _minutes(leg: Leg, day: date) -> int | None:
    """How long a leg takes; None where its arrival is unknown. In the tray only the times of day are left."""
    if leg.when.date:
        return slot(leg).minutes
    start, back = leg.when.start, leg.arrival.start
    nearest = (
        slot(replace(leg, when=When(day, start), arrival=When(later(day, n), back))).minutes
        for n in (-1, 0, 1, 2)
    )
    return next((minutes for minutes in nearest if minutes is not None and minutes >= 0), None)
