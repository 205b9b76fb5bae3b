"""A place day by day agrees with what the checks say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from visitplanner.domain.open_days import following
from visitplanner.domain.records import City, Place

JAPAN = City(id="c", space="c", country="JP", region="JP-22")
CULTURE_DAY = date(2026, 11, 3)
MUSEUM = Place(id="p", space="p", closed_weekdays=(1,), opening_hours="Mo-Fr 09:00-17:00; PH 10:00-15:00")


def test_hours_closing_days_and_dates() -> None:
    monday = date(2026, 11, 9)
    days = following(replace(MUSEUM, closed_dates=(date(2026, 11, 12),)), JAPAN, monday)
    assert [one.date.day for one in days] == [9, 10, 11, 12, 13, 14, 15]
    assert [bool(one.reason) for one in days] == [False, True, False, True, False, False, False]
    assert days[0].spans == ((540, 1020),)
    assert days[5].spans == ()


def test_a_holiday_on_a_closing_day_is_a_doubt_in_japan_and_settled_where_it_is_said() -> None:
    (day,) = following(MUSEUM, JAPAN, CULTURE_DAY, 1)
    assert day.doubt
    assert day.holiday is not None
    (day,) = following(replace(MUSEUM, closed_day_after=True), JAPAN, CULTURE_DAY, 1)
    assert (day.reason, day.spans) == (None, ((600, 900),))
    (day,) = following(replace(MUSEUM, closed_day_after=False), JAPAN, CULTURE_DAY, 1)
    assert day.reason is not None
    assert not day.doubt


def test_without_hours_and_without_a_city_nothing_is_made_up() -> None:
    (day,) = following(Place(id="p", space="p"), None, CULTURE_DAY, 1)
    assert (day.spans, day.reason, day.holiday) == (None, None, None)
    (day,) = following(Place(id="p", space="p", opening_hours="sunrise-sunset"), None, CULTURE_DAY, 1)
    assert day.spans is None
