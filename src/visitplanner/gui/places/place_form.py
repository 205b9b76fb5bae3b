"""Every field of a place, edited in place: where it is, when it is open, how to get there, what happens there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.calendar_words import CALENDAR_WORDS
from visitplanner.base.phrases import N_
from visitplanner.domain import coordinates
from visitplanner.domain.addresses import local_language
from visitplanner.domain.open_days import following
from visitplanner.domain.place_use import astray, items_at, next_place, walk
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Choice, MinutesTyped, Typed, ZoneTyped
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.choices import Choices
from visitplanner.gui.parts.clock import zone_or_none
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.writing import WritingArea
from visitplanner.gui.places.form import EntryForm, Links
from visitplanner.gui.places.listed import Listed
from visitplanner.gui.places.photos import PlacePhotos
from visitplanner.gui.places.values import dates_of, point_of, website_of
from visitplanner.gui.places.week import DAYS, Week
from visitplanner.gui.places.zone_offer import ZoneOffer
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels, places


class PlaceForm(EntryForm):
    """The address as it is written there always stands on top, whatever language the texts are shown in."""

    kind = "place"
    card_wanted = Signal()
    """The address is wanted in large type."""
    part_wanted = Signal(object)
    """A merged place shall stand for itself again: its id."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        large = IconButton("maximize-2", N_("Show to the driver, in large type"), "plain", keys="F11")
        large.clicked.connect(self.card_wanted)
        self.build_head(large)
        self.merged = Listed(str, "", removing=N_("Separate “{title}”"), adds=False)
        self.merged.removed.connect(self.part_wanted)
        self._merged = Field(N_("Merged into this place"), self.merged)
        self.add(self._merged)
        self._build_address()
        self._build_zone()
        self._build_opening()
        self.add(self.area("access", N_("How to get there"), least=1))
        self.add(
            self.register(N_("Minutes on foot"), MinutesTyped("walking_minutes", optional=True), "walking_minutes"),
            self.register(N_("Telephone"), Typed(str.strip), "phone"),
            self.register(N_("Website"), Typed(website_of), "website"),
        )  # fmt: skip
        self.photos = PlacePhotos(self)
        self.add(self.area("photo_rule", N_("Rule for photos"), least=1))
        self.add(self.photos)
        self.links, self.notes = Links(N_("What happens here")), Links(N_("Practice notes"))
        for links in (self.links, self.notes):
            links.followed.connect(self.followed)
            self.add(links)

    def show_record(self, snapshot: Snapshot, record: Place, language: str) -> None:
        """Show a place."""
        super().show_record(snapshot, record, language)
        city = self.city
        self._show_address(record, city)
        self._show_zone(snapshot, record)
        self.week.show_days(following(record, city, self._first_day(snapshot), DAYS))
        self.hours.editor.setAccessibleDescription("; ".join(self.week.texts))
        self.closed.show_items([(day, tongue.language.date(day, "short")) for day in record.closed_dates])
        twins = self.gazetteer.merged_into(record.id)
        self.merged.show_items([(one.id, self.picked(one.name) or "…") for one in twins])
        self._merged.setVisible(bool(twins))
        self.photos.show_place(snapshot, record.id)
        self.links.show_links(self._items(snapshot, record))
        self.notes.show_links(self.notes_of("site"))

    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        self.local.leave()

    @property
    def city(self) -> City | None:
        """The city of the place shown."""
        return self.gazetteer.cities.get(self.record.city) if self.record else None

    # ------------------------------------------------------------------ building
    def _build_address(self) -> None:
        self.local = WritingArea(self.desk, least=1)
        self.local_address = Field(
            self._local_words, self.local, hint=N_("Drivers and maps are shown this one.")
        )
        self.local.refused.connect(self.local_address.refuse)
        self.address = self.area("address", self._address_words, least=1)
        self.add(self.local_address)
        self.add(self.address)
        self.add(self.city_field(), self.organisation_field())

    def _build_zone(self) -> None:
        self.zone = self.register(N_("Time zone"), ZoneTyped(), "zone")
        self.point = self.value(
            N_("Latitude, longitude"), Typed(point_of, lambda pair: coordinates.shown(*pair)),
            lambda one: None if one.latitude is None or one.longitude is None else (one.latitude, one.longitude),
            lambda field, pair: self.ask(field, labels.CHANGE, places.set_coordinates, self.record.id, pair),
        )  # fmt: skip
        self.point.editor.setPlaceholderText("34.7108, 137.7262")  # type: ignore[attr-defined]
        self.add(self.zone, self.point)
        self.offer = ZoneOffer()
        self.offer.wanted.connect(self.bring_zones)
        self.add(self.offer)

    def _build_opening(self) -> None:
        hours = Typed(str.strip)
        hours.setPlaceholderText("Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off")
        self.hours = self.register(N_("Opening hours"), hours, "opening_hours")
        self.add(self.hours)
        self.week = Week()
        self.add(self.week)
        self.weekdays = self.register(N_("Closed every"), Choices(_weekdays), "closed_weekdays")
        self.custom = self.register(
            N_("When that day is a public holiday"), Choice(_customs), "closed_day_after"
        )
        self.closed = Listed(dates_of, lambda: "2026-12-29 – 2027-01-03")
        self.closed_dates = self.list_field(N_("Closed dates"), self.closed, places.close_on, places.open_on)
        self.add(self.weekdays)
        self.add(self.custom, self.closed_dates)

    # ------------------------------------------------------------------ showing
    def _show_address(self, record: Place, city: City | None) -> None:
        local = self._local_language(record, city)
        self.local.show_text(("place", record.id, "address", local), record.address[local])
        self.address.setVisible(local != self.language)
        for field in (self.local_address, self.address):
            field.retranslate()

    def _local_language(self, record: Place, city: City | None) -> str:
        return local_language(record, city) or record.address.original or self.language

    def _local_words(self) -> str:
        record = self.record
        local = self._local_language(record, self.city) if record else self.language
        name = tongue.language.language_name(local)
        return _("Address as it is written there ({language})").format(language=name)

    def _address_words(self) -> str:
        return _("Address for readers of {language}").format(
            language=tongue.language.language_name(self.language)
        )

    def _show_zone(self, snapshot: Snapshot, record: Place) -> None:
        city = self.city
        inherited = city.zone if city and not record.zone else ""
        self.zone.editor.setPlaceholderText(inherited)  # type: ignore[attr-defined]
        self.offer.show_items(astray(snapshot, record))

    def _first_day(self, snapshot: Snapshot) -> date:
        """Today within the visit, else its first day; today where it has no dates."""
        visit = snapshot.visit
        today = self.desk.clock().astimezone(zone_or_none(visit.zone) or dt.UTC).date()
        if visit.start is None or visit.end is None:
            return today
        return min(max(today, visit.start), max(visit.start, visit.end - timedelta(days=DAYS - 1)))

    def _items(self, snapshot: Snapshot, record: Place) -> Iterator[tuple[str, str, str, str]]:
        for one in items_at(snapshot, record.id):
            when = tongue.language.moment(one.start) if one.start else _("Unscheduled")
            yield (
                one.kind,
                one.id,
                f"{when}  {self.picked(one.item.title)}",
                self._way_on(snapshot, record, one),
            )

    def _way_on(self, snapshot: Snapshot, record: Place, one: Slot) -> str:
        """How far it is on foot to where the day goes on; an estimate is marked."""
        there = next_place(snapshot, one)
        if there is None:
            return ""
        name = self.picked(there.name)
        if record.walking_minutes is not None:
            return _("then {place}").format(place=name)
        way = walk(snapshot, record, there)
        if way is None:
            return _("then {place}").format(place=name)
        minutes = tongue.language.minutes(way.minutes)
        return _("then {place}: {minutes} on foot, est.").format(place=name, minutes=minutes)


def _weekdays() -> list[tuple[Any, str]]:
    return list(enumerate(CALENDAR_WORDS[tongue.language.code].short_days))


def _customs() -> list[tuple[Any, str]]:
    return [
        (None, _("By the custom of the country")),
        (True, _("Open, and closed on the day after instead")),
        (False, _("Closed all the same")),
    ]
