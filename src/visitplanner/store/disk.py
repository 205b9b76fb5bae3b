"""Files that are there, whole, after a power cut: written beside, synced, renamed, the folder synced."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Final
from uuid import uuid4

from visitplanner.base.errors import Trouble

PART: Final = ".part"
"""The ending of a file that is being written: after a crash it is waste."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY: Final = (errno.EROFS, errno.EACCES, errno.EPERM)


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in place of what is there: afterwards either the old or the new file is there, whole."""
    part = part_of(path)
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file that nobody writes to, as durably as `write` does, without reading it into memory."""
    part = part_of(target)
    try:
        shutil.copyfile(source, part)
        settle(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """The name under which the file for `path` is written until it is whole."""
    return path.with_name(f".{path.name}.{uuid4().hex[:8]}{PART}")


def settle(part: Path, path: Path) -> None:
    """Sync a file written by somebody else and give it its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, durably."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows has no such call: there the rename itself is journalled."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def trouble(error: OSError, folder: Path) -> Trouble:
    """What to say about `error`, met while writing into `folder`."""
    if error.errno in _FULL:
        return Trouble("full")
    if error.errno in _READ_ONLY:
        return Trouble("read_only", folder=folder)
    return Trouble("io", detail=error.strerror or str(error))
