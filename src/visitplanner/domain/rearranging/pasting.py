"""Where copies of items go that keep their distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from visitplanner.domain.programme import Slot, slot
from visitplanner.domain.rearranging.placing import Placement, later, put, shifted
from visitplanner.domain.when import elapsed


def pasted(items: Sequence[Slot], day: date, start: time | None) -> tuple[Placement, ...]:
    """The first of `items` (in programme order) on `day` at `start`, the others at the same distance from it.

    Without a `start` all keep their times of day. What has no date stays without, unless nothing has one: then they
    come one after the other. Each placement bears the id of what is copied.
    """
    dated = [one for one in items if one.date]
    if not dated:
        return tuple(_in_turn(items, day, start))
    days = (day - dated[0].date).days if dated[0].date else 0
    minutes = 0
    timed = next((one for one in dated if one.start), None)
    if start and timed and timed.date:
        now = slot(shifted(timed, days=days).of(timed.item)).start
        then = slot(put(timed.item, later(timed.date, days), start).of(timed.item)).start
        minutes = elapsed(now, then) if now and then else 0
    return tuple(shifted(one, days=days, minutes=minutes) for one in dated)


def _in_turn(items: Sequence[Slot], day: date, start: time | None) -> Iterator[Placement]:
    for one in items:
        placement = put(one.item, day, start or one.item.when.start)
        yield placement
        end = slot(placement.of(one.item)).end
        if start and end:
            day, start = end.date(), end.time()
