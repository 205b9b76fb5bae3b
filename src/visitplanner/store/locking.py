"""One process writes to a library. The system frees the lock when the process ends, however it ends."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from visitplanner.base.errors import Trouble
from visitplanner.store import disk, layout


class Hold:
    """The right to write to a library, from `hold` until `release`; also a context manager."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._folder = folder
        self._lock = lock

    def release(self) -> None:
        """Let the next one write. Releasing twice does nothing."""
        if self._lock.is_locked:
            layout.owner(self._folder).unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, *failure: object) -> None:
        self.release()


def hold(folder: Path) -> Hold:
    """Become the one who writes to the library in `folder`, which is made if it is missing.

    Raises `Trouble`: "locked" with who holds it, "read_only", "full" or "io".
    """
    lock = FileLock(layout.lock(folder), timeout=0, thread_local=False)
    try:
        disk.make_folder(folder)
        lock.acquire()
        layout.owner(folder).write_text(f"{platform.node()} · {os.getpid()}", "utf-8")
    except Timeout:
        raise Trouble("locked", owner=_owner(folder)) from None
    except OSError as error:
        lock.release()
        raise disk.trouble(error, folder) from error
    return Hold(folder, lock)


def _owner(folder: Path) -> str:
    try:
        return layout.owner(folder).read_text("utf-8", errors="replace")[:200]
    except OSError:
        return "?"
