"""Gifts: what is handed over, by whom, to whom, at which session."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.domain import order
from visitplanner.domain.kinds import GiftStatus
from visitplanner.domain.records import Gift, Session, Visit
from visitplanner.operations import programme
from visitplanner.store.editing import Edit


def add(
    edit: Edit, visit: str, *, title: str, language: str, session: str = "", received: bool = False
) -> str:
    """A new gift and its id, an idea at first; one that we receive was handed over."""
    edit.get(Visit, visit)
    if session:
        edit.get(Session, session)
    last = max((one.order for one in edit.find(Gift, visit=visit)), default="")
    status = GiftStatus.HANDED_OVER if received else GiftStatus.IDEA
    return edit.add(
        Gift, space=visit, visit=visit, session=session, received=received, status=status,
        order=order.between(last), title=programme.titled(title, language),
    )  # fmt: skip


def set_status(edit: Edit, id: str, status: GiftStatus) -> None:
    """How far it is."""
    edit.set(Gift, id, status=status)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin."""
    for id in ids:
        edit.delete(Gift, id)
