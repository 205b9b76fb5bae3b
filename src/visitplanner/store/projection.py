"""Writes the rows that a journal touched to the tables that screens read, to the index of search and to the conflicts.

Only here do these tables change (and where the index is made again), so they are the fold of the log by construction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import bindparam, delete

from visitplanner.domain.records import KINDS
from visitplanner.store import images, search
from visitplanner.store.change import Address
from visitplanner.store.fold import RowKey, shown
from visitplanner.store.journal import Journal
from visitplanner.store.ledger import CONFLICT, ITEM, TEXT
from visitplanner.store.opening import dbapi
from visitplanner.store.schema import insertion
from visitplanner.store.shapes import shape
from visitplanner.store.tables import TABLES


def project(journal: Journal) -> None:
    """Bring the tables up to what `journal` has taken in; nothing is left touched."""
    journal.flush()
    batch = _Batch(journal)
    touched: dict[RowKey, set[Address]] = {key: set() for key in journal.rows}
    for address in journal.addresses:
        touched.setdefault((address.kind, address.row), set()).add(address)
    journal.expect([key for key in touched if journal.lives[key].living])
    for key, addresses in sorted(touched.items()):
        batch.row(key, addresses)
    batch.write()
    journal.rows.clear()
    journal.addresses.clear()


@dataclass
class _Batch:
    """The statements of one projection, gathered so that an import runs each of them once."""

    journal: Journal
    items: list[images.Row] = field(default_factory=list)
    records: dict[str, list[images.Row]] = field(default_factory=dict)
    texts: list[images.Row] = field(default_factory=list)
    conflicts: list[images.Row] = field(default_factory=list)
    gone: list[RowKey] = field(default_factory=list)
    blank: list[Address] = field(default_factory=list)
    settled: list[Address] = field(default_factory=list)
    indexed: list[tuple[Address, str, str]] = field(default_factory=list)

    def row(self, key: RowKey, touched: set[Address]) -> None:
        """Gather what is to be written about a row."""
        journal, kind = self.journal, key[0]
        life = journal.lives[key]
        self.items.append(images.item(journal, key, redacted=key in journal.redacted))
        if kind not in KINDS:
            return
        if not life.living:
            self.gone.append(key)
            journal.was_alive.pop(key, None)
            return
        before = journal.was_alive.get(key)
        if before != life.space:
            touched = set(journal.addresses_of(key))
        if before != life.space or any(not address.language for address in touched):
            self._record(key)
        self._texts(key, touched)
        if before is not None:
            self.settled += (Address(*key), *touched)
        self.conflicts += images.conflicts(journal, key, sorted(filter(images.known, touched)))
        journal.was_alive[key] = life.space

    def _record(self, key: RowKey) -> None:
        journal, (kind, row) = self.journal, key
        self.records.setdefault(kind, []).append(images.record(journal, key))
        if names := search.SEARCHED.get(kind):
            values = {
                name: shape(kind).fitting(name, shown(journal.registers[Address(kind, row, name)]))
                for name in names
            }
            self.indexed.append(
                (Address(kind, row), journal.lives[key].space, search.registers_text(kind, values))
            )

    def _texts(self, key: RowKey, touched: set[Address]) -> None:
        """Texts that were written, and all languages of one whose original was named anew."""
        names = shape(key[0]).wordings
        marked = {address.field for address in touched if not address.language}
        also = {address for address in self.journal.addresses_of(key) if address.field in marked}
        for address in sorted(touched | also):
            if address.field in names and address.language:
                found = images.text(self.journal, address)
                self.indexed.append((address, self.journal.lives[key].space, found["text"] if found else ""))
                if found:
                    self.texts.append(found)
                else:
                    self.blank.append(address)

    def write(self) -> None:
        """Run the gathered statements."""
        connection = self.journal.connection
        for kind, row in self.gone:
            connection.execute(_DELETE_RECORD[kind], {"id": row})
        for statement, places in (
            (_DELETE_TEXTS, _places(self.gone)),
            (_DELETE_CONFLICTS, _places(self.gone)),
            (_SETTLE, _places(dict.fromkeys(self.settled))),
            (_DELETE_TEXT, _places(self.blank)),
        ):
            if places:
                connection.execute(statement, places)
        records = ((TABLES[kind], rows) for kind, rows in self.records.items())
        for table, rows in ((ITEM, self.items), *records, (TEXT, self.texts), (CONFLICT, self.conflicts)):
            if rows:
                dbapi(connection).executemany(insertion(table, replace=True), rows)
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


def _places(keys: Iterable[tuple[str, ...]]) -> list[dict[str, str]]:
    return [{f"at_{name}": part for name, part in zip(Address._fields, key, strict=False)} for key in keys]


_DELETE_RECORD = {kind: delete(table).where(table.c.id == bindparam("id")) for kind, table in TABLES.items()}
_DELETE_TEXT = delete(TEXT).where(*(TEXT.c[name] == bindparam(f"at_{name}") for name in Address._fields))
_DELETE_TEXTS = delete(TEXT).where(TEXT.c.kind == bindparam("at_kind"), TEXT.c.row == bindparam("at_row"))
_DELETE_CONFLICTS = delete(CONFLICT).where(
    CONFLICT.c.kind == bindparam("at_kind"), CONFLICT.c.row == bindparam("at_row")
)
_SETTLE = delete(CONFLICT).where(*(CONFLICT.c[name] == bindparam(f"at_{name}") for name in Address._fields))
