"""The numbers of the rules in words: `× 2`, `1 h 30 min`, `10:00`, `4 km/h`."""

from __future__ import annotations

import datetime as dt

from visitplanner.base.language import Language
from visitplanner.base.phrases import N_
from visitplanner.domain.checks.rules import Unit

_WORDS = {
    Unit.TIMES: N_("× {n}"), Unit.MINUTES: N_("{n} min"), Unit.HOURS: N_("{n} h"), Unit.SPEED: N_("{n} km/h"),
}  # fmt: skip


def in_words(language: Language, unit: Unit, value: float) -> str:
    """`value` as people say it: minutes and hours as a length, the hour of the clock as a time."""
    minutes = value * 60 if unit in (Unit.HOURS, Unit.CLOCK) else value
    if unit is Unit.CLOCK:
        return language.time(dt.time(round(minutes) // 60 % 24, round(minutes) % 60))
    if unit in (Unit.MINUTES, Unit.HOURS) and minutes == round(minutes):
        return language.minutes(round(minutes))
    return _counted(language, unit, round(value)) or language.gettext(_WORDS.get(unit, "{n}")).format(
        n=language.number(value)
    )


def _counted(language: Language, unit: Unit, n: int) -> str:
    if unit is Unit.DAYS:
        return language.ngettext("{n} day", "{n} days", n).format(n=n)
    if unit is Unit.PEOPLE:
        return language.ngettext("{n} person", "{n} people", n).format(n=n)
    if unit is Unit.SESSIONS:
        return language.ngettext("{n} session", "{n} sessions", n).format(n=n)
    return ""
