"""Groups: parts of the delegation that go their own way for some sessions and legs."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import order
from visitplanner.domain.records import Person, Track, Visit
from visitplanner.operations import programme
from visitplanner.store.editing import Edit


def add(edit: Edit, visit: str, *, title: str, language: str, people: Iterable[str] = ()) -> str:
    """A new group and its id; `people` are the ids of its members."""
    edit.get(Visit, visit)
    last = max((one.order for one in edit.find(Track, visit=visit)), default="")
    return edit.add(
        Track,
        space=visit,
        visit=visit,
        people=_known(edit, people),
        order=order.between(last),
        title=programme.titled(title, language),
    )


def set_people(edit: Edit, id: str, people: Iterable[str]) -> None:
    """Who belongs to it. Somebody may belong to several groups: not all of them split at once."""
    edit.set(Track, id, people=_known(edit, people))


def assign(edit: Edit, item_id: str, track_id: str) -> None:
    """Which group goes to a session or leg; empty for everybody."""
    item = programme.item(edit, item_id)
    if track_id and edit.get(Track, track_id).visit != item.visit:
        raise Refusal(N_("This group belongs to another visit."), field="track")
    edit.set(type(item), item_id, track=track_id)


def delete(edit: Edit, id: str) -> None:
    """To the bin. To what the group was going to, everybody goes, until it is brought back."""
    edit.delete(Track, id)


def _known(edit: Edit, people: Iterable[str]) -> tuple[str, ...]:
    """Each person once, in the order given. Refuses who is not there."""
    found = tuple(dict.fromkeys(people))
    for person in found:
        edit.get(Person, person)
    return found
