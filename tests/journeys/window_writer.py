"""A person who types and moves sessions in the real window without a pause; run as a child and killed at any moment.

`python window_writer.py FOLDER ACKNOWLEDGED`: a line goes to ACKNOWLEDGED each time the window says that all is saved.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visitplanner.base.settings import Settings
from visitplanner.domain.when import elapsed, local
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.inspector import Inspector
from visitplanner.gui.inspector.session_form import SessionForm
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.parts.writing import WritingTitle
from visitplanner.gui.saved import SavedIndicator
from visitplanner.gui.theme import theme
from visitplanner.gui.window import MainWindow

NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
VISIT, SESSION = "f" * 32, "1" * 32


def wait(until: Callable[[], object], seconds: float = 20) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + seconds
    while not until():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.monotonic() > end:
            raise SystemExit("The window does not answer.")


def moved(desk: Desk) -> int:
    """How many steps of five minutes the session stands after 06:00."""
    snapshot = desk.snapshot
    assert snapshot is not None
    when = snapshot.session[SESSION].when
    assert when.date is not None
    assert when.start is not None
    first = local(when.date, when.start.replace(hour=6, minute=0), "Asia/Tokyo")
    return elapsed(first, local(when.date, when.start, "Asia/Tokyo")) // 5


def main() -> None:
    """Open the visit, choose its session, then add a word to its title and move it five minutes later, by turns."""
    folder, sign = Path(sys.argv[1]), os.open(sys.argv[2], os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    QApplication([])
    theme.use("light")
    desk = Desk(folder, folder.parent / "config", clock=lambda: NOW)
    window = MainWindow(desk, Settings(folder.parent / "config"), None)
    window.show()
    desk.open()
    wait(lambda: window.library.lines)
    window.open_visit(VISIT)
    wait(lambda: desk.snapshot is not None and window.findChild(DayBoard))
    page, board = window.findChild(ItineraryPage), window.findChild(DayBoard)
    page.choose(SESSION)
    inspector = window.findChild(Inspector)
    wait(lambda: isinstance(inspector.form, SessionForm))
    title = inspector.form.findChild(WritingTitle)
    shown = window.findChild(SavedIndicator)
    print("ready", flush=True)
    number = title.toPlainText().count("word")
    while True:
        number += 1
        QTest.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(title, f" word{number}")
        if number % 2:
            QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        wait(lambda: not desk.unsaved and shown.text.startswith("Saved"))
        os.write(sign, f"{number} {moved(desk)}\n".encode())


if __name__ == "__main__":
    main()
