"""Gestures in the whole window: from the call to the painted board, against one bare commit of the same run."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.test_knowledge import notes
from tests.bench.timing import told
from tests.bench.visits import programme
from tests.gui.stocked import stock
from visitplanner.base.phrases import Phrase
from visitplanner.base.settings import Settings
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.practices.page import PracticesPage
from visitplanner.gui.window import MainWindow
from visitplanner.operations import imports
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

pytestmark = pytest.mark.bench
NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
ROUNDS, NOTES = 25, 500
TYPED = "solar library", "取り組み 4"


class Paints:
    """When the board was last painted, and what it showed then."""

    def __init__(self, board: DayBoard, desk: Desk) -> None:
        self.desk, self.shown, self.own, self.at = desk, desk.snapshot, 0.0, 0.0
        self._paint, board.canvas.paint = board.canvas.paint, self._painted  # type: ignore[method-assign]

    def _painted(self, *args: Any, **kwargs: Any) -> None:
        self._paint(*args, **kwargs)
        if self.shown is not self.desk.snapshot:
            self.shown, self.own, self.at = self.desk.snapshot, time.thread_time(), time.perf_counter()


@dataclass
class Times:
    """Milliseconds of each round: on the clock, of the window's thread, and of one bare commit beside it."""

    whole: list[float] = field(default_factory=list)
    window: list[float] = field(default_factory=list)
    commit: list[float] = field(default_factory=list)

    def told(self, name: str, reach: str) -> None:
        """Print the medians."""
        whole, window, commit = (statistics.median(one) for one in (self.whole, self.window, self.commit))
        told(
            name,
            f"{whole:.1f} ms, {whole / commit:.1f} commits, of it {window:.1f} ms CPU of the window's thread",
            reach,
        )


class Commits:
    """One row in a bare database, made durable."""

    def __init__(self, folder: Path) -> None:
        self._bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._bare.execute(f"PRAGMA {pragma}")
        self._bare.execute("CREATE TABLE t (a TEXT)")

    def milliseconds(self) -> float:
        """How long one takes."""
        start = time.perf_counter()
        self._bare.execute("INSERT INTO t VALUES (?)", ("x" * 200,))
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        """Let go of it."""
        self._bare.close()


def timed(paints: Paints, commits: Commits, gestures: list[Callable[[], Any]]) -> Times:
    """Each gesture, until the board is painted with what it changed."""
    found = Times()
    for gesture in gestures:
        found.commit.append(commits.milliseconds())
        before = paints.desk.snapshot
        start, own = time.perf_counter(), time.thread_time()
        gesture()
        while paints.shown is before:
            QApplication.processEvents()
            time.sleep(0.0001)
        found.whole.append((paints.at - start) * 1000)
        found.window.append((paints.own - own) * 1000)
        while paints.desk.unsaved:
            QApplication.processEvents()
        QApplication.processEvents()
    return found


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    """The whole window over an empty library."""
    desk = Desk(folder / "library", folder / "config", clock=lambda: NOW)
    window = MainWindow(desk, Settings(folder / "config"), None)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    return window


@pytest.mark.parametrize(("count", "days", "reach"), [(60, 6, "16 ms"), (500, 10, "50 ms")])
def test_gestures(qtbot: QtBot, tmp_path: Path, count: int, days: int, reach: str) -> None:
    window = opened(qtbot, tmp_path)
    desk = window.desk
    stock(qtbot, desk, programme(count, days))
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    page.choose("s7")
    paints = Paints(page.board, desk)
    QApplication.processEvents()
    commits = Commits(tmp_path)

    def move(id: str) -> None:
        entry = next(row for row in page.board.model().rows if row.id == id)
        assert isinstance(entry, Entry)
        start = entry.slot.start
        assert start is not None
        page.changes.move(entry, start.date(), (start + timedelta(minutes=1)).time())

    moves = [lambda id=f"s{n}": move(id) for n in range(8, 8 + ROUNDS)]
    timed(paints, commits, [lambda: move("s7")])
    timed(paints, commits, moves).told(f"move to the screen, {count} sessions", reach)
    timed(paints, commits, [desk.undo] * ROUNDS).told(f"undo to the screen, {count} sessions", reach)
    timed(paints, commits, [desk.redo] * ROUNDS).told(f"redo to the screen, {count} sessions", reach)
    commits.close()
    window.close()


def test_letters_in_the_filter_of_notes(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", identity=Identity("r" * 32), now=NOW)
    with library.edit(Phrase("take in"), now=NOW) as edit:
        imports.take_notes(edit, notes(NOTES))
    library.close(now=NOW)
    window = opened(qtbot, tmp_path)
    stock(qtbot, window.desk, programme(60, 6))
    window.workspace.show_section("practices")
    page = window.workspace.page
    assert isinstance(page, PracticesPage)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) > NOTES)
    first, others, paints = [], [], []
    for words in TYPED:
        page.filters.words.clear()
        typed = [words[:n] for n in range(1, len(words) + 1)]
        letters = [settled(partial(page.filters.words.setText, one)) for one in typed]
        assert 0 < len(page.list.rows.rows) < NOTES
        first.append(letters[0])
        others += letters[1:]
        paints.append(settled(page.list.viewport().update))
    paint = statistics.median(paints)
    for name, found in (("first", first), ("next", others)):
        most = max(found)
        told(
            f"{name} letter typed in the filter of {NOTES} notes",
            f"{statistics.median(found):.1f} ms CPU of the window's thread, at most {most:.1f}; "
            f"{most / paint:.1f} x painting the list ({paint:.1f} ms)",
            "<= 50 ms",
        )
    window.close()


def settled(act: Callable[[], Any]) -> float:
    """Milliseconds of the window's thread until everything `act` asks for is painted."""
    start = time.thread_time()
    act()
    for _turn in range(3):
        QApplication.processEvents()
    return (time.thread_time() - start) * 1000
