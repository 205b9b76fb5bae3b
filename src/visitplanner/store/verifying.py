"""Whether a library is in order: the file, the log, the tables compared with the log, the index of search, the photos.

The log is folded anew, by the same functions that write the tables but from nothing, and every row is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.records import KINDS
from visitplanner.store import history, images, media, search
from visitplanner.store.change import Address, Change
from visitplanner.store.fold import RowKey, State, fold
from visitplanner.store.ledger import CONFLICT, DRAFT, ITEM, TEXT, VECTOR
from visitplanner.store.opening import dbapi
from visitplanner.store.shapes import shape
from visitplanner.store.soundness import Finding, findings
from visitplanner.store.tables import TABLES

Row = dict[str, Any]

INDEX = "search"
"""The table of findings that `reindex` mends."""

_GAP = N_("A change is missing in the log.")
_APART = N_("A row of {table} is not what the log says.")
_UNFOUND = N_("Search does not know a text as it is.")
_CONTENT = N_("The photo or file “{name}” is missing or damaged.")
_ABSENT = N_("The photo or file “{name}” is attached, but was never taken in.")


def verify(reader: Connection, folder: Path) -> tuple[Finding, ...]:
    """Everything that is not in order, worst first; nothing for a library that is sound.

    Reads every row and every photo: seconds for a large library. Where the file or the log is damaged, the rest is not
    compared: it would be found damaged for that alone. The index is compared with the texts; its own
    structure is part of SQLite's check from 3.44 on.
    """
    found = list(findings(dbapi(reader), thorough=True))
    if any(finding.table in ("", "change", "op") for finding in found):
        return tuple(found)
    changes = history.every_change(reader)
    found += _log(reader, changes)
    found += _tables(reader, fold(changes))
    found += _index(reader)
    found += _contents(reader, folder)
    return tuple(dict.fromkeys(found))


def reindex(connection: Connection) -> None:
    """Make the index of search again from the texts, drafts and registers that there are, in the order it had."""
    order = {Address(*row[:4]): number for number, row in enumerate(dbapi(connection).execute(_KNOWN))}
    found = sorted(_searched(connection).items(), key=lambda one: order.get(one[0], len(order)))
    search.rebuild(dbapi(connection), ((at, space, text) for at, (space, text) in found))


def _log(reader: Connection, changes: Iterable[Change]) -> Iterator[Finding]:
    """Every replica's changes without a gap, each naming the one before, up to what the vector says."""
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for change in changes:
        author = change.space, change.replica
        seq, before = last.get(author, (0, ""))
        if change.seq != seq + 1 or change.previous != before:
            yield Finding(phrase(_GAP), "change", f"{change.replica}:{change.seq}")
        last[author] = change.seq, change.hash
    vector = {(row.space, row.replica): (row.seq, row.hash) for row in reader.execute(select(VECTOR))}
    for author in last.keys() | vector.keys():
        if last.get(author) != vector.get(author):
            yield Finding(phrase(_GAP), "vector", " ".join(author))


def _tables(reader: Connection, state: State) -> Iterator[Finding]:
    wanted = _folded(state)
    for table in (ITEM, TEXT, CONFLICT, *TABLES.values()):
        names = [column.name for column in table.primary_key]
        there = {
            tuple(row[name] for name in names): dict(row) for row in reader.execute(select(table)).mappings()
        }
        should = {tuple(row[name] for name in names): row for row in wanted[table]}
        for key in sorted(there.keys() | should.keys()):
            if there.get(key) != should.get(key):
                yield Finding(phrase(_APART, table=table.name), table.name, " ".join(key))


def _folded(state: State) -> Mapping[Table, list[Row]]:
    """The rows that the tables should have."""
    wanted: dict[Table, list[Row]] = defaultdict(list)
    addresses: dict[RowKey, set[Address]] = defaultdict(set)
    for address in (*state.registers, *state.texts):
        if images.known(address):
            addresses[address.kind, address.row].add(address)
    for key, life in tuple(state.lives.items()):
        kind = key[0]
        wanted[ITEM].append(images.item(state, key, redacted=bool(state.redactions[key])))
        if kind not in KINDS or not life.living:
            continue
        wanted[TABLES[kind]].append(images.record(state, key))
        wanted[CONFLICT] += images.conflicts(state, key, sorted(addresses[key]))
        wanted[TEXT] += filter(None, (images.text(state, at) for at in sorted(addresses[key]) if at.language))
    return wanted


def _index(reader: Connection) -> Iterator[Finding]:
    there = {Address(*row[:4]): (row[4], row[5]) for row in dbapi(reader).execute(_ENTRIES)}
    wanted = {
        at: (space, words)
        for at, (space, text) in _searched(reader).items()
        if (words := search.entry(at, text))
    }
    for address in sorted(there.keys() | wanted.keys()):
        if there.get(address) != wanted.get(address):
            yield Finding(phrase(_UNFOUND), INDEX, " ".join(address))


def _searched(connection: Connection) -> dict[Address, tuple[str, str]]:
    """Address → space and text, of all that is searched."""
    found: dict[Address, tuple[str, str]] = {}
    for kind, names in search.SEARCHED.items():
        table, readers = TABLES[kind], dict(zip(shape(kind).registers, shape(kind).readers, strict=True))
        for id, space, *values in connection.execute(
            select(table.c.id, table.c.space, *(table.c[n] for n in names))
        ):
            read = {name: _value(readers[name], value) for name, value in zip(names, values, strict=True)}
            found[Address(kind, id)] = space, search.registers_text(kind, read)
    for row in (*connection.execute(_TEXTS), *connection.execute(_DRAFTS)):
        found[Address(*row[:4])] = row.space, row.text
    return found


def _value(read: Callable[[Any], Any] | None, value: Any) -> Any:
    return read(value) if read and value is not None else value


def _contents(reader: Connection, folder: Path) -> Iterator[Finding]:
    known: set[str] = set()
    for row in reader.execute(select(media.BLOB)):
        known.add(row.sha)
        if not media.is_whole(folder, row.sha):
            yield Finding(phrase(_CONTENT, name=row.name or row.sha), "blob", row.sha)
    attachment = TABLES["attachment"]
    for row in reader.execute(select(attachment.c.blob, attachment.c.name)):
        if row.blob and row.blob not in known:
            yield Finding(phrase(_ABSENT, name=row.name or row.blob), "attachment", row.blob)


_ENTRIES = "SELECT kind, row, field, language, space, words FROM search_entry LEFT JOIN search ON search.rowid = entry"
_KNOWN = "SELECT kind, row, field, language FROM search_entry ORDER BY entry"
_TEXTS = select(*(TEXT.c[name] for name in (*Address._fields, "space", "text")))
_DRAFTS = (
    select(*(DRAFT.c[name] for name in Address._fields), ITEM.c.space, DRAFT.c.text)
    .join_from(DRAFT, ITEM, (ITEM.c.kind == DRAFT.c.kind) & (ITEM.c.row == DRAFT.c.row))
    .where(ITEM.c.alive == 1)
)
