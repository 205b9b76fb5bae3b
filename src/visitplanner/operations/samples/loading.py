"""Putting the sample visits into a library, and taking them out again.

They are shipped data: where nobody has written yet they come under a replica of their own, with nothing random in their
changes, so that two laptops' samples are the same records with the same history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import codec, ids
from visitplanner.domain.records import KINDS, Attachment
from visitplanner.operations.samples import traps
from visitplanner.operations.samples.records import records
from visitplanner.store import snapshots
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity

if TYPE_CHECKING:
    from visitplanner.store.library import Library

ADD = N_("Add the sample visits")
ADD_TRAPS = N_("Add the demonstration of warnings")
ADD_PHOTOS = N_("Add the photos of the sample visits")
REMOVE = N_("Remove the sample visits")

AUTHOR = "visitplanner"
"""Who wrote the samples, in the history."""

_WRITTEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_REPLICA = ids.derived("sample", "records")

Progress = Callable[[int, int], None]


def load(library: Library, *, now: datetime, progress: Progress | None = None) -> None:
    """Both sample visits with all they refer to, then their photos; what is there already stays as it is."""
    load_records(library, now=now)
    load_photos(library, now=now, progress=progress)


def load_records(library: Library, *, now: datetime) -> None:
    """One gesture: the sample records that are not there, out of the bin where they lie in it."""
    _add(library, ADD, _REPLICA, records(), now)


def load_traps(library: Library, *, now: datetime) -> None:
    """The demonstration of warnings, and the records of the sample visits, to which it refers."""
    load_records(library, now=now)
    _add(library, ADD_TRAPS, ids.derived("sample", "traps"), traps.records(), now)


def load_photos(library: Library, *, now: datetime, progress: Progress | None = None) -> None:
    """Paint the photos that sample records still lack, and attach them: some seconds.

    `progress(done, all)` is called after each photo. Painted elsewhere, a photo may differ in some bit: the replica
    that attaches them is named after their content, so that equal ones unite and others never contradict.
    """
    from visitplanner.operations.samples.pictures import photos  # slow import  # noqa: PLC0415

    shipped = {one.id for one in records() if isinstance(one, Attachment)}
    waiting = [
        one for one in library.read(snapshots.all_of, Attachment) if one.id in shipped and not one.blob
    ]
    moments = {one.name: one.taken_at for one in waiting if one.taken_at}
    blobs: dict[str, str] = {}
    for name, taken_at in sorted(moments.items()):
        blobs[name] = library.add_photo(photos.made(name, taken_at), now=now, name=name).sha
        if progress is not None:
            progress(len(blobs), len(moments))
    if not blobs:
        return
    replica = ids.derived("sample", "photos", *(f"{name} {sha}" for name, sha in blobs.items()))
    with _adding(library, ADD_PHOTOS, replica, {one.space for one in waiting}, now) as edit:
        for one in waiting:
            edit.set(Attachment, one.id, blob=blobs[one.name])


def remove(edit: Edit) -> None:
    """Everything of the sample visits to the bin, what was written into them included.

    A shared record (a place, a person, a practice note) to which anything else refers stays, with what it refers to.
    """
    rows = [row for kind in KINDS.values() for row in edit.find(kind)]
    doomed = {row.space for row in rows if getattr(row, "sample", False)}
    while needed := {id for row in rows if _root(row) not in doomed for id in _named(row)} & doomed:
        doomed -= needed
    for row in rows:
        if _root(row) in doomed:
            edit.delete(type(row), row.id)


def _add(library: Library, label: str, replica: str, made: Collection[Any], now: datetime) -> None:
    with _adding(library, label, replica, {one.space for one in made}, now) as edit:
        present = {row.id for kind in {type(one) for one in made} for row in edit.find(kind)}
        for one in made:
            if one.id not in present:
                edit.add(type(one), space=one.space, id=one.id, **_said(one))


def _adding(
    library: Library, label: str, replica: str, spaces: Collection[str], now: datetime
) -> AbstractContextManager[Edit]:
    """The gesture: shipped where nobody but the samples' own replica has written, else the user's."""
    written = {one.replica for space in spaces for one in library.changes(space)}
    if written <= {_REPLICA} - {replica}:
        return library.edit(Phrase(label), now=_WRITTEN, identity=Identity(replica, AUTHOR))
    return library.edit(Phrase(label), now=now)


def _said(record: Any) -> dict[str, Any]:
    """What the record says beyond its kind's defaults."""
    silent = codec.defaults(type(record))
    return {name: value for name, value in codec.values(record).items() if value != silent.get(name)}


def _root(row: Any) -> str:
    """The space itself, of what lies in a sub-space."""
    return str(row.space).split("/", 1)[0]


def _named(row: Any) -> Iterator[str]:
    """Every register that may name another record."""
    for value in codec.values(row).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))
