"""The bookings of a visit in their order, and what is booked over a day."""

from __future__ import annotations

from datetime import date

from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked


def in_order(snapshot: Snapshot) -> tuple[Booking, ...]:
    """All bookings by their first day, then by their own order."""
    return tuple(sorted(snapshot.bookings, key=lambda one: (one.start or date.max, one.order, one.id)))


def on_day(snapshot: Snapshot, day: date) -> tuple[Booking, ...]:
    """What is booked over `day`: first and last day included, of a hotel the nights. What is cancelled is not."""
    return tuple(
        one for one in in_order(snapshot) if one.status is not SessionStatus.CANCELLED and _covers(one, day)
    )


def nights(booking: Booking) -> int:
    """How many nights of a hotel are booked; its last date is the day of leaving."""
    hotel = booking.kind is BookingKind.HOTEL
    return (booking.end - booking.start).days if hotel and booking.start and booking.end else 0


def _covers(booking: Booking, day: date) -> bool:
    if booking.start is None or booking.end is None or not booking.start <= day <= booking.end:
        return False
    return day < booking.end or not nights(booking)


def named(snapshot: Snapshot, booking: Booking, language: str) -> Picked:
    """Its title, else the name of its place; nothing where it has neither."""
    working = snapshot.visit.working_language
    place = snapshot.places.get(booking.place)
    return booking.title.pick(language, working) or (
        place.name.pick(language, working) if place else Picked("", language)
    )
