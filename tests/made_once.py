"""Libraries that many tests begin with: an empty one made once in each process, the samples once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from filelock import FileLock

from visitplanner.operations.samples import loading
from visitplanner.store import layout
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

NOW = datetime(2026, 11, 9, 1, 30, tzinfo=UTC)
ROSSI = Identity("r" * 32, "Mario Rossi")


def opened(folder: Path, identity: Identity = ROSSI, *, now: datetime = NOW) -> Library:
    """The library in `folder`; an empty one where there is none."""
    if not layout.database(folder).exists():
        lay(folder)
    return Library.open(folder, identity=identity, now=now)


def lay(folder: Path) -> Path:
    """An empty library in `folder`, copied: to make its tables takes longer than most tests."""
    folder.mkdir(parents=True, exist_ok=True)
    layout.database(folder).write_bytes(_empty())
    return folder


def let_go(library: Library) -> None:
    """Close as a power cut would, without the backup, which takes longer than most tests."""
    library._changed = False
    library.close(now=NOW)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        let_go(Library.open(Path(folder), identity=ROSSI, now=NOW))
        return layout.database(Path(folder)).read_bytes()


def samples(shared: Path) -> Path:
    """A closed library with the sample visits, without their photos; `shared` is a folder of all processes."""

    def make(folder: Path) -> None:
        library = opened(folder)
        loading.load_records(library, now=NOW)
        let_go(library)

    return _made(shared / "samples", make)


def traps(shared: Path) -> Path:
    """The same with the demonstration of warnings."""

    def make(folder: Path) -> None:
        library = opened(Path(copytree(samples(shared), folder)))
        loading.load_traps(library, now=NOW)
        let_go(library)

    return _made(shared / "traps", make)


def _made(folder: Path, make: Callable[[Path], None]) -> Path:
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            make(folder.with_suffix(".part"))
            folder.with_suffix(".part").rename(folder)
    return folder
