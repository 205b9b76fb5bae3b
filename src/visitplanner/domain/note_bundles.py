"""Practice notes with all that hangs on them, as files say them, and what taking them in would change.

A file may say less than there is: what it does not mention stays as it is, and nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import codec, ids
from visitplanner.domain.practice_form import free_code
from visitplanner.domain.records import (
    NAMES,
    Attachment,
    City,
    Condition,
    Evidence,
    Place,
    PracticeNote,
    SourceLink,
)
from visitplanner.domain.wording import Wording

ROWS: dict[str, type[Any]] = {
    "evidence": Evidence, "conditions": Condition, "sources": SourceLink, "media": Attachment,
}  # fmt: skip
"""What a file calls the rows of a note → their kind."""

KINDS: tuple[type[Any], ...] = (PracticeNote, City, Place, *ROWS.values())
"""What must be known of a library to send notes out or to plan their coming in."""

Records = Mapping[type[Any], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one record, by field; a wording holds only the languages that are mentioned, "" to empty one.

    `otherwise` counts where the record is new. Without an `id` it is a new one each time.
    """

    kind: type[Any]
    id: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    otherwise: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A note, its rows in their order, and the city and place it names. `name` is the file it came from."""

    note: Said
    rows: tuple[Said, ...] = ()
    city: Said | None = None
    site: Said | None = None
    name: str = ""


class Standing(StrEnum):
    """How a note of a file stands to the library."""

    NEW = "new"
    DIFFERS = "differs"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Deed:
    """One record to be added in `space`, or (with `adds` False) the fields to be set of one that is there."""

    kind: type[Any]
    id: str
    space: str
    values: Mapping[str, Any]
    adds: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking one bundle in would do."""

    bundle: Bundle
    id: str
    standing: Standing
    deeds: tuple[Deed, ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Kind and field of everything that differs, each once; a record that is added is a kind without a field."""
        found = [
            (NAMES[deed.kind], name)
            for deed in self.deeds
            for name in ("",) * deed.adds or tuple(deed.values)
            if deed.kind not in (City, Place)
        ]
        return tuple(dict.fromkeys(found))


def bundles(records: Records, chosen: Iterable[str] | None = None) -> tuple[Bundle, ...]:
    """The notes called `chosen` (all of them otherwise) as they go out, by code."""
    by_id = {kind: {one.id: one for one in records.get(kind, ())} for kind in (PracticeNote, City, Place)}
    wanted = by_id[PracticeNote] if chosen is None else frozenset(chosen)
    notes = (note for note in by_id[PracticeNote].values() if note.id in wanted)
    rows = {kind: _by_note(kind, records.get(kind, ())) for kind in ROWS.values()}
    return tuple(
        Bundle(
            _said(note),
            tuple(_said(row) for kind in ROWS.values() for row in rows[kind].get(note.id, ())),
            _place(by_id[City].get(note.city)),
            _place(by_id[Place].get(note.site)),
        )
        for note in sorted(notes, key=lambda note: (note.code.zfill(12), note.id))
    )


def require_different(found: Iterable[Bundle]) -> None:
    """Refuse two bundles of one note, naming the files they came from."""
    seen: dict[str, str] = {}
    for bundle in found:
        id = bundle.note.id
        if id and id in seen:
            raise Refusal(N_("{file} and {other} hold the same note."), file=seen[id], other=bundle.name)
        seen[id] = bundle.name


def owner_field(kind: type[Any]) -> str:
    """The register of a row that names its note."""
    return "owner" if kind is Attachment else "practice"


def plan(found: Iterable[Bundle], known: Records) -> tuple[Plan, ...]:
    """What taking each bundle in would do to a library that holds the records `known`."""
    return tuple(_Library(known).plans(found))


class _Library:
    """What is there, and what will be once the bundles before have been taken in."""

    def __init__(self, known: Records) -> None:
        self.rows = {kind: {one.id: one for one in known.get(kind, ())} for kind in KINDS}
        self.codes = [note.code for note in self.rows[PracticeNote].values()]
        self.named = {kind: dict(_names(self.rows[kind].values())) for kind in (City, Place)}
        self.taken: set[str] = set()

    def plans(self, found: Iterable[Bundle]) -> Iterator[Plan]:
        for bundle in found:
            yield self._plan(bundle)

    def _plan(self, bundle: Bundle) -> Plan:
        note = bundle.note
        id = note.id or ids.new()
        city, deeds = self._settled(City, bundle.city, {})
        site, more = self._settled(Place, bundle.site, {"city": city} if city else {})
        named = {name: there for name, there in (("city", city), ("site", site)) if there}
        record = self.rows[PracticeNote].get(id)
        new = (
            {} if record or {**note.otherwise, **note.values}.get("code") else {"code": free_code(self.codes)}
        )
        told = Said(PracticeNote, id, {**note.values, **named}, {**note.otherwise, **new})
        deeds = [*deeds, *more, *self._deeds(told, id, record.space if record else id)]
        for row in bundle.rows:
            deeds += self._row(row, id, record.space if record else id)
        self.codes.append({**told.otherwise, **told.values}.get("code", ""))
        standing = Standing.NEW if record is None else Standing.DIFFERS if deeds else Standing.SAME
        return Plan(bundle, id, standing, tuple(deeds))

    def _row(self, row: Said, note: str, space: str) -> list[Deed]:
        """A row that belongs to another note here is another row: the file was copied, and its note made anew."""
        owner = owner_field(row.kind)
        there = self.rows[row.kind].get(row.id)
        strange = there is not None and getattr(there, owner) != note
        id = ids.derived("row", note, row.id) if strange else row.id
        while id in self.taken:
            id = ids.derived("row", note, id)
        self.taken.add(id)
        return self._deeds(Said(row.kind, id, row.values, {**row.otherwise, owner: note}), id, space)

    def _deeds(self, said: Said, id: str, space: str) -> list[Deed]:
        record = self.rows[said.kind].get(id)
        if record is None:
            return [Deed(said.kind, id, space, {**said.otherwise, **said.values}, True)]
        changed = {
            name: value for name, value in said.values.items() if _differs(getattr(record, name), value)
        }
        return [Deed(said.kind, id, space, changed, False)] if changed else []

    def _settled(self, kind: type[Any], said: Said | None, more: Mapping[str, Any]) -> tuple[str, list[Deed]]:
        """The id of a city or place: the one of that id, of that name, or else a new one."""
        if said is None:
            return "", []
        names = [name.casefold() for name in said.values["name"].texts.values() if name]
        named = (self.named[kind][name] for name in names if name in self.named[kind])
        id = said.id if said.id in self.rows[kind] else next(named, "")
        if id:
            return id, []
        id = said.id or ids.new()
        self.rows[kind][id] = said
        self.named[kind] |= dict.fromkeys(names, id)
        return id, [Deed(kind, id, id, {**more, **said.values}, True)]


def _differs(now: Any, said: Any) -> bool:
    if not isinstance(said, Wording):
        return bool(now != said or type(now) is not type(said))
    return (
        any(now[language] != text for language, text in said.texts.items())
        or any(now.states.get(language) != state for language, state in said.states.items())
        or bool(said.original and said.original != now.original)
    )


def _said(record: Any) -> Said:
    kind = type(record)
    left_out = () if kind is PracticeNote else (owner_field(kind),)
    values = {name: value for name, value in codec.values(record).items() if name not in left_out}
    return Said(kind, record.id, values)


def _place(record: Any) -> Said | None:
    """What is told of a city or place, so that it can be made where it is not known."""
    if record is None:
        return None
    told = ("name", "zone", "country") if isinstance(record, City) else ("name", "zone")
    return Said(type(record), record.id, {name: getattr(record, name) for name in told})


def _by_note(kind: type[Any], rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda row: (row.order, row.id)):
        found.setdefault(getattr(row, owner_field(kind)), []).append(row)
    return found


def _names(records: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for one in records:
        if not getattr(one, "alias_of", ""):
            yield from ((text.casefold(), one.id) for text in one.name.texts.values() if text)
