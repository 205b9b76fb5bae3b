"""Who does what in a session."""

from __future__ import annotations

from visitplanner.domain import ids
from visitplanner.domain.kinds import Part
from visitplanner.domain.records import Attendance, Session
from visitplanner.operations import people
from visitplanner.store.editing import Edit


def set_part(edit: Edit, session: str, person: str, part: Part | None, was: Part | None = None) -> None:
    """The one part of a person in a session; None takes the person out of it.

    With `was`, of several parts that one becomes another, or goes; the others stay.
    """
    rows = tuple(
        row
        for one in people.selves(edit, person)
        for row in edit.find(Attendance, session=session, person=one)
    )
    if was is not None:
        others = {row.part for row in rows if row.part is not was}
        rows = tuple(row for row in rows if row.part is was)
        part = part if rows and part not in others else None
    kept = next((row for row in rows if row.part is part), rows[0] if rows and part else None)
    for row in rows:
        if row is not kept:
            edit.delete(Attendance, row.id)
    if part is None:
        return
    if kept:
        edit.set(Attendance, kept.id, part=part)
        return
    space = edit.get(Session, session).space
    id = ids.link("attendance", session, person)
    edit.add(Attendance, space=space, id=id, session=session, person=person, part=part)
