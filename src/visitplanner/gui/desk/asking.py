"""What is asked of the library, and the line in which it is asked: one thread, answers in order, failed saves kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.desk.shelf import Shelf
from visitplanner.gui.desk.thread import DatabaseThread, Task
from visitplanner.gui.jobs import Mailbox, answer, waits

T = TypeVar("T")
Then = Callable[[Any], None]
Refused = Callable[[Refusal], None]


class Asking(QObject):
    """Questions, and the counting of what is not durable yet. `Desk` adds the open visit."""

    saving = Signal()
    """Something typed or done is not durable yet."""
    saved = Signal(object)
    """Everything is durable: the time of the last commit, or None where nothing was ever written."""
    refused = Signal(object)
    """A Refusal that its caller did not handle."""
    troubled = Signal(object)
    """A Trouble; where saving failed, it is tried again until `recovered`."""
    recovered = Signal()
    """What could not be saved is saved."""

    def __init__(
        self, folder: Path, config: Path, clock: Callable[[], datetime], parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self.folder, self.clock = folder, clock
        self.read_only = None
        self.last_saved: datetime | None = None
        """When something was last made durable by this program; None before that."""
        self._visit = ""
        self._unsaved = 0
        self._shelf = Shelf(folder, config)
        self._mailbox = Mailbox(self)
        self._thread = DatabaseThread(
            self._mailbox.post, blocked=self.troubled.emit, unblocked=self.recovered.emit
        )

    @property
    def read_only(self) -> Trouble | None:
        """Why the library can only be read; None where it can be written. What is on the screen follows it."""
        return self._read_only

    @read_only.setter
    def read_only(self, reason: Trouble | None) -> None:
        self._read_only = reason
        access.limit(reason)

    @property
    def unsaved(self) -> bool:
        """Whether something done is not durable yet."""
        return self._unsaved > 0

    def try_again(self) -> None:
        """Try a failed save now instead of in two seconds."""
        self._thread.retry()

    def settle(self, timeout: float = 5.0) -> bool:
        """Block until the line is empty (before the program ends); False when a save still waits."""
        return self._thread.wait(timeout)

    # ------------------------------------------------------------------ reading
    def records(self, kind: type[T], then: Callable[[tuple[T, ...]], None]) -> None:
        """All records of a kind in the library."""
        self._put(lambda: self._shelf.records(kind), then)

    def find(
        self, words: str, then: Then, *, groups: Sequence[Collection[str]], limit: int, language: str
    ) -> None:
        """A `Found` for `words` in the whole library, by groups of kinds, at most `limit` in each."""
        self._put(
            lambda: self._shelf.library.find(words, groups=groups, limit=limit, language=language), then
        )

    def prepare_finding(self) -> None:
        """Do ahead, where nobody waits, what is slow at the first typing error; what is asked meanwhile goes first."""
        self._put(lambda: self._shelf.library.prepare_finding(self._thread.serve), lambda _: None)

    def known(self, keys: Iterable[tuple[str, str, str]], then: Then, *, language: str) -> None:
        """The records with these (kind, id, space) that are still there, as hits."""
        self._put(lambda: self._shelf.library.known(keys, language=language), then)

    def visits_with(self, id: str, space: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Ids of the visits that show a record of `space`, the latest first."""
        self._put(lambda: self._shelf.library.visits_with(id, space), then)

    def history(self, kind: str, id: str, then: Then) -> None:
        """Who changed what in one record and when, newest first."""
        self._put(lambda: self._shelf.library.history(kind, id), then)

    def gestures(self, then: Then) -> None:
        """What was done on the open visit, newest first."""
        visit = self._visit
        self._put(lambda: self._shelf.library.gestures(visit), then)

    def deleted(self, then: Callable[[Any, Any], None]) -> None:
        """What was deleted in the open visit (None without one) and from the library, latest first."""
        visit = self._visit
        self._put(lambda: self._shelf.deleted(visit), lambda found: answer(then, *found))

    def drafts(self, then: Then) -> None:
        """What was typed and is not a version yet, oldest first."""
        self._put(lambda: self._shelf.library.drafts(), then)  # noqa: PLW0108 - not open before its turn

    # ------------------------------------------------------------------ photos
    def add_photo(
        self, source: Path | bytes, then: Then, *, name: str = "", refused: Refused | None = None
    ) -> None:
        """Take a photo in; `then` gets the Blob, to be attached by an operation."""
        now = self.clock()
        self._write(lambda: self._shelf.library.add_photo(source, now=now, name=name), then, refused)

    def thumbnail(self, sha: str, then: Callable[[bytes], None]) -> None:
        """A small JPEG of a photo; empty where there is none."""
        self._put(lambda: self._shelf.library.thumbnail(sha), then)

    def blob(self, sha: str, then: Then) -> None:
        """What is known of a photo or file (a Blob, with the `reason` where it cannot be shown), or None."""
        self._put(lambda: self._shelf.blob(sha), then)

    def blob_path(self, sha: str) -> Path:
        """Where the content of a photo or file lies."""
        return self._shelf.library.blob_path(sha)

    # ------------------------------------------------------------------ the line
    def _put(
        self, run: Callable[[], Any], done: Then, failed: Then | None = None, *, writes: bool = False
    ) -> None:
        self._thread.put(Task(run, partial(answer, done), failed or self._fail, writes))

    def _write(self, run: Callable[[], Any], done: Then, refused: Refused | None) -> None:
        if self.read_only is not None:
            self._fail(Refusal(N_("This library is open for reading only.")), refused)
            return
        self._unsaved += 1
        self.saving.emit()

        def written(outcome: Any) -> None:
            self._settle_one()
            answer(done, outcome)

        def failed(error: Exception) -> None:
            self._settle_one()
            self._fail(error, refused)

        self._put(run, written, failed, writes=True)

    def _settle_one(self) -> None:
        self._unsaved -= 1
        self.last_saved = self._shelf.last_saved
        if not self.unsaved:
            self.saved.emit(self.last_saved)

    def _fail(self, error: Exception, refused: Refused | None = None) -> None:
        if isinstance(error, Refusal):
            (refused if refused and waits(refused) else self.refused.emit)(error)
        elif isinstance(error, Trouble):
            self.troubled.emit(error)
        else:
            raise error
