"""The form of a leg: from where to where, when on each end's own clock, by what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Mode
from visitplanner.domain.when import TRAY, When, abbreviation
from visitplanner.gui.board.clock import zone_or_none
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, TimeTyped
from visitplanner.gui.inspector.item_form import ItemForm
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, tongue
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
        self._facts = Label("", "faint", 11, wrap=True)
        self.add(self.origin)
        self.add(self.day, self.start)
        self.add(self.destination)
        self.add(self.arrival_day, self.end)
        self.add(self._facts)
        self.add(self.area("note", N_("Note (only for us)")))

    def show_record(self, snapshot: Any, record: Any, language: str) -> None:
        """Show `record` of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        slot = programme.slot(record)
        parts = []
        if slot.minutes is not None:
            parts.append(_("Takes {minutes}").format(minutes=tongue.language.minutes(slot.minutes)))
        zones = [name for name in (record.zone, record.arrival_zone or record.zone) if zone_or_none(name)]
        if slot.start and len(zones) == 2 and zones[0] != zones[1]:
            parts.append(" → ".join(f"{abbreviation(slot.start, zone)} ({zone})" for zone in zones))
        elif zones:
            parts.append(zones[0])
        self._facts.show_text(" · ".join(parts))

    # ------------------------------------------------------------------ building
    def _place(
        self, words: str, name: str, write: Callable[[Field, str], None], named: Callable[[Field, str], None]
    ) -> Field:
        def read(leg: Any) -> str:
            return str(getattr(leg, name))

        return self.pick(words, read, lambda: options.places(self.snapshot), write, named)

    def _arrival_days(self) -> Any:
        known = options.days(self.snapshot)[:-1]
        date = self.record.arrival.date if self.record else None
        if date and date not in dict(known):
            known = [*known, (date, tongue.language.date(date, "short"))]
        return [*known, (None, _("Not known yet"))]

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
