"""What comes from files: translations of texts, practice notes. One gesture each; what is the same stays untouched."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import codec, note_bundles, translations
from visitplanner.domain.note_bundles import Bundle, Deed, Plan, Said, Standing
from visitplanner.domain.records import (
    KINDS,
    Attachment,
    City,
    Cooperation,
    Organisation,
    Person,
    Place,
    PracticeNote,
    Term,
    Visit,
)
from visitplanner.domain.translations import Fate, Translations
from visitplanner.domain.wording import Wording
from visitplanner.operations import fields, practices, rules
from visitplanner.store.editing import Edit

_ROOTS: tuple[type[Any], ...] = (Visit, City, Place, Person, Organisation, PracticeNote, Cooperation, Term)
"""Kinds whose records are spaces of their own: an id names one of them."""

_There = Mapping[tuple[type[Any], str], Any]
"""Kind and id → the record that was there before."""


class Content(Protocol):
    """What is known of a photo or file that was taken into the library."""

    @property
    def sha(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def taken_at(self) -> datetime | None: ...


def take_translations(edit: Edit, found: Translations) -> dict[str, int]:
    """Write what was translated, with its state; how many units had which fate, by the names of `Fate`.

    Where the source is no longer what was translated, the text comes in as outdated. Refuses a tag that is no language.
    """
    rules.language(found.target)
    edit.expect((KINDS[unit.kind], unit.id) for unit in found.units if _translatable(unit.kind, unit.field))

    def wording_of(kind: str, id: str, field: str) -> Wording | None:
        rows = edit.find(KINDS[kind], id=id) if _translatable(kind, field) else ()
        return getattr(rows[0], field) if rows else None

    takings = translations.plan(found, wording_of)
    for one in takings:
        if one.fate in (Fate.TAKEN, Fate.OUTDATED):
            unit = one.unit
            edit.write(KINDS[unit.kind], unit.id, unit.field, one.language, unit.target_text)
            if one.state is not None:
                edit.set_state(KINDS[unit.kind], unit.id, unit.field, one.language, one.state)
    return translations.counts(takings)


def take_notes(
    edit: Edit, found: Sequence[Bundle], contents: Mapping[str, Content] | None = None
) -> dict[str, int]:
    """Add the notes that are new and set what differs; how many had which standing, by the names of `Standing`.

    `contents` are the photos that were taken in before, by the SHA-256 their files had. Nothing is deleted. Refuses,
    with the file and the field, what may not be entered, and with both files one note that is in two.
    """
    note_bundles.require_different(found)
    known = {kind: edit.find(kind) for kind in note_bundles.KINDS}
    plans = note_bundles.plan(tuple(_with(one, contents or {}) for one in found), known)
    edit.expect((deed.kind, deed.id) for one in plans for deed in one.deeds)
    taken = {one.id for kind in _ROOTS for one in known.get(kind) or edit.find(kind)}
    there = {(kind, one.id): one for kind, found in known.items() for one in found}
    for one in plans:
        _take(edit, one, taken, there)
    return {standing.value: sum(one.standing is standing for one in plans) for standing in Standing}


def _with(bundle: Bundle, contents: Mapping[str, Content]) -> Bundle:
    return replace(bundle, rows=tuple(_kept(row, contents) for row in bundle.rows))


def _kept(row: Said, contents: Mapping[str, Content]) -> Said:
    content = contents.get(row.values.get("blob") or row.otherwise.get("blob", ""))
    if row.kind is not Attachment or content is None:
        return row
    taken = content.taken_at if content.taken_at and content.taken_at.tzinfo else None
    seen = {"media_type": content.media_type, **({"taken_at": taken} if taken else {})}
    otherwise = {**seen, **row.otherwise, **({"blob": content.sha} if "blob" in row.otherwise else {})}
    values = {**row.values, **({"blob": content.sha} if "blob" in row.values else {})}
    return replace(row, values=values, otherwise=otherwise)


def _take(edit: Edit, plan: Plan, taken: set[str], there: _There) -> None:
    """Do it. `taken` are the ids of spaces, those that are made here included."""
    try:
        for deed in plan.deeds:
            _check(deed, taken)
            if deed.adds:
                _add(edit, deed)
                taken.add(deed.space)
            else:
                _set(edit, deed, there[deed.kind, deed.id])
            if deed.kind is PracticeNote:
                _settle_period(
                    edit, deed, there.get((PracticeNote, deed.id)) or PracticeNote(id="", space="")
                )
    except Refusal as refusal:
        said = N_("{file}, “{name}”: {reason}")
        facts = {"file": plan.bundle.name, "name": refusal.field, "reason": refusal.phrase}
        raise Refusal(said, field=refusal.field, **facts) from refusal


def _settle_period(edit: Edit, deed: Deed, there: PracticeNote) -> None:
    """Refuse a note that with what is said of it, over what is known, would end before it began."""
    start, end, ongoing = (
        deed.values.get(name, getattr(there, name)) for name in ("start", "end", "ongoing")
    )
    if end and not ongoing and {"start", "end", "ongoing"} & {*deed.values}:
        practices.set_period(edit, deed.id, start, end, ongoing)


def _check(deed: Deed, taken: Collection[str]) -> None:
    for name, value in deed.values.items():
        if isinstance(value, Wording):
            for language in (*value.texts, *value.states, *filter(None, (value.original,))):
                rules.language(language)
        elif name in ("start", "end"):
            rules.period(value, name)
        else:
            fields.check_value(deed.kind, name, value)
    if deed.adds and deed.kind in _ROOTS and deed.id in taken:
        raise Refusal(N_("This id belongs to something else here."), field="id")


def _add(edit: Edit, deed: Deed) -> None:
    values = {name: _whole(value) for name, value in deed.values.items()}
    edit.add(deed.kind, space=deed.space, id=deed.id, **values)


def _whole(value: Any) -> Any:
    """A wording without an original was first written in the language that is said first."""
    if isinstance(value, Wording) and not value.original:
        return replace(value, original=next(iter(value.texts), ""))
    return value


def _set(edit: Edit, deed: Deed, record: Any) -> None:
    """Only what is said over `record`: other languages of a text stay as they are, and so do disagreements."""
    for name, value in deed.values.items():
        if not isinstance(value, Wording):
            edit.set(deed.kind, deed.id, **{name: value})
            continue
        there: Wording = getattr(record, name)
        if value.original:
            edit.set_original(deed.kind, deed.id, name, value.original)
        for language, text in sorted(value.texts.items(), key=lambda one: one[0] != value.original):
            if text != there[language]:
                edit.write(deed.kind, deed.id, name, language, text)
        for language, state in value.states.items():
            edit.set_state(deed.kind, deed.id, name, language, state)


def _translatable(kind: str, field: str) -> bool:
    return kind in KINDS and field in codec.wordings(KINDS[kind])
