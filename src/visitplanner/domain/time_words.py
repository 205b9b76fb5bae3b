"""A day and a time as people type them: "tue 14:00", "火 14時", "mar 14", "9 nov", "14:00", in every language at once.

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

_UNHEARD: Final = (
    "ore alle kl at on uur om godz o v ve we w den the il del di dne dnia hod hodin hrs h st nd rd th de het op van"
    " の に"
)
_FILLERS: Final = frozenset(_UNHEARD.split())
_NEARBY: Final = {
    0: ("today", "oggi", "vandaag", "idag", "dzis", "dzisiaj", "dnes", "今日", "本日"),
    1: ("tomorrow", "domani", "morgen", "imorgon", "jutro", "zitra", "明日"),
}
_NOON: Final = {"noon": 12, "mezzogiorno": 12, "正午": 12}
_LEXEME: Final = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:\d{4}年)?(?P<jmonth>\d{1,2})月(?P<jday>\d{1,2})日?"
    r"|(?P<jhalf>午前|午後)?(?P<jhour>\d{1,2})時(?:(?P<jminute>\d{1,2})分|(?P<jthirty>半))?"
    r"|(?P<half>\d{1,2})(?::(?P<halfminute>\d{2}))?\s?(?P<pm>[ap])\.?m\b\.?"
    r"|(?P<hour>\d{1,2})(?::|h)(?P<minute>\d{2})(?!\d)|(?P<honly>\d{1,2})h\b"
    r"|(?P<one>\d{1,2})[./](?P<two>\d{1,2})(?:[./](?P<year>\d{4})?)?(?!\d)"
    r"|(?P<number>\d{1,2})\.?(?!\d)"
    r"|(?P<kanji>[月火水木金土日])(?:曜日?)?(?![^\s\d(),])"
    r"|(?P<word>[^\W\d_]+)\.?"
    r"|(?P<gap>[\s,()–-]+)"
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
    """What is known so far. `number` is a day of the month or an hour, whichever is missing."""

    weekday: int | None = None
    month: int | None = None
    date: tuple[int | None, int, int] | None = None
    clock: dt.time | None = None
    number: int | None = None
    ahead: int | None = None


def moments(
    text: str, *, first: dt.date, last: dt.date, near: dt.date, today: dt.date, language: str
) -> tuple[Moment, ...]:
    """What `text` may mean among the days from `first` to `last`, likeliest first; nothing where it is no time.

    A time alone is meant on the day `near`; a weekday is the first from `near` on, then the others. Words of
    `language` count before those of others.
    """
    found: list[Moment] = []
    for parts in product(*_lexemes(text)):
        read = _joined(parts)
        if read is not None:
            found += [one for one in _meant(read, first, last, near, today) if first <= one.day <= last]
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
    elif part["word"]:
        yield from _words(part["word"])
    elif part["number"]:
        yield _Read(number=int(part["number"]))
    elif part["one"]:
        first, second, year = int(part["one"]), int(part["two"]), part["year"]
        yield _Read(date=(int(year) if year else None, second, first))
        if not year:
            yield _Read(date=(None, first, second))
            yield from _clock(first, part["two"])
    else:
        yield from _clocks(part)


def _clocks(part: dict[str, str | None]) -> Iterator[_Read]:
    if part["jhour"]:
        later = 12 if part["jhalf"] == "午後" and int(part["jhour"]) < 12 else 0
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
        yield _Read(clock=dt.time(_NOON[word]))
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
            if name == "number" and whole.number is not None:
                if whole.month is None or whole.date is not None or whole.clock is not None or value > 23:
                    return None
                whole = replace(whole, clock=dt.time(value))
                continue
            if getattr(whole, name) is not None:
                return None
            whole = replace(whole, **{name: value})
    return whole


def _meant(read: _Read, first: dt.date, last: dt.date, near: dt.date, today: dt.date) -> Iterator[Moment]:
    start, number, date = read.clock, read.number, read.date
    if read.month is not None:
        if number is None or date is not None:
            return
        date, number = (None, read.month, number), None
    if number is not None:
        if start is not None or number > 23 or (date is None and read.weekday is None and read.ahead is None):
            return
        start = dt.time(number)
    days = list(_days(read, date, first, last, near, today))
    yield from (Moment(day, start) for day in days if start is not None or read != _Read())


def _days(
    read: _Read,
    date: tuple[int | None, int, int] | None,
    first: dt.date,
    last: dt.date,
    near: dt.date,
    today: dt.date,
) -> Iterator[dt.date]:
    if date is not None:
        for year in [date[0]] if date[0] else range(first.year, last.year + 1):
            try:
                day = dt.date(year or first.year, date[1], date[2])
            except ValueError:
                continue
            if read.weekday in (None, day.weekday()):
                yield day
    elif read.ahead is not None:
        yield today + dt.timedelta(days=read.ahead)
    elif read.weekday is not None:
        days = [first + dt.timedelta(days=n) for n in range(min((last - first).days + 1, 366))]
        same = [day for day in days if day.weekday() == read.weekday]
        yield from (*(day for day in same if day >= near), *(day for day in same if day < near))
    elif read.clock is not None:
        yield near


@cache
def _plain(word: str) -> str:
    return _folded(word).strip(".")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return unicodedata.normalize("NFC", "".join(one for one in decomposed if not unicodedata.combining(one)))
