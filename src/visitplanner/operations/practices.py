"""Practice notes: the note, its repeating rows, its photos, and the sessions that are about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import ids, practice_form
from visitplanner.domain.kinds import ConditionSort, NoteStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import (
    Attachment,
    City,
    Condition,
    Evidence,
    PracticeNote,
    Session,
    SessionPractice,
    SourceLink,
    record_type,
)
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

ROWS = (Evidence, Condition, SourceLink, Attachment)


def create(edit: Edit, *, title: str, language: str, city: str = "") -> str:
    """A new practice note and its id; its code is the next free number (`N10`)."""
    id = ids.new()
    words = programme.titled(rules.title(title), language)
    if city:
        edit.get(City, city)
    code = practice_form.free_code(note.code for note in edit.find(PracticeNote))
    edit.add(PracticeNote, space=id, id=id, title=words, city=city, code=code)
    return id


def delete(edit: Edit, practice: str) -> None:
    """To the bin. Its rows and links stay behind it and are back when it is."""
    edit.get(PracticeNote, practice)
    edit.delete(PracticeNote, practice)


def attach(edit: Edit, session: str, practice: str) -> None:
    """Say that a session is about a practice note; once is enough."""
    id = ids.link("session_practice", session, practice)
    if edit.find(SessionPractice, session=session, practice=practice):
        return
    edit.get(PracticeNote, practice)
    edit.add(
        SessionPractice, space=edit.get(Session, session).space, id=id, session=session, practice=practice
    )


def detach(edit: Edit, session: str, practice: str) -> None:
    """Take that back."""
    for row in edit.find(SessionPractice, session=session, practice=practice):
        edit.delete(SessionPractice, row.id)


def set_period(
    edit: Edit, practice: str, start: str | None = None, end: str | None = None, ongoing: bool | None = None
) -> None:
    """When it ran: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` each; an ongoing one has no end. What is None stays as it is."""
    note = edit.get(PracticeNote, practice)
    start, end = note.start if start is None else start, note.end if end is None else end
    ongoing = note.ongoing if ongoing is None else ongoing
    for value, field in ((start, "start"), (end, "end")):
        rules.period(value, field)
    shared = min(len(start), len(end))
    if not ongoing and end[:shared] < start[:shared]:
        raise Refusal(N_("The end is before the start."), field="end")
    edit.set(PracticeNote, practice, start=start, end="" if ongoing else end, ongoing=ongoing)


def set_status(
    edit: Edit, practice: str, status: NoteStatus, *, by: str | None = None, on: date | None = None
) -> None:
    """One step of `practice_form.STEPS`. Checked by the host: `by` whom (a role) and `on` which day, else as before.

    Raises Refusal at "checked_by" or "checked_on" where one of them is missing, at "status" for a step that there is
    not, and for publishing while something is missing that is needed before printing.
    """
    note = edit.get(PracticeNote, practice)
    if status not in (step for step, _words in practice_form.STEPS[note.status]):
        raise Refusal(
            N_("A note that is “{before}” cannot become “{after}” in one step."), field="status",
            before=Phrase(label(note.status)), after=Phrase(label(status)),
        )  # fmt: skip
    values: dict[str, Any] = {"status": status}
    if status is NoteStatus.CHECKED_BY_HOST:
        by, on = note.checked_by if by is None else by, on or note.checked_on
        values |= {"checked_by": rules.title(by, "checked_by"), "checked_on": on}
        if on is None:
            raise Refusal(N_("Say on which day it was checked."), field="checked_on")
        rules.day(on, "checked_on")
    if status is NoteStatus.PUBLISHED:
        _complete(edit, note)
    edit.set(PracticeNote, practice, **values)


def _complete(edit: Edit, note: PracticeNote) -> None:
    evidence, links = edit.find(Evidence, practice=note.id), edit.find(SourceLink, practice=note.id)
    missing = practice_form.missing(note, evidence, links)
    if missing:
        raise Refusal(
            N_("Still needed before that: {name}") if len(missing) == 1
            else N_("Still needed before that: {name}, and {n} more"),
            field="status", name=Phrase(missing[0].label), n=len(missing) - 1,
        )  # fmt: skip


def add_evidence(edit: Edit, practice: str) -> str:
    """An empty row of evidence at the end; its id. Fields are set through `fields`."""
    return _add_row(edit, Evidence, practice)


def add_condition(edit: Edit, practice: str, sort: ConditionSort) -> str:
    """An empty condition, barrier or enabler at the end; its id."""
    return _add_row(edit, Condition, practice, sort=sort)


def add_link(edit: Edit, practice: str, *, url: str = "", accessed: date | None = None) -> str:
    """A source at the end; its id."""
    return _add_row(edit, SourceLink, practice, url=url, accessed=accessed)


def add_media(
    edit: Edit, owner_kind: type[Any] | str, owner: str, *, blob: str, name: str, media_type: str, **seen: Any
) -> str:
    """A photo or file of any record, at the end of its others; its id.

    `blob` is the SHA-256 the store keeps it under, `seen` what the photo says of itself (`taken_at`, `zone`).
    """
    space = edit.get(record_type(owner_kind), owner).space
    order = 1 + max((row.order for row in edit.find(Attachment, owner=owner)), default=0)
    return edit.add(
        Attachment, space=space, owner=owner, blob=blob, name=name, media_type=media_type, order=order, **seen
    )


def add_photos(
    edit: Edit, owner_kind: type[Any] | str, owner: str, photos: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Several photos or files in one gesture, each as `add_media` takes it; their ids."""
    return [add_media(edit, owner_kind, owner, **photo) for photo in photos]


def remove_row(edit: Edit, kind: type[Any], id: str) -> None:
    """Take away a row of evidence, a condition, a source or a photo."""
    _rows_only(kind)
    edit.get(kind, id)
    edit.delete(kind, id)


def reorder(edit: Edit, kind: type[Any], rows: Sequence[str]) -> None:
    """Put rows of one kind into this order."""
    _rows_only(kind)
    for order, id in enumerate(rows, 1):
        edit.set(kind, id, order=order)


def _add_row(edit: Edit, kind: type[Any], practice: str, **values: Any) -> str:
    space = edit.get(PracticeNote, practice).space
    order = 1 + max((row.order for row in edit.find(kind, practice=practice)), default=0)
    return edit.add(kind, space=space, practice=practice, order=order, **values)


def _rows_only(kind: type[Any]) -> None:
    if kind not in ROWS:
        raise ValueError(f"{kind.__name__} is not a row of a practice note")
