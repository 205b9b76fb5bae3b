"""How long the way between two places takes a group, as far as it is known, and in which countries it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import asin, ceil, cos, radians, sin, sqrt

from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import MinutesSource, Mode
from visitplanner.domain.records import Connector, Leg, Place

EARTH = 6371.0
"""Mean radius in kilometres (IUGG)."""

IN_TOWN = 30.0
"""Kilometres up to which a drive is estimated; further out trains and motorways make it a guess. Our own value."""

SCHENGEN = frozenset({
    "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""The countries without checks at the borders between them (Schengen area, since 1 January 2025)."""


@dataclass(frozen=True, slots=True)
class Way:
    """The minutes from one place to another, and where they come from."""

    minutes: int
    mode: Mode = Mode.WALK
    source: MinutesSource = MinutesSource.ESTIMATE


def way(numbers: Numbers, here: Place | None, there: Place | None) -> Way | None:
    """Nothing within one place, else on foot where a group would still walk; None is not known."""
    if here is None or there is None:
        return None
    if here.id == there.id:
        return Way(0)
    km = distance(here, there)
    if km is None:
        return None
    minutes = _minutes(km * numbers["detour"], numbers["walk_speed"])
    return Way(minutes) if minutes <= numbers["walk_most"] else None


def known(scene: Scene, before: str, here: str, after: str, there: str) -> Way | None:
    """From one item, which ends at place `here`, to another: what is planned between them, else what is known of it."""
    route = planned(scene, before, after)
    if route or not here or not there:
        return route
    if here == there:
        return Way(0)
    ways = scene.once(_estimates)
    if (here, there) not in ways:
        ways[here, there] = way(scene.numbers, scene.place(here), scene.place(there))
    return ways[here, there]


def drive(numbers: Numbers, here: Place | None, there: Place | None) -> Way | None:
    """An estimate by coach or taxi, within a town and around it."""
    km = distance(here, there) if here and there else None
    if km is None or km > IN_TOWN:
        return None
    return Way(_minutes(km * numbers["detour"], numbers["drive_speed"]), Mode.TAXI)


def planned(scene: Scene, before: str, after: str) -> Way | None:
    """What somebody has planned between two neighbours."""
    connector = scene.once(_connectors).get((before, after))
    if connector is None or connector.minutes is None:
        return None
    return Way(connector.minutes, connector.mode, connector.source)


def distance(here: Place, there: Place) -> float | None:
    """Kilometres along the great circle (haversine); None without both coordinates."""
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    south, north = radians(here.latitude), radians(there.latitude)
    across = radians(there.longitude - here.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, max(0.0, half))))


def countries(scene: Scene, leg: Leg) -> tuple[str, str]:
    """ISO codes of the countries a leg begins and ends in; "" where one is not known."""
    return _country(scene, leg.origin, leg.zone), _country(
        scene, leg.destination, leg.arrival_zone or leg.zone
    )


def _country(scene: Scene, place: str, zone: str) -> str:
    city = scene.city(place)
    return (city.country.upper() if city else "") or country_of_zone(zone)


@cache
def country_of_zone(zone: str) -> str:
    """The country a zone belongs to, from the tables that Babel brings (CLDR)."""
    from babel.core import get_global  # slow import  # noqa: PLC0415

    country = get_global("zone_territories").get(get_global("zone_aliases").get(zone, zone), "ZZ")
    return "" if country == "ZZ" else str(country)


def _estimates(_scene: Scene) -> dict[tuple[str, str], Way | None]:
    return {}


def _connectors(scene: Scene) -> dict[tuple[str, str], Connector]:
    return {(one.before, one.after): one for one in scene.snapshot.connectors}


def _minutes(km: float, speed: float) -> int:
    return ceil(km / speed * 60)
