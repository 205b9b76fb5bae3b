"""Outside the visit's dates, torn by the clocks, without a time, without a zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.checks.cases import assert_fixes_help, city, data, english, found, gestures, only
from tests.domain.checks.fixing import fix_of, fixed
from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.kinds import DateChange, Severity
from visitplanner.domain.programme import Item
from visitplanner.domain.records import Day, Visit
from visitplanner.domain.snapshot import Snapshot

SUNDAY, WEDNESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=2)
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # Europe's clocks change


def trip(*items: Item, start: date | None = MONDAY, end: date | None = TUESDAY, **values: Any) -> Snapshot:
    """A visit on Monday and Tuesday."""
    return snapshot(*items, visit=Visit(id="v", space="v", zone=TOKYO, start=start, end=end), **values)


# ---------------------------------------------------------------------- outside the dates
@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SUNDAY, "“talk” is before the visit, which begins on Mon 9 Nov."),
        (MONDAY, ""),
        (TUESDAY, ""),
        (WEDNESDAY, "“talk” is after the visit, which ends on Tue 10 Nov."),
    ],
)
def test_what_begins_outside_the_dates_is_found(day: date, said: str) -> None:
    outside = found(trip(session("talk", at(day, "09:00"))), "outside_dates")
    assert [(one.severity, english(one)) for one in outside] == ([(Severity.WARNING, said)] if said else [])


def test_a_leg_may_arrive_after_the_last_day_but_not_depart() -> None:
    home = leg("home", at(TUESDAY, "22:00"), at(WEDNESDAY, "06:00"))
    assert not found(trip(home), "outside_dates")
    late = replace(home, when=at(WEDNESDAY, "01:00"))
    assert only(trip(late), "outside_dates").subject == "home"


def test_it_moves_to_the_nearest_day_into_the_tray_or_the_visit_grows() -> None:
    visit = trip(session("early", at(SUNDAY, "09:00")), session("late", at(WEDNESDAY, "09:00")))
    early, late = found(visit, "outside_dates")
    assert fix_of(early, "move").arguments["date"] == MONDAY
    assert fix_of(late, "move").arguments["date"] == TUESDAY
    assert fix_of(early, "set_dates").arguments == {
        "start": SUNDAY,
        "end": WEDNESDAY,
        "how": DateChange.TO_TRAY,
    }
    assert gestures(early) == ["move", "set_dates", "to_tray"]
    assert_fixes_help(visit, early)
    assert_fixes_help(visit, late)


def test_a_longer_visit_loses_nothing_into_the_tray() -> None:
    visit = trip(session("early", at(SUNDAY, "09:00")), session("late", at(WEDNESDAY, "09:00")))
    after = fixed(visit, fix_of(found(visit, "outside_dates")[0], "set_dates"))
    assert [one.when.date for one in after.sessions] == [SUNDAY, WEDNESDAY]


def test_what_is_a_year_away_does_not_make_the_visit_a_year_longer() -> None:
    one = only(trip(session("talk", at(MONDAY + timedelta(days=365), "09:00"))), "outside_dates")
    assert gestures(one) == ["to_tray", "move"]


def test_what_is_anchored_outside_can_only_be_taken_in() -> None:
    assert gestures(only(trip(session("talk", at(SUNDAY, "09:00"), anchored=True)), "outside_dates")) == [
        "set_dates"
    ]


def test_a_visit_without_dates_has_no_outside() -> None:
    assert not found(trip(session("talk", at(SUNDAY, "09:00")), start=None, end=None), "outside_dates")
    assert found(trip(session("talk", at(SUNDAY, "09:00")), end=None), "outside_dates")


# ---------------------------------------------------------------------- clocks
def test_a_time_that_clocks_skip_is_impossible() -> None:
    visit = trip(session("night", at(SPRING, "02:30"), zone=ROME), start=SPRING, end=SPRING)
    one = only(visit, "clock_change")
    assert (one.severity, english(one)) == (
        Severity.ERROR,
        "02:30 does not exist on Sun 28 Mar: clocks go forward. “night” is counted as 03:30.",
    )
    assert fix_of(one, "move").arguments["start"].isoformat("minutes") == "03:30"
    assert_fixes_help(visit, one)


@pytest.mark.parametrize(("fold", "which"), [(0, "first"), (1, "second")])
def test_a_time_that_comes_twice_is_noted(fold: int, which: str) -> None:
    visit = trip(session("night", at(AUTUMN, "02:30", fold=fold), zone=ROME), start=AUTUMN, end=AUTUMN)
    one = only(visit, "clock_change")
    assert (one.severity, english(one)) == (
        Severity.NOTE,
        f"02:30 comes twice on Sun 25 Oct: clocks go back. “night” means the {which}.",
    )


def test_an_arrival_that_clocks_skip_is_impossible_too() -> None:
    visit = trip(leg("train", at(SPRING, "00:30"), at(SPRING, "02:15"), ROME), start=SPRING, end=SPRING)
    one = only(visit, "clock_change")
    assert one.severity is Severity.ERROR
    assert gestures(one) == ["set_arrival"]
    assert_fixes_help(visit, one)


@pytest.mark.parametrize(("day", "zone"), [(SPRING, ROME), (AUTUMN, ROME)])
def test_the_hours_around_are_neither_skipped_nor_doubled(day: date, zone: str) -> None:
    items = (session(clock, at(day, clock), 10, zone) for clock in ("01:59", "03:00", "12:00"))
    assert not found(trip(*items, start=day, end=day), "clock_change")


def test_the_night_of_the_clock_change_is_noted_once() -> None:
    start = SPRING - timedelta(days=2)
    visit = trip(session("talk", at(start, "09:00"), zone=ROME), start=start, end=SPRING + timedelta(days=2))
    assert not found(
        visit, "clock"
    )  # nothing on Sunday: the visit's own zone is Tokyo, which keeps its clocks
    home = replace(visit, visit=replace(visit.visit, zone=ROME))
    one = only(home, "clock")
    assert (one.severity, one.date, one.subject) == (Severity.NOTE, SPRING, "")
    assert english(one) == "Clocks go forward on Sun 28 Mar: the day has 23 hours."
    assert data(one)["Time zone"] == (ROME,)


def test_the_clocks_of_the_place_count_before_those_of_the_city_and_the_visit() -> None:
    days = (Day(id="d", space="v", visit="v", date=AUTUMN, city="parma"),)
    cities = {"parma": city("parma", "IT", ROME)}
    empty = trip(start=AUTUMN, end=AUTUMN, days=days, cities=cities)
    assert english(only(empty, "clock")) == "Clocks go back on Sun 25 Oct: the day has 25 hours."
    busy = replace(empty, sessions=(session("talk", at(AUTUMN, "09:00"), zone=TOKYO),))
    assert not found(busy, "clock")


# ---------------------------------------------------------------------- no time, no zone
def test_what_has_a_day_but_no_time_is_to_be_confirmed_once_a_day() -> None:
    one = only(
        trip(session("talk", at(MONDAY)), leg("bus", at(MONDAY)), session("tray", at(None))), "no_time"
    )
    assert (one.severity, one.date, set(one.items)) == (Severity.UNVERIFIED, MONDAY, {"talk", "bus"})
    assert english(one) == "Time to be confirmed: bus and talk."


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("", "“talk” has no time zone: it is counted in universal time."),
        ("Mars/Base", "“Mars/Base” is not a known time zone: “talk” is counted in universal time."),
    ],
)
def test_an_unknown_zone_is_not_verified(zone: str, said: str) -> None:
    one = only(trip(session("talk", at(MONDAY, "09:00"), zone=zone)), "no_zone")
    assert (one.severity, english(one)) == (Severity.UNVERIFIED, said)


def test_each_end_of_a_leg_has_its_zone() -> None:
    visit = trip(leg("flight", at(MONDAY, "09:00"), at(MONDAY, "12:00"), TOKYO, "Nowhere/At_All"))
    assert data(only(visit, "no_zone")) == {"Time zone": "Nowhere/At_All"}
