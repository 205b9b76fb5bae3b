"""A visit as the gesture sees it: what plans are made from, what this gesture has written included."""

from __future__ import annotations

from visitplanner.domain.records import Attendance, Booking, Day, Leg, Session, Track, Visit
from visitplanner.domain.snapshot import Snapshot
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
