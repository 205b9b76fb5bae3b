"""Every text of a visit that can be translated, in the order of the programme and the pack, and how far each one is."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain import codec, programme
from visitplanner.domain.kinds import TextState, Visibility
from visitplanner.domain.records import NAMES, Session, Term
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording

VISIT, PROGRAMME = N_("Visit"), N_("Programme")
STAGING, PROTOCOL = N_("Bookings, groups, tasks"), N_("Protocol")
LEARNING, PEOPLE = N_("Objectives and questions"), N_("People and organisations")
PLACES, PRACTICES = N_("Places and cities"), N_("Practice notes")
OBSERVATIONS, OUTCOMES = N_("Observations"), N_("Action plan")
FILES = N_("Photos and files")
GLOSSARY, BANKS = N_("Glossary and phrases"), N_("Banks of questions")

SECTIONS = (
    VISIT, PROGRAMME, STAGING, PROTOCOL, LEARNING, PEOPLE, PLACES, PRACTICES, OBSERVATIONS, OUTCOMES, FILES,
    GLOSSARY, BANKS,
)  # fmt: skip
"""The parts of a work list, as msgids, in their order."""

_LIBRARY = {"term": GLOSSARY, "bank_question": BANKS}
"""Kinds of records that belong to no visit → their section."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text with all its translations: field `field` of the record `id`, listed in `section` (a msgid).

    `about` is the record that a reader looks for it under: the practice note of an evidence row, the owner of a photo.
    """

    kind: str
    id: str
    field: str
    wording: Wording
    section: str
    about: Any = dataclasses.field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What tells the text from all others, in one word."""
        return f"{self.kind}/{self.id}/{self.field}"

    @property
    def original(self) -> str:
        """The language it was first written in, or the one that stands in where that is unknown."""
        return self.wording.pick(self.wording.original).language

    def written_in(self, language: str) -> str:
        """The tag under which it is written for readers of `language`: `ja` may be `ja-JP`. Itself where it is not."""
        found = self.wording.pick(language)
        return found.language if found.text and found.asked else language

    def state(self, language: str) -> TextState:
        """How far it is for readers of `language`. What was first written in it needs no translation: checked."""
        tag = self.written_in(language)
        if not self.wording[tag]:
            return TextState.NONE
        return TextState.CHECKED if tag == self.original else self.wording.state(tag)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts are in each state; together they are `total`."""

    done: int
    machine: int
    draft: int
    outdated: int
    missing: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.done + self.machine + self.draft + self.outdated + self.missing

    @property
    def share(self) -> float:
        """From 0 to 1, how many are done; nothing to do is done."""
        return self.done / self.total if self.total else 1.0


def texts(snapshot: Snapshot, library: Iterable[Any] = ()) -> tuple[Entry, ...]:
    """All texts of a visit with what it refers to; `library` adds records that belong to no visit, such as terms.

    A wording without any text is nothing to translate, how a term sounds is said in each language by itself, and a
    private observation is nobody else's to read.
    """
    return (*snapshot.once(_texts), *_entries((_LIBRARY[NAMES[type(one)]], one, one) for one in library))


def for_pack(snapshot: Snapshot, practices: Sequence[str] | None = None) -> tuple[Entry, ...]:
    """Only what a briefing pack with every part prints; `practices` as in an edition: None is those of its sessions."""
    if practices is None:
        practices = [one.practice for one in snapshot.session_practices]
    printed = _printed(snapshot, frozenset(practices))
    return tuple(one for one in texts(snapshot) if (one.kind, one.id) in printed)


def lacking(
    entries: Iterable[Entry], language: str, states: Iterable[TextState] = (TextState.NONE,)
) -> tuple[Entry, ...]:
    """The texts that are not there in `language`, or that are in one of `states`."""
    wanted = frozenset(states)
    return tuple(one for one in entries if one.state(language) in wanted)


def progress(entries: Iterable[Entry], language: str) -> Progress:
    """How far a translation into `language` is."""
    return counted(one.state(language) for one in entries)


def counted(states: Iterable[TextState]) -> Progress:
    """How far texts in these states are."""
    found = Counter(states)
    order = (TextState.CHECKED, TextState.MACHINE, TextState.DRAFT, TextState.OUTDATED, TextState.NONE)
    return Progress(*(found[state] for state in order))


def languages(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Every language in which something is written, the most used first."""
    found = Counter(language for one in entries for language in one.wording)
    return tuple(sorted(found, key=lambda language: (-found[language], language)))


def _texts(snapshot: Snapshot) -> tuple[Entry, ...]:
    return tuple(_entries(_with_photos(snapshot)))


def _entries(rows: Iterable[tuple[str, Any, Any]]) -> Iterator[Entry]:
    for section, record, about in rows:
        for name in codec.wordings(type(record)):
            words: Wording = getattr(record, name)
            if words and not _stays(record, name):
                yield Entry(NAMES[type(record)], record.id, name, words, section, about)


def _stays(record: Any, name: str) -> bool:
    """Whether a text is no translation's business: how words sound, and what the glossary keeps as it is."""
    return isinstance(record, Term) and (name == "reading" or (record.keep and name == "name"))


Listed = Iterator[tuple[str, Any, Any]]
"""Section, record, and the record that it is looked for under."""


def _with_photos(snapshot: Snapshot) -> Listed:
    """Each record, with the captions of its photos after it."""
    hidden = {one.id for one in snapshot.observations if one.visibility is Visibility.PRIVATE}
    owners: set[str] = set(hidden)
    for part in _PARTS:
        for section, record, about in part(snapshot):
            if record.id in owners:
                continue
            owners.add(record.id)
            yield section, record, about
            yield from ((section, photo, about) for photo in snapshot.attachments_of.get(record.id, ()))
    for photo in snapshot.attachments:
        if photo.owner not in owners:
            yield FILES, photo, photo


def _visit(snapshot: Snapshot) -> Listed:
    yield VISIT, snapshot.visit, snapshot.visit
    if snapshot.cooperation is not None:
        yield VISIT, snapshot.cooperation, snapshot.cooperation


def _programme(snapshot: Snapshot) -> Listed:
    after = {one.before: one for one in snapshot.connectors}
    for plan in programme.days(snapshot):
        if plan.record is not None:
            yield PROGRAMME, plan.record, plan.record
        yield from _slots(snapshot, plan.slots, after)
    yield from _slots(snapshot, programme.tray(snapshot), after)
    yield from ((PROGRAMME, one, one) for one in (*snapshot.days, *snapshot.connectors))


def _slots(snapshot: Snapshot, slots: Iterable[programme.Slot], after: dict[str, Any]) -> Listed:
    for slot in slots:
        yield PROGRAMME, slot.item, slot.item
        if isinstance(slot.item, Session):
            yield from ((PROGRAMME, one, slot.item) for one in snapshot.run_of.get(slot.id, ()))
        if slot.id in after:
            yield PROGRAMME, after[slot.id], slot.item


def _staging(snapshot: Snapshot) -> Listed:
    groups: tuple[tuple[Any, ...], ...] = (snapshot.bookings, snapshot.tracks, snapshot.tasks)
    for rows in groups:
        yield from ((STAGING, one, one) for one in sorted(rows, key=lambda one: (one.order, one.id)))
    yield from ((STAGING, one, snapshot.session.get(one.session, one)) for one in snapshot.run_rows)


def _protocol(snapshot: Snapshot) -> Listed:
    yield from ((PROTOCOL, one, one) for one in sorted(snapshot.gifts, key=lambda one: (one.order, one.id)))


def _learning(snapshot: Snapshot) -> Listed:
    for rows in (snapshot.objectives, snapshot.questions):
        yield from ((LEARNING, one, one) for one in sorted(rows, key=lambda one: (one.number, one.id)))


def _people(snapshot: Snapshot) -> Listed:
    for part in sorted(snapshot.participations, key=lambda one: (one.side, one.rank, one.id)):
        person = snapshot.people.get(part.person)
        yield PEOPLE, part, person or part
        if person is not None:
            yield PEOPLE, person, person
    yield from ((PEOPLE, one, one) for one in (*snapshot.people.values(), *snapshot.organisations.values()))


def _places(snapshot: Snapshot) -> Listed:
    for city in snapshot.cities.values():
        yield PLACES, city, city
        mine = (one for one in snapshot.indicators if one.city == city.id)
        yield from ((PLACES, one, city) for one in sorted(mine, key=lambda one: (one.order, one.id)))
    yield from ((PLACES, one, one) for one in (*snapshot.places.values(), *snapshot.indicators))


def _practices(snapshot: Snapshot) -> Listed:
    for note in sorted(snapshot.practices.values(), key=lambda one: (one.code, one.id)):
        yield PRACTICES, note, note
        for of in (snapshot.evidence_of, snapshot.conditions_of, snapshot.links_of):
            yield from ((PRACTICES, one, note) for one in of(note.id))
    yield from ((PRACTICES, one, one) for one in (*snapshot.evidence, *snapshot.conditions, *snapshot.links))


def _observations(snapshot: Snapshot) -> Listed:
    rows = sorted(snapshot.observations, key=lambda one: (str(one.taken_at), one.id))
    yield from ((OBSERVATIONS, one, one) for one in rows)


def _outcomes(snapshot: Snapshot) -> Listed:
    for decision in snapshot.decisions:
        about = snapshot.practices.get(decision.practice, decision)
        yield OUTCOMES, decision, about
        yield from ((OUTCOMES, one, about) for one in snapshot.scores_of.get(decision.id, ()))
    yield from ((OUTCOMES, one, one) for one in snapshot.scores)
    actions = sorted(snapshot.actions, key=lambda one: (str(one.due), one.id))
    milestones = sorted(snapshot.milestones, key=lambda one: (str(one.date), one.id))
    yield from ((OUTCOMES, one, one) for one in (*actions, *milestones))


_PARTS: tuple[Callable[[Snapshot], Listed], ...] = (
    _visit, _programme, _staging, _protocol, _learning, _people, _places, _practices, _observations, _outcomes,
)  # fmt: skip
"""What lists the records, each at its best place first; one that was listed already is passed over."""


def _printed(snapshot: Snapshot, practices: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Kind and id of the records whose texts a pack prints."""
    people = {one.person for one in snapshot.participations}
    taking_part = [one for id, one in snapshot.people.items() if id in people]
    bodies = {one.organisation for one in taking_part}
    rows: tuple[Any, ...] = (*snapshot.evidence, *snapshot.conditions, *snapshot.links)
    found: tuple[Any, ...] = (
        snapshot.visit, *snapshot.days, *snapshot.sessions, *snapshot.legs,
        *snapshot.places.values(), *snapshot.cities.values(), *snapshot.participations, *taking_part,
        *(one for id, one in snapshot.organisations.items() if id in bodies),
        *(one for id, one in snapshot.practices.items() if id in practices),
        *(one for one in rows if one.practice in practices),
        *(one for one in snapshot.attachments if one.owner in practices),
    )  # fmt: skip
    return frozenset((NAMES[type(one)], one.id) for one in found)
