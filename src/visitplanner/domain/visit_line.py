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

    `ready` (percent, what is impossible counted), `overlaps` and how many tasks are `late` are known for visits that
    are not past; None where nobody counted. `next_task` is the title of the task to do next, which is due on
    `next_due`.
    """

    id: str
    code: str = ""
    state: VisitState = VisitState.PLANNED
    start: date | None = None
    end: date | None = None
    sample: bool = False
    template: bool = False
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
    late: int | None = None
    next_task: Wording = EMPTY
    next_due: date | None = None

    def is_past(self, today: date) -> bool:
        """Whether the visit's last day is before `today`; one without dates is not, nor is a template."""
        return self.end is not None and self.end < today and not self.template


def listed(lines: Iterable[VisitLine], today: date) -> tuple[VisitLine, ...]:
    """The lines as the library lists them: coming ones by date, undated ones, past ones (latest first), templates."""
    return tuple(sorted(lines, key=lambda line: _place(line, today)))


def _place(line: VisitLine, today: date) -> tuple[int, int, str]:
    if line.template:
        return (3, 0, line.id)
    if line.is_past(today):
        return (2, -line.end.toordinal() if line.end else 0, line.id)
    return (0, line.start.toordinal(), line.id) if line.start else (1, 0, line.id)
