"""The run-of-show of a session: minute rows of what happens, who acts and what to do when it goes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from visitplanner.domain import order
from visitplanner.domain.records import RunRow, Session
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

FARTHEST = 7 * 24 * 60
"""Minutes before or after the session's start that a row may stand at."""

TEXTS = ("what", "cue", "contingency")
VALUES = ("offset", "minutes", "actor", "interpreter", "vehicle")


def add(edit: Edit, session: str, rows: Iterable[Mapping[str, Any]], language: str) -> tuple[str, ...]:
    """New rows after those of the same minute, and their ids. Each is given by field, its texts in `language`.

    `offset` is in minutes from the session's start, negative before it; a row without one begins when the row before it
    ends. An `id` may be given.
    """
    owner = edit.get(Session, session)
    last = max((one.order for one in edit.find(RunRow, session=session)), default="")
    made: list[str] = []
    follows = 0
    for row in rows:
        last = order.between(last)
        offset, minutes = row.get("offset", follows), row.get("minutes")
        _check(offset, minutes)
        follows = offset + (minutes or 0)
        values = {name: row[name] for name in VALUES if row.get(name) is not None}
        values |= {name: programme.titled(row.get(name, ""), language) for name in TEXTS}
        values |= {"session": session, "order": last, "offset": offset}
        made.append(edit.add(RunRow, space=owner.space, id=row.get("id"), **values))
    return tuple(made)


def set_time(edit: Edit, id: str, offset: int, minutes: int | None) -> None:
    """When the row begins, in minutes from the session's start, and how long it takes."""
    _check(offset, minutes)
    edit.set(RunRow, id, offset=offset, minutes=minutes)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin."""
    for id in ids:
        edit.delete(RunRow, id)


def _check(offset: int, minutes: int | None) -> None:
    rules.between(offset, -FARTHEST, FARTHEST, "offset")
    if minutes is not None:
        rules.between(minutes, 0, FARTHEST, "minutes")
