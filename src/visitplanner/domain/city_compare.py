"""Two or three cities side by side: the same indicators on one line, each with its own unit, year and source.

Indicators are the same where they share a name in any language. Nothing is converted: units that differ are said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from visitplanner.domain.records import Indicator
from visitplanner.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator. `cells` follow the cities: what each says, the latest year first; empty where it says nothing."""

    name: Wording
    cells: tuple[tuple[Indicator, ...], ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that are used, each once, in the order of the cities."""
        return tuple(
            dict.fromkeys(one.unit.strip() for cell in self.cells for one in cell if one.unit.strip())
        )

    @property
    def mixed(self) -> bool:
        """Whether the figures cannot be compared as they stand: their units differ, or one has none."""
        told = {one.unit.strip() for cell in self.cells for one in cell if one.value is not None}
        return len(told) > 1


def compare(cities: Sequence[str], indicators: Iterable[Indicator]) -> tuple[Line, ...]:
    """What the cities of these ids say of themselves: first what most of them say, then in the order of the cities."""
    own: dict[str, list[Indicator]] = {city: [] for city in cities}
    for one in sorted(indicators, key=lambda one: (one.order, one.id)):
        if one.city in own:
            own[one.city].append(one)
    groups: list[list[Indicator]] = []
    for city in own:
        for one in own[city]:
            _join(groups, one)
    lines = (Line(group[0].name, tuple(_cell(group, city) for city in cities)) for group in groups)
    return tuple(sorted(lines, key=lambda line: sum(not cell for cell in line.cells)))


def names(indicator: Indicator) -> frozenset[str]:
    """The names of an indicator, whatever their language, letters and spaces."""
    texts = (unicodedata.normalize("NFKC", text).casefold() for text in indicator.name.texts.values())
    return frozenset(filter(None, (" ".join(text.split()) for text in texts)))


def _join(groups: list[list[Indicator]], one: Indicator) -> None:
    """Put an indicator to the group that shares a name with it; groups that it ties together become one."""
    mine = names(one)
    met = [group for group in groups if any(mine & names(other) for other in group)]
    if not met:
        groups.append([one])
        return
    met[0].append(one)
    for group in met[1:]:
        met[0].extend(group)
        groups.remove(group)


def _cell(group: list[Indicator], city: str) -> tuple[Indicator, ...]:
    mine = (one for one in group if one.city == city)
    return tuple(sorted(mine, key=lambda one: (-(one.year or 0), one.order, one.id)))
