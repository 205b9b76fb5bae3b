"""A day and a time as people type them: "tue 14:00", "火 14時", "mar 14", "9 nov", "day 2", in every language at once.

What is ambiguous stays so: "mar" may be March or martedì. Only days of the visit count, and that decides.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Final

from visitplanner.base.calendar_words import CALENDAR_WORDS

_HOURLY: Final = frozenset((
    "at", "ore", "alle", "kl", "klockan", "uur", "om", "godz", "o", "v", "ve", "hod", "hodin", "hrs", "h",
))  # fmt: skip
"""Words beside which a number is an hour."""
_FILLERS: Final = frozenset((
    "on", "we", "w", "i", "den", "the", "of", "il", "del", "di", "dne", "dnia", "de", "het", "op", "van", "の", "に",
))  # fmt: skip
_NEARBY: Final = {
    -1: ("yesterday", "ieri", "gisteren", "igar", "gar", "wczoraj", "vcera", "昨日"),
    0: ("today", "oggi", "vandaag", "idag", "dzis", "dzisiaj", "dnes", "今日", "本日"),
    1: ("tomorrow", "domani", "morgen", "imorgon", "morgon", "jutro", "zitra", "明日"),
    2: ("dopodomani", "overmorgen", "overmorgon", "pojutrze", "pozitri", "明後日"),
}
_NOON: Final = frozenset(("noon", "midday", "mezzogiorno", "poludnie", "poledne", "正午"))
_DAYS: Final = frozenset(("day", "giorno", "dag", "dzien", "den"))
"""Before a number: that day of the visit."""
_LEXEME: Final = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:t(?=\d))?"
    r"|(?:\d{4}年)?(?P<jmonth>\d{1,2})月(?P<jday>\d{1,2})日?"
    r"|(?P<jnth>\d{1,2})日目|(?P<jdate>\d{1,2})日"
    r"|(?P<jhalf>午前|午後|朝|夜)?\s?(?P<jhour>\d{1,2})時(?:(?P<jminute>\d{1,2})分|(?P<jthirty>半))?"
    r"|(?P<half>\d{1,2})(?::(?P<halfminute>\d{2}))?\s?(?P<pm>[ap])\.?m\b\.?"
    r"|(?P<hour>\d{1,2})[:hu](?P<minute>\d{2})(?!\d)|(?P<honly>\d{1,2})[hu]\b"
    r"|(?P<one>\d{1,2})[./](?P<two>\d{1,2})(?:[./](?P<year>\d{4})?)?(?!\d)"
    r"|(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b|(?P<number>\d{1,2})\.?(?!\d)|(?P<four>\d{4})(?!\d)"
    r"|(?P<kanji>[月火水木金土日])(?:曜日?)?(?=$|[\s\d(),のに朝夜]|午前|午後|正午)"
    r"|(?P<jword>今日|本日|明日|明後日|昨日|正午|[のに])"
    r"|(?P<word>[^\W\d_]+)\.?"
    r"|(?P<gap>[\s,()@–-]+)"
)
_MOST: Final = 8
"""More parts than this are no time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time on it."""

    day: dt.date
    start: dt.time | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known so far. `number` is a day of the month or an hour, whichever is missing.

    `nth` is a day of the visit, `ahead` one counted from today; `hourly` was said beside an hour, `daily` before the
    number of a day of the visit; a clock that is `bare` (1400) counts only beside a day.
    """

    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date: tuple[int | None, int, int] | None = None
    nth: int | None = None
    ahead: int | None = None
    clock: dt.time | None = None
    number: int | None = None
    hourly: bool | None = None
    daily: bool | None = None
    bare: bool | None = None


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of the visit from `first` to `last`, the one that is in front, and today."""

    first: dt.date
    last: dt.date
    near: dt.date
    today: dt.date

    def all(self) -> list[dt.date]:
        """Each of them, of a year at most."""
        return [self.first + dt.timedelta(days=n) for n in range(min((self.last - self.first).days + 1, 366))]


def moments(
    text: str, *, first: dt.date, last: dt.date, near: dt.date, today: dt.date, language: str
) -> tuple[Moment, ...]:
    """What `text` may mean among the days from `first` to `last`, likeliest first; nothing where it is no time.

    A time alone is meant on the day `near`; a weekday is the first from `near` on, then the others. Words of
    `language` count before those of others.
    """
    found: list[Moment] = []
    days = _Days(first, last, near, today)
    for parts in product(*_lexemes(text)):
        read = _joined(parts)
        if read is not None:
            found += [one for one in _meant(read, days) if first <= one.day <= last]
    return tuple(dict.fromkeys(_by_language(text, found, language)))


def _by_language(text: str, found: list[Moment], language: str) -> Iterable[Moment]:
    """Those first that the words mean in `language`."""
    weekdays = {day for word in _folded(text).split() for day in _weekdays(word.strip("."), (language,))}
    return sorted(found, key=lambda one: one.day.weekday() not in weekdays) if weekdays else found


def _lexemes(text: str) -> list[tuple[_Read, ...]]:
    """For each part of the text what it may be; one empty tuple where a part is nothing that tells a time."""
    folded = _folded(text)
    found: list[tuple[_Read, ...]] = []
    at = 0
    while at < len(folded):
        lexeme = _LEXEME.match(folded, at)
        if lexeme is None or len(found) == _MOST:
            return [()]
        at = lexeme.end()
        if lexeme["gap"] is None:
            found.append(tuple(_readings(lexeme)))
    return found or [()]


def _readings(lexeme: re.Match[str]) -> Iterator[_Read]:
    part = lexeme.groupdict()
    if part["iso"]:
        dated = [int(one) for one in part["iso"].split("-")]
        yield _Read(date=(dated[0], dated[1], dated[2]))
    elif part["jmonth"]:
        yield _Read(date=(None, int(part["jmonth"]), int(part["jday"])))
    elif part["kanji"]:
        yield _Read(weekday="月火水木金土日".index(part["kanji"]))
    elif word := part["word"] or part["jword"]:
        yield from _words(word)
    elif part["one"]:
        first, second, year = int(part["one"]), int(part["two"]), part["year"]
        yield _Read(date=(int(year) if year else None, second, first))
        if not year:
            yield _Read(date=(None, first, second))
            yield from _clock(first, part["two"])
    elif part["hour"] or part["honly"] or part["half"] or part["jhour"]:
        yield from _clocks(part)
    else:
        yield from _numbers(part)


def _numbers(part: dict[str, str | None]) -> Iterator[_Read]:
    if part["jnth"]:
        yield _Read(nth=int(part["jnth"]))
    elif four := part["four"]:
        yield _Read(year=int(four))
        yield from (replace(read, bare=True) for read in _clock(int(four[:2]), four[2:]))
    elif part["number"]:
        yield _Read(number=int(part["number"]))
    else:
        yield _Read(day=int(part["jdate"] or part["ordinal"] or 0))
        yield _Read(number=int(part["jdate"] or part["ordinal"] or 0))


def _clocks(part: dict[str, str | None]) -> Iterator[_Read]:
    if part["jhour"]:
        later = 12 if part["jhalf"] in ("午後", "夜") and int(part["jhour"]) < 12 else 0
        yield from _clock(int(part["jhour"]) + later, part["jminute"] or ("30" if part["jthirty"] else "00"))
    elif part["half"]:
        later = 12 if part["pm"] == "p" else 0
        yield from _clock(int(part["half"]) % 12 + later, part["halfminute"] or "00")
    else:
        yield from _clock(int(part["hour"] or part["honly"] or 0), part["minute"] or "00")


def _clock(hour: int, minute: str) -> Iterator[_Read]:
    if hour < 24 and len(minute) == 2 and int(minute) < 60:
        yield _Read(clock=dt.time(hour, int(minute)))


def _words(word: str) -> Iterator[_Read]:
    for weekday in _weekdays(word, tuple(CALENDAR_WORDS)):
        yield _Read(weekday=weekday)
    for month in _months(word):
        yield _Read(month=month)
    for ahead, words in _NEARBY.items():
        if word in words:
            yield _Read(ahead=ahead)
    if word in _NOON:
        yield _Read(clock=dt.time(12))
    if word in _HOURLY:
        yield _Read(hourly=True)
    if word in _DAYS:
        yield _Read(daily=True)
    if word in _FILLERS:
        yield _Read()


@cache
def _weekdays(word: str, languages: tuple[str, ...]) -> tuple[int, ...]:
    """The weekdays that a folded word, whole, short or begun, may be."""
    found = []
    for words in (CALENDAR_WORDS[code] for code in languages if code in CALENDAR_WORDS):
        for number, (long, short) in enumerate(zip(words.days, words.short_days, strict=True)):
            if word == _plain(short) or (len(word) >= 3 and _plain(long).startswith(word)):
                found.append(number)
    return tuple(dict.fromkeys(found))


@cache
def _months(word: str) -> tuple[int, ...]:
    found = []
    for words in CALENDAR_WORDS.values():
        names = zip(words.months, words.months_alone, words.short_months, strict=True)
        for number, (dated, alone, short) in enumerate(names, 1):
            begun = len(word) >= 3 and any(_plain(name).startswith(word) for name in (dated, alone))
            if begun or word == _plain(short):
                found.append(number)
    return tuple(dict.fromkeys(found))


def _joined(parts: Iterable[_Read]) -> _Read | None:
    """One reading of all parts; None where two of them contradict each other."""
    whole = _Read()
    for part in parts:
        for name in _Read.__slots__:
            value = getattr(part, name)
            if value is None:
                continue
            if name == "number":
                name, value = _meaning(whole, value)
            if value is not True and getattr(whole, name) is not None:
                return None
            whole = replace(whole, **{name: value})
    return whole


def _meaning(whole: _Read, number: int) -> tuple[str, int | dt.time]:
    """What a number is after what is known: a day of the visit, the hour after a day of a month, else not yet clear."""
    if whole.daily and whole.nth is None:
        return "nth", number
    if whole.number is not None and whole.month is not None and whole.date is None and number < 24:
        return "clock", dt.time(number)
    return "number", number


def _meant(read: _Read, days: _Days) -> Iterator[Moment]:
    """The days, each with the time, that a reading means; nothing where a number is left over."""
    number = read.number
    if read.month is not None:
        if number is None or read.date is not None:
            return
        read, number = replace(read, month=None, date=(None, read.month, number)), None
    counted = any(one is not None for one in (read.weekday, read.nth, read.ahead, read.day))
    placed = counted or read.date is not None
    if number is not None:
        if read.clock is not None or number > 23 or not (placed or read.hourly):
            return
        read = replace(read, clock=dt.time(number))
    if (read.bare and not counted) or (read.daily and read.nth is None):
        return
    yield from (Moment(day, read.clock) for day in _days(read, days))


def _days(read: _Read, days: _Days) -> Iterator[dt.date]:
    """The days that fit all that is known of one; with no more than a clock, the one in front."""
    if read.ahead is not None:
        found = [days.today + dt.timedelta(days=read.ahead)]
    elif (read.date, read.nth, read.day, read.weekday) != (None,) * 4:
        found = [
            *(day for day in days.all() if day >= days.near),
            *(day for day in days.all() if day < days.near),
        ]
    else:
        found = [days.near] if read.clock is not None else []
    return (day for day in found if _fits(read, day, days.first))


def _fits(read: _Read, day: dt.date, first: dt.date) -> bool:
    year, month, number = read.date or (None, day.month, day.day)
    asked = (
        (year, day.year), (read.year, day.year), (month, day.month), (number, day.day), (read.day, day.day),
        (read.weekday, day.weekday()), (read.nth, (day - first).days + 1),
    )  # fmt: skip
    return all(one in (None, other) for one, other in asked)


@cache
def _plain(word: str) -> str:
    return _folded(word).strip(".")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return unicodedata.normalize("NFC", "".join(one for one in decomposed if not unicodedata.combining(one)))
