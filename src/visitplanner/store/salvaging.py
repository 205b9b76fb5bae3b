"""What can still be read in a damaged database: row by row, and only rows whose checksums hold.

SQLite refuses every row of a truncated file. Filled up to the size its header names, the rows on the pages that are
left can be read. It is filled with zeros, or, where the list of tables is among what is lost, with the pages of an
older copy of the same library: there the tables begin on the same pages.
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
from visitplanner.store.change import Change

Row = dict[str, Any]

_MAGIC: Final = b"SQLite format 3\0"
_HEADER, _INNER_PAGE, _LEAF_PAGE = 100, 5, 13
_CHUNK: Final = 200
_SMALLEST_ROW: Final = 100


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read. `rows`: table → rows with a right checksum. `torn`: some rows could not be read at all.

    `reached`: (space, replica) → the highest number of a change that the file shows any trace of.
    """

    changes: tuple[Change, ...] = ()
    drafts: tuple[Row, ...] = ()
    rows: dict[str, list[Row]] = field(default_factory=dict)
    reached: dict[tuple[str, str], int] = field(default_factory=dict)
    torn: bool = False

    def __bool__(self) -> bool:
        return bool(self.changes or self.drafts or any(self.rows.values()))


def salvage(path: Path, older: Path) -> Salvage:
    """Read what is left of the database at `path`, its log included. The file itself is not touched.

    `older`: a sound database that began as this one did: a copy of it, or a new empty library.
    """
    with TemporaryDirectory(prefix="visitplanner-salvage-", ignore_cleanup_errors=True) as place:
        copy = Path(place) / "library.db"
        for source, target in zip(
            (path, *layout.companions(path)[:1]), (copy, *layout.companions(copy)), strict=False
        ):
            if source.is_file():
                shutil.copyfile(source, target)
        for mend in (_fill_with_zeros, _fill_from, _begin_with):
            mend(copy, older)
            with closing(driver.connect(copy, "rw")) as connection:
                connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
                if tables := _tables(connection):
                    return _read(connection, tables, copy)
    return Salvage()


def _fill_with_zeros(copy: Path, older: Path) -> None:  # noqa: ARG001 - one of the ways to mend
    with copy.open("r+b") as file:
        header = file.read(_HEADER)
        if header.startswith(_MAGIC) and len(header) == _HEADER:
            pages = struct.unpack_from(">I", header, 28)[0]
            file.truncate(max(copy.stat().st_size, _page_size(header) * int(pages)))


def _fill_from(copy: Path, older: Path) -> None:
    """Put the older pages where zeros stand, from the end of the file on."""
    filler = older.read_bytes()
    size = _page_size(filler)
    with copy.open("r+b") as file:
        content = file.read()
        end = len(content.rstrip(b"\0"))
        start = -(-end // size) * size
        file.seek(start)
        file.write(filler[start:])


def _begin_with(copy: Path, older: Path) -> None:
    """Put the older list of tables in the place of the file's own, the first page and its number of pages included."""
    filler = older.read_bytes()
    size = _page_size(filler)
    pages = -(-copy.stat().st_size // size)
    with copy.open("r+b") as file:
        file.truncate(pages * size)
        for page in _list_of_tables(filler, size):
            if page < pages:
                file.seek(page * size)
                file.write(filler[page * size : (page + 1) * size])
        file.seek(28)
        file.write(struct.pack(">I", pages))


def _list_of_tables(content: bytes, size: int) -> Iterator[int]:
    """The pages, counted from 0, of the tree that lists the tables, which is rooted in the first.

    Source: the file format of SQLite, section 1.6: an inner page (5) points to its children.
    """
    waiting = [0]
    while waiting:
        page = waiting.pop()
        yield page
        head = page * size + (0 if page else _HEADER)
        if content[head] == _INNER_PAGE:
            (cells, last) = struct.unpack_from(">3xH3xI", content, head)
            places = struct.unpack_from(f">{cells}H", content, head + 12)
            children = (struct.unpack_from(">I", content, page * size + place)[0] for place in places)
            waiting += [number - 1 for number in (*children, last)]


def _page_size(header: bytes) -> int:
    (size,) = struct.unpack_from(">H", header, 16)
    return 65_536 if size == 1 else max(int(size), 512)


def _tables(connection: driver.Connection) -> set[str]:
    try:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except driver.UNREADABLE:
        return set()
    return {name for (name,) in rows} & {
        "change", "op", "vector", "draft", "text", "blob", "thumbnail", *KINDS,
    }  # fmt: skip


def _rooted(connection: driver.Connection, tables: set[str], copy: Path) -> set[str]:
    """The tables that may have rows: no row of a table whose root is gone can be read, and to try each takes long."""
    try:
        # From here on the file itself has what the log beside it had.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        roots = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall()
    except driver.UNREADABLE:
        return tables
    with copy.open("rb") as file:
        size = _page_size(file.read(_HEADER))

        def begins_a_tree(page: object) -> bool:
            if not isinstance(page, int) or page < 2:
                return False
            file.seek((page - 1) * size)
            return file.read(1) in (b"%c" % _INNER_PAGE, b"%c" % _LEAF_PAGE)

        return {name for name, root in roots if name in tables and begins_a_tree(root)}


def _read(connection: driver.Connection, tables: set[str], copy: Path) -> Salvage:
    rooted = _rooted(connection, tables, copy)
    readings = {table: _Reading(connection, table, copy.stat().st_size) for table in sorted(rooted)}
    found = {table: list(reading) for table, reading in readings.items()}
    logged, ops, drafts, vectors = (found.pop(table, []) for table in ("change", "op", "draft", "vector"))
    # A thumbnail has no checksum: it is only looked at.
    whole = {
        table: [row for row in rows if table == "thumbnail" or soundness.holds(row)]
        for table, rows in found.items()
    }
    reached: dict[tuple[str, str], int] = defaultdict(int)
    for row in (*logged, *vectors):
        author = row["space"], row["replica"]
        if isinstance(row["seq"], int):
            reached[author] = max(reached[author], row["seq"])
    torn = rooted != tables or any(reading.torn for reading in readings.values())
    return Salvage(_changes(logged, ops), tuple(drafts), whole, dict(reached), torn)


def _changes(rows: list[Row], ops: list[Row]) -> tuple[Change, ...]:
    """The changes that are whole."""
    parts: dict[int, list[SimpleNamespace]] = defaultdict(list)
    for op in ops:
        if isinstance(op["change"], int) and isinstance(op["op"], int):
            parts[op["change"]].append(SimpleNamespace(**op))
    found = (
        soundness.whole(SimpleNamespace(**row), sorted(parts.get(row["position"], ()), key=lambda op: op.op))
        for row in rows
    )
    return tuple(change for change in found if change)


class _Reading:
    """The rows of a table by their numbers, in ranges, and one by one where a range cannot be read."""

    def __init__(self, connection: driver.Connection, table: str, size: int) -> None:
        self.torn = False
        self._connection, self._table, self._size = connection, table, size

    def __iter__(self) -> Iterator[Row]:
        for start in range(1, self._last() + 1, _CHUNK):
            rows = self._between(start, start + _CHUNK - 1)
            if rows is not None:
                yield from rows
                continue
            for number in range(start, start + _CHUNK):
                yield from self._between(number, number) or ()

    def _last(self) -> int:
        try:
            row = self._connection.execute(f'SELECT max(rowid) FROM "{self._table}"').fetchone()
            return min(int(row[0] or 0), self._size)
        except (driver.Error, ValueError):
            self.torn = True
            return self._size // _SMALLEST_ROW

    def _between(self, first: int, last: int) -> list[Row] | None:
        """The rows of a range of numbers; None when one of them cannot be read."""
        try:
            cursor = self._connection.execute(
                f'SELECT * FROM "{self._table}" WHERE rowid BETWEEN ? AND ?', (first, last)
            )
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except driver.UNREADABLE:
            self.torn = True
            return None
