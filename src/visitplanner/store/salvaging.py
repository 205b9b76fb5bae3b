"""What can still be read in a damaged database: row by row, and only rows whose checksums hold.

A truncated file, of which SQLite refuses every row, is filled up with zeros to the size its header names; then the rows
on the pages that are left can be read one by one (measured: as many as the share of the file that is left).
"""

from __future__ import annotations

import shutil
import struct
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, Final

from visitplanner.domain.records import KINDS
from visitplanner.store import driver, layout, soundness
from visitplanner.store.change import Change, in_order
from visitplanner.store.tables import row_sum

Row = dict[str, Any]

_MAGIC: Final = b"SQLite format 3\0"
_CHUNK: Final = 200
_SMALLEST_ROW: Final = 32


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read. `rows`: table → rows with a right checksum. `lost`: changes that were there and are not whole."""

    changes: tuple[Change, ...] = ()
    drafts: tuple[Row, ...] = ()
    rows: dict[str, list[Row]] = field(default_factory=dict)
    lost: int = 0


def salvage(path: Path, first_page: bytes = b"") -> Salvage:
    """Read what is left of the database at `path`, its log included. The file itself is not touched.

    `first_page`: that of a copy of the same library, tried where this file's own names no tables any more.
    """
    with TemporaryDirectory(prefix="visitplanner-salvage-", ignore_cleanup_errors=True) as place:
        copy = Path(place) / "library.db"
        for source, target in zip(
            (path, *layout.companions(path)[:1]), (copy, *layout.companions(copy)), strict=False
        ):
            if source.is_file():
                shutil.copyfile(source, target)
        for page in dict.fromkeys((b"", first_page)):
            _mend(copy, page)
            with closing(driver.connect(copy, "rw")) as connection:
                connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
                if tables := _tables(connection):
                    return _read(connection, tables, copy.stat().st_size)
    return Salvage()


def first_page(path: Path) -> bytes:
    """The first page of a sound database: its header and where its tables begin."""
    with path.open("rb") as file:
        header = file.read(100)
        return header + file.read(_page_size(header) - 100)


def _mend(path: Path, page: bytes) -> None:
    """Put `page` in the place of the first one, if there is one, and fill the file up to the size it should have."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        header = page or file.read(100)
        if len(header) < 100 or not header.startswith(_MAGIC):
            return
        one = _page_size(header)
        if page:
            # The number of pages belongs to the file, not to the page borrowed.
            file.seek(0)
            file.write(page[:28] + struct.pack(">I", -(-size // one)) + page[32:])
        else:
            size = max(size, one * int(struct.unpack_from(">I", header, 28)[0]))
        file.truncate(-(-size // one) * one)


def _page_size(header: bytes) -> int:
    (size,) = struct.unpack_from(">H", header, 16)
    return 65_536 if size == 1 else max(int(size), 512)


def _tables(connection: driver.Connection) -> set[str]:
    try:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except driver.Error:
        return set()
    return {name for (name,) in rows} & {"change", "op", "draft", "text", "blob", *KINDS}


def _read(connection: driver.Connection, tables: set[str], size: int) -> Salvage:
    found = {table: list(_rows(connection, table, size)) for table in sorted(tables)}
    changes, lost = _changes(found.pop("change", []), found.pop("op", []))
    drafts = tuple(found.pop("draft", []))
    whole = {table: [row for row in rows if row["sum"] == row_sum(row)] for table, rows in found.items()}
    return Salvage(changes, drafts, whole, lost)


def _changes(rows: list[Row], ops: list[Row]) -> tuple[tuple[Change, ...], int]:
    """The changes that are whole, causes first, and how many that were there are not."""
    parts: dict[int, list[SimpleNamespace]] = defaultdict(list)
    for op in ops:
        parts[op["change"]].append(SimpleNamespace(**op))
    whole: dict[int, Change] = {}
    for row in rows:
        own = sorted(parts[row["position"]], key=lambda op: op.op)
        if change := soundness.whole(SimpleNamespace(**row), own):
            whole[row["position"]] = change
    met = {row["position"] for row in rows} | parts.keys()
    there = max(met, default=0)
    return tuple(in_order(whole.values())), there - len(whole)


def _rows(connection: driver.Connection, table: str, size: int) -> Iterator[Row]:
    last = _last(connection, table, size)
    for start in range(1, last + 1, _CHUNK):
        rows = _between(connection, table, start, start + _CHUNK - 1)
        if rows is not None:
            yield from rows
            continue
        for number in range(start, start + _CHUNK):
            yield from _between(connection, table, number, number) or ()


def _last(connection: driver.Connection, table: str, size: int) -> int:
    try:
        return int(connection.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()[0] or 0)
    except (driver.Error, ValueError, OverflowError):
        return size // _SMALLEST_ROW


def _between(connection: driver.Connection, table: str, first: int, last: int) -> list[Row] | None:
    """The rows of a range of numbers; None when one of them cannot be read."""
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}" WHERE rowid BETWEEN ? AND ?', (first, last))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except (driver.Error, UnicodeError, OverflowError):
        return None
