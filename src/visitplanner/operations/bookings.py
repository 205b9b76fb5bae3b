"""What is booked over several days: hotels, hired interpreters, vehicles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.domain import order
from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import Booking, Place, Visit
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit


def add(
    edit: Edit,
    visit: str,
    *,
    kind: BookingKind,
    start: date,
    end: date,
    title: str,
    language: str,
    place: str = "",
) -> str:
    """A new booking and its id; `start` and `end` are its first and last date."""
    edit.get(Visit, visit)
    _check(start, end)
    if place:
        edit.get(Place, place)
    last = max((one.order for one in edit.find(Booking, visit=visit)), default="")
    return edit.add(
        Booking,
        space=visit,
        visit=visit,
        kind=kind,
        start=start,
        end=end,
        place=place,
        order=order.between(last),
        title=programme.titled(title, language),
    )


def set_dates(edit: Edit, id: str, start: date, end: date) -> None:
    """First and last date."""
    _check(start, end)
    edit.set(Booking, id, start=start, end=end)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin."""
    for id in ids:
        edit.delete(Booking, id)


def _check(start: date, end: date) -> None:
    rules.day(start, "start")
    rules.day(end, "end")
    rules.in_order(start, end)
