"""The state of the log over the library's own tables, for the length of one writing transaction.

It decides nothing: `fold` does. Here heads, lives and texts are loaded when first touched, new ops are logged, and the
touched rows are written again to the tables that screens read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Update, bindparam, case, delete, func, select, update

from visitplanner.store import change as log
from visitplanner.store import images
from visitplanner.store.change import Address, Change, Op, Sealed, Stamp, canonical
from visitplanner.store.drafts import Drafts
from visitplanner.store.fold import Graph, Head, Life, Redaction, RowKey, State, Version
from visitplanner.store.ledger import CHANGE, ITEM, OP, QUARANTINE, TEXT, VECTOR
from visitplanner.store.opening import dbapi
from visitplanner.store.tables import insertion
from visitplanner.store.textmerge import Clash


class Known(NamedTuple):
    """How far one replica is known in a space."""

    seq: int
    lamport: int
    hash: str


class Journal(State):
    """`State` over the tables. `touched` rows and addresses wait for `projection` to write them."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection
        self.rows: set[RowKey] = set()
        self.addresses: set[Address] = set()
        self.was_alive: dict[RowKey, str] = {}
        self.erased = False
        self.drafts = Drafts(connection)
        self._redacted: set[RowKey] = set()
        self._of_row: dict[RowKey, set[Address]] = {}
        self._loaded: dict[RowKey, list[tuple[Address, Version]]] = {}
        self._vectors: dict[str, dict[str, Known]] = {}
        self._positions: dict[tuple[str, str, int], int] = {}
        self._stored: dict[tuple[str, Address], dict[Stamp, int]] = {}
        self._sealed: list[Change] = []
        self._new: list[tuple[Op, Stamp]] = []
        self._last_op = -1
        self._last_position = -1

    # ------------------------------------------------------------------ loading
    def expect(self, keys: Collection[RowKey]) -> None:
        """Load the lives of many rows in a few queries, before an import touches them one by one."""
        asked = list(dict.fromkeys(key for key in keys if key not in self.lives))
        for start in range(0, len(asked), _AT_ONCE):
            some = set(asked[start : start + _AT_ONCE])
            found = self.connection.execute(
                _LIVES,
                {"kinds": sorted({kind for kind, _ in some}), "rows": sorted({row for _, row in some})},
            )
            there = {(row.kind, row.row): row for row in found}
            for key in some:
                self.lives[key] = self._life(key, there.get(key))

    def load_row(self, key: RowKey) -> None:
        self._load_row(key)

    def load_life(self, key: RowKey) -> Life:
        return self._life(key, self.connection.execute(_LIFE, {"kind": key[0], "row": key[1]}).first())

    def _life(self, key: RowKey, row: Any) -> Life:
        if row is None:
            self._loaded[key] = []
            return Life()
        if row.alive:
            self.was_alive[key] = row.space
        if row.redacted:
            self._redacted.add(key)
        return images.read_life(row.life)

    def load_heads(self, address: Address) -> tuple[Head, ...]:
        self._load_row((address.kind, address.row))
        return dict.get(self.registers, address, ())

    def load_graph(self, address: Address) -> Graph:
        heads = [one for at, one in self._load_row((address.kind, address.row)) if at == address]
        return StoredGraph(self.connection, address, heads)

    def load_redactions(self, key: RowKey) -> tuple[Redaction, ...]:
        _ = self.lives[key]
        if key not in self._redacted:
            return ()
        rows = self.connection.execute(_REDACTIONS, {"kind": key[0], "row": key[1]})
        return tuple(Redaction(Address(*row[:4]), Stamp(*row[4:])) for row in rows)

    def known(self, space: str) -> dict[str, Known]:
        """How far each replica is known in `space`: the live vector, kept up as changes are appended."""
        if space not in self._vectors:
            rows = self.connection.execute(_KNOWN, {"space": space})
            self._vectors[space] = {row.replica: Known(row.seq, row.lamport, row.hash) for row in rows}
        return self._vectors[space]

    def _load_row(self, key: RowKey) -> list[tuple[Address, Version]]:
        """All heads of a row in one query: registers into `registers`, heads of texts as they are returned."""
        _ = self.lives[key]
        if key in self._loaded:
            return self._loaded[key]
        texts = self._loaded[key] = []
        registers: dict[Address, list[Head]] = {}
        for row in self.connection.execute(_HEADS, {"kind": key[0], "row": key[1]}):
            address, stamp = Address(*key, row.field, row.language), _stamp(row)
            self._stored.setdefault((row.verb, address), {})[stamp] = row.id
            self._of_row.setdefault(key, set()).add(address)
            if row.verb == log.WRITE:
                texts.append((address, Version(stamp, _parents(row.parents), None)))
            else:
                registers.setdefault(address, []).append(Head(stamp, _json(row.value), row.salt is None))
        for address, heads in registers.items():
            self.registers.setdefault(address, tuple(heads))
        return texts

    # ------------------------------------------------------------------ taking in
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
        if op.verb in _VALUED:
            self.addresses.add(op.address)
            self._of_row.setdefault((op.kind, op.row), set()).add(op.address)

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
        self._redacted.add(key)
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
        rows = [_change_row(change, self._positions[change.key]) for change in self._sealed]
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
        for verb, address in dict.fromkeys(
            (op.verb, op.address) for op, _ in self._new if op.verb in _VALUED
        ):
            current = self._heads(verb, address)
            stored = self._stored.setdefault((verb, address), {})
            stale += [{"old": stored.pop(stamp)} for stamp in list(stored) if stamp not in current]
        self._new.clear()
        dbapi(self.connection).executemany(insertion(OP), rows)
        if stale:
            self.connection.execute(_STALE, stale)

    def redacted(self, key: RowKey) -> bool:
        """Whether anything of the row was ever redacted."""
        return key in self._redacted

    def addresses_of(self, key: RowKey) -> set[Address]:
        """The addresses of all registers and texts of a row that were ever written."""
        _ = self._load_row(key)
        return self._of_row.get(key, set())

    def _op_row(self, op: Op, stamp: Stamp) -> dict[str, Any]:
        self._last_op += 1
        head = op.verb in _VALUED and stamp in self._heads(op.verb, op.address)
        if head:
            self._stored.setdefault((op.verb, op.address), {})[stamp] = self._last_op
        payload = op.payload or Sealed(None, "", "")
        return {
            "id": self._last_op, "change": self._positions[stamp.space, stamp.replica, stamp.seq], "op": stamp.op,
            "verb": op.verb, "kind": op.kind, "row": op.row, "field": op.field, "language": op.language,
            "parents": canonical(op.parents) if op.parents else None,
            "value": canonical(payload.value) if payload.salt else None, "salt": payload.salt or None,
            "digest": payload.digest or None, "head": int(head),
        }  # fmt: skip

    def _heads(self, verb: str, address: Address) -> Collection[Stamp]:
        if verb == log.WRITE:
            graph = self.texts[address]
            return [graph.versions[name].stamp for name in graph.heads]
        return [head.stamp for head in self.registers[address]]


class StoredGraph(Graph):
    """A text's versions in the log. With one head, whose text the table has, the others are left where they are."""

    def __init__(self, connection: Connection, address: Address, heads: list[Version]) -> None:
        super().__init__()
        self._connection, self._address = connection, address
        self._partial = False
        self.heads = tuple(head.stamp.version for head in sorted(heads, key=lambda head: head.stamp))
        if not heads:
            return
        self._partial = True
        text = connection.execute(_TEXT, address._asdict()).scalar() if len(heads) == 1 else None
        if text is None:
            self._load()
        else:
            self.versions[self.heads[0]] = heads[0]
            self.bodies[self.heads[0]] = text

    def knows(self, name: str) -> bool:
        if name not in self.versions:
            self._load()
        return name in self.versions

    def merged(self) -> tuple[str, tuple[Clash, ...]]:
        if len(self.heads) > 1:
            self._load()
        return super().merged()

    def erase(self, space: str) -> None:
        self._load()
        super().erase(space)

    def _load(self) -> None:
        if not self._partial:
            return
        self._partial = False
        for row in self._connection.execute(_VERSIONS, self._address._asdict()):
            stamp = _stamp(row)
            self.versions[stamp.version] = Version(
                stamp, _parents(row.parents), _json(row.value), row.salt is None
            )


def read_change(row: Any, ops: Iterable[Any]) -> Change:
    """The change that a row of `change` and its rows of `op`, in order, hold."""
    facts = Sealed(_json(row.facts), row.facts_salt, row.facts_digest)
    return Change(
        row.space, row.replica, row.seq, row.lamport, _json(row.seen), row.gesture, row.wall, row.author,
        row.message, facts, tuple(read_op(op) for op in ops), row.visit, row.way, row.of, row.previous,
        _json(row.more),
    )  # fmt: skip


def _change_row(change: Change, position: int) -> dict[str, Any]:
    return {
        "position": position, "space": change.space, "replica": change.replica, "seq": change.seq,
        "lamport": change.lamport, "seen": canonical(dict(change.seen)), "gesture": change.gesture,
        "wall": change.wall, "author": change.author, "message": change.message,
        "facts": None if change.facts.erased else canonical(change.facts.value), "facts_salt": change.facts.salt,
        "facts_digest": change.facts.digest, "visit": change.visit, "way": change.way, "of": change.of,
        "previous": change.previous, "more": canonical(dict(change.more)), "hash": change.hash,
    }  # fmt: skip


def read_op(row: Any) -> Op:
    """The op that a row of `op` holds."""
    payload = None if row.digest is None else Sealed(_json(row.value), row.salt or "", row.digest)
    return Op(row.verb, row.kind, row.row, row.field, row.language, _parents(row.parents), payload)


def _stamp(row: Any) -> Stamp:
    return Stamp(row.lamport, row.replica, row.seq, row.op, row.space)


def _parents(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def _json(text: str | None) -> Any:
    if text is None:
        return None
    return {} if text == "{}" else json.loads(text)


def _erasures(redaction: Redaction) -> tuple[Update | Delete, ...]:
    """Take the values, what the labels of their gestures quote, and what is kept apart, out of the log."""
    address = redaction.address
    within = [OP.c[name] == value for name, value in address._asdict().items() if value]
    in_space = select(CHANGE.c.position).where(CHANGE.c.space == redaction.stamp.space)
    changes = select(OP.c.change).where(OP.c.kind == address.kind, OP.c.row == address.row)
    return (
        update(OP)
        .where(*within, OP.c.verb.in_(_VALUED), OP.c.change.in_(in_space))
        .values(value=None, salt=None),
        update(CHANGE)
        .where(CHANGE.c.position.in_(changes), CHANGE.c.space == redaction.stamp.space)
        .values(facts=None, facts_salt=""),
        delete(QUARANTINE).where(
            QUARANTINE.c.space == redaction.stamp.space,
            QUARANTINE.c.body.contains(address.row, autoescape=True),
        ),
    )


_VALUED = (log.SET, log.WRITE)
_STAMP = (CHANGE.c.lamport, CHANGE.c.replica, CHANGE.c.seq, OP.c.op, CHANGE.c.space)
_IN_ROW = (OP.c.kind == bindparam("kind"), OP.c.row == bindparam("row"))
_AT = (*_IN_ROW, OP.c.field == bindparam("field"), OP.c.language == bindparam("language"))
_JOINED = OP.join(CHANGE, CHANGE.c.position == OP.c.change)

_AT_ONCE = 500
_LIFE = select(ITEM).where(ITEM.c.kind == bindparam("kind"), ITEM.c.row == bindparam("row"))
_LIVES = select(ITEM).where(
    ITEM.c.kind.in_(bindparam("kinds", expanding=True)), ITEM.c.row.in_(bindparam("rows", expanding=True))
)
_HEADS = (
    select(
        OP.c.id, OP.c.verb, OP.c.field, OP.c.language, OP.c.parents, OP.c.salt, *_STAMP,
        case((OP.c.verb == log.SET, OP.c.value)).label("value"),
    )
    .select_from(_JOINED)
    .where(*_IN_ROW, OP.c.head == 1)
    .order_by(OP.c.id)
)  # fmt: skip
_VERSIONS = (
    select(OP.c.parents, OP.c.value, OP.c.salt, *_STAMP)
    .select_from(_JOINED)
    .where(*_AT, OP.c.verb == log.WRITE)
)
_REDACTIONS = (
    select(OP.c.kind, OP.c.row, OP.c.field, OP.c.language, *_STAMP)
    .select_from(_JOINED)
    .where(*_IN_ROW, OP.c.verb == log.REDACT)
)
_TEXT = select(TEXT.c.text).where(*(TEXT.c[name] == bindparam(name) for name in Address._fields))
_KNOWN = select(VECTOR).where(VECTOR.c.space == bindparam("space"))
_LAST_OP = select(func.max(OP.c.id))
_LAST_POSITION = select(func.max(CHANGE.c.position))
_STALE = update(OP).where(OP.c.id == bindparam("old")).values(head=0)
