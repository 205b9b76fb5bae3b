"""Everybody in the library, with what only the library knows, read again whenever one of them was touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.domain.likeness import Pair, likely_same
from visitplanner.domain.records import NAMES, City, Organisation, Participation, Person, PersonPrivate
from visitplanner.gui.desk import Desk

KINDS = (Organisation, City, PersonPrivate, Participation, Person)
"""What is read; the people last, so that everything is there when they are."""


@dataclass
class Directory:
    """What was read last. Private facts are here alone: a snapshot is printed."""

    records: dict[type[Any], tuple[Any, ...]] = field(default_factory=dict)

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
        """The records that were merged into this one."""
        return tuple(one for one in self.people.values() if one.alias_of == person)

    def root(self, person: str) -> str:
        """The id of the record that stands for this one."""
        met: set[str] = set()
        while person not in met and (one := self.people.get(person)) and one.alias_of in self.people:
            met.add(person)
            person = one.alias_of
        return person


class DirectoryReader(QObject):
    """Asks the desk for everything."""

    read_through = Signal(object)
    """A Directory has been read."""

    wants = frozenset(NAMES[kind] for kind in KINDS)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def read(self) -> None:
        """Read all; the answer comes as `read_through`."""
        directory = Directory()
        for kind in KINDS:
            self._desk.records(kind, partial(self._take, directory, kind))

    def _take(self, directory: Directory, kind: type[Any], found: tuple[Any, ...]) -> None:
        directory.records[kind] = found
        if kind is KINDS[-1]:
            self.read_through.emit(directory)
