"""How well a practice fits the cities that decided about it: scores by dimension, their mean, where cities differ.

The question is not which practice is best but if and how one can be adapted (ISINNOVA's INSPIRE method).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.records import TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import EMPTY, Wording

BEST = 3
FAR_APART = 2
"""Cities whose scores of one dimension differ by so much have something to tell each other."""

VALUE_WORDS = (N_("Does not fit"), N_("Fits a little"), N_("Fits mostly"), N_("Fits well"))
"""What the values 0 to 3 mean, as msgids."""
UNKNOWN = N_("Nobody can say yet")


@dataclass(frozen=True, slots=True)
class Given:
    """What a decision says of one dimension: a value from 0 to 3, None where nobody can say yet."""

    value: int | None = None
    comment: Wording = EMPTY


@dataclass(frozen=True, slots=True)
class Column:
    """One city's decision about a practice, with its score in every dimension."""

    decision: TransferDecision
    scores: Mapping[Dimension, Given]

    @property
    def mean(self) -> float | None:
        """The mean of the values that are known; None where none is."""
        known = [one.value for one in self.scores.values() if one.value is not None]
        return sum(known) / len(known) if known else None


def scores(snapshot: Snapshot, decision: TransferDecision) -> dict[Dimension, Given]:
    """Every dimension in its order: from its `Score`, else from what the decision itself had before (`finance=2`)."""
    found = {dimension: Given(_older(decision, dimension)) for dimension in Dimension}
    found |= {one.dimension: Given(one.value, one.comment) for one in snapshot.scores_of.get(decision.id, ())}
    return found


def compared(snapshot: Snapshot, practice: str) -> tuple[Column, ...]:
    """All decisions about a practice, in the order of the cooperation's cities, then of their days."""
    partners = snapshot.cooperation.cities if snapshot.cooperation else ()
    cities = {city: n for n, city in enumerate(partners)}
    found = [Column(one, scores(snapshot, one)) for one in snapshot.decisions if one.practice == practice]

    def place(column: Column) -> tuple[int, str, str]:
        one = column.decision
        return cities.get(one.city, len(cities)), str(one.decided_on), one.id

    return tuple(sorted(found, key=place))


def apart(columns: Iterable[Column]) -> dict[Dimension, int]:
    """The dimensions in which cities differ by `FAR_APART` or more, with the difference."""
    kept = tuple(columns)
    spreads: dict[Dimension, int] = {}
    for dimension in Dimension:
        values = [value for one in kept if (value := one.scores[dimension].value) is not None]
        if values and max(values) - min(values) >= FAR_APART:
            spreads[dimension] = max(values) - min(values)
    return spreads


def _older(decision: TransferDecision, dimension: Dimension) -> int | None:
    for one in decision.scores:
        name, _equals, value = one.partition("=")
        if name == dimension and value in ("0", "1", "2", "3"):
            return int(value)
    return None
