"""Whether a day can be borne."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.checks.cases import (
    assert_fixes_help,
    connector,
    data,
    english,
    found,
    gestures,
    keyed,
    only,
    place,
    track,
)
from tests.domain.checks.fixing import fixed
from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.kinds import Interpretation, Mode, SessionKind, Severity
from visitplanner.domain.records import Visit

WEEK = Visit(id="v", space="v", zone=TOKYO, start=MONDAY, end=MONDAY + timedelta(days=4))
CONSECUTIVE: dict[str, Any] = {"interpretation": Interpretation.CONSECUTIVE, "speech_minutes": 1}


def test_a_day_of_ten_hours_can_be_borne() -> None:
    assert not found(
        snapshot(session("a", at(MONDAY, "09:00")), session("b", at(MONDAY, "18:00"))), "day_hours"
    )


def test_a_longer_day_is_found_with_its_ends() -> None:
    visit = snapshot(
        leg("bus", at(MONDAY, "07:15"), at(MONDAY, "08:45"), mode=Mode.COACH),
        session("dinner", at(MONDAY, "19:00"), 90, kind=SessionKind.MEAL),
    )
    one = only(visit, "day_hours")
    assert (one.severity, one.date, one.subject, one.items) == (
        Severity.WARNING,
        MONDAY,
        "",
        ("dinner", "bus"),
    )
    assert english(one) == "The day lasts 13 h 15 min, 3 h 15 min more than it should."
    assert (str(data(one)["First departure"]), str(data(one)["Last return"])) == ("07:15:00", "20:30:00")


def test_the_last_session_comes_earlier_or_goes() -> None:
    visit = snapshot(session("a", at(MONDAY, "09:00"), 480), session("late", at(MONDAY, "19:30"), 60))
    one = only(visit, "day_hours")
    assert [english(fix) for fix in one.fixes] == ["Move “late” to 18:00", "Put “late” into the tray"]
    assert_fixes_help(visit, one)


def test_what_is_anchored_stays_where_it_is() -> None:
    visit = snapshot(session("a", at(MONDAY, "09:00")), session("late", at(MONDAY, "19:30"), anchored=True))
    assert gestures(only(visit, "day_hours")) == []


def test_free_time_at_the_ends_is_no_part_of_the_day() -> None:
    free = {"kind": SessionKind.FREE}
    visit = snapshot(
        session("swim", at(MONDAY, "06:00"), **free),
        session("a", at(MONDAY, "09:00"), 540),
        session("evening", at(MONDAY, "20:00"), **free),
    )
    assert not found(visit, "day_hours")


def test_a_flight_into_another_zone_is_no_working_day() -> None:
    visit = snapshot(
        leg("flight", at(MONDAY, "09:00"), at(MONDAY, "14:30"), zone=TOKYO, to=ROME, mode=Mode.FLIGHT),
        session("hotel", at(MONDAY, "17:00"), zone=ROME),
    )
    assert not found(visit, "day_hours")


def test_a_night_train_ends_the_day_with_its_departure() -> None:
    night = leg("night", at(MONDAY, "20:00"), at(TUESDAY, "07:00"))
    assert not found(snapshot(session("a", at(MONDAY, "12:00")), night), "day_hours")
    assert found(snapshot(session("a", at(MONDAY, "09:00"), 660), night), "day_hours")


def test_a_group_that_stays_longer_makes_the_day_long_only_if_it_began_early() -> None:
    groups = (track("early"), track("late"))
    visit = snapshot(
        session("a", at(MONDAY, "07:00"), 300, track="early"),
        session("b", at(MONDAY, "13:00"), 420, track="late"),
        tracks=groups,
    )
    assert not found(visit, "day_hours")


def test_three_interpreted_sessions_can_be_followed_and_a_fourth_cannot() -> None:
    sessions = [session(f"s{n}", at(MONDAY, f"{9 + n:02}:00"), 30, **CONSECUTIVE) for n in range(4)]
    assert not found(snapshot(*sessions[:3], visit=WEEK), "consecutive_sessions")
    visit = snapshot(*sessions, visit=WEEK)
    one = only(visit, "consecutive_sessions")
    assert english(one) == "4 sessions with consecutive interpretation on one day; 3 can be followed."
    assert [english(fix) for fix in one.fixes] == ["Move “s3” to Tue 10 Nov", "Put “s3” into the tray"]
    assert_fixes_help(visit, one)


def test_internal_sessions_meals_and_other_ways_of_interpreting_are_easier() -> None:
    easy: list[dict[str, Any]] = [
        {"internal": True}, {"kind": SessionKind.MEAL}, {"kind": SessionKind.RECEPTION}, {"kind": SessionKind.DEBRIEF},
        {"interpretation": Interpretation.WHISPER},
    ]  # fmt: skip
    sessions = [session(f"s{n}", at(MONDAY, f"{8 + n:02}:00"), 30, **CONSECUTIVE) for n in range(3)]
    others = [
        session(f"e{n}", at(MONDAY, f"{12 + n}:00"), 30, **{**CONSECUTIVE, **values})
        for n, values in enumerate(easy)
    ]
    assert not found(snapshot(*sessions, *others), "consecutive_sessions")


def test_the_fourth_session_goes_to_a_day_that_bears_it_in_the_same_city() -> None:
    full = [session(f"t{n}", at(TUESDAY, f"{9 + n:02}:00"), 30, **CONSECUTIVE) for n in range(3)]
    far = session("far", at(TUESDAY + timedelta(days=1), "09:00"), place="away")
    sessions = [
        session(f"s{n}", at(MONDAY, f"{13 + n}:00"), 30, place="here", **CONSECUTIVE) for n in range(4)
    ]
    places = keyed([place("here", city="a"), place("away", city="b")])
    visit = snapshot(*sessions, *full, far, visit=WEEK, places=places)
    assert english(only(visit, "consecutive_sessions").fixes[0]) == "Move “s3” to Thu 12 Nov"


@pytest.mark.parametrize(
    "meal",
    [
        session("lunch", at(MONDAY, "12:00"), 45, kind=SessionKind.MEAL),
        session("lunch", at(MONDAY, "14:30"), 60, kind=SessionKind.MEAL),
        session("lunch", at(MONDAY, "12:00"), 60, kind=SessionKind.RECEPTION),
        leg("train", at(MONDAY, "12:03"), at(MONDAY, "13:33"), mode=Mode.TRAIN),
        leg("coach", at(MONDAY, "12:40"), at(MONDAY, "14:00"), mode=Mode.COACH),
    ],
)
def test_lunch_is_a_meal_or_a_journey_with_one(meal: Any) -> None:
    before = session("before", at(MONDAY, "10:00"), (meal.when.start.hour - 10) * 60 + meal.when.start.minute)
    end = meal.arrival.start if meal.id in ("train", "coach") else None
    start = end.strftime("%H:%M") if end else "15:30" if meal.when.start.hour == 14 else "13:00"
    after = session("after", at(MONDAY, start), 120)
    assert not found(snapshot(before, meal, after), "meal_break")


@pytest.mark.parametrize(
    ("kind", "start", "minutes"),
    [(SessionKind.MEAL, "12:00", 40), (SessionKind.MEETING, "12:00", 60), (SessionKind.MEAL, "18:00", 90)],
)
def test_what_is_too_short_or_too_late_or_no_meal_is_no_lunch(
    kind: SessionKind, start: str, minutes: int
) -> None:
    visit = snapshot(
        session("before", at(MONDAY, "09:00"), 180),
        session("middle", at(MONDAY, start), minutes, kind=kind),
        session("after", at(MONDAY, "12:40"), 200),
    )
    assert found(visit, "meal_break")


def test_a_journey_without_a_restaurant_is_no_meal() -> None:
    visit = snapshot(
        session("before", at(MONDAY, "09:00"), 170),
        leg("taxi", at(MONDAY, "11:50"), at(MONDAY, "13:00"), mode=Mode.TAXI),
        session("after", at(MONDAY, "13:00"), 120),
    )
    assert found(visit, "meal_break")


def test_the_way_takes_from_the_time_to_eat() -> None:
    visit = snapshot(session("a", at(MONDAY, "10:00"), 120), session("b", at(MONDAY, "12:50"), 130))
    assert not found(visit, "meal_break")
    on_foot = snapshot(*visit.sessions, connectors=(connector("a", "b", 10),))
    assert data(only(on_foot, "meal_break"))["Longest time without programme"] == 40


def test_an_afternoon_or_a_morning_leaves_time_to_eat() -> None:
    assert not found(snapshot(session("a", at(MONDAY, "11:45"), 400)), "meal_break")
    assert not found(snapshot(session("a", at(MONDAY, "07:00"), 435)), "meal_break")


def test_what_follows_moves_to_leave_time_to_eat() -> None:
    visit = snapshot(session("a", at(MONDAY, "10:00"), 120), session("b", at(MONDAY, "12:20"), 160))
    one = only(visit, "meal_break")
    assert english(one) == "There is no break of 45 min for a meal around noon."
    assert [english(fix) for fix in one.fixes] == ["Move “b” and what follows to 12:45"]
    assert_fixes_help(visit, one)


def test_two_hours_are_borne_and_more_want_a_break() -> None:
    assert not found(snapshot(session("a", at(MONDAY, "09:00"), 120)), "comfort_stop")
    visit = snapshot(session("a", at(MONDAY, "09:00"), 150))
    one = only(visit, "comfort_stop")
    assert (one.severity, one.date, one.subject) == (Severity.WARNING, MONDAY, "a")
    assert english(one) == "“a” has no break for 2 h 30 min."
    assert gestures(one) == ["set"]
    assert_fixes_help(visit, one)


def test_a_coach_is_no_break_and_a_train_is_one() -> None:
    def day(mode: Mode) -> Any:
        ride = leg("ride", at(MONDAY, "10:30"), at(MONDAY, "11:20"), mode=mode)
        return snapshot(
            session("talk", at(MONDAY, "09:00"), 90), ride, session("tour", at(MONDAY, "11:20"), 50)
        )

    one = only(day(Mode.COACH), "comfort_stop")
    assert (one.items, english(one)) == (
        ("talk", "ride", "tour"),
        "From “talk” to “tour” there is no break for 3 h 10 min.",
    )
    assert_fixes_help(day(Mode.COACH), one)
    for mode in (Mode.TRAIN, Mode.FLIGHT, Mode.FERRY):
        assert not found(day(mode), "comfort_stop")


@pytest.mark.parametrize("kind", [SessionKind.MEAL, SessionKind.RECEPTION, SessionKind.FREE])
def test_whoever_eats_or_is_free_has_a_break(kind: SessionKind) -> None:
    visit = snapshot(
        session("a", at(MONDAY, "09:00"), 120),
        session("rest", at(MONDAY, "11:00"), 180, kind=kind),
        session("b", at(MONDAY, "14:00"), 120),
    )
    assert not found(visit, "comfort_stop")


def test_five_minutes_are_a_break_unless_one_walks() -> None:
    visit = snapshot(session("a", at(MONDAY, "09:00"), 90), session("b", at(MONDAY, "10:35"), 90))
    assert not found(visit, "comfort_stop")
    on_foot = snapshot(*visit.sessions, connectors=(connector("a", "b", 3),))
    assert data(only(on_foot, "comfort_stop"))["Without a break"] == 185


def test_groups_that_part_are_looked_at_each_on_its_way() -> None:
    groups = (track("one", "Ada"), track("two", "Ben"))
    visit = snapshot(
        session("a", at(MONDAY, "09:00"), 100, track="one"),
        session("b", at(MONDAY, "10:40"), 100, track="two"),
        tracks=groups,
    )
    assert not found(visit, "comfort_stop")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(10, 240), st.booleans()), min_size=1, max_size=6))
def test_every_way_out_of_a_hard_day_is_one(blocks: list[tuple[int, int, bool]]) -> None:
    start, sessions = 480, []
    for n, (gap, minutes, anchored) in enumerate(blocks):
        start += gap
        if start + minutes >= 1440:
            break
        clock = f"{start // 60:02}:{start % 60:02}"
        sessions.append(session(f"s{n}", at(MONDAY, clock), minutes, anchored=anchored, **CONSECUTIVE))
        start += minutes
    visit = snapshot(*sessions, visit=WEEK)
    checks = ("day_hours", "consecutive_sessions", "meal_break", "comfort_stop", "interpreter_break")
    for one in found(visit, *checks):
        for fix in one.fixes:
            assert one.id not in {other.id for other in found(fixed(visit, fix), one.check)}, fix
