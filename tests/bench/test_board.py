"""The day board against its floor: a bare widget copying as many ready pictures to the same places."""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Callable
from datetime import time as wall
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.bench.timing import told
from tests.bench.visits import MONDAY, programme
from visitplanner.base.language import language
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import entries, heads, placed
from visitplanner.gui.desk import Desk
from visitplanner.gui.theme import theme

pytestmark = pytest.mark.bench


def show(board: DayBoard, snapshot: Snapshot) -> None:
    """What the itinerary page does with a new snapshot."""
    spoken = language("en")
    made = entries(snapshot, spoken)
    board.show_programme(placed(made), heads(snapshot, made, spoken), home_zone="Europe/Rome")


class Floor(QWidget):
    """Copies ready pictures to given places."""

    def __init__(self, size: Any, places: list[QRect]) -> None:
        super().__init__()
        self.resize(size)
        self._ground = QPixmap(size)
        self._ground.fill(theme.colour("surface"))
        self._pictures = [(place.topLeft(), QPixmap(place.size())) for place in places]
        for _place, picture in self._pictures:
            picture.fill(theme.colour("accent_soft"))

    def paintEvent(self, event: Any) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        for place, picture in self._pictures:
            painter.drawPixmap(place, picture)


def median(run: Callable[[], None], rounds: int = 40) -> float:
    """The middle of `rounds` runs, in milliseconds of this thread."""
    found = []
    for _ in range(rounds):
        start = time.thread_time()
        run()
        found.append((time.thread_time() - start) * 1000)
    return statistics.median(found)


@pytest.mark.parametrize(("count", "days"), [(60, 6), (240, 10), (1000, 10)])
def test_frames(qtbot: QtBot, tmp_path: Path, count: int, days: int) -> None:
    snapshot = programme(count, days)
    desk = Desk(tmp_path, tmp_path)
    board = DayBoard(Changes(desk))
    qtbot.addWidget(board)
    board.resize(1200, 1080)
    board.show()
    show(board, snapshot)
    board.choose("s7")
    QApplication.processEvents()
    view = board.viewport()
    floor = Floor(view.size(), [board.sheet.rect(box) for box in board.sheet.boxes])
    qtbot.addWidget(floor)
    floor.show()
    QApplication.processEvents()

    desk.close()
    base = median(floor.repaint)
    full = median(view.repaint)
    board.canvas.clear()
    first = median(lambda: (board.canvas.clear(), view.repaint())[0], 5)
    told(f"board frame, {count} sessions", f"{full:.1f} ms, {full / base:.1f} × copying", "8 ms at 60")
    told(f"board frame with no picture kept, {count} sessions", f"{first:.1f} ms", "–")
    told(f"drag frame, {count} sessions", f"{drag_frame(board):.2f} ms", "2 ms at 60")
    desk.snapshot = snapshot
    told(f"drag frame with what follows, {count} sessions", f"{drag_frame(board, ripple=True):.2f} ms", "2 ms at 60")
    told(
        f"moved by 5 minutes, to the screen, {count} sessions",
        f"{refresh(board, snapshot):.1f} ms",
        "16 ms at 60",
    )


def drag_frame(board: DayBoard, *, ripple: bool = False) -> float:
    """One step of a drag, painted."""
    box = board.sheet.box("s7")
    assert box is not None
    at = board.sheet.rect(box).center()
    board.pointer.carry(box.entry)
    board.pointer.follow(at, 5)
    QApplication.processEvents()
    step = 0

    def frame() -> None:
        nonlocal step
        step += 1
        board.pointer.follow(at + QPoint(0, 8 * (step % 30)), 5, ripple=ripple)
        QApplication.processEvents()

    found = median(frame, 60)
    board.pointer.cancel()
    return found


def refresh(board: DayBoard, snapshot: Snapshot) -> float:
    """A new snapshot with one session moved: read, laid out, told and painted."""
    minutes = 0

    def gesture() -> None:
        nonlocal snapshot, minutes
        minutes = 5 - minutes
        session = snapshot.session["s7"]
        moved = dataclasses.replace(session, when=session.when.at(MONDAY, wall(13, minutes)))
        others = tuple(one for one in snapshot.sessions if one.id != "s7")
        snapshot = dataclasses.replace(snapshot, sessions=(*others, moved))
        show(board, snapshot)
        QApplication.processEvents()

    return median(gesture, 20)
