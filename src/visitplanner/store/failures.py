"""What SQLite's and the disk's errors are called in the words of the product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from visitplanner.base.errors import Trouble
from visitplanner.store import backups, disk, driver

_KINDS: Final = (
    ("SQLITE_FULL", "full"),
    ("SQLITE_READONLY", "read_only"),
    ("SQLITE_BUSY", "locked"),
    ("SQLITE_LOCKED", "locked"),
    ("SQLITE_IOERR", "io"),
    ("SQLITE_CANTOPEN", "io"),
)
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Raise a failure of the environment as `Trouble`. What is a mistake of ours passes unchanged."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        name = driver.error_name(error)
        detail = str(getattr(error, "orig", None) or error)
        # Bytes that are no text are damage too, but SQLite's: Python finds them, without a name.
        if name.startswith(_DAMAGED) or detail.startswith("Could not decode"):
            raise backups.damaged(folder, detail) from error
        for prefix, kind in _KINDS:
            if name.startswith(prefix):
                raise Trouble(kind, folder=folder, detail=detail, owner="?") from error
        raise
    except UnicodeDecodeError as error:
        raise backups.damaged(folder, str(error)) from error
    except OSError as error:
        raise disk.trouble(error, folder) from error
