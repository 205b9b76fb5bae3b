"""Time at the airport, and journeys that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from tests.domain.checks.cases import (
    assert_fixes_help,
    city,
    connector,
    data,
    english,
    found,
    gestures,
    keyed,
    only,
    place,
)  # fmt: skip
from tests.domain.checks.fixing import fix_of, fixed
from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.checks.journeys import SCHENGEN
from visitplanner.domain.kinds import Mode, Severity
from visitplanner.domain.programme import Item, slot
from visitplanner.domain.records import Leg, RuleValue
from visitplanner.domain.snapshot import Snapshot

AMSTERDAM, LONDON, PARIS = "Europe/Amsterdam", "Europe/London", "Europe/Paris"

PLACES = keyed(
    [
        place("hotel", city="kamakura"), place("haneda"), place("kumamoto"), place("schiphol"), place("bologna"),
        place("heathrow"), place("nowhere"),
        place("tokyo here", 35.55, 139.78), place("rome here", 41.80, 12.25),
        place("hall", 34.7108, 137.7261), place("station", 34.7038, 137.7349),
    ]
)  # fmt: skip


def trip(*items: Item, **values: Any) -> Snapshot:
    """These items between the places above."""
    return snapshot(*items, places=PLACES, cities=keyed([city("kamakura", "JP")]), **values)


def flight(
    departs: str, arrives: str, origin: str, to: str, zones: tuple[str, str] = (TOKYO, TOKYO), **values: Any
) -> Leg:
    """A flight on Monday."""
    return leg(
        "flight", at(MONDAY, departs), at(MONDAY, arrives), zones[0], zones[1],
        mode=Mode.FLIGHT, origin=origin, destination=to, **values,
    )  # fmt: skip


def coach(arrives: str, to: str, zone: str = TOKYO) -> Leg:
    """A coach to an airport on Monday morning."""
    return leg(
        "coach",
        at(MONDAY, "07:15"),
        at(MONDAY, arrives),
        zone,
        mode=Mode.COACH,
        origin="hotel",
        destination=to,
    )


# ---------------------------------------------------------------------- at the airport
def test_ninety_minutes_are_enough_for_a_domestic_flight_and_forty_five_are_not() -> None:
    bus = coach("08:45", "haneda")
    assert not found(trip(bus, flight("10:15", "12:10", "haneda", "kumamoto")), "check_in", "travel")
    one = only(trip(bus, flight("09:30", "11:25", "haneda", "kumamoto")), "check_in", "travel")
    assert one.severity is Severity.ERROR
    assert english(one) == "“flight” leaves 45 min at the airport; 1 h 15 min are needed."
    assert data(one)["Time between"] == 45


@pytest.mark.parametrize(
    ("zones", "needed"),
    [
        ((TOKYO, TOKYO), 75),
        ((AMSTERDAM, ROME), 105),
        ((AMSTERDAM, LONDON), 150),
        ((TOKYO, ROME), 150),
        (("Asia/Calcutta", "Asia/Kolkata"), 75),
    ],
)
def test_the_countries_of_the_zones_decide_how_long(zones: tuple[str, str], needed: int) -> None:
    def visit(minutes: int) -> Snapshot:
        begin = time((9 * 60 + minutes) // 60, minutes % 60).isoformat("minutes")
        plane = flight(begin, "23:00", "schiphol", "bologna", zones)
        return trip(coach("09:00", "schiphol", zones[0]), plane)

    assert not found(visit(needed), "check_in")
    one = only(visit(needed - 1), "check_in")
    assert one.severity is Severity.ERROR
    assert_fixes_help(visit(needed - 1), one)


def test_a_city_says_its_country_before_the_zone_does() -> None:
    places = {**PLACES, "schiphol": place("schiphol", city="elsewhere")}
    visit = trip(
        coach("09:00", "schiphol", ROME), flight("10:45", "12:00", "schiphol", "bologna", (ROME, ROME))
    )
    assert not found(visit, "check_in")
    abroad = replace(visit, places=places, cities=keyed([city("elsewhere", "GB")]))
    assert only(abroad, "check_in").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("gap", "severity"), [(70, Severity.ERROR), (100, Severity.UNVERIFIED), (150, None)]
)  # fmt: skip
def test_an_unknown_country_is_not_verified_between_the_shortest_and_the_longest(
    gap: int, severity: Severity | None
) -> None:
    begin = time(9 + gap // 60, gap % 60).isoformat("minutes")
    visit = trip(
        coach("09:00", "nowhere", "UTC"), flight(begin, "23:00", "nowhere", "nowhere", ("UTC", "UTC"))
    )
    assert [one.severity for one in found(visit, "check_in")] == ([severity] if severity else [])


def test_the_way_to_the_airport_is_taken_off() -> None:
    talk = session("talk", at(MONDAY, "08:00"), place="hotel")
    plane = flight("10:30", "12:30", "haneda", "kumamoto")
    assert not found(trip(talk, plane, connectors=(connector("talk", "flight", 15),)), "check_in", "travel")
    one = only(trip(talk, plane, connectors=(connector("talk", "flight", 16),)), "check_in", "travel")
    assert (one.check, data(one)["The way"]) == ("check_in", 16)


def test_an_unknown_way_to_the_airport_is_not_verified() -> None:
    talk = session("talk", at(MONDAY, "08:00"), place="hotel")
    one = only(trip(talk, flight("11:00", "13:00", "haneda", "kumamoto")), "check_in", "travel")
    assert (one.check, one.severity) == ("travel", Severity.UNVERIFIED)


def test_the_minutes_of_the_flight_and_of_the_visit_come_before_the_rule() -> None:
    bus, plane = coach("08:45", "haneda"), flight("09:30", "11:25", "haneda", "kumamoto")
    assert not found(trip(bus, replace(plane, boarding_minutes=45)), "check_in")
    light = (RuleValue(id="r", space="v", visit="v", rule="airport_domestic", value=45),)
    assert not found(trip(bus, plane, rule_values=light), "check_in")


@pytest.mark.parametrize(
    ("gap", "severity"), [(10, Severity.ERROR), (40, Severity.UNVERIFIED), (75, None)]
)  # fmt: skip
def test_only_the_airline_knows_how_long_changing_planes_takes(gap: int, severity: Severity | None) -> None:
    first = flight("07:00", "09:00", "kumamoto", "haneda")
    begin = time(9 + gap // 60, gap % 60).isoformat("minutes")
    second = replace(flight(begin, "13:00", "haneda", "kumamoto"), id="second")
    assert [one.severity for one in found(trip(first, second), "check_in")] == (
        [severity] if severity else []
    )


def test_an_anchored_flight_stays_and_what_is_before_it_gives_way() -> None:
    visit = trip(
        replace(coach("08:45", "haneda"), when=at(MONDAY, "07:45")),
        flight("09:45", "11:40", "haneda", "kumamoto", anchored=True),
    )
    one = only(visit, "check_in")
    assert [fix.arguments["id"] for fix in one.fixes] == ["coach"]
    assert_fixes_help(visit, one)


def test_nobody_asks_for_time_at_the_airport_over_night() -> None:
    evening = session("dinner", at(MONDAY, "20:00"), 120, place="hotel")
    morning = leg(
        "flight",
        at(TUESDAY, "07:00"),
        at(TUESDAY, "09:00"),
        mode=Mode.FLIGHT,
        origin="haneda",
        destination="kumamoto",
    )
    assert not found(trip(evening, morning), "check_in", "travel")


def test_schengen_has_its_twenty_nine_countries() -> None:
    assert len(SCHENGEN) == 29
    assert {"NL", "IT", "SE", "PL", "CZ", "CH", "BG", "RO"} <= SCHENGEN
    assert SCHENGEN.isdisjoint({"GB", "IE", "CY", "JP", "TR"})


# ---------------------------------------------------------------------- journeys that cannot be
def test_a_leg_without_an_arrival_is_not_verified() -> None:
    one = only(trip(leg("bus", at(MONDAY, "09:00"), origin="hotel", destination="haneda")), "journey")
    assert (one.severity, english(one), one.fixes) == (
        Severity.UNVERIFIED, "When “bus” arrives is not known.", (),
    )  # fmt: skip


@pytest.mark.parametrize(("mode", "arrives"), [(Mode.WALK, "09:22"), (Mode.COACH, "09:05"), (Mode.TRAIN, "")])
def test_an_arrival_in_town_is_estimated(mode: Mode, arrives: str) -> None:
    visit = trip(leg("way", at(MONDAY, "09:00"), mode=mode, origin="hall", destination="station"))
    one = only(visit, "journey")
    assert gestures(one) == (["set_arrival"] if arrives else [])
    if arrives:
        end = slot(fixed(visit, fix_of(one, "set_arrival")).leg["way"]).end
        assert end is not None
        assert f"{end:%H:%M}" == arrives
        assert_fixes_help(visit, one)


def test_an_arrival_before_the_departure_is_impossible_and_meant_the_next_day() -> None:
    night = leg("night train", at(MONDAY, "22:00"), at(MONDAY, "07:00"), mode=Mode.TRAIN)
    one = only(trip(night), "journey")
    assert (one.severity, english(one)) == (Severity.ERROR, "“night train” arrives before it departs.")
    assert english(one.fixes[0]) == "Let “night train” arrive at 07:00 on Tue 10 Nov"
    assert_fixes_help(trip(night), one)


def test_a_leg_that_takes_no_time_arrives_too_soon() -> None:
    assert (
        only(trip(leg("bus", at(MONDAY, "09:00"), at(MONDAY, "09:00"))), "journey").severity is Severity.ERROR
    )


def test_an_earlier_clock_at_the_other_end_is_no_mistake() -> None:
    """Tokyo 17:00 is London 08:00: arriving at 16:30 takes eight and a half hours more."""
    plane = flight("17:00", "16:30", "haneda", "heathrow", (TOKYO, LONDON))
    assert not found(trip(plane), "journey")


def test_nothing_flies_from_tokyo_to_rome_in_nine_hours() -> None:
    def plane(arrives: str) -> Leg:
        return flight("12:00", arrives, "tokyo here", "rome here", (TOKYO, ROME))

    assert not found(trip(plane("14:00")), "journey")  # ten hours for 9,893 km
    one = only(trip(plane("13:00")), "journey")
    assert one.severity is Severity.ERROR
    assert english(one) == "“flight” covers 9,893 km in 9 h: nothing is that fast."


def test_no_train_is_as_fast_as_a_plane() -> None:
    visit = trip(
        leg(
            "train",
            at(MONDAY, "09:00"),
            at(MONDAY, "21:00"),
            origin="tokyo here",
            destination="rome here",
            mode=Mode.TRAIN,
        )
    )
    assert only(visit, "journey").severity is Severity.ERROR


def test_an_anchored_leg_keeps_its_arrival() -> None:
    visit = trip(leg("way", at(MONDAY, "09:00"), at(MONDAY, "08:00"), anchored=True))
    assert not only(visit, "journey").fixes


def test_legs_in_the_tray_are_not_looked_at() -> None:
    assert not found(trip(leg("later", at(None, "09:00"), origin="hotel", destination="haneda")))
