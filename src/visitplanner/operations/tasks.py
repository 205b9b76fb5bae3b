"""The tasks of a visit's countdown checklist, and the list that most visits begin with."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from visitplanner.base import paths
from visitplanner.domain import ids, order, wording
from visitplanner.domain.records import Task, Visit
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

FARTHEST = 1000
"""Days before or after the visit's start that a task may be due on."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """One task of the shipped checklist; `key` is its stable name."""

    key: str
    offset: int
    order: str
    texts: dict[str, str]


def add(edit: Edit, visit: str, *, title: str, language: str, offset: int) -> str:
    """A new task and its id, due `offset` days after the visit's first date (before it, where negative)."""
    edit.get(Visit, visit)
    rules.between(offset, -FARTHEST, FARTHEST, "offset")
    last = max((one.order for one in edit.find(Task, visit=visit)), default="")
    return edit.add(
        Task,
        space=visit,
        visit=visit,
        offset=offset,
        order=order.between(last),
        title=programme.titled(title, language),
    )


def set_done(edit: Edit, id: str, on: date | None) -> None:
    """The date on which it was ticked off; None opens it again."""
    edit.set(Task, id, done=on and rules.day(on, "done"))


def set_due(edit: Edit, id: str, due: date | None) -> None:
    """A date of its own; None lets it follow the visit's dates again."""
    edit.set(Task, id, due=due and rules.day(due, "due"))


def fill(edit: Edit, visit: str, language: str) -> None:
    """The shipped checklist, out of the bin where it lies in it; what is there already stays as it is.

    Titles come in all their languages; `language` is the one they are said to be written in.
    """
    edit.get(Visit, visit)
    present = {task.id for task in edit.find(Task, visit=visit)}
    for one in shipped():
        id = id_of(visit, one.key)
        if id not in present:
            words = wording.shipped(one.texts, rules.language(language))
            edit.add(Task, space=visit, id=id, visit=visit, offset=one.offset, order=one.order, title=words)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin."""
    for id in ids:
        edit.delete(Task, id)


def id_of(visit: str, key: str) -> str:
    """The id that a shipped task has in a visit: filled in on two laptops, it is one."""
    return ids.derived("task", visit, key)


@cache
def shipped() -> tuple[Shipped, ...]:
    """The checklist of a study visit, in its order."""
    path = paths.resources() / "checklists" / "study-visit.toml"
    rows = tomllib.loads(path.read_text("utf-8"))["task"]
    return tuple(
        Shipped(row["key"], row["day"], f"{number:03}", row["title"]) for number, row in enumerate(rows, 1)
    )
