"""Places: a name is enough, the rest can follow. Two records of one place are merged by alias and taken apart again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.domain import ids
from visitplanner.domain.records import City, Leg, Place
from visitplanner.domain.wording import Wording
from visitplanner.operations import legs, merging, programme, references, rules, sessions
from visitplanner.store.editing import Edit

MOST_DATES = 400
"""Closed dates of a place: more are no dates but a rule, which the opening hours can say."""


def create(edit: Edit, *, name: str, language: str, city: str = "", zone: str = "") -> str:
    """A new place and its id. Without a zone it is in its city's."""
    if city:
        edit.get(City, city)
    id = ids.new()
    words = Wording({language: rules.title(name, "name")}, {}, rules.language(language))
    return edit.add(Place, space=id, id=id, name=words, city=city, zone=zone and rules.known_zone(zone))


def delete(edit: Edit, place: str) -> None:
    """To the bin. Refused while anything in the library happens there or names it."""
    found = edit.get(Place, place)
    references.refuse_named(edit, found)
    edit.delete(Place, place)


def set_coordinates(edit: Edit, place: str, point: tuple[float, float] | None) -> None:
    """Latitude and longitude in degrees, or that they are not known. Refused beyond the earth."""
    if point is not None:
        rules.between(point[0], -90, 90, "latitude")
        rules.between(point[1], -180, 180, "longitude")
    latitude, longitude = point or (None, None)
    edit.set(Place, place, latitude=latitude, longitude=longitude)


def close_on(edit: Edit, place: str, dates: Iterable[date]) -> None:
    """Say that it is closed on these dates too."""
    found = {rules.day(one, "closed_dates") for one in dates} | set(edit.get(Place, place).closed_dates)
    rules.between(len(found), 0, MOST_DATES, "closed_dates")
    edit.set(Place, place, closed_dates=tuple(sorted(found)))


def open_on(edit: Edit, place: str, day: date) -> None:
    """Take a closed date away."""
    kept = tuple(one for one in edit.get(Place, place).closed_dates if one != day)
    edit.set(Place, place, closed_dates=kept)


def bring_zones(edit: Edit, items: Iterable[str]) -> None:
    """Let sessions and legs follow the zones of their places, after these have changed. Their clock times stay."""
    for id in items:
        if isinstance(programme.item(edit, id), Leg):
            legs.follow_places(edit, id)
        else:
            sessions.follow_place(edit, id)


def merge(edit: Edit, loser: str, winner: str) -> None:
    """Two records are one place: whatever names `loser` shows `winner` from now on, until they are taken apart."""
    merging.merge(edit, Place, loser, winner)


def part(edit: Edit, place: str) -> None:
    """Take a merged record out again."""
    merging.part(edit, Place, place)


def tell_apart(edit: Edit, one: str, other: str) -> None:
    """Two places that look alike are not the same: nobody asks again."""
    merging.tell_apart(edit, Place, one, other)


def city_named(edit: Edit, *, name: str, language: str, zone: str = "") -> str:
    """The id of the city that is called so in any language; a new one where there is none."""
    name = rules.title(name, "city")
    for city in edit.find(City):
        if name.casefold() in (text.casefold() for text in city.name.texts.values()):
            return city.id
    id = ids.new()
    words = Wording({language: name}, {}, rules.language(language))
    return edit.add(City, space=id, id=id, name=words, zone=zone and rules.known_zone(zone))
