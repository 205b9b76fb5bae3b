"""Organisations: city offices, companies, universities, networks."""

from __future__ import annotations

from visitplanner.domain import ids
from visitplanner.domain.records import City, Organisation
from visitplanner.domain.wording import Wording
from visitplanner.operations import references, rules
from visitplanner.store.editing import Edit


def create(edit: Edit, *, name: str, language: str, city: str = "") -> str:
    """A new organisation and its id."""
    if city:
        edit.get(City, city)
    id = ids.new()
    words = Wording({language: rules.title(name, "name")}, {}, rules.language(language))
    return edit.add(Organisation, space=id, id=id, name=words, city=city)


def named(edit: Edit, *, name: str, language: str) -> str:
    """The id of the organisation that is called so in any language; a new one where there is none."""
    name = rules.title(name, "organisation")
    for one in edit.find(Organisation):
        if name.casefold() in (text.casefold() for text in one.name.texts.values()):
            return one.id
    return create(edit, name=name, language=language)


def delete(edit: Edit, organisation: str) -> None:
    """To the bin. Refused while somebody works there, or anything in the library names it."""
    found = edit.get(Organisation, organisation)
    references.refuse_named(edit, found)
    edit.delete(Organisation, organisation)
