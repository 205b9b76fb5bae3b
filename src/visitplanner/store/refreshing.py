"""A snapshot brought up to a gesture by reading only the rows it touched: what dragging and undoing wait for.

Only rows of the programme that stay where they are among the others: whatever else changes is read whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from visitplanner.domain.records import KINDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.store import rows
from visitplanner.store.snapshots import REFERENCES, visit_snapshot

FIELDS = {"session": "sessions", "leg": "legs", "connector": "connectors", "day": "days"}
"""Kind → the field of the snapshot that holds its records."""


def refreshed(reader: Connection, before: Snapshot, touched: Iterable[tuple[str, str]]) -> Snapshot | None:
    """What `visit_snapshot` would give now, made from `before` where that is the same; None when the visit is gone."""
    quick = None if before.drafts or rows.drafted(reader) else _quick(reader, before, touched)
    return quick or visit_snapshot(reader, before.visit.id)


def _quick(reader: Connection, before: Snapshot, touched: Iterable[tuple[str, str]]) -> Snapshot | None:
    """`before` with the touched rows read again; None where other rows may have to come or go with them."""
    changed: dict[str, dict[str, Any]] = {}
    for kind, id in touched:
        if kind not in FIELDS:
            return None
        now = rows.one(reader, KINDS[kind], id)
        was = next((one for one in getattr(before, FIELDS[kind]) if one.id == id), None)
        if now is None or was is None or _named(kind, now) != _named(kind, was):
            return None
        changed.setdefault(FIELDS[kind], {})[id] = now
    fields: dict[str, Any] = {
        field: tuple(found.get(one.id, one) for one in getattr(before, field))
        for field, found in changed.items()
    }
    return replace(before, **fields)


def _named(kind: str, record: Any) -> list[Any]:
    return [getattr(record, name) for name in REFERENCES.get(kind, ())]
