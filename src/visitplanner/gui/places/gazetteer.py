"""Every city, organisation and place of the library with what hangs on them, read again whenever one was touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from visitplanner.domain.likeness import Pair, likely_same_places
from visitplanner.domain.merging import roots
from visitplanner.domain.records import City, Indicator, Organisation, Person, Place
from visitplanner.gui.desk.reader import Found, LibraryReader


@dataclass
class Gazetteer:
    """What was read last, by kind; what was merged stands behind what it was merged into."""

    records: Found = field(default_factory=dict)

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
        return {id: one for id, one in self._places.items() if self._roots[id] == id}

    @cached_property
    def twins(self) -> tuple[Pair, ...]:
        """Places that look like one and the same."""
        return likely_same_places(self._places.values())

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of all cities, in their order."""
        return tuple(sorted(self.records.get(Indicator, ()), key=lambda one: (one.order, one.id)))

    def merged_into(self, place: str) -> tuple[Place, ...]:
        """The places that were merged into one."""
        return tuple(one for id, one in self._places.items() if self._roots[id] == place != id)

    def people_of(self, organisation: str) -> tuple[Person, ...]:
        """Those who work there."""
        found: Iterable[Person] = self.records.get(Person, ())
        return tuple(one for one in found if one.organisation == organisation and not one.alias_of)

    def find(self, id: str) -> City | Organisation | Place | None:
        """The record of that id; for a merged place, the one it was merged into, for an indicator its city."""
        place = self.places.get(self._roots.get(id, id))
        told = next((one.city for one in self.records.get(Indicator, ()) if one.id == id), id)
        return place or self.cities.get(told) or self.organisations.get(id)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {one.id: one for one in self.records.get(Place, ())}

    @cached_property
    def _roots(self) -> dict[str, str]:
        """The id of each place → that of the place that stands for it."""
        return roots(self._places.values())


class GazetteerReader(LibraryReader):
    """Reads the library's places."""

    kinds = (City, Indicator, Organisation, Person, Place)
    makes = Gazetteer
