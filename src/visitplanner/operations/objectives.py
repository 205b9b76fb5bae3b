"""Learning objectives of a visit: what the delegation must know when it comes home."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.domain.records import Objective, Visit
from visitplanner.operations import numbers, programme
from visitplanner.store.editing import Edit


def add(edit: Edit, visit: str, *, text: str, language: str, owner: str = "") -> str:
    """A new objective with the next number, and its id; it may still be without a text."""
    edit.get(Visit, visit)
    return edit.add(
        Objective,
        space=visit,
        visit=visit,
        number=numbers.following(edit, Objective, visit),
        owner=owner,
        text=programme.titled(text, language),
    )


def move(edit: Edit, id: str, by: int) -> None:
    """Up (−) or down the list by so many places: the objectives passed exchange their numbers."""
    here = edit.find(Objective, visit=edit.get(Objective, id).visit)
    order = [one.id for one in sorted(here, key=lambda one: (one.number, one.id))]
    numbers.arrange(edit, Objective, numbers.moved(order, id, by))


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin. Their questions stay, without an objective until they get another or this one comes back."""
    for id in ids:
        edit.delete(Objective, id)
