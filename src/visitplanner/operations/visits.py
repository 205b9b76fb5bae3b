"""Visits as wholes: made, dated, copied, deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from visitplanner.domain import ids
from visitplanner.domain.codec import values
from visitplanner.domain.kinds import SessionStatus, VisitState
from visitplanner.domain.records import (
    Attendance,
    Connector,
    Day,
    Leg,
    Objective,
    Participation,
    Question,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.operations import fields, rules
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
    _dates(start, end)
    id = ids.new()
    edit.add(
        Visit,
        space=id,
        id=id,
        title=wording(rules.language(language), **{language: rules.title(title)}),
        code=_free_code(edit, code or f"{start:%Y-%m}"),
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


def set_dates(edit: Edit, visit: str, start: date, end: date) -> None:
    """First and last date. Sessions that fall outside stay where they are, and show."""
    _dates(start, end)
    edit.set(Visit, visit, start=start, end=end)


def set_state(edit: Edit, visit: str, state: VisitState) -> None:
    """Planned, confirmed, postponed, cancelled or over; nothing else changes with it."""
    edit.set(Visit, visit, state=state)


def delete(edit: Edit, visit: str) -> None:
    """To the bin, with everything in it: only the visit's own row goes, so bringing it back brings back all."""
    edit.get(Visit, visit)
    edit.delete(Visit, visit)


def duplicate(edit: Edit, visit: str, start: date) -> str:
    """A new visit with the same programme, people and questions, from `start` on; its id.

    What was heard, decided or answered stays with the first one. Nothing of the copy is arranged yet: sessions are
    ideas again, and cancelled ones are left out.
    """
    old = edit.get(Visit, visit)
    shift = rules.day(start, "start") - old.start if old.start else timedelta()
    copy = _Copy(edit, visit, shift)
    end = old.end + shift if old.end else None
    code = _free_code(edit, old.code or f"{start:%Y-%m}")
    copy.add(old, code=code, start=start, end=end, state=VisitState.PLANNED, cooperation="", sample=False)
    _copy_days(copy, visit)
    for objective in edit.find(Objective, visit=visit):
        copy.add(objective)
    _copy_items(copy, visit)
    for kind in (Participation, Question, Connector):
        for row in edit.find(kind, visit=visit):
            copy.add(row)
    return copy.visit


class _Copy:
    """Adds copies of records to a new visit; what they refer to inside the visit is renamed along."""

    def __init__(self, edit: Edit, visit: str, shift: timedelta) -> None:
        self.edit = edit
        self.shift = shift
        self.visit = ids.new()
        self.ids = {visit: self.visit}

    def add(self, record: Any, **changed: Any) -> None:
        """`record` under a new id, with the fields of `changed`. A link to what was left out becomes empty."""
        id = self.ids.setdefault(record.id, ids.new())
        mine = values(record)
        for name in ("visit", "session", "objective", "before", "after"):
            if name in mine:
                mine[name] = self.ids.get(mine[name], "")
        self.edit.add(type(record), space=self.visit, id=id, **{**mine, **changed})

    def moved(self, when: When) -> When:
        """`when`, as many days later as the visit."""
        return replace(when, date=when.date + self.shift) if when.date else when


def _copy_days(copy: _Copy, visit: str) -> None:
    for record in copy.edit.find(Day, visit=visit):
        if record.date:
            copy.ids[record.id] = ids.day(copy.visit, record.date + copy.shift)
            copy.add(record, date=record.date + copy.shift)


def _copy_items(copy: _Copy, visit: str) -> None:
    items: tuple[Session | Leg, ...] = (*copy.edit.find(Session, visit=visit), *copy.edit.find(Leg, visit=visit))
    for item in items:
        if item.status is SessionStatus.CANCELLED:
            continue
        changed: dict[str, Any] = {"when": copy.moved(item.when), "status": SessionStatus.IDEA}
        changed |= {"host_confirmed": None} if isinstance(item, Session) else {"arrival": copy.moved(item.arrival)}
        copy.add(item, **changed)
        for kind in (Attendance, SessionPractice):
            for row in copy.edit.find(kind, session=item.id):
                copy.add(row)


def _dates(start: date, end: date) -> None:
    rules.day(start, "start")
    rules.day(end, "end")
    rules.in_order(start, end)
    rules.between((end - start).days + 1, 1, 366, "end")


def _free_code(edit: Edit, code: str) -> str:
    taken = {visit.code.casefold() for visit in edit.find(Visit)}
    number, free = 1, code
    while free.casefold() in taken:
        number += 1
        free = f"{code}-{number}"
    return free
