"""The first morning after a long flight, and decisions soon after landing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.checks.cases import assert_fixes_help, data, english, found, gestures, only
from tests.domain.examples import LONDON, MONDAY, ROME, TOKYO, at, leg, session, snapshot
from visitplanner.domain.kinds import Mode, SessionKind, Severity
from visitplanner.domain.records import RuleValue, Visit
from visitplanner.domain.snapshot import Snapshot

SUNDAY = MONDAY - timedelta(days=1)
JAPAN = Visit(id="v", space="v", zone=TOKYO, home_zone=ROME, start=SUNDAY, end=MONDAY + timedelta(days=4))
FLIGHT = leg(
    "flight",
    at(SUNDAY - timedelta(days=1), "13:00"),
    at(SUNDAY, "09:30"),
    zone=ROME,
    to=TOKYO,
    mode=Mode.FLIGHT,
)
TRANSFER = leg("bus", at(SUNDAY, "16:45"), at(SUNDAY, "17:45"))


def visit(*items: Any, **values: Any) -> Snapshot:
    """A visit from Rome to Japan."""
    return snapshot(*items, visit=JAPAN, **values)


def test_a_session_before_ten_on_the_first_morning_is_too_early() -> None:
    one = only(visit(TRANSFER, session("call", at(MONDAY, "08:30"))), "jet_lag")
    assert (one.severity, one.date, one.subject, one.items) == (Severity.WARNING, MONDAY, "call", ("call",))
    assert english(one) == "“call” begins at 08:30 on the first morning after the flight, before 10:00."
    assert data(one)["Zone change in hours"] == 8
    assert str(data(one)["Landing"])[:16] == "2026-11-08 17:45"


def test_it_moves_to_ten_with_what_follows_or_goes() -> None:
    plan = visit(TRANSFER, session("call", at(MONDAY, "08:30")), session("next", at(MONDAY, "11:00")))
    one = only(plan, "jet_lag")
    assert gestures(one) == ["ripple", "to_tray"]
    assert_fixes_help(plan, one)


def test_from_ten_on_and_on_later_mornings_all_is_well() -> None:
    later = session("later", at(MONDAY + timedelta(days=1), "08:30"))
    assert not found(visit(TRANSFER, session("call", at(MONDAY, "10:00")), later), "jet_lag")


@pytest.mark.parametrize(
    "values", [{"internal": True}, {"kind": SessionKind.MEAL}, {"kind": SessionKind.FREE}]
)
def test_whoever_only_eats_or_meets_the_own_people_may_begin_early(values: dict[str, Any]) -> None:
    assert not found(visit(TRANSFER, session("call", at(MONDAY, "08:30"), **values)), "jet_lag")


def test_a_flight_that_lands_at_dawn_makes_its_own_day_the_first() -> None:
    assert found(visit(FLIGHT, session("call", at(SUNDAY, "09:45"))), "jet_lag")
    assert not found(visit(FLIGHT, session("call", at(MONDAY, "08:30"))), "jet_lag")


def test_a_transfer_after_the_flight_is_no_landing() -> None:
    call = session("call", at(MONDAY, "09:00"), decision=True)
    assert not found(visit(FLIGHT, TRANSFER, call), "jet_lag")


def test_a_briefing_of_ones_own_in_the_evening_does_not_hide_the_morning() -> None:
    briefing = session("briefing", at(SUNDAY, "18:30"), 30, internal=True)
    assert found(visit(TRANSFER, briefing, session("call", at(MONDAY, "08:30"))), "jet_lag")


def test_a_call_from_home_weeks_before_does_not_hide_it_either() -> None:
    call = session("video", at(date(2026, 10, 1), "09:00"), zone=ROME, kind=SessionKind.VIRTUAL)
    (one,) = found(visit(call, TRANSFER, session("call", at(MONDAY, "08:30"))), "jet_lag")
    assert one.subject == "call"


def test_without_a_leg_the_first_session_stands_for_the_landing_and_that_is_said() -> None:
    one = only(visit(session("call", at(MONDAY, "08:30"))), "jet_lag")
    assert "Landing, taken as the beginning of the programme" in data(one)


def test_the_zone_where_the_journey_began_comes_before_the_one_at_home() -> None:
    near = leg("near", at(SUNDAY, "10:00"), at(SUNDAY, "12:00"), zone="Asia/Shanghai", to=TOKYO)
    assert not found(visit(near, session("call", at(MONDAY, "08:30"))), "jet_lag")


def test_two_hours_are_no_jet_lag_unless_the_visit_says_so() -> None:
    europe = Visit(id="v", space="v", zone=ROME, home_zone=LONDON)
    early = session("call", at(MONDAY, "08:30"), zone=ROME)
    assert not found(snapshot(early, visit=europe), "jet_lag")
    strict = RuleValue(id="r", space="v", visit="v", rule="jet_lag_hours", value=1)
    assert found(snapshot(early, visit=europe, rule_values=(strict,)), "jet_lag")


def test_an_unknown_home_is_no_journey() -> None:
    nowhere = Visit(id="v", space="v", zone=TOKYO, home_zone="Mars/Base")
    assert not found(snapshot(session("call", at(MONDAY, "08:30")), visit=nowhere), "jet_lag")


def test_no_decision_is_asked_for_within_eighteen_hours() -> None:
    plan = visit(
        TRANSFER,
        session("call", at(MONDAY, "10:00"), decision=True),
        session("talk", at(MONDAY, "11:15")),
        session("sign", at(MONDAY, "11:45"), decision=True),
    )
    one = only(plan, "jet_lag")
    assert english(one) == "“call” asks for a decision 16 h 15 min after landing."
    assert (data(one)["Time since landing"], data(one)["At least"]) == (975, 1080)
    assert [english(fix) for fix in one.fixes] == [
        "Ask for no decision in “call”",
        "Move “call” to Tue 10 Nov",
    ]
    assert_fixes_help(plan, one)


def test_what_is_anchored_can_only_do_without_the_decision() -> None:
    one = only(visit(TRANSFER, session("call", at(MONDAY, "10:00"), decision=True, anchored=True)), "jet_lag")
    assert gestures(one) == ["set"]
