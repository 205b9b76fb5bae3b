"""The log read back: changes for exchange, who changed what in a row, and the gestures of a visit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, or_, select

from visitplanner.base.phrases import Phrase
from visitplanner.store import change as log
from visitplanner.store.change import Address, Change, Json, Op
from visitplanner.store.entries import read_change, read_op
from visitplanner.store.fold import RowKey, State, value
from visitplanner.store.ledger import CHANGE, OP


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step in the life of a row: who, when, in which gesture, and a value before and after.

    `verb` is add, set, write, del or redact; values of a `set` are JSON, of a `write` texts.
    """

    when: datetime
    author: str
    label: Phrase
    gesture: str
    way: str
    verb: str
    address: Address
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class GestureLine:
    """One gesture that touched a visit; `way` is do, undo or redo, and then `of` names the gesture concerned."""

    when: datetime
    author: str
    label: Phrase
    gesture: str
    way: str
    of: str
    replica: str


def changes(connection: Connection, space: str, since: Mapping[str, int]) -> tuple[Change, ...]:
    """The changes of a space above a version vector, causes first."""
    found = _read(connection, _OF_SPACE, {"space": space})
    return tuple(change for change in found if change.seq > since.get(change.replica, 0))


def every_change(connection: Connection) -> tuple[Change, ...]:
    """The whole log in the order of arrival."""
    return _read(connection, _ALL, {})


def gesture_changes(connection: Connection, gesture: str) -> tuple[Change, ...]:
    """The changes of one gesture, a space each. Who used its name first made it."""
    found = _read(connection, _OF_GESTURE, {"gesture": gesture})
    return tuple(change for change in found if change.replica == found[0].replica)


class Logged(NamedTuple):
    """One op with the change it stands in (whose own ops are left out) and its number there."""

    op: Op
    change: Change
    number: int


def ops_of_rows(
    connection: Connection, keys: Collection[RowKey], fields: Collection[str] | None = None
) -> dict[RowKey, list[Logged]]:
    """All that was ever done to each row, in the order of arrival; `fields`: to these alone, and to its life."""
    ops, changes_of = _OPS_OF_ROWS[fields is not None], _CHANGES_OF_ROWS[fields is not None]
    found: dict[RowKey, list[Logged]] = {key: [] for key in keys}
    waiting = list(keys)
    for start in range(0, len(waiting), _AT_ONCE):
        kinds, rows = zip(*waiting[start : start + _AT_ONCE], strict=True)
        at: dict[str, Any] = {"kinds": sorted(set(kinds)), "rows": sorted(set(rows))}
        at |= {} if fields is None else {"fields": sorted(fields)}
        changes = {row.position: read_change(row, ()) for row in connection.execute(changes_of, at)}
        for row in connection.execute(ops, at):
            if (row.kind, row.row) in found:
                found[row.kind, row.row].append(Logged(read_op(row), changes[row.change], row.op))
    return found


def of_row(connection: Connection, key: RowKey) -> tuple[HistoryLine, ...]:
    """The life of a row, newest first."""
    state = State()
    lines: list[HistoryLine] = []
    for op, change, index in ops_of_rows(connection, [key])[key]:
        before = value(state, op.verb, op.address)
        state.take(op, change, index)
        lines.append(
            HistoryLine(
                datetime.fromisoformat(change.wall), change.author, change.label, change.gesture, change.way,
                op.verb, op.address, before, value(state, op.verb, op.address),
            )
        )  # fmt: skip
    return tuple(reversed(lines))


def gestures(connection: Connection, visit: str, limit: int) -> tuple[GestureLine, ...]:
    """The gestures that touched a visit or were made on it, newest first."""
    found: dict[str, GestureLine] = {}
    for row in connection.execute(_GESTURES, {"visit": visit}):
        if len(found) == limit:
            break
        if row.gesture not in found:
            change = read_change(row, ())
            found[row.gesture] = GestureLine(
                datetime.fromisoformat(change.wall), change.author, change.label, change.gesture, change.way,
                change.of, change.replica,
            )  # fmt: skip
    return tuple(found.values())


def _read(connection: Connection, asked: _Asked, facts: dict[str, str]) -> tuple[Change, ...]:
    """The changes asked for, in the order of arrival, with all their ops."""
    rows = connection.execute(asked.changes, facts).all()
    ops: dict[int, list[Any]] = defaultdict(list)
    for op in connection.execute(asked.ops, facts):
        ops[op.change].append(op)
    return tuple(read_change(row, ops[row.position]) for row in rows)


class _Asked(NamedTuple):
    """Statements that read some changes, and all their ops."""

    changes: Select[Any]
    ops: Select[Any]


def _asked(*where: ColumnElement[bool]) -> _Asked:
    positions = select(CHANGE.c.position).where(*where)
    return _Asked(
        select(CHANGE).where(*where).order_by(CHANGE.c.position),
        select(OP).where(OP.c.change.in_(positions)).order_by(OP.c.id),
    )


_ALL = _asked()
_OF_SPACE = _asked(CHANGE.c.space == bindparam("space"))
_OF_GESTURE = _asked(CHANGE.c.gesture == bindparam("gesture"))
_AT_ONCE = 500
_IN_ROWS = (
    OP.c.kind.in_(bindparam("kinds", expanding=True)),
    OP.c.row.in_(bindparam("rows", expanding=True)),
)
_IN_FIELDS = or_(
    OP.c.field.in_(bindparam("fields", expanding=True)), OP.c.verb.in_((log.ADD, log.DEL, log.REDACT))
)
_OF_ROWS = {False: _IN_ROWS, True: (*_IN_ROWS, _IN_FIELDS)}
"""Whether only some fields are asked for → the condition."""

_OPS_OF_ROWS = {some: select(OP).where(*wanted).order_by(OP.c.id) for some, wanted in _OF_ROWS.items()}
_CHANGES_OF_ROWS = {
    some: select(CHANGE).where(CHANGE.c.position.in_(select(OP.c.change).where(*wanted)))
    for some, wanted in _OF_ROWS.items()
}

_GESTURES = (
    select(CHANGE)
    .where(or_(CHANGE.c.space == bindparam("visit"), CHANGE.c.visit == bindparam("visit")))
    .order_by(CHANGE.c.position.desc())
)
