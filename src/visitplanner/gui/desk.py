"""The desk: the one door of the screens to the store. Every call returns at once; answers arrive on the GUI thread.

Holds the snapshot of the open visit; each gesture is one operation, run on the database thread, then everything
it touched is read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.database_thread import DatabaseThread, Task
from visitplanner.gui.jobs import Mailbox
from visitplanner.gui.typing_watch import Address, TypingWatch

if TYPE_CHECKING:
    from visitplanner.store.library import Library

T = TypeVar("T")
Then = Callable[[T], None] | None
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class View:
    """What is read again after every gesture."""

    snapshot: Snapshot | None
    undo: Phrase | None
    redo: Phrase | None


def wall_clock() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


class Desk(QObject):
    """One library, at most one open visit."""

    opened = Signal()
    """The library can be read now (and written, unless `read_only`)."""
    unavailable = Signal(object)
    """The library cannot be opened at all: a Trouble."""
    visit_changed = Signal(object, object)
    """The open visit's Snapshot, and the (kind, id) pairs touched (empty: anything), after opening and gestures."""
    library_changed = Signal(object)
    """The lines of the library, after opening it and after `read_library`."""
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
    drafts_found = Signal(object)
    """Drafts recovered from an earlier run, when a visit is opened."""
    undo_changed = Signal()
    """`undo_label` or `redo_label` may differ."""

    def __init__(
        self, folder: Path, config: Path, *, clock: Clock = wall_clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.folder, self.clock = folder, clock
        self.snapshot: Snapshot | None = None
        self.read_only: Trouble | None = None
        self.undo_label: Phrase | None = None
        self.redo_label: Phrase | None = None
        self.last_saved: datetime | None = None
        self._config = config
        self._library: Library | None = None
        self._visit = ""
        self._unsaved = 0
        self._mailbox = Mailbox(self)
        self._typing = TypingWatch(self._put_drafts, self)
        self._thread = DatabaseThread(
            self._mailbox.post, blocked=self.troubled.emit, unblocked=self.recovered.emit
        )

    # ------------------------------------------------------------------ the library
    def open(self) -> None:
        """Open the library of the folder; read-only where another process writes or the folder cannot be written."""
        self._put(self._open_library, self._library_opened, failed=self.unavailable.emit)

    def read_library(self) -> None:
        """Read the lines of the library again; they come as `library_changed`."""
        self._put(self._read_lines, self.library_changed.emit)

    def close(self) -> bool:
        """Save what is pending and close; False when something could not be saved."""
        self._typing.flush()
        clean = self._thread.wait(5.0)
        self._thread.end(self._close_library)
        return clean

    # ------------------------------------------------------------------ the open visit
    def open_visit(self, visit_id: str) -> None:
        """Make `visit_id` the open visit; it arrives as `visit_changed`."""
        self._typing.flush()
        self._visit = visit_id
        self._put(lambda: self._view(visit_id), lambda view: self._show(view, frozenset()))

    def close_visit(self) -> None:
        """No visit is open any more."""
        self._typing.flush()
        self._visit, self.snapshot = "", None

    # ------------------------------------------------------------------ gestures
    def do(
        self, label: Phrase, operation: Callable[..., T], *args: Any,
        then: Then[T] = None, refused: Callable[[Refusal], None] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """Run `operation(edit, *args, **kwargs)` as one gesture; `then(result)` once the snapshot is new."""
        visit, now = self._visit, self.clock()

        def run() -> tuple[Any, Any, View]:
            with self._open().edit(label, now=now, visit=visit or None) as edit:
                result = operation(edit, *args, **kwargs)
            return result, edit.touched, self._view(visit)

        def done(outcome: tuple[Any, Any, View]) -> None:
            result, touched, view = outcome
            self._show(view, frozenset(touched))
            if then is not None:
                then(result)

        self._typing.flush()
        self._write(run, done, refused)

    def undo(self) -> None:
        """Take back the last gesture of the open visit."""
        self._walk("undo")

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._walk("redo")

    # ------------------------------------------------------------------ text
    def draft(self, kind: str, id: str, field: str, language: str, text: str) -> None:
        """`text` is being typed: keep it within a second, as a draft."""
        if self.read_only is None:
            if not self.unsaved:
                self.saving.emit()
            self._typing.typed((kind, id, field, language), text)

    def write_text(
        self, kind: str, id: str, field: str, language: str, text: str, *,
        then: Then[None] = None, refused: Callable[[Refusal], None] | None = None,
    ) -> None:  # fmt: skip
        """The field is left: cut a version of `text`."""
        from visitplanner.operations import fields, labels  # slow import  # noqa: PLC0415

        self._typing.forget((kind, id, field, language))
        label = labels.of_field(labels.WRITE_FIELD, kind, field)
        self.do(label, fields.write_text, kind, id, field, language, text, then=then, refused=refused)

    def flush(self) -> None:
        """Put all typing in the line; what is asked afterwards sees it."""
        self._typing.flush()

    # ------------------------------------------------------------------ reading
    def read(self, query: Callable[..., T], *args: Any, then: Callable[[T], None]) -> None:
        """Run `query(reader, *args)` on the database thread."""
        self._put(lambda: self._open().read(query, *args), then)

    def search(self, words: str, then: Callable[[tuple[Any, ...]], None], *, everywhere: bool = True) -> None:
        """Hits for `words`, newest first, in the whole library or in the open visit."""
        visit = None if everywhere else self._visit
        self._put(lambda: self._open().search(words, visit=visit), then)

    def history(self, kind: str, id: str, then: Callable[[tuple[Any, ...]], None]) -> None:
        """Who changed what and when, newest first."""
        self._put(lambda: self._open().history(kind, id), then)

    # ------------------------------------------------------------------ saving
    @property
    def unsaved(self) -> bool:
        """Whether something typed or done is not durable yet."""
        return self._unsaved > 0 or bool(self._typing)

    def try_again(self) -> None:
        """Try a failed save now instead of in two seconds."""
        self._thread.retry()

    def settle(self, timeout: float = 10.0) -> bool:
        """Block until the database thread has nothing left to do; False after `timeout` seconds."""
        self._typing.flush()
        return self._thread.wait(timeout)

    # ------------------------------------------------------------------ inside
    def _open_library(self) -> tuple[Library, Trouble | None]:
        from visitplanner.store import identity  # slow import  # noqa: PLC0415
        from visitplanner.store.library import Library  # slow import  # noqa: PLC0415

        who, now = identity.load(self._config), self.clock()
        try:
            self._library = Library.open(self.folder, identity=who, now=now)
        except Trouble as trouble:
            if trouble.kind not in ("locked", "read_only"):
                raise
            self._library = Library.open(self.folder, identity=who, now=now, write=False)
            return self._library, trouble
        return self._library, None

    def _library_opened(self, opened: tuple[Library, Trouble | None]) -> None:
        library, self.read_only = opened
        self.last_saved = library.last_saved
        self.opened.emit()
        self.saved.emit(self.last_saved)

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close(now=self.clock())

    def _open(self) -> Library:
        if self._library is None:
            raise Trouble("not_library", path=self.folder)
        return self._library

    def _read_lines(self) -> tuple[Any, ...]:
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        return self._open().read(snapshots.library, self.clock())

    def _view(self, visit: str) -> View:
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        library = self._open()
        if not visit:
            return View(None, None, None)
        snapshot = library.read(snapshots.visit_snapshot, visit)
        return View(snapshot, library.undo_label(visit), library.redo_label(visit))

    def _show(self, view: View, touched: frozenset[tuple[str, str]]) -> None:
        if view.snapshot is None or view.snapshot.visit.id != self._visit:
            return
        self.snapshot, self.undo_label, self.redo_label = view.snapshot, view.undo, view.redo
        self.visit_changed.emit(view.snapshot, touched)
        self.undo_changed.emit()

    def _walk(self, way: str) -> None:
        visit, now = self._visit, self.clock()

        def run() -> tuple[Any, View]:
            return getattr(self._open(), way)(visit, now=now), self._view(visit)

        def done(outcome: tuple[Any, View]) -> None:
            self._show(outcome[1], frozenset(outcome[0].touched if outcome[0] else ()))

        self._typing.flush()
        self._write(run, done, None)

    def _put_drafts(self, texts: dict[Address, str]) -> None:
        now = self.clock()

        def run() -> None:
            for (kind, id, field, language), text in texts.items():
                self._open().save_draft(kind, id, field, language, text, now=now)

        self._write(run, lambda _: None, None)

    def _put(
        self, run: Callable[[], Any], done: Callable[[Any], None], *,
        failed: Callable[[Any], None] | None = None, writes: bool = False,
    ) -> None:  # fmt: skip
        self._thread.put(Task(run, done, failed or self._fail, writes))

    def _write(
        self, run: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[Refusal], None] | None
    ) -> None:
        if self.read_only is not None:
            self._fail(Refusal(N_("This library is open for reading only.")), refused)
            return
        self._unsaved += 1
        self.saving.emit()

        def written(outcome: Any) -> None:
            self._count_down()
            done(outcome)

        def failed(error: Exception) -> None:
            self._count_down()
            self._fail(error, refused)

        self._put(run, written, failed=failed, writes=True)

    def _count_down(self) -> None:
        self._unsaved -= 1
        if self._library is not None:
            self.last_saved = self._library.last_saved
        if not self.unsaved:
            self.saved.emit(self.last_saved)

    def _fail(self, error: Exception, refused: Callable[[Refusal], None] | None = None) -> None:
        if isinstance(error, Refusal):
            (refused or self.refused.emit)(error)
        elif isinstance(error, Trouble):
            self.troubled.emit(error)
        else:
            raise error
