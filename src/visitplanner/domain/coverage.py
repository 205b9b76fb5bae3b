"""Who asks what where: questions by objective and session, and which of them have an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from visitplanner.domain import programme
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.records import Question
from visitplanner.domain.snapshot import Snapshot

RESTING = (SessionKind.MEAL, SessionKind.FREE)
"""Sessions in which nobody is expected to ask; they count where somebody does all the same."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many questions asked, so many of them answered."""

    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix. `objectives` and `sessions` are ids in their order; "" at the end of either is "none"."""

    objectives: tuple[str, ...]
    sessions: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Question, ...]]
    answered: frozenset[str]

    def questions(self, objective: str | None = None, session: str | None = None) -> tuple[Question, ...]:
        """The questions of a cell, a row (`session` None), a column or the whole, by number."""
        found = [
            one
            for (row, column), questions in self.cells.items()
            if objective in (None, row) and session in (None, column)
            for one in questions
        ]
        return tuple(sorted(found, key=_by_number))

    def share(self, objective: str | None = None, session: str | None = None) -> Share:
        """How many of those are answered."""
        found = self.questions(objective, session)
        return Share(len(found), sum(one.id in self.answered for one in found))


def coverage(snapshot: Snapshot, *, every: bool = False) -> Coverage:
    """The matrix of a visit: sessions where something is asked, or `every` one where something could be."""
    objectives = {one.id for one in snapshot.objectives}
    cells: dict[tuple[str, str], tuple[Question, ...]] = {}
    for one in sorted(snapshot.questions, key=_by_number):
        at = (
            one.objective if one.objective in objectives else "",
            one.session if one.session in snapshot.session else "",
        )
        cells[at] = (*cells.get(at, ()), one)
    rows = [one.id for one in sorted(snapshot.objectives, key=lambda one: (one.number, one.id))]
    used = {session for _objective, session in cells}
    columns = [id for id in _sessions(snapshot, every) | used if id]
    order = {slot.id: n for n, slot in enumerate(programme.slots(snapshot))}
    columns.sort(key=order.__getitem__)
    loose = any(not objective for objective, _session in cells)
    unplaced = any(not session for _objective, session in cells)
    return Coverage(
        (*rows, *([""] if loose else ())), (*columns, *([""] if unplaced else ())), cells, snapshot.answered
    )


def _sessions(snapshot: Snapshot, every: bool) -> set[str]:
    return {one.id for one in snapshot.sessions if every and one.kind not in RESTING}


def _by_number(one: Question) -> tuple[int, str]:
    return one.number, one.id


def without_questions(found: Coverage) -> Iterable[str]:
    """Objectives that nobody asks about."""
    return (one for one in found.objectives if one and not found.share(one).asked)
