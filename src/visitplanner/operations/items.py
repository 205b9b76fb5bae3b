"""What can be done to anything on the board: moved, put into the tray, taken out, deleted, brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import order
from visitplanner.domain import programme as itinerary
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.records import Leg, Session, record_type
from visitplanner.domain.when import When, after, elapsed, local, wall
from visitplanner.domain.when import zone as zone_named
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

FIRST = time(9)
"""Where the first item of an empty day goes."""


def move(edit: Edit, id: str, day: date, start: time) -> None:
    """To `day` and `start`, local at the item's place; from the tray too. A leg keeps its elapsed time.

    `start.fold` 1 means the second of two equal times. Anchored items are refused.
    """
    rules.day(day)
    item = programme.free(programme.item(edit, id))
    when = When(day, start.replace(fold=0), start.fold)
    if isinstance(item, Session):
        edit.set(Session, id, when=when)
        return
    minutes = _leg_minutes(item, day)
    edit.set(Leg, id, when=when)
    if minutes is not None:
        arrival = after(local(day, start, item.zone, when.fold), minutes)
        edit.set(Leg, id, arrival=wall(arrival.astimezone(zone_named(item.arrival_zone or item.zone))))


def nudge(edit: Edit, id: str, minutes: int) -> None:
    """Later, or with negative minutes earlier, also across midnight. What has no time yet is refused."""
    item = programme.item(edit, id)
    start = itinerary.slot(item).start
    if start is None:
        raise Refusal(N_("“{title}” has no time yet."), title=item.title.pick(item.title.original).text)
    to = after(start, minutes)
    move(edit, id, to.date(), to.time())


def to_tray(edit: Edit, id: str, *, before: str = "") -> None:
    """Take the date away; the time of day is remembered. It goes before the item `before`, else to the end."""
    item = programme.free(programme.item(edit, id))
    tray = [one for one in programme.unscheduled(edit, item.visit) if one.id != id]
    at = next((n for n, one in enumerate(tray) if one.id == before), len(tray))
    left, right = (tray[n].when.order if 0 <= n < len(tray) else "" for n in (at - 1, at))
    edit.set(type(item), id, when=When(None, item.when.start, 0, order.between(left, right)))
    if isinstance(item, Leg):
        edit.set(Leg, id, arrival=replace(item.arrival, date=None, fold=0))


def from_tray(edit: Edit, id: str, day: date) -> None:
    """Onto `day`: at the time it last had, else after the day's last item, else at nine."""
    item = programme.item(edit, id)
    move(edit, id, day, item.when.start or _free_time(edit, item.visit, day))


def set_status(edit: Edit, id: str, status: SessionStatus) -> None:
    """How firm it is. What is cancelled keeps its place and is shown struck through."""
    edit.set(type(programme.item(edit, id)), id, status=status)


def set_anchored(edit: Edit, id: str, anchored: bool) -> None:
    """Whether it refuses to move."""
    edit.set(type(programme.item(edit, id)), id, anchored=anchored)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """Sessions and legs to the bin. What was asked, heard or linked there stays, and is back with them."""
    for id in ids:
        item = programme.item(edit, id)
        edit.delete(type(item), id)


def restore(edit: Edit, kind: type[Any] | str, id: str) -> None:
    """Anything out of the bin, as it was."""
    edit.revive(record_type(kind), id)


def _leg_minutes(leg: Leg, day: date) -> int | None:
    """How long a leg takes; None where its arrival is unknown. In the tray only the times of day are left."""
    if leg.when.date:
        return itinerary.slot(leg).minutes
    if leg.when.start is None or leg.arrival.start is None:
        return None
    departure = local(day, leg.when.start, leg.zone)
    zone = leg.arrival_zone or leg.zone
    arrivals = (local(day + timedelta(days=n), leg.arrival.start, zone) for n in (-1, 0, 1, 2))
    return next(minutes for one in arrivals if (minutes := elapsed(departure, one)) >= 0)


def _free_time(edit: Edit, visit: str, day: date) -> time:
    items = (*edit.find(Session, visit=visit), *edit.find(Leg, visit=visit))
    ends = [one.end for one in map(itinerary.slot, items) if one.end and one.date == day]
    last = max(ends, key=lambda end: end.astimezone(UTC), default=None)
    return last.time() if last and last.date() == day else FIRST
