"""Small libraries as files, made of rows alone, and what can happen to files."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from visitplanner.store import driver, layout, opening, upgrades
from visitplanner.store.ledger import TEXT
from visitplanner.store.schema import row_sum


def make(folder: Path, texts: int = 40) -> Path:
    """A library in `folder` with that many texts, each with its checksum; the path of its database."""
    folder.mkdir(parents=True, exist_ok=True)
    path = layout.database(folder)
    engine = opening.writer(path)
    upgrades.bring_up(engine, folder, now=datetime(2026, 11, 9, tzinfo=UTC))
    engine.dispose()
    write(folder, *range(texts))
    return path


def write(folder: Path, *numbers: int) -> None:
    """Save a text for each number."""
    engine = opening.writer(layout.database(folder))
    with opening.writing(engine, "edit") as connection:
        for number in numbers:
            values = {
                "kind": "observation", "row": f"{number:032x}", "field": "text", "language": "ja", "space": "s" * 32,
                "text": f"覚書 {number}: " + "公共交通の見学。" * 60, "state": None, "original": 1, "clashes": 0,
            }  # fmt: skip
            connection.execute(insert(TEXT), values | {"sum": row_sum(values)})
    engine.dispose()


def texts(path: Path) -> set[int]:
    """The numbers of the texts that can be read."""
    with closing(driver.reader(path)) as connection:
        return {int(row, 16) for (row,) in connection.execute("SELECT row FROM text")}


def settle(path: Path) -> None:
    """Move everything from the log into the database file, as a long rest would."""
    with closing(driver.connect(path, "rw")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def flip_in(path: Path, wanted: bytes) -> None:
    """Flip one bit in the middle of `wanted`, which stands in the file."""
    content = bytearray(path.read_bytes())
    at = content.index(wanted) + len(wanted) // 2
    content[at] ^= 1
    path.write_bytes(content)
