"""The desk itself. Every call returns at once; answers arrive on the GUI thread, in the order of the calls.

Holds the snapshot of the open visit; each gesture is one operation, run on the database thread, after which the
visit is read again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from visitplanner.base.phrases import Phrase
from visitplanner.gui.desk.asking import Asking, Refused
from visitplanner.gui.desk.shelf import Opened, Rows, View
from visitplanner.gui.desk.typing_watch import Address, TypingWatch
from visitplanner.gui.jobs import answer

if TYPE_CHECKING:
    from visitplanner.domain.snapshot import Snapshot

T = TypeVar("T")


def wall_clock() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


class Desk(Asking):
    """One library, at most one open visit."""

    opened = Signal()
    """The library can be read now (and written, unless `read_only`)."""
    unavailable = Signal(object)
    """The library cannot be opened at all: a Trouble."""
    visit_changed = Signal(object, object)
    """The open visit's Snapshot, and the (kind, id) pairs touched (empty: anything), after opening and gestures."""
    visit_shown = Signal(object, object)
    """The same a moment later, with the newest Snapshot: for what can wait until the programme is painted."""
    visit_gone = Signal()
    """The open visit was deleted."""
    library_changed = Signal(object)
    """The lines of the library, after `read_library`."""
    drafts_found = Signal(object)
    """What was being typed when the program last ended, once the library is open."""
    undo_changed = Signal()
    """`undo_label` or `redo_label` may differ."""
    retraced = Signal(object)
    """Undo or redo has been done and is about to be shown: the ids of what it touched."""
    undone = Signal(object, str)
    """What was done (`label`, and `left`: values others had changed since) or None; and by what, undo or redo."""

    def __init__(
        self,
        folder: Path,
        config: Path,
        *,
        clock: Callable[[], datetime] = wall_clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(folder, config, clock, parent)
        self.snapshot: Snapshot | None = None
        self.undo_label: Phrase | None = None
        self.redo_label: Phrase | None = None
        self.author = ""
        self._typing = TypingWatch(self._put_drafts, self)

    @property
    def unsaved(self) -> bool:
        """Whether something typed or done is not durable yet."""
        return super().unsaved or bool(self._typing)

    # ------------------------------------------------------------------ the library
    def open(self) -> None:
        """Open the library of the folder; read-only where another process writes or the folder cannot be written."""
        self._put(lambda: self._shelf.open(self.clock()), self._opened, self.unavailable.emit)

    def restore(self) -> None:
        """Open the newest sound backup in place of a damaged database, which is set aside."""
        self._put(lambda: self._shelf.restore(self.clock()), self._opened, self.unavailable.emit)

    def read_library(self) -> None:
        """Read the lines of the library again; they come as `library_changed`."""
        self._put(lambda: self._shelf.lines(self.clock()), self.library_changed.emit)

    def close(self) -> bool:
        """Save what is pending and close; False when something could not be saved."""
        self._typing.flush()
        clean = self.settle()
        self._thread.end(lambda: self._shelf.close(self.clock()))
        return clean

    # ------------------------------------------------------------------ the open visit
    def open_visit(self, visit_id: str) -> None:
        """Make `visit_id` the open visit; it arrives as `visit_changed`."""
        self._typing.flush()
        self._visit = visit_id
        self._put(lambda: self._shelf.view(visit_id), lambda view: self._show(view, frozenset()))

    def close_visit(self) -> None:
        """No visit is open any more."""
        self.open_visit("")
        self.snapshot = None

    def prepare(self, load: Callable[[], object], visit_id: str, then: Callable[[], None]) -> None:
        """Do ahead, where nobody waits, what is slow the first time: `load`, and reading a visit, if one is named."""

        def run() -> None:
            load()
            if visit_id and not self._visit:  # one that was opened meanwhile is read in a moment anyway
                self._shelf.read_ahead(visit_id)

        self._put(run, lambda _: answer(then))

    # ------------------------------------------------------------------ gestures
    def do(
        self, label: Phrase, operation: Callable[..., T], *args: Any,
        then: Callable[[T], None] | None = None, refused: Refused | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """Run `operation(edit, *args, **kwargs)` as one gesture; `then(result)` once the snapshot is new."""
        visit, now = self._visit, self.clock()

        def done(outcome: tuple[T, Rows, View]) -> None:
            result, touched, view = outcome
            self._show(view, touched)
            if then is not None:
                answer(then, result)

        self._typing.flush()
        self._write(
            lambda: self._shelf.do(label, lambda edit: operation(edit, *args, **kwargs), visit, now),
            done,
            refused,
        )

    def undo(self) -> None:
        """Take back the last gesture on the open visit (or on the library, without one)."""
        self._walk("undo")

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._walk("redo")

    # ------------------------------------------------------------------ the sample visits
    def load_samples(self, then: Callable[[], None], *, traps: bool = False) -> None:
        """Put the sample visits in and call `then`; their photos follow within seconds, while work goes on.

        With `traps` the demonstration of warnings comes too.
        """
        now = self.clock()
        self._write(lambda: self._shelf.load_samples(now, traps=traps), lambda _: then(), None)
        self._put(lambda: self._shelf.load_photos(now, self._between), lambda _: self._read_again())

    def remove_samples(self, then: Callable[[Any], None]) -> None:
        """Take out everything that came with the sample visits."""
        from visitplanner.operations.samples import loading  # slow import  # noqa: PLC0415

        self.do(Phrase(loading.REMOVE), loading.remove, then=then)

    # ------------------------------------------------------------------ text
    def draft(self, kind: str, id: str, field: str, language: str, text: str) -> None:
        """`text` is being typed: keep it within a second, as a draft."""
        if self.read_only is None:
            self._typing.typed((kind, id, field, language), text)
            self.saving.emit()

    def write_text(
        self, kind: str, id: str, field: str, language: str, text: str, *,
        then: Callable[[None], None] | None = None, refused: Refused | None = None,
    ) -> None:  # fmt: skip
        """The field is left: cut a version of `text`."""
        from visitplanner.domain.records import KINDS  # slow import  # noqa: PLC0415
        from visitplanner.operations import fields, labels  # slow import  # noqa: PLC0415

        self._typing.forget((kind, id, field, language))
        label = labels.of_field(labels.WRITE_FIELD, kind, field)
        self.do(label, fields.write_text, KINDS[kind], id, field, language, text, then=then, refused=refused)

    def drop_draft(self, kind: str, id: str, field: str, language: str) -> None:
        """What was being typed there is no longer wanted."""
        address, now = (kind, id, field, language), self.clock()
        self._typing.forget(address)
        self._write(lambda: self._shelf.drop_draft(address, now), lambda _: None, None)

    def flush(self) -> None:
        """Put all typing in the line; what is asked afterwards sees it."""
        self._typing.flush()

    def cut_drafts(self, then: Callable[[int], None]) -> None:
        """Make versions of all typing (before an export); `then` gets how many there were."""
        now = self.clock()
        self._typing.flush()
        self._write(lambda: self._shelf.library.cut_drafts(now=now), then, None)

    def discard_drafts(self, drafts: tuple[Any, ...]) -> None:
        """Forget recovered typing: the last versions stand again."""
        visit, now = self._visit, self.clock()

        def run() -> View:
            self._shelf.discard_drafts(drafts, now)
            return self._shelf.view(visit)

        self._write(run, lambda view: self._show(view, frozenset()), None)

    # ------------------------------------------------------------------ who writes
    def sign(self, author: str) -> None:
        """What is written from now on bears the name `author`."""
        self._put(lambda: self._shelf.name_author(author), self._signed)

    # ------------------------------------------------------------------ inside
    def _opened(self, found: Opened) -> None:
        self.read_only, self.author = found.read_only, found.author
        self.opened.emit()
        self.saved.emit(self.last_saved)
        if found.drafts and self.read_only is None:  # else somebody is typing them in another window
            self.drafts_found.emit(found.drafts)

    def _between(self, _done: int, _all: int) -> None:
        self._thread.serve()

    def _read_again(self) -> None:
        if self._visit:
            self.open_visit(self._visit)

    def _signed(self, author: str) -> None:
        self.author = author

    def _show(self, view: View, touched: Rows) -> None:
        if view.visit != self._visit:  # another was opened meanwhile, and is still being read
            return
        self.undo_label, self.redo_label = view.undo, view.redo
        self.undo_changed.emit()
        if view.snapshot is not None:
            self.snapshot = view.snapshot
            self.visit_changed.emit(view.snapshot, touched)
            QTimer.singleShot(0, self, lambda: self._tell_shown(view.snapshot, touched))
        elif self._visit:
            self._visit, self.snapshot = "", None
            self.visit_gone.emit()

    def _tell_shown(self, snapshot: Snapshot | None, touched: Rows) -> None:
        if snapshot is not None and snapshot is self.snapshot:
            self.visit_shown.emit(snapshot, touched)

    def _walk(self, way: str) -> None:
        visit, now = self._visit, self.clock()

        def done(outcome: tuple[Any, Rows, View]) -> None:
            undone, touched, view = outcome
            self.retraced.emit(frozenset(id for _kind, id in touched))
            self._show(view, touched)
            self.undone.emit(undone, way)

        self._typing.flush()
        self._write(lambda: self._shelf.walk(way, visit, now), done, None)

    def _put_drafts(self, texts: dict[Address, str]) -> None:
        now = self.clock()
        self._write(lambda: self._shelf.save_drafts(texts, now), lambda _: None, None)
