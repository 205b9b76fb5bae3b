"""The log while a transaction writes to it: changes are taken in, folded over what is loaded, and logged.

It decides nothing: `fold` does. The rows it touched are written to the tables that screens read by `projection`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Update, bindparam, delete, func, select, update

from visitplanner.store import change as log
from visitplanner.store.change import Address, Change, Op, Stamp
from visitplanner.store.drafts import Drafts
from visitplanner.store.entries import change_row, op_row
from visitplanner.store.fold import Redaction, RowKey
from visitplanner.store.ledger import CHANGE, OP, QUARANTINE, VECTOR
from visitplanner.store.loading import VALUED, Loaded
from visitplanner.store.opening import dbapi
from visitplanner.store.schema import insertion


class Known(NamedTuple):
    """How far one replica is known in a space."""

    seq: int
    lamport: int
    hash: str


class Journal(Loaded):
    """`Loaded`, written to. `rows` and `addresses` were touched and wait for `projection`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.rows: set[RowKey] = set()
        self.addresses: set[Address] = set()
        self.drafts = Drafts(connection)
        self.erased = False
        self._vectors: dict[str, dict[str, Known]] = {}
        self._positions: dict[tuple[str, str, int], int] = {}
        self._sealed: list[Change] = []
        self._new: list[tuple[Op, Stamp]] = []
        self._last_op = -1
        self._last_position = -1

    def known(self, space: str) -> dict[str, Known]:
        """How far each replica is known in `space`: the live vector, kept up as changes are appended."""
        if space not in self._vectors:
            rows = self.connection.execute(_KNOWN, {"space": space})
            self._vectors[space] = {row.replica: Known(row.seq, row.lamport, row.hash) for row in rows}
        return self._vectors[space]

    def begin(self, change: Change) -> None:
        """Give a change its place in the order of arrival; its ops may follow one by one through `take`."""
        if self._last_position < 0:
            self._last_position = self.connection.execute(_LAST_POSITION).scalar() or 0
        self._last_position += 1
        self._positions[change.key] = self._last_position

    def take(self, op: Op, change: Change, index: int) -> None:
        """One op of a change that has begun."""
        super().take(op, change, index)
        self._new.append((op, change.stamp(index)))
        if op.verb in log.VERBS:
            self.rows.add((op.kind, op.row))
        if op.verb in VALUED:
            self.addresses.add(op.address)
            self.written.setdefault((op.kind, op.row), set()).add(op.address)

    def seal(self, change: Change) -> None:
        """Log a change whose ops are all in, and move its replica's place in the vector."""
        self._sealed.append(change)
        self.known(change.space)[change.replica] = Known(change.seq, change.lamport, change.hash)

    def append(self, change: Change) -> None:
        """A whole change from elsewhere, whose causes are in."""
        self.begin(change)
        self.seal(self.apply(change))

    def position(self, change: Change) -> int:
        """Where a change that was taken in stands in the order of arrival."""
        return self._positions[change.key]

    def erase(self, redaction: Redaction) -> None:
        self.flush()
        self.erased = True
        key = (redaction.address.kind, redaction.address.row)
        self.redacted.add(key)
        for statement in _erasures(redaction):
            self.connection.execute(statement)
        typed = {at for at in self.drafts if redaction.covers(at)}
        covered = {at for at in self.addresses_of(key) if redaction.covers(at)}
        for address in typed:
            self.drafts.forget(address)
        for address in covered:
            _ = self.texts[address]
        super().erase(redaction)
        self.addresses |= covered | typed

    def flush(self) -> None:
        """Write what was taken in since the last time: changes, ops, and whom they overwrote."""
        self._flush_changes()
        if self._new:
            self._flush_ops()

    def _flush_changes(self) -> None:
        if not self._sealed:
            return
        reached = {(change.space, change.replica): change for change in self._sealed}
        rows = [change_row(change, self._positions[change.key]) for change in self._sealed]
        vectors = [
            {
                "space": space,
                "replica": replica,
                "seq": change.seq,
                "lamport": change.lamport,
                "hash": change.hash,
            }
            for (space, replica), change in reached.items()
        ]
        self._sealed.clear()
        raw = dbapi(self.connection)
        raw.executemany(insertion(CHANGE), rows)
        raw.executemany(insertion(VECTOR, replace=True), vectors)

    def _flush_ops(self) -> None:
        if self._last_op < 0:
            self._last_op = self.connection.execute(_LAST_OP).scalar() or 0
        stale: list[dict[str, int]] = []
        rows = [self._op_row(op, stamp) for op, stamp in self._new]
        for verb, address in dict.fromkeys((op.verb, op.address) for op, _ in self._new if op.verb in VALUED):
            current = self._stamps(verb, address)
            stored = self.head_ids.setdefault((verb, address), {})
            stale += [{"old": stored.pop(stamp)} for stamp in list(stored) if stamp not in current]
        self._new.clear()
        dbapi(self.connection).executemany(insertion(OP), rows)
        if stale:
            self.connection.execute(_STALE, stale)

    def _op_row(self, op: Op, stamp: Stamp) -> dict[str, Any]:
        self._last_op += 1
        head = op.verb in VALUED and stamp in self._stamps(op.verb, op.address)
        if head:
            self.head_ids.setdefault((op.verb, op.address), {})[stamp] = self._last_op
        position = self._positions[stamp.space, stamp.replica, stamp.seq]
        return op_row(op, {"id": self._last_op, "change": position, "op": stamp.op, "head": int(head)})

    def _stamps(self, verb: str, address: Address) -> Collection[Stamp]:
        if verb == log.WRITE:
            graph = self.texts[address]
            return [graph.versions[name].stamp for name in graph.heads]
        return [head.stamp for head in self.registers[address]]


def _erasures(redaction: Redaction) -> tuple[Update | Delete, ...]:
    """Take the values, what the labels of their gestures quote, and what is kept apart, out of the log."""
    address = redaction.address
    within = [OP.c[name] == value for name, value in address._asdict().items() if value]
    in_space = select(CHANGE.c.position).where(CHANGE.c.space == redaction.stamp.space)
    changes = select(OP.c.change).where(OP.c.kind == address.kind, OP.c.row == address.row)
    return (
        update(OP)
        .where(*within, OP.c.verb.in_(VALUED), OP.c.change.in_(in_space))
        .values(value=None, salt=None),
        update(CHANGE)
        .where(CHANGE.c.position.in_(changes), CHANGE.c.space == redaction.stamp.space)
        .values(facts=None, facts_salt=""),
        delete(QUARANTINE).where(
            QUARANTINE.c.space == redaction.stamp.space,
            QUARANTINE.c.body.contains(address.row, autoescape=True),
        ),
    )


_KNOWN = select(VECTOR).where(VECTOR.c.space == bindparam("space"))
_LAST_OP = select(func.max(OP.c.id))
_LAST_POSITION = select(func.max(CHANGE.c.position))
_STALE = update(OP).where(OP.c.id == bindparam("old")).values(head=0)
