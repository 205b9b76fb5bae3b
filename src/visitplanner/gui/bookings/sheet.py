"""The bookings of a visit: what, from when to when, where, how firm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain import bookings
from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Booking, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.booking_words import ICONS, days_of, named
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_sheet import RecordSheet
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

TONES = {
    SessionStatus.IDEA: ("sub", "circle-question-mark"), SessionStatus.REQUESTED: ("warn", "clock"),
    SessionStatus.CONFIRMED: ("ok", "check"), SessionStatus.CANCELLED: ("bad", "x"),
}  # fmt: skip


class BookingForm(Form):
    """Every field of a booking."""

    kind = "booking"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.sort = self.value(
            N_("Kind"), Choice(options.members(BookingKind)), lambda one: one.kind,
            lambda field, value: self._set(field, "kind", BookingKind(value)),
        )  # fmt: skip
        self.status = self.value(
            N_("Status"), Choice(options.members(SessionStatus)), lambda one: one.status,
            lambda field, value: self._set(field, "status", SessionStatus(value)),
        )  # fmt: skip
        first, last = DateTyped("start", required=True), DateTyped("end", required=True)
        self.start = self.value(N_("First day"), first, lambda one: one.start, self._set_start)
        self.end = self.value(N_("Last day"), last, lambda one: one.end, self._set_end)
        self.place = self.pick(
            N_("Place"), lambda one: one.place, lambda: options.places(self.snapshot),
            lambda field, value: self._set(field, "place", value), self._name_place,
            library=Place,
        )  # fmt: skip
        self.add(self.title(N_("Title")))
        self.add(self.languages)
        self.add(self.sort, self.status)
        self.add(self.start, self.end)
        self.add(self.place)
        self.add(self.area("note", N_("Note")))

    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, "booking", self.record.id, name, value)

    def _set_start(self, field: Field, start: date) -> None:
        self._set_dates(field, start, max(self.record.end or start, start))

    def _set_end(self, field: Field, end: date) -> None:
        self._set_dates(field, self.record.start or end, end)

    def _set_dates(self, field: Field, start: date, end: date) -> None:
        from visitplanner.operations import bookings as gestures  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, gestures.set_dates, self.record.id, start, end)

    def _name_place(self, field: Field, name: str) -> None:
        from visitplanner.operations import fields, places  # slow import  # noqa: PLC0415

        booking, language = self.record, self.language
        zone = self.snapshot.visit.zone if self.snapshot else ""

        def make(edit: Any) -> None:
            place = places.create(edit, name=name, language=language, zone=zone)
            fields.set_value(edit, "booking", booking.id, "place", place)

        self.ask(field, labels.CHANGE, make)


class BookingSheet(RecordSheet):
    """In the order of their days."""

    words = N_("Bookings")
    adding = N_("Add a booking")
    empty = (
        "bed-double", N_("Nothing booked yet"),
        N_("Hotels, hired interpreters, vehicles: whatever lasts over days."),
    )  # fmt: skip
    form_kind = BookingForm

    def records(self, snapshot: Snapshot) -> Iterable[Booking]:
        """All bookings, by their first day."""
        return bookings.in_order(snapshot)

    def row(self, snapshot: Snapshot, record: Booking) -> Row:
        """Title, kind and days."""
        return Row(
            record.id,
            named(snapshot, record),
            lines=(" · ".join((_(label(record.kind)), days_of(record))),),
            lead=ICONS[record.kind],
            lead_role="accent",
            tags=(Tag(_(label(record.status)), *TONES[record.status]),),
            struck=record.status is SessionStatus.CANCELLED,
        )

    def add(self) -> None:
        """A hotel for the nights of the visit, to be changed."""
        from visitplanner.operations import bookings as gestures  # slow import  # noqa: PLC0415

        visit = self.desk.snapshot.visit if self.desk.snapshot else None
        today = self.desk.clock().astimezone().date()
        start = visit.start if visit and visit.start else today
        end = visit.end if visit and visit.end else start
        self.asked_to_add(gestures.add, title="", kind=BookingKind.HOTEL, start=start, end=end)

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import bookings as gestures  # slow import  # noqa: PLC0415

        gestures.delete(edit, [id])
