"""What is booked over a day, and what groups are called."""

from __future__ import annotations

from datetime import date
from typing import Any

from visitplanner.domain import bookings
from visitplanner.domain.goers import called, letter
from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.records import Booking, Place, Track, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording


def booking(id: str, kind: BookingKind, first: int | None, last: int | None, **more: Any) -> Booking:
    start, end = (date(2026, 11, day) if day else None for day in (first, last))
    return Booking(id=id, space="v", visit="v", kind=kind, start=start, end=end, **more)


SNAPSHOT = Snapshot(
    visit=Visit(id="v", space="v"),
    bookings=(
        booking("coach", BookingKind.VEHICLE, 9, 11, order="2"),
        booking("rooms", BookingKind.HOTEL, 9, 11, order="1", place="inn"),
        booking("day room", BookingKind.HOTEL, 10, 10, order="3"),
        booking("car", BookingKind.VEHICLE, 9, 11, status=SessionStatus.CANCELLED),
        booking("one day", BookingKind.OTHER, None, None),
    ),
    places={"inn": Place(id="inn", space="inn", name=wording("en", en="The Inn"))},
    tracks=tuple(
        Track(id=f"t{n}", space="v", visit="v", order=f"{n:02}", title=wording("en", en=title))
        for n, title in enumerate(["", "B", "Energy", *[""] * 24])
    ),
)


def over(day: int) -> list[str]:
    return [one.id for one in bookings.on_day(SNAPSHOT, date(2026, 11, day))]


def test_a_hotel_is_booked_for_its_nights_and_anything_else_for_its_days() -> None:
    assert [over(day) for day in (8, 9, 10, 11, 12)] == [
        [], ["rooms", "coach"], ["rooms", "coach", "day room"], ["coach"], [],
    ]  # fmt: skip


def test_a_booking_without_a_title_is_called_after_its_place() -> None:
    coach, rooms = SNAPSHOT.bookings[:2]
    assert str(bookings.named(SNAPSHOT, rooms, "en")) == "The Inn"
    assert not bookings.named(SNAPSHOT, coach, "en")


def test_groups_are_lettered_in_their_order_and_keep_their_own_names() -> None:
    assert [letter(SNAPSHOT, one) for one in ("t0", "t1", "t25", "t26", "nobody")] == ["A", "B", "Z", "AA", ""]
    said = [called(SNAPSHOT, one, "en") for one in ("t0", "t1", "t2")]
    assert [one.facts for one in said if one] == [
        {"letter": "A"}, {"letter": "B"}, {"letter": "C", "title": "Energy"},
    ]  # fmt: skip
    assert called(SNAPSHOT, "", "en") is None
