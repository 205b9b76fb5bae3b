"""The sample records, by kind and by visit."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from visitplanner.base.language import LANGUAGES
from visitplanner.domain.records import Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations.samples import scenes
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
    """The visit as the checks see it."""
    return scenes.snapshot(shipped(), visit(code).id)


def session(title: str) -> Session:
    return next(one for one in all_of(Session) if one.title["en"].startswith(title))
