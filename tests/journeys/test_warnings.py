"""Every deliberate mistake of the sample visits, in the window: what was written by hand is listed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.checks import expected
from visitplanner.base.language import LANGUAGES, language
from visitplanner.base.settings import Settings
from visitplanner.domain.checks.finding import say
from visitplanner.domain.labels import label
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The date on which the expectations see the visits."""


@pytest.fixture
def window(qtbot: QtBot, trap_library: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over a library with the sample visits and the demonstration of warnings."""
    tongue.set("en")
    desk = Desk(trap_library, tmp_path / "config", clock=lambda: NOW)
    found = MainWindow(desk, Settings(tmp_path / "config"), None)
    qtbot.addWidget(found)
    found.resize(1440, 900)
    found.show()
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    yield found
    tongue.set("en")
    found.close()


def opened(qtbot: QtBot, window: MainWindow, code: str) -> ItineraryPage:
    """The itinerary of a visit, examined, with its problems beside it."""
    (line,) = (line for line in window.library.lines if line.code == code)
    window.open_visit(line.id)
    qtbot.waitUntil(lambda: window.desk.snapshot is not None and window.desk.snapshot.visit.code == code)
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    qtbot.waitUntil(lambda: _examined(page, code), timeout=20_000)
    page.lookout.show_panel(shown=True)
    return page


def _examined(page: ItineraryPage, code: str) -> bool:
    examiner = page.lookout.examiner
    return (
        examiner.report is not None and examiner.snapshot is not None and examiner.snapshot.visit.code == code
    )


def test_the_window_lists_what_was_expected_in_every_language(qtbot: QtBot, window: MainWindow) -> None:
    for code, folder in expected.SAMPLES.items():
        page = opened(qtbot, window, code)
        report, snapshot = page.lookout.report, window.desk.snapshot
        assert report is not None
        assert snapshot is not None
        assert expected.lines(report) == expected.expectation(folder, code).lines
        for spoken in LANGUAGES:
            tongue.set(spoken)
            QApplication.processEvents()
            rows = [row for row in page.lookout.panel.problems.list.rows.rows if not row.heading]
            assert [row.key for row in rows] == [one.id for one in report.open]
            for row, one in zip(rows, report.open, strict=True):
                said = language(spoken)
                (line,) = row.lines
                assert said.gettext(label(one.severity)) in line
                assert say(said, one.phrase, snapshot.visit.working_language) in line
                assert "{" not in line
