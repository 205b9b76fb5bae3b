"""All practice notes of the library with what hangs on them, read again whenever one of them was touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from visitplanner.domain import practice_form
from visitplanner.domain.codec import wordings
from visitplanner.domain.merging import roots
from visitplanner.domain.practice_form import NoteField
from visitplanner.domain.records import (
    Attachment,
    City,
    Condition,
    Evidence,
    Place,
    PracticeNote,
    SourceLink,
)
from visitplanner.gui.desk.reader import Found, LibraryReader


@dataclass(frozen=True)
class Note:
    """One practice note with its rows, each in their order."""

    TOTAL: ClassVar[int] = len(practice_form.FIELDS)

    record: PracticeNote
    evidence: tuple[Evidence, ...] = ()
    conditions: tuple[Condition, ...] = ()
    links: tuple[SourceLink, ...] = ()
    media: tuple[Attachment, ...] = ()

    @cached_property
    def filled(self) -> int:
        """How many fields of the form have something in them."""
        present = practice_form.filled(self.record, self.evidence, self.links)
        return sum(present.values()) + bool(self.conditions) + bool(self.media)

    @cached_property
    def missing(self) -> tuple[NoteField, ...]:
        """What is still needed before it is printed as complete."""
        return practice_form.missing(self.record, self.evidence, self.links)

    def texts_in(self, language: str) -> int:
        """How many of the note's own texts there are in `language`."""
        return sum(bool(getattr(self.record, name)[language]) for name in wordings(PracticeNote))

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which something is written, the title's original first."""
        found: dict[str, None] = dict.fromkeys(filter(None, (self.record.title.original,)))
        for name in wordings(PracticeNote):
            found |= dict.fromkeys(getattr(self.record, name))
        return tuple(found)


@dataclass
class Notebook:
    """What was read last, by kind, and as notes by id."""

    records: Found = field(default_factory=dict)

    @property
    def cities(self) -> tuple[City, ...]:
        """Every city of the library."""
        return self.records.get(City, ())

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place of the library that stands for itself."""
        found: tuple[Place, ...] = self.records.get(Place, ())
        return tuple(one for one in found if self._roots[one.id] == one.id)

    @cached_property
    def notes(self) -> dict[str, Note]:
        """Every note, by id; where to see it is the place that stands for the one it names."""
        rows = {kind: self._by_note(kind) for kind in (Evidence, Condition, SourceLink, Attachment)}
        return {one.id: self._note(one, rows) for one in self.records.get(PracticeNote, ())}

    def _note(self, one: PracticeNote, rows: Mapping[type[Any], Mapping[str, list[Any]]]) -> Note:
        site = self._roots.get(one.site, one.site)
        mine = (sorted(found.get(one.id, ()), key=lambda row: (row.order, row.id)) for found in rows.values())
        return Note(one if site == one.site else replace(one, site=site), *map(tuple, mine))

    @cached_property
    def _roots(self) -> dict[str, str]:
        return roots(self.records.get(Place, ()))

    def _by_note(self, kind: type[Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for row in self.records.get(kind, ()):
            found.setdefault(row.owner if kind is Attachment else row.practice, []).append(row)
        return found


class NotebookReader(LibraryReader):
    """Reads all notes."""

    kinds = (City, Place, Evidence, Condition, SourceLink, Attachment, PracticeNote)
    makes = Notebook
