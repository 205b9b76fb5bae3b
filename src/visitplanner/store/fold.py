"""What a set of changes says: which rows live, what their registers and texts hold, where people disagree.

Pure, and the only place that decides it: the tables are written by these same functions, one change at a time, over
mappings that load from the log. Order and repeats of delivery do not matter, as long as causes come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from visitplanner.store import change as log
from visitplanner.store import textmerge
from visitplanner.store.change import Address, Change, Json, Op, Stamp, canonical

RowKey = tuple[str, str]
Author = tuple[str, str]

VALUES: Final = "values"
TEXT: Final = "text"
REVIVED: Final = "revived"

_ALL: Final = 2**62
_DEEPEST: Final = 24


class Head(NamedTuple):
    """A value of a register that nobody has overwritten knowingly."""

    stamp: Stamp
    value: Json
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """Whether a row is there. A deletion covers what its author had seen; anything else done to the row keeps it.

    `latest`: (space, replica) → last (seq, op) on the row; `covered`: the same, up to which deletions reach;
    `deletions`: those that nobody who touched the row since had seen.
    """

    latest: Mapping[Author, tuple[int, int]] = field(default_factory=dict)
    covered: Mapping[Author, tuple[int, int]] = field(default_factory=dict)
    deletions: tuple[Stamp, ...] = ()

    @property
    def living(self) -> tuple[Author, ...]:
        """Whose work on the row no deletion covers."""
        return tuple(sorted(key for key, at in self.latest.items() if at > self.covered.get(key, (0, 0))))

    @property
    def contested(self) -> bool:
        """Whether the row lives although somebody deleted it without knowing of the edits."""
        return bool(self.deletions) and bool(self.living)

    @property
    def space(self) -> str:
        """The space of the row; empty when it is deleted."""
        living = self.living
        return living[0][0] if living else ""

    def touched(self, change: Change, index: int) -> Life:
        """After an op other than a deletion."""
        latest = {**self.latest, (change.space, change.replica): (change.seq, index)}
        return Life(latest, self.covered, _unseen(self.deletions, change))

    def deleted(self, change: Change, index: int) -> Life:
        """After a deletion."""
        reach = {(change.space, replica): (seq, _ALL) for replica, seq in change.seen.items()}
        reach[change.space, change.replica] = (change.seq, index)
        covered = {key: max(at, self.covered.get(key, (0, 0))) for key, at in reach.items()}
        return Life(
            self.latest, {**self.covered, **covered}, (*_unseen(self.deletions, change), change.stamp(index))
        )


class Version(NamedTuple):
    """One version of a text. `body` is the whole text, or [position, cut, put, check] on its only parent."""

    stamp: Stamp
    parents: tuple[str, ...]
    body: Json
    erased: bool = False


class Graph:
    """The versions of one text, and the text they come to: the heads merged over their common ancestors."""

    def __init__(self) -> None:
        self.versions: dict[str, Version] = {}
        self.heads: tuple[str, ...] = ()
        self.bodies: dict[str, str] = {}

    def knows(self, name: str) -> bool:
        """Whether there is a version of that name."""
        return name in self.versions

    def add(self, version: Version) -> None:
        """A new version; its parents are heads no longer."""
        name = version.stamp.version
        version = version._replace(parents=tuple(filter(self.knows, version.parents)))
        self.versions[name] = version
        kept = (head for head in self.heads if head not in version.parents)
        self.heads = tuple(sorted((*kept, name), key=lambda head: self.versions[head].stamp))

    def erase(self, space: str) -> None:
        """Empty every version from that space; the graph itself stays."""
        self.bodies.clear()
        for name, version in self.versions.items():
            if version.stamp.space == space:
                self.versions[name] = version._replace(body=None, erased=True)

    def body(self, name: str) -> str:
        """The whole text of one version."""
        chain: list[Version] = []
        text = ""
        while name:
            if name in self.bodies:
                text = self.bodies[name]
                break
            version = self.versions[name]
            chain.append(version)
            name = version.parents[0] if isinstance(version.body, list) and version.parents else ""
        for version in reversed(chain):
            text = _read(version, text)
        if chain:
            self.bodies[chain[0].stamp.version] = text
        return text

    def merged(self) -> tuple[str, tuple[textmerge.Clash, ...]]:
        """The text as it is shown, and its clashes."""
        if len(self.heads) == 1:
            return self.body(self.heads[0]), ()
        return self._merge(self.heads, {}, 0)

    def _merge(
        self, heads: tuple[str, ...], known: dict[tuple[str, ...], str], depth: int
    ) -> tuple[str, tuple[textmerge.Clash, ...]]:
        if not heads:
            return "", ()
        text = self.body(heads[0])
        clashes: tuple[textmerge.Clash, ...] = ()
        seen = self._ancestors(heads[0])
        for head in heads[1:]:
            above = self._ancestors(head)
            tops = self._tops(seen & above)
            if tops not in known:
                known[tops] = self._merge(tops if depth < _DEEPEST else tops[-1:], known, depth + 1)[0]
            text, more = textmerge.merge(known[tops], text, self.body(head))
            clashes += more
            seen |= above
        return text, clashes

    def _ancestors(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.versions[name].parents
        return found

    def _tops(self, common: set[str]) -> tuple[str, ...]:
        below = {parent for name in common for parent in self.versions[name].parents}
        return tuple(sorted(common - below, key=lambda name: self.versions[name].stamp))


class Redaction(NamedTuple):
    """An address (blank parts mean all of it) whose values are gone, except those written knowing that.

    It reaches no other space: whoever may write in one could else erase what lies in all.
    """

    address: Address
    stamp: Stamp

    def covers(self, address: Address) -> bool:
        """Whether `address` lies within what was redacted."""
        return all(mine in ("", theirs) for mine, theirs in zip(self.address, address, strict=True))


class Conflict(NamedTuple):
    """Where people disagree until somebody writes again: in a value, in a text, or on whether the row is there.

    `detail`: [[replica, seq, value] …] | [[base, a, b, shown] …] | [[replica, seq] …].
    """

    sort: str
    address: Address
    detail: Json


class State:
    """What the changes applied so far come to. A subclass loads what is missing from where it is kept."""

    def __init__(self) -> None:
        self.lives: dict[RowKey, Life] = _Lazy(self.load_life)
        self.registers: dict[Address, tuple[Head, ...]] = _Lazy(self.load_heads)
        self.texts: dict[Address, Graph] = _Lazy(self.load_graph)
        self.redactions: dict[RowKey, tuple[Redaction, ...]] = _Lazy(self.load_redactions)

    def load_life(self, key: RowKey) -> Life:  # noqa: ARG002
        """The life of a row not met yet."""
        return Life()

    def load_row(self, key: RowKey) -> None:
        """Have all heads of a row's registers in `registers`; what is not there then was never set."""

    def load_heads(self, address: Address) -> tuple[Head, ...]:  # noqa: ARG002
        """The heads of a register not met yet."""
        return ()

    def load_graph(self, address: Address) -> Graph:  # noqa: ARG002
        """The versions of a text not met yet."""
        return Graph()

    def load_redactions(self, key: RowKey) -> tuple[Redaction, ...]:  # noqa: ARG002
        """The redactions of a row not met yet."""
        return ()

    def apply(self, change: Change) -> Change:
        """Take in one change whose causes are in; returned as it may be kept, without what was redacted before."""
        ops = [self._kept(op, change) for op in change.ops]
        for index, op in enumerate(ops):
            self.take(op, change, index)
        if all(kept is op for kept, op in zip(ops, change.ops, strict=True)):
            return change
        return replace(change, ops=tuple(ops), facts=change.facts.erase())

    def take(self, op: Op, change: Change, index: int) -> None:
        """One op of a change, its number `index`."""
        key, stamp = (op.kind, op.row), change.stamp(index)
        if op.verb == log.DEL:
            self.lives[key] = self.lives[key].deleted(change, index)
        elif op.verb == log.REDACT:
            redaction = Redaction(op.address, stamp)
            self.lives[key] = self.lives[key]
            self.redactions[key] = (*self.redactions[key], redaction)
            self.erase(redaction)
        elif op.verb in (log.ADD, log.SET, log.WRITE):
            self.lives[key] = self.lives[key].touched(change, index)
        if op.verb == log.SET:
            self.registers[op.address] = superseded(
                self.registers[op.address], change, Head(stamp, op.value, op.erased)
            )
        elif op.verb == log.WRITE:
            self.texts[op.address].add(Version(stamp, op.parents, op.value, op.erased))

    def erase(self, redaction: Redaction) -> None:
        """Take away every value covered: nothing that is in can have been written knowing of the redaction."""
        for address, heads in self.registers.items():
            if redaction.covers(address):
                space = redaction.stamp.space
                self.registers[address] = tuple(
                    Head(head.stamp, None, True) if head.stamp.space == space else head for head in heads
                )
        for address, graph in self.texts.items():
            if redaction.covers(address):
                graph.erase(redaction.stamp.space)

    def _kept(self, op: Op, change: Change) -> Op:
        known = self.redactions[op.kind, op.row]
        covering = (one for one in known if one.stamp.space == change.space and one.covers(op.address))
        return op if all(change.saw(one.stamp) for one in covering) else op.erase()


def fold(changes: Iterable[Change]) -> State:
    """The state that a whole set of changes comes to, whatever order it is given in. What lacks a cause is left out."""
    state = State()
    for change in log.in_order(changes):
        state.apply(change)
    return state


def superseded(heads: tuple[Head, ...], change: Change, head: Head) -> tuple[Head, ...]:
    """The heads of a register once `head`, written in `change`, is in."""
    return (*(old for old in heads if not _known(old.stamp, change)), head)


def shown(heads: tuple[Head, ...]) -> Json:
    """The value a register shows: the latest by Lamport time, then replica; None where nothing is left."""
    if len(heads) == 1:
        return heads[0].value
    return max((head for head in heads if not head.erased), default=_NOTHING).value


def value(state: State, verb: str, address: Address) -> Json:
    """What a state shows at an address: the register that `set` writes, or the text that `write` does."""
    if verb == log.SET:
        return shown(state.registers[address])
    return state.texts[address].merged()[0] if verb == log.WRITE else None


def value_conflict(address: Address, heads: tuple[Head, ...]) -> Conflict | None:
    """The conflict in a register, if its heads really differ."""
    left = sorted(head for head in heads if not head.erased)
    if len({canonical(head.value) for head in left}) < 2:
        return None
    return Conflict(VALUES, address, [[head.stamp.replica, head.stamp.seq, head.value] for head in left])


def text_conflict(address: Address, clashes: Iterable[textmerge.Clash]) -> Conflict | None:
    """The conflict in a text, if it has clashes."""
    detail = [list(clash) for clash in clashes]
    return Conflict(TEXT, address, detail) if detail else None


def life_conflict(key: RowKey, life: Life) -> Conflict | None:
    """The conflict about a row that was deleted here and edited there."""
    if not life.contested:
        return None
    return Conflict(REVIVED, Address(*key), sorted([stamp.replica, stamp.seq] for stamp in life.deletions))


class _Lazy(dict[Any, Any]):
    """A dictionary that loads what it is asked for."""

    def __init__(self, load: Callable[[Any], Any]) -> None:
        super().__init__()
        self.load = load

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self.load(key)
        return value


_NOTHING: Final = Head(Stamp(0, "", 0, 0, ""), None)


def _known(stamp: Stamp, change: Change) -> bool:
    return change.saw(stamp) or (stamp.space, stamp.replica, stamp.seq) == change.key


def _unseen(deletions: tuple[Stamp, ...], change: Change) -> tuple[Stamp, ...]:
    return tuple(stamp for stamp in deletions if not _known(stamp, change))


def _read(version: Version, parent: str) -> str:
    """The text of a version, given its parent's. What does not fit (never written by us) is read as far as it goes."""
    if isinstance(version.body, str):
        return version.body
    match version.body:
        case [int(at), int(cut), str(put), *_]:
            return textmerge.spliced(parent, max(at, 0), max(cut, 0), put)
    return ""
