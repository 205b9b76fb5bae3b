"""Places of a visit by city: name in both scripts, address as it is written there, who is met there when."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.records import Place, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.pages.list_page import ListPage, picked
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _, ngettext, tongue

LOCAL = {"JP": "ja", "IT": "it", "NL": "nl", "SE": "sv", "PL": "pl", "CZ": "cs"}
"""Country → the language of its addresses."""


class PlacesPage(ListPage):
    """Grouped by city; choosing a place leads to the first session there."""

    wants = frozenset({"place", "city", "session", "leg", "organisation", "day"})
    empty = ("map-pin", N_("No places yet"), N_("The places of sessions and journeys appear here."))

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Every place, cities in the order in which the programme reaches them."""
        by_city: dict[str, list[Place]] = {}
        for place in sorted(snapshot.places.values(), key=lambda one: _order(snapshot, one)):
            by_city.setdefault(place.city, []).append(place)
        for city, places in by_city.items():
            yield _heading(snapshot, city, len(places))
            yield from (_row(snapshot, place) for place in places)

    def follow(self, key: str) -> None:
        """To the first session at this place."""
        if self.desk.snapshot and (sessions := _sessions(self.desk.snapshot, key)):
            self.followed.emit("session", sessions[0].id)


def _order(snapshot: Snapshot, place: Place) -> tuple[int, str]:
    reached = [
        n
        for n, one in enumerate(programme.slots(snapshot))
        if place.id in (getattr(one.item, "place", ""), getattr(one.item, "destination", ""))
    ]
    return (min(reached, default=10_000), place.id)


def _heading(snapshot: Snapshot, city: str, count: int) -> Row:
    found = snapshot.cities.get(city)
    if found is None:
        return Row("city ", _("On the way"), trailing=str(count), heading=True)
    names = [picked(found.name, snapshot).text, found.name[LOCAL.get(found.country, "")]]
    country = tongue.language.country_name(found.country) if found.country else ""
    title = " · ".join(part for part in (*dict.fromkeys(names), country) if part)
    return Row(f"city {city}", title, trailing=str(count), heading=True)


def _row(snapshot: Snapshot, place: Place) -> Row:
    name = picked(place.name, snapshot)
    local = _in_local_words(snapshot, place)
    organisation = snapshot.organisations.get(place.organisation)
    host = picked(organisation.name, snapshot).text if organisation else ""
    address = place.address[_local_language(snapshot, place)] or picked(place.address, snapshot).text
    facts = [host if host != name.text else "", place.opening_hours, place.phone]
    sessions = _sessions(snapshot, place.id)
    return Row(
        place.id,
        name,
        beside=local if local != name.text else "",
        lines=(address, " · ".join(fact for fact in facts if fact), picked(place.access, snapshot)),
        lead="map-pin",
        trailing=_when(sessions) if sessions else "",
    )


def _in_local_words(snapshot: Snapshot, place: Place) -> str:
    """The name as it is written where the place is: what to show a taxi driver."""
    return place.name[_local_language(snapshot, place)] or place.name[place.name.original]


def _local_language(snapshot: Snapshot, place: Place) -> str:
    city = snapshot.cities.get(place.city)
    return LOCAL.get(city.country if city else "", "en")


def _sessions(snapshot: Snapshot, place: str) -> list[Session]:
    items = (one.item for one in programme.slots(snapshot))
    return [item for item in items if isinstance(item, Session) and item.place == place]


def _when(sessions: list[Session]) -> str:
    days = [one.when.date for one in sessions if one.when.date]
    count = ngettext("{n} session", "{n} sessions", len(sessions)).format(n=len(sessions))
    return f"{tongue.language.date(days[0], 'short')} · {count}" if days else count
