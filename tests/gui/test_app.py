"""The program as it starts: what is loaded before the first paint, one window per library, mistakes of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from visitplanner.gui.crash import Crash, report
from visitplanner.gui.crash_dialog import CrashDialog
from visitplanner.gui.desk import Desk
from visitplanner.gui.doorbell import Doorbell

SLOW = ("sqlalchemy", "babel", "reportlab", "PIL", "pikepdf", "pypdfium2", "pyphen", "holidays",
        "markdown_it", "yaml", "rapidfuzz", "lxml", "PySide6.QtNetwork",
        "visitplanner.gui.itinerary", "visitplanner.domain.records")  # fmt: skip

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from visitplanner import app
from visitplanner.gui.window import MainWindow


def begin(window, desk, *, capture):
    print("AT FIRST PAINT", *sorted(sys.modules), flush=True)
    print("LINES", *(line.code for line in window.library.lines), flush=True)
    desk.opened.connect(lambda: QTimer.singleShot(0, window.close))
    real(window, desk, capture=capture)

real, app._begin = app._begin, begin
sys.exit(app.run(Path(sys.argv[1])))
"""


def start(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        env=dict(os.environ),
    )


def test_the_list_is_painted_before_anything_slow_is_loaded(sample_library: Path) -> None:
    ended = start(FIRST_PAINT, sample_library)
    assert ended.returncode == 0, ended.stderr
    told = dict(line.split(" ", 1) for line in ended.stdout.replace("AT FIRST PAINT", "PAINT").splitlines())
    loaded = set(told["PAINT"].split())
    assert loaded.isdisjoint(SLOW), sorted(loaded.intersection(SLOW))
    assert set(told["LINES"].split()) == {"JP-2026-11", "EU-2027-04"}


def test_a_second_start_rings_and_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    ring = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    ring += "from visitplanner.gui.doorbell import Doorbell; app = QCoreApplication([]);"
    ring += "sys.exit(0 if Doorbell.ring(Path(sys.argv[1]), 'capture') else 7)"
    assert start(ring, tmp_path).returncode == 7, "nobody is there yet"
    doorbell = Doorbell(tmp_path)
    wishes: list[str] = []
    doorbell.rung.connect(wishes.append)
    caller = subprocess.Popen([sys.executable, "-c", ring, str(tmp_path)], env=dict(os.environ))
    qtbot.waitUntil(lambda: wishes == ["capture"], timeout=20_000)
    assert caller.wait(20) == 0
    doorbell.deleteLater()


def test_a_mistake_of_ours_is_reported_without_a_word_of_the_users(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path / "library", tmp_path / "config")
    desk.open()
    qtbot.waitSignal(desk.opened).wait()
    shown: list[str] = []

    def look(dialog: CrashDialog) -> int:
        shown.append(dialog.findChild(QPlainTextEdit).toPlainText())
        return 0

    monkeypatch.setattr(CrashDialog, "exec", look)
    monkeypatch.setattr(QApplication, "exit", lambda code: shown.append(str(code)))
    try:
        raise ValueError("the mayor's private phone number")
    except ValueError as error:
        Crash(desk).happened(ValueError, error, error.__traceback__)
    text = shown[0]
    assert "ValueError" in text
    assert "test_app.py" in text
    assert "phone" not in text + capsys.readouterr().err
    assert shown[1] == "1"


def test_a_report_names_versions_and_places_only() -> None:
    try:
        {}["secret"]
    except KeyError as error:
        text = report(KeyError, error.__traceback__)
    assert "secret" not in text
    assert "visitplanner" in text
    assert "Qt 6" in text
