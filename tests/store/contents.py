"""All that the tables of a library show, and all that its log says they should."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from visitplanner.domain.records import KINDS
from visitplanner.store import history, images
from visitplanner.store.fold import State, fold
from visitplanner.store.ledger import CONFLICT, ITEM, TEXT
from visitplanner.store.library import Library
from visitplanner.store.tables import TABLES

Contents = dict[str, list[Any]]


def shown(library: Library, *, lives: bool = True) -> Contents:
    """The rows of the tables that screens read, of the bin and of the conflicts; `lives`: with who did what."""
    return library.read(_shown, lives)


def said(library: Library) -> Contents:
    """The same from a fold of the whole log, in memory."""
    state = fold(library.read(history.every_change))
    found: Contents = {name: [] for name in (*TABLES, "text", "conflict", "item")}
    for key, life in list(state.lives.items()):
        found["item"].append(tuple(images.item(state, key, redacted=bool(state.redactions[key])).values()))
        if life.living and key[0] in KINDS:
            found[key[0]].append(_sorted(images.record(state, key)))
    _texts(state, found)
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def _texts(state: State, found: Contents) -> None:
    addresses = {address for address in (*state.registers, *state.texts) if images.known(address)}
    for address in list(addresses):
        if (
            state.lives[address.kind, address.row].living
            and address.language
            and (row := images.text(state, address))
        ):
            found["text"].append(_sorted(row))
    for key, life in list(state.lives.items()):
        if life.living and key[0] in KINDS:
            mine = [address for address in addresses if (address.kind, address.row) == key]
            found["conflict"] += map(_sorted, images.conflicts(state, key, mine))


def _shown(reader: Connection, lives: bool) -> Contents:
    found: Contents = {}
    for name, table in {**TABLES, "text": TEXT, "conflict": CONFLICT}.items():
        rows = reader.execute(select(table)).mappings()
        found[name] = sorted((_sorted(dict(row)) for row in rows), key=str)
    columns = [ITEM.c.kind, ITEM.c.row, ITEM.c.space, ITEM.c.alive, ITEM.c.redacted, ITEM.c.life]
    rows = reader.execute(select(*columns[: None if lives else -2])).all()
    found["item"] = sorted((tuple(row) for row in rows if lives or row.alive), key=str)
    return found


def _sorted(row: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(row.items()))
