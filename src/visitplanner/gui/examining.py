"""The checks and the lens of the open visit, anew after every change, off the window's thread, once it is painted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from visitplanner.domain.checks.report import Report, examine
from visitplanner.domain.feasibility import DayLens, lens
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.jobs import Job, Jobs
from visitplanner.gui.parts.clock import zone_or_none

PAUSE_MS = 60
"""How long nothing must change before the checks run: painting comes first."""
DAY_EVERY_MS = 30_000


class Examiner(QObject):
    """Follows the desk. A newer change gives up the examination that is running."""

    examined = Signal(object)
    """The checks are through: the Report."""

    def __init__(self, desk: Desk, parent: QObject | None = None, jobs: Jobs | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.report: Report | None = None
        self.snapshot: Snapshot | None = None
        self.days: tuple[DayLens, ...] = ()
        self._today: dt.date | None = None
        self._job: Job | None = None
        self._jobs = found = jobs or Jobs(self)
        self._pause = _timer(self, PAUSE_MS, self._start, once=True)
        self._day = _timer(self, DAY_EVERY_MS, self._turn_day, once=False)
        self._day.start()
        self.destroyed.connect(lambda: found.finish())  # noqa: PLW0108 - the signal has an argument of its own
        desk.visit_changed.connect(self._changed)
        if desk.snapshot is not None:
            self._pause.start()

    @property
    def today(self) -> dt.date:
        """The date it is now where the visit takes place."""
        now = self._desk.clock()
        zone = zone_or_none(self._desk.snapshot.visit.zone) if self._desk.snapshot else None
        return now.astimezone(zone).date() if zone else now.date()

    def finish(self) -> None:
        """Give up what is running and wait until it has stopped."""
        self._pause.stop()
        self._give_up()
        self._jobs.finish()

    # ------------------------------------------------------------------ inside
    def _changed(self, snapshot: Snapshot, _touched: object) -> None:
        if self.snapshot is not None and self.snapshot.visit.id != snapshot.visit.id:
            self.report, self.snapshot, self.days = None, None, ()
        self._give_up()
        self._pause.start()

    def _turn_day(self) -> None:
        if self._desk.snapshot is not None and self._today not in (None, self.today):
            self._pause.start()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        snapshot, self._today = self._desk.snapshot, self.today
        if snapshot is None:
            return
        self._give_up()
        today = self._today

        def work(report: Callable[[int, int], None]) -> tuple[Report, tuple[DayLens, ...]]:
            found = examine(snapshot, today, between=lambda: report(0, 0))
            return found, lens(snapshot, found)

        def done(result: tuple[Report, tuple[DayLens, ...]]) -> None:
            self._job, self.snapshot = None, snapshot
            self.report, self.days = result
            self.examined.emit(self.report)

        self._job = self._jobs.start(work, then=done)


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None], *, once: bool) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.setSingleShot(once)
    timer.timeout.connect(slot)
    return timer
