"""The file: its settings, its format, who may write to it, and where it may not lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from tests.made_once import let_go
from tests.store import databases, libraries
from tests.store.libraries import NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain import codec
from visitplanner.domain.records import KINDS
from visitplanner.store import backups, driver, layout, mounts, opening, upgrades
from visitplanner.store.library import Library
from visitplanner.store.schema import METADATA
from visitplanner.store.tables import TABLES


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = libraries.filled(tmp_path, visits=1)
    yield library
    let_go(library)


def asked(path: Path, query: str) -> list[driver.Row]:
    connection = driver.reader(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_settings_that_make_a_save_durable(library: Library) -> None:
    writer = opening.writer(layout.database(library.folder))
    with writer.connect() as connection:
        raw = opening.dbapi(connection)
        found = {
            name: raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "secure_delete",
                "foreign_keys",
                "query_only",
                "mmap_size",
            )
        }
    writer.dispose()
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "query_only": 1, "mmap_size": 0,
    }  # fmt: skip


def test_only_the_counted_writers_can_write(library: Library) -> None:
    writer = library._writer
    assert writer is not None
    for statement in (
        "DELETE FROM session",
        "UPDATE text SET text = ''",
        "DROP TABLE visit",
        "CREATE TABLE x (y)",
    ):
        with pytest.raises(OperationalError), writer.connect() as connection:
            connection.execute(text(statement))
        with pytest.raises(driver.Error), writer.connect() as connection:
            opening.dbapi(connection).execute(statement)
        with pytest.raises(Trouble):
            library.read(_write, statement)
    with library.edit(Phrase("Look"), now=NOW), pytest.raises(Trouble):
        library.read(_write, "DELETE FROM session")
    assert library.verify() == ()


def _write(reader: Connection, statement: str) -> None:
    reader.execute(text(statement))


def test_after_a_failed_gesture_nothing_can_be_written_either(library: Library) -> None:
    def fail() -> None:
        with library.edit(Phrase("Fail"), now=NOW):
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert library._writer is not None
    with pytest.raises(OperationalError), library._writer.connect() as connection:
        connection.execute(text("DELETE FROM session"))


def test_each_kind_has_a_strict_table_with_a_column_per_register() -> None:
    for kind, record in KINDS.items():
        columns = {column.name: column.type.python_type for column in TABLES[kind].columns}
        for name in ("id", "space", "sum"):
            assert columns.pop(name) is str
        key: object = record
        assert columns == {name: codec.column_type(key, name) for name in codec.registers(key)}, kind
        assert TABLES[kind].dialect_options["sqlite"]["strict"]


def test_the_steps_come_to_the_tables_that_the_code_declares(tmp_path: Path) -> None:
    path = databases.make(tmp_path, texts=0)
    for table in METADATA.sorted_tables:
        declared = {
            (one.name, str(one.type).replace("LONGVARCHAR", "TEXT"), not one.nullable, one.primary_key)
            for one in table.columns
        }
        found = asked(path, f'PRAGMA table_info("{table.name}")')
        assert {(row[1], row[2], bool(row[3]), bool(row[5])) for row in found} == declared, table.name
    strict = {row[1] for row in asked(path, "PRAGMA table_list") if row[5]}
    assert {table.name for table in METADATA.sorted_tables} <= strict
    assert asked(path, "PRAGMA user_version") == [(len(upgrades.STEPS),)]
    assert asked(path, "PRAGMA application_id") == [(opening.APPLICATION_ID,)]


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    libraries.filled(tmp_path).close(now=NOW)
    connection = driver.connect(layout.database(tmp_path), "rw")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = layout.database(tmp_path).read_bytes()
    for write in (True, False):
        with pytest.raises(Trouble) as trouble:
            libraries.opened(tmp_path, write=write)
        assert trouble.value.kind == "newer"
        assert trouble.value.phrase.facts == {"found": 99, "known": len(upgrades.STEPS)}
    assert layout.database(tmp_path).read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = driver.connect(layout.database(tmp_path), "rwc")
    connection.execute("CREATE TABLE stranger (x)")
    connection.close()
    with pytest.raises(Trouble) as trouble:
        libraries.opened(tmp_path)
    assert trouble.value.kind == "not_library"


def test_an_upgrade_makes_a_backup_first_and_is_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries.filled(tmp_path).close(now=NOW)
    copies = len(backups.all_of(tmp_path))

    def half(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE visit ADD COLUMN mood TEXT")
        raise ZeroDivisionError

    def whole(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE visit ADD COLUMN mood TEXT")

    monkeypatch.setattr(upgrades, "STEPS", (*upgrades.STEPS, half))
    with pytest.raises(ZeroDivisionError):
        libraries.opened(tmp_path)
    assert len(backups.all_of(tmp_path)) == copies + 1
    assert ("mood",) not in asked(layout.database(tmp_path), "SELECT name FROM pragma_table_info('visit')")
    monkeypatch.setattr(upgrades, "STEPS", (*upgrades.STEPS[:-1], whole))
    with pytest.raises(Trouble, match="read_only"):
        libraries.opened(tmp_path, write=False)
    library = libraries.opened(tmp_path)
    assert library.verify() == ()
    library.close(now=NOW)
    assert ("mood",) in asked(layout.database(tmp_path), "SELECT name FROM pragma_table_info('visit')")


def test_reading_is_allowed_while_somebody_writes(library: Library) -> None:
    reader = libraries.opened(library.folder, write=False)
    with library.edit(Phrase("Add"), now=NOW) as edit:
        libraries.add(edit, KINDS["person"])
        assert libraries.said(reader)
    with pytest.raises(Trouble) as trouble, reader.edit(Phrase("Add"), now=NOW):
        pass
    assert trouble.value.kind == "read_only"
    with pytest.raises(Trouble) as trouble:
        libraries.opened(library.folder)
    assert trouble.value.kind == "locked"
    reader.close(now=NOW)


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        libraries.opened(tmp_path / "nowhere", write=False)
    assert trouble.value.kind == "source"


@pytest.mark.parametrize(
    ("folder", "unsafe"),
    [
        ("/home/ana/.local/share/visitplanner", False),
        ("/mnt/office/visits", True),
        ("/media/ana/STICK/visits", True),
        ("/media/ana/big disk/visits", False),
        ("/windows/visits", False),
    ],
)
def test_network_drives_and_sticks_are_known_by_their_mount(folder: str, unsafe: bool) -> None:
    table = """/dev/sda1 / ext4 rw 0 0
//server/share /mnt/office cifs rw 0 0
/dev/sdb1 /media/ana/STICK vfat rw 0 0
/dev/sdc1 /media/ana/big\\040disk ext4 rw 0 0
/dev/sda2 /windows ntfs3 rw 0 0
broken"""
    assert mounts.on_unsafe_mount(Path(folder), table) is unsafe


def test_a_library_is_not_made_on_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "is_unsafe", lambda folder: True)
    with pytest.raises(Trouble) as trouble:
        Library.open(tmp_path / "share", identity=libraries.ANA, now=NOW)
    assert trouble.value.kind == "network_folder"
    assert not (tmp_path / "share").exists()
