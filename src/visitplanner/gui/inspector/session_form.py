"""The form of a session: when, where, what, how firm, interpretation, who, texts, and what hangs on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Interpretation, Part, SessionKind
from visitplanner.domain.records import Place
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.attending import Attending
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Choice, MinutesTyped, Tick, TimeTyped, ZoneTyped
from visitplanner.gui.inspector.item_form import ItemForm
from visitplanner.gui.inspector.talk_time import TalkTime, has_room
from visitplanner.gui.inspector.threads import Threads
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class SessionForm(ItemForm):
    """Every field of a session."""

    kind = "session"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.build_head()
        self._build_time()
        self._build_place()
        self._build_sort()
        self._build_people()
        self.attending = Attending()
        self.attending.part_chosen.connect(self._set_part)
        self.run = Button("", "", "table", tip="M")
        self.run.clicked.connect(self._open_run)
        self.add(self.attending)
        self._build_interpretation()
        self.add(self.run)
        self.threads = Threads(self.desk)
        self.threads.followed.connect(self.followed)
        self.add(self.threads)
        self.add(self.area("description", N_("Description")))
        self.add(self.area("note", N_("Note (only for us)")))
        self._build_ticks()

    def show_record(self, snapshot: Any, record: Any, language: str) -> None:
        """Show `record` of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        slot = programme.slot(record)
        home = self.second_clock(slot.start, slot.end, snapshot.visit.home_zone)
        there = self.second_clock(slot.start, slot.end, record.counterpart_zone)
        self._clocks.show_text("\n".join(dict.fromkeys(text for text in (home, there) if text)))
        self._clocks.setVisible(bool(home or there))
        place = snapshot.places.get(record.place)
        address = (
            place.address.pick(tongue.language.code, snapshot.visit.working_language).text if place else ""
        )
        self._address.show_text(address)
        self._address.setVisible(bool(address))
        self.counterpart.setVisible(record.kind is SessionKind.VIRTUAL or bool(record.counterpart_zone))
        self.confirmed_on.setVisible(record.host_confirmed is not None)
        self.attending.show_session(snapshot, record)
        self.talk.show_session(snapshot, record)
        self.threads.show_session(snapshot, record)
        rows = len(snapshot.run_of.get(record.id, ()))
        count = ngettext("{n} row", "{n} rows", rows).format(n=rows)
        self.run.show_text(" · ".join((_("Run-of-show"), *([count] if rows else []))))

    # ------------------------------------------------------------------ building
    def _build_time(self) -> None:
        self.day = self.value(
            N_("Day"), Choice(lambda: options.days(self.snapshot)), lambda one: one.when.date, self._set_day
        )
        self.start = self.value(N_("Starts"), TimeTyped(), lambda one: one.when.start, self._set_start)
        self.end = self.value(N_("Ends"), TimeTyped("end"), _end, self._set_end)
        self.minutes = self.value(N_("Duration"), MinutesTyped(), lambda one: one.minutes, self._set_minutes)
        self._clocks = Label("", "faint", 11, wrap=True)
        self.add(self.day, self.minutes)
        self.add(self.start, self.end)
        self.add(self._clocks)

    def _build_place(self) -> None:
        self.place = self.pick(
            N_("Place"), lambda one: one.place, lambda: options.places(self.snapshot), self._set_place,
            self._name_place, library=Place,
        )  # fmt: skip
        self._address = Label("", "faint", 11, wrap=True)
        self.zone = self.value(N_("Time zone"), ZoneTyped(), lambda one: one.zone, self._set_zone)
        self.counterpart = self.value(
            N_("Time zone of the other side"), ZoneTyped(), lambda one: one.counterpart_zone,
            lambda field, value: self.set_value(field, "counterpart_zone", value),
        )  # fmt: skip
        self.add(self.place)
        self.add(self._address)
        self.add(self.zone)
        self.add(self.counterpart)

    def _build_sort(self) -> None:
        self.sort = self.value(
            N_("Kind"), Choice(options.members(SessionKind)), lambda one: one.kind, self._set_kind
        )
        self.status = self.status_field()
        self.add(self.sort, self.status)

    def _build_interpretation(self) -> None:
        self.interpretation = self.value(
            N_("Interpretation"), Choice(options.members(Interpretation)), lambda one: one.interpretation,
            lambda field, value: self.set_value(field, "interpretation", value),
        )  # fmt: skip
        self.speech = self.value(
            N_("Speech, minutes"), MinutesTyped("speech_minutes", optional=True), lambda one: one.speech_minutes,
            lambda field, value: self.set_value(field, "speech_minutes", value),
        )  # fmt: skip
        self.other = self.value(
            N_("Other, minutes"), MinutesTyped("other_minutes", optional=True), lambda one: one.other_minutes,
            lambda field, value: self.set_value(field, "other_minutes", value),
        )  # fmt: skip
        self.rest = self.value(
            N_("Break within, minutes"), MinutesTyped("break_minutes", optional=True), lambda one: one.break_minutes,
            lambda field, value: self.set_value(field, "break_minutes", value),
        )  # fmt: skip
        self.talk = TalkTime()
        self.talk.fit_wanted.connect(self._fit)
        self.add(self.interpretation, self.rest)
        self.add(self.speech, self.other)
        self.add(self.talk)

    def _build_ticks(self) -> None:
        self.decision = self.value(
            "", Tick(N_("A decision is asked for")), lambda one: one.decision,
            lambda field, value: self.set_value(field, "decision", value),
        )  # fmt: skip
        self.internal = self.value(
            "", Tick(N_("Internal: not in packs for hosts")), lambda one: one.internal,
            lambda field, value: self.set_value(field, "internal", value),
        )  # fmt: skip
        self.add(self.decision)
        self.add(self.internal)

    def _build_people(self) -> None:
        self.owner = self.owner_field("owner", N_("Responsible"))
        self.host = self.owner_field("host", N_("Host"))
        self.track = self.track_field()
        self.confirmed = self.value(
            "",
            Tick(N_("Confirmed by the host")),
            lambda one: one.host_confirmed is not None,
            self._set_confirmed,
        )
        self.confirmed_on = self.value(
            "", DateTyped("host_confirmed", required=True), lambda one: one.host_confirmed,
            lambda field, value: self.set_value(field, "host_confirmed", value),
        )  # fmt: skip
        self._named.append((self.confirmed_on.editor, N_("Confirmed by the host on")))
        self.add(self.owner)
        self.add(self.host)
        self.add(self.confirmed, self.confirmed_on)
        self.add(self.track)

    # ------------------------------------------------------------------ changing
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
        from visitplanner.operations import items, sessions  # slow import  # noqa: PLC0415

        when = self.record.when
        if when.date is None:
            self.ask(field, labels.SET_TIMES, sessions.set_times, self.record.id, start, start)
        else:
            self.ask(field, labels.MOVE, items.move, self.record.id, when.date, start)

    def _set_end(self, field: Field, end: dt.time) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        start = self.record.when.start or end
        self.ask(field, labels.SET_TIMES, sessions.set_times, self.record.id, start, end)

    def _set_minutes(self, field: Field, minutes: int) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self.ask(field, labels.SET_TIMES, sessions.resize, self.record.id, minutes)

    def _set_place(self, field: Field, place: str) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, sessions.set_place, self.record.id, place)

    def _name_place(self, field: Field, name: str) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self.place_named(field, name, sessions.set_place)

    def _set_zone(self, field: Field, zone: str) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, sessions.set_zone, self.record.id, zone)

    def _set_confirmed(self, field: Field, confirmed: bool) -> None:
        today = self.desk.clock().astimezone().date()
        self.set_value(field, "host_confirmed", today if confirmed else None)

    def _set_part(self, person: str, part: Part | None, was: Part | None) -> None:
        from visitplanner.operations import attendances  # slow import  # noqa: PLC0415

        self.ask(None, labels.ATTEND, attendances.set_part, self.record.id, person, part, was)

    def _fit(self, minutes: int) -> None:
        """The slot as long as it needs, and what follows later where it would be in the way."""
        from visitplanner.operations import items, sessions  # slow import  # noqa: PLC0415

        if self.snapshot is not None:
            alone = has_room(self.snapshot, self.record, minutes)
            resize = sessions.resize if alone else items.ripple_resize
            self.ask(None, labels.FIT_TALK, resize, self.record.id, minutes)

    def _open_run(self) -> None:
        self.followed.emit("run_of_show", self.record.id)

    def _set_kind(self, field: Field, kind: SessionKind) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, sessions.set_kind, self.record.id, kind)


def _end(session: Any) -> dt.time | None:
    end = programme.slot(session).end
    return end.time() if end else None
