"""What belongs together: parts to their record, and a record to the people, places and cities around it.

Everything here asks the driver itself, for many rows at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from json import dumps
from typing import Any, Final

from visitplanner.domain.records import KINDS
from visitplanner.store.driver import Connection
from visitplanner.store.fold import RowKey
from visitplanner.store.shapes import shape

OWNERS: Final = {
    "evidence": ("practice_note", "practice"), "condition": ("practice_note", "practice"),
    "source_link": ("practice_note", "practice"), "indicator": ("city", "city"),
    "score": ("transfer_decision", "decision"), "attachment": ("", "owner"),
    "person": ("person", "alias_of"), "place": ("place", "alias_of"), "participation": ("person", "person"),
    "connector": ("", "before"),
}  # fmt: skip
"""Kind → the kind ("" for any) and the register that name the record it is part of, or was merged into."""

AROUND: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "visit": {"cities": ("city",)},
    "day": {"city": ("city",), "hotel": ("place",)},
    "session": {"place": ("place",)},
    "leg": {"origin": ("place",), "destination": ("place",)},
    "booking": {"place": ("place",)},
    "run_row": {"session": ("session",)},
    "gift": {"session": ("session",), "giver": ("person", "organisation"), "receiver": ("person", "organisation")},
    "task": {"owner": ("person", "organisation")},
    "person": {"organisation": ("organisation",), "city": ("city",), "alias_of": ("person",)},
    "place": {"city": ("city",), "organisation": ("organisation",), "alias_of": ("place",)},
    "organisation": {"city": ("city",)},
    "practice_note": {"city": ("city",), "site": ("place",)},
    "question": {"session": ("session",), "asked_to": ("person", "organisation")},
    "observation": {"session": ("session",), "place": ("place",), "practice": ("practice_note",)},
    "transfer_decision": {"practice": ("practice_note",), "city": ("city",)},
    "action": {"city": ("city",), "partner_city": ("city",), "owner": ("person", "organisation")},
    "cooperation": {"cities": ("city",)},
}  # fmt: skip
"""Kind → its registers that say where or whose it is, and the kinds of records they name."""
NAMED: Final = tuple(
    sorted({kind for names in AROUND.values() for kinds in names.values() for kind in kinds})
)
"""The kinds of records that others have around them: their names count for those."""
_STEPS: Final = 3
"""As far as from an observation through its session and the place of that to the city."""


def homes(raw: Connection, keys: Iterable[RowKey]) -> dict[RowKey, RowKey]:
    """Each row with the record it is part of or was merged into, else with itself."""
    found = {key: key for key in keys}
    for kind, ids in _by_kind(found).items():
        if kind in OWNERS:
            owner_kind, register = OWNERS[kind]
            owners = {id: owner for id, owner in _named(raw, kind, register, ids) if owner}
            kinds = (
                _kinds(raw, owners.values()) if not owner_kind else dict.fromkeys(owners.values(), owner_kind)
            )
            found |= {(kind, id): (kinds[owner], owner) for id, owner in owners.items() if owner in kinds}
    return found


def family(raw: Connection, records: Collection[RowKey]) -> dict[RowKey, RowKey]:
    """The rows of records and of their parts, each with its record."""
    found = {key: key for key in records}
    asked = _by_kind(records)
    for part, (owner_kind, register) in OWNERS.items():
        for kind in (owner_kind,) if owner_kind else tuple(asked):
            for id, owner in _naming(raw, part, register, asked.get(kind, ())):
                found[part, id] = kind, owner
    return found


def around(raw: Connection, rows: Mapping[RowKey, RowKey]) -> Iterator[tuple[RowKey, RowKey]]:
    """The records around rows, each with the record of the row (`rows` as `family` gives them)."""
    near: dict[RowKey, set[RowKey]] = {key: {record} for key, record in rows.items()}
    for _step in range(_STEPS):
        further: defaultdict[RowKey, set[RowKey]] = defaultdict(set)
        for kind, ids in _by_kind(near).items():
            for register, targets in AROUND.get(kind, {}).items():
                for id, named in _named(raw, kind, register, ids):
                    for target in targets if named else ():
                        further[target, named] |= near[kind, id]
        yield from ((key, record) for key, records in further.items() for record in records)
        near = further


def referring(raw: Connection, named: Mapping[RowKey, int], kinds: Collection[str]) -> dict[RowKey, int]:
    """The rows, of these `kinds` at least, that have one of the records `named` around them, newest first.

    Each has the bits of all the records that it has around it.
    """
    found: dict[RowKey, int] = {}
    near, within_reach = named, defaultdict[RowKey, int](int)
    for _step in range(_STEPS):
        for key, bits in near.items():
            within_reach[key] |= bits
        new = _one_step(raw, near, NAMED)
        near = {key: bits for key, bits in new.items() if bits & ~found.get(key, 0)}
        found |= {key: bits | found.get(key, 0) for key, bits in new.items()}
    # What nothing has around it leads no further: it is asked for once, there may be very much of it.
    return found | _one_step(raw, within_reach, [kind for kind in kinds if kind not in NAMED])


def _one_step(raw: Connection, near: Mapping[RowKey, int], kinds: Iterable[str]) -> dict[RowKey, int]:
    """The rows of `kinds` that name what is `near`, with the bits of that."""
    found: defaultdict[RowKey, int] = defaultdict(int)
    ids = _by_kind(near)
    for kind in kinds:
        for register, targets in AROUND.get(kind, {}).items():
            sought = {id: near[target, id] for target in targets for id in ids.get(target, ())}
            for id, name in _naming(raw, kind, register, [*sought]):
                found[kind, id] |= sought[name]
    return dict(found)


def _by_kind(keys: Iterable[RowKey]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, id in keys:
        found[kind].append(id)
    return dict(found)


def _named(raw: Connection, kind: str, register: str, ids: Sequence[str]) -> Sequence[tuple[Any, Any]]:
    """(id, what its register names) of rows."""
    source, name = _read(kind, register)
    return raw.execute(
        f"SELECT mine.id, {name} FROM {source} WHERE mine.id IN {_LISTED}", (dumps(ids),)
    ).fetchall()


def _naming(raw: Connection, kind: str, register: str, ids: Sequence[str]) -> Sequence[tuple[Any, Any]]:
    """(id, what its register names) of the rows that name one of `ids`, newest first."""
    if not ids:
        return ()
    source, name = _read(kind, register)
    asked = f"SELECT mine.id, {name} FROM {source} WHERE {name} IN {_LISTED} ORDER BY mine.rowid DESC"
    return raw.execute(asked, (dumps(ids),)).fetchall()


@cache
def _read(kind: str, register: str) -> tuple[str, str]:
    """Where a register is read from, and its value there: of one that is a list, each."""
    source, name = f'"{kind}" AS mine', f'mine."{register}"'
    return (
        (f"{source}, json_each({name}) AS one", "one.value")
        if register in shape(kind).json
        else (source, name)
    )


def _kinds(raw: Connection, ids: Iterable[str]) -> dict[str, str]:
    asked = f"SELECT row, kind FROM item WHERE row IN {_LISTED} AND kind IN ({', '.join('?' * len(KINDS))})"
    return dict(raw.execute(asked, (dumps([*ids]), *KINDS)).fetchall())


_LISTED: Final = "(SELECT value FROM json_each(?))"
