"""What a plan would do, or has done: in words for a terminal, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns, printable
from visitplanner.cli.console import Console
from visitplanner.domain import programme
from visitplanner.domain.programme import Slot
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.snapshot import Snapshot


def told(console: Console, snapshot: Snapshot, plan: Plan) -> Iterator[str]:
    """What moves where, what stays, and what becomes of the time in between; `snapshot` is from before."""
    spoken = console.language
    before, after = _by_id(snapshot), _by_id(plan.preview(snapshot))
    title = {id: _title(console, snapshot, one) for id, one in before.items()}
    if plan.dates:
        yield spoken.dates(*plan.dates)
    moved = [before[one.id] for one in plan.placements]
    rows = [[title[one.id], _when(console, one), "→", _when(console, after[one.id])] for one in moved]
    rows += [[spoken.date(day, "short"), "", "→", _day(console, to)] for day, to in plan.days]
    bookings = {
        one.id: one.title.pick(spoken.code, snapshot.visit.working_language) for one in snapshot.bookings
    }
    rows += [[str(bookings[id]), "", "→", spoken.dates(start, end)] for id, start, end in plan.bookings]
    yield from columns(rows, indent="  ") if rows else ()
    for id in plan.stayed:
        yield printable(spoken.gettext(N_("Anchored, stays: {title}")).format(title=title[id]))
    for gap in plan.gaps:
        short = N_("{minutes} short between {before} and {after}")
        said = short if gap.minutes < 0 else N_("{minutes} left between {before} and {after}")
        facts = {"before": title[gap.before], "after": title[gap.after]}
        yield printable(spoken.gettext(said).format(minutes=spoken.minutes(abs(gap.minutes)), **facts))


def as_json(snapshot: Snapshot, plan: Plan) -> dict[str, Any]:
    """The same for programs; local times without an offset, as in `show`."""
    before, after = _by_id(snapshot), _by_id(plan.preview(snapshot))
    return {
        "items": [
            {"id": one.id, "kind": one.kind, "from": _times(before[one.id]), "to": _times(after[one.id])}
            for one in plan.placements
        ],
        "stayed": list(plan.stayed),
        "gaps": [
            {"before": gap.before, "after": gap.after, "minutes": gap.minutes, "was": gap.was}
            for gap in plan.gaps
        ],
        "days": [{"from": day.isoformat(), "to": to and to.isoformat()} for day, to in plan.days],
        "bookings": [
            {"id": id, "start": start.isoformat(), "end": end.isoformat()} for id, start, end in plan.bookings
        ],
        "dates": [day.isoformat() for day in plan.dates] if plan.dates else None,
    }


def _by_id(snapshot: Snapshot) -> dict[str, Slot]:
    return {one.id: one for one in programme.slots(snapshot)}


def _times(one: Slot) -> dict[str, str | int | None]:
    start, end = (moment.strftime("%Y-%m-%dT%H:%M") if moment else None for moment in (one.start, one.end))
    day = one.date.isoformat() if one.date else None
    return {"date": day, "start": start, "end": end, "minutes": one.minutes}


def _title(console: Console, snapshot: Snapshot, one: Slot) -> str:
    text = one.item.title.pick(console.language.code, snapshot.visit.working_language).text
    return console.language.gettext(N_("“{title}”")).format(title=text) if text else one.id


def _when(console: Console, one: Slot) -> str:
    spoken = console.language
    if one.date is None:
        return spoken.gettext(N_("Unscheduled"))
    day = spoken.date(one.date, "short")
    times = spoken.times(one.start, one.end) if one.start else spoken.gettext(N_("to be confirmed"))
    return f"{day} {times}"


def _day(console: Console, day: date | None) -> str:
    return console.language.date(day, "short") if day else console.language.gettext(N_("Bin"))
