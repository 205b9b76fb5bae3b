"""Everybody in the library, with what only the library knows, read again whenever one of them was touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from visitplanner.domain.likeness import Pair, likely_same
from visitplanner.domain.merging import roots
from visitplanner.domain.records import City, Organisation, Participation, Person, PersonPrivate
from visitplanner.gui.desk.reader import Found, LibraryReader


@dataclass
class Directory:
    """What was read last. Private facts are here alone: a snapshot is printed."""

    records: Found = field(default_factory=dict)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation of the library."""
        return self.records.get(Organisation, ())

    @property
    def cities(self) -> tuple[City, ...]:
        """Every city of the library."""
        return self.records.get(City, ())

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody by id, merged records too."""
        return {one.id: one for one in self.records.get(Person, ())}

    @cached_property
    def private(self) -> Mapping[str, PersonPrivate]:
        """Private facts by person."""
        return {one.person: one for one in self.records.get(PersonPrivate, ())}

    @cached_property
    def visits(self) -> Mapping[str, int]:
        """In how many visits each person takes part."""
        return Counter(self.root(one.person) for one in self.records.get(Participation, ()))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Who may be entered twice."""
        return likely_same(self.people.values())

    def pairs_of(self, person: str) -> tuple[Pair, ...]:
        """The pairs with this person in them."""
        return tuple(pair for pair in self.pairs if person in (pair.one, pair.other))

    def merged_into(self, person: str) -> tuple[Person, ...]:
        """The records that this one stands for, besides itself."""
        return tuple(one for id, one in self.people.items() if self.root(id) == person != id)

    def root(self, person: str) -> str:
        """The id of the record that stands for this one."""
        return self._roots.get(person, person)

    @cached_property
    def _roots(self) -> Mapping[str, str]:
        return roots(self.people.values())


class DirectoryReader(LibraryReader):
    """Reads everybody."""

    kinds = (Organisation, City, PersonPrivate, Participation, Person)
    makes = Directory
