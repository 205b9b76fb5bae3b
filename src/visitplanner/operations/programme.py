"""What sessions and legs have in common: where they are, and who may move them."""

from __future__ import annotations

from typing import TypeVar

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import order
from visitplanner.domain.records import City, Leg, Place, Session
from visitplanner.domain.wording import Wording
from visitplanner.operations import labels, merging, rules
from visitplanner.store.editing import Edit

Item = Session | Leg
_Item = TypeVar("_Item", Session, Leg, Item)


def item(edit: Edit, id: str) -> Item:
    """The session or leg of that id. Refused when there is none (any more)."""
    for leg in edit.find(Leg, id=id):
        return leg
    return edit.get(Session, id)


def free(one: _Item) -> _Item:
    """`one`, unless it is anchored."""
    if one.anchored:
        raise Refusal(N_("“{title}” is anchored. Unlock it first."), field="anchored", title=labels.told(one))
    return one


def zone_of(edit: Edit, place: str, otherwise: str) -> str:
    """The zone of a place: its own, else its city's, else `otherwise`. An unknown one is refused."""
    if not place:
        return otherwise
    there = merging.shown_as(edit, Place, place)
    city = edit.get(City, there.city) if there.city and not there.zone else None
    return rules.known_zone(there.zone or (city.zone if city else "") or otherwise, "place")


def titled(title: str, language: str) -> Wording:
    """A wording whose original is `title` in `language`; without a title nothing is said yet."""
    rules.language(language)
    return Wording({language: title.strip()}, {}, language) if title.strip() else Wording(original=language)


def last_in_tray(edit: Edit, visit: str) -> str:
    """An order key after everything that is unscheduled."""
    found = (one.when.order for one in unscheduled(edit, visit))
    return order.between(max(found, default=""))


def unscheduled(edit: Edit, visit: str) -> tuple[Item, ...]:
    """What is in the tray, in its order."""
    items: tuple[Item, ...] = (*edit.find(Session, visit=visit), *edit.find(Leg, visit=visit))
    tray = (one for one in items if one.when.date is None)
    return tuple(sorted(tray, key=lambda one: (one.when.order, one.id)))
