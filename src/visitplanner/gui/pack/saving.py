"""Where a pack is wanted, until it has been written there whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.files import write_file
from visitplanner.gui.jobs import Jobs


class Saving(QObject):
    """Writes on a thread of its own."""

    saved = Signal(object)
    """The pack is there: its path."""
    failed = Signal(object)
    """It could not be written, and the old file is untouched: a Trouble."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._target: Path | None = None

    def want(self, target: Path) -> None:
        """The next pack that is finished shall go to `target`."""
        self._target = target

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._target = None

    def write(self, data: bytes) -> None:
        """A pack is finished: write it, if it is wanted."""
        target, self._target = self._target, None
        if target is not None:
            self._jobs.start(
                lambda _report: write_file(data, target),
                then=lambda _none: self.saved.emit(target),
                failed=self._fail,
            )

    def finish(self) -> None:
        """Wait until what is being written is whole."""
        self._jobs.finish()

    def _fail(self, error: Refusal | Trouble) -> None:
        self.failed.emit(error)
