"""A damaged library made whole again: its newest sound copy, then every change that can still be read in the damaged
file, then, where changes are lost, what its tables still show. The damaged file is set aside and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.records import KINDS
from visitplanner.store import (
    backups,
    disk,
    drafts,
    layout,
    locking,
    media,
    opening,
    receiving,
    salvaging,
    upgrades,
)
from visitplanner.store.backups import Restored
from visitplanner.store.change import Address
from visitplanner.store.editing import Edit, Gesture, editing
from visitplanner.store.failures import told
from visitplanner.store.identity import Identity
from visitplanner.store.journal import Journal
from visitplanner.store.ledger import TEXT, VECTOR
from visitplanner.store.salvaging import Row, Salvage
from visitplanner.store.shapes import shape
from visitplanner.store.tables import TABLES

LABEL: Final = N_("Recover from a damaged library")


def rescue(folder: Path, *, now: datetime) -> Restored:
    """Replace the damaged database of `folder` by the best that can be had. Nobody may have it open.

    It is put together beside the damaged one and replaces it in one step: until then nothing is changed. Raises
    `Trouble`: "locked", "no_backup" when there is neither a copy nor anything to read, and what the disk says.
    """
    locking.hold(folder).release()
    newest = backups.newest_sound(folder)
    with told(folder), TemporaryDirectory(dir=folder, prefix=".rescue-", ignore_cleanup_errors=True) as place:
        staged = layout.database(Path(place))
        with _written(staged, now):
            found = salvaging.salvage(layout.database(folder), newest.path if newest else staged)
        if newest is None and not found:
            raise Trouble("no_backup", detail="")
        if newest:
            disk.copy(newest.path, staged)
        with _written(staged, now) as writer, opening.writing(writer, "receive") as connection:
            refilled = _refill(connection, found, now)
        aside = backups.restore(folder, staged, now=now).aside
    return Restored(newest, aside, *refilled)


@contextmanager
def _written(path: Path, now: datetime) -> Iterator[Engine]:
    """The database at `path` in the newest format, made where there is none."""
    writer = opening.writer(path)
    try:
        upgrades.bring_up(writer, path.parent, now=now)
        with writer.connect() as connection:
            opening.dbapi(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield writer
    finally:
        writer.dispose()


def _refill(connection: Connection, found: Salvage, now: datetime) -> tuple[int, int, int]:
    """Bring what was found into a library: how many changes, how many rows, how many changes are lost."""
    known = _sums(connection)
    # Nobody writes here yet: no change can claim to be ours.
    received = receiving.receive(Journal(connection), found.changes, "")
    _photos(connection, found)
    lost = _lost(connection, found)
    # What the copy has already says nothing new, and could be older than a change that was read.
    new = {table: [row for row in rows if row.get("sum") not in known] for table, rows in found.rows.items()}
    rows = _put_back(connection, new, now) if lost or found.torn else 0
    return received.new, rows + _drafts(connection, found), lost


def _sums(connection: Connection) -> set[str]:
    return {
        one for table in (TEXT, *TABLES.values()) for one in connection.execute(select(table.c.sum)).scalars()
    }


def _lost(connection: Connection, found: Salvage) -> int:
    """How many changes left a trace in the damaged file and are not here."""
    known = {(row.space, row.replica): row.seq for row in connection.execute(select(VECTOR))}
    return sum(max(0, seq - known.get(author, 0)) for author, seq in found.reached.items())


def _put_back(connection: Connection, found: Mapping[str, list[Row]], now: datetime) -> int:
    """Write what the damaged tables show and the log cannot give any more, as one gesture; how many rows."""
    # An author used once: its numbers cannot have been used before.
    gesture = Gesture(Phrase(LABEL), Identity(uuid4().hex), now)
    with editing(connection, gesture) as edit:
        for kind in KINDS:
            for row in found.get(kind, ()):
                _row(edit, kind, row)
        for row in found.get("text", ()):
            if row["kind"] in KINDS:
                _text(edit, row)
        return len(edit.touched)


def _row(edit: Edit, kind: str, row: Row) -> None:
    record = KINDS[kind]
    if edit.deleted(record, row["id"]):
        return
    kept = shape(kind)
    values: dict[str, Any] = {}
    for name, read in zip(kept.registers, kept.readers, strict=True):
        value = row.get(name)
        values[name] = kept.defaults[name] if value is None else read(value) if read else value
    if edit.find(record, id=row["id"]):
        edit.set(record, row["id"], **values)
    else:
        edit.add(record, space=row["space"], id=row["id"], **values)


def _text(edit: Edit, row: Row) -> None:
    record = KINDS[row["kind"]]
    if edit.deleted(record, row["row"]):
        return
    if not edit.find(record, id=row["row"]):
        # Its record is lost, its space is not: what belongs to a visit lies in the visit's space.
        own = {"visit": row["space"]} if "visit" in shape(row["kind"]).registers else {}
        edit.add(record, space=row["space"], id=row["row"], **own)
    edit.write(record, row["row"], row["field"], row["language"], row["text"])


def _photos(connection: Connection, found: Salvage) -> None:
    for table in (media.BLOB, media.THUMBNAIL):
        if rows := found.rows.get(table.name):
            connection.execute(insert(table).on_conflict_do_nothing(), rows)


def _drafts(connection: Connection, found: Salvage) -> int:
    """Keep the drafts that differ from what stands; how many."""
    count = 0
    for row in found.drafts:
        address = Address(row["kind"], row["row"], row["field"], row["language"])
        if drafts.shown_text(connection, address) != row["text"]:
            drafts.keep(connection, address, row["text"], datetime.fromisoformat(row["saved"]))
            count += 1
    return count
