"""Replicas in memory: the log and its fold without a database, fast enough for thousands of random histories."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from visitplanner.store import change as log
from visitplanner.store.change import Address, Change, Op, seal
from visitplanner.store.fold import State, fold, life_conflict, shown, text_conflict, value_conflict
from visitplanner.store.textmerge import splice

SPACE = "space"


class Replica:
    """One laptop: what it has of the log, what waits, and what it shows."""

    def __init__(self, name: str, seed: int = 0) -> None:
        self.name = name
        self.log: list[Change] = []
        self.waiting: list[Change] = []
        self.state = State()
        self.vector: dict[str, int] = {}
        self._salts = random.Random(f"{name}{seed}")

    def set(self, kind: str, row: str, field: str, value: Any) -> Change:
        """Set a register."""
        return self.change(self._op(log.SET, Address(kind, row, field), value))

    def write(self, kind: str, row: str, field: str, text: str) -> Change:
        """Write a new version of a text over what is shown."""
        graph = self.state.texts[Address(kind, row, field, "en")]
        body: Any = text
        if len(graph.heads) == 1:
            body = list(splice(graph.body(graph.heads[0]), text))
        return self.change(self._op(log.WRITE, Address(kind, row, field, "en"), body, graph.heads))

    def delete(self, kind: str, row: str) -> Change:
        """Delete a row."""
        return self.change(Op(log.DEL, kind, row))

    def add(self, kind: str, row: str) -> Change:
        """Add a row, or bring it back."""
        return self.change(Op(log.ADD, kind, row))

    def redact(self, kind: str, row: str, field: str = "") -> Change:
        """Redact a row or a field."""
        return self.change(Op(log.REDACT, kind, row, field))

    def change(self, *ops: Op) -> Change:
        """Make a change of these ops and apply it."""
        seq = self.vector.get(self.name, 0) + 1
        lamport = 1 + max((change.lamport for change in self.log), default=0)
        seen = {name: number for name, number in self.vector.items() if name != self.name}
        previous = next((one.hash for one in reversed(self.log) if one.replica == self.name), "")
        made = Change(
            SPACE, self.name, seq, lamport, seen, f"{self.name}{seq}", "2026-11-09T10:57:00+00:00", self.name,
            "Change", seal({}, self._salt()), ops, previous=previous,
        )  # fmt: skip
        self._apply(made)
        return made

    def receive(self, changes: Iterable[Change]) -> None:
        """Take in changes from elsewhere."""
        have = {change.key for change in self.log}
        pool = {change.key: change for change in (*self.waiting, *changes) if change.key not in have}
        ready, self.waiting = log.arranged(pool.values(), {SPACE: self.vector})
        for change in ready:
            self._apply(change)

    def text(self, kind: str, row: str, field: str) -> str:
        """A text as it is shown."""
        return self.state.texts[Address(kind, row, field, "en")].merged()[0]

    def living(self, kind: str) -> list[str]:
        """The rows of a kind that are not deleted."""
        return sorted(row for (of, row), life in self.state.lives.items() if of == kind and life.living)

    def _op(self, verb: str, address: Address, value: Any, parents: tuple[str, ...] = ()) -> Op:
        return Op(verb, *address, parents=parents, payload=seal(value, self._salt()))

    def _salt(self) -> str:
        return f"{self._salts.getrandbits(64):016x}"

    def _apply(self, change: Change) -> None:
        self.log.append(self.state.apply(change))
        self.vector[change.replica] = change.seq


def view(state: State) -> dict[str, Any]:
    """Everything a state shows: living rows with registers and texts, and the conflicts."""
    rows: dict[str, Any] = {}
    conflicts: list[Any] = []
    for key, life in state.lives.items():
        if life.living:
            rows["/".join(key)] = {}
            conflicts.append(life_conflict(key, life))
    for address, heads in state.registers.items():
        if state.lives[address.kind, address.row].living and heads:
            rows[f"{address.kind}/{address.row}"][f"{address.field} {address.language}"] = shown(heads)
            conflicts.append(value_conflict(address, heads))
    for address, graph in state.texts.items():
        if state.lives[address.kind, address.row].living and graph.heads:
            text, clashes = graph.merged()
            rows[f"{address.kind}/{address.row}"][f"{address.field} {address.language}: text"] = text
            conflicts.append(text_conflict(address, clashes))
    return {"rows": rows, "conflicts": sorted(filter(None, conflicts), key=str)}


def folded(replica: Replica, order: random.Random) -> dict[str, Any]:
    """What the replica's log comes to when it is delivered in another order."""
    changes = list(replica.log)
    order.shuffle(changes)
    return view(fold(changes))


def words(shown_view: dict[str, Any]) -> set[str]:
    """Every word in a living row or in a conflict."""
    return set(_words(shown_view))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _words(part)
