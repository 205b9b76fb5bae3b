"""Rows of the log as changes and ops, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from visitplanner.store.change import Change, Op, Sealed, Stamp, canonical


def read_change(row: Any, ops: Iterable[Any]) -> Change:
    """The change that a row of `change` and its rows of `op`, in order, hold."""
    facts = Sealed(json_of(row.facts), row.facts_salt, row.facts_digest)
    return Change(
        row.space, row.replica, row.seq, row.lamport, json_of(row.seen), row.gesture, row.wall, row.author,
        row.message, facts, tuple(read_op(op) for op in ops), row.visit, row.way, row.of, row.previous,
        json_of(row.more),
    )  # fmt: skip


def change_row(change: Change, position: int) -> dict[str, Any]:
    """The row of `change`, without its ops."""
    return {
        "position": position, "space": change.space, "replica": change.replica, "seq": change.seq,
        "lamport": change.lamport, "seen": canonical(dict(change.seen)), "gesture": change.gesture,
        "wall": change.wall, "author": change.author, "message": change.message,
        "facts": None if change.facts.erased else canonical(change.facts.value), "facts_salt": change.facts.salt,
        "facts_digest": change.facts.digest, "visit": change.visit, "way": change.way, "of": change.of,
        "previous": change.previous, "more": canonical(dict(change.more)), "hash": change.hash,
    }  # fmt: skip


def read_op(row: Any) -> Op:
    """The op that a row of `op` holds."""
    payload = None if row.digest is None else Sealed(json_of(row.value), row.salt or "", row.digest)
    return Op(row.verb, row.kind, row.row, row.field, row.language, parents_of(row.parents), payload)


def op_row(op: Op, at: dict[str, int]) -> dict[str, Any]:
    """The row of `op`; `at` are its id, its change's position, its number there, and whether it is a head."""
    payload = op.payload or Sealed(None, "", "")
    return {
        **at, "verb": op.verb, "kind": op.kind, "row": op.row, "field": op.field, "language": op.language,
        "parents": canonical(op.parents) if op.parents else None,
        "value": canonical(payload.value) if payload.salt else None,
        "salt": payload.salt or None, "digest": payload.digest or None,
    }  # fmt: skip


def stamp_of(row: Any) -> Stamp:
    """The stamp of an op joined with its change."""
    return Stamp(row.lamport, row.replica, row.seq, row.op, row.space)


def parents_of(text: str | None) -> tuple[str, ...]:
    """The parents of a text version."""
    return tuple(json.loads(text)) if text else ()


def json_of(text: str | None) -> Any:
    """The value of a column that holds JSON or NULL."""
    if text is None:
        return None
    return {} if text == "{}" else json.loads(text)
