"""People and places that turned out to be one: whatever names the record that was merged, names the one it is now.

The rows themselves are not touched, so that a merge can be taken apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from visitplanner.domain.records import Participation
from visitplanner.domain.snapshot import Snapshot

T = TypeVar("T")

NAMING = {
    "visit": ("visiting", "hosts", "coordinator"),
    "days": ("hotel",),
    "sessions": ("place", "owner", "host"),
    "legs": ("origin", "destination", "owner"),
    "bookings": ("place",),
    "tracks": ("people",),
    "run_rows": ("actor", "interpreter"),
    "tasks": ("owner",),
    "attendances": ("person",),
    "participations": ("person",),
    "seats": ("person",),
    "gifts": ("giver", "receiver"),
    "objectives": ("owner",),
    "questions": ("asked_by", "asked_to"),
    "observations": ("place",),
    "actions": ("owner",),
    "attachments": ("owner",),
    "practices": ("site",),
}  # fmt: skip
"""Field of the snapshot → the registers of its records that may name a person or a place."""


def standing(id: str, merged_into: Callable[[str], str]) -> str:
    """The id of the record that stands for `id`; `merged_into` names the next one that is there, "" for none.

    Two laptops may merge the same records each the other way round: the smallest id of such a circle stands for all.
    """
    path = [id]
    while following := merged_into(path[-1]):
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def roots(records: Iterable[Any]) -> dict[str, str]:
    """The id of each of the records → the id of the one among them that stands for it."""
    into = {one.id: one.alias_of for one in records}
    return {id: standing(id, lambda one: into[one] if into[one] in into else "") for id in into}


def resolved(snapshot: Snapshot) -> Snapshot:
    """`snapshot` with every person and place named by the id of the record that it was merged into, if it was.

    Somebody who was entered twice takes part once: the part with the higher rank counts.
    """
    became = {
        id: one.id
        for known in (snapshot.people, snapshot.places)
        for id, one in known.items()
        if one.id != id
    }
    if not became:
        return snapshot
    changed: dict[str, Any] = {}
    for field, registers in NAMING.items():
        changed[field] = _settled(getattr(snapshot, field), registers, became)
    changed["participations"] = _once(sorted(changed["participations"], key=_weight), lambda one: one.person)
    changed["attendances"] = _once(changed["attendances"], lambda one: (one.session, one.person, one.part))
    changed["seats"] = _once(changed["seats"], lambda one: (one.session, one.person))
    return replace(snapshot, **changed)


def _settled(value: Any, registers: Iterable[str], became: Mapping[str, str]) -> Any:
    """A record, several, or records by id, each with the names of what things became."""
    if isinstance(value, tuple):
        return tuple(_renamed(row, registers, became) for row in value)
    if isinstance(value, Mapping):
        return {id: _renamed(row, registers, became) for id, row in value.items()}
    return _renamed(value, registers, became)


def _renamed(row: Any, registers: Iterable[str], became: Mapping[str, str]) -> Any:
    changed = {}
    for name in registers:
        value = getattr(row, name)
        several = value if isinstance(value, tuple) else (value,)
        new = tuple(dict.fromkeys(became.get(one, one) for one in several))
        if new != several:
            changed[name] = new if isinstance(value, tuple) else new[0]
    return replace(row, **changed) if changed else row


def _weight(one: Participation) -> tuple[bool, int, str]:
    return not one.head, one.rank, one.id


def _once(rows: Iterable[T], what: Callable[[T], Any]) -> tuple[T, ...]:
    """The first of those that say the same."""
    found: dict[Any, T] = {}
    for row in rows:
        found.setdefault(what(row), row)
    return tuple(found.values())
