"""Writing a plan of `domain.rearranging`: exactly what it says, as one gesture."""

from __future__ import annotations

from typing import Any

from visitplanner.domain.codec import values
from visitplanner.domain.rearranging import Placement, Plan
from visitplanner.domain.records import KINDS, Day, Visit
from visitplanner.domain.wording import Wording
from visitplanner.operations import bookings, rules
from visitplanner.store.editing import Edit


def apply(edit: Edit, plan: Plan) -> None:
    """Put everything where the plan says. Refuses what `allow` refuses."""
    allow(plan)
    edit.expect((KINDS[one.kind], one.id) for one in plan.placements)
    for placement in plan.placements:
        place(edit, placement)
    for id, start, end in plan.bookings:
        bookings.set_dates(edit, id, start, end)
    if plan.days:
        _say(edit, plan)
    if plan.dates:
        start, end = plan.dates
        edit.set(Visit, plan.visit, start=start, end=end)


def allow(plan: Plan) -> None:
    """Refuse what the calendar or the length of a visit forbids; nothing is written."""
    for placement in plan.placements:
        registers(placement)
    if plan.dates:
        rules.visit_dates(*plan.dates)


def place(edit: Edit, one: Placement) -> None:
    """One item where the placement says."""
    edit.set(KINDS[one.kind], one.id, **registers(one))


def registers(one: Placement) -> dict[str, Any]:
    """The values of a placement, by field. Refuses an implausible date."""
    found = {"when": one.when, "arrival": one.arrival, "minutes": one.minutes}
    for when in (one.when, one.arrival):
        if when and when.date:
            rules.day(when.date)
    return {field: value for field, value in found.items() if value is not None}


def _say(edit: Edit, plan: Plan) -> None:
    """What was said of dates under its new dates; a record whose date nothing is said of any more goes to the bin."""
    there = {day.id: day for day in edit.find(Day, visit=plan.visit)}
    said = {day.id: day for day in plan.said(there.values())}
    for id in there.keys() - said.keys():
        edit.delete(Day, id)
    for id, day in said.items():
        if day == there.get(id):
            continue
        if id in there:
            edit.set(Day, id, **_stated(day))
        else:
            edit.add(Day, space=plan.visit, id=id, **_stated(day))


def _stated(day: Day) -> dict[str, Any]:
    """The values of `day`, the state of every text said: what stood under its id before may have had another."""
    found = values(day)
    for name, words in found.items():
        if isinstance(words, Wording):
            states = {language: words.state(language) for language in words}
            found[name] = Wording(words.texts, states, words.original)
    return found
