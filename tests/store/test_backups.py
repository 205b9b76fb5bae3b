"""Copies are whole and checked, old ones go in order, and a restore loses neither side."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store import databases
from tests.store.children import read_only
from visitplanner.base.errors import Trouble
from visitplanner.store import backups, driver, identity, layout, locking, media, opening, soundness

NOW = datetime(2026, 11, 9, 10, 57, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    databases.make(tmp_path / "library")
    return tmp_path / "library"


def test_a_copy_is_one_whole_file(folder: Path) -> None:
    path = backups.make(folder, now=NOW)
    assert path.name == "2026-11-09T105700Z.db"
    assert databases.texts(path) == set(range(40))
    assert [found.name for found in path.parent.iterdir()] == [path.name], (
        "no log beside it, nothing half-made"
    )
    assert backups.all_of(folder) == (backups.Backup(path, NOW),)


def test_a_copy_is_made_while_somebody_writes(folder: Path) -> None:
    engine = opening.writer(layout.database(folder))
    with opening.writing(engine, "edit") as connection:
        connection.exec_driver_sql("DELETE FROM text")
        path = backups.make(folder, now=NOW)
    engine.dispose()
    assert databases.texts(path) == set(range(40)), "the last state that was saved"
    assert databases.texts(layout.database(folder)) == set()


def test_a_second_copy_in_the_same_second_replaces_nothing(folder: Path) -> None:
    first = backups.make(folder, now=NOW)
    databases.write(folder, 99)
    second = backups.make(folder, now=NOW)
    assert first != second
    assert 99 not in databases.texts(first)
    assert 99 in databases.texts(second)
    assert [backup.path for backup in backups.all_of(folder)] == [second, first]


def test_a_damaged_database_is_not_copied_over_good_copies(folder: Path) -> None:
    good = backups.make(folder, now=NOW)
    databases.settle(layout.database(folder))
    databases.flip_in(layout.database(folder), "覚書 7".encode())
    with pytest.raises(Trouble) as raised:
        backups.make(folder, now=NOW + timedelta(hours=1))
    assert raised.value.kind == "damaged"
    assert raised.value.phrase.facts["backup"] == NOW
    assert [found.name for found in good.parent.iterdir()] == [good.name]


def test_without_any_copy_damage_says_so(folder: Path) -> None:
    layout.database(folder).write_bytes(b"not a database at all" * 300)
    with pytest.raises(Trouble) as raised:
        backups.make(folder, now=NOW)
    assert raised.value.kind == "no_backup"


def test_which_copies_stay() -> None:
    hours = [NOW - timedelta(hours=number) for number in range(24 * 60)]
    stay = sorted(backups.kept(hours), reverse=True)
    assert stay[:10] == hours[:10]
    assert {moment.date() for moment in stay[10:]} >= {
        (NOW - timedelta(days=day)).date() for day in range(1, 7)
    }
    assert len(stay) <= 10 + 7 + 4
    assert NOW - stay[-1] >= timedelta(days=14)


def test_keeping_again_changes_nothing_and_few_copies_all_stay() -> None:
    chance = random.Random(3)
    for _ in range(50):
        moments = [
            NOW - timedelta(minutes=chance.randrange(90 * 24 * 60)) for _ in range(chance.randint(0, 60))
        ]
        stay = backups.kept(moments)
        assert backups.kept(stay) == stay
        assert stay <= set(moments)
        assert len(stay) >= min(10, len(set(moments)))


def test_making_one_lets_the_oldest_go(folder: Path) -> None:
    for hour in range(14):
        backups.make(folder, now=NOW.replace(hour=0) + timedelta(minutes=hour))
    assert len(backups.all_of(folder)) == 10
    assert backups.all_of(folder)[0].made == NOW.replace(hour=0) + timedelta(minutes=13)


def test_files_of_others_in_the_folder_are_left_alone(folder: Path) -> None:
    backups.make(folder, now=NOW)
    stranger = layout.backups(folder) / "my copy.db"
    stranger.write_bytes(b"mine")
    backups.make(folder, now=NOW + timedelta(days=90))
    assert stranger.read_bytes() == b"mine"
    assert len(backups.all_of(folder)) == 2


def test_a_restore_brings_back_the_copy_and_sets_the_rest_aside(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "config"
    before = identity.load(config, folder)
    copy = backups.make(folder, now=NOW)
    databases.write(folder, 77)
    restored = backups.restore(folder, copy, now=NOW + timedelta(hours=1))
    assert databases.texts(layout.database(folder)) == set(range(40))
    assert restored.aside is not None
    assert 77 in databases.texts(restored.aside / "library.db"), "with what only the log held"
    assert identity.load(config, folder).replica != before.replica
    databases.write(folder, 78)
    assert soundness.first(driver.reader(layout.database(folder))) is None


def test_the_newest_sound_copy_is_taken(folder: Path) -> None:
    backups.make(folder, now=NOW)
    databases.write(folder, 50)
    good = backups.make(folder, now=NOW + timedelta(hours=1))
    databases.write(folder, 51)
    bad = backups.make(folder, now=NOW + timedelta(hours=2))
    bad.write_bytes(bad.read_bytes()[:9_000])
    restored = backups.restore(folder, now=NOW + timedelta(hours=3))
    assert restored.backup.path == good
    assert databases.texts(layout.database(folder)) == {*range(40), 50}


def test_what_is_no_sound_copy_is_refused_and_nothing_changes(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(driver.connect(other, "rwc")) as connection:
        connection.execute("CREATE TABLE a (b)")
    torn = tmp_path / "torn.db"
    torn.write_bytes(layout.database(folder).read_bytes()[:5_000])
    for path, kind in ((other, "not_library"), (tmp_path / "none.db", "source"), (torn, "no_backup")):
        with pytest.raises(Trouble) as raised:
            backups.restore(folder, path, now=NOW)
        assert raised.value.kind == kind
    with pytest.raises(Trouble) as raised:
        backups.restore(folder, now=NOW)
    assert raised.value.kind == "no_backup"
    assert databases.texts(layout.database(folder)) == set(range(40))
    assert not layout.aside(folder).exists()


def test_nothing_is_restored_while_somebody_writes(folder: Path) -> None:
    copy = backups.make(folder, now=NOW)
    with locking.hold(folder), pytest.raises(Trouble) as raised:
        backups.restore(folder, copy, now=NOW)
    assert raised.value.kind == "locked"


def test_a_lost_database_is_restored(folder: Path) -> None:
    backups.make(folder, now=NOW)
    for path in (layout.database(folder), *layout.companions(layout.database(folder))):
        path.unlink(missing_ok=True)
    assert backups.restore(folder, now=NOW).aside is None
    assert databases.texts(layout.database(folder)) == set(range(40))


def test_a_folder_that_cannot_be_written_gets_no_copy(folder: Path) -> None:
    with read_only(folder) as frozen, pytest.raises(Trouble) as raised:
        backups.make(frozen, now=NOW)
    assert raised.value.kind == "read_only"


def test_copies_and_databases_set_aside_hold_on_to_their_photos(folder: Path) -> None:
    engine = opening.writer(layout.database(folder))
    intakes = [media.take_in(folder, f"photo {number}".encode()) for number in range(3)]
    for number, intake in enumerate(intakes[:2]):
        with opening.writing(engine, "media") as connection:
            media.record(connection, intake, now=NOW)
        if number == 0:
            backups.make(folder, now=NOW)
    engine.dispose()
    backups.restore(folder, now=NOW)
    known = backups.known_blobs(folder)
    assert {intake.blob.sha for intake in intakes} & known == {intake.blob.sha for intake in intakes[:2]}
