"""The numbers of objectives and questions: "O3", "Q4". A new one gets the next, an order is kept by exchanging them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from visitplanner.domain.records import Objective, Question
from visitplanner.store.editing import Edit

Numbered = type[Objective] | type[Question]


def following(edit: Edit, kind: Numbered, visit: str) -> int:
    """The number after the highest of that kind in a visit. Numbers of what was deleted may come again."""
    return 1 + max((one.number for one in edit.find(kind, visit=visit)), default=0)


def arrange(edit: Edit, kind: Numbered, ids: Sequence[str]) -> None:
    """Give these records, in this order, the numbers they have among them; where those do not suffice, further ones."""
    found = [edit.get(kind, id) for id in ids]
    if not found:
        return
    held: list[int] = sorted({one.number for one in found} - {0})
    first = following(edit, kind, found[0].visit)
    held += range(first, first + len(found) - len(held))
    for one, number in zip(found, held, strict=True):
        if one.number != number:
            edit.set(kind, one.id, number=number)


def moved(ids: Sequence[str], id: str, by: int) -> list[str]:
    """`ids` with one of them moved by so many places, as far as there are any."""
    rest: list[Any] = [one for one in ids if one != id]
    at = max(0, min(list(ids).index(id) + by, len(rest)))
    return [*rest[:at], id, *rest[at:]]
