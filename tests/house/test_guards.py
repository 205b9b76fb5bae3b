"""The guards every test runs under notice what they are there for."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import platformdirs
import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import open_windows, running_threads
from visitplanner.base import paths


def test_the_cable_is_cut() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match="network"):
        line.connect(("127.0.0.1", 9))


def test_windows_of_one_user_may_still_find_each_other(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door, socket.socket(socket.AF_UNIX) as guest:
        door.bind(str(tmp_path / "s"))
        door.listen()
        guest.connect(str(tmp_path / "s"))


def test_a_running_thread_is_noticed() -> None:
    before, stop = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=stop.wait, name="left behind")
    thread.start()
    assert running_threads(before, grace=0.01) == ["left behind"]
    stop.set()
    thread.join()


def test_an_open_window_is_noticed_and_closed(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget(objectName="left behind")
    qtbot.addWidget(window)
    window.show()
    assert open_windows() == ["left behind"]
    assert open_windows() == []


def test_no_folder_of_the_person_at_the_keyboard_is_touched(home: Path) -> None:
    folders = [
        paths.data_folder(),
        paths.config_folder(),
        paths.cache_folder(),
        Path(platformdirs.user_documents_dir()),
    ]
    assert all(folder.is_relative_to(home) for folder in folders)
    assert Path(os.environ["HOME"]) == home
