"""The bin: what was deleted and can come back, what went with it, and what it names that is in the bin as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from json import dumps
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import KINDS, NAMES
from visitplanner.domain.wording import Wording
from visitplanner.store import change as log
from visitplanner.store import images, rows
from visitplanner.store.belonging import OWNERS
from visitplanner.store.change import Address, Change
from visitplanner.store.entries import read_change
from visitplanner.store.fold import RowKey, shown
from visitplanner.store.ledger import CHANGE, ITEM, OP
from visitplanner.store.loading import Loaded
from visitplanner.store.opening import dbapi
from visitplanner.store.shapes import shape
from visitplanner.store.snapshots import REFERENCES

PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    **{kind: {register: owner} for kind, (owner, register) in OWNERS.items() if register != "alias_of"},
    "connector": {"before": "", "after": ""}, "run_row": {"session": ""}, "attendance": {"session": ""},
    "seat": {"session": "session"}, "session_practice": {"session": "session"},
    "answer": {"question": "question", "observation": "observation"}, "person_private": {"person": "person"},
}  # fmt: skip
"""Kind → its registers that name what it is a part of, and the kind of that ("" for any)."""

_COOPERATING: Final = ("visit", "action", "milestone")
_NEEDS: Final = {
    kind: tuple(
        {
            *(name for name in REFERENCES.get(kind, ()) if name != "practice"),
            *PARTS.get(kind, ()),
            *(("cooperation",) if kind in _COOPERATING else ()),
        }
    )
    for kind in sorted({*REFERENCES, *PARTS, *_COOPERATING})
}
"""Kind → its registers that name what must be there: what it is a part of, and what does not go while it is named.

(A practice note may go; what was said of it stays.)
"""

_MOVED: Final = ("observation", "attachment")
"""Kinds of which a copy under a new id takes the place, when they go to another space."""

_STATES: Final = frozenset(state.value for state in TextState)

Gesture = tuple[str, str]
"""Replica, and its name for the gesture."""


@dataclass(frozen=True, slots=True)
class BinLine:
    """A deleted record as it was, when and by whom it was deleted, in which gesture.

    `within`: the record that it is a part of, deleted or not. `parts`: kind → how many rows come back with it.
    """

    record: Any
    within: Any
    when: datetime
    author: str
    label: Phrase
    parts: Mapping[str, int]

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return NAMES[type(self.record)]

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.record.id)


class _Deletion(NamedTuple):
    """The latest deletion of a row: where the row was, and the change that deleted it.

    `gestures`: its own, and those that deleted the row elsewhere before either knew of the other.
    """

    space: str
    change: Change
    gestures: set[Gesture]

    def add(self, change: Change) -> None:
        """An earlier deletion of the row, or this one itself."""
        if not self.change.saw(change.stamp(0)):
            self.gestures.add((change.replica, change.gesture))

    def together(self, other: _Deletion) -> bool:
        """Whether one gesture deleted both."""
        return not self.gestures.isdisjoint(other.gestures)

    @property
    def root(self) -> str:
        """The space itself, of what lay in a sub-space."""
        return self.space.split("/", 1)[0]


def lines(reader: Connection, visit: str) -> tuple[tuple[BinLine, ...] | None, tuple[BinLine, ...]]:
    """What was deleted in a visit (None without one); whole visits, and what is no visit's. Latest first."""
    found = Bin(reader)
    return found.lines(visit) if visit else None, found.lines("")


class Bin:
    """The whole bin of a library as it is when this is made; what it is asked for is read then."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._state = Loaded(connection)
        self._deletions: dict[RowKey, _Deletion] = {}
        for row in connection.execute(_DELETED):
            if row.kind in KINDS:
                change = read_change(row, ())
                self._deletions.setdefault((row.kind, row.row), _Deletion(row.home, change, set())).add(
                    change
                )
        self._ids = {id: (kind, id) for kind, id in self._deletions}
        self._gestures: dict[Gesture, list[RowKey]] = defaultdict(list)
        for key, deletion in self._deletions.items():
            for gesture in deletion.gestures:
                self._gestures[gesture].append(key)
        self._known: dict[Gesture, _Together] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._deletions

    def record(self, key: RowKey) -> Any:
        """A deleted row as the record that it was."""
        kept = shape(key[0])
        values = {**images.record(self._state, key), "space": self._deletions[key].space}
        words = {name: self._words(key, name) for name in kept.wordings}
        return kept.make([values[name] for name in ("id", "space", *kept.registers)], words)

    def _words(self, key: RowKey, field: str) -> Wording:
        state = self._state
        written = sorted(at for at in state.addresses_of(key) if at.field == field and at.language)
        texts = {at.language: text for at in written if (text := state.texts[at].merged()[0])}
        marks = {at.language: shown(state.registers[at]) for at in written if state.registers[at]}
        states = {one: TextState(mark) for one, mark in marks.items() if mark in _STATES and one in texts}
        return Wording(texts, states, str(shown(state.registers[Address(*key, field)]) or ""))

    def together(self, key: RowKey) -> tuple[RowKey, ...]:
        """A deleted row and what went in the same gesture: its parts, and what it names with the parts of that."""
        found = dict.fromkeys(self._family(key))
        mine = self._deletions[key]
        while more := [one for one in self.lacking(found) if self._deletions[one].together(mine)]:
            found |= dict.fromkeys(part for one in more for part in self._family(one))
        return tuple(found)

    def lacking(self, keys: Collection[RowKey]) -> tuple[RowKey, ...]:
        """What these deleted rows name that is deleted too and not among them."""
        self._state.expect([*keys])
        names = dict.fromkeys(name for key in keys for name in self.named(key))
        for kind, id in keys:
            names |= dict.fromkeys(self._named_within(id) if kind == "visit" else ())
        return tuple(
            found for name in names if (found := self._ids.get(name)) is not None and found not in keys
        )

    def named(self, key: RowKey) -> Iterator[str]:
        """The ids that a deleted row names where they must be there, and that of the record in whose space it lay."""
        yield self._deletions[key].root
        yield from self._values(key, _NEEDS.get(key[0], ()))

    def gestures(self, keys: Iterable[RowKey]) -> tuple[str, ...]:
        """The gestures in which rows were deleted."""
        return tuple(dict.fromkeys(name for key in keys for _replica, name in self._deletions[key].gestures))

    # ------------------------------------------------------------------ what is listed
    def lines(self, visit: str) -> tuple[BinLine, ...]:
        """What was deleted in a visit; without one, whole visits and what is no visit's. Latest first."""
        found = [key for key in self._deletions if self._listed(key, visit)]
        self._state.expect(found)
        moved = self._moved()
        heads = [
            key for key in found
            if not self._owners(key)
            and not any((key[0], gesture) in moved for gesture in self._deletions[key].gestures)
        ]  # fmt: skip
        parts = self._parts(heads)
        return tuple(self._line(key, parts[key]) for key in heads)

    def _listed(self, key: RowKey, visit: str) -> bool:
        """Whether it has words of its own and belongs to the bin asked for."""
        kind = key[0]
        if not shape(kind).wordings:
            return False
        return not visit if kind == "visit" else self._home(key) == visit

    def _home(self, key: RowKey) -> str:
        """The visit whose a row is, kept with a cooperation or not; "" where it is none's."""
        root = self._deletions[key].root
        if root not in self._visits and key[0] in ("action", "milestone"):
            root = next(self._values(key, ("visit",)), "")
        return root if root in self._visits else ""

    def _line(self, key: RowKey, parts: Mapping[str, int]) -> BinLine:
        change = self._deletions[key].change
        within = next(
            (one for name in self._values(key, PARTS.get(key[0], ())) if (one := self._any(name))), None
        )
        return BinLine(
            self.record(key), within, datetime.fromisoformat(change.wall), change.author, change.label, parts
        )

    def _any(self, id: str) -> Any:
        """The record of an id, deleted or not."""
        if id in self._ids:
            return self.record(self._ids[id])
        kind = self._connection.execute(_KIND, {"id": id, "kinds": list(KINDS)}).scalar()
        return rows.one(self._connection, KINDS[kind], id) if kind else None

    def _parts(self, heads: Collection[RowKey]) -> dict[RowKey, Counter[str]]:
        """Of each row, how many others come back with it, by kind: deleted with it, or waiting behind it."""
        found = {key: Counter(kind for kind, _id in self._family(key)[1:]) for key in heads}
        raw = dbapi(self._connection)
        for key in heads:
            if key[1] == self._deletions[key].space:
                for kind, count in raw.execute(_WITHIN, (key[1], f"{key[1]}0")):
                    found[key][kind] += count
        keys = {id: (kind, id) for kind, id in heads if id != self._deletions[kind, id].space}
        for kind, registers in PARTS.items():
            for register in registers:
                asked = (
                    f'SELECT "{register}", count(*) FROM "{kind}" WHERE "{register}" IN {_LISTED} GROUP BY 1'
                )
                for id, count in raw.execute(asked, (dumps([*keys]),)):
                    found[keys[id]][kind] += count
        return found

    def _moved(self) -> set[tuple[str, Gesture]]:
        """The kinds of which a gesture that deletes also adds one in another space, where it lives on."""
        waiting = {
            (kind, gesture): deletion.space
            for (kind, _id), deletion in self._deletions.items()
            if kind in _MOVED
            for gesture in deletion.gestures
        }
        names = sorted({name for _kind, (_replica, name) in waiting})
        added = self._connection.execute(_ADDED, {"gestures": names, "kinds": list(_MOVED)}) if names else ()
        keys = (((row.kind, (row.replica, row.gesture)), row.space) for row in added)
        return {key for key, space in keys if waiting.get(key, space) != space}

    # ------------------------------------------------------------------ what belongs together
    def _family(self, key: RowKey) -> list[RowKey]:
        """A row and, of what was deleted with it, its parts, their parts, and what belongs to nothing else."""
        found = dict.fromkeys((key, *(one for together in self._together(key) for one in together.loose)))
        waiting = [*found]
        while waiting:
            owner = waiting.pop()
            parts = (one for together in self._together(owner) for one in together.parts[owner])
            new = [one for one in dict.fromkeys(parts) if one not in found]
            found |= dict.fromkeys(new)
            waiting += new
        return [*found]

    def _together(self, key: RowKey) -> list[_Together]:
        return [self._deleted_in(gesture) for gesture in self._deletions[key].gestures]

    def _deleted_in(self, gesture: Gesture) -> _Together:
        if gesture not in self._known:
            mates = self._gestures[gesture]
            self._state.expect([mate for mate in mates if not self._root(mate)])
            self._known[gesture] = known = _Together({mate: self._owners(mate) for mate in mates})
            for mate, owners in known.owners.items():
                for owner in owners:
                    known.parts[owner].append(mate)
                if not owners and not shape(mate[0]).wordings:
                    known.loose.append(mate)
        return self._known[gesture]

    def _owners(self, key: RowKey) -> set[RowKey]:
        """Of what was deleted with a row: what it is a part of."""
        if root := self._root(key):
            return {root}
        mine = self._deletions[key]
        names = self._values(key, PARTS.get(key[0], ()))
        found = (self._ids[name] for name in names if name in self._ids)
        return {one for one in found if self._deletions[one].together(mine)}

    def _root(self, key: RowKey) -> RowKey | None:
        """The record whose space a row lay in, if it is another one and was deleted with it."""
        deletion = self._deletions[key]
        root = self._ids.get(deletion.root) if deletion.root != key[1] else None
        return root if root is not None and self._deletions[root].together(deletion) else None

    def _values(self, key: RowKey, registers: Iterable[str]) -> Iterator[str]:
        """The ids in some registers of a deleted row."""
        kept = shape(key[0])
        for name in registers:
            value = kept.fitting(name, shown(self._state.registers[Address(*key, name)]))
            yield from value if isinstance(value, tuple) else (value,) if value else ()

    def _named_within(self, visit: str) -> Iterator[str]:
        """The deleted ids that rows waiting in a deleted visit name."""
        raw, ids = dbapi(self._connection), dumps([*self._ids])
        for kind, registers in _NEEDS.items():
            for register in registers:
                yield from (id for (id,) in raw.execute(_naming(kind, register), (visit, ids)))

    @cached_property
    def _visits(self) -> frozenset[str]:
        return frozenset(self._connection.execute(_VISITS).scalars())


class _Together:
    """What was deleted in one gesture: row → what it is a part of, row → its parts, and what belongs to nothing."""

    def __init__(self, owners: Mapping[RowKey, set[RowKey]]) -> None:
        self.owners = owners
        self.parts: dict[RowKey, list[RowKey]] = defaultdict(list)
        self.loose: list[RowKey] = []


@cache
def _naming(kind: str, register: str) -> str:
    """The ids, of those given, that the rows of a space name."""
    source, name = f'"{kind}" AS mine', f'mine."{register}"'
    if register in shape(kind).json:
        source, name = f"{source}, json_each({name}) AS one", "one.value"
    return f"SELECT DISTINCT {name} FROM {source} WHERE mine.space = ? AND {name} IN {_LISTED}"


_LISTED: Final = "(SELECT value FROM json_each(?))"
_WITHIN: Final = "SELECT kind, count(*) FROM item WHERE space >= ? AND space < ? AND alive = 1 GROUP BY kind"
"""The living rows of a space and of those below it."""
_DELETED = (
    select(CHANGE, ITEM.c.kind, ITEM.c.row, ITEM.c.space.label("home"))
    .select_from(
        ITEM.join(OP, (OP.c.kind == ITEM.c.kind) & (OP.c.row == ITEM.c.row)).join(
            CHANGE, CHANGE.c.position == OP.c.change
        )
    )
    .where(ITEM.c.alive == 0, OP.c.verb == log.DEL)
    .order_by(CHANGE.c.position.desc(), OP.c.id.desc())
)
_VISITS = select(ITEM.c.row).where(ITEM.c.kind == "visit")
_KIND = select(ITEM.c.kind).where(
    ITEM.c.kind.in_(bindparam("kinds", expanding=True)), ITEM.c.row == bindparam("id"), ITEM.c.alive == 1
)
_ADDED = (
    select(OP.c.kind, CHANGE.c.space, CHANGE.c.replica, CHANGE.c.gesture)
    .join_from(OP, CHANGE, CHANGE.c.position == OP.c.change)
    .where(
        CHANGE.c.gesture.in_(bindparam("gestures", expanding=True)),
        OP.c.kind.in_(bindparam("kinds", expanding=True)),
        OP.c.verb == log.ADD,
    )
)
