"""Files of a visit: added to it as a whole or pinned to a session, moved between the two, and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.records import Attachment, Observation, Session, Visit
from visitplanner.operations import practices
from visitplanner.store.editing import Edit


def add(edit: Edit, kind: str, owner: str, files: Sequence[Mapping[str, Any]]) -> list[str]:
    """Files of a visit, a session or another record, in one gesture, each as `practices.add_media` takes it."""
    return practices.add_photos(edit, kind, owner, files)


def pin(edit: Edit, attachment: str, session: str) -> None:
    """To a session of its visit; "" leaves it to the visit as a whole.

    Refused for what belongs to another record, such as a practice note: it would be gone from there.
    """
    one = edit.get(Attachment, attachment)
    if not edit.find(Visit, id=one.space) or edit.find(Observation, id=one.owner):
        raise Refusal(N_("This file belongs to another record, and stays there."), field="owner")
    if session and edit.get(Session, session).space != one.space:
        raise Refusal(N_("This session is in another visit."), field="owner")
    edit.set(Attachment, attachment, owner=session or one.space)


def delete(edit: Edit, attachment: str) -> None:
    """To the bin; the content stays in the library while anything may want it back."""
    practices.remove_row(edit, Attachment, attachment)
