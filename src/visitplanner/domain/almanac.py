"""Public holidays by country and subdivision, from the `holidays` library: calendars in the program, no network.

A city adds its own. Whatever reaches here is data of a library of that version: `version()` is said with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from visitplanner.domain.records import City
from visitplanner.domain.wording import Wording

YEARS = range(1950, 2101)
"""For these years calendars are asked for; beyond, feasts are not decided, and rules of today say nothing."""

WEEKEND = frozenset({5, 6})
_OWN = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})\s+(.+)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """One year of a country or subdivision: its holidays by date, and the weekdays that are its weekend."""

    holidays: Mapping[date, Wording]
    weekend: frozenset[int] = WEEKEND


def version() -> str:
    """The library's name and version."""
    return f"holidays {_library().__version__}"


def knows_country(city: City) -> bool:
    """Whether there is a calendar for the city's country."""
    return _country(city.country.upper()) is not None


def knows_region(city: City) -> bool:
    """Whether the calendar is that of the city's region, where regions of its country differ.

    What a city says of its own holidays stands for what the library does not know of its region.
    """
    country = _country(city.country.upper())
    return (
        not country
        or not country.differs
        or bool(_subdivision(city.country, city.region) or city.local_holidays)
    )


def holiday(city: City, day: date) -> Wording | None:
    """What is celebrated in the city on `day`, in its own language and English; None on any other day."""
    found = _calendar(city.country, city.region, day.year)
    public = found.holidays.get(day) if found else None
    return public or _own(city.local_holidays, day)


def is_weekend(city: City, day: date) -> bool:
    """Whether `day` is of the weekend in the city's country; Saturday and Sunday where that is not known."""
    found = _calendar(city.country, city.region, day.year)
    return day.weekday() in (found.weekend if found else WEEKEND)


def bridges(city: City, day: date) -> Wording | None:
    """The holiday that makes `day` a bridge: a working day between a holiday and a weekend or another holiday."""
    if day.year not in YEARS or is_weekend(city, day) or holiday(city, day):
        return None
    eve, morrow = day - timedelta(days=1), day + timedelta(days=1)
    before, after = holiday(city, eve), holiday(city, morrow)
    if (before or is_weekend(city, eve)) and (after or is_weekend(city, morrow)):
        return before or after
    return None


def unreadable(city: City) -> tuple[str, ...]:
    """The local holidays of the city that are not of the form `01-13 Name` or `2027-01-13 Name`."""
    return tuple(line for line in city.local_holidays if line.strip() and _parsed(line) is None)


def _own(lines: tuple[str, ...], day: date) -> Wording | None:
    for line in lines:
        parsed = _parsed(line)
        if parsed and parsed[0] in (0, day.year) and parsed[1:3] == (day.month, day.day):
            return Wording({"und": parsed[3]}, {}, "und")
    return None


@lru_cache(maxsize=256)
def _parsed(line: str) -> tuple[int, int, int, str] | None:
    """Year or 0, month, day and name."""
    found = _OWN.fullmatch(line.strip())
    if not found:
        return None
    year, month, day = int(found[1] or 0), int(found[2]), int(found[3])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return year, month, day, found[4]


@dataclass(frozen=True, slots=True)
class _Country:
    kind: Any
    regions: Mapping[str, str]
    differs: bool


@lru_cache(maxsize=64)
def _country(code: str) -> _Country | None:
    """What the library has for a country: its regions by ISO code or name, and whether their holidays differ."""
    library = _library()
    if code not in library.list_supported_countries():
        return None
    kind = type(library.country_holidays(code))
    names = {one: one for one in kind.subdivisions} | dict(kind.subdivisions_aliases)
    regions = {name.upper(): one for name, one in names.items()}
    differs = any(
        name.startswith("_populate_subdiv_") and name.endswith("_public_holidays") for name in dir(kind)
    )
    return _Country(kind, regions, differs)


def _subdivision(country: str, region: str) -> str:
    """The library's name of an ISO 3166-2 region; "" where it has none."""
    known = _country(country.upper())
    return known.regions.get(region.upper().removeprefix(f"{country.upper()}-"), "") if known else ""


@lru_cache(maxsize=256)
def _calendar(code: str, region: str, year: int) -> Calendar | None:
    country, subdivision = _country(code.upper()), _subdivision(code, region)
    if not country or year not in YEARS:
        return None
    kind = country.kind
    own = kind.default_language or "en"
    spoken = [language for language in (own, "en_US") if language in (*kind.supported_languages, own)]
    texts: dict[date, dict[str, str]] = {}
    weekend = WEEKEND
    for language in dict.fromkeys(spoken):
        asked = language if language in kind.supported_languages else None
        found = kind(subdiv=subdivision or None, years=year, language=asked)
        weekend = frozenset(found.weekend)
        for day, name in found.items():
            texts.setdefault(day, {}).setdefault(language.partition("_")[0], name)
    original = "en" if "en_US" in spoken else own.partition("_")[0]
    return Calendar({day: Wording(names, {}, original) for day, names in texts.items()}, weekend)


def _library() -> Any:
    import holidays  # slow import  # noqa: PLC0415

    return holidays
