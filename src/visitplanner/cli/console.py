"""What every command gets: the language it speaks, the library it is about, who writes and what time it is."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visitplanner.base import paths
from visitplanner.base.errors import Refusal
from visitplanner.base.language import Language
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli.cells import printable
from visitplanner.domain.records import Visit
from visitplanner.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from visitplanner.store.library import Library


@dataclass(frozen=True, slots=True)
class Console:
    """One run of the command line. `author` is empty where the name that was given before is meant."""

    language: Language
    folder: Path
    now: datetime
    author: str = ""

    def say(self, phrase: Phrase | str, **facts: Any) -> None:
        """A line of a stored phrase, or of a msgid with its facts."""
        print(printable(self.language.say(Phrase(phrase, facts) if isinstance(phrase, str) else phrase)))

    def show(self, value: Any) -> None:
        """`value` as JSON, to be read by programs: the same in every language."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    @property
    def has_library(self) -> bool:
        """Whether there is anything to read; writing makes it."""
        from visitplanner.store import layout  # slow import  # noqa: PLC0415

        return layout.database(self.folder).exists()

    @contextlib.contextmanager
    def open(self, *, write: bool = False) -> Iterator[Library]:
        """The library. Reading is always possible; writing raises `Trouble` while a window is open."""
        if not write and not self.has_library:
            raise Refusal(N_("There is no library in {folder} yet."), folder=self.folder)
        from visitplanner.store import identity  # slow import  # noqa: PLC0415
        from visitplanner.store.library import Library  # slow import  # noqa: PLC0415

        who = identity.load(paths.config_folder(), self.folder)
        if self.author and self.author != who.author:
            who = identity.named(paths.config_folder(), who, self.author)
        library = Library.open(self.folder, identity=who, now=self.now, write=write)
        try:
            yield library
        finally:
            library.close(now=self.now)


def find_visit(library: Library, code: str) -> Visit:
    """The visit of that code, in any case, or of that id. Refused when there is none, or several of one code."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    visits = library.read(snapshots.all_of, Visit)
    found = [visit for visit in visits if visit.id == code]
    found = found or [visit for visit in visits if visit.code.casefold() == code.casefold()]
    if not found:
        raise Refusal(N_("There is no visit “{code}”. “visitplanner visits” lists them."), code=code)
    if len(found) > 1:
        ids = tuple(visit.id for visit in found)
        raise Refusal(N_("Several visits are called “{code}”. Give one of these instead: {ids}"), code=code, ids=ids)
    return found[0]


def read_visit(library: Library, code: str) -> Snapshot:
    """All of the visit of that code or id."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    snapshot = library.read(snapshots.visit_snapshot, find_visit(library, code).id)
    if snapshot is None:
        raise Refusal(N_("This is no longer there: it was deleted meanwhile."))
    return snapshot
