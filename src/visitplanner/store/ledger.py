"""The tables of the log and of what hangs on it: changes, ops, lives of rows, texts, conflicts, drafts, undo."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.store.schema import Schema

STRICT = {"sqlite_strict": True}


class ChangeRow(Schema):
    """A change without its ops. `position` is the order of arrival here and leaves this library never."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("space", "replica", "seq"), STRICT)

    position: Mapped[int] = mapped_column(primary_key=True)
    space: Mapped[str]
    replica: Mapped[str]
    seq: Mapped[int]
    lamport: Mapped[int]
    seen: Mapped[str]
    gesture: Mapped[str] = mapped_column(index=True)
    wall: Mapped[str]
    author: Mapped[str]
    message: Mapped[str]
    facts: Mapped[str | None]
    facts_salt: Mapped[str]
    facts_digest: Mapped[str]
    visit: Mapped[str] = mapped_column(index=True)
    way: Mapped[str]
    of: Mapped[str]
    previous: Mapped[str]
    more: Mapped[str]
    hash: Mapped[str]


class OpRow(Schema):
    """One op of a change. `head`: nobody has overwritten it. Value and salt are NULL once redacted."""

    __tablename__ = "op"
    __table_args__ = (
        Index("op_address", "kind", "row", "field", "language", "head"),
        Index("op_change", "change"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    change: Mapped[int]
    op: Mapped[int]
    verb: Mapped[str]
    kind: Mapped[str]
    row: Mapped[str]
    field: Mapped[str]
    language: Mapped[str]
    parents: Mapped[str | None]
    value: Mapped[str | None]
    salt: Mapped[str | None]
    digest: Mapped[str | None]
    head: Mapped[int]


class ItemRow(Schema):
    """The life of a row of any kind, known or not: what the bin lists, and what decides whether it is shown."""

    __tablename__ = "item"
    __table_args__ = (Index("item_space", "space", "alive"), STRICT)

    kind: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    space: Mapped[str]
    alive: Mapped[int]
    redacted: Mapped[int]
    life: Mapped[str]


class TextRow(Schema):
    """The shown text at an address, its state, and whether its language is the original. `clashes` are counted."""

    __tablename__ = "text"
    __table_args__ = (Index("text_space", "space"), STRICT)

    kind: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    space: Mapped[str]
    text: Mapped[str]
    state: Mapped[str | None]
    original: Mapped[int]
    clashes: Mapped[int]
    sum: Mapped[str]


class ConflictRow(Schema):
    """An open conflict, as `fold.Conflict`; `detail` is its JSON."""

    __tablename__ = "conflict"
    __table_args__ = STRICT

    sort: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    space: Mapped[str] = mapped_column(index=True)
    detail: Mapped[str]


class DraftRow(Schema):
    """What is being typed and is not a version yet. `basis`: the text versions that were shown when it began."""

    __tablename__ = "draft"

    kind: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    space: Mapped[str]
    text: Mapped[str]
    basis: Mapped[str]
    began: Mapped[str]
    saved: Mapped[str]


class VectorRow(Schema):
    """How far each replica is known in each space: its last sequence, Lamport time and hash."""

    __tablename__ = "vector"

    space: Mapped[str] = mapped_column(primary_key=True)
    replica: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    lamport: Mapped[int]
    hash: Mapped[str]


class StepRow(Schema):
    """A gesture made here, on a visit's undo list; `state` is done, undone or dropped.

    `latest` is the gesture whose inverse the next undo or redo makes: itself, its undo, or its redo.
    """

    __tablename__ = "step"
    __table_args__ = (Index("step_gesture", "gesture"), STRICT)

    visit: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    gesture: Mapped[str]
    state: Mapped[str]
    latest: Mapped[str]


class PendingRow(Schema):
    """A change that came before its causes and waits for them; `body` is its JSON."""

    __tablename__ = "pending"

    space: Mapped[str] = mapped_column(primary_key=True)
    replica: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]


class QuarantineRow(Schema):
    """A change that cannot be true: not intact, or a second one under a known name. Kept for people to look at."""

    __tablename__ = "quarantine"

    space: Mapped[str] = mapped_column(primary_key=True)
    replica: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    body: Mapped[str]


def _table(row: type[Schema]) -> Table:
    return row.metadata.tables[row.__tablename__]


CHANGE, OP, ITEM, TEXT, CONFLICT, DRAFT, VECTOR, STEP, PENDING, QUARANTINE = map(
    _table,
    (
        ChangeRow, OpRow, ItemRow, TextRow, ConflictRow, DraftRow, VectorRow, StepRow, PendingRow, QuarantineRow,
    ),
)  # fmt: skip
