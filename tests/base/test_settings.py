"""Preferences: kept across runs, never worth a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from visitplanner.base.settings import DEFAULTS, Settings


def test_what_is_set_is_kept(tmp_path: Path) -> None:
    Settings(tmp_path / "new" / "folder")["author"] = "見本 \ud800"
    assert Settings(tmp_path / "new" / "folder")["author"] == "見本 \ud800"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"author": 3, "theme": null, "colour": "x"}', "\udcff"])
def test_an_unreadable_file_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    settings = Settings(tmp_path)
    assert {name: settings[name] for name in DEFAULTS} == DEFAULTS


def test_an_unwritable_folder_still_works_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file")
    settings["theme"] = "dark"
    assert settings["theme"] == "dark"


def test_unknown_preferences_are_defects(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    with pytest.raises(KeyError):
        settings["colour"] = "red"
    with pytest.raises(KeyError):
        settings["colour"]
