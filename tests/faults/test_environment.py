"""Whatever the environment does, the trouble is said by its name, nothing saved is lost, and work goes on after it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults import writer
from tests.store import databases, libraries, photographs
from tests.store.children import child, read_only
from tests.store.libraries import NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Visit
from visitplanner.store import backups, driver, layout, snapshots
from visitplanner.store.library import Library

WRITER = "from tests.faults import writer; writer.main()"
SMALL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
from tests.faults import writer
writer.main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    opened = libraries.filled(folder)
    yield opened
    opened.close(now=NOW)


def raised(action, *arguments: object, **named: object) -> Trouble:
    """The Trouble that an action ends with; its phrase can be filled."""
    with pytest.raises(Trouble) as caught:
        action(*arguments, **named)
    trouble = caught.value
    trouble.phrase.msgid.format(**trouble.phrase.facts)
    return trouble


# ---------------------------------------------------------------------- a full disk
def test_on_a_full_disk_nothing_is_half_saved_and_saving_resumes(library: Library) -> None:
    before = libraries.said(library)
    pages = library._writer.raw_connection().driver_connection
    used = pages.execute("PRAGMA page_count").fetchone()[0]
    pages.execute(f"PRAGMA max_page_count = {used}")
    long = "not to be lost " * 4_000
    assert raised(libraries.say, library, long).kind == "full"
    assert raised(library.save_draft, "visit", _visit(library), "title", "en", long, now=NOW).kind == "full"
    assert libraries.said(library) == before, "reading goes on"
    assert library.verify() == ()
    pages.execute(f"PRAGMA max_page_count = {used + 1_000}")
    libraries.say(library, long)
    assert libraries.said(library) == {*before, long}, "the same connection saves again"


@pytest.mark.parametrize("limit", [700_000, 1_200_000, 3_000_000])
def test_where_files_cannot_grow_all_that_was_acknowledged_is_there(
    folder: Path, tmp_path: Path, limit: int
) -> None:
    acknowledged = tmp_path / "acknowledged"
    with child(SMALL_DISK, folder, acknowledged, 100_000, limit) as process:
        said = process.communicate()[0].split()
    assert said[-1] in ("full", "io")
    numbers = {int(line) for line in acknowledged.read_text().split()} if acknowledged.exists() else set()
    library = Library.open(folder, identity=writer.ANA, now=NOW)
    assert writer.missing(library, numbers) == set()
    assert library.verify() == ()
    library.close(now=NOW)


def test_a_photo_that_does_not_fit_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = libraries.filled(folder, visits=1)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("visitplanner.store.disk.os.fsync", full)
        assert raised(library.add_photo, photographs.jpeg(), now=NOW).kind == "full"
        assert raised(library.backup, now=NOW).kind == "full"
    left = [path for place in (layout.blobs(folder), layout.backups(folder)) for path in place.rglob("*")]
    assert not [path for path in left if path.is_file()]
    assert library.add_photo(photographs.jpeg(), now=NOW).is_picture
    assert library.verify() == ()
    library.close(now=NOW)


# ---------------------------------------------------------------------- a folder that cannot be written
def test_a_read_only_folder_is_read(folder: Path) -> None:
    libraries.filled(folder).close(now=NOW)
    with read_only(folder) as frozen:
        trouble = raised(Library.open, frozen, identity=libraries.ANA, now=NOW)
        library = Library.open(frozen, identity=libraries.ANA, now=NOW, write=False)
        try:
            assert len(library.read(snapshots.library, NOW)) == 3
            assert library.find("Hamamatsu").hits
            assert library.verify() == ()
            assert raised(libraries.say, library, "lost?").kind == "read_only"
        finally:
            library.close(now=NOW)
    assert trouble.kind == "read_only"
    assert trouble.phrase.facts["folder"] == frozen


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with read_only(tmp_path) as frozen:
        assert raised(Library.open, frozen / "library", identity=libraries.ANA, now=NOW).kind == "read_only"
    (tmp_path / "file").write_bytes(b"")
    assert raised(Library.open, tmp_path / "file" / "library", identity=libraries.ANA, now=NOW).kind == "io"


# ---------------------------------------------------------------------- a second process
def test_a_second_process_reads_what_the_first_saves_and_is_told_who_writes(
    folder: Path, tmp_path: Path
) -> None:
    with child(WRITER, folder, tmp_path / "acknowledged", 100_000) as process:
        assert process.stdout.readline() == "ready\n"
        trouble = raised(libraries.opened, folder)
        assert trouble.kind == "locked"
        assert str(process.pid) in trouble.phrase.facts["owner"]
        reader = libraries.opened(folder, write=False)
        first = len(libraries.said(reader))
        while len(libraries.said(reader)) == first:
            pass
        assert raised(libraries.say, reader, "not from here").kind == "read_only"
        reader.close(now=NOW)
        process.send_signal(signal.SIGKILL)
        process.wait()
    library = libraries.opened(folder)
    assert library.verify() == ()
    library.close(now=NOW)


# ---------------------------------------------------------------------- other files in its place
def test_a_newer_library_is_left_alone(folder: Path) -> None:
    libraries.filled(folder).close(now=NOW)
    with closing(driver.connect(layout.database(folder), "rw")) as connection:
        connection.execute("PRAGMA user_version = 99")
    databases.settle(layout.database(folder))
    before = layout.database(folder).read_bytes()
    for write in (True, False):
        trouble = raised(libraries.opened, folder, write=write)
        assert trouble.kind == "newer"
        assert trouble.phrase.facts["found"] == 99
    assert layout.database(folder).read_bytes() == before


def test_another_program_s_database_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with closing(driver.connect(layout.database(folder), "rwc")) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    before = layout.database(folder).read_bytes()
    assert raised(libraries.opened, folder).kind == "not_library"
    assert layout.database(folder).read_bytes() == before


# ---------------------------------------------------------------------- damage
@pytest.mark.parametrize("damage", ["cut off", "first page", "no database", "empty schema"])
def test_a_damaged_library_is_said_with_its_newest_copy_and_rescued(folder: Path, damage: str) -> None:
    libraries.filled(folder).close(now=NOW)
    before = libraries.said(libraries.opened(folder, write=False))
    path = layout.database(folder)
    content = bytearray(path.read_bytes())
    match damage:
        case "cut off":
            del content[len(content) // 2 :]
        case "first page":
            content[100:4096] = bytes(3996)
        case "no database":
            content = bytearray(b"Lorem ipsum " * 9_000)
        case "empty schema":
            content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    trouble = raised(copied, folder)
    assert trouble.kind in ("damaged", "not_library")
    if trouble.kind == "damaged":
        assert trouble.phrase.facts["backup"] == NOW
    rescued = Library.restore(folder, now=NOW + timedelta(hours=1))
    assert rescued.backup is not None
    library = libraries.opened(folder)
    assert libraries.said(library) == before
    assert library.verify() == ()
    libraries.say(library, "and on it goes")
    library.close(now=NOW + timedelta(hours=2))


def copied(folder: Path) -> None:
    """Open and copy a library: damage that opening does not meet, the copy's check does."""
    library = libraries.opened(folder)
    try:
        library.backup(now=NOW)
    finally:
        library.close(now=NOW)


def test_without_a_copy_damage_says_that_there_is_none(folder: Path) -> None:
    libraries.filled(folder).close(now=NOW)
    for backup in backups.all_of(folder):
        backup.path.unlink()
    layout.database(folder).write_bytes(b"Lorem ipsum " * 9_000)
    assert raised(libraries.opened, folder).kind == "no_backup"


def test_a_full_disk_during_a_rescue_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries.filled(folder).close(now=NOW)
    path = layout.database(folder)
    content = path.read_bytes()[:100_000]
    path.write_bytes(content)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("visitplanner.store.disk.os.fsync", full)
        assert raised(Library.restore, folder, now=NOW).kind == "full"
    assert path.read_bytes() == content
    assert not [left for left in folder.iterdir() if left.name.startswith(".")]
    Library.restore(folder, now=NOW)
    libraries.opened(folder).close(now=NOW)


def _visit(library: Library) -> str:
    with library.edit(Phrase("Look"), now=NOW) as edit:
        return edit.find(Visit)[0].id
