"""Places and cities appear when somebody types one: a name is enough, the rest can follow."""

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


def city_named(edit: Edit, *, name: str, language: str, zone: str = "") -> str:
    """The id of the city that is called so in any language; a new one where there is none."""
    name = rules.title(name, "city")
    for city in edit.find(City):
        if name.casefold() in (text.casefold() for text in city.name.texts.values()):
            return city.id
    id = ids.new()
    words = Wording({language: name}, {}, rules.language(language))
    return edit.add(City, space=id, id=id, name=words, zone=zone and rules.known_zone(zone))
