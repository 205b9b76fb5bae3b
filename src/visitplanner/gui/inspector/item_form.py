"""What the forms of sessions and legs have in common: head, title, and how their places are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.when import abbreviation
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.item_head import ItemHead
from visitplanner.gui.parts.clock import zone_or_none
from visitplanner.gui.parts.field import Field
from visitplanner.gui.tongue import tongue
from visitplanner.operations import labels


class ItemForm(Form):
    """A form over a session or leg."""

    def build_head(self) -> None:
        """The first lines."""
        self.head = ItemHead()
        self.head.anchored.connect(self._anchor)
        self.head.history_wanted.connect(self._tell_history)
        title = self.title(N_("Title"))
        self.add(self.head)
        self.add(title)
        self.add(self.languages)

    def show_record(self, snapshot: Any, record: Any, language: str) -> None:
        """Show `record` of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        self.head.show_item(record, sample=snapshot.visit.sample)

    def set_value(self, field: Field, name: str, value: Any) -> None:
        """A plain register of the record."""
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def place_named(self, field: Field, name: str, take: Callable[[Any, str, str], None]) -> None:
        """A place that nobody has named yet: made and taken in one gesture by `take(edit, item, place)`."""
        from visitplanner.operations import places  # slow import  # noqa: PLC0415

        snapshot, item, language = self.snapshot, self.record, self.language
        if snapshot is None:
            return
        city = next((one.city for one in snapshot.days if one.date == item.when.date), "")
        city = city if city in snapshot.cities else ""

        def make(edit: Any) -> None:
            zone = "" if city else item.zone
            take(edit, item.id, places.create(edit, name=name, language=language, city=city, zone=zone))

        self.ask(field, labels.CHANGE, make)

    def second_clock(self, start: Any, end: Any, zone: str) -> str:
        """`02:57–04:00 CET`: the same span on another clock; empty where it is the same clock."""
        there = zone_or_none(zone)
        if start is None or there is None or start.astimezone(there).utcoffset() == start.utcoffset():
            return ""
        first = start.astimezone(there)
        times = tongue.language.times(first, end.astimezone(there) if end else None)
        day = "" if first.date() == start.date() else f"{tongue.language.date(first.date(), 'short')} "
        return f"{day}{times} {abbreviation(start, zone)}"

    def moment_on(self, moment: Any, zone: str) -> str:
        """`02:15 CET`: one moment on another clock; empty where it is the same clock."""
        there = zone_or_none(zone)
        if moment is None or there is None or moment.astimezone(there).utcoffset() == moment.utcoffset():
            return ""
        other = moment.astimezone(there)
        day = "" if other.date() == moment.date() else f"{tongue.language.date(other.date(), 'short')} "
        return f"{day}{tongue.language.time(other)} {abbreviation(moment, zone)}"

    def status_field(self) -> Field:
        """How firm the item is: sessions and legs say it alike."""
        return self.value(
            N_("Status"), Choice(options.members(SessionStatus)), lambda one: one.status, self._set_status
        )

    def track_field(self) -> Field:
        """Which group goes."""
        return self.value(
            N_("Who goes"),
            Choice(lambda: options.tracks(self.snapshot)),
            lambda one: one.track,
            self._set_track,
        )

    def owner_field(self, name: str, words: str) -> Field:
        """A person or organisation of the visit, or anybody by name."""
        return self.pick(
            words, lambda one: getattr(one, name), lambda: options.parties(self.snapshot),
            lambda field, value: self.set_value(field, name, value),
            lambda field, text: self.set_value(field, name, text),
        )  # fmt: skip

    def _set_track(self, field: Field, track: str) -> None:
        from visitplanner.operations import tracks  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, tracks.assign, self.record.id, track)

    def _set_status(self, field: Field, status: SessionStatus) -> None:
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, items.set_status, self.record.id, status)

    def _anchor(self, closed: bool) -> None:
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self.ask(
            None, labels.ANCHOR if closed else labels.RELEASE, items.set_anchored, self.record.id, closed
        )

    def _tell_history(self) -> None:
        self.history_wanted.emit(self.kind, self.record.id)
