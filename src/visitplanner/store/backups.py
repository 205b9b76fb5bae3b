"""Dated copies of the database: made while it is in use, checked before an older one goes, restored whole.

Photos are not copied: their files are never changed, and not deleted while any copy names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.store import disk, driver, identity, layout, locking, soundness
from visitplanner.store.opening import APPLICATION_ID

RECENT: Final = 10
DAYS: Final = 7
WEEKS: Final = 4

_STAMP: Final = "%Y-%m-%dT%H%M%SZ"
_ENDING: Final = ".db"
_SHA: Final = re.compile(rb"(?=([0-9a-f]{64}))")


@dataclass(frozen=True, slots=True)
class Backup:
    """A dated copy; `made` is UTC."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `backup`: the copy that was taken, if any; `aside`: where the database it replaced is kept.

    After damage, `changes` and `rows` count what was read in the damaged file besides, `lost` what could not be.
    """

    backup: Backup | None
    aside: Path | None
    changes: int = 0
    rows: int = 0
    lost: int = 0


def make(folder: Path, *, now: datetime) -> Path:
    """Copy the database of `folder`, check the copy, and let go of the oldest ones. Writing goes on meanwhile.

    Raises `Trouble`: "damaged" or "no_backup" when the copy, and so the database, is not sound (no copy is dropped
    then), "full", "read_only" or "backup".
    """
    target = _free(layout.backups(folder) / f"{now.astimezone(UTC):{_STAMP}}{_ENDING}")
    part = disk.part_of(target)
    try:
        disk.make_folder(target.parent)
        _remove_waste(target.parent)
        _copy(layout.database(folder), part)
        if found := _first_damage(part):
            raise damaged(folder, found.phrase)
        disk.settle(part, target)
    except OSError as error:
        raise disk.trouble(error, target.parent) from error
    except driver.Error as error:
        raise _trouble(error, folder) from error
    finally:
        part.unlink(missing_ok=True)
    _rotate(folder)
    return target


def all_of(folder: Path) -> tuple[Backup, ...]:
    """The copies there are, newest first. Other files in the folder are left alone."""
    found: list[Backup] = []
    for path in layout.backups(folder).glob(f"*{_ENDING}"):
        try:
            made = datetime.strptime(path.stem.partition("Z")[0] + "Z", _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made))
    return tuple(
        sorted(found, key=lambda backup: (backup.made, len(backup.path.stem), backup.path.stem), reverse=True)
    )


def newest_sound(folder: Path) -> Backup | None:
    """The newest copy that passes the check; None when there is none."""
    return next((backup for backup in all_of(folder) if _first_damage(backup.path) is None), None)


def damaged(folder: Path, detail: Phrase | str) -> Trouble:
    """What to say about a damaged database: with the copy that can be restored, if there is one."""
    newest = newest_sound(folder)
    if newest is None:
        return Trouble("no_backup", detail=detail)
    return Trouble("damaged", detail=detail, backup=newest.made)


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which copies stay: the 10 newest, the last of each of 7 days, the last of each of 4 weeks (ISO, in UTC)."""
    newest = sorted(moments, reverse=True)
    days = {moment.date(): moment for moment in reversed(newest)}
    weeks = {moment.isocalendar()[:2]: moment for moment in reversed(newest)}
    latest_days = sorted(days.values(), reverse=True)[:DAYS]
    latest_weeks = sorted(weeks.values(), reverse=True)[:WEEKS]
    return {*newest[:RECENT], *latest_days, *latest_weeks}


def is_damaged(folder: Path) -> bool:
    """Whether the database in use is there and not sound."""
    path = layout.database(folder)
    if not path.is_file():
        return False
    try:
        with closing(driver.reader(path)) as connection:
            return soundness.first(connection) is not None
    except driver.UNREADABLE:
        return True


def restore(folder: Path, backup: Path | None = None, *, now: datetime) -> Restored:
    """Put `backup` (else the newest sound one) in the place of the database, which is set aside and never deleted.

    Until the last step the old database stands. Afterwards the library counts as a new replica: the numbers after the
    copy's last change are taken. Raises `Trouble`: "locked" while anybody writes, "no_backup" or "damaged" when the
    copy is not sound, "source" or "not_library" when it is none, and what the disk says.
    """
    with locking.hold(folder):
        chosen = Backup(backup, now) if backup else newest_sound(folder)
        if chosen is None:
            raise Trouble("no_backup", detail="")
        if not chosen.path.is_file():
            raise Trouble("source", path=chosen.path, detail="")
        if not _is_library(chosen.path):
            raise Trouble("not_library", path=chosen.path)
        if found := _first_damage(chosen.path):
            raise damaged(folder, found.phrase)
        try:
            return Restored(chosen, _replace(folder, chosen.path, now))
        except OSError as error:
            raise disk.trouble(error, folder) from error
        except driver.Error as error:
            raise _trouble(error, folder) from error


def known_blobs(folder: Path) -> set[str]:
    """The contents that any copy or database set aside may name: every SHA-256 written in them, readable or not."""
    paths = [backup.path for backup in all_of(folder)]
    paths += (path for path in layout.aside(folder).rglob("*") if path.is_file())
    found: set[str] = set()
    for path in paths:
        if path.stat().st_size:
            with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
                found.update(match[1].decode("ascii") for match in _SHA.finditer(content))
    return found


def _copy(source: Path, target: Path) -> None:
    with closing(driver.reader(source)) as origin, closing(driver.connect(target, "rwc")) as copy:
        origin.backup(copy)
        # One file, complete in itself: a copy has no log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _first_damage(path: Path) -> soundness.Finding | None:
    try:
        with closing(driver.connect(path, "immutable")) as connection:
            return soundness.first(connection)
    except driver.UNREADABLE as error:
        return soundness.damage(error)


def _is_library(path: Path) -> bool:
    """Whether the file says so; one that cannot be asked may be a damaged one."""
    try:
        with closing(driver.connect(path, "immutable")) as connection:
            return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except driver.UNREADABLE:
        return True


def _rotate(folder: Path) -> None:
    copies = all_of(folder)
    keep = kept(backup.made for backup in copies)
    for backup in copies:
        if backup.made not in keep:
            backup.path.unlink(missing_ok=True)


def _replace(folder: Path, source: Path, now: datetime) -> Path | None:
    path = layout.database(folder)
    part = disk.part_of(path)
    try:
        _copy(source, part)
        aside = _set_aside(folder, now)
        identity.reincarnate(folder)
        # What the log held was set aside; left here, SQLite would replay it over the restored database.
        for companion in layout.companions(path):
            companion.unlink(missing_ok=True)
        disk.settle(part, path)
    finally:
        part.unlink(missing_ok=True)
    return aside


def _set_aside(folder: Path, now: datetime) -> Path | None:
    path = layout.database(folder)
    present = [file for file in (path, layout.companions(path)[0]) if file.exists()]
    if not present:
        return None
    aside = _free(layout.aside(folder) / f"{now.astimezone(UTC):{_STAMP}}")
    disk.make_folder(aside)
    for file in present:
        disk.copy(file, aside / file.name)
    return aside


def _free(path: Path) -> Path:
    """`path`, or with a number where that name is taken."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _remove_waste(folder: Path) -> None:
    for path in folder.glob(f".*{disk.PART}*"):
        path.unlink(missing_ok=True)


def _trouble(error: Exception, folder: Path) -> Trouble:
    name = driver.error_name(error)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(folder, str(error))
    return Trouble("full") if name == "SQLITE_FULL" else Trouble("backup", detail=str(error))
