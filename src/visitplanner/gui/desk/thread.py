"""The one thread that talks to the library: tasks in order; a failed save is kept and tried again, reads pass it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from visitplanner.base.errors import Trouble

RETRY_SECONDS = 2.0
KEPT = ("full", "io", "read_only", "locked")
"""Kinds of trouble after which a write stays in the line and is tried again."""


@dataclass(frozen=True, eq=False)
class Task:
    """`run` happens on the thread; `done` or `failed` are posted. Only writes are kept and tried again."""

    run: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    writes: bool = False


class DatabaseThread:
    """Runs tasks one after the other. `blocked` is posted at every failed save, `unblocked` when one gets through."""

    def __init__(
        self,
        post: Callable[[Callable[[], None]], None],
        *,
        blocked: Callable[[Trouble], None],
        unblocked: Callable[[], None],
    ) -> None:
        self._post, self._on_blocked, self._on_unblocked = post, blocked, unblocked
        self._tasks: deque[Task] = deque()
        self._changed = threading.Condition()
        self._retry_at = 0.0
        self._busy = False
        self._ending = False
        self._thread = threading.Thread(target=self._work, name="library", daemon=True)
        self._thread.start()

    def put(self, task: Task) -> None:
        """Add `task` to the end of the line."""
        with self._changed:
            self._tasks.append(task)
            self._changed.notify_all()

    def retry(self) -> None:
        """Try the waiting save now."""
        with self._changed:
            if self._retry_at:
                self._retry_at = time.monotonic()
            self._changed.notify_all()

    def serve(self) -> None:
        """In the middle of a long task, on its own thread: everything that waits goes first."""
        while True:
            with self._changed:
                if (task := self._ready()) is None:
                    return
                self._tasks.remove(task)
            self._run(task)

    def wait(self, timeout: float) -> bool:
        """Block until nothing is left to do, at most `timeout` seconds; False when a save still waits."""
        self.retry()
        with self._changed:
            return self._changed.wait_for(lambda: not self._tasks and not self._busy, timeout)

    def end(self, last: Callable[[], None], timeout: float = 10.0) -> None:
        """Try once more what waits, run `last`, then stop; from now on only failures are told."""
        self.put(Task(last, lambda _: None, lambda _: None))
        with self._changed:
            self._ending = True
            self._retry_at = 0.0
            self._changed.notify_all()
        self._thread.join(timeout)

    def _work(self) -> None:
        while (task := self._next()) is not None:
            self._run(task)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> Task | None:
        with self._changed:
            while True:
                if not self._tasks and self._ending:
                    return None
                if (task := self._ready()) is not None:
                    self._tasks.remove(task)
                    self._busy = True
                    return task
                if self._ending:
                    return None
                self._changed.wait(self._pause())

    def _ready(self) -> Task | None:
        """The next task; while a save waits for the disk, the next one that only reads."""
        if not self._retry_at or time.monotonic() >= self._retry_at:
            return self._tasks[0] if self._tasks else None
        return next((task for task in self._tasks if not task.writes), None)

    def _pause(self) -> float | None:
        return max(0.01, self._retry_at - time.monotonic()) if self._retry_at else None

    def _run(self, task: Task) -> None:
        try:
            result = task.run()
        except Exception as error:  # noqa: BLE001 - one of the doors: everything is handed to the window's thread
            if task.writes and isinstance(error, Trouble) and error.kind in KEPT and not self._ending:
                self._keep(task, error)
            else:
                self._post(partial(task.failed, error))
            return
        if task.writes and self._retry_at:
            self._retry_at = 0.0
            self._tell(self._on_unblocked)
        self._tell(lambda: task.done(result))

    def _keep(self, task: Task, trouble: Trouble) -> None:
        with self._changed:
            self._tasks.appendleft(task)
            self._retry_at = time.monotonic() + RETRY_SECONDS
        self._tell(lambda: self._on_blocked(trouble))

    def _tell(self, answer: Callable[[], None]) -> None:
        """Post good news. What arrives after the end is nobody's any more: who asked has gone. Failures are told."""
        self._post(lambda: None if self._ending else answer())
