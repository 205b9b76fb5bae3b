"""Ids of records: random, or derived where two laptops that make the same thing must make one."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4, uuid5

_NAMESPACE = UUID("6f1d3c0a-52c4-4b0e-9d3b-2f7f6d0b8a11")


def new() -> str:
    """A random id, 32 hexadecimal digits."""
    return uuid4().hex


def derived(*parts: str) -> str:
    """The id that these parts always have."""
    return uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def day(visit: str, on: date) -> str:
    """The id of what is said of one date of a visit."""
    return derived("day", visit, on.isoformat())


def link(kind: str, one: str, other: str) -> str:
    """The id of a row that only ties two records: tied twice, it is one."""
    return derived(kind, one, other)


def score(decision: str, dimension: str) -> str:
    """The id of what a transfer decision says of one dimension; everybody's scores of it unite."""
    return derived("score", decision, dimension)


def question_bank(theme: str) -> str:
    """The space of the bank of questions of a theme; everybody's banks of it unite."""
    return derived("question_bank", theme)

