"""The one ordering: across midnight, clock changes, zones and the date line; overlaps, lanes, what is on now."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import (
    HONOLULU,
    LONDON,
    MONDAY,
    ROME,
    TOKYO,
    TUESDAY,
    at,
    leg,
    session,
    snapshot,
)
from visitplanner.domain import programme
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.records import Day, Session, Visit
from visitplanner.domain.when import When

SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # Europe's clocks change


def ids(*items: programme.Item) -> list[str]:
    return [one.id for one in programme.ordered(items)]


def test_order_is_date_start_end_kind_order_key_and_id() -> None:
    expected = [
        session("early", at(MONDAY, "08:00")),
        session("short", at(MONDAY, "09:00"), 30),
        leg("leg", at(MONDAY, "09:00"), at(MONDAY, "10:00")),
        session("first", at(MONDAY, "09:00", order="a"), 60),
        session("a", at(MONDAY, "09:00", order="b"), 60),
        session("b", at(MONDAY, "09:00", order="b"), 60),
        session("some time on Monday", at(MONDAY)),
        session("next day", at(TUESDAY, "00:00")),
        session("tray", at(None, order="a")),
        session("tray later", at(None, order="b")),
    ]
    assert ids(*reversed(expected)) == [item.id for item in expected]


def test_a_session_over_midnight_belongs_to_the_day_it_starts() -> None:
    late, morning = session("late", at(MONDAY, "23:30"), 90), session("morning", at(TUESDAY, "00:30"))
    plans = programme.days(snapshot(morning, late))
    assert [(plan.date, [one.id for one in plan.slots]) for plan in plans] == [
        (MONDAY, ["late"]), (TUESDAY, ["morning"])
    ]  # fmt: skip
    end = programme.slot(late).end
    assert end is not None
    assert end.isoformat() == "2026-11-10T01:00:00+09:00"
    assert programme.overlaps(programme.ordered([late, morning])) == {"late", "morning"}


@pytest.mark.parametrize(
    ("day", "start", "minutes", "end"),
    [
        (SPRING, "01:30", 60, "2027-03-28T03:30:00+02:00"),  # the hour from two to three is skipped
        (SPRING, "02:30", 60, "2027-03-28T04:30:00+02:00"),  # 02:30 does not exist: it is 03:30
        (AUTUMN, "01:30", 120, "2026-10-25T02:30:00+01:00"),  # the hour from two to three comes twice
        (AUTUMN, "02:30", 60, "2026-10-25T02:30:00+01:00"),
    ],
)
def test_a_session_lasts_its_elapsed_minutes_across_a_clock_change(
    day: date, start: str, minutes: int, end: str
) -> None:
    one = programme.slot(session("night", at(day, start), minutes, ROME))
    assert one.end is not None
    assert (one.end.isoformat(), one.minutes) == (end, minutes)


def test_the_second_of_two_equal_times_comes_later() -> None:
    first, second = (session(f"fold {fold}", at(AUTUMN, "02:15", fold=fold), 10, ROME) for fold in (0, 1))
    assert ids(second, first) == ["fold 0", "fold 1"]
    assert not programme.overlaps(programme.ordered([first, second]))


def test_virtual_sessions_in_two_zones_are_ordered_by_instant() -> None:
    day = date(2027, 4, 13)
    umea, glasgow = (
        session("umea", at(day, "14:00"), 60, ROME),
        session("glasgow", at(day, "13:30"), 60, LONDON),
    )
    assert ids(glasgow, umea) == ["umea", "glasgow"]
    assert programme.overlaps(programme.ordered([umea, glasgow])) == {"umea", "glasgow"}


def test_a_flight_over_the_date_line_arrives_before_its_departure_by_the_calendar() -> None:
    flight = leg("flight", at(TUESDAY, "20:00"), at(TUESDAY, "08:10"), TOKYO, HONOLULU)
    one = programme.slot(flight)
    assert one.start is not None
    assert one.end is not None
    assert one.minutes == 7 * 60 + 10
    assert one.end.utcoffset() == timedelta(hours=-10)
    assert one.date == TUESDAY


def test_a_leg_across_zones_is_as_long_as_the_clock_really_runs() -> None:
    flight = leg("flight", at(MONDAY, "12:00"), at(MONDAY, "16:30"), TOKYO, ROME)
    assert programme.slot(flight).minutes == 12 * 60 + 30


def test_what_is_unknown_stays_unknown() -> None:
    day_only, no_arrival = (
        programme.slot(session("s", at(MONDAY))),
        programme.slot(leg("l", at(MONDAY, "09:00"))),
    )
    assert (day_only.date, day_only.start, day_only.end, day_only.minutes) == (MONDAY, None, None, 60)
    assert (no_arrival.end, no_arrival.minutes) == (None, None)


def test_an_unknown_zone_counts_as_universal_time() -> None:
    one = programme.slot(session("s", at(MONDAY, "09:00"), 60, "Mars/Olympus"))
    assert one.start == datetime(2026, 11, 9, 9, tzinfo=UTC)


@pytest.mark.parametrize("item", [
    session("s", at(date.max, "23:30"), 10**9, HONOLULU),
    session("s", at(date.min, "00:00"), 60, TOKYO),
    leg("l", at(MONDAY, "09:00"), at(date.max, "23:59"), HONOLULU),
])  # fmt: skip
def test_what_the_calendar_cannot_hold_has_a_day_and_no_time(item: programme.Item) -> None:
    one = programme.slot(item)
    assert (one.date, one.start, one.end) == (item.when.date, None, None)


def test_days_count_from_the_visits_start_and_include_what_lies_outside() -> None:
    visit = Visit(id="v", space="v", start=MONDAY, end=date(2026, 11, 11), zone=TOKYO)
    note = Day(id="d", space="v", visit="v", date=TUESDAY)
    outside, placed = (
        session("outside", at(date(2026, 11, 14), "09:00")),
        session("placed", at(MONDAY, "09:00")),
    )
    plans = programme.days(snapshot(outside, placed, session("tray"), visit=visit, days=(note,)))
    assert [(plan.number, plan.date.day, plan.record, len(plan.slots)) for plan in plans] == [
        (1, 9, None, 1), (2, 10, note, 0), (3, 11, None, 0), (4, 14, None, 1)
    ]  # fmt: skip


def test_a_visit_whose_end_is_before_its_start_shows_what_is_placed() -> None:
    visit = Visit(id="v", space="v", start=TUESDAY, end=MONDAY)
    assert programme.dates(visit) == ()
    assert programme.dates(visit, programme.ordered([session("s", at(MONDAY, "09:00"))])) == (MONDAY,)


def test_cancelled_items_overlap_with_nothing_but_keep_their_place() -> None:
    gone = session("gone", at(MONDAY, "09:00"), status=SessionStatus.CANCELLED)
    placed = programme.ordered([gone, session("on", at(MONDAY, "09:30"))])
    assert [one.id for one in placed] == ["gone", "on"]
    assert programme.overlaps(placed) == frozenset()


def test_what_touches_does_not_overlap() -> None:
    placed = programme.ordered([session("a", at(MONDAY, "09:00")), session("b", at(MONDAY, "10:00"))])
    assert programme.overlaps(placed) == frozenset()


def test_lanes_stand_side_by_side_only_while_something_overlaps() -> None:
    placed = programme.ordered([
        session("long", at(MONDAY, "09:00"), 180),
        session("b", at(MONDAY, "09:30"), 30),
        session("c", at(MONDAY, "10:00"), 30),
        session("alone", at(MONDAY, "12:00"), 30),
        session("tbc", at(MONDAY)),
    ])  # fmt: skip
    assert programme.lanes(placed) == {"long": (0, 2), "b": (1, 2), "c": (1, 2), "alone": (0, 1)}


starts = st.integers(0, 23 * 60)
sessions = st.lists(st.tuples(starts, st.integers(1, 300)), max_size=12).map(
    lambda rows: [
        session(f"{n:02}", When(MONDAY, time(start // 60, start % 60)), minutes)
        for n, (start, minutes) in enumerate(rows)
    ]
)


@given(sessions)
def test_no_lane_holds_two_items_at_once(items: list[Session]) -> None:
    placed = programme.ordered(items)
    lanes = programme.lanes(placed)
    assert set(lanes) == {item.id for item in items}
    for one in placed:
        lane, count = lanes[one.id]
        assert 0 <= lane < count
        for other in placed:
            if other.id != one.id and lanes[other.id][0] == lane and one.start and other.start and other.end:
                assert not other.start <= one.start < other.end


@given(sessions)
def test_overlaps_are_those_of_every_pair(items: list[Session]) -> None:
    placed = programme.ordered(items)
    expected = {
        one.id for one in placed for other in placed
        if one.id != other.id and one.start and one.end and other.start and other.end
        and one.start < other.end and other.start < one.end
    }  # fmt: skip
    assert programme.overlaps(placed) == expected


@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_the_order_read(shuffled: list[int]) -> None:
    items = [
        session("a", at(MONDAY, "09:00")), session("b", at(MONDAY, "09:00")), leg("c", at(MONDAY, "09:00")),
        session("d", at(MONDAY)), session("e"), session("f", at(TUESDAY, "01:00"), 60, ROME),
    ]  # fmt: skip
    assert ids(*(items[n] for n in shuffled)) == ids(*items)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("07:30", "morning"),  # in half an hour
        ("08:30", "morning"),
        ("09:00", "talk"),  # ends are exclusive
        ("10:00", None),  # nothing within two hours
        ("10:31", "lunch"),
        ("21:30", None),  # the next one is tomorrow
    ],
)
def test_what_is_on_now_or_next(clock: str, expected: str | None) -> None:
    seen = snapshot(
        session("morning", at(MONDAY, "08:00")),
        session("talk", at(MONDAY, "09:00"), 45),
        session("cancelled", at(MONDAY, "10:15"), status=SessionStatus.CANCELLED),
        session("lunch", at(MONDAY, "12:30")),
        leg("train", at(MONDAY, "21:30"), at(MONDAY, "22:00")),
        session("after midnight", at(TUESDAY, "00:15")),
    )
    now = datetime.fromisoformat(f"2026-11-09T{clock}:00+09:00").astimezone(UTC)
    found = programme.current(seen, now + timedelta(hours=1) if clock == "21:30" else now)
    assert (found.id if found else None) == expected


def test_a_programme_is_ordered_once_and_again_for_what_is_changed() -> None:
    seen = snapshot(session("a", at(MONDAY, "09:00")), session("b", at(MONDAY, "09:30")))
    assert programme.slots(seen) is programme.slots(seen)
    assert programme.days(seen) is programme.days(seen)
    assert programme.clashes(seen) == {"a", "b"}
    moved = dataclasses.replace(seen, sessions=(seen.sessions[0], session("b", at(MONDAY, "08:00"), 30)))
    assert [one.id for one in programme.slots(moved)] == ["b", "a"]
    assert programme.clashes(moved) == frozenset()
