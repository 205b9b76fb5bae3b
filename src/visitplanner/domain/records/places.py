"""Cities, their indicators, and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city and its profile. `country` is ISO 3166-1 alpha-2, `region` an ISO 3166-2 subdivision.

    `local_holidays` are additions of its own, `01-13 Sant'Ilario` every year or `2027-01-13 …` once.
    """

    id: str
    space: str
    country: str = ""
    region: str = ""
    zone: str = ""
    local_holidays: tuple[str, ...] = ()
    sample: bool = False
    name: Wording = EMPTY
    profile: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One comparable figure of a city, with its year and source."""

    id: str
    space: str
    city: str = ""
    order: int = 0
    value: float | None = None
    unit: str = ""
    year: int | None = None
    source: str = ""
    name: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere a session happens or a leg begins or ends. The address in local script is kept untouched.

    `opening_hours` are a plain form of OpenStreetMap's (`Mo-Fr 09:00-17:00; Sa 10:00-12:00`). `closed_weekdays` count
    from Monday, 0. `closed_day_after`: when the weekly closing day is a public holiday, the next day is closed
    instead; None leaves it to the custom of the country. `alias_of` points to the record this one was merged into.
    `distinct_from`: places that look like the same one, of which somebody said that they are not.
    """

    id: str
    space: str
    city: str = ""
    organisation: str = ""
    zone: str = ""
    latitude: float | None = None
    longitude: float | None = None
    closed_weekdays: tuple[int, ...] = ()
    closed_dates: tuple[date, ...] = ()
    closed_day_after: bool | None = None
    opening_hours: str = ""
    walking_minutes: int | None = None
    phone: str = ""
    website: str = ""
    sample: bool = False
    alias_of: str = ""
    distinct_from: tuple[str, ...] = ()
    name: Wording = EMPTY
    address: Wording = EMPTY
    access: Wording = EMPTY
    photo_rule: Wording = EMPTY
