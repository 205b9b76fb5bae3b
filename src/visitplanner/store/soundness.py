"""Whether a database file is what was written: SQLite's own check, and our checksums, which see what it cannot.

Of 105 flipped bits SQLite's quick check saw one; the checksums saw all that hit content (measured).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.store import driver
from visitplanner.store.tables import row_sum

_SHOWN: Final = 20
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and where: a table and a row, a file, or nothing more exact."""

    phrase: Phrase
    table: str = ""
    row: str = ""


def findings(connection: driver.Connection, *, thorough: bool = False) -> Iterator[Finding]:
    """What is damaged in the file under a read-only connection; `thorough` has SQLite compare its indexes too."""
    yield from _structure(connection, "integrity_check" if thorough else "quick_check")
    for table in summed_tables(connection):
        yield from _sums(connection, table)


def first(connection: driver.Connection) -> Finding | None:
    """The first damage found, or None for a sound file."""
    return next(findings(connection), None)


def damage(error: Exception) -> Finding:
    """A finding for an error that SQLite raised."""
    return Finding(phrase(N_("The database cannot be read: {detail}"), detail=str(error)))


def summed_tables(connection: driver.Connection) -> list[str]:
    """The tables whose rows carry a checksum."""
    rows = connection.execute("SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
                              " WHERE m.type = 'table' AND c.name = 'sum' ORDER BY m.name")  # fmt: skip
    return [name for (name,) in rows.fetchall()]


def _structure(connection: driver.Connection, check: str) -> Iterator[Finding]:
    try:
        for (detail,) in connection.execute(f"PRAGMA {check}({_SHOWN})").fetchall():
            if detail != "ok":
                yield Finding(phrase(N_("The database is damaged: {detail}"), detail=detail))
    except driver.Error as error:
        yield damage(error)


def _sums(connection: driver.Connection, table: str) -> Iterator[Finding]:
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_BATCH):
            for row in rows:
                values = dict(zip(names, row, strict=True))
                if values["sum"] != row_sum(values):
                    yield Finding(
                        phrase(N_("A row of {table} is not what was written."), table=table),
                        table,
                        _key(values),
                    )
    except (driver.Error, UnicodeError) as error:
        yield damage(error)


def _key(values: dict[str, Any]) -> str:
    """The name of a row as people can look it up: its id, or its address."""
    parts = (values.get(name) for name in ("id", "sha", "kind", "row", "field", "language"))
    return " ".join(str(part) for part in parts if part)
