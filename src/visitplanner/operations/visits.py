"""Visits as wholes: made, dated, copied, deleted."""

from __future__ import annotations

from datetime import date

from visitplanner.domain import ids
from visitplanner.domain.kinds import DateChange, VisitState
from visitplanner.domain.rearranging import Plan, shift_dates
from visitplanner.domain.records import Visit
from visitplanner.domain.wording import wording
from visitplanner.operations import duplicates, fields, rearranging, rules, scene
from visitplanner.store.editing import Edit


def create(
    edit: Edit,
    *,
    title: str,
    language: str,
    start: date,
    end: date,
    zone: str,
    home_zone: str,
    code: str = "",
) -> str:
    """A new visit and its id. Without a code it is named after its month (`2026-11`)."""
    rules.visit_dates(start, end)
    id = ids.new()
    edit.add(
        Visit,
        space=id,
        id=id,
        title=wording(rules.language(language), **{language: rules.title(title)}),
        code=free_code(edit, code or f"{start:%Y-%m}"),
        start=start,
        end=end,
        zone=rules.known_zone(zone),
        home_zone=rules.known_zone(home_zone, "home_zone"),
        working_language=language,
    )
    return id


def rename(edit: Edit, visit: str, language: str, title: str) -> None:
    """The title in one language."""
    fields.write_text(edit, Visit, visit, "title", language, rules.title(title))


def set_dates(
    edit: Edit, visit: str, start: date, end: date, *, how: DateChange = DateChange.SHIFT_ALL
) -> Plan:
    """First and last date, and what becomes of the programme (`rearranging.shift_dates`); what was done.

    A visit that was postponed is planned again.
    """
    rules.visit_dates(start, end)
    plan = shift_dates(scene.snapshot(edit, visit), start, end, how)
    rearranging.apply(edit, plan)
    if edit.get(Visit, visit).state is VisitState.POSTPONED:
        edit.set(Visit, visit, state=VisitState.PLANNED)
    return plan


def postpone(edit: Edit, visit: str) -> None:
    """Not on these dates, and the new ones not known yet. Everything is kept, and goes along with new dates."""
    set_state(edit, visit, VisitState.POSTPONED)


def set_state(edit: Edit, visit: str, state: VisitState) -> None:
    """Planned, confirmed, postponed, cancelled or over; nothing else changes with it."""
    edit.set(Visit, visit, state=state)


def delete(edit: Edit, visit: str) -> None:
    """To the bin, with everything in it: only the visit's own row goes, so bringing it back brings back all."""
    edit.get(Visit, visit)
    edit.delete(Visit, visit)


def duplicate(edit: Edit, visit: str, start: date) -> str:
    """A new visit with the same programme and people and all that stands behind it, from `start` on; its id.

    What was heard, decided or answered stays with the first one; `domain.resets` lists what begins anew.
    """
    rows = duplicates.rows_of(edit, visit)
    old = edit.get(Visit, visit)
    return duplicates.make(edit, rows, start, {"code": free_code(edit, old.code or f"{start:%Y-%m}")})


def free_code(edit: Edit, code: str) -> str:
    """`code`, or with a number behind it where a visit has it already."""
    taken = {visit.code.casefold() for visit in edit.find(Visit)}
    number, free = 1, code
    while free.casefold() in taken:
        number += 1
        free = f"{code}-{number}"
    return free
