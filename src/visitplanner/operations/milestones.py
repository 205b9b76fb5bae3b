"""Milestones: dated, verifiable points of an action, of a visit, or of a cooperation itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from visitplanner.domain.kinds import MilestoneStatus
from visitplanner.domain.records import Action, Cooperation, Milestone, Visit
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit


def add(edit: Edit, visit: str, *, title: str, language: str, date: dt.date | None = None) -> str:
    """A new milestone of a visit (and of its cooperation), and its id."""
    owner = edit.get(Visit, visit)
    return edit.add(
        Milestone, space=visit, visit=visit, cooperation=owner.cooperation, date=date and rules.day(date),
        title=programme.titled(title, language),
    )  # fmt: skip


def of_action(edit: Edit, action: str) -> str:
    """A milestone of an action: its title, on the day the action is due."""
    one = edit.get(Action, action)
    return edit.add(
        Milestone, space=one.space, visit=one.visit, cooperation=one.cooperation, action=action, date=one.due,
        title=one.title,
    )  # fmt: skip


def of_cooperation(edit: Edit, cooperation: str, *, title: str, language: str) -> str:
    """A milestone of the cooperation itself, between its visits."""
    edit.get(Cooperation, cooperation)
    title_words = programme.titled(title, language)
    return edit.add(Milestone, space=cooperation, cooperation=cooperation, title=title_words)


def set_date(edit: Edit, id: str, date: dt.date | None) -> None:
    """When it is to be reached; None while nobody knows."""
    edit.set(Milestone, id, date=date and rules.day(date))


def set_status(edit: Edit, id: str, status: MilestoneStatus) -> None:
    """Whether it is reached, late or dropped."""
    edit.set(Milestone, id, status=status)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin."""
    for id in ids:
        edit.delete(Milestone, id)
