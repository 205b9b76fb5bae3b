"""Templates: programmes to begin a visit with, shipped ones and those that people save from a visit of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import cache
from typing import Any, Final

from visitplanner.base import paths
from visitplanner.domain import codec, wording
from visitplanner.domain import programme as itinerary
from visitplanner.domain.records import Attendance, Participation, Session, SessionPractice, Visit
from visitplanner.domain.when import local, wall
from visitplanner.domain.when import zone as zone_named
from visitplanner.domain.wording import EMPTY, Wording
from visitplanner.operations import duplicates, programme, rules, tasks, visits
from visitplanner.operations.samples.records import records
from visitplanner.store.editing import Edit

START: Final = date(2001, 1, 1)
"""The first date of every template, a Monday long past: dates only say how far apart things are."""

VIRTUAL: Final = "virtual"
"""The key of the shipped template whose two sides meet on screen."""

_PEOPLE = (Participation, Attendance, SessionPractice)
"""Whom and what a visit met in particular: no template keeps it."""

_IMPERSONAL: Mapping[str, Any] = {
    "owner": "", "coordinator": "", "asked_by": "", "asked_to": "", "people": (), "due": None,
}  # fmt: skip
"""What is emptied in the rows that a template keeps."""


@dataclass(frozen=True, slots=True)
class Template:
    """A shipped template: `key` is what `create` takes, `days` how long its visits last."""

    key: str
    title: Wording
    summary: Wording
    days: int


def shipped() -> tuple[Template, ...]:
    """The shipped templates, the shortest first."""
    found = [
        Template(one.code, one.title, one.summary, len(itinerary.dates(one))) for one in _visits().values()
    ]
    return tuple(sorted(found, key=lambda one: (one.key == VIRTUAL, one.days)))


def create(
    edit: Edit, template: str, *, title: str, language: str, start: date, zone: str, home_zone: str
) -> str:
    """A new visit from a shipped template's key, or from a visit's id; its id. Its last date follows from its first.

    Times stay what clocks will show: those of the template's zone in `zone`, those of its home in `home_zone`; but
    two sides on screen meet in the morning of the western one. A shipped template brings the countdown with it.
    """
    own = _visits().get(template)
    rows = tuple(_spoken(row, rules.language(language)) for row in _rows(template)) if own else ()
    rows = rows or duplicates.rows_of(edit, template)
    old = own or edit.get(Visit, template)
    changed = {
        "title": programme.titled(rules.title(title), language),
        "code": visits.free_code(edit, f"{start:%Y-%m}"),
        "zone": rules.known_zone(zone),
        "home_zone": rules.known_zone(home_zone, "home_zone"),
        "working_language": language,
        **({"summary": EMPTY} if own else {}),
    }
    visit = duplicates.make(edit, rows, start, changed, zones={old.home_zone: home_zone, old.zone: zone})
    if own:
        tasks.fill(edit, visit, language)
    if template == VIRTUAL:
        _meet(edit, visit, zone, home_zone)
    return visit


def save(edit: Edit, visit: str, title: str, language: str) -> str:
    """A template with the programme of a visit and what stands behind it, without people, dates or codes; its id."""
    kept = [
        replace(row, **{name: value for name, value in _IMPERSONAL.items() if hasattr(row, name)})
        for row in duplicates.rows_of(edit, visit)
        if not isinstance(row, _PEOPLE)
    ]
    words = programme.titled(rules.title(title), language)
    return duplicates.make(edit, kept, START, {"title": words, "code": "", "template": True})


def _meet(edit: Edit, visit: str, there: str, home: str) -> None:
    """Let the sessions of a visit on screen begin at their hour on the western side: further east it is later."""
    for session in edit.find(Session, visit=visit):
        if session.when.date and session.when.start:
            sides = (local(session.when.date, session.when.start, side) for side in (home, there))
            moment = max(sides, key=lambda one: one.astimezone(UTC))
            edit.set(Session, session.id, when=wall(moment.astimezone(zone_named(home))))


@cache
def _shipped() -> tuple[Any, ...]:
    return records(paths.resources() / "templates")


def _visits() -> dict[str, Visit]:
    return {row.code: row for row in _shipped() if isinstance(row, Visit)}


def _rows(key: str) -> Iterator[Any]:
    space = _visits()[key].space
    return (row for row in _shipped() if row.space == space)


def _spoken(row: Any, language: str) -> Any:
    """A shipped row for somebody who writes in `language`."""
    words = {name: getattr(row, name) for name in codec.wordings(type(row))}
    return replace(row, **{name: wording.shipped(one.texts, language) for name, one in words.items() if one})
