"""Where a session is, as far as holidays and staff are concerned: its city, and the region that city lies in."""

from __future__ import annotations

from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Session


def city_of(scene: Scene, one: Slot) -> City | None:
    """The city of the session's place, else the city of that day. A virtual session is in no city."""
    if not isinstance(one.item, Session) or one.item.kind is SessionKind.VIRTUAL:
        return None
    return scene.city(one.item.place) or city_of_day(scene, one)


def city_of_day(scene: Scene, one: Slot) -> City | None:
    """The city where the delegation is on the day of `one`, if that was said."""
    day = scene.snapshot.day.get(one.date) if one.date else None
    return scene.snapshot.cities.get(day.city) if day else None


def region(city: City | None) -> str:
    """What findings call the city's region: its ISO code, else its country, else its id; "" where it is unknown."""
    return (city.region or city.country or city.id) if city else ""
