"""Cities, their indicators, and places."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city and its profile. `country` is ISO 3166-1 alpha-2, `region` an ISO 3166-2 subdivision."""

    id: str
    space: str
    country: str = ""
    region: str = ""
    zone: str = ""
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
    """Somewhere a session happens or a leg begins or ends. The address in local script is kept untouched."""

    id: str
    space: str
    city: str = ""
    organisation: str = ""
    zone: str = ""
    latitude: float | None = None
    longitude: float | None = None
    closed_weekdays: tuple[int, ...] = ()
    opening_hours: str = ""
    walking_minutes: int | None = None
    phone: str = ""
    website: str = ""
    sample: bool = False
    name: Wording = EMPTY
    address: Wording = EMPTY
    access: Wording = EMPTY
    photo_rule: Wording = EMPTY
