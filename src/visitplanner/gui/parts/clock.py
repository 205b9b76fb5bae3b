"""Times and durations as people type them: 9, 930, 9.30, 09:30; 90, 1:30, 1 h 30. And zones that may not exist."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.when import zone

_TIME = re.compile(r"(\d{1,2})\s*(?:[:.,h時]\s*(\d{1,2})?|\s(\d{2}))?\s*分?", re.IGNORECASE)
_HOURS = re.compile(
    r"(?:(\d{1,3})\s*(?:[:h時]|uur|u|tim|godz\.?)間?)?\s*(?:(\d{1,4})\s*(?:min|分)?\.?)?", re.IGNORECASE
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：．", "0123456789:.")


def clock_time(text: str, field: str = "start") -> dt.time:
    """A wall time. `field` is where a refusal is shown."""
    plain = text.translate(_FULL_WIDTH).strip()
    digits = re.fullmatch(r"(\d{1,2})(\d{2})", plain)
    match = digits or _TIME.fullmatch(plain)
    if match:
        hour, minute = int(match[1]), int(next((part for part in match.groups()[1:] if part), 0))
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise Refusal(N_("“{text}” is not a time. Type it like 09:30."), field=field, text=text.strip())


def minutes_of(text: str, field: str = "minutes") -> int:
    """A duration in minutes."""
    plain = text.translate(_FULL_WIDTH).strip()
    match = _HOURS.fullmatch(plain)
    if plain and match and (match[1] or match[2]):
        return int(match[1] or 0) * 60 + int(match[2] or 0)
    raise Refusal(
        N_("“{text}” is not a duration. Type minutes, or like 1:30."), field=field, text=text.strip()
    )


def zone_or_none(name: str) -> ZoneInfo | None:
    """The zone called `name`; None where there is no such zone (it may have been typed elsewhere)."""
    try:
        return zone(name) if name else None
    except Refusal:
        return None
