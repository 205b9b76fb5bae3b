"""Planned time: a local wall time at a place with a zone. The instant is computed late (rules of zones change)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_


@dataclass(frozen=True, slots=True)
class When:
    """One register: day, start, fold and order key move together, so two moves never duplicate a session.

    No date means the unscheduled tray; a date without start means "that day, time to be confirmed".
    """

    date: dt.date | None = None
    start: time | None = None
    fold: int = 0
    order: str = ""

    def at(self, day: dt.date, start: time) -> When:
        """The same register moved to `day` and `start`."""
        return replace(self, date=day, start=start, fold=0)


TRAY = When()


@cache
def zone(name: str) -> ZoneInfo:
    """The IANA zone called `name`. Raises `Refusal` for a name the zone database does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(N_("“{zone}” is not a known time zone."), field="zone", zone=name) from None


@cache
def zone_names() -> tuple[str, ...]:
    """Every IANA zone name that names a place, sorted."""
    found = (name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return tuple(sorted(found))


def zone_meant(typed: str) -> str:
    """The zone that `typed` can only mean ("tokyo", "tok", "asia/tok" → "Asia/Tokyo"), else `typed` without margins."""
    wanted = "_".join(typed.split()).casefold()
    names = {name: name.casefold() for name in zone_names()} if wanted else {}
    same = [name for name, one in names.items() if wanted == one]
    last = [name for name, one in names.items() if wanted == one.rpartition("/")[2]]
    begun = [name for name, one in names.items() if one.rpartition("/")[2].startswith(wanted)]
    part = [name for name, one in names.items() if wanted in one]
    found = same or last or begun or part
    return found[0] if len(found) == 1 else typed.strip()


def local(day: date, start: time, zone_name: str, fold: int = 0) -> datetime:
    """The aware local time. A time skipped by a clock change is moved past the gap (02:30 → 03:30).

    `fold` 1 is the second of two equal times and means nothing elsewhere. Raises OverflowError in years 1 and 9999.
    """
    wall = datetime.combine(day, start, zone(zone_name))
    moments = (wall.replace(fold=f).astimezone(UTC).astimezone(zone(zone_name)) for f in (fold, 0))
    return next((one for one in moments if one.replace(tzinfo=None) >= wall.replace(tzinfo=None)), wall)


def wall(moment: datetime) -> When:
    """What clocks show at an aware local time."""
    return When(moment.date(), moment.time().replace(fold=0), moment.fold)


def after(start: datetime, minutes: int) -> datetime:
    """`start` plus elapsed minutes, in the same zone: right across a clock change."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def elapsed(start: datetime, end: datetime) -> int:
    """Whole minutes that really pass from `start` to `end`."""
    return round((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 60)


def hours_of(day: date, zone_name: str) -> int:
    """How many hours the local day has: 23 or 25 where the clock changes."""
    first = local(day, time(0), zone_name)
    return round(elapsed(first, local(day + timedelta(days=1), time(0), zone_name)) / 60)


def offset_hours(moment: datetime, one: str, other: str) -> float:
    """How many hours the clock of zone `other` is ahead of `one` at `moment`."""
    here, there = moment.astimezone(zone(one)).utcoffset(), moment.astimezone(zone(other)).utcoffset()
    return ((there or timedelta()) - (here or timedelta())).total_seconds() / 3600


def abbreviation(moment: datetime, zone_name: str) -> str:
    """The short name people know (JST, CET, BST), or `UTC+05:30` where the zone has only a number."""
    name = moment.astimezone(zone(zone_name)).tzname() or ""
    if name[:1] not in ("+", "-"):
        return name
    return f"UTC{name[:3]}:{name[3:5] or '00'}"
