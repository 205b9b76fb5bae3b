"""How a booking is named, dated and pictured: board, inspector and sheet say it alike."""

from __future__ import annotations

from visitplanner.domain import bookings
from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.labels import label
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.tongue import _, ngettext, tongue

ICONS = {
    BookingKind.HOTEL: "bed-double", BookingKind.INTERPRETERS: "languages", BookingKind.VEHICLE: "car",
    BookingKind.EQUIPMENT: "headphones", BookingKind.OTHER: "bookmark",
}  # fmt: skip


def named(snapshot: Snapshot, booking: Booking) -> str:
    """Its title, else its place, else what it is."""
    return str(bookings.named(snapshot, booking, tongue.language.code)) or _(label(booking.kind))


def days_of(booking: Booking) -> str:
    """`8–10 November 2026 · 2 nights`."""
    if booking.start is None or booking.end is None:
        return _("No dates yet")
    dates = tongue.language.dates(booking.start, booking.end)
    if nights := bookings.nights(booking):
        return " · ".join((dates, ngettext("{n} night", "{n} nights", nights).format(n=nights)))
    return dates
