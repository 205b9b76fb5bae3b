"""What is worth knowing before a pack is handed out: texts that lack its language, and characters no font has."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from visitplanner.base.language import language
from visitplanner.domain.records import NAMES
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.pack import fonts
from visitplanner.pack.content import Speech, practice_notes
from visitplanner.pack.edition import Edition, Section


@dataclass(frozen=True, slots=True)
class Lacking:
    """A text printed in another language, marked, because the edition's own is missing."""

    kind: str
    id: str
    field: str
    text: str
    shown_in: str


@dataclass(frozen=True, slots=True)
class Undrawable:
    """A text with characters that no bundled font has; they print as `[U+…]`."""

    kind: str
    id: str
    field: str
    text: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Both lists, in the order of the pack."""

    lacking: tuple[Lacking, ...]
    undrawable: tuple[Undrawable, ...]


def report(snapshot: Snapshot, edition: Edition) -> Report:
    """Look through every text that `edition` prints."""
    speech = Speech(language(edition.language), snapshot, edition)
    lacking: list[Lacking] = []
    undrawable: list[Undrawable] = []
    for record, name, wording in _wordings(speech):
        picked = speech.pick(wording)
        kind = NAMES[type(record)]
        if picked and not picked.asked:
            lacking.append(Lacking(kind, record.id, name, picked.text, picked.language))
        if missing := fonts.missing(picked.text):
            undrawable.append(Undrawable(kind, record.id, name, picked.text, missing))
    return Report(tuple(lacking), tuple(undrawable))


def _wordings(speech: Speech) -> Iterator[tuple[Any, str, Wording]]:
    for record in _records(speech):
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if isinstance(value, Wording) and value:
                yield record, field.name, value


def _records(speech: Speech) -> Iterator[Any]:
    snapshot, edition = speech.snapshot, speech.edition
    yield snapshot.visit
    if edition.has(Section.DAYS) or edition.has(Section.OVERVIEW):
        yield from (*snapshot.days, *snapshot.sessions, *snapshot.legs)
        yield from (*snapshot.places.values(), *snapshot.cities.values())
    if edition.has(Section.PEOPLE):
        taking_part = {part.person for part in snapshot.participations}
        people = [person for person in snapshot.people.values() if person.id in taking_part]
        yield from (*snapshot.participations, *people)
        bodies = {person.organisation for person in people}
        yield from (one for one in snapshot.organisations.values() if one.id in bodies)
    if edition.has(Section.PRACTICES):
        for note in practice_notes(speech):
            yield note
            rows = (snapshot.evidence_of, snapshot.conditions_of, snapshot.links_of)
            for of in rows:
                yield from of(note.id)
            yield from snapshot.attachments_of.get(note.id, ())
