"""The fold's state over the log: what is asked for is loaded, one row of the library at a time or many together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, case, select

from visitplanner.store import change as log
from visitplanner.store import images
from visitplanner.store.change import Address, Stamp
from visitplanner.store.entries import json_of, parents_of, stamp_of
from visitplanner.store.fold import Graph, Head, Life, Redaction, RowKey, State, Version
from visitplanner.store.ledger import CHANGE, ITEM, OP, TEXT
from visitplanner.store.textmerge import Clash

VALUED: Final = (log.SET, log.WRITE)
"""The verbs whose ops hold a value, of which some are heads."""

_AT_ONCE: Final = 500


class Loaded(State):
    """`State` over the tables, as they were when the transaction began.

    `was_alive`: the rows that the tables show, with their space; `head_ids`: (verb, address) → stamp → id of the op.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection
        self.was_alive: dict[RowKey, str] = {}
        self.head_ids: dict[tuple[str, Address], dict[Stamp, int]] = {}
        self.written: dict[RowKey, set[Address]] = {}
        self.redacted: set[RowKey] = set()
        self._there: set[RowKey] = set()
        self._heads: dict[RowKey, dict[Address, list[Version]]] = {}
        self._texts: dict[Address, str] = {}
        self._versions: dict[Address, list[Version]] = {}

    def expect(self, keys: Collection[RowKey]) -> None:
        """Load many rows with a few queries, before they are touched one by one."""
        asked = list(dict.fromkeys(key for key in keys if key not in self._heads))
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            self._load_lives([key for key in some if key not in self.lives])
            self._load_rows(some)

    def load_row(self, key: RowKey) -> None:
        if key not in self._heads:
            _ = self.lives[key]
            self._load_rows([key])

    def load_life(self, key: RowKey) -> Life:
        if key not in self._heads:
            self._load_lives([key])
        return self.lives.get(key) or Life()

    def load_heads(self, address: Address) -> tuple[Head, ...]:
        self.load_row((address.kind, address.row))
        return dict.get(self.registers, address, ())

    def load_graph(self, address: Address) -> Graph:
        key = (address.kind, address.row)
        self.load_row(key)
        return StoredGraph(self, address, self._heads[key].get(address, []))

    def load_redactions(self, key: RowKey) -> tuple[Redaction, ...]:
        _ = self.lives[key]
        if key not in self.redacted:
            return ()
        rows = self.connection.execute(_REDACTIONS, _names([key]))
        return tuple(
            Redaction(Address(*row[:4]), Stamp(*row[4:])) for row in rows if (row.kind, row.row) == key
        )

    def addresses_of(self, key: RowKey) -> set[Address]:
        """The addresses of all registers and texts of a row that were ever written."""
        self.load_row(key)
        return self.written.get(key, set())

    def text_of(self, address: Address) -> str | None:
        """What the table shows at an address; None where it shows nothing."""
        return self._texts.get(address)

    def versions_of(self, address: Address) -> Iterable[Version]:
        """All versions of a text, oldest first."""
        if address in self._versions:
            return self._versions[address]
        return [_version(row) for row in self.connection.execute(_VERSIONS_AT, address._asdict())]

    def _load_lives(self, keys: list[RowKey]) -> None:
        wanted = set(keys)
        for row in self.connection.execute(_LIVES, _names(keys)) if keys else ():
            key = (row.kind, row.row)
            if key in wanted:
                self._live(key, row)
        self._heads.update((key, {}) for key in wanted - self._there)

    def _load_rows(self, keys: list[RowKey]) -> None:
        """Heads of rows, and the texts that are shown; of rows in the bin, which show none, all versions."""
        known = [key for key in keys if key in self._there]
        if not known:
            return
        self._heads.update((key, {}) for key in known)
        names = _names(known)
        self._load_heads(known, self.connection.execute(_HEADS, names))
        for text in self.connection.execute(_TEXTS, names):
            self._texts[Address(*text[:4])] = text.text
        if dead := [key for key in known if key not in self.was_alive]:
            for row in self.connection.execute(_VERSIONS, _names(dead)):
                self._versions.setdefault(Address(*row[:4]), []).append(_version(row))

    def _live(self, key: RowKey, row: Any) -> None:
        self._there.add(key)
        if row.alive:
            self.was_alive[key] = row.space
        if row.redacted:
            self.redacted.add(key)
        self.lives[key] = images.read_life(row.life)

    def _load_heads(self, keys: Collection[RowKey], found: Iterable[Any]) -> None:
        wanted = set(keys)
        registers: dict[Address, list[Head]] = {}
        for row in found:
            address, stamp = Address(*row[:4]), stamp_of(row)
            key = (address.kind, address.row)
            if key not in wanted:
                continue
            self.head_ids.setdefault((row.verb, address), {})[stamp] = row.id
            self.written.setdefault(key, set()).add(address)
            if row.verb == log.WRITE:
                self._heads[key].setdefault(address, []).append(Version(stamp, parents_of(row.parents), None))
            else:
                registers.setdefault(address, []).append(Head(stamp, json_of(row.value), row.salt is None))
        for address, heads in registers.items():
            self.registers[address] = tuple(heads)


class StoredGraph(Graph):
    """A text's versions in the log. With one head, whose text the table has, the others are left where they are."""

    def __init__(self, loaded: Loaded, address: Address, heads: list[Version]) -> None:
        super().__init__()
        self._loaded, self._address = loaded, address
        self._partial = bool(heads)
        self.heads = tuple(head.stamp.version for head in sorted(heads, key=lambda head: head.stamp))
        text = loaded.text_of(address) if len(heads) == 1 else None
        if text is None:
            self._complete()
        else:
            self.versions[self.heads[0]] = heads[0]
            self.bodies[self.heads[0]] = text

    def knows(self, name: str) -> bool:
        if name not in self.versions:
            self._complete()
        return name in self.versions

    def merged(self) -> tuple[str, tuple[Clash, ...]]:
        if len(self.heads) > 1:
            self._complete()
        return super().merged()

    def erase(self, space: str) -> None:
        self._complete()
        super().erase(space)

    def _complete(self) -> None:
        if self._partial:
            self._partial = False
            for version in self._loaded.versions_of(self._address):
                self.versions[version.stamp.version] = version


def _names(keys: Iterable[RowKey]) -> dict[str, list[str]]:
    kinds, rows = zip(*keys, strict=True)
    return {"kinds": sorted(set(kinds)), "rows": sorted(set(rows))}


def _version(row: Any) -> Version:
    return Version(stamp_of(row), parents_of(row.parents), json_of(row.value), row.salt is None)


def _in(table: Any) -> tuple[Any, Any]:
    return (
        table.c.kind.in_(bindparam("kinds", expanding=True)),
        table.c.row.in_(bindparam("rows", expanding=True)),
    )


_STAMP = (CHANGE.c.lamport, CHANGE.c.replica, CHANGE.c.seq, OP.c.op, CHANGE.c.space)
_ADDRESS = (OP.c.kind, OP.c.row, OP.c.field, OP.c.language)
_JOINED = OP.join(CHANGE, CHANGE.c.position == OP.c.change)

_LIVES = select(ITEM).where(*_in(ITEM))
_TEXTS = select(TEXT.c.kind, TEXT.c.row, TEXT.c.field, TEXT.c.language, TEXT.c.text).where(*_in(TEXT))
_HEADS = (
    select(
        *_ADDRESS, OP.c.id, OP.c.verb, OP.c.parents, OP.c.salt, *_STAMP,
        case((OP.c.verb == log.SET, OP.c.value)).label("value"),
    )
    .select_from(_JOINED)
    .where(*_in(OP), OP.c.head == 1)
    .order_by(OP.c.id)
)  # fmt: skip
_VERSIONS = (
    select(*_ADDRESS, OP.c.parents, OP.c.value, OP.c.salt, *_STAMP)
    .select_from(_JOINED)
    .where(*_in(OP), OP.c.verb == log.WRITE)
    .order_by(OP.c.id)
)
_VERSIONS_AT = (
    select(OP.c.parents, OP.c.value, OP.c.salt, *_STAMP)
    .select_from(_JOINED)
    .where(*(OP.c[name] == bindparam(name) for name in Address._fields), OP.c.verb == log.WRITE)
    .order_by(OP.c.id)
)
_REDACTIONS = select(*_ADDRESS, *_STAMP).select_from(_JOINED).where(*_in(OP), OP.c.verb == log.REDACT)
