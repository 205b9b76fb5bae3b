"""Makes packs on a thread of its own, one at a time; a newer wish stops the older one."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visitplanner.base import paths
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.jobs import Job, Jobs, Report
from visitplanner.gui.pack.document import Document

if TYPE_CHECKING:
    from visitplanner.pack.edition import Edition
    from visitplanner.pack.report import Report as Findings


@dataclass(frozen=True)
class Made:
    """A finished pack: what it was made of, its bytes, its pages to look at, what is worth knowing."""

    snapshot: Snapshot
    edition: Edition
    data: bytes
    document: Document
    findings: Findings


class PressRoom(QObject):
    """Everything slow about packs."""

    progressed = Signal(int, int)
    """A page is done: its number, and a guess of how many there will be."""
    made = Signal(object)
    """A pack is ready: a `Made`."""
    failed = Signal(object)
    """It could not be made: a Refusal or Trouble."""
    busy_changed = Signal()
    """`busy` may differ."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._press = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether a pack is being made."""
        return self._job is not None

    def start(self, snapshot: Snapshot, edition: Edition) -> None:
        """Make a pack; what is being made just now is given up."""
        self.cancel()
        blob_path = self._desk.blob_path

        def work(report: Report) -> Made:
            with self._press:
                return _made(snapshot, edition, blob_path, report)

        self._job = self._jobs.start(work, then=self._done, failed=self._fail, progress=self.progressed.emit)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Give up what is being made."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.busy_changed.emit()

    def finish(self) -> None:
        """Give up, and wait until nothing runs any more."""
        self.cancel()
        self._jobs.finish()

    def _done(self, made: Made) -> None:
        self._job = None
        self.busy_changed.emit()
        self.made.emit(made)

    def _fail(self, error: Refusal | Trouble) -> None:
        self._job = None
        self.busy_changed.emit()
        self.failed.emit(error)


def _made(snapshot: Snapshot, edition: Edition, blob_path: object, report: Report) -> Made:
    from visitplanner.pack.press import press  # slow import  # noqa: PLC0415
    from visitplanner.pack.prints import Prints  # slow import  # noqa: PLC0415
    from visitplanner.pack.report import report as look_through  # slow import  # noqa: PLC0415

    report(0, 1)
    prints = Prints(blob_path, paths.cache_folder() / "prints", edition.quality.dpi)  # type: ignore[arg-type]
    data = press(snapshot, edition, prints, report)
    findings = look_through(snapshot, edition)
    return Made(snapshot, edition, data, Document(data), findings)
