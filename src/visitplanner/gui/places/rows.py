"""Places, cities and organisations as rows of their lists: those of the open visit first, then the library's others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from visitplanner.base.collation import sort_key
from visitplanner.domain import programme
from visitplanner.domain.addresses import local_address, local_name
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Organisation, Place, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.rows import matching as rows_matching
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue

LATER = 10_000


def place_rows(gazetteer: Gazetteer, snapshot: Snapshot) -> Iterator[Row]:
    """Places of the visit by city, cities in the order in which the programme reaches them; then the others."""
    mine = {one.id for one in snapshot.places.values()}
    reached = _reached(snapshot)
    by_city: dict[str, list[Place]] = {}
    for one in sorted(
        (gazetteer.places[id] for id in mine if id in gazetteer.places),
        key=lambda one: (reached.get(one.id, LATER), _key(snapshot, one)),
    ):
        by_city.setdefault(one.city if one.city in gazetteer.cities else "", []).append(one)
    twins = {id for pair in gazetteer.twins for id in (pair.one, pair.other)}
    when = _when(snapshot)
    for city, places in by_city.items():
        yield _city_heading(gazetteer, snapshot, city, len(places))
        yield from (_place(gazetteer, snapshot, one, twins, when.get(one.id, "")) for one in places)
    others = [one for one in gazetteer.places.values() if one.id not in mine]
    others.sort(key=lambda one: (_city_name(gazetteer, snapshot, one.city), _key(snapshot, one)))
    yield from _group("elsewhere", _("Elsewhere in the library"), others,
                      lambda one: _place(gazetteer, snapshot, one, twins, elsewhere=True))  # fmt: skip


def city_rows(gazetteer: Gazetteer, snapshot: Snapshot) -> Iterator[Row]:
    """Cities with their country, and how much is known of each."""
    yield from _parted(
        gazetteer.cities.values(), snapshot.cities, snapshot, lambda one: _city(gazetteer, snapshot, one)
    )


def organisation_rows(gazetteer: Gazetteer, snapshot: Snapshot) -> Iterator[Row]:
    """Organisations with their city and how many people of each are known."""
    yield from _parted(
        gazetteer.organisations.values(), snapshot.organisations, snapshot,
        lambda one: _organisation(gazetteer, snapshot, one),
    )  # fmt: skip


def matching(rows: Iterable[Row], words: str, gazetteer: Gazetteer) -> list[Row]:
    """The rows that hold every word, in any language; headings without rows go."""

    def spoken(one: Row) -> str:
        record = None if one.heading else gazetteer.find(one.key)
        return " ".join((one.spoken, *(record.name.texts.values() if record else ())))

    return rows_matching(rows, words.casefold().split(), spoken)


def _parted(
    found: Iterable[Any], mine: Iterable[str], snapshot: Snapshot, row: Callable[[Any], Row]
) -> Iterator[Row]:
    here, ordered = set(mine), sorted(found, key=lambda one: _key(snapshot, one))
    yield from _group("here", _("In this visit"), [one for one in ordered if one.id in here], row)
    yield from _group(
        "elsewhere", _("Elsewhere in the library"), [one for one in ordered if one.id not in here], row
    )


def _group(key: str, words: str, records: list[Any], row: Callable[[Any], Row]) -> Iterator[Row]:
    if records:
        yield Row(f"heading {key}", words, trailing=str(len(records)), heading=True)
        yield from (row(one) for one in records)


def _key(snapshot: Snapshot, one: Any) -> Any:
    return sort_key(picked(one.name, snapshot).text, tongue.language.code), one.id


def _reached(snapshot: Snapshot) -> dict[str, int]:
    """Place → when the programme first comes there."""
    found: dict[str, int] = {}
    for n, one in enumerate(programme.slots(snapshot)):
        for place in (getattr(one.item, "origin", ""), getattr(one.item, "place", ""),
                      getattr(one.item, "destination", "")):  # fmt: skip
            found.setdefault(place, n)
    return found


def _city_heading(gazetteer: Gazetteer, snapshot: Snapshot, city: str, count: int) -> Row:
    found = gazetteer.cities.get(city)
    if found is None:
        return Row("heading city ", _("On the way"), trailing=str(count), heading=True)
    names = (picked(found.name, snapshot).text, found.name[found.name.original], _country(found))
    title = " · ".join(dict.fromkeys(filter(None, names)))
    return Row(f"heading city {city}", title, trailing=str(count), heading=True)


def _place(
    gazetteer: Gazetteer,
    snapshot: Snapshot,
    place: Place,
    twins: set[str],
    when: str = "",
    *,
    elsewhere: bool = False,
) -> Row:
    city = gazetteer.cities.get(place.city)
    name, local = picked(place.name, snapshot), local_name(place, city).text
    organisation = gazetteer.organisations.get(place.organisation)
    host = picked(organisation.name, snapshot).text if organisation else ""
    facts = (_city_name(gazetteer, snapshot, place.city) if elsewhere else "", place.opening_hours,
             host if host != name.text else "", place.phone)  # fmt: skip
    return Row(
        place.id,
        name if name.text else "…",
        beside=local if local != name.text else "",
        lines=(local_address(place, city).text, " · ".join(filter(None, facts)), when),
        lead="map-pin",
        tags=(Tag(_("Same place?"), "warn", "copy"),) if place.id in twins else (),
    )


def _when(snapshot: Snapshot) -> dict[str, str]:
    """Place → the first day there and the number of sessions."""
    found: dict[str, list[Slot]] = {}
    for one in programme.slots(snapshot):
        if isinstance(one.item, Session) and one.item.place:
            found.setdefault(one.item.place, []).append(one)
    return {place: _told(slots) for place, slots in found.items()}


def _told(slots: list[Slot]) -> str:
    count = ngettext("{n} session", "{n} sessions", len(slots)).format(n=len(slots))
    first = slots[0].date
    return f"{tongue.language.date(first, 'short')} · {count}" if first else count


def _city(gazetteer: Gazetteer, snapshot: Snapshot, city: City) -> Row:
    name = picked(city.name, snapshot)
    places = sum(one.city == city.id for one in gazetteer.places.values())
    figures = sum(one.city == city.id for one in gazetteer.indicators)
    counts = (
        ngettext("{n} place", "{n} places", places).format(n=places) if places else "",
        ngettext("{n} indicator", "{n} indicators", figures).format(n=figures) if figures else "",
    )
    original = city.name[city.name.original]
    return Row(
        city.id,
        name if name.text else "…",
        beside=original if original != name.text else "",
        lines=(" · ".join(filter(None, (_country(city), *counts))),),
        lead="building-2",
        trailing=city.zone.rpartition("/")[2].replace("_", " "),
    )


def _organisation(gazetteer: Gazetteer, snapshot: Snapshot, one: Organisation) -> Row:
    name, original = picked(one.name, snapshot), one.name[one.name.original]
    people = len(gazetteer.people_of(one.id))
    known = ngettext("{n} person", "{n} people", people).format(n=people) if people else ""
    return Row(
        one.id,
        name if name.text else "…",
        beside=original if original != name.text else "",
        lines=(" · ".join(filter(None, (_city_name(gazetteer, snapshot, one.city), known))),),
        lead="landmark",
    )


def _city_name(gazetteer: Gazetteer, snapshot: Snapshot, city: str) -> str:
    found = gazetteer.cities.get(city)
    return picked(found.name, snapshot).text if found else ""


def _country(city: City) -> str:
    return tongue.language.country_name(city.country) if city.country else ""
