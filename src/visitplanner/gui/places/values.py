"""What is typed into the fields of a place, understood: a point on the map, closed dates, web addresses."""

from __future__ import annotations

import re
from datetime import date, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import coordinates

_DATE = r"\d{4}-\d{1,2}-\d{1,2}"
_RANGE = re.compile(rf"({_DATE})(?:\s*(?:\.\.|–|—|～|〜|\s-\s|\s)\s*({_DATE}))?")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LONGEST_RANGE = 100
"""Days that one range closes at most."""


def point_of(text: str) -> tuple[float, float] | None:
    """Latitude and longitude; None for nothing."""
    if not text.strip():
        return None
    found = coordinates.parse(text)
    if found is None:
        raise Refusal(N_("Write latitude and longitude like 34.7108, 137.7262."))
    return found


def dates_of(text: str) -> tuple[date, ...]:
    """One date (`2026-12-29`), or all from one to another (`2026-12-29 – 2027-01-03`)."""
    found = _RANGE.fullmatch(text.strip())
    try:
        first = _date(found[1]) if found else None
        last = _date(found[2]) if found and found[2] else first
    except ValueError:
        first = last = None
    if first is None or last is None:
        raise Refusal(N_("Write a date like 2026-12-29, or two with – between them."))
    if last < first:
        raise Refusal(N_("The end is before the start."))
    if (last - first).days >= LONGEST_RANGE:
        raise Refusal(N_("These are too many days. Closing days of every week have their own field."))
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def website_of(text: str) -> str:
    """A web address as it was typed; other schemes than http and https are refused."""
    scheme = _SCHEME.match(text.strip())
    if scheme and scheme[1].lower() not in ("http", "https") and "." not in scheme[1]:
        raise Refusal(N_("Write a web address like https://www.example.org."))
    return text.strip()


def _date(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year, month, day)
