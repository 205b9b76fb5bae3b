"""The Library: one folder with one database, and the only door to it. Nothing else here is imported from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, select

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import N_, Phrase
from visitplanner.store import (
    backups,
    drafts,
    driver,
    finding,
    history,
    layout,
    locking,
    media,
    mounts,
    opening,
    receiving,
    rescuing,
    search,
    undoing,
    upgrades,
    verifying,
    whereabouts,
)
from visitplanner.store import change as log
from visitplanner.store.backups import Restored
from visitplanner.store.change import Address, Change
from visitplanner.store.drafts import Draft
from visitplanner.store.editing import Edit, Gesture, accepted, editing
from visitplanner.store.failures import told
from visitplanner.store.finding import Found
from visitplanner.store.history import GestureLine, HistoryLine
from visitplanner.store.identity import Identity
from visitplanner.store.journal import Journal
from visitplanner.store.ledger import CHANGE
from visitplanner.store.media import Blob
from visitplanner.store.receiving import Received
from visitplanner.store.search import Hit
from visitplanner.store.soundness import Finding
from visitplanner.store.undoing import Undone
from visitplanner.store.vocabulary import LENGTHS, Vocabulary

P = ParamSpec("P")
T = TypeVar("T")

WRITE_DRAFTS = N_("Write")


class Library:
    """An open library. Reading is possible from any thread; whoever writes does so from one thread at a time."""

    def __init__(
        self,
        folder: Path,
        identity: Identity,
        readers: Engine,
        writer: Engine | None,
        lock: locking.Hold | None,
    ) -> None:
        self.folder = folder
        self.identity = identity
        self.last_saved: datetime | None = None
        self._readers, self._writer, self._lock = readers, writer, lock
        self._one_at_a_time = threading.RLock()
        self._changed = False
        self._vocabulary = Vocabulary()

    @classmethod
    def open(cls, folder: Path, *, identity: Identity, now: datetime, write: bool = True) -> Library:
        """Open the library in `folder`, and make it when there is none.

        Raises `Trouble`: "locked" (with `owner`), "read_only", "newer", "damaged", "no_backup", "full", "old_sqlite",
        "network_folder", "not_library". With `write=False` nothing is written and nobody is waited for.
        """
        driver.require_version()
        path = layout.database(folder)
        if not write:
            return cls._opened(folder, identity, None, None)
        if mounts.is_unsafe(folder):
            raise Trouble("network_folder", folder=folder)
        lock = locking.hold(folder)
        writer = opening.writer(path)
        try:
            with told(folder):
                # Asked without writing: what is not ours to open stays as it is, to the byte.
                upgrades.look_at(path)
                upgrades.bring_up(writer, folder, now=now)
            return cls._opened(folder, identity, writer, lock)
        except BaseException:
            writer.dispose()
            lock.release()
            raise

    @classmethod
    def _opened(
        cls, folder: Path, identity: Identity, writer: Engine | None, lock: locking.Hold | None
    ) -> Library:
        path = layout.database(folder)
        if not path.exists():
            raise Trouble("source", path=path, detail=strerror(ENOENT))
        library = cls(folder, identity, opening.readers(path), writer, lock)
        try:
            found, library.last_saved = library.read(_state, path)
            if found < len(upgrades.STEPS):
                raise Trouble("read_only", folder=folder)
        except BaseException:
            library._readers.dispose()
            raise
        return library

    # ------------------------------------------------------------------ reading
    def read(self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`query(reader, *args)` in one read-only unit of work that sees one moment. See `snapshots` and `history`."""
        with told(self.folder), opening.reading(self._readers) as reader:
            return query(reader, *args, **kwargs)

    def history(self, kind: str, id: str) -> tuple[HistoryLine, ...]:
        """The life of one row, newest first."""
        return self.read(history.of_row, (kind, id))

    def gestures(self, visit: str, *, limit: int = 200) -> tuple[GestureLine, ...]:
        """What was done on a visit, newest first."""
        return self.read(history.gestures, visit, limit)

    def changes(self, space: str, since: Mapping[str, int] | None = None) -> tuple[Change, ...]:
        """The changes of a space above a version vector, causes first."""
        return self.read(history.changes, space, since or {})

    def find(
        self, words: str, *, groups: Sequence[Collection[str]] = (), limit: int = 50, visit: str | None = None,
        language: str = "",
    ) -> Found:  # fmt: skip
        """What `words` find as a search box shows it, typing errors in Latin words forgiven; see `finding.find`."""
        return self.read(
            finding.find, self._vocabulary, words, groups=groups, limit=limit, space=visit, language=language
        )

    def prepare_finding(self, between: Callable[[], None]) -> None:
        """Read ahead what `find` needs when a word was mistyped; `between` is called every few milliseconds."""

        def prepare(reader: Connection, length: int) -> None:
            self._vocabulary.prepare(opening.dbapi(reader), length)

        for length in LENGTHS:
            self.read(prepare, length)
            between()

    def known(self, keys: Iterable[tuple[str, str, str]], *, language: str = "") -> tuple[Hit, ...]:
        """The records with these (kind, id, space) as hits of `find`, without those that are gone."""
        return self.read(finding.known, keys, language=language)

    def visits_with(self, id: str, space: str) -> tuple[str, ...]:
        """Ids of the visits that show a record, the latest first."""
        return self.read(whereabouts.visits_with, id, space)

    # ------------------------------------------------------------------ editing
    @contextmanager
    def edit(
        self, label: Phrase, *, now: datetime, visit: str | None = None, identity: Identity | None = None
    ) -> Iterator[Edit]:
        """One gesture: one transaction, one Change per touched space. Nothing is written when the body raises.

        With an `identity` the data is shipped: its changes are the same on every laptop, and cannot be undone.
        """
        gesture = Gesture(label, identity or self.identity, now, visit or "", shipped=identity is not None)
        with self._writing("edit", now) as connection:
            with editing(connection, gesture) as edit:
                yield edit
            if edit.changes and not gesture.shipped:
                undoing.record(connection, edit)
        self._scrub(edit.journal, now)

    def undo(self, visit: str | None, *, now: datetime) -> Undone | None:
        """Take back the last gesture on a visit, or None. What others changed since is left, and said."""
        return self._walk(visit, log.UNDO, now)

    def redo(self, visit: str | None, *, now: datetime) -> Undone | None:
        """Do again what was last undone on a visit."""
        return self._walk(visit, log.REDO, now)

    def undo_label(self, visit: str | None) -> Phrase | None:
        """What undo would take back."""
        step = self.read(undoing.next_step, visit or "", log.UNDO)
        return step.label if step else None

    def redo_label(self, visit: str | None) -> Phrase | None:
        """What redo would do again."""
        step = self.read(undoing.next_step, visit or "", log.REDO)
        return step.label if step else None

    def _walk(self, visit: str | None, way: str, now: datetime) -> Undone | None:
        # What is being typed is the last thing that was done, and the first to be taken back.
        self.cut_drafts(visit, now=now)
        with self._writing("edit", now) as connection:
            step = undoing.next_step(connection, visit or "", way)
            if step is None:
                return None
            gesture = Gesture(step.label, self.identity, now, visit or "", way, step.gesture)
            with editing(connection, gesture) as edit:
                left = undoing.invert(edit, step.latest)
            undoing.moved(connection, step, way, edit.changes[0].gesture if edit.changes else "")
            return Undone(step.label, edit.touched, left)

    def receive(self, changes: Iterable[Change], *, now: datetime) -> Received:
        """Take in changes from elsewhere: any order, any repeats. What cannot be true is kept apart and told."""
        with self._writing("receive", now) as connection:
            journal = Journal(connection)
            received = receiving.receive(journal, changes, self.identity.replica)
        self._scrub(journal, now)
        return received

    # ------------------------------------------------------------------ drafts
    def save_draft(self, kind: str, id: str, field: str, language: str, text: str, *, now: datetime) -> None:
        """Keep what is being typed, durable when this returns. Refuses more than a million bytes."""
        address, text = Address(kind, id, field, language), accepted(text, field)
        with self._writing("draft", now) as connection:
            drafts.keep(connection, address, text, now)

    def drafts(self) -> tuple[Draft, ...]:
        """What was typed and is not a version yet, oldest first."""
        return self.read(lambda reader: tuple(drafts.every(reader)))

    def discard_draft(self, kind: str, id: str, field: str, language: str, *, now: datetime) -> None:
        """Forget a draft: the last version stands again."""
        with self._writing("draft", now) as connection:
            drafts.drop(connection, Address(kind, id, field, language))

    def cut_drafts(self, visit: str | None = None, *, now: datetime) -> int:
        """Make versions of the drafts, of one visit or of all: before every export, check and merge. How many."""
        spaces = {draft.space for draft in self.drafts() if draft.space}
        chosen = [space for space in sorted(spaces) if visit is None or space.split("/")[0] == visit]
        if not chosen:
            return 0
        with self.edit(Phrase(WRITE_DRAFTS), now=now, visit=visit) as edit:
            return sum(edit.cut_drafts(space) for space in chosen)

    # ------------------------------------------------------------------ photos
    def add_photo(self, source: Path | bytes, *, now: datetime, name: str = "") -> Blob:
        """Take a photo or file in: first the file, then its row. Raises `Refusal` or `Trouble`."""
        intake = media.take_in(self.folder, source, name=name)
        with self._writing("media", now) as connection:
            return media.record(connection, intake, now=now)

    def blob_path(self, sha: str) -> Path:
        """Where the content of a photo or file lies."""
        return media.path_of(self.folder, sha)

    def thumbnail(self, sha: str) -> bytes:
        """A small JPEG of a photo; empty where there is none."""
        return self.read(media.thumbnail, sha)

    # ------------------------------------------------------------------ the file itself
    def verify(self) -> tuple[Finding, ...]:
        """Everything that is not as it was written; nothing for a sound library."""
        # A connection checks the index of search against what it read of it before: only a new one is right.
        self._readers.dispose()
        return self.read(verifying.verify, self.folder)

    def backup(self, *, now: datetime) -> Path:
        """Make a dated copy, checked; where it lies."""
        return backups.make(self.folder, now=now)

    @staticmethod
    def restore(folder: Path, backup: Path | None = None, *, now: datetime) -> Restored:
        """Put a copy (else the newest sound one) in the place of the database, which is set aside.

        From a damaged database comes back, besides the newest copy, all that can still be read in it.
        """
        if backup is None and backups.is_damaged(folder):
            return rescuing.rescue(folder, now=now)
        return backups.restore(folder, backup, now=now)

    def close(self, *, now: datetime) -> None:
        """Let go of the library, after a dated backup when something was changed."""
        try:
            if self._changed:
                backups.make(self.folder, now=now)
            if self._writer is not None:
                with told(self.folder):
                    media.sweep(self.folder, self.read(media.every), now=now)
        finally:
            self._readers.dispose()
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def _writing(self, by: opening.Writer, now: datetime) -> Iterator[Connection]:
        if self._writer is None:
            raise Trouble("read_only", folder=self.folder)
        with self._one_at_a_time, told(self.folder), opening.writing(self._writer, by) as connection:
            raw = opening.dbapi(connection)
            before = raw.total_changes
            yield connection
            written = raw.total_changes > before
        if written:
            self._changed = True
            self._vocabulary.age()
            self.last_saved = now

    def _scrub(self, journal: Journal, now: datetime) -> None:
        """After a redaction: nothing of it stays in the index of search or in the write-ahead log."""
        if self._writer is None or not journal.erased:
            return
        with self._writing("index", now) as connection:
            search.forget_deleted(opening.dbapi(connection))
        self._vocabulary.forget()
        with told(self.folder), self._writer.connect() as connection:
            opening.dbapi(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _state(reader: Connection, path: Path) -> tuple[int, datetime | None]:
    found = upgrades.format_of(opening.dbapi(reader), path)
    last = (
        reader.execute(select(CHANGE.c.wall).order_by(CHANGE.c.position.desc()).limit(1)).scalar()
        if found
        else None
    )
    return found, datetime.fromisoformat(last) if last else None
