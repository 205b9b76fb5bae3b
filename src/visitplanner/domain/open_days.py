"""A place day by day: when it is open, whether it is closed or may be, and the holiday that has to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from visitplanner.base.phrases import Phrase
from visitplanner.domain import almanac, opening
from visitplanner.domain.checks.closing import closed_on
from visitplanner.domain.kinds import Severity
from visitplanner.domain.opening import Spans
from visitplanner.domain.records import City, Place
from visitplanner.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One date. `spans` is None where no hours are said; `reason` says why it is closed, or, where `doubt`, may be."""

    date: date
    spans: Spans | None
    reason: Phrase | None = None
    doubt: bool = False
    holiday: Wording | None = None


def following(place: Place, city: City | None, first: date, count: int = 7) -> tuple[OpenDay, ...]:
    """The days from `first` on, as the checks would see them."""
    return tuple(_day(place, city, first + timedelta(days=n)) for n in range(count))


def _day(place: Place, city: City | None, day: date) -> OpenDay:
    holiday = almanac.holiday(city, day) if city else None
    hours = opening.parse(place.opening_hours)
    spans = hours.on(day.weekday(), holiday=holiday is not None) if hours else None
    closed = closed_on(place, city, day)
    if closed is None:
        return OpenDay(day, spans, holiday=holiday)
    severity, reason, _data = closed
    return OpenDay(day, spans, reason, severity is not Severity.WARNING, holiday)
