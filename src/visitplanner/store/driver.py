"""The one place that loads a SQLite library: sqlcipher3's, on plain files, or else Python's own.

Opening one file through two SQLite libraries in a process drops the other's locks: nothing else imports one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from visitplanner.base.errors import Trouble

if TYPE_CHECKING or os.environ.get("VISITPLANNER_SQLITE") == "standard":
    import sqlite3 as dbapi
else:
    try:
        from sqlcipher3 import dbapi2 as dbapi
    except ImportError:
        if os.environ.get("VISITPLANNER_SQLITE") == "sqlcipher":
            raise
        import sqlite3 as dbapi

MODULE: Final = dbapi
"""What SQLAlchemy is given, so that it loads no other."""

Connection = dbapi.Connection
Error = dbapi.Error
DatabaseError = dbapi.DatabaseError
UNREADABLE: Final = (dbapi.Error, UnicodeError)
"""What reading a damaged file raises: SQLite's errors, and Python's where a text or their message is no text."""

Row = tuple[object, ...]
Mode = Literal["ro", "rw", "rwc", "immutable"]

SQLITE_VERSION: Final = dbapi.sqlite_version
NEEDED: Final = (3, 40)
BUSY_SECONDS: Final = 5.0

_NO_SHARED_MEMORY: Final = ("SQLITE_READONLY", "SQLITE_CANTOPEN")


def require_version() -> None:
    """Raise `Trouble` when the loaded SQLite is too old for what the store rests on (STRICT)."""
    if dbapi.sqlite_version_info < NEEDED:
        raise Trouble("old_sqlite", found=SQLITE_VERSION, needed=".".join(map(str, NEEDED)))


def connect(path: Path, mode: Mode = "ro", *, any_thread: bool = False) -> Connection:
    """A connection in autocommit (`BEGIN` is ours to say). `ro` and `immutable` refuse every write.

    `immutable` reads a database in a folder that cannot be written to, without its write-ahead log.
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
        if not error_name(error).startswith(_NO_SHARED_MEMORY):
            raise
        return connect(path, "immutable", any_thread=any_thread)
    return connection


def error_name(error: BaseException) -> str:
    """SQLite's name of what went wrong (`SQLITE_FULL` …), also inside an SQLAlchemy error; else empty."""
    error = getattr(error, "orig", None) or error
    return str(getattr(error, "sqlite_errorname", ""))
