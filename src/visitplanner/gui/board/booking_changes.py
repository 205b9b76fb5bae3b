"""What people do to bookings on the board: each a gesture, then announced, with a way back."""

from __future__ import annotations

import datetime as dt

from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import Booking
from visitplanner.gui.board.asking import Asking
from visitplanner.gui.booking_words import days_of, named
from visitplanner.gui.tongue import _
from visitplanner.operations import labels


class BookingChanges(Asking):
    """`opened` asks for the sheet of a booking."""

    def set_dates(self, booking: Booking, start: dt.date, end: dt.date) -> None:
        """First and last date."""
        from visitplanner.operations import bookings  # slow import  # noqa: PLC0415

        if (start, end) == (booking.start, booking.end):
            return
        self._do(
            labels.titled(labels.CHANGE, booking), bookings.set_dates, booking.id, start, end,
            tell=lambda: self._told(booking.id), show=lambda: self._told(booking.id),
        )  # fmt: skip

    def add(self, start: dt.date, end: dt.date) -> None:
        """A hotel over nights, something else for one day; its sheet opens, to say what it is."""
        from visitplanner.operations import bookings  # slow import  # noqa: PLC0415

        if self.desk.snapshot is None:
            return
        visit = self.desk.snapshot.visit
        self._do(
            labels.titled(labels.ADD), bookings.add, visit.id,
            kind=BookingKind.HOTEL if start < end else BookingKind.OTHER, start=start, end=end, title="",
            language=visit.working_language, tell=lambda: _("Added"), then=lambda id: self.opened.emit("booking", id),
        )  # fmt: skip

    def delete(self, booking: Booking) -> None:
        """To the bin."""
        from visitplanner.operations import bookings  # slow import  # noqa: PLC0415

        self._do(
            labels.titled(labels.DELETE, booking), bookings.delete, [booking.id],
            tell=lambda: _("Moved to the bin"), show=lambda: _("Moved to the bin"),
        )  # fmt: skip

    def _told(self, id: str) -> str:
        """`Rooms · 9–11 November 2026 · 2 nights`."""
        snapshot = self.desk.snapshot
        booking = next((one for one in snapshot.bookings if one.id == id), None) if snapshot else None
        return " · ".join((named(snapshot, booking), days_of(booking))) if snapshot and booking else ""
