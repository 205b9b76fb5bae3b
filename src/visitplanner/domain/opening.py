"""Opening hours in a plain form of OpenStreetMap's `opening_hours`: `Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off`.

Weekdays, `PH` (public holidays), spans of time, `24/7` and `off` are understood, which covers what town halls, museums
and plants write. Months, weeks, sunrise and comments are not: such a text is left unread and never taken for open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 1000
"""Longer texts are no opening hours."""

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_PUBLIC = 7
_EVERY = frozenset(range(7))
_WHOLE = ((0, 1440),)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_RULE = re.compile(r"(?P<days>[a-z][a-z ,\-–]*?)??\s*(?P<times>off|closed|open|24/7|\d[\d:,\s\-–]*)?")

Spans = tuple[tuple[int, int], ...]
"""From when to when a place is open, in minutes after midnight; beyond 1440 into the next day. Empty is closed."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A place's week: for each weekday from Monday, and for public holidays where something is said of them."""

    week: tuple[Spans, ...]
    holidays: Spans | None = None

    def on(self, weekday: int, *, holiday: bool = False) -> Spans:
        """The spans of a day that is a public holiday, or is not."""
        return self.holidays if holiday and self.holidays is not None else self.week[weekday]

    def covers(self, weekday: int, start: int, end: int, *, holiday: bool = False) -> bool:
        """Whether the place is open all the time from minute `start` to `end` of that day."""
        here = self.on(weekday, holiday=holiday)
        night = tuple((first - 1440, last - 1440) for first, last in self.week[weekday - 1] if last > 1440)
        later = tuple((first + 1440, last + 1440) for first, last in self.week[(weekday + 1) % 7])
        for first, last in sorted((*night, *here, *later)):
            if first <= start < last:
                start = last
        return start >= end


@lru_cache(maxsize=512)
def parse(text: str) -> Hours | None:
    """The hours that `text` says, None where it says something this does not read. Later rules replace earlier ones."""
    if not text.strip(" ;") or len(text) > LONGEST:
        return None
    week: list[Spans] = [()] * 8
    told = False
    for rule in filter(None, (" ".join(part.casefold().split()) for part in text.split(";"))):
        read = _rule(rule)
        if read is None:
            return None
        days, spans = read
        for day in days:
            week[day] = spans
        told = told or _PUBLIC in days
    return Hours(tuple(week[:7]), week[_PUBLIC] if told else None)


def _rule(rule: str) -> tuple[frozenset[int], Spans] | None:
    found = _RULE.fullmatch(rule)
    if not found:
        return None
    days = _days(found["days"]) if found["days"] else _EVERY
    spans = _spans((found["times"] or "open").strip())
    return None if days is None or spans is None else (days, spans)


def _days(text: str) -> frozenset[int] | None:
    days: set[int] = set()
    for part in text.replace("–", "-").split(","):
        first, dash, last = (name.strip() for name in part.partition("-"))
        if first == "ph" and not dash:
            days.add(_PUBLIC)
        elif first in _DAYS and (last in _DAYS or not dash):
            begin = _DAYS.index(first)
            count = (_DAYS.index(last) - begin) % 7 if dash else 0
            days |= {(begin + n) % 7 for n in range(count + 1)}
        else:
            return None
    return frozenset(days)


def _spans(text: str) -> Spans | None:
    if text in ("off", "closed"):
        return ()
    if text in ("open", "24/7"):
        return _WHOLE
    spans = [_span(part.strip()) for part in text.split(",")]
    return tuple(one for one in spans if one) if all(spans) else None


def _span(text: str) -> tuple[int, int] | None:
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    hour, minute, until_hour, until_minute = map(int, found.groups())
    start, end = hour * 60 + minute, until_hour * 60 + until_minute
    if start >= 1440 or end > 1440 + 720 or minute > 59 or until_minute > 59:
        return None
    return start, end if end > start else end + 1440
