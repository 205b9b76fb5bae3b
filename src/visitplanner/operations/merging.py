"""Records of one person or one place that were entered twice: merged by pointing to the one that stays, and back."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.merging import standing
from visitplanner.domain.records import Person, Place
from visitplanner.store.editing import Edit

T = TypeVar("T", Person, Place)

_ONE_ALREADY: dict[type[Any], str] = {
    Person: N_("These are one person already."), Place: N_("These are one place already."),
}  # fmt: skip
_STANDS_ALONE: dict[type[Any], str] = {
    Person: N_("This person was not merged with another."), Place: N_("This place was not merged with another."),
}  # fmt: skip


def shown_as(edit: Edit, kind: type[T], id: str) -> T:
    """The record of that id, or the one that it was merged into."""
    edit.get(kind, id)
    return edit.get(kind, standing(id, partial(_merged_into, edit, kind)))


def merge(edit: Edit, kind: type[T], loser: str, winner: str) -> tuple[T, T]:
    """Let whatever names `loser` show `winner` from now on; what stood for either before. Refused for one record."""
    one, other = shown_as(edit, kind, loser), shown_as(edit, kind, winner)
    if one.id == other.id:
        raise Refusal(_ONE_ALREADY[kind], field="alias_of")
    edit.set(kind, one.id, alias_of=other.id)
    return one, other


def part(edit: Edit, kind: type[T], id: str) -> None:
    """Take a merged record out again: it stands for itself, with all that it was."""
    if not edit.get(kind, id).alias_of:
        raise Refusal(_STANDS_ALONE[kind], field="alias_of")
    edit.set(kind, id, alias_of="")


def tell_apart(edit: Edit, kind: type[T], one: str, other: str) -> None:
    """Two that look alike are not the same: nobody asks again."""
    edit.get(kind, other)
    known: tuple[str, ...] = edit.get(kind, one).distinct_from
    edit.set(kind, one, distinct_from=tuple(sorted({*known, other})))


def _merged_into(edit: Edit, kind: type[T], id: str) -> str:
    other = edit.get(kind, id).alias_of
    return other if other and edit.find(kind, id=other) else ""
