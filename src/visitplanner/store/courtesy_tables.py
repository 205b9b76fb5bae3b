"""The tables of glossary, gifts, seats, scores and question banks, which the third format brought."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.store.schema import Record


class ScoreRow(Record):
    __tablename__ = "score"

    decision: Mapped[str | None] = mapped_column(index=True)
    dimension: Mapped[str | None]
    value: Mapped[int | None]


class TermRow(Record):
    __tablename__ = "term"

    sort: Mapped[str | None]
    theme: Mapped[str | None]
    keep: Mapped[int | None]
    sample: Mapped[int | None]


class BankQuestionRow(Record):
    __tablename__ = "bank_question"

    theme: Mapped[str | None]
    priority: Mapped[str | None]


class GiftRow(Record):
    __tablename__ = "gift"

    visit: Mapped[str | None] = mapped_column(index=True)
    session: Mapped[str | None]
    giver: Mapped[str | None]
    receiver: Mapped[str | None]
    received: Mapped[int | None]
    status: Mapped[str | None]
    order: Mapped[str | None]
    amount: Mapped[float | None]
    currency: Mapped[str | None]


class SeatRow(Record):
    __tablename__ = "seat"

    session: Mapped[str | None] = mapped_column(index=True)
    person: Mapped[str | None]
    row: Mapped[int | None]
    position: Mapped[int | None]
