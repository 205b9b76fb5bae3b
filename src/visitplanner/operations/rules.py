"""What may not be entered, whatever field it stands in. Lengths are never refused: they are counted on the screen."""

from __future__ import annotations

import re
from datetime import date, datetime

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import almanac, opening
from visitplanner.domain.records import City
from visitplanner.domain.translations import is_tag
from visitplanner.domain.when import zone

YEARS = range(1800, 2201)
SHORTEST, LONGEST = 1, 7 * 24 * 60
"""Minutes of a session."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")


def title(text: str, field: str = "title") -> str:
    """`text` without white space around it. Refused when nothing is left."""
    if not text.strip():
        raise Refusal(N_("Type something first."), field=field)
    return text.strip()


def language(tag: str) -> str:
    """A BCP-47 tag of a content language."""
    if not is_tag(tag):
        raise Refusal(N_("“{language}” is not a language code."), field="language", language=tag)
    return tag


def known_zone(name: str, field: str = "zone") -> str:
    """An IANA zone name. `field` is where the refusal is shown."""
    try:
        zone(name)
    except Refusal as refusal:
        refusal.field = field
        raise
    return name


def day(on: date, field: str = "date") -> date:
    """A date that a calendar of ours can show."""
    year(on.year, field)
    return on


def year(number: int, field: str = "year") -> int:
    """A year from 1800 to 2200."""
    if number not in YEARS:
        raise Refusal(N_("{year} is not a plausible year."), field=field, year=number)
    return number


def minutes(number: int, field: str = "minutes") -> int:
    """The length of a session: one minute to seven days."""
    if number < 0:
        raise Refusal(N_("The end is before the start."), field=field)
    if number < SHORTEST:
        raise Refusal(N_("A session lasts at least one minute."), field=field)
    if number > LONGEST:
        raise Refusal(N_("A session lasts at most seven days."), field=field)
    return number


def in_order(start: datetime | date, end: datetime | date, field: str = "end") -> None:
    """An end that is not before its start."""
    if end < start:
        raise Refusal(N_("The end is before the start."), field=field)


def visit_dates(start: date, end: date) -> None:
    """The first and last date of a visit: a year at most."""
    day(start, "start")
    day(end, "end")
    in_order(start, end)
    between((end - start).days + 1, 1, 366, "end")


def between(number: float, least: float, most: float, field: str) -> None:
    """A number within its range."""
    if not least <= number <= most:
        raise Refusal(N_("Enter a number from {least} to {most}."), field=field, least=least, most=most)


def period(value: str, field: str) -> None:
    """A year, a month or a date (`2026`, `2026-11`, `2026-11-09`), or nothing."""
    if not value:
        return
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise Refusal(N_("Write a year, a month or a date: 2026, 2026-11 or 2026-11-09."), field=field)
    try:
        day(date.fromisoformat(value + "0000-01-01"[len(value) :]), field)
    except ValueError:
        raise Refusal(N_("“{date}” is not a date."), field=field, date=value) from None


def opening_hours(text: str, field: str = "opening_hours") -> str:
    """Hours that the checks can read (`domain/opening`), or nothing."""
    if text.strip() and opening.parse(text) is None:
        raise Refusal(
            N_("These hours cannot be read. Write them like Mo-Fr 09:00-17:00; Sa 10:00-12:00."), field=field
        )
    return text


def country(code: str, field: str = "country") -> str:
    """An ISO 3166-1 code of two letters, or nothing."""
    if code and not _COUNTRY.fullmatch(code):
        raise Refusal(N_("“{code}” is not a country code of two letters."), field=field, code=code)
    return code


def region(code: str, field: str = "region") -> str:
    """An ISO 3166-2 code, or nothing."""
    if code and not _REGION.fullmatch(code):
        raise Refusal(N_("“{code}” is not a code of a region, like IT-45 or JP-22."), field=field, code=code)
    return code


def local_holidays(lines: tuple[str, ...], field: str = "local_holidays") -> tuple[str, ...]:
    """Holidays of a city that its calendar can read: `01-13 Name` every year, `2027-01-13 Name` once."""
    if unread := almanac.unreadable(City(id="", space="", local_holidays=lines)):
        said = N_("“{line}” cannot be read. Write it as 01-13 Name, or as 2027-01-13 Name.")
        raise Refusal(said, field=field, line=unread[0])
    return lines


def email(address: str, field: str = "email") -> str:
    """What can be the address of a mailbox, or nothing. Letters of every script are allowed (RFC 6531)."""
    if address and not _EMAIL.fullmatch(address):
        raise Refusal(N_("“{address}” is not an e-mail address."), field=field, address=address)
    return address
