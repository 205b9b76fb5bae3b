"""What the programme of a visit does at a place: its sessions, where people go next, and whose clock is another."""

from __future__ import annotations

from visitplanner.domain import programme
from visitplanner.domain.checks.journeys import Way, way
from visitplanner.domain.checks.passages import destination, origin
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg, Place
from visitplanner.domain.snapshot import Snapshot


def items_at(snapshot: Snapshot, place: str) -> tuple[Slot, ...]:
    """The sessions at a place and the legs that begin or end there, in order."""
    return tuple(one for one in programme.slots(snapshot) if place in (origin(one), destination(one)))


def next_place(snapshot: Snapshot, one: Slot) -> Place | None:
    """Where the day goes on after an item, where that is another place."""
    following = programme.slots(snapshot)
    at = next((n for n, other in enumerate(following) if other.id == one.id), None)
    if at is None or one.date is None:
        return None
    for other in following[at + 1 :]:
        if other.date != one.date:
            return None
        there = snapshot.places.get(origin(other))
        if there is not None and not other.cancelled:
            return there if there.id != destination(one) else None
    return None


def walk(snapshot: Snapshot, here: Place, there: Place) -> Way | None:
    """The way on foot in a straight line, made longer by the rules of the visit; None where nobody would walk."""
    return way(Numbers(snapshot.rule_values), here, there)


def zone_of(snapshot: Snapshot, place: Place | None) -> str:
    """The zone of a place: its own, else its city's; "" where neither says one."""
    city = snapshot.cities.get(place.city) if place else None
    return (place.zone if place else "") or (city.zone if city else "")


def astray(snapshot: Snapshot, place: Place) -> tuple[Slot, ...]:
    """The items at a place that are planned in another zone than its own. A virtual session stands elsewhere."""
    zone = zone_of(snapshot, place)
    return tuple(one for one in items_at(snapshot, place.id) if zone and _differs(one, place.id, zone))


def _differs(one: Slot, place: str, zone: str) -> bool:
    item = one.item
    if isinstance(item, Leg):
        ends = ((item.origin, item.zone), (item.destination, item.arrival_zone or item.zone))
        return any(end == place and kept != zone for end, kept in ends)
    return item.kind is not SessionKind.VIRTUAL and item.zone != zone
