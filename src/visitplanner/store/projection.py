"""Writes the rows that a journal touched to the tables that screens read, to the index of search and to the conflicts.

Only here do these tables change (and where the index is made again), so they are the fold of the log by construction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from visitplanner.domain.records import KINDS
from visitplanner.store import search
from visitplanner.store.change import Address, canonical
from visitplanner.store.fold import Conflict, RowKey, life_conflict, shown, text_conflict, value_conflict
from visitplanner.store.journal import Journal, life_text
from visitplanner.store.ledger import CONFLICT, ITEM, TEXT
from visitplanner.store.opening import dbapi
from visitplanner.store.shapes import shape
from visitplanner.store.tables import TABLES, row_sum


def project(journal: Journal) -> None:
    """Bring the tables up to what `journal` has taken in; nothing is left touched."""
    journal.flush()
    batch = _Batch(journal)
    touched: dict[RowKey, list[Address]] = {key: [] for key in journal.rows}
    for address in journal.addresses:
        touched.setdefault((address.kind, address.row), []).append(address)
    for key, addresses in sorted(touched.items()):
        batch.row(key, addresses)
    batch.write()
    journal.rows.clear()
    journal.addresses.clear()


@dataclass
class _Batch:
    """The statements of one projection, gathered so that an import runs each of them once."""

    journal: Journal
    items: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    gone: list[RowKey] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    blank: list[Address] = field(default_factory=list)
    settled: list[Address] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    indexed: list[tuple[Address, str, str]] = field(default_factory=list)

    def row(self, key: RowKey, touched: list[Address]) -> None:
        journal, (kind, row) = self.journal, key
        life = journal.lives[key]
        self.items.append({
            "kind": kind, "row": row, "space": life.space or _former(journal, key), "alive": int(bool(life.living)),
            "redacted": int(journal.redacted(key)), "life": life_text(life),
        })  # fmt: skip
        if kind not in KINDS:
            return
        if not life.living:
            self.gone.append(key)
            journal.was_alive.pop(key, None)
            return
        whole = journal.was_alive.get(key) != life.space
        self._registers(key, life.space, touched, whole=whole)
        self._texts(key, life.space, touched, whole=whole)
        self._conflict(Address(*key), life.space, life_conflict(key, life))
        journal.was_alive[key] = life.space

    def _registers(self, key: RowKey, space: str, touched: list[Address], *, whole: bool) -> None:
        journal, (kind, row), kept = self.journal, key, shape(key[0])
        names = kept.registers
        if not whole:
            asked = {address.field for address in touched if not address.language}
            names = tuple(name for name in names if name in asked)
            if not names:
                return
        values: dict[str, Any] = {} if whole else _stored(journal, key)
        for name in names:
            address = Address(kind, row, name)
            heads = journal.registers[address]
            values[name] = kept.column(name, shown(heads))
            self._conflict(address, space, value_conflict(address, heads))
        values |= {"id": row, "space": space}
        self.rows.setdefault(kind, []).append({**values, "sum": row_sum(values)})
        searched = search.SEARCHED.get(kind, ())
        if any(name in searched for name in names):
            found = {
                name: kept.fitting(name, shown(journal.registers[Address(kind, row, name)]))
                for name in searched
            }
            self.indexed.append((Address(kind, row), space, search.registers_text(kind, found)))

    def _texts(self, key: RowKey, space: str, touched: list[Address], *, whole: bool) -> None:
        names = shape(key[0]).wordings
        asked = {address for address in touched if address.field in names}
        marked = {address.field for address in asked if not address.language}
        if whole or marked:
            asked |= {address for address in self.journal.texts_of(key) if whole or address.field in marked}
        for address in sorted(asked):
            if address.field in names and address.language:
                self._text(address, space)

    def _text(self, address: Address, space: str) -> None:
        journal = self.journal
        text, clashes = journal.texts[address].merged()
        states = journal.registers[address]
        self._conflict(address, space, value_conflict(address, states))
        self._conflict(address, space, text_conflict(address, clashes))
        self.indexed.append((address, space, text))
        if not text:
            self.blank.append(address)
            return
        original = shown(journal.registers[address._replace(language="")])
        state = shown(states)
        values = {
            **address._asdict(), "space": space, "text": text, "state": state if isinstance(state, str) else None,
            "original": int(original == address.language), "clashes": len(clashes),
        }  # fmt: skip
        self.texts.append({**values, "sum": row_sum(values)})

    def _conflict(self, address: Address, space: str, conflict: Conflict | None) -> None:
        self.settled.append(address)
        if conflict:
            self.conflicts.append({
                **address._asdict(), "sort": conflict.sort, "space": space, "detail": canonical(conflict.detail),
            })  # fmt: skip

    def write(self) -> None:
        """Run the gathered statements."""
        connection = self.journal.connection
        for kind, row in self.gone:
            connection.execute(_DELETE_RECORD[kind], {"id": row})
        for statement, parameters in (
            (_DELETE_TEXTS, _places(self.gone)),
            (_DELETE_CONFLICTS, _places(self.gone)),
            (_SETTLE, _places(dict.fromkeys(self.settled))),
            (_DELETE_TEXT, _places(self.blank)),
            (_PUT_ITEM, self.items),
            *((_PUT_RECORD[kind], rows) for kind, rows in self.rows.items()),
            (_PUT_TEXT, self.texts),
            (_PUT_CONFLICT, self.conflicts),
        ):
            if parameters:
                connection.execute(statement, parameters)
        self._index()

    def _index(self) -> None:
        if not self.gone and not self.indexed:
            return
        raw = dbapi(self.journal.connection)
        for kind, row in self.gone:
            search.drop(raw, kind, row)
        for address, space, text in self.indexed:
            draft = self.journal.drafts.get(address)
            search.put(raw, address, space, draft.text if draft else text)


def _stored(journal: Journal, key: RowKey) -> dict[str, Any]:
    return dict(journal.connection.execute(_RECORD[key[0]], {"id": key[1]}).mappings().one())


def _former(journal: Journal, key: RowKey) -> str:
    """The space of a deleted row: where it last lived."""
    return journal.was_alive.get(key) or min((space for space, _ in journal.lives[key].latest), default="")


def _places(keys: Iterable[tuple[str, ...]]) -> list[dict[str, str]]:
    return [{f"at_{name}": part for name, part in zip(Address._fields, key, strict=False)} for key in keys]


_RECORD = {kind: select(table).where(table.c.id == bindparam("id")) for kind, table in TABLES.items()}
_PUT_RECORD = {kind: insert(table).prefix_with("OR REPLACE") for kind, table in TABLES.items()}
_DELETE_RECORD = {kind: delete(table).where(table.c.id == bindparam("id")) for kind, table in TABLES.items()}
_PUT_ITEM = insert(ITEM).prefix_with("OR REPLACE")
_PUT_TEXT = insert(TEXT).prefix_with("OR REPLACE")
_PUT_CONFLICT = insert(CONFLICT).prefix_with("OR REPLACE")
_DELETE_TEXT = delete(TEXT).where(*(TEXT.c[name] == bindparam(f"at_{name}") for name in Address._fields))
_DELETE_TEXTS = delete(TEXT).where(TEXT.c.kind == bindparam("at_kind"), TEXT.c.row == bindparam("at_row"))
_DELETE_CONFLICTS = delete(CONFLICT).where(
    CONFLICT.c.kind == bindparam("at_kind"), CONFLICT.c.row == bindparam("at_row")
)
_SETTLE = delete(CONFLICT).where(*(CONFLICT.c[name] == bindparam(f"at_{name}") for name in Address._fields))
