"""Copies of sessions and legs: the same thing again, of which nothing is arranged yet."""

from __future__ import annotations

from typing import Any

from visitplanner.domain import ids
from visitplanner.domain.codec import values
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.records import Attendance, Leg, RunRow, Session, SessionPractice
from visitplanner.operations.programme import Item
from visitplanner.store.editing import Edit


def add(edit: Edit, item: Item, visit: str, **changed: Any) -> str:
    """A copy of `item`, in `visit`, and its id: an idea that moves freely, confirmed by no host.

    With a session come its people, practice notes and run-of-show. A group is one of its visit and stays there.
    """
    reset: dict[str, Any] = {"visit": visit, "status": SessionStatus.IDEA, "anchored": False}
    if item.visit != visit:
        reset["track"] = ""
    if isinstance(item, Leg):
        return edit.add(Leg, space=visit, **values(item, **reset, **changed))
    copy = edit.add(Session, space=visit, **values(item, **reset, host_confirmed=None, **changed))
    for kind in (Attendance, RunRow):
        for row in edit.find(kind, session=item.id):
            edit.add(kind, space=visit, **values(row, session=copy))
    for link in edit.find(SessionPractice, session=item.id):
        id = ids.link("session_practice", copy, link.practice)
        edit.add(SessionPractice, space=visit, id=id, **values(link, session=copy))
    return copy
