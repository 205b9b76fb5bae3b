"""A replica id is never used by two copies of a library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.children import read_only
from visitplanner.store import identity, layout


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def used(config: Path, library: Path) -> identity.Identity:
    """The identity of a library that has a database from now on."""
    found = identity.load(config, library)
    layout.database(library).touch()
    return found


def test_it_stays_from_start_to_start(config: Path, library: Path) -> None:
    first = used(config, library)
    assert len(first.replica) == 32
    assert first.author == ""
    assert identity.load(config, library) == first


def test_the_name_is_remembered_and_changes_no_number(config: Path, library: Path) -> None:
    first = used(config, library)
    named = identity.named(config, first, " Ana Ribeiro 見本 ")
    assert named == identity.Identity(first.replica, "Ana Ribeiro 見本")
    assert identity.load(config, library) == named


def test_a_copied_or_moved_library_gets_a_new_number(config: Path, library: Path, tmp_path: Path) -> None:
    first = used(config, library)
    shutil.copytree(library, tmp_path / "copy")
    assert identity.load(config, tmp_path / "copy").replica != first.replica
    assert identity.load(config, library) == first


def test_a_restored_library_gets_a_new_number(config: Path, library: Path) -> None:
    first = used(config, library)
    identity.reincarnate(library)
    second = identity.load(config, library)
    assert second.replica != first.replica
    assert identity.load(config, library) == second


def test_a_library_begun_anew_in_the_same_folder_gets_a_new_number(config: Path, library: Path) -> None:
    first = used(config, library)
    shutil.rmtree(library)
    library.mkdir()
    assert used(config, library).replica != first.replica


def test_another_computer_gets_a_new_number(
    config: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = used(config, library)
    monkeypatch.setattr(identity, "_computer", lambda: "another")
    assert identity.load(config, library).replica != first.replica


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"author": "A", "replicas": 3}', "\0\xff"])
def test_a_damaged_file_is_made_again(config: Path, library: Path, content: str) -> None:
    config.mkdir()
    (config / identity.FILE).write_text(content, "utf-8")
    assert used(config, library) == identity.load(config, library)


def test_where_nothing_can_be_kept_it_holds_for_this_run(library: Path) -> None:
    with read_only(library) as folder:
        found = identity.load(folder, folder)
    assert len(found.replica) == 32
