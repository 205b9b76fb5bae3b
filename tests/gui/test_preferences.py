"""Preferences apply at once, are kept, and a wrong zone is refused at its field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from visitplanner.base.settings import Settings
from visitplanner.gui.desk import Desk
from visitplanner.gui.preferences import Preferences


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of this test."""
    return Settings(tmp_path / "config")


@pytest.fixture
def preferences(qtbot: QtBot, desk: Desk, settings: Settings) -> Preferences:
    """The page, shown."""
    found = Preferences(desk, settings, None)
    qtbot.addWidget(found)
    found.show()
    return found


def choose(qtbot: QtBot, box: QComboBox, key: str) -> None:
    """Choose as a user does, by the keyboard."""
    box.setFocus()
    while box.currentData() != key:
        way = Qt.Key.Key_Down if box.findData(key) > box.currentIndex() else Qt.Key.Key_Up
        qtbot.keyClick(box, way)


def test_every_choice_is_kept_and_told(
    qtbot: QtBot, preferences: Preferences, settings: Settings, tmp_path: Path
) -> None:
    told: list[str] = []
    preferences.changed.connect(told.append)
    choose(qtbot, preferences.theme_box, "dark")
    choose(qtbot, preferences.language_box, "ja")
    choose(qtbot, preferences.paper_box, "Letter")
    qtbot.keyClick(preferences.size_slider, Qt.Key.Key_Right)
    qtbot.mouseClick(preferences.second_clock_box, Qt.MouseButton.LeftButton)
    assert {"theme", "language", "pack_paper", "text_size", "second_clock"} <= set(told)
    again = Settings(tmp_path / "config")
    assert (again["theme"], again["language"], again["pack_paper"]) == ("dark", "ja", "Letter")
    assert (again["text_size"], again["second_clock"]) == (110, False)
    qtbot.mouseClick(preferences.reset_button, Qt.MouseButton.LeftButton)
    assert (settings["theme"], settings["text_size"], settings["second_clock"]) == ("system", 100, True)


def test_an_unknown_zone_is_refused_and_the_old_one_stays(
    qtbot: QtBot, preferences: Preferences, settings: Settings
) -> None:
    field = preferences.home_field
    field.editor.setText("Mars/Olympus")
    field.editor.editingFinished.emit()
    assert field.refused
    assert settings["home_zone"] == "Europe/Rome"
    field.editor.setText("Asia/Tokyo")
    field.editor.editingFinished.emit()
    assert not field.refused
    assert settings["home_zone"] == "Asia/Tokyo"


def test_the_name_signs_what_is_written(qtbot: QtBot, preferences: Preferences, desk: Desk) -> None:
    preferences.author_edit.setText("Giulia Verdi")
    qtbot.keyClick(preferences.author_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.author == "Giulia Verdi")
