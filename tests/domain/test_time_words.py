"""Days and times as people type them, in seven languages, among the days of a visit."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.base.calendar_words import CALENDAR_WORDS
from visitplanner.domain.time_words import Moment, moments

FIRST, LAST = dt.date(2026, 11, 9), dt.date(2026, 11, 20)
MONDAY, TUESDAY = FIRST, dt.date(2026, 11, 10)
TWO = dt.time(14)


def meant(
    text: str, language: str = "en", *, near: dt.date = FIRST, first: dt.date = FIRST, last: dt.date = LAST
) -> list[Moment]:
    return list(moments(text, first=first, last=last, near=near, today=MONDAY, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tue 14:00", "en"), ("Tuesday 2pm", "en"), ("Tue, 2:00 pm", "en"), ("火 14:00", "ja"), ("火曜日14時", "ja"),
        ("火曜 午後2時", "ja"), ("mar 14", "it"), ("martedì alle 14", "it"), ("martedì ore 14:00", "it"),
        ("di 14.00", "nl"),
        ("dinsdag om 14 uur", "nl"), ("tis kl. 14", "sv"), ("tisdag 14:00", "sv"), ("wt. 14:00", "pl"),
        ("wtorek godz. 14", "pl"),
        ("út 14:00", "cs"), ("úterý ve 14 hodin", "cs"), ("10 nov 14:00", "en"), ("Nov 10, 14:00", "en"),
        ("10/11 14:00", "it"),
        ("10.11. 14:00", "cs"), ("10. listopadu 14:00", "cs"), ("10 listopada 14:00", "pl"), ("11月10日 14時", "ja"),
        ("2026-11-10 14:00", "sv"), ("11月10日(火) 14:00", "ja"), ("tomorrow 14h", "en"), ("明日 14:00", "ja"),
        ("10 nov 14", "nl"),
        ("den 10 november kl 14:00", "sv"), ("１４：００ 火", "ja"),
        ("di 14u", "nl"), ("dinsdag om 14u00", "nl"), ("火曜日の午後2時", "ja"), ("明日の14時", "ja"),
        ("火 午後 2時", "ja"),
        ("10日 14時", "ja"), ("2日目 14:00", "ja"), ("day 2 14:00", "en"), ("giorno 2, ore 14", "it"),
        ("dzień 2 o 14", "pl"), ("i morgon kl. 14", "sv"), ("tue 1400", "en"), ("tue@14", "en"),
        ("the 10th at 14", "en"),
        ("10 nov 2026 14:00", "en"), ("10 novembre 2026 alle 14", "it"), ("2026-11-10T14:00", "en"),
        ("mar. 14.00", "it"), ("wt 14", "pl"), ("2026年11月10日（火）14時", "ja"),
    ],
)  # fmt: skip
def test_tuesday_at_two(text: str, language: str) -> None:
    assert meant(text, language)[0] == Moment(TUESDAY, TWO)


@pytest.mark.parametrize("language", list(CALENDAR_WORDS))
def test_every_weekday_of_every_language_long_and_short(language: str) -> None:
    words = CALENDAR_WORDS[language]
    for number, names in enumerate(zip(words.days, words.short_days, strict=True)):
        for name in names:
            assert meant(f"{name} 9:30", language)[0] == Moment(
                FIRST + dt.timedelta(days=number), dt.time(9, 30)
            ), name


@pytest.mark.parametrize("language", list(CALENDAR_WORDS))
def test_every_month_of_every_language(language: str) -> None:
    words = CALENDAR_WORDS[language]
    for month in range(1, 13):
        for names in (words.months, words.months_alone, words.short_months):
            day = dt.date(2026, month, 12)
            text = f"{names[month - 1]}12日" if language == "ja" else f"12 {names[month - 1]}"
            assert meant(text, language, first=day, last=day, near=day)[0] == Moment(day), text


def test_a_time_alone_is_meant_on_the_day_in_front() -> None:
    assert meant("14:00", near=TUESDAY) == [Moment(TUESDAY, TWO)]
    assert meant("14.30", near=TUESDAY) == [Moment(TUESDAY, dt.time(14, 30))]
    assert meant("noon", near=TUESDAY) == [Moment(TUESDAY, dt.time(12))]
    for text in ("at 14", "kl. 14", "ore 14", "alle 14", "14 uur", "o 14", "ve 14 hodin", "14時"):
        assert meant(text, near=TUESDAY) == [Moment(TUESDAY, TWO)], text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("day 2", 10), ("giorno 3", 11), ("dag 12", 20), ("2日目", 10), ("10日", 10), ("10th", 10), ("2nd", None),
        ("day 13", None), ("yesterday", None), ("10 nov 2025", None), ("pojutrze", 11), ("明後日", 11),
        ("i övermorgon", 11),
    ],
)  # fmt: skip
def test_days_are_counted_as_people_count_them(text: str, day: int | None) -> None:
    assert [one.day.day for one in meant(text)] == ([day] if day else [])


def test_the_day_that_a_night_belongs_to_is_the_one_named() -> None:
    assert meant("火 夜7時")[0] == Moment(TUESDAY, dt.time(19))
    assert meant("火 朝9時")[0] == Moment(TUESDAY, dt.time(9))
    assert meant("火曜の正午")[0] == Moment(TUESDAY, dt.time(12))


def test_a_weekday_is_the_next_one_and_then_the_others() -> None:
    assert [one.day.day for one in meant("mon")] == [9, 16]
    assert [one.day.day for one in meant("mon", near=TUESDAY)] == [16, 9]


def test_what_is_ambiguous_is_decided_by_the_days_of_the_visit() -> None:
    march = dt.date(2026, 3, 14)
    assert meant("mar 14", "it", first=march, last=march, near=march) == [Moment(march)]
    assert meant("9/11")[0] == Moment(dt.date(2026, 11, 9))
    assert meant("11/9")[0] == Moment(dt.date(2026, 11, 9))
    assert meant("po 9:00", "cs")[0].day == MONDAY


@pytest.mark.parametrize(
    "text", ["", "mayor", "14", "N2", "水道", "25:00", "tue wed", "31 nov", "1 dec", "2027-11-10",
    "tue 14:00 bus", "火山", "1400", "2026", "day", "day 0", "今日子", "日本", "土木", "14:00 15:00", "9", "x" * 5000],
)  # fmt: skip
def test_what_is_no_time_of_the_visit_means_nothing(text: str) -> None:
    assert meant(text) == []


@given(st.text(max_size=40))
def test_anything_can_be_typed(text: str) -> None:
    for one in meant(text):
        assert FIRST <= one.day <= LAST
