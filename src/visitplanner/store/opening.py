"""Opening the database: one writing connection, with the settings that make a save durable, and read-only ones.

The writing connection is `query_only` except inside `writing`: SQLite itself refuses every write that is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from visitplanner.store import driver

APPLICATION_ID: Final = 0x56495331
"""`VIS1`: what tells a library from any other SQLite file."""

Writer = Literal["edit", "draft", "receive", "media", "upgrade", "index"]
"""Who may write. Everything else is refused."""

_PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
    "foreign_keys = ON",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "query_only = ON",
)


CACHE_KIB: Final = 24_000
"""What a reader keeps of the file at most: a search in 100,000 notes looks at the same pages again at each letter."""


def writer(path: Path) -> Engine:
    """The engine of the one connection that writes; made at first use, with the file if there is none."""

    def connect() -> Any:
        connection = driver.connect(path, "rwc", any_thread=True)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", module=driver.MODULE, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def readers(path: Path) -> Engine:
    """The engine of read-only connections: a unit of work sees one moment of the database and blocks nobody."""

    def connect() -> Any:
        connection = driver.reader(path, any_thread=True)
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        return connection

    engine = create_engine(
        "sqlite://",
        module=driver.MODULE,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine, by: Writer) -> Iterator[Connection]:  # noqa: ARG001 - said at each call, for the reader
    """One transaction of one of the counted writers: committed at the end, rolled back when the body raises."""
    with engine.connect() as connection:
        raw = dbapi(connection)
        raw.execute("PRAGMA query_only = OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            raw.execute("PRAGMA query_only = ON")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read-only unit of work."""
    with engine.connect() as connection, connection.begin():
        yield connection


def dbapi(connection: Connection) -> driver.Connection:
    """The driver's connection under an SQLAlchemy one."""
    return connection.connection.driver_connection  # type: ignore[return-value]


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
