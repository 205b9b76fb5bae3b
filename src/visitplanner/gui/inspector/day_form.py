"""The form of a day: its city, hotel, dress, note. The record of a day appears with the first word about it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import City, Day, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.booked import Booked
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import tongue
from visitplanner.operations import labels


class DayForm(Form):
    """What is true of one date of the visit."""

    kind = "day"
    menu_wanted = Signal(object, object)
    """The day as a whole is to be changed: its date, and the point of the screen where the menu opens."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self._date = Label("", "", 17, bold=True, wrap=True)
        self.add(self._date)
        self._rearrange = Button(N_("Rearrange this day"), "", "calendar-days", writes=True)
        self._rearrange.clicked.connect(self._open_menu)
        self.add(self._rearrange)
        self.add(self.line("title", N_("Title of the day")))
        self.add(self.languages)
        self.city = self.pick(
            N_("City"),
            lambda one: one.city,
            lambda: options.cities(self.snapshot),
            self._set_city,
            self._name_city,
            library=City,
        )
        self.hotel = self.pick(
            N_("Hotel"),
            lambda one: one.hotel,
            lambda: options.places(self.snapshot),
            self._set_hotel,
            self._name_hotel,
            library=Place,
        )
        self.add(self.city)
        self.add(self.hotel)
        self.add(self.area("dress", N_("Dress"), least=1))
        self.add(self.area("weather", N_("Weather"), least=1))
        self.add(self.area("note", N_("Note")))
        self.booked = Booked()
        self.booked.opened.connect(self._open_booking)
        self.booked.wanted.connect(self._add_booking)
        self.add(self.booked)

    def show_day(self, snapshot: Snapshot, date: dt.date, language: str) -> None:
        """Show what is said of `date`, or what could be."""
        visit = snapshot.visit.id
        blank = Day(id=ids.day(visit, date), space=visit, visit=visit, date=date)
        self.show_record(snapshot, snapshot.day.get(date, blank), language)
        self._date.show_text(tongue.language.date(date, "day"))
        self.booked.show_day(snapshot, date)

    def before_typing(self) -> None:
        """A draft needs its record: make it with the first key."""
        from visitplanner.operations import days  # slow import  # noqa: PLC0415

        if (
            self.snapshot
            and self.record.date not in self.snapshot.day
            and self.desk.snapshot is self.snapshot
        ):
            self.ask(None, labels.CHANGE_DAY, days.ensure, self.snapshot.visit.id, self.record.date)

    def _open_booking(self, id: str) -> None:
        self.followed.emit("booking", id)

    def _add_booking(self) -> None:
        from visitplanner.operations import bookings  # slow import  # noqa: PLC0415

        visit, date = self.record.visit, self.record.date
        language = self.snapshot.visit.working_language if self.snapshot else self.language
        self.ask(
            None, labels.ADD, bookings.add, visit, kind=BookingKind.HOTEL, start=date,
            end=date + dt.timedelta(days=1), title="", language=language, then=self._open_booking,
        )  # fmt: skip

    def _open_menu(self) -> None:
        self.menu_wanted.emit(
            self.record.date, self._rearrange.mapToGlobal(self._rearrange.rect().bottomLeft())
        )

    def _set_city(self, field: Field, city: str) -> None:
        self._set(field, "city", city)

    def _name_city(self, field: Field, name: str) -> None:
        from visitplanner.operations import days, places  # slow import  # noqa: PLC0415

        day, language = self.record, self.language
        zone = self.snapshot.visit.zone if self.snapshot else ""

        def make(edit: Any) -> None:
            city = places.city_named(edit, name=name, language=language, zone=zone)
            days.set_value(edit, day.visit, day.date, "city", city)

        self.ask(field, labels.CHANGE_DAY, make)

    def _set_hotel(self, field: Field, place: str) -> None:
        self._set(field, "hotel", place)

    def _name_hotel(self, field: Field, name: str) -> None:
        from visitplanner.operations import days, places  # slow import  # noqa: PLC0415

        day, language = self.record, self.language
        zone = "" if day.city or self.snapshot is None else self.snapshot.visit.zone

        def make(edit: Any) -> None:
            hotel = places.create(edit, name=name, language=language, city=day.city, zone=zone)
            days.set_value(edit, day.visit, day.date, "hotel", hotel)

        self.ask(field, labels.CHANGE_DAY, make)

    def _set(self, field: Field, name: str, value: str) -> None:
        from visitplanner.operations import days  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE_DAY, days.set_value, self.record.visit, self.record.date, name, value)
