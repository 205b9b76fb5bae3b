"""The table rows that a state comes to. Pure: projection writes them, verification compares them with what is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from visitplanner.domain.records import KINDS
from visitplanner.store.change import Address, Stamp, canonical
from visitplanner.store.fold import (
    Conflict,
    Life,
    RowKey,
    State,
    life_conflict,
    shown,
    text_conflict,
    value_conflict,
)
from visitplanner.store.schema import row_sum
from visitplanner.store.shapes import shape

Row = dict[str, Any]


def record(state: State, key: RowKey) -> Row:
    """The row of a living record in the table of its kind."""
    kind, row = key
    kept = shape(kind)
    state.load_row(key)
    values: Row = {"id": row, "space": state.lives[key].space}
    for name in kept.registers:
        heads = state.registers.get(Address(kind, row, name))
        values[name] = kept.column(name, shown(heads)) if heads else None
    return {**values, "sum": row_sum(values)}


def text(state: State, address: Address) -> Row | None:
    """The row of a text of a living record; None where nothing is written."""
    merged, clashes = state.texts[address].merged()
    if not merged:
        return None
    mark = shown(state.registers[address])
    original = shown(state.registers[address._replace(language="")])
    values = {
        **address._asdict(), "space": state.lives[address.kind, address.row].space, "text": merged,
        "state": mark if isinstance(mark, str) else None, "original": int(original == address.language),
        "clashes": len(clashes),
    }  # fmt: skip
    return {**values, "sum": row_sum(values)}


def conflicts(state: State, key: RowKey, addresses: Iterable[Address]) -> Iterator[Row]:
    """The open conflicts of a living record, at the given addresses and about its life."""
    space = state.lives[key].space
    found: list[Conflict | None] = [life_conflict(key, state.lives[key])]
    for address in addresses:
        found.append(value_conflict(address, state.registers[address]))
        if address.language:
            found.append(text_conflict(address, state.texts[address].merged()[1]))
    for one in found:
        if one:
            yield {**one.address._asdict(), "sort": one.sort, "space": space, "detail": canonical(one.detail)}


def item(state: State, key: RowKey, *, redacted: bool) -> Row:
    """The row about the life of any row, of known kinds or not."""
    life = state.lives[key]
    former = min((space for space, _ in life.latest), default="")
    return {
        "kind": key[0], "row": key[1], "space": life.space or former, "alive": int(bool(life.living)),
        "redacted": int(redacted), "life": life_text(life),
    }  # fmt: skip


def life_text(life: Life) -> str:
    """A life as it is kept; `read_life` is the way back."""
    latest, covered = (
        [[*key, *at] for key, at in sorted(part.items())] for part in (life.latest, life.covered)
    )
    return canonical([latest, covered, [list(stamp) for stamp in sorted(life.deletions)]])


def read_life(text: str) -> Life:
    """The life that `life_text` wrote."""
    latest, covered, deletions = json.loads(text)
    return Life(
        {(space, replica): (seq, op) for space, replica, seq, op in latest},
        {(space, replica): (seq, op) for space, replica, seq, op in covered},
        tuple(Stamp(*stamp) for stamp in deletions),
    )


def known(address: Address) -> bool:
    """Whether this version of the program knows the register or text at an address."""
    kept = shape(address.kind) if address.kind in KINDS else None
    return kept is not None and (
        address.field in kept.wordings or (address.field in kept.decoders and not address.language)
    )
