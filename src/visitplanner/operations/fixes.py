"""Applying a fix that a check offers: a gesture by its name, with arguments of the types that records have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from visitplanner.domain.checks.finding import Fix
from visitplanner.domain.kinds import DateChange, MinutesSource, Mode, Part
from visitplanner.domain.rearranging import ripple_resize
from visitplanner.domain.when import When
from visitplanner.operations import (
    attendances,
    connectors,
    fields,
    items,
    legs,
    rearranging,
    scene,
    sessions,
    visits,
)
from visitplanner.store.editing import Edit


def apply(edit: Edit, visit: str, fix: Fix) -> None:
    """Do what `fix` says, within this gesture. Refuses what its operation refuses."""
    GESTURES[fix.gesture](edit, visit, **fix.arguments)


def _move(edit: Edit, _visit: str, *, id: str, date: date, start: time) -> None:
    items.move(edit, id, date, start)


def _ripple(edit: Edit, _visit: str, *, id: str, date: date, start: time) -> None:
    items.ripple(edit, id, date, start)


def _resize(edit: Edit, _visit: str, *, id: str, minutes: int) -> None:
    sessions.resize(edit, id, minutes)


def _ripple_resize(edit: Edit, visit: str, *, id: str, minutes: int) -> None:
    rearranging.apply(edit, ripple_resize(scene.snapshot(edit, visit), id, minutes))


def _to_tray(edit: Edit, _visit: str, *, id: str) -> None:
    items.to_tray(edit, id)


def _set(edit: Edit, _visit: str, *, kind: str, id: str, field: str, value: Any) -> None:
    fields.set_value(edit, kind, id, field, value)


def _attend(edit: Edit, _visit: str, *, session: str, person: str, part: Part | None) -> None:
    attendances.set_part(edit, session, person, part)


def _connect(
    edit: Edit, _visit: str, *, before: str, after: str, minutes: int, mode: Mode, source: MinutesSource
) -> None:
    connectors.connect(edit, before, after, minutes=minutes, mode=mode, source=source)


def _set_dates(edit: Edit, visit: str, *, start: date, end: date, how: DateChange) -> None:
    visits.set_dates(edit, visit, start, end, how=how)


def _set_arrival(edit: Edit, _visit: str, *, id: str, when: When) -> None:
    legs.set_arrival(edit, id, when)


GESTURES: Mapping[str, Callable[..., None]] = {
    "move": _move,
    "ripple": _ripple,
    "resize": _resize,
    "ripple_resize": _ripple_resize,
    "to_tray": _to_tray,
    "set": _set,
    "attend": _attend,
    "connect": _connect,
    "set_dates": _set_dates,
    "set_arrival": _set_arrival,
}
"""What the gesture of a fix does; its arguments are given by name."""
