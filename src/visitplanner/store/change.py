"""A Change: what one person did to one space in one gesture. The log is a set of these, and so is what is exchanged.

Every payload is sealed: its digest is salted, so that a redaction can take the value away and the hashes still hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from hashlib import sha256
from typing import Any, Final, NamedTuple

from visitplanner.base.phrases import Phrase

Json = Any

ADD: Final = "add"
SET: Final = "set"
WRITE: Final = "write"
DEL: Final = "del"
REDACT: Final = "redact"
VERBS: Final = (ADD, SET, WRITE, DEL, REDACT)
"""What this version knows; an op with another verb is kept and passed on, and does nothing."""

DO: Final = "do"
UNDO: Final = "undo"
REDO: Final = "redo"


class Address(NamedTuple):
    """One value of one row: a register (no language), a text, or the state of that text."""

    kind: str
    row: str
    field: str = ""
    language: str = ""


class Stamp(NamedTuple):
    """Which op of which change: enough to decide who saw whom, and to order concurrent values."""

    lamport: int
    replica: str
    seq: int
    op: int
    space: str

    @property
    def version(self) -> str:
        """The name of the text version that this op wrote, within its space."""
        return f"{self.replica}:{self.seq}:{self.op}"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A JSON value with a salted digest. Erasing takes value and salt away; the digest stays and reveals nothing."""

    value: Json
    salt: str
    digest: str

    @property
    def erased(self) -> bool:
        """Whether a redaction took the value away."""
        return not self.salt

    def erase(self) -> Sealed:
        """The same seal without its value."""
        return Sealed(None, "", self.digest)

    def intact(self) -> bool:
        """Whether the value is the one that was sealed; an erased one cannot be wrong."""
        return self.erased or seal(self.value, self.salt).digest == self.digest


@dataclass(frozen=True, slots=True)
class Op:
    """One operation on one address. `parents` are the text versions a `write` was based on."""

    verb: str
    kind: str
    row: str
    field: str = ""
    language: str = ""
    parents: tuple[str, ...] = ()
    payload: Sealed | None = None

    @property
    def address(self) -> Address:
        """Where it writes."""
        return Address(self.kind, self.row, self.field, self.language)

    @property
    def value(self) -> Json:
        """The payload's value; None where there is none or it was erased."""
        return self.payload.value if self.payload else None

    @property
    def erased(self) -> bool:
        """Whether a redaction took the payload away."""
        return self.payload is not None and self.payload.erased

    def erase(self) -> Op:
        """The same op without its payload's value."""
        return replace(self, payload=self.payload.erase()) if self.payload else self

    def heading(self) -> list[Json]:
        """What the change's hash covers."""
        digest = self.payload.digest if self.payload else ""
        return [self.verb, self.kind, self.row, self.field, self.language, list(self.parents), digest]


@dataclass(frozen=True)
class Change:
    """One gesture's ops in one space.

    `seq` counts this replica's changes in this space from 1; `seen` says how far the author knew the other replicas
    there. `lamport` orders, `wall` (ISO, with offset) is only shown. `label` seals the facts of the gesture's phrase.
    `way` and `of` mark an undo or redo and the gesture it concerns. `previous` chains the replica's changes.
    `more` keeps header fields of newer versions.
    """

    space: str
    replica: str
    seq: int
    lamport: int
    seen: Mapping[str, int]
    gesture: str
    wall: str
    author: str
    message: str
    facts: Sealed
    ops: tuple[Op, ...]
    visit: str = ""
    way: str = DO
    of: str = ""
    previous: str = ""
    more: Mapping[str, Json] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, int]:
        """What names a change; two with one key and different hashes are a damaged or copied replica."""
        return (self.space, self.replica, self.seq)

    @property
    def label(self) -> Phrase:
        """What the gesture is called."""
        return Phrase(
            self.message, {name: _unpacked(fact) for name, fact in (self.facts.value or {}).items()}
        )

    def saw(self, other: Stamp) -> bool:
        """Whether the author knew that op, in an earlier change, when making this one."""
        if other.space != self.space:
            return False
        return other.seq <= (
            self.seq - 1 if other.replica == self.replica else self.seen.get(other.replica, 0)
        )

    def stamp(self, index: int) -> Stamp:
        """The stamp of this change's op number `index`."""
        return Stamp(self.lamport, self.replica, self.seq, index, self.space)

    def header(self) -> dict[str, Json]:
        """Everything but the ops, and without the facts themselves: the part of the hash that is never erased."""
        return {
            **self.more,
            "space": self.space, "replica": self.replica, "seq": self.seq, "lamport": self.lamport,
            "seen": dict(self.seen), "gesture": self.gesture, "wall": self.wall, "author": self.author,
            "message": self.message, "facts": self.facts.digest, "visit": self.visit, "way": self.way, "of": self.of,
            "previous": self.previous,
        }  # fmt: skip

    @cached_property
    def hash(self) -> str:
        """SHA-256 over the header and every op's heading."""
        return digest([self.header(), [op.heading() for op in self.ops]])

    def intact(self) -> bool:
        """Whether every value present is the one that was sealed."""
        return self.facts.intact() and all(op.payload is None or op.payload.intact() for op in self.ops)


def canonical(value: Json) -> str:
    """The one JSON text of `value`: sorted keys, no spaces, no NaN."""
    return _ENCODER.encode(value)


def digest(value: Json) -> str:
    """SHA-256 of the canonical JSON, in hex. Raises UnicodeEncodeError for half a character, which is never written."""
    return sha256(canonical(value).encode()).hexdigest()


def seal(value: Json, salt: str) -> Sealed:
    """`value` with its salted digest."""
    return Sealed(value, salt, salted(canonical(value), salt))


def salted(text: str, salt: str) -> str:
    """The digest of a value whose canonical JSON is `text`: 128 bits, so that nobody can make a second value for it."""
    return sha256(f"{salt} {text}".encode()).hexdigest()[:32]


def to_json(change: Change) -> dict[str, Json]:
    """The change as one JSON object: the header with the facts' seal, and the ops with theirs."""
    ops = [[*op.heading(), *_open(op.payload)] for op in change.ops]
    return {**change.header(), "facts": [change.facts.digest, *_open(change.facts)], "ops": ops}


def from_json(data: Mapping[str, Json]) -> Change:
    """The change that `to_json` wrote. Raises ValueError on anything of another shape."""
    try:
        rest = dict(data)
        known = {name: _checked(rest.pop(name), kind) for name, kind in _HEADER.items()}
        facts = _sealed(*rest.pop("facts"))
        ops = tuple(_op(*op) for op in rest.pop("ops"))
        vector = known["seen"].values()
        numbers = [_checked(number, int) for number in (known["seq"], known["lamport"], *vector)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"not a change: {error}") from error
    if not all(0 < number < _FAR for number in numbers):
        raise ValueError("not a change: it counts from one, and not so far")
    return Change(**known, facts=facts, ops=ops, more=rest)


def packed(facts: Mapping[str, Any]) -> dict[str, Json]:
    """A phrase's facts as JSON; dates, times and words of ours keep their type, for each reader's language."""
    return {name: _packed(fact) for name, fact in facts.items()}


def in_order(changes: Iterable[Change]) -> list[Change]:
    """`changes` so that each comes after all that its author had seen. What lacks a cause is left out."""
    return arranged(changes, {})[0]


def arranged(
    changes: Iterable[Change], known: Mapping[str, Mapping[str, int]]
) -> tuple[list[Change], list[Change]]:
    """`changes` so that each comes after all that its author had seen, and those that must wait for others.

    `known`: space → replica → the sequence up to which changes are there already.
    """
    reached = {space: dict(vector) for space, vector in known.items()}
    ordered: list[Change] = []
    waiting = sorted(changes, key=lambda change: (change.lamport, change.space, change.replica, change.seq))
    while True:
        left: list[Change] = []
        for change in waiting:
            vector = reached.setdefault(change.space, {})
            if vector.get(change.replica, 0) == change.seq - 1 and _reached(change, vector):
                vector[change.replica] = change.seq
                ordered.append(change)
            else:
                left.append(change)
        if len(left) == len(waiting):
            return ordered, left
        waiting = left


def _reached(change: Change, vector: Mapping[str, int]) -> bool:
    return all(
        vector.get(replica, 0) >= seq for replica, seq in change.seen.items() if replica != change.replica
    )


_ENCODER: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_FAR: Final = 2**53
_HEADER: dict[str, Any] = {
    "space": str, "replica": str, "seq": int, "lamport": int, "seen": dict, "gesture": str, "wall": str,
    "author": str, "message": str, "visit": str, "way": str, "of": str, "previous": str,
}  # fmt: skip


_TYPED: Final[dict[str, Callable[[str], datetime | date | time | Phrase]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "phrase": Phrase,
}


def _packed(fact: Any) -> Json:
    if isinstance(fact, datetime | date | time):
        return {type(fact).__name__: fact.isoformat()}
    if isinstance(fact, Phrase):
        return {"phrase": fact.msgid}
    if fact is None or isinstance(fact, bool | int | float):
        return fact
    return str(fact).replace("\0", "").encode("utf-8", "replace").decode()  # a lone surrogate has no hash


def _unpacked(fact: Json) -> Any:
    if not isinstance(fact, dict):
        return fact
    name, text = next(iter(fact.items()), ("", ""))
    return _TYPED.get(name, str)(text)


def _open(payload: Sealed | None) -> list[Json]:
    return [] if payload is None else [payload.value, payload.salt]


def _checked(value: Json, kind: type[Any]) -> Json:
    if type(value) is not kind:
        raise TypeError(f"{value!r} where {kind.__name__} is expected")
    return value


def _sealed(digest: Json, value: Json, salt: Json) -> Sealed:
    return Sealed(value, _checked(salt, str), _checked(digest, str))


def _op(*parts: Json) -> Op:
    verb, kind, row, field, language, parents, digest, *payload = parts
    for part in (verb, kind, row, field, language, *parents):
        _checked(part, str)
    return Op(
        verb, kind, row, field, language, tuple(parents), _sealed(digest, *payload) if payload else None
    )
