"""Pulling at a booking over the days: at one end, at all of it, or a new one out of empty ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from visitplanner.domain import bookings
from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import Booking

_ONE = dt.timedelta(days=1)


class Grip(Enum):
    """Where a booking is held."""

    START = "start"
    END = "end"
    ALL = "all"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Pull:
    """A booking held by `grip`, from column `origin` to `column` of `days`."""

    booking: Booking
    grip: Grip
    days: Sequence[dt.date]
    origin: int
    column: int

    @classmethod
    def new(cls, days: Sequence[dt.date], origin: int) -> Pull:
        """A booking drawn on empty ground."""
        blank = Booking(id="", space="", kind=BookingKind.OTHER, start=days[origin], end=days[origin])
        return cls(blank, Grip.NEW, days, origin, origin)

    def to(self, column: int) -> Pull:
        """Pulled to `column`."""
        return replace(self, column=column)

    @property
    def idle(self) -> bool:
        """Whether nothing has come of it."""
        return self.column == self.origin

    @property
    def held(self) -> Booking:
        """The booking as it would be. A hotel keeps at least one night, the rest at least one day."""
        booking, here = self.booking, self.days[self.column]
        start, end = booking.start or here, booking.end or here
        least = _ONE if bookings.nights(booking) else dt.timedelta()
        if self.grip is Grip.NEW:
            first, last = sorted((self.days[self.origin], here))
            kind = BookingKind.HOTEL if first < last else BookingKind.OTHER
            return replace(booking, kind=kind, start=first, end=last)
        if self.grip is Grip.START:
            return replace(booking, start=min(here, end - least))
        if self.grip is Grip.END:
            return replace(booking, end=max(here, start + least))
        by = here - self.days[self.origin]
        return replace(booking, start=start + by, end=end + by)
