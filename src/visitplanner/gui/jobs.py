"""Work off the window's thread: results, progress and errors come back on it. Cancelling is a question, not a kill."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from visitplanner.base.errors import Refusal, Trouble

T = TypeVar("T")
Report = Callable[[int, int], None]
"""Called by work with (done, total); raises `Cancelled` when nobody wants the result any more."""


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Raised inside work whose job was cancelled; nobody is told."""


def waits(then: Callable[..., object]) -> bool:
    """Whether an answer can still be given: not to a method of a widget that has gone since it asked."""
    asker = getattr(getattr(then, "func", then), "__self__", None)
    try:
        return not isinstance(asker, QObject) or asker.thread() is not None
    except RuntimeError:  # so PySide says that it has gone
        return False


def answer(then: Callable[..., object], *results: Any) -> None:
    """Call `then(*results)`, where somebody still waits for it."""
    if waits(then):
        then(*results)


class Mailbox(QObject):
    """Runs functions on the thread it was made on, in the order they were posted from anywhere."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, function: Callable[[], None]) -> None:
        """Run `function` soon, on this mailbox's own thread."""
        self._posted.emit(function)

    def _run(self, function: Callable[[], None]) -> None:
        function()


class Job:
    """One running piece of work."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Want the result no longer: no callback will be called, and the work stops at its next report."""
        self._stop.set()


class Jobs(QObject):
    """Starts work on threads of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._threads: set[threading.Thread] = set()

    def start(
        self,
        work: Callable[[Report], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Refusal | Trouble], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Run `work(report)`; then `then(result)`, or `failed` with a Refusal or Trouble; other errors are defects."""
        job = Job()
        thread = threading.Thread(target=self._run, args=(job, work, then, failed, progress), daemon=True)
        self._threads.add(thread)
        thread.start()
        return job

    def finish(self, timeout: float = 5.0) -> None:
        """Wait for what is running (before the program ends)."""
        for thread in list(self._threads):
            thread.join(timeout)

    def _run(
        self, job: Job, work: Callable[[Report], Any], then: Callable[[Any], None],
        failed: Callable[[Refusal | Trouble], None] | None, progress: Callable[[int, int], None] | None,
    ) -> None:  # fmt: skip
        def report(done: int, total: int) -> None:
            if job.cancelled:
                raise Cancelled
            if progress is not None:
                self._tell(job, lambda: progress(done, total))

        try:
            result = work(report)
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - one of the doors: raised again on the window's thread
            self._tell(job, partial(_fail, error, failed))
        else:
            self._tell(job, lambda: answer(then, result))
        finally:
            self._threads.discard(threading.current_thread())

    def _tell(self, job: Job, function: Callable[[], None]) -> None:
        self._mailbox.post(lambda: None if job.cancelled else function())


def _fail(error: Exception, failed: Callable[[Refusal | Trouble], None] | None) -> None:
    if failed is None or not isinstance(error, Refusal | Trouble):
        raise error
    failed(error)
