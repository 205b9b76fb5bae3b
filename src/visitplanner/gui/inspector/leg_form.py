"""The form of a leg: from where to where, when on each end's own clock, by what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.checks.passages import boarding
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import MinutesSource, Mode
from visitplanner.domain.records import Place
from visitplanner.domain.when import TRAY, When, abbreviation
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, MinutesTyped, Tick, TimeTyped, ZoneTyped
from visitplanner.gui.inspector.item_form import ItemForm
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class LegForm(ItemForm):
    """Every field of a leg."""

    kind = "leg"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.build_head()
        self.mode = self.value(N_("By"), Choice(options.members(Mode)), lambda one: one.mode, self._set_mode)
        self.status = self.status_field()
        self.add(self.mode, self.status)
        self.origin = self._place(N_("From"), "origin", self._set_origin, self._name_origin)
        self.day = self.value(
            N_("Departure"),
            Choice(lambda: options.days(self.snapshot)),
            lambda one: one.when.date,
            self._set_day,
        )
        self.start = self.value(
            N_("Time"), TimeTyped("departure"), lambda one: one.when.start, self._set_start
        )
        self.destination = self._place(N_("To"), "destination", self._set_destination, self._name_destination)
        self.arrival_day = self.value(
            N_("Arrival"), Choice(self._arrival_days), lambda one: one.arrival.date, self._set_arrival_day
        )
        self.end = self.value(N_("Time"), TimeTyped("arrival"), lambda one: one.arrival.start, self._set_end)
        self.zone = self.value(N_("Time zone there"), ZoneTyped(), lambda one: one.zone, self._set_zone)
        self.arrival_zone = self.value(
            N_("Time zone there"),
            ZoneTyped(),
            lambda one: one.arrival_zone or one.zone,
            self._set_arrival_zone,
        )
        self._facts = Label("", "sub", 12, wrap=True)
        self._clocks = Label("", "faint", 11, wrap=True)
        self.add(self.origin)
        self.add(self.day, self.start)
        self.add(self.zone)
        self.add(self.destination)
        self.add(self.arrival_day, self.end)
        self.add(self.arrival_zone)
        self.add(self._facts)
        self.add(self._clocks)
        self._build_group()
        self.add(self.area("note", N_("Note (only for us)")))

    def show_record(self, snapshot: Any, record: Any, language: str) -> None:
        """Show `record` of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        slot = programme.slot(record)
        self._facts.show_text(_duration(slot))
        self._facts.setVisible(bool(self._facts.text()))
        ends = (self.moment_on(one, snapshot.visit.home_zone) for one in (slot.start, slot.end))
        self._clocks.show_text(" → ".join(one for one in ends if one))
        self._clocks.setVisible(bool(self._clocks.text()))
        scene = Scene(snapshot, self.desk.clock().date())
        ruled = tongue.language.minutes(boarding(scene, replace(record, boarding_minutes=None)))
        self._boarding.setPlaceholderText(_("{minutes} by the rules").format(minutes=ruled))
        self._going.show_text(options.going(snapshot, record))

    # ------------------------------------------------------------------ building
    def _place(
        self, words: str, name: str, write: Callable[[Field, str], None], named: Callable[[Field, str], None]
    ) -> Field:
        def read(leg: Any) -> str:
            return str(getattr(leg, name))

        return self.pick(words, read, lambda: options.places(self.snapshot), write, named, library=Place)

    def _arrival_days(self) -> Any:
        """The dates of the visit, and those a long journey may end on: across the date line that is the day before."""
        known = {day for day, _words in options.days(self.snapshot) if day}
        if self.record and self.record.when.date:
            known |= {self.record.when.date + dt.timedelta(days=n) for n in (-1, 0, 1, 2)}
        if self.record and self.record.arrival.date:
            known.add(self.record.arrival.date)
        days = [(day, tongue.language.date(day, "short")) for day in sorted(known)]
        return [*days, (None, _("Not known yet"))]

    def _build_group(self) -> None:
        self.source = self.value(
            N_("Where the times come from"), Choice(options.members(MinutesSource)), lambda one: one.source,
            lambda field, value: self.set_value(field, "source", value),
        )  # fmt: skip
        self._boarding = MinutesTyped("boarding_minutes", optional=True)
        self.boarding = self.value(
            N_("Boarding"), self._boarding, lambda one: one.boarding_minutes,
            lambda field, value: self.set_value(field, "boarding_minutes", value),
        )  # fmt: skip
        self.buffer = self.value(
            N_("Buffer after the arrival"), MinutesTyped("buffer_minutes", optional=True),
            lambda one: one.buffer_minutes, lambda field, value: self.set_value(field, "buffer_minutes", value),
        )  # fmt: skip
        self.luggage = self.value(
            "", Tick(N_("With luggage")), lambda one: one.luggage,
            lambda field, value: self.set_value(field, "luggage", value),
        )  # fmt: skip
        self.owner = self.owner_field("owner", N_("Responsible"))
        self.track = self.track_field()
        self._going = Label("", "faint", 11, wrap=True)
        self.add(self.source)
        self.add(self.boarding, self.buffer)
        self.add(self.luggage)
        self.add(self.owner, self.track)
        self.add(self._going)

    # ------------------------------------------------------------------ changing
    def _set_mode(self, field: Field, mode: Mode) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, legs.set_mode, self.record.id, mode)

    def _set_origin(self, field: Field, place: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, legs.set_origin, self.record.id, place)

    def _set_destination(self, field: Field, place: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, legs.set_destination, self.record.id, place)

    def _set_zone(self, field: Field, zone: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, legs.set_zone, self.record.id, zone)

    def _set_arrival_zone(self, field: Field, zone: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, legs.set_arrival_zone, self.record.id, zone)

    def _name_origin(self, field: Field, name: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.place_named(field, name, legs.set_origin)

    def _name_destination(self, field: Field, name: str) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.place_named(field, name, legs.set_destination)

    def _set_day(self, field: Field, day: dt.date | None) -> None:
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        start = self.record.when.start
        if day is None:
            self.ask(field, labels.TO_TRAY, items.to_tray, self.record.id)
        elif start is None:
            self.ask(field, labels.MOVE, items.from_tray, self.record.id, day)
        else:
            self.ask(field, labels.MOVE, items.move, self.record.id, day, start)

    def _set_start(self, field: Field, start: dt.time) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        if self.record.when.date is None:
            field.refuse(Refusal(N_("Choose a day first."), field="departure"))
            return
        when = When(self.record.when.date, start)
        self.ask(field, labels.SET_TIMES, legs.set_departure, self.record.id, when)

    def _set_arrival_day(self, field: Field, day: dt.date | None) -> None:
        start = self.record.arrival.start
        if day is None:
            self._set_arrival(field, TRAY)
        else:
            self._set_arrival(field, When(day, start) if start else When(day))

    def _set_end(self, field: Field, end: dt.time) -> None:
        day = self.record.arrival.date or self.record.when.date
        if day is None:
            field.refuse(Refusal(N_("Choose a day first."), field="arrival"))
            return
        self._set_arrival(field, When(day, end))

    def _set_arrival(self, field: Field, when: When) -> None:
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        self.ask(field, labels.SET_TIMES, legs.set_arrival, self.record.id, when)


def _duration(slot: programme.Slot) -> str:
    """`Takes 13 h 40 min · JST → CET · arrives the day before`: elapsed time, both clocks, the change of date."""
    if slot.start is None or slot.end is None:
        return ""
    parts = [_("Takes {minutes}").format(minutes=tongue.language.minutes(slot.minutes or 0))]
    clocks = [abbreviation(one, str(one.tzinfo)) for one in (slot.start, slot.end)]
    if slot.start.utcoffset() != slot.end.utcoffset():
        parts.append(" → ".join(clocks))
    if days := (slot.end.date() - slot.start.date()).days:
        told = ngettext("arrives {n} day later", "arrives {n} days later", abs(days))
        if days < 0:
            told = ngettext(
                "arrives {n} day earlier by the calendar", "arrives {n} days earlier by the calendar", -days
            )
        parts.append(told.format(n=abs(days)))
    return " · ".join(parts)
