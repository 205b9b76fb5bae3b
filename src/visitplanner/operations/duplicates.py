"""Duplicates of whole visits: what was planned under new ids and on other dates; what happened stays where it was.

`domain.resets` tells people what a duplicate begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from visitplanner.domain import codec, ids
from visitplanner.domain.kinds import SessionStatus, VisitState
from visitplanner.domain.rearranging.placing import later
from visitplanner.domain.records import (
    Attendance,
    Booking,
    Connector,
    Day,
    Leg,
    Objective,
    Participation,
    Question,
    RuleValue,
    RunRow,
    Seat,
    Session,
    SessionPractice,
    Task,
    Track,
    Visit,
)
from visitplanner.domain.when import When
from visitplanner.operations import rules, tasks
from visitplanner.store.editing import Edit

DUPLICATED: tuple[type[Any], ...] = (
    Visit, Day, Objective, Track, Session, Leg, Participation, Question, Connector, Booking, Task, RuleValue,
    Attendance, SessionPractice, RunRow, Seat,
)  # fmt: skip
"""The kinds of a visit's rows that a duplicate takes."""

_ANEW: Mapping[type[Any], Mapping[str, Any]] = {
    Visit: {"state": VisitState.PLANNED, "cooperation": "", "template": False, "sample": False},
    Session: {"status": SessionStatus.IDEA, "host_confirmed": None},
    Leg: {"status": SessionStatus.IDEA},
    Booking: {"status": SessionStatus.IDEA},
    Task: {"done": None},
}
_WITHIN = ("visit", "session", "objective", "before", "after", "track")
"""Registers that name another row of the same visit."""

_NEEDED: Mapping[type[Any], tuple[str, ...]] = {
    Attendance: ("session",), SessionPractice: ("session",), RunRow: ("session",), Seat: ("session",),
    Connector: ("before", "after"),
}  # fmt: skip
"""Kind → what it cannot be without: it is left out with it."""

_ENDS = {"zone": ("place", "origin"), "arrival_zone": ("destination",), "counterpart_zone": ()}
"""Register of a zone → the registers of the place that it comes from, where there is one."""


def rows_of(edit: Edit, visit: str) -> tuple[Any, ...]:
    """The rows of a visit that a duplicate takes."""
    edit.get(Visit, visit)
    return tuple(row for kind in DUPLICATED for row in edit.find(kind, space=visit))


def make(
    edit: Edit,
    rows: Iterable[Any],
    start: date,
    changed: Mapping[str, Any],
    *,
    zones: Mapping[str, str] | None = None,
) -> str:
    """A new visit from the `rows` of one, from `start` on; its id. `changed` are values of the visit itself.

    Cancelled items are left out. `zones`: old zone → new one, wherever a zone does not come from a place. Refuses dates
    that no calendar of ours shows.
    """
    kept = [row for row in rows if getattr(row, "status", None) is not SessionStatus.CANCELLED]
    old = next(row for row in kept if isinstance(row, Visit))
    first = old.start or min((row.when.date for row in kept if _dated(row)), default=start)
    copy = _Copy(edit, (rules.day(start, "start") - first).days, zones or {})
    end = rules.day(later(old.end, copy.shift), "start") if old.end else None
    copy.name(old.id, kept)
    for row in kept:
        copy.add(row, {"start": start, "end": end, **changed} if row is old else {})
    return copy.visit


@dataclass(slots=True)
class _Copy:
    """Adds copies of rows to a new visit, `shift` days later; what they refer to inside the visit is renamed along."""

    edit: Edit
    shift: int
    zones: Mapping[str, str]
    visit: str = field(default_factory=ids.new)
    named: dict[str, str] = field(default_factory=dict)

    def name(self, visit: str, rows: Sequence[Any]) -> None:
        """Give every row its new id; days, rules and shipped tasks get the one that anybody would give them."""
        shipped = {tasks.id_of(visit, one.key): one.key for one in tasks.shipped()}
        for row in rows:
            id = ids.new()
            if isinstance(row, Day) and row.date:
                id = ids.day(self.visit, later(row.date, self.shift))
            elif isinstance(row, RuleValue):
                id = ids.derived("rule_value", self.visit, row.rule)
            elif isinstance(row, Seat):
                id = ids.link("seat", self.named.get(row.session, ""), row.person)
            elif row.id in shipped:
                id = tasks.id_of(self.visit, shipped[row.id])
            self.named[row.id] = self.visit if row.id == visit else id

    def add(self, row: Any, changed: Mapping[str, Any]) -> None:
        """`row` under its new id. A link to what was left out becomes empty, or takes the row with it."""
        kind = type(row)
        mine = {name: self._moved(value) for name, value in codec.values(row).items()}
        mine |= {name: self.named.get(mine[name], "") for name in _WITHIN if name in mine}
        if not all(mine[name] for name in _NEEDED.get(kind, ())):
            return
        for name, ends in _ENDS.items():
            if name in mine and kind is not Visit and not any(mine.get(end) for end in ends):
                mine[name] = self.zones.get(mine[name], mine[name])
        anew = _ANEW.get(kind, {})
        self.edit.add(kind, space=self.visit, id=self.named[row.id], **{**mine, **anew, **changed})

    def _moved(self, value: Any) -> Any:
        """A date, or a date and time, as many days later as the visit."""
        if isinstance(value, When) and value.date:
            return When(later(value.date, self.shift), value.start, value.fold, value.order)
        return later(value, self.shift) if isinstance(value, date) else value


def _dated(row: Any) -> bool:
    return isinstance(row, Session | Leg) and row.when.date is not None
