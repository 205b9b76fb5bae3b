"""Work off the window's thread: results, errors, cancelling; the line of saves; the watch over typing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from visitplanner.base.errors import Trouble
from visitplanner.gui.desk import thread, typing_watch
from visitplanner.gui.desk.thread import DatabaseThread, Task
from visitplanner.gui.desk.typing_watch import TypingWatch
from visitplanner.gui.jobs import Jobs, Mailbox, Report


def test_a_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []
    jobs.start(
        lambda report: threading.current_thread(),
        then=lambda worker: seen.append((worker, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, receiver = seen[0]
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()


def test_trouble_goes_to_failed_and_progress_arrives_in_order(qtbot: QtBot) -> None:
    jobs, steps, errors = Jobs(), [], []

    def work(report: Report) -> None:
        for n in range(3):
            report(n, 3)
        raise Trouble("io", detail="x")

    jobs.start(work, then=lambda _: None, failed=errors.append, progress=lambda done, total: steps.append(done))
    qtbot.waitUntil(lambda: bool(errors))
    assert steps == [0, 1, 2]
    assert errors[0].kind == "io"


def test_a_cancelled_job_stops_at_its_next_report_and_tells_nobody(qtbot: QtBot) -> None:
    jobs, told, go, stopped = Jobs(), [], threading.Event(), threading.Event()

    def work(report: Report) -> None:
        go.wait(5)
        try:
            report(1, 2)
        finally:
            stopped.set()
        told.append("went on")

    job = jobs.start(work, then=told.append)
    job.cancel()
    go.set()
    assert stopped.wait(5)
    jobs.finish()
    qtbot.wait(20)
    assert told == []


class Line:
    """A database thread whose first saves fail as told."""

    def __init__(self, failures: int) -> None:
        self.failures, self.log = failures, []
        self.mailbox = Mailbox()
        self.thread = DatabaseThread(
            self.mailbox.post, blocked=lambda trouble: self.log.append("blocked"),
            unblocked=lambda: self.log.append("unblocked"),
        )  # fmt: skip

    def put(self, name: str, *, writes: bool = True) -> None:
        """Put a task that logs its name when it is through."""
        self.thread.put(Task(lambda: self._run(writes), lambda _: self.log.append(name), self._failed, writes))

    def _run(self, writes: bool) -> None:
        if writes and self.failures:
            self.failures -= 1
            raise Trouble("full")

    def _failed(self, error: Exception) -> None:
        self.log.append(f"failed {getattr(error, 'kind', error)}")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Make lines that try again after a twentieth of a second, and end them."""
    monkeypatch.setattr(thread, "RETRY_SECONDS", 0.05)
    made = []

    def make(failures: int) -> Line:
        made.append(Line(failures))
        return made[-1]

    yield make
    for line in made:
        line.thread.end(lambda: None)


def test_a_failed_save_is_kept_in_its_place_and_reads_pass_it(qtbot: QtBot, lines: Any) -> None:
    line = lines(2)
    line.put("first")
    line.put("second")
    line.put("read", writes=False)
    qtbot.waitUntil(lambda: "second" in line.log)
    assert line.log.index("read") < line.log.index("first") < line.log.index("second")
    assert line.log.count("blocked") == 2
    assert line.log.count("unblocked") == 1


def test_the_end_tries_once_more_and_then_says_so(qtbot: QtBot, lines: Any) -> None:
    line, last = lines(99), []
    line.put("save")
    qtbot.waitUntil(lambda: "blocked" in line.log)
    line.thread.end(lambda: last.append("closed"))
    qtbot.waitUntil(lambda: "failed full" in line.log)
    assert last == ["closed"]


def test_typing_is_handed_on_after_a_pause_and_never_later_than_a_second(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_watch, "PAUSE_MS", 60)
    monkeypatch.setattr(typing_watch, "LATEST_MS", 150)
    handed: list[dict[Any, str]] = []
    watch = TypingWatch(handed.append)
    for n in range(12):
        watch.typed(("session", "s", "note", "en"), "x" * n)
        qtbot.wait(25)
    assert 1 <= len(handed) <= 4, "the pause alone would hand on once, at the very end"
    watch.flush()
    assert handed[-1] == {("session", "s", "note", "en"): "x" * 11}
    assert not watch
