"""A visit as the gesture sees it: what plans are made from, what this gesture has written included."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.domain.records import Attendance, Booking, Day, Leg, Session, Track, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations.programme import Item
from visitplanner.store.editing import Edit


def snapshot(edit: Edit, visit: str) -> Snapshot:
    """The programme, its days, bookings and groups, and who attends; nothing else of the visit."""
    return Snapshot(
        edit.get(Visit, visit),
        days=edit.find(Day, visit=visit),
        sessions=edit.find(Session, visit=visit),
        legs=edit.find(Leg, visit=visit),
        attendances=edit.find(Attendance, space=visit),
        bookings=edit.find(Booking, visit=visit),
        tracks=edit.find(Track, visit=visit),
    )


def only(edit: Edit, items: Iterable[Item]) -> Snapshot:
    """A visit's items as if there were no others: enough where nothing else is asked about, and quickly read."""
    found = tuple(items)
    return Snapshot(
        edit.get(Visit, found[0].visit),
        sessions=tuple(one for one in found if isinstance(one, Session)),
        legs=tuple(one for one in found if isinstance(one, Leg)),
    )
