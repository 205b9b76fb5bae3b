"""The tables of what holds a visit up behind its programme (`records.staging`)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.store.schema import Record


class BookingRow(Record):
    __tablename__ = "booking"

    visit: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str | None]
    status: Mapped[str | None]
    start: Mapped[str | None]
    end: Mapped[str | None]
    place: Mapped[str | None]
    order: Mapped[str | None]


class TrackRow(Record):
    __tablename__ = "track"

    visit: Mapped[str | None] = mapped_column(index=True)
    order: Mapped[str | None]
    people: Mapped[str | None]


class RunRowRow(Record):
    __tablename__ = "run_row"

    session: Mapped[str | None] = mapped_column(index=True)
    order: Mapped[str | None]
    offset: Mapped[int | None]
    minutes: Mapped[int | None]
    actor: Mapped[str | None]
    interpreter: Mapped[str | None]
    vehicle: Mapped[str | None]


class TaskRow(Record):
    __tablename__ = "task"

    visit: Mapped[str | None] = mapped_column(index=True)
    order: Mapped[str | None]
    offset: Mapped[int | None]
    due: Mapped[str | None]
    done: Mapped[str | None]
    owner: Mapped[str | None]


class RuleValueRow(Record):
    __tablename__ = "rule_value"

    visit: Mapped[str | None] = mapped_column(index=True)
    rule: Mapped[str | None]
    value: Mapped[float | None]


class AcceptedRiskRow(Record):
    __tablename__ = "accepted_risk"

    visit: Mapped[str | None] = mapped_column(index=True)
    finding: Mapped[str | None]
    facts: Mapped[str | None]
    reason: Mapped[str | None]
    author: Mapped[str | None]
    accepted_at: Mapped[str | None]
