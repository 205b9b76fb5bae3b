"""Opening hours as people write them on doors and in OpenStreetMap."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain.opening import Hours, parse

MO, TU, WE, TH, FR, SA, SU = range(7)
WORKDAYS = ((540, 1020),)


def test_a_week_with_a_short_saturday_and_closed_holidays() -> None:
    hours = parse("Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off")
    assert hours == Hours((WORKDAYS,) * 5 + (((600, 720),), ()), ())
    assert hours.on(MO) == WORKDAYS
    assert hours.on(MO, holiday=True) == ()


@pytest.mark.parametrize(
    ("text", "monday", "sunday"),
    [
        ("24/7", ((0, 1440),), ((0, 1440),)),
        ("09:00-17:00", WORKDAYS, WORKDAYS),
        ("mo-fr 9:00–17:00", WORKDAYS, ()),
        ("Mo,We 09:00-12:00,13:00-17:00", ((540, 720), (780, 1020)), ()),
        ("Sa-Mo 09:00-17:00", WORKDAYS, WORKDAYS),
        ("09:00-17:00; Su closed", WORKDAYS, ()),
        ("Mo-Su 18:00-02:00", ((1080, 1560),), ((1080, 1560),)),
        ("Mo open; Su off", ((0, 1440),), ()),
        (" Mo 09:00 - 17:00 ; ", WORKDAYS, ()),
    ],
)
def test_the_plain_forms_are_read(text: str, monday: object, sunday: object) -> None:
    hours = parse(text)
    assert hours
    assert (hours.on(MO), hours.on(SU)) == (monday, sunday)


@pytest.mark.parametrize(
    "text",
    [
        "", " ; ", "Apr-Oct Mo 09:00-10:00", "sunrise-sunset", "Mo-Fr 09.00-17.00", "Mo 25:00-26:00", "Mo 09:00+",
        "Mo-Fr 09:00-17:00 “by appointment”", "Mo-Xx 09:00-17:00", "PH-Su 09:00-17:00", "Mo 09:60-10:00",
        "Mo 09:00-17:00, 月曜", "on request", "Mo 09:00-17:00;" * 100,
    ],
)  # fmt: skip
def test_what_says_more_is_not_taken_for_read(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["mo" + " " * 990 + "!", "mo" + " ,-" * 330 + "!", "mo " + "1 " * 490 + "!"])
def test_hostile_texts_are_given_up_at_once(text: str) -> None:
    since = process_time()
    assert parse(text) is None
    assert process_time() - since < 0.1


def test_only_what_lies_wholly_inside_is_covered() -> None:
    hours = parse("Mo-Fr 09:00-12:00,12:00-17:00")
    assert hours
    assert hours.covers(MO, 540, 1020)
    assert not hours.covers(MO, 539, 600)
    assert not hours.covers(MO, 1000, 1021)
    assert not hours.covers(SU, 600, 660)


def test_a_night_belongs_to_the_evening_before() -> None:
    hours = parse("Fr 18:00-02:00")
    assert hours
    assert hours.covers(FR, 1380, 1500)
    assert hours.covers(SA, 30, 120)
    assert not hours.covers(SA, 30, 121)
    assert not hours.covers(SU, 30, 60)


def test_what_never_closes_covers_midnight_too() -> None:
    hours = parse("24/7")
    assert hours
    assert hours.covers(SU, 1380, 1500)


def test_a_holiday_of_which_nothing_is_said_is_a_day_like_others() -> None:
    hours = parse("Tu 09:00-17:00")
    assert hours
    assert hours.on(TU, holiday=True) == WORKDAYS


@given(
    st.text(max_size=60)
    | st.from_regex(r"(Mo|Tu|PH|Su)(-(Fr|Sa))? ?[0-9:,\-]{0,23}(; ?(off|PH off))?", fullmatch=True)
)
def test_any_text_is_read_or_left_and_never_breaks(text: str) -> None:
    hours = parse(text)
    if hours:
        spans = [span for day in (*hours.week, hours.holidays or ()) for span in day]
        assert all(0 <= first < 1440 and first < last <= first + 1440 for first, last in spans)
