"""A visit as one line of the library: what the list shows without opening the visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from visitplanner.domain.kinds import VisitState
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """One visit. `cities` are the names of the cities visited; the counts are of what is not deleted.

    `ready` (percent) and `overlaps` are known for visits that are not past; None where nobody counted.
    """

    id: str
    code: str = ""
    state: VisitState = VisitState.PLANNED
    start: date | None = None
    end: date | None = None
    sample: bool = False
    title: Wording = EMPTY
    cities: tuple[Wording, ...] = ()
    working_language: str = "en"
    group_size: int = 0
    people: int = 0
    sessions: int = 0
    observations: int = 0
    practices: int = 0
    actions: int = 0
    ready: int | None = None
    overlaps: int | None = None

    def is_past(self, today: date) -> bool:
        """Whether the visit's last day is before `today`; one without dates is not."""
        return self.end is not None and self.end < today


def listed(lines: Iterable[VisitLine], today: date) -> tuple[VisitLine, ...]:
    """The lines in the order of the library: coming ones by date, those without dates, then past ones, latest first."""
    return tuple(sorted(lines, key=lambda line: _place(line, today)))


def _place(line: VisitLine, today: date) -> tuple[int, int, str]:
    if line.is_past(today):
        return (2, -line.end.toordinal() if line.end else 0, line.id)
    return (0, line.start.toordinal(), line.id) if line.start else (1, 0, line.id)
