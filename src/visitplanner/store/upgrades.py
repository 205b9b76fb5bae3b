"""Numbered steps from one format of the database to the next, each in a transaction, after a checked backup.

A step is final once released. A released step is never edited: a new field is a new step.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine

from visitplanner.base.errors import Trouble
from visitplanner.store import backups, driver, layout, verifying
from visitplanner.store.opening import APPLICATION_ID, dbapi, writing

_STATEMENTS: Final = Path(__file__).with_name("steps")


def _sql(name: str) -> Callable[[Connection], None]:
    def step(connection: Connection) -> None:
        for statement in (_STATEMENTS / name).read_text("utf-8").split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)

    return step


STEPS: Final[tuple[Callable[[Connection], None], ...]] = tuple(map(_sql, ("0001.sql", "0002.sql", "0003.sql")))
"""Step n brings a database of format n - 1 to format n."""


def format_of(connection: driver.Connection, path: Path) -> int:
    """The format of an open database, 0 for an empty one. Raises `Trouble` "not_library" or "newer"."""

    def asked(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    found = asked("PRAGMA user_version")
    empty = found == 0 and not asked("SELECT count(*) FROM sqlite_master")
    if not empty and asked("PRAGMA application_id") != APPLICATION_ID:
        raise Trouble("not_library", path=path)
    if found > len(STEPS):
        raise Trouble("newer", found=found, known=len(STEPS))
    return found


def look_at(path: Path) -> None:
    """Raise `Trouble` "not_library" or "newer" for the file at `path`, if there is one, and write nothing."""
    if path.is_file():
        with closing(driver.reader(path)) as connection:
            format_of(connection, path)


def bring_up(engine: Engine, folder: Path, *, now: datetime) -> None:
    """Bring the database of `folder` to the newest format, or make it. Raises `Trouble`; then it is as it was."""
    with engine.connect() as connection:
        found = format_of(dbapi(connection), layout.database(folder))
    if found == len(STEPS):
        return
    if found:
        backups.make(folder, now=now)
    for number, step in enumerate(STEPS[found:], found + 1):
        with writing(engine, "upgrade") as connection:
            step(connection)
            if found and number == len(STEPS):
                verifying.reindex(connection)  # what words are may have changed with the program
            _check(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _check(connection: Connection) -> None:
    """Nothing is committed that SQLite finds wrong."""
    raw = dbapi(connection)
    found = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok" or raw.execute("PRAGMA foreign_key_check").fetchone():
        raise Trouble("damaged", detail=found, backup="")
