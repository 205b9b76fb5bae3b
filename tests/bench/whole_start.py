"""visitplanner itself, started on the library argv[1]: prints when the library and then the first visit are painted.

The visit is clicked argv[2] milliseconds after the library was opened behind the list.
"""

from __future__ import annotations

import builtins
import sys
import time
from pathlib import Path

from memory import peak

plain = builtins.__import__
from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

builtins.__import__ = plain  # as `__main__` does
from visitplanner import app  # noqa: E402
from visitplanner.gui.desk import Desk  # noqa: E402
from visitplanner.gui.window import MainWindow  # noqa: E402

begin = app._begin
noted: set[str] = set()


def note(what: str) -> None:
    """Print once when `what` happened, and the most memory taken so far."""
    if what not in noted:
        noted.add(what)
        print(what, time.time(), peak(), flush=True)


class Watch(QObject):
    """Sees the board being painted with a visit in it, and closes the window as a person does.

    It looks at the board alone: to see every event of the application would take a fifth of what is measured.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self.window, self.desk = window, desk

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.Paint and self.desk.snapshot is not None:
            note("board")
            QTimer.singleShot(0, self.window.close)
        return False


def begin_and_open(window: MainWindow, desk: Desk, *, capture: bool) -> None:
    """What the application does after its first paint, then open the first visit of the list."""
    note("library")
    begin(window, desk, capture=capture)
    desk.library_changed.connect(lambda lines: open_first(window, lines))
    watch = Watch(window, desk)
    desk.visit_changed.connect(lambda *_: window.workspace.page.board.viewport().installEventFilter(watch))


def open_first(window: MainWindow, lines: tuple) -> None:
    """The click on a visit, with the store loaded."""

    def click() -> None:
        note("click")
        window.open_visit(lines[-1].id)

    if lines and "opened" not in noted:
        note("opened")
        QTimer.singleShot(int(sys.argv[2]), click)


app._begin = begin_and_open
app.run(Path(sys.argv[1]))
