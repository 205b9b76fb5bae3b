"""What can be done to anything on the board, and what undo makes of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.when import When
from visitplanner.operations import bin as bins
from visitplanner.operations import items, legs, places, sessions

AUTUMN = date(2026, 10, 25)


def add_session(workspace: Workspace, when: When, minutes: int = 60, title: str = "Lunch") -> str:
    return workspace.do(sessions.add, workspace.visit, title=title, language="en", when=when, minutes=minutes)


def add_flight(workspace: Workspace, **ends: When) -> str:
    return workspace.do(
        legs.add, workspace.visit, title="Flight", language="en", zone=TOKYO, arrival_zone=ROME, **ends
    )


def test_a_session_moves_and_keeps_its_length(workspace: Workspace) -> None:
    id = add_session(workspace, at(MONDAY, "12:00"), 75)
    workspace.do(items.move, id, TUESDAY, time(13, 5))
    assert workspace.times(id) == ("2026-11-10T13:05+09:00", "2026-11-10T14:20+09:00")


def test_a_leg_moves_with_its_arrival_over_zones(workspace: Workspace) -> None:
    id = add_flight(workspace, departure=at(MONDAY, "12:00"), arrival=at(MONDAY, "16:30"))
    workspace.do(items.move, id, TUESDAY, time(22))
    assert workspace.times(id) == ("2026-11-10T22:00+09:00", "2026-11-11T02:30+01:00")


def test_a_leg_keeps_its_elapsed_time_when_the_clocks_change_under_way(workspace: Workspace) -> None:
    id = workspace.do(
        legs.add, workspace.visit, title="Night bus", language="en", zone=ROME, arrival_zone=ROME,
        departure=at(MONDAY, "23:00"), arrival=at(TUESDAY, "05:00"),
    )  # fmt: skip
    workspace.do(items.move, id, date(2026, 10, 24), time(23))
    assert workspace.times(id) == ("2026-10-24T23:00+02:00", "2026-10-25T04:00+01:00")


def test_a_leg_without_arrival_moves_without_one(workspace: Workspace) -> None:
    id = add_flight(workspace, departure=at(MONDAY, "12:00"))
    workspace.do(items.move, id, TUESDAY, time(9))
    assert workspace.times(id) == ("2026-11-10T09:00+09:00", "")


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(5, "2026-11-09T12:05+09:00"), (-60, "2026-11-09T11:00+09:00"), (13 * 60, "2026-11-10T01:00+09:00")],
)
def test_nudging_also_crosses_midnight(workspace: Workspace, minutes: int, expected: str) -> None:
    id = add_session(workspace, at(MONDAY, "12:00"))
    workspace.do(items.nudge, id, minutes)
    assert workspace.times(id)[0] == expected


def test_nudging_runs_through_the_hour_that_comes_twice(workspace: Workspace) -> None:
    id = add_session(workspace, at(AUTUMN, "02:30"), 10)
    workspace.do(sessions.set_zone, id, ROME)
    workspace.do(items.nudge, id, 60)
    assert workspace.times(id)[0] == "2026-10-25T02:30+01:00"
    workspace.do(items.nudge, id, -60)
    assert workspace.times(id)[0] == "2026-10-25T02:30+02:00"


def test_nothing_without_a_time_is_nudged(workspace: Workspace) -> None:
    refusal = workspace.refused(items.nudge, add_session(workspace, at(MONDAY)), 5)
    assert refusal.phrase.facts == {"title": "Lunch"}


def test_an_anchored_item_refuses_every_move(workspace: Workspace) -> None:
    session, flight = add_session(workspace, at(MONDAY, "12:00")), add_flight(workspace, departure=at(MONDAY, "9"))
    workspace.do(items.set_anchored, session, True)
    workspace.do(items.set_anchored, flight, True)
    for id in (session, flight):
        for operation, *args in (
            (items.move, TUESDAY, time(9)), (items.nudge, 5), (items.to_tray,), (items.from_tray, TUESDAY)
        ):  # fmt: skip
            assert workspace.refused(operation, id, *args).field == "anchored"
    assert workspace.refused(sessions.resize, session, 30).field == "anchored"
    assert workspace.refused(sessions.set_times, session, time(9), time(10)).field == "anchored"
    assert workspace.refused(legs.set_arrival, flight, at(TUESDAY, "9")).field == "anchored"
    assert workspace.refused(legs.set_departure, flight, at(TUESDAY, "9")).field == "anchored"
    workspace.do(items.set_anchored, session, False)
    workspace.do(items.move, session, TUESDAY, time(9))


def test_the_tray_remembers_the_time_of_day(workspace: Workspace) -> None:
    id = add_session(workspace, at(MONDAY, "12:00"), 90)
    workspace.do(items.to_tray, id)
    assert workspace.times(id) == ("", "")
    workspace.do(items.from_tray, id, TUESDAY)
    assert workspace.times(id) == ("2026-11-10T12:00+09:00", "2026-11-10T13:30+09:00")


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        (at(MONDAY, "16:30"), "2026-11-10T16:30+01:00"),  # the same day, twelve hours and a half later
        (at(TUESDAY, "02:30"), "2026-11-11T02:30+01:00"),
    ],
)
def test_a_leg_in_the_tray_remembers_how_long_it_takes(
    workspace: Workspace, arrival: When, expected: str
) -> None:
    id = add_flight(workspace, departure=at(MONDAY, "12:00"), arrival=arrival)
    workspace.do(items.to_tray, id)
    assert workspace.snapshot.leg[id].arrival.date is None
    workspace.do(items.from_tray, id, TUESDAY)
    assert workspace.times(id) == ("2026-11-10T12:00+09:00", expected)


def test_a_flight_over_the_date_line_comes_out_of_the_tray_as_it_went_in(workspace: Workspace) -> None:
    id = workspace.do(
        legs.add, workspace.visit, title="To Honolulu", language="en", zone=TOKYO, arrival_zone="Pacific/Honolulu",
        departure=at(TUESDAY, "20:00"), arrival=at(TUESDAY, "08:10"),
    )  # fmt: skip
    workspace.do(items.to_tray, id)
    workspace.do(items.move, id, MONDAY, time(20))
    assert workspace.times(id) == ("2026-11-09T20:00+09:00", "2026-11-09T08:10-10:00")


def test_what_never_had_a_time_comes_after_the_days_last_item(workspace: Workspace) -> None:
    first, second = (add_session(workspace, When()) for _ in range(2))
    workspace.do(items.from_tray, first, MONDAY)
    workspace.do(items.from_tray, second, MONDAY)
    assert [workspace.times(id)[0][11:16] for id in (first, second)] == ["09:00", "10:00"]


def test_the_tray_keeps_its_order(workspace: Workspace) -> None:
    one, two, three = (add_session(workspace, When(), title=title) for title in "123")
    four = add_session(workspace, at(MONDAY, "9"), title="4")
    workspace.do(items.to_tray, four, before=two)
    workspace.do(items.to_tray, one)
    tray = sorted(workspace.snapshot.sessions, key=lambda row: row.when.order)
    assert [row.id for row in tray] == [four, two, three, one]


def test_a_deleted_session_is_in_the_bin_with_all_that_hangs_on_it(workspace: Workspace) -> None:
    place = workspace.do(places.create, name="City Hall", language="en", zone=TOKYO)
    id, other = add_session(workspace, at(MONDAY, "12:00")), add_flight(workspace, departure=at(MONDAY, "9"))
    workspace.do(sessions.set_place, id, place)
    before = workspace.snapshot
    workspace.do(items.delete, [id, other])
    assert not workspace.snapshot.sessions
    assert not workspace.snapshot.legs
    assert workspace.refused(items.delete, [id])
    workspace.do(bins.restore, Session, id)
    workspace.do(bins.restore, Leg, other)
    assert workspace.snapshot == before


def test_undo_gives_back_the_exact_state(workspace: Workspace) -> None:
    session, flight = add_session(workspace, at(MONDAY, "12:00")), add_flight(
        workspace, departure=at(MONDAY, "12:00"), arrival=at(MONDAY, "16:30")
    )  # fmt: skip
    before = workspace.snapshot
    for operation, *args in (
        (items.move, session, TUESDAY, time(9)), (items.move, flight, TUESDAY, time(9)), (items.to_tray, flight),
        (items.nudge, session, -25), (items.delete, [session, flight]), (sessions.duplicate, session),
    ):  # fmt: skip
        workspace.do(operation, *args)
        assert workspace.snapshot != before
        assert workspace.library.undo(workspace.visit, now=NOW)
        assert workspace.snapshot == before


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_item_goes_to_the_end_of_time(workspace: Workspace, day: date) -> None:
    id = add_session(workspace, at(MONDAY, "12:00"))
    assert workspace.refused(items.move, id, day, time(9)).field == "date"
