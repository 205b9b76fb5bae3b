"""A city's profile, edited in place: country, region and zone, holidays of its own, its text and its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import almanac
from visitplanner.domain.place_use import astray
from visitplanner.domain.records import City
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import ZoneTyped
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.places.form import EntryForm, Links
from visitplanner.gui.places.indicators import Indicators
from visitplanner.gui.places.listed import Listed
from visitplanner.gui.places.regions import countries, regions
from visitplanner.gui.places.zone_offer import ZoneOffer
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import cities, labels

_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?")


class CityForm(EntryForm):
    """The calendar reads country, region and local holidays; what falls into the visit is said at once."""

    kind = "city"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.build_head()
        self.country = self.pick(
            N_("Country"), lambda one: one.country, countries, self._set_country, self._name_country
        )
        self.region = self.pick(
            N_("Region"), lambda one: one.region, lambda: regions(self.record.country),
            lambda field, value: self.set_register(field, "region", value), self._name_region,
        )  # fmt: skip
        self.zone = self.register(N_("Time zone"), ZoneTyped(), "zone")
        self.add(self.country, self.region, self.zone)
        self.offer = ZoneOffer()
        self.offer.wanted.connect(self.bring_zones)
        self.add(self.offer)
        self.holidays = Listed(str.strip, lambda: "01-13 Sant'Ilario")
        self.add(
            self.list_field(N_("Local holidays"), self.holidays, cities.add_holiday, cities.remove_holiday)
        )
        self._feasts = Label("", "sub", 12, wrap=True)
        self.add(self._feasts)
        self.add(self.area("profile", N_("Profile"), least=3))
        self.indicators = Indicators(self.desk, lambda: self.record.id, self.ask)
        self.add(self.indicators)
        self.bodies = Links(N_("Organisations"))
        self.places = Links(N_("Places"))
        self.notes = Links(N_("Practice notes"))
        for links in (self.bodies, self.places, self.notes):
            links.followed.connect(self.followed)
            self.add(links)

    def show_record(self, snapshot: Snapshot, record: City, language: str) -> None:
        """Show a city."""
        super().show_record(snapshot, record, language)
        self.holidays.show_items([(line, line) for line in record.local_holidays])
        self._feasts.show_text("\n".join(_feasts(record, snapshot)))
        inside = [one for one in snapshot.places.values() if one.city == record.id]
        moved = (slot for one in inside for slot in astray(snapshot, one))
        self.offer.show_items(moved)
        own = [one for one in self.gazetteer.indicators if one.city == record.id]
        self.indicators.show_indicators(own, language)
        bodies = (one for one in self.gazetteer.organisations.values() if one.city == record.id)
        self.bodies.show_links(("organisation", one.id, self.picked(one.name) or "…", "") for one in bodies)
        places = (one for one in self.gazetteer.places.values() if one.city == record.id)
        self.places.show_links(("place", one.id, self.picked(one.name) or "…", "") for one in places)
        self.notes.show_links(self.notes_of("city"))

    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        self.indicators.leave()

    def _set_country(self, field: Field, code: str) -> None:
        self.ask(field, labels.CHANGE, cities.set_country, self.record.id, code)

    def _name_country(self, field: Field, text: str) -> None:
        self._coded(field, text, self._set_country)

    def _name_region(self, field: Field, text: str) -> None:
        self._coded(field, text.upper(), lambda field, code: self.set_register(field, "region", code))

    def _coded(self, field: Field, text: str, write: object) -> None:
        """A code may be typed too; what is neither a name nor a code is refused."""
        if _CODE.fullmatch(text.strip()):
            write(field, text.strip().upper())  # type: ignore[operator]
        else:
            field.refuse(
                Refusal(N_("Nothing is called “{name}” here. A code like JP-22 may be typed too."), name=text)
            )


def _feasts(city: City, snapshot: Snapshot) -> Iterator[str]:
    """The holidays of the city within the visit, and what its calendar does not know."""
    visit = snapshot.visit
    if not city.country:
        yield _("Without a country its holidays are not known.")
        return
    if not almanac.knows_country(city):
        yield _("There is no calendar for this country: its holidays are not verified.")
    elif not almanac.knows_region(city):
        yield _("Only national holidays are known; those of the region are not verified.")
    if visit.start is None or visit.end is None:
        return
    days = (visit.start + timedelta(days=n) for n in range(min((visit.end - visit.start).days + 1, 366)))
    found = [(day, name) for day in days if (name := almanac.holiday(city, day))]
    language = tongue.language
    for day, name in found:
        yield _("In the visit: {date}, {holiday}").format(
            date=language.date(day, "short"), holiday=name.pick(language.code).text
        )
    if not found:
        yield _("No holiday falls into the visit.")
