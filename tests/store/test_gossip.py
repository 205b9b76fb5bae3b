"""Random histories of several laptops that meet at random: in the end all show the same, and no typed word is lost."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tests.store.replicas import Replica, folded, view, words
from visitplanner.store import change as log
from visitplanner.store.change import Op, seal


@dataclass
class History:
    """One random history: who typed what, and what somebody who saw it took away again."""

    seed: int
    laptops: int = 4
    typed: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.replicas = [Replica(f"R{number}", self.seed) for number in range(self.laptops)]
        first, *others = self.replicas
        for number in range(5):
            first.set("stop", f"S{number}", "when", [1, f"{number}"])
        for number in range(3):
            first.write("note", f"N{number}", "body", f"base text of note {number} .\nsecond line here .\n")
        for other in others:
            other.receive(first.log)

    def step(self) -> None:
        """One random thing that happens on one laptop."""
        replica = self.random.choice(self.replicas)
        before = words(view(replica.state)) & self.typed
        action = self.random.choices(
            (self.type, self.cut, self.move, self.delete, self.revive, self.unknown, self.meet),
            (35, 10, 14, 4, 2, 3, 25),
        )[0]
        action(replica)
        if action != self.meet:
            self.removed |= before - words(view(replica.state))

    def type(self, replica: Replica) -> None:
        """A new word somewhere in a note."""
        word = f"t{len(self.typed)}z"
        self._edit(replica, lambda line, at: line.insert(at, word))
        if word in words(view(replica.state)):
            self.typed.add(word)

    def cut(self, replica: Replica) -> None:
        """A few words of a note taken out."""
        self._edit(replica, lambda line, at: line.__delitem__(slice(at, at + self.random.randint(1, 4))))

    def move(self, replica: Replica) -> None:
        """A stop moved."""
        if stops := replica.living("stop"):
            replica.set(
                "stop",
                self.random.choice(stops),
                "when",
                [self.random.randint(1, 3), str(self.random.random())],
            )

    def delete(self, replica: Replica) -> None:
        """Something deleted."""
        kind = self.random.choice(("stop", "note"))
        if rows := replica.living(kind):
            replica.delete(kind, self.random.choice(rows))

    def revive(self, replica: Replica) -> None:
        """Something brought back from the bin."""
        gone = sorted(key for key, life in replica.state.lives.items() if life.latest and not life.living)
        if gone:
            replica.add(*self.random.choice(gone))

    def unknown(self, replica: Replica) -> None:
        """What a newer version of the program does."""
        number = self.random.randrange(10**6)
        replica.change(
            Op("fold", "paper", "P", payload=seal(number, f"{number:x}")), Op(log.ADD, "paper", "P")
        )

    def meet(self, replica: Replica) -> None:
        """Another laptop's changes: all, only new ones, or a part of them, shuffled."""
        other = self.random.choice(self.replicas)
        changes = [
            one
            for one in other.log
            if self.random.random() < 0.5 or one.seq > replica.vector.get(one.replica, 0)
        ]
        self.random.shuffle(changes)
        if self.random.random() < 0.3:
            changes = changes[: self.random.randint(0, len(changes))]
        replica.receive(changes)

    def settle(self) -> None:
        """Everybody meets everybody."""
        for _ in range(2):
            for one in self.replicas:
                for other in self.replicas:
                    one.receive(other.log)

    def _edit(self, replica: Replica, change: object) -> None:
        notes = replica.living("note")
        if not notes:
            return
        row = self.random.choice(notes)
        lines = [line.split(" ") for line in replica.text("note", row, "body").split("\n")]
        line = self.random.choice(lines)
        change(line, self.random.randint(0, len(line)))  # type: ignore[operator]
        replica.write("note", row, "body", "\n".join(" ".join(line) for line in lines))


def run(seed: int, steps: int = 120) -> History:
    """A history that has come to its end, checked."""
    history = History(seed)
    for _ in range(steps):
        history.step()
    history.settle()
    first = history.replicas[0]
    shown = view(first.state)
    for replica in history.replicas[1:]:
        assert not replica.waiting
        assert view(replica.state) == shown
    assert folded(first, history.random) == shown
    lost = history.typed - history.removed - words(shown)
    assert not lost, f"typed, taken away by nobody, and gone: {sorted(lost)}"
    return history


@pytest.mark.parametrize("seed", range(12))
def test_laptops_agree_and_no_typed_word_is_lost(seed: int) -> None:
    history = run(seed)
    assert len(history.typed) > 20


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12, 1012))
def test_laptops_agree_in_many_more_histories(seed: int) -> None:
    run(seed)
