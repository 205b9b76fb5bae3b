"""Drafts: what is being typed, kept each second as a row of its own until a version is cut from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from visitplanner.store import rows, search
from visitplanner.store.change import WRITE, Address, Stamp, canonical
from visitplanner.store.ledger import CHANGE, DRAFT, ITEM, OP
from visitplanner.store.opening import dbapi


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not a version yet. `basis` are the versions it is typed over; `began` is when typing began."""

    kind: str
    id: str
    field: str
    language: str
    space: str
    text: str
    basis: tuple[str, ...]
    began: datetime
    saved: datetime

    @property
    def address(self) -> Address:
        """Where it will be written."""
        return Address(self.kind, self.id, self.field, self.language)


class Drafts(dict[Address, Draft]):
    """All drafts by address, for the length of a transaction."""

    def __init__(self, connection: Connection) -> None:
        super().__init__((draft.address, draft) for draft in every(connection))
        self._connection = connection

    def forget(self, address: Address) -> Draft | None:
        """An address that was written needs its draft no longer. The one there was: search must hear of it."""
        draft = self.pop(address, None)
        if draft:
            self._connection.execute(_DELETE, _at(address))
        return draft


def keep(connection: Connection, address: Address, text: str, now: datetime) -> None:
    """Keep `text` as the draft of an address, and find it in search. The row need not be there (yet, or any more)."""
    at, saved = address._asdict(), now.isoformat()
    item = connection.execute(_ITEM, at).first()
    if not connection.execute(_CHANGE, {**_at(address), "new": text, "when": saved}).rowcount:
        basis = [Stamp(*row).version for row in connection.execute(_HEADS, at)]
        space = item.space if item else ""
        draft = {"space": space, "text": text, "basis": canonical(basis), "began": saved, "saved": saved}
        connection.execute(_INSERT, {**at, **draft})
    if item and item.alive:
        search.put(dbapi(connection), address, item.space, text)


def drop(connection: Connection, address: Address) -> None:
    """Forget the draft of an address; search finds the version again."""
    connection.execute(_DELETE, _at(address))
    item = connection.execute(_ITEM, address._asdict()).first()
    if item and item.alive:
        search.put(dbapi(connection), address, item.space, shown_text(connection, address))


def every(connection: Connection) -> Iterator[Draft]:
    """All drafts, oldest first."""
    for row in connection.execute(_ALL):
        began, saved = datetime.fromisoformat(row.began), datetime.fromisoformat(row.saved)
        basis = tuple(json.loads(row.basis))
        yield Draft(row.kind, row.row, row.field, row.language, row.space, row.text, basis, began, saved)


def shown_text(connection: Connection, address: Address) -> str:
    """What is shown at an address: its draft, else its version, else the searched registers of its row."""
    if not address.field:
        return rows.registers_text(connection, address.kind, address.row)
    # The driver itself: a search asks fifty times.
    found: tuple[str | None] = dbapi(connection).execute(_SHOWN, address._asdict()).fetchone()
    return found[0] or ""


def _at(address: Address) -> dict[str, str]:
    return {f"at_{name}": part for name, part in address._asdict().items()}


_AT = tuple(DRAFT.c[name] == bindparam(f"at_{name}") for name in Address._fields)
_ALL = select(DRAFT).order_by(DRAFT.c.began, DRAFT.c.kind, DRAFT.c.row, DRAFT.c.field, DRAFT.c.language)
_CHANGE = update(DRAFT).where(*_AT).values(text=bindparam("new"), saved=bindparam("when"))
_DELETE = delete(DRAFT).where(*_AT)
_INSERT = insert(DRAFT)
_ITEM = select(ITEM.c.space, ITEM.c.alive).where(
    ITEM.c.kind == bindparam("kind"), ITEM.c.row == bindparam("row")
)
_HERE = " AND ".join(f"{name} = :{name}" for name in Address._fields)
_SHOWN = f"SELECT coalesce((SELECT text FROM draft WHERE {_HERE}), (SELECT text FROM text WHERE {_HERE}))"
_HEADS = (
    select(CHANGE.c.lamport, CHANGE.c.replica, CHANGE.c.seq, OP.c.op, CHANGE.c.space)
    .select_from(OP.join(CHANGE, CHANGE.c.position == OP.c.change))
    .where(*(OP.c[name] == bindparam(name) for name in Address._fields), OP.c.head == 1, OP.c.verb == WRITE)
)
