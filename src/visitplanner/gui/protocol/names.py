"""How people are called where protocol counts: name, reading, title and body."""

from __future__ import annotations

from visitplanner.domain import programme
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import party
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import _, tongue


def name(snapshot: Snapshot, person: str) -> str:
    """The name alone."""
    return party(snapshot, person, tongue.language)


def full(snapshot: Snapshot, person: str) -> str:
    """Name, and its reading or own script where it has one."""
    found = snapshot.people.get(person)
    if found is None:
        return person
    code = tongue.language.code
    second = found.name.second(code)
    return f"{found.name.shown(code)} ({second})" if second else found.name.shown(code)


def standing(snapshot: Snapshot, person: str) -> str:
    """Title and body of a person, in one line."""
    found = snapshot.people.get(person)
    if found is None:
        return ""
    code, working = tongue.language.code, snapshot.visit.working_language
    body = snapshot.organisations.get(found.organisation)
    parts = (found.title.pick(code, working).text, body.name.pick(code, working).text if body else "")
    return " · ".join(dict.fromkeys(part for part in parts if part))


def session(snapshot: Snapshot, one: Session) -> str:
    """Date, time and title of a session."""
    title = one.title.pick(tongue.language.code, snapshot.visit.working_language).text or _("Session")
    if one.when.date is None:
        return title
    day = tongue.language.date(one.when.date, "short")
    return f"{day} {tongue.language.time(one.when.start)}  {title}" if one.when.start else f"{day}  {title}"


def sessions(snapshot: Snapshot | None) -> Options:
    """The sessions of the visit in their order, and none."""
    if snapshot is None:
        return []
    items = (slot.item for slot in programme.slots(snapshot))
    found = ((one.id, session(snapshot, one)) for one in items if isinstance(one, Session))
    return [("", "–"), *found]
