"""The sample records, by kind and by visit."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from visitplanner.base.language import LANGUAGES
from visitplanner.domain.records import (
    Day,
    Leg,
    Participation,
    Person,
    Question,
    Session,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations.samples.records import records

T = TypeVar("T")
LONG = ("en", "it", "ja")
SEVEN = set(LANGUAGES)


@cache
def shipped() -> tuple[Any, ...]:
    return records()


def all_of(kind: type[T]) -> list[T]:
    return [one for one in shipped() if isinstance(one, kind)]


def by_id(kind: type[T]) -> dict[str, T]:
    return {one.id: one for one in all_of(kind)}  # type: ignore[attr-defined]


@cache
def visit(code: str) -> Visit:
    return next(one for one in all_of(Visit) if one.code == code)


@cache
def snapshot(code: str) -> Snapshot:
    """The visit with what its programme needs."""
    mine = visit(code).id
    return Snapshot(
        visit(code),
        days=tuple(one for one in all_of(Day) if one.visit == mine),
        sessions=tuple(one for one in all_of(Session) if one.visit == mine),
        legs=tuple(one for one in all_of(Leg) if one.visit == mine),
        participations=tuple(one for one in all_of(Participation) if one.visit == mine),
        questions=tuple(one for one in all_of(Question) if one.visit == mine),
        people=by_id(Person),
    )


def session(title: str) -> Session:
    return next(one for one in all_of(Session) if one.title["en"].startswith(title))
