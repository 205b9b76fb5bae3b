"""What can be done to anything on the board: moved, put into the tray, taken out, deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import order
from visitplanner.domain import programme as itinerary
from visitplanner.domain import rearranging as planned
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.records import Leg, Session, Visit
from visitplanner.domain.when import after
from visitplanner.operations import copies, labels, programme, rearranging, rules, scene
from visitplanner.store.editing import Edit

FIRST = time(9)
"""Where the first item of an empty day goes."""


def move(edit: Edit, id: str, day: date, start: time) -> None:
    """To `day` and `start`, local at the item's place; from the tray too. A leg keeps its elapsed time.

    `start.fold` 1 means the second of two equal times. Anchored items are refused.
    """
    rules.day(day)
    rearranging.place(edit, planned.put(programme.free(programme.item(edit, id)), day, start))


def move_many(edit: Edit, ids: Iterable[str], *, days: int = 0, minutes: int = 0) -> Plan:
    """Several items of one visit by the same offset. Anchored ones stay behind, but not alone: those are refused.

    Gives the plan of what was done, with the gaps between these items alone.
    """
    chosen = [programme.item(edit, id) for id in ids]
    if not chosen:
        return Plan()
    plan = planned.move(scene.only(edit, chosen), [one.id for one in chosen], days=days, minutes=minutes)
    if not plan:
        for one in chosen:
            programme.free(one)
    rearranging.apply(edit, plan)
    return plan


def ripple(edit: Edit, id: str, day: date, start: time) -> Plan:
    """To `day` and `start`, and what follows along with it up to the next anchored item; what was done."""
    rules.day(day)
    item = programme.free(programme.item(edit, id))
    plan = planned.ripple(scene.snapshot(edit, item.visit), id, day, start)
    rearranging.apply(edit, plan)
    return plan


def ripple_by(edit: Edit, id: str, minutes: int) -> Plan:
    """Later, or with negative minutes earlier, and what follows along with it; what was done."""
    to = after(_start(programme.item(edit, id)), minutes)
    return ripple(edit, id, to.date(), to.time())


def ripple_resize(edit: Edit, id: str, minutes: int) -> Plan:
    """So many minutes long, and what follows along with its end; what was done."""
    item = programme.free(programme.item(edit, id))
    plan = planned.ripple_resize(scene.snapshot(edit, item.visit), id, rules.minutes(minutes))
    rearranging.apply(edit, plan)
    return plan


def paste(
    edit: Edit, visit: str, ids: Iterable[str], day: date | None = None, start: time | None = None
) -> tuple[str, ...]:
    """Copies of items, of another visit too, in programme order; their ids.

    The first one goes to `day` and `start`, and all keep their distances; without a `start` they keep their times of
    day. What is unscheduled comes one after the other, or stays so beside others that have a date. Without a `day` all
    are unscheduled.
    """
    edit.get(Visit, visit)
    found = itinerary.ordered([programme.item(edit, id) for id in ids])
    goes = {one.id: one for one in planned.pasted(found, day, start)} if day else {}
    made: list[str] = []
    for one in found:
        there = goes.get(one.id) or planned.unscheduled(one.item, programme.last_in_tray(edit, visit))
        made.append(copies.add(edit, one.item, visit, **rearranging.registers(there)))
    return tuple(made)


def nudge(edit: Edit, id: str, minutes: int) -> None:
    """Later, or with negative minutes earlier, also across midnight. What has no time yet is refused."""
    to = after(_start(programme.item(edit, id)), minutes)
    move(edit, id, to.date(), to.time())


def to_tray(edit: Edit, id: str, *, before: str = "") -> None:
    """Take the date away; the time of day is remembered. It goes before the item `before`, else to the end."""
    item = programme.free(programme.item(edit, id))
    tray = [one for one in programme.unscheduled(edit, item.visit) if one.id != id]
    at = next((n for n, one in enumerate(tray) if one.id == before), len(tray))
    left, right = (tray[n].when.order if 0 <= n < len(tray) else "" for n in (at - 1, at))
    rearranging.place(edit, planned.unscheduled(item, order.between(left, right)))


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


def _start(item: programme.Item) -> datetime:
    start = itinerary.slot(item).start
    if start is None:
        raise Refusal(N_("“{title}” has no time yet."), title=labels.told(item))
    return start


def _free_time(edit: Edit, visit: str, day: date) -> time:
    items = (*edit.find(Session, visit=visit), *edit.find(Leg, visit=visit))
    ends = [one.end for one in map(itinerary.slot, items) if one.end and one.date == day]
    last = max(ends, key=lambda end: end.astimezone(UTC), default=None)
    return last.time() if last and last.date() == day else FIRST
