"""The one place that loads a SQLite library: the bundled one (sqlcipher3, as a plain file) or else Python's own.

Opening the same file through two SQLite libraries in one process drops the other's locks, so nothing else imports one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from visitplanner.base.errors import Trouble

if TYPE_CHECKING:
    import sqlite3 as dbapi
elif os.environ.get("VISITPLANNER_SQLITE") == "standard":
    import sqlite3 as dbapi
else:
    try:
        from sqlcipher3 import dbapi2 as dbapi
    except ImportError:
        if os.environ.get("VISITPLANNER_SQLITE") == "sqlcipher":
            raise
        import sqlite3 as dbapi

Connection = dbapi.Connection
Error = dbapi.Error
DatabaseError = dbapi.DatabaseError
Row = tuple[object, ...]
Mode = Literal["ro", "rw", "rwc", "immutable"]

SQLITE_VERSION: Final = dbapi.sqlite_version
NEEDED: Final = (3, 40)
BUSY_SECONDS: Final = 5.0


def require_version() -> None:
    """Raise `Trouble` when the loaded SQLite is older than the features the store rests on (STRICT, FTS5, UPSERT)."""
    if dbapi.sqlite_version_info < NEEDED:
        raise Trouble("old_sqlite", found=SQLITE_VERSION, needed=".".join(map(str, NEEDED)))


def connect(path: Path, mode: Mode = "ro", *, any_thread: bool = False) -> Connection:
    """A connection in autocommit (`BEGIN` is ours to say). `ro` and `immutable` refuse every write.

    `immutable` reads a database in a folder that cannot be written to; it sees nothing of an unfinished write-ahead log.
    """
    option = "immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = dbapi.connect(
        f"{path.absolute().as_uri()}?{option}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=not any_thread,
    )
    if mode in ("ro", "immutable"):
        connection.execute("PRAGMA query_only = ON")
    return connection


def reader(path: Path, *, any_thread: bool = False) -> Connection:
    """A read-only connection that also works in a folder that cannot be written to."""
    connection = connect(path, "ro", any_thread=any_thread)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi.OperationalError as error:
        connection.close()
        if error_name(error) not in ("SQLITE_READONLY_DIRECTORY", "SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT"):
            raise
        return connect(path, "immutable", any_thread=any_thread)
    return connection


def error_name(error: BaseException) -> str:
    """SQLite's own name of what went wrong (`SQLITE_FULL` …), also inside an SQLAlchemy error; empty when unknown."""
    error = getattr(error, "orig", None) or error
    return str(getattr(error, "sqlite_errorname", ""))
