"""Cooperations: partner cities, and the visits that belong together over years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.records import Action, City, Cooperation, Milestone, Visit
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

_KEPT: tuple[type[Any], ...] = (Action, Milestone)
"""What may lie in the space of a cooperation, or in that of a visit which belongs to it."""


def add(edit: Edit, visit: str = "", *, title: str, language: str) -> str:
    """A new cooperation and its id; `visit` belongs to it from now on, with its cities, unless it has another one."""
    id = ids.new()
    owner = edit.get(Visit, visit) if visit else None
    words = programme.titled(title, language)
    cities = owner.cities if owner else ()
    edit.add(Cooperation, space=id, id=id, cities=cities, title=words)
    if owner and not owner.cooperation:
        join(edit, id, visit)
    return id


def join(edit: Edit, cooperation: str, visit: str) -> None:
    """A visit belongs to a cooperation; its actions and milestones do from now on."""
    edit.get(Cooperation, cooperation)
    if edit.get(Visit, visit).cooperation not in ("", cooperation):
        leave(edit, visit)
    edit.set(Visit, visit, cooperation=cooperation)
    for kind in _KEPT:
        for row in edit.find(kind, space=visit):
            edit.set(kind, row.id, cooperation=cooperation)


def leave(edit: Edit, visit: str) -> None:
    """A visit belongs to no cooperation. Refused while actions or milestones of it are kept with the cooperation."""
    cooperation = edit.get(Visit, visit).cooperation
    if not cooperation:
        return
    for kind in _KEPT:
        if edit.find(kind, space=cooperation, visit=visit):
            raise Refusal(
                N_("Actions or milestones of this visit are kept with the cooperation."), field="cooperation"
            )
    edit.set(Visit, visit, cooperation="")
    for kind in _KEPT:
        for row in edit.find(kind, space=visit, cooperation=cooperation):
            edit.set(kind, row.id, cooperation="")


def add_city(edit: Edit, id: str, city: str) -> None:
    """Another partner city; once is enough."""
    edit.get(City, city)
    cities = edit.get(Cooperation, id).cities
    if city not in cities:
        edit.set(Cooperation, id, cities=(*cities, city))


def remove_city(edit: Edit, id: str, city: str) -> None:
    """Take a partner city out."""
    cities = edit.get(Cooperation, id).cities
    edit.set(Cooperation, id, cities=tuple(one for one in cities if one != city))


def set_start(edit: Edit, id: str, start: date | None) -> None:
    """The day it began."""
    edit.set(Cooperation, id, start=start and rules.day(start, "start"))


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin. Refused while visits belong to it."""
    for id in ids:
        if edit.find(Visit, cooperation=id):
            raise Refusal(N_("Visits belong to this cooperation. Take them out of it first."))
        edit.delete(Cooperation, id)
