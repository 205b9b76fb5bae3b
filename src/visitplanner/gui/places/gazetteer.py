"""Every city, organisation and place of the library with what hangs on them, read again whenever one was touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.domain.likeness import Pair, likely_same_places
from visitplanner.domain.records import NAMES, City, Indicator, Organisation, Person, Place
from visitplanner.gui.desk import Desk

KINDS = (City, Indicator, Organisation, Person, Place)
"""What is read; the places last, so that everything is there when they are."""


@dataclass
class Gazetteer:
    """What was read last, by kind; what was merged stands behind what it was merged into."""

    records: dict[type[Any], tuple[Any, ...]] = field(default_factory=dict)

    @cached_property
    def cities(self) -> dict[str, City]:
        """Every city, by id."""
        return {one.id: one for one in self.records.get(City, ())}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Every organisation, by id."""
        return {one.id: one for one in self.records.get(Organisation, ())}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place that stands for itself, by id."""
        return {one.id: one for one in self._places.values() if not self._root(one)}

    @cached_property
    def twins(self) -> tuple[Pair, ...]:
        """Places that look like one and the same."""
        return likely_same_places(self.places.values())

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of all cities, in their order."""
        return tuple(sorted(self.records.get(Indicator, ()), key=lambda one: (one.order, one.id)))

    def merged_into(self, place: str) -> tuple[Place, ...]:
        """The places that were merged into one."""
        return tuple(one for one in self._places.values() if self._root(one) == place)

    def people_of(self, organisation: str) -> tuple[Person, ...]:
        """Those who work there."""
        found: Iterable[Person] = self.records.get(Person, ())
        return tuple(one for one in found if one.organisation == organisation and not one.alias_of)

    def find(self, id: str) -> City | Organisation | Place | None:
        """The record of that id; for a merged place, the one it was merged into, for an indicator its city."""
        merged = self._places.get(id)
        place = self.places.get(self._root(merged) or id) if merged else None
        told = next((one.city for one in self.records.get(Indicator, ()) if one.id == id), id)
        return place or self.cities.get(told) or self.organisations.get(id)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {one.id: one for one in self.records.get(Place, ())}

    def _root(self, place: Place) -> str:
        """The id of the place that stands for `place`; "" for itself, and where that one is gone."""
        met = {place.id}
        found = ""
        while (other := self._places.get(place.alias_of)) and other.id not in met:
            met.add(other.id)
            place, found = other, other.id
        return found


class GazetteerReader(QObject):
    """Asks the desk for everything."""

    read_through = Signal(object)
    """A Gazetteer has been read."""

    wants = frozenset(NAMES[kind] for kind in KINDS)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def read(self) -> None:
        """Read all; the answer comes as `read_through`."""
        found = Gazetteer()
        for kind in KINDS:
            self._desk.records(kind, partial(self._take, found, kind))

    def _take(self, gazetteer: Gazetteer, kind: type[Any], found: tuple[Any, ...]) -> None:
        gazetteer.records[kind] = found
        if kind is KINDS[-1]:
            self.read_through.emit(gazetteer)
