"""Undo and redo of gestures, from the log itself: they survive a restart and are changes like any other.

The inverse of a gesture gives each value back what it had before, where it still is what the gesture made it. A value
since overwritten by somebody else is left, and said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, update

from visitplanner.base.phrases import Phrase
from visitplanner.store import change as log
from visitplanner.store import textmerge
from visitplanner.store.change import Address, Change, Json, canonical
from visitplanner.store.editing import Edit, Touched
from visitplanner.store.entries import read_change
from visitplanner.store.fold import RowKey, State, value
from visitplanner.store.history import Logged, gesture_changes, ops_of_rows
from visitplanner.store.ledger import CHANGE, STEP

DONE: Final = "done"
UNDONE: Final = "undone"
DROPPED: Final = "dropped"


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone: the gesture's label, what it touched, and what was left as others made it."""

    label: Phrase
    touched: Touched
    left: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The gesture that the next undo or redo concerns: its name, and the one whose inverse will be made."""

    gesture: str
    latest: str
    label: Phrase


def next_step(connection: Connection, visit: str, way: str) -> Step | None:
    """What undo (or redo) of that visit would concern."""
    row = connection.execute(_NEXT[way], {"visit": visit}).first()
    return Step(row.gesture, row.latest, read_change(row, ()).label) if row else None


def labels(connection: Connection, visit: str) -> tuple[Phrase | None, Phrase | None]:
    """What undo of that visit would take back, and what redo would do again."""
    undo, redo = (next_step(connection, visit, way) for way in (log.UNDO, log.REDO))
    return undo.label if undo else None, redo.label if redo else None


def record(connection: Connection, edit: Edit) -> None:
    """Put a finished gesture on the undo lists it belongs to, where it ends whatever could be redone."""
    changes = edit.changes
    # Without an open visit the gesture is one on the library ("") as well: deleting a visit must find its way back.
    visits = sorted(edit.touched.visits if edit.visit else {*edit.touched.visits, ""})
    connection.execute(_DROP, {"visits": visits})
    if any(op.verb == log.REDACT for change in changes for op in change.ops):
        return
    position = edit.journal.position(changes[0])
    name = changes[0].gesture
    rows = [
        {"visit": one, "position": position, "gesture": name, "state": DONE, "latest": name} for one in visits
    ]
    connection.execute(_INSERT, rows)


def moved(connection: Connection, step: Step, way: str, gesture: str) -> None:
    """Note that a step was undone or redone by `gesture`; one that changed nothing is off the list."""
    state = DROPPED if not gesture else UNDONE if way == log.UNDO else DONE
    connection.execute(_MOVE, {"name": step.gesture, "state": state, "latest": gesture})


def invert(edit: Edit, gesture: str) -> tuple[Address, ...]:
    """Write the inverse of a gesture through `edit`; what was left, being no longer as the gesture made it."""
    inverse = _Inverse(edit, gesture_changes(edit.journal.connection, gesture), gesture)
    return inverse.write()


def name_again(edit: Edit, gesture: str, ids: Collection[str]) -> None:
    """Put `ids` back into the lists of living rows that a gesture took them out of. What came since stays."""
    changes = gesture_changes(edit.journal.connection, gesture)
    lists = {op.address: op.value for change in changes for op in change.ops if op.verb == log.SET}
    rows = {(at.kind, at.row) for at, after in lists.items() if isinstance(after, list)}
    arrived = ops_of_rows(edit.journal.connection, rows)
    for key in rows:
        moments = _Moments(key, arrived[key], gesture)
        for verb, address in moments.before if edit.journal.lives[key].living else ():
            before, after = moments.before[verb, address], lists.get(address)
            now = value(edit.journal, verb, address)
            if isinstance(before, list) and isinstance(after, list) and isinstance(now, list):
                gone = [one for one in before if one in ids and one not in after and one not in now]
                if gone:
                    edit.restore(address, before if now == after else [*now, *gone])


class _Inverse:
    """The inverse of one gesture, row by row: first what it deleted, then values, last what it added."""

    def __init__(self, edit: Edit, changes: Iterable[Change], gesture: str) -> None:
        self.edit = edit
        self.rows: dict[RowKey, list[log.Op]] = defaultdict(list)
        for change in changes:
            for op in change.ops:
                self.rows[op.kind, op.row].append(op)
        edit.journal.expect(self.rows)
        arrived = self._arrived()
        self.moments = {key: _Moments(key, arrived[key], gesture) for key in self.rows}
        self.left: list[Address] = []

    def _arrived(self) -> dict[RowKey, list[Logged]]:
        """The log of the rows. Where none was ever deleted, the fields that the gesture wrote are enough."""
        connection = self.edit.journal.connection
        written = [op for ops in self.rows.values() for op in ops]
        if any(op.verb not in (log.SET, log.WRITE) for op in written):
            return ops_of_rows(connection, self.rows)
        found = ops_of_rows(connection, self.rows, {op.field for op in written})
        if any(one.op.verb == log.DEL for arrived in found.values() for one in arrived):
            return ops_of_rows(connection, self.rows)
        return found

    def write(self) -> tuple[Address, ...]:
        added = [
            key for key, moment in self.moments.items() if not moment.lived_before and moment.lived_after
        ]
        for key, moment in self.moments.items():
            if moment.lived_before and not moment.lived_after:
                self.edit.bring_back(*key)
        for key, ops in self.rows.items():
            if key not in added and self.edit.journal.lives[key].living:
                self._values(key, ops)
        for key in added:
            self._added(key)
        return tuple(self.left)

    def _values(self, key: RowKey, ops: Iterable[log.Op]) -> None:
        for verb, address in dict.fromkeys((op.verb, op.address) for op in ops):
            self._value(verb, address, self.moments[key])

    def _value(self, verb: str, address: Address, moment: _Moments) -> None:
        journal = self.edit.journal
        before, after = moment.before[verb, address], value(moment.after, verb, address)
        if verb == log.SET:
            if any(canonical(head.value) != canonical(after) for head in journal.registers[address]):
                self.left.append(address)
            else:
                self.edit.restore(address, before)
        elif verb == log.WRITE:
            text, clashes = textmerge.merge(after, value(journal, verb, address), before)
            if clashes:
                self.left.append(address)
            else:
                self.edit.restore_text(address, text)

    def _added(self, key: RowKey) -> None:
        """A row that the gesture added goes to the bin, unless somebody has made something else of it since.

        What it was when it lay there before is what it must be when its deletion is undone, too.
        """
        journal, after = self.edit.journal, self.moments[key].after
        if not journal.lives[key].living:
            return
        others = [
            address
            for verb, address in self.moments[key].later
            if canonical(value(journal, verb, address)) != canonical(value(after, verb, address))
        ]
        if others:
            self.left += others
            return
        if self.moments[key].there_before:
            self._values(key, self.rows[key])
        self.edit.remove(*key)


class _Moments:
    """A row just before and just after a gesture, and what was written to it later, in the order of arrival here."""

    def __init__(self, key: RowKey, arrived: list[Logged], gesture: str) -> None:
        self.after = State()
        self.before: dict[tuple[str, Address], Json] = {}
        self.later: dict[tuple[str, Address], None] = {}
        self.lived_before = False
        mine = [number for number, one in enumerate(arrived) if one.change.gesture == gesture]
        for number, one in enumerate(arrived):
            if number == mine[0]:
                self.lived_before = bool(self.after.lives[key].living)
                self.before = {at: value(self.after, *at) for at in _places(arrived[part] for part in mine)}
            if number <= mine[-1]:
                self.after.take(*one)
            else:
                self.later[one.op.verb, one.op.address] = None
        self.lived_after = bool(self.after.lives[key].living)
        self.there_before = mine[0] > 0


def _places(ops: Iterable[Logged]) -> set[tuple[str, Address]]:
    return {(one.op.verb, one.op.address) for one in ops}


_STEPS = (
    select(CHANGE, STEP.c.latest)
    .join_from(STEP, CHANGE, CHANGE.c.position == STEP.c.position)
    .where(STEP.c.visit == bindparam("visit"))
    .limit(1)
)
_NEXT: Final[dict[str, Any]] = {
    log.UNDO: _STEPS.where(STEP.c.state == DONE).order_by(STEP.c.position.desc()),
    log.REDO: _STEPS.where(STEP.c.state == UNDONE).order_by(STEP.c.position),
}
_DROP = (
    update(STEP)
    .where(STEP.c.visit.in_(bindparam("visits", expanding=True)), STEP.c.state == UNDONE)
    .values(state=DROPPED)
)
_MOVE = (
    update(STEP)
    .where(STEP.c.gesture == bindparam("name"))
    .values(state=bindparam("state"), latest=bindparam("latest"))
)
_INSERT = insert(STEP)
