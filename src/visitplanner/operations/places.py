"""Places appear when somebody types one: a name is enough, the rest can follow."""

from __future__ import annotations

from visitplanner.domain import ids
from visitplanner.domain.records import City, Place
from visitplanner.domain.wording import Wording
from visitplanner.operations import rules
from visitplanner.store.editing import Edit


def create(edit: Edit, *, name: str, language: str, city: str = "", zone: str = "") -> str:
    """A new place and its id. Without a zone it is in its city's."""
    if city:
        edit.get(City, city)
    id = ids.new()
    words = Wording({language: rules.title(name, "name")}, {}, rules.language(language))
    return edit.add(Place, space=id, id=id, name=words, city=city, zone=zone and rules.known_zone(zone))


def create_city(edit: Edit, *, name: str, language: str, zone: str, country: str = "") -> str:
    """A new city and its id. `country` is ISO 3166-1 alpha-2."""
    id = ids.new()
    words = Wording({language: rules.title(name, "name")}, {}, rules.language(language))
    return edit.add(City, space=id, id=id, name=words, zone=rules.known_zone(zone), country=country)
