"""Holidays of real places in real years, and what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest

from visitplanner.domain import almanac
from visitplanner.domain.records import City


def city(country: str, region: str = "", *local: str) -> City:
    """A city of that country and region with these local holidays."""
    return City(id="c", space="c", country=country, region=region, local_holidays=local)


HAMAMATSU, ROTTERDAM = city("JP", "JP-22"), city("NL", "NL-ZH")


@pytest.mark.parametrize(
    ("place", "day", "own", "english"),
    [
        (HAMAMATSU, date(2026, 11, 3), ("ja", "文化の日"), "Culture Day"),
        (HAMAMATSU, date(2026, 5, 6), ("ja", "振替休日"), "Substitute Holiday"),
        (ROTTERDAM, date(2027, 4, 27), ("nl", "Koningsdag"), "King's Day"),
        (city("IT", "IT-PR"), date(2027, 4, 25), ("it", "Anniversario della Liberazione"), "Liberation Day"),
        (city("SE", "SE-AC"), date(2027, 6, 6), ("sv", "Nationaldagen"), "National Day"),
        (city("GB", "GB-SCT"), date(2026, 11, 30), ("en", "Saint Andrew's Day"), "Saint Andrew's Day"),
        (city("PL", "PL-22"), date(2026, 11, 11), ("pl", "Narodowe Święto Niepodległości"),
         "National Independence Day"),
        (city("CZ", "CZ-64"), date(2027, 10, 28), ("cs", "Den vzniku samostatného československého státu"),
         "Independent Czechoslovak State Day"),
    ],
)  # fmt: skip
def test_a_holiday_has_its_own_name_and_an_english_one(
    place: City, day: date, own: tuple[str, str], english: str
) -> None:
    name = almanac.holiday(place, day)
    assert name
    assert name[own[0]] == own[1]
    assert name.pick("cs" if own[0] != "cs" else "it").text == english


def test_other_days_and_other_regions_have_none() -> None:
    assert almanac.holiday(HAMAMATSU, date(2026, 11, 4)) is None
    assert almanac.holiday(city("GB", "GB-ENG"), date(2026, 11, 30)) is None


def test_a_city_adds_its_patron_every_year_and_a_day_once() -> None:
    parma = city("IT", "IT-45", "01-13 Sant'Ilario", "2027-04-14 Inaugurazione")
    for year in (2027, 2028):
        patron = almanac.holiday(parma, date(year, 1, 13))
        assert patron
        assert patron.pick("ja").text == "Sant'Ilario"
    assert almanac.holiday(parma, date(2027, 4, 14))
    assert almanac.holiday(parma, date(2028, 4, 14)) is None


@pytest.mark.parametrize(
    "line", ["Sant'Ilario", "13-01 Sant'Ilario", "02-30 Never", "01-13", "2027-13-01 X", "\ud800"]
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    assert almanac.unreadable(city("IT", "", line)) == (line,)
    assert almanac.holiday(city("", "", line), date(2027, 1, 13)) is None


def test_a_line_of_nothing_but_space_is_read_at_once() -> None:
    line = "01-13 Sant'" + " " * 20_000 + "Ilario"
    since = process_time()
    assert almanac.unreadable(city("IT", "", line)) == ()
    assert almanac.holiday(city("", "", f"  {line}  "), date(2027, 1, 13)) is not None
    assert process_time() - since < 0.1


def test_the_monday_before_a_tuesday_is_a_bridge() -> None:
    assert almanac.bridges(HAMAMATSU, date(2026, 11, 2)) == almanac.holiday(HAMAMATSU, date(2026, 11, 3))
    assert almanac.bridges(HAMAMATSU, date(2026, 11, 4)) is None


def test_the_friday_after_a_thursday_is_a_bridge_and_a_weekend_never_is() -> None:
    showa_day = almanac.holiday(HAMAMATSU, date(2027, 4, 29))
    assert showa_day
    assert almanac.bridges(HAMAMATSU, date(2027, 4, 30)) == showa_day
    assert almanac.bridges(HAMAMATSU, date(2027, 5, 1)) is None


def test_weekends_are_those_of_the_country() -> None:
    friday = date(2027, 4, 16)
    assert almanac.is_weekend(city("KW"), friday)
    assert not almanac.is_weekend(ROTTERDAM, friday)
    assert almanac.is_weekend(city(""), friday + timedelta(days=1))


def test_what_is_not_known_is_said() -> None:
    assert not almanac.knows_country(city(""))
    assert not almanac.knows_country(city("ZZ"))
    assert almanac.knows_country(city("jp"))


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (HAMAMATSU, True),
        (ROTTERDAM, True),
        (city("IT", "IT-PR"), True),
        (city("IT", "Parma"), True),
        (city("IT", "IT-45"), False),
        (city("IT", "IT-45", "01-13 Sant'Ilario"), True),
        (city("GB", "GB-GLG"), False),
        (city("GB", "Scotland"), True),
        (city("GB", "GB-SCT"), True),
    ],
)
def test_regions_matter_where_their_holidays_differ(place: City, known: bool) -> None:
    assert almanac.knows_region(place) is known


@pytest.mark.parametrize(
    "day", [date.min, date.min + timedelta(days=1), date(9999, 12, 30), date(1066, 10, 14)]
)
def test_years_without_a_calendar_have_no_holidays(day: date) -> None:
    assert almanac.holiday(HAMAMATSU, day) is None
    assert almanac.bridges(HAMAMATSU, day) is None


def test_the_version_of_the_calendars_can_be_said() -> None:
    name, version = almanac.version().split()
    assert name == "holidays"
    assert int(version.split(".")[1]) >= 109
