"""Which visits a shared record belongs to: those that refer to it, straight or through another shared record."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from visitplanner.store.opening import dbapi
from visitplanner.store.snapshots import REFERENCES

_COLUMNS: Final = {**REFERENCES, "visit": (*REFERENCES["visit"], "cooperation")}
_STEPS: Final = 3


def visits_with(reader: Connection, id: str, space: str) -> tuple[str, ...]:
    """Ids of the visits that show the record `id` of `space`, the latest first; templates last."""
    raw = dbapi(reader)
    order = "SELECT id FROM visit ORDER BY coalesce(template, 0), start DESC, id"
    visits = [row[0] for row in raw.execute(order)]
    if space in visits:
        return (space,)
    near, found, known = {id, space}, set(), set()
    for _step in range(_STEPS):
        owners = {owner for one in near for owner in _referring(reader, one)}
        found |= owners & set(visits)
        known |= near
        near = owners - found - known
        if found or not near:
            break
    return tuple(visit for visit in visits if visit in found)


def _referring(reader: Connection, id: str) -> set[str]:
    """The spaces of the rows that name a record."""
    raw, found = dbapi(reader), set()
    for kind, names in _COLUMNS.items():
        named = " OR ".join(f'"{name}" = :id OR "{name}" LIKE :listed' for name in names)
        rows = raw.execute(
            f'SELECT DISTINCT space FROM "{kind}" WHERE {named}', {"id": id, "listed": f'%"{id}"%'}
        )
        found |= {space.split("/")[0] for (space,) in rows}
    return found
