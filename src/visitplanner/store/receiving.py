"""Changes from elsewhere: a set union. Order and repeats do not matter; what lacks a cause waits for it.

What cannot be true is kept apart and told: a value that is not the one sealed, a second change under a known name, a
replica whose past is not the one known here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select

from visitplanner.base.phrases import N_
from visitplanner.store import change as log
from visitplanner.store.change import Change
from visitplanner.store.editing import Touched
from visitplanner.store.journal import Journal
from visitplanner.store.ledger import CHANGE, PENDING, QUARANTINE
from visitplanner.store.projection import project

ALTERED: Final = N_("Its content is not what was written.")
TWICE: Final = N_("There is another change under the same name.")
FORKED: Final = N_("It continues another past than the one known here: a library was copied or restored.")
COUNT: Final = N_("Its number does not follow from what its author had seen.")
OURS: Final = N_("It claims to be written here, but was not.")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A change that was kept apart, and why (a phrase to translate)."""

    change: Change
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a delivery: how many changes are new, were known, wait for others; what was kept apart."""

    new: int
    known: int
    waiting: int
    quarantined: tuple[Quarantined, ...]
    touched: Touched


def receive(journal: Journal, changes: Iterable[Change], replica: str) -> Received:
    """Take in changes from elsewhere; `replica` is who writes here, and nobody else may."""
    intake = _Intake(journal, replica)
    for change in changes:
        intake.sort(change)
    return intake.finish()


class _Intake:
    """One delivery while it is taken in."""

    def __init__(self, journal: Journal, replica: str) -> None:
        self.journal = journal
        self.connection = journal.connection
        self.replica = replica
        self.pool: dict[tuple[str, str, int], Change] = {}
        self.apart: list[Quarantined] = []
        self.known = 0
        self._spaces: dict[str, dict[tuple[str, int], str]] = {}

    def sort(self, change: Change) -> None:
        """Where a change belongs: known, apart, or in the pool of what may be applied."""
        there = self._hashes(change.space).get((change.replica, change.seq))
        waiting = self.pool.get(change.key)
        if there is not None:
            self.known += 1
        if not _whole(change, already=there is not None):
            self._apart(change, ALTERED)
        elif change.hash != (there or (waiting.hash if waiting else change.hash)):
            self._apart(change, TWICE)
        elif change.replica == self.replica and there is None:
            self._apart(change, OURS)
        elif there is None:
            self.pool.setdefault(change.key, change)

    def finish(self) -> Received:
        """Apply what can be, keep what must wait, and bring the tables up to it."""
        journal = self.journal
        vectors = {
            space: {replica: one.seq for replica, one in journal.known(space).items()}
            for space in self._spaces
        }
        ordered, waiting = log.arranged(self.pool.values(), vectors)
        journal.expect([(op.kind, op.row) for change in ordered for op in change.ops])
        applied = [change for change in ordered if self._applied(change, waiting)]
        touched = self._touched()
        project(journal)
        self._wait(waiting)
        if self.apart:
            self.connection.execute(_QUARANTINE, [_apart_row(one) for one in self.apart])
        return Received(len(applied), self.known, len(waiting), tuple(self.apart), touched)

    def _applied(self, change: Change, waiting: list[Change]) -> bool:
        """Whether it is in. What comes after a change that was kept apart waits for the true one."""
        known = self.journal.known(change.space)
        before = known.get(change.replica)
        if (before.seq + 1 if before else 1) != change.seq or any(
            seq and (replica not in known or known[replica].seq < seq)
            for replica, seq in change.seen.items()
            if replica != change.replica
        ):
            waiting.append(change)
            return False
        highest = max((one.lamport for one in known.values()), default=0)
        if change.previous != (before.hash if before else ""):
            self._apart(change, FORKED)
            return False
        if not (before.lamport if before else 0) < change.lamport <= highest + 1:
            self._apart(change, COUNT)
            return False
        self.journal.append(change)
        return True

    def _apart(self, change: Change, reason: str) -> None:
        self.apart.append(Quarantined(change, reason))

    def _hashes(self, space: str) -> dict[tuple[str, int], str]:
        """The hashes known in a space; asked for the first time, what waits there joins the pool."""
        if space not in self._spaces:
            rows = self.connection.execute(_HASHES, {"space": space})
            self._spaces[space] = {(row.replica, row.seq): row.hash for row in rows}
            for body in self.connection.execute(_WAITING, {"space": space}).scalars():
                change = log.from_json(json.loads(body))
                self.pool[change.key] = change
        return self._spaces[space]

    def _wait(self, waiting: list[Change]) -> None:
        if self._spaces:
            self.connection.execute(_NO_LONGER, [{"at": space} for space in self._spaces])
        if waiting:
            self.connection.execute(_WAIT, [_row(change) for change in waiting])

    def _touched(self) -> Touched:
        rows = frozenset(self.journal.rows)
        spaces = frozenset(space for key in rows for space, _ in self.journal.lives[key].latest)
        visits = frozenset(space for space in spaces if self.journal.lives["visit", space].latest)
        return Touched(rows, spaces, visits)


def _whole(change: Change, *, already: bool) -> bool:
    """Whether every value is the one sealed, and can be kept; of a change that is there, only the hash counts."""
    try:
        return bool(change.hash) and (already or change.intact())
    except (UnicodeEncodeError, ValueError):
        return False


def _row(change: Change) -> dict[str, Any]:
    return {
        "space": change.space, "replica": change.replica, "seq": change.seq,
        "body": json.dumps(log.to_json(change)),
    }  # fmt: skip


def _apart_row(one: Quarantined) -> dict[str, Any]:
    row = _row(one.change)
    return {**row, "hash": sha256(row["body"].encode()).hexdigest(), "reason": one.reason}


_HASHES = select(CHANGE.c.replica, CHANGE.c.seq, CHANGE.c.hash).where(CHANGE.c.space == bindparam("space"))
_WAITING = select(PENDING.c.body).where(PENDING.c.space == bindparam("space"))
_NO_LONGER = delete(PENDING).where(PENDING.c.space == bindparam("at"))
_WAIT = insert(PENDING)
_QUARANTINE = insert(QUARANTINE).prefix_with("OR REPLACE")
