"""One SQLite per process, chosen in one place; both do the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.store.children import ROOT, child
from visitplanner.base.errors import Trouble
from visitplanner.store import driver

SUITE = "import pytest, sys; sys.exit(pytest.main(sys.argv[1:]))"
LOADED = """
import sys
from visitplanner.store import library
print(*sorted(name for name in ("sqlite3", "sqlcipher3") if name in sys.modules))
"""
QUICK = ("test_backups", "test_firstpaint")
WHOLE = (
    *QUICK,
    "test_search",
    "test_verifying",
    "test_rescuing",
    "test_editing",
    "test_undoing",
    "test_receiving",
)


@pytest.mark.parametrize(("choice", "loaded"), [("standard", "sqlite3"), ("sqlcipher", "sqlcipher3")])
def test_the_environment_may_choose(choice: str, loaded: str) -> None:
    with child(LOADED, VISITPLANNER_SQLITE=choice) as process:
        assert process.communicate()[0].split() == [loaded]


def test_an_old_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    driver.require_version()
    monkeypatch.setattr(driver, "NEEDED", (99, 0))
    with pytest.raises(Trouble) as raised:
        driver.require_version()
    assert raised.value.phrase.facts == {"found": driver.SQLITE_VERSION, "needed": "99.0"}


@pytest.mark.parametrize("path", ["a b.db", "a#b?c%20d.db", "日本 é.db", "'quoted'.db"])
def test_any_file_name_is_opened(tmp_path: Path, path: str) -> None:
    connection = driver.connect(tmp_path / path, "rwc")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert [found.name for found in tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("mode", ["ro", "immutable"])
def test_a_reading_connection_writes_nothing(tmp_path: Path, mode: driver.Mode) -> None:
    connection = driver.connect(tmp_path / "a.db", "rwc")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    connection = driver.connect(tmp_path / "a.db", mode)
    with pytest.raises(driver.Error) as raised:
        connection.execute("INSERT INTO t VALUES (1)")
    assert driver.error_name(raised.value).startswith("SQLITE_READONLY")
    connection.close()


@pytest.mark.parametrize(
    "names", [QUICK, pytest.param(WHOLE, marks=pytest.mark.long)], ids=["quick", "whole"]
)
def test_the_other_library_does_the_same(names: tuple[str, ...]) -> None:
    other = "standard" if "sqlcipher3" in sys.modules else "sqlcipher"
    files = [ROOT / "tests" / "store" / f"{name}.py" for name in names]
    arguments = ("-q", "-p", "no:cacheprovider", "--rootdir", ROOT, *files)
    with child(SUITE, *arguments, VISITPLANNER_SQLITE=other) as process:
        said = process.communicate()[0]
    assert process.returncode == 0, said
