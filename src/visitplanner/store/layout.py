"""Where the parts of a library lie in its folder."""

from __future__ import annotations

from pathlib import Path


def database(folder: Path) -> Path:
    """The one database file; its `-wal` and `-shm` lie beside it."""
    return folder / "library.db"


def companions(path: Path) -> tuple[Path, Path]:
    """The write-ahead log and the shared-memory file that belong to the database at `path`."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def lock(folder: Path) -> Path:
    """Held by the one process that writes."""
    return folder / "library.lock"


def owner(folder: Path) -> Path:
    """Who holds the lock: for the message only, the lock alone decides."""
    return folder / "library.owner"


def incarnation(folder: Path) -> Path:
    """A random mark, new for a new library and after every restore; the replica id hangs on it."""
    return folder / "library.mark"


def blobs(folder: Path) -> Path:
    """Photos and files, each named by the SHA-256 of its content."""
    return folder / "blobs"


def backups(folder: Path) -> Path:
    """Dated copies of the database."""
    return folder / "backups"


def aside(folder: Path) -> Path:
    """Databases that were replaced by a restore: kept, never deleted by the program."""
    return folder / "aside"
