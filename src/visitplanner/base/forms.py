"""How each language writes dates, ranges, spans and durations: one table, for screen, pack and command line.

CLDR's own interval forms are too long for a grid and differ between products, so the patterns are ours (in its
notation): 24-hour times, Japanese weekdays in half-width parentheses, Italian dates without "ore".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a type, beside functions called date
from typing import Final, Literal

from visitplanner.base.calendar_words import CALENDAR_WORDS

DateForm = Literal["day", "date", "short", "column", "weekday", "month"]


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of one language. Ranges are pairs: how the first and the last date are written."""

    locale: str
    day: str
    date: str
    short: str
    column: str
    same_month: tuple[str, str]
    same_year: tuple[str, str]
    hour: str
    minute: str
    dash: str = "–"
    comma: str = ", "
    weekday: str = "EEEE"
    month: str = "LLLL y"


FORMS: dict[str, Forms] = {
    "en": Forms("en_GB", "EEEE d MMMM y", "d MMMM y", "EEE d MMM", "EEE d",
                ("d", "d MMMM y"), ("d MMMM", "d MMMM y"), "{n} h", "{n} min"),
    "it": Forms("it_IT", "EEEE d MMMM y", "d MMMM y", "EEE d MMM", "EEE d",
                ("d", "d MMMM y"), ("d MMMM", "d MMMM y"), "{n} h", "{n} min"),
    "ja": Forms("ja_JP", "y年M月d日(E)", "y年M月d日", "M月d日(E)", "d日(E)",
                ("y年M月d日", "d日"), ("y年M月d日", "M月d日"), "{n}時間", "{n}分", "～", "、", month="y年M月"),
    "nl": Forms("nl_NL", "EEEE d MMMM y", "d MMMM y", "EEE d MMM", "EEE d",
                ("d", "d MMMM y"), ("d MMMM", "d MMMM y"), "{n} u", "{n} min"),
    "sv": Forms("sv_SE", "EEEE d MMMM y", "d MMMM y", "EEE d MMM", "EEE d",
                ("d", "d MMMM y"), ("d MMMM", "d MMMM y"), "{n} tim", "{n} min"),
    "pl": Forms("pl_PL", "EEEE, d MMMM y", "d MMMM y", "EEE d MMM", "EEE d",
                ("d", "d MMMM y"), ("d MMMM", "d MMMM y"), "{n} godz.", "{n} min"),
    "cs": Forms("cs_CZ", "EEEE d. MMMM y", "d. MMMM y", "EEE d. M.", "EEE d.",
                ("d.", "d. MMMM y"), ("d. MMMM", "d. MMMM y"), "{n} h", "{n} min"),
}  # fmt: skip


def date(code: str, day: Date, form: DateForm) -> str:
    """`day` by the pattern called `form`."""
    return _format(code, day, getattr(FORMS[code], form))


def dates(code: str, first: Date, last: Date) -> str:
    """The range `first` to `last`; one date where they are the same."""
    forms = FORMS[code]
    if first == last:
        return _format(code, first, forms.date)
    if first.year != last.year:
        patterns = (forms.date, forms.date)
    elif first.month != last.month:
        patterns = forms.same_year
    else:
        patterns = forms.same_month
    dash = forms.dash if code == "ja" or "M" not in patterns[0] else f" {forms.dash} "
    return dash.join(_format(code, day, pattern) for day, pattern in zip((first, last), patterns, strict=True))


def minutes(code: str, total: int) -> str:
    """A duration of `total` minutes; the unit words are the table's."""
    forms = FORMS[code]
    hours, rest = divmod(abs(total), 60)
    parts = [forms.hour.format(n=hours)] if hours else []
    if rest or not hours:
        parts.append(forms.minute.format(n=rest))
    text = ("" if code == "ja" else " ").join(parts)
    return f"−{text}" if total < 0 else text


def _format(code: str, day: Date, pattern: str) -> str:
    words = CALENDAR_WORDS[code]
    parts = {
        "EEEE": words.days[day.weekday()], "EEE": words.short_days[day.weekday()], "E": words.short_days[day.weekday()],
        "MMMM": words.months[day.month - 1], "MMM": words.short_months[day.month - 1], "M": str(day.month),
        "LLLL": words.months_alone[day.month - 1], "d": str(day.day), "y": str(day.year),
    }  # fmt: skip
    return _FIELD.sub(lambda field: parts[field[0]], pattern)


_FIELD: Final = re.compile(r"E+|M+|L+|d|y")
