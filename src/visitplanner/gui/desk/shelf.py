"""The library as the database thread handles it: opened, read, written, closed. Everything here runs on that thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase

if TYPE_CHECKING:
    from visitplanner.domain.snapshot import Snapshot
    from visitplanner.domain.visit_line import VisitLine
    from visitplanner.store.bin import BinLine
    from visitplanner.store.drafts import Draft
    from visitplanner.store.library import Library
    from visitplanner.store.undoing import Undone

Rows = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class View:
    """What is read of `visit` after every gesture. `snapshot` is None without an open visit, or when it was deleted."""

    visit: str
    snapshot: Snapshot | None
    undo: Phrase | None
    redo: Phrase | None


@dataclass(frozen=True, slots=True)
class Opened:
    """How opening went: why it is for reading only, if it is, and what was being typed when the program last ended."""

    read_only: Trouble | None
    author: str
    drafts: tuple[Draft, ...]


class Shelf:
    """Holds the open library."""

    def __init__(self, folder: Path, config: Path) -> None:
        self.folder, self._config = folder, config
        self._library: Library | None = None
        self._recent = ""
        self._shown: Snapshot | None = None

    @property
    def library(self) -> Library:
        """The open library."""
        if self._library is None:
            raise Trouble("not_library", path=self.folder)
        return self._library

    @property
    def last_saved(self) -> datetime | None:
        """When something was last made durable."""
        return self._library.last_saved if self._library else None

    def open(self, now: datetime) -> Opened:
        """Open for writing; for reading where another process writes or the folder cannot be written."""
        from visitplanner.store import identity  # slow import  # noqa: PLC0415
        from visitplanner.store.library import Library  # slow import  # noqa: PLC0415

        who, reason = identity.load(self._config, self.folder), None
        try:
            self._library = Library.open(self.folder, identity=who, now=now)
        except Trouble as trouble:
            if trouble.kind not in ("locked", "read_only"):
                raise
            reason = trouble
            self._library = Library.open(self.folder, identity=who, now=now, write=False)
        return Opened(reason, who.author, self._library.drafts())

    def restore(self, now: datetime) -> Opened:
        """Put the newest sound backup, and what else can be read, in the place of a damaged database, and open it."""
        from visitplanner.store.library import Library  # slow import  # noqa: PLC0415

        Library.restore(self.folder, now=now)
        return self.open(now)

    def close(self, now: datetime) -> None:
        """Close, after a backup when something was changed."""
        if self._library is not None:
            library, self._library = self._library, None
            library.close(now=now)

    def name_author(self, author: str) -> str:
        """Sign what is written from now on with `author`."""
        from visitplanner.store import identity  # slow import  # noqa: PLC0415

        self.library.identity = identity.named(self._config, self.library.identity, author)
        return self.library.identity.author

    # ------------------------------------------------------------------ reading
    def lines(self, now: datetime) -> tuple[VisitLine, ...]:
        """The lines of the library."""
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        return self.library.read(snapshots.library, now)

    def view(self, visit: str) -> View:
        """The visit, and what undo and redo would do there."""
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        library = self.library
        if visit:
            self._recent = ""
        where = visit or self._recent
        self._shown = library.read(snapshots.visit_snapshot, visit) if visit else None
        return View(visit, self._shown, library.undo_label(where), library.redo_label(where))

    def read_ahead(self, visit: str) -> None:
        """Read a visit for nothing: the next reading finds its statements made and its pages in memory."""
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        self.library.read(snapshots.visit_snapshot, visit)

    def _view_after(self, visit: str, touched: Rows) -> View:
        """The view after a gesture, in one unit of work that reads only what it touched where that suffices."""
        from visitplanner.store import refreshing, undoing  # slow import  # noqa: PLC0415

        before = self._shown
        if before is None or before.visit.id != visit:
            return self.view(visit)

        def read(reader: Any) -> View:
            return View(visit, refreshing.refreshed(reader, before, touched), *undoing.labels(reader, visit))

        view = self.library.read(read)
        self._shown = view.snapshot
        return view

    def records(self, kind: type[Any]) -> tuple[Any, ...]:
        """All records of a kind in the library."""
        from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

        return self.library.read(snapshots.all_of, kind)

    def blob(self, sha: str) -> Any:
        """What is known of a photo or file."""
        from visitplanner.store import media  # slow import  # noqa: PLC0415

        return self.library.read(media.find, sha)

    def deleted(self, visit: str) -> tuple[tuple[BinLine, ...] | None, tuple[BinLine, ...]]:
        """What was deleted in a visit (None without one) and from the library, latest first."""
        from visitplanner.store import bin as bins  # slow import  # noqa: PLC0415

        return self.library.read(bins.lines, visit)

    # ------------------------------------------------------------------ writing
    def do(
        self, label: Phrase, operation: Callable[[Any], Any], visit: str, now: datetime
    ) -> tuple[Any, Rows, View]:
        """One gesture: its result, the rows it touched, and the visit after it."""
        with self.library.edit(label, now=now, visit=visit or None) as edit:
            result = operation(edit)
        if not visit:
            # What is done to whole visits is taken back from the library, as long as no visit was opened since.
            self._recent = min(edit.touched.visits, default="")
        return result, edit.touched.rows, self._view_after(visit, edit.touched.rows)

    def walk(self, way: str, visit: str, now: datetime) -> tuple[Undone | None, Rows, View]:
        """Undo or redo."""
        step = self.library.undo if way == "undo" else self.library.redo
        undone = step(visit or self._recent, now=now)
        touched = undone.touched.rows if undone else frozenset()
        return undone, touched, self._view_after(visit, touched)

    def load_samples(self, now: datetime, *, traps: bool) -> None:
        """Put the sample visits in, without their photos; with `traps` the demonstration of warnings too."""
        from visitplanner.operations.samples import loading  # slow import  # noqa: PLC0415

        (loading.load_traps if traps else loading.load_records)(self.library, now=now)
        self.library.last_saved = now

    def load_photos(self, now: datetime, between: Callable[[int, int], None]) -> None:
        """Paint the photos of the sample visits, which takes seconds; `between(done, all)` is called after each."""
        from visitplanner.operations.samples import loading  # slow import  # noqa: PLC0415

        loading.load_photos(self.library, now=now, progress=between)

    def save_drafts(self, texts: dict[tuple[str, str, str, str], str], now: datetime) -> None:
        """Keep what is being typed."""
        for address, text in texts.items():
            self.library.save_draft(*address, text, now=now)

    def drop_draft(self, address: tuple[str, str, str, str], now: datetime) -> None:
        """Forget one draft."""
        self.library.discard_draft(*address, now=now)

    def discard_drafts(self, drafts: tuple[Draft, ...], now: datetime) -> None:
        """Forget drafts: the last versions stand again."""
        for draft in drafts:
            self.library.discard_draft(draft.kind, draft.id, draft.field, draft.language, now=now)
