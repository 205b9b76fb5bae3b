"""Time for the way, boarding and changing; what nobody knows; hotels and places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.domain.checks.cases import (
    assert_fixes_help,
    attends,
    city,
    connector,
    data,
    delegate,
    english,
    found,
    keyed,
    only,
    person,
    place,
    track,
)
from tests.domain.checks.fixing import fix_of, fixed
from tests.domain.examples import MONDAY, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.checks.journeys import distance
from visitplanner.domain.kinds import MinutesSource, Mode, SessionKind, Severity
from visitplanner.domain.programme import Item
from visitplanner.domain.records import Day, RuleValue, Visit
from visitplanner.domain.snapshot import Snapshot

# Public knowledge to about a hundred metres; the hall is 950 m from the station and 8.2 km from the plant.
PLACES = keyed(
    [
        place("hall", 34.7108, 137.7261, city="hamamatsu"),
        place("station", 34.7038, 137.7349, city="hamamatsu"),
        place("plant", 34.7100, 137.6360, city="hamamatsu"),
        place("kamakura", 35.3192, 139.5467, city="kamakura"),
        place("office", city="hamamatsu"),
        place("school", city="hamamatsu"),
        place("far", city="kamakura"),
    ]
)
CITIES = keyed([city("hamamatsu", "JP"), city("kamakura", "JP")])
TRAVEL = ("travel", "broken_journey")


def trip(*items: Item, group: int = 12, **values: Any) -> Snapshot:
    """A visit of twelve people with these items."""
    visit = Visit(id="v", space="v", zone="Asia/Tokyo", group_size=group)
    return snapshot(*items, visit=visit, places=PLACES, cities=CITIES, **values)


def two(gap: int, here: str = "office", there: str = "school", **values: Any) -> Snapshot:
    """A talk until ten and a tour so many minutes later."""
    begin = f"{10 + gap // 60}:{gap % 60:02}"
    return trip(
        session("talk", at(MONDAY, "09:00"), 60, place=here),
        session("tour", at(MONDAY, begin), 60, place=there),
        **values,
    )


# ---------------------------------------------------------------------- the way
@pytest.mark.parametrize(
    ("gap", "severity"), [(19, Severity.ERROR), (20, None), (0, Severity.ERROR), (60, None)]
)
def test_planned_minutes_must_fit_between_two_sessions(gap: int, severity: Severity | None) -> None:
    visit = two(gap, connectors=(connector("talk", "tour", 20, source=MinutesSource.TIMETABLE),))
    assert [one.severity for one in found(visit, *TRAVEL)] == ([severity] if severity else [])


def test_the_finding_says_what_was_compared() -> None:
    visit = two(12, connectors=(connector("talk", "tour", 20, mode=Mode.METRO, source=MinutesSource.TYPED),))
    one = only(visit, *TRAVEL)
    assert english(one) == "From “talk” to “tour” it takes 20 min, and the time between is 12 min."
    assert data(one) == {
        "Missing": 8,
        "Time between": 12,
        "The way": 20,
        "Means": Mode.METRO,
        "Minutes come from": MinutesSource.TYPED,
    }
    assert_fixes_help(visit, one)


def test_one_place_needs_no_way() -> None:
    assert not found(two(0, "office", "office"), *TRAVEL)


def test_a_walk_is_estimated_from_the_straight_line() -> None:
    assert distance(PLACES["hall"], PLACES["station"]) == pytest.approx(1.12, abs=0.02)
    assert not found(two(22, "hall", "station"), *TRAVEL)  # 1.12 km × 1.3 at 4 km/h
    one = only(two(21, "hall", "station"), *TRAVEL)
    assert english(one) == "From “talk” to “tour” it takes about 22 min, and the time between is 21 min."
    assert data(one)["Minutes come from"] is MinutesSource.ESTIMATE


def test_where_a_walk_is_too_slow_a_taxi_may_do() -> None:
    visit = two(15, "hall", "station")
    one = only(visit, *TRAVEL)
    assert english(fix_of(one, "connect")) == "Plan 5 min by road to “tour”"
    assert_fixes_help(visit, one)


def test_the_numbers_of_the_visit_decide() -> None:
    slow = (RuleValue(id="r", space="v", visit="v", rule="walk_speed", value=2.0),)
    assert not found(two(30, "hall", "station"), *TRAVEL)
    assert only(two(30, "hall", "station", rule_values=slow), *TRAVEL).severity is Severity.UNVERIFIED


@pytest.mark.parametrize(("most", "severity"), [(22, Severity.ERROR), (21, Severity.UNVERIFIED)])
def test_nobody_walks_longer_than_the_visit_allows(most: float, severity: Severity) -> None:
    rule = (RuleValue(id="r", space="v", visit="v", rule="walk_most", value=most),)
    assert only(two(15, "hall", "station", rule_values=rule), *TRAVEL).severity is severity


@pytest.mark.parametrize("gap", [0, 30, 180])
def test_an_unknown_way_is_never_fine(gap: int) -> None:
    one = only(two(gap), *TRAVEL)
    assert one.severity is Severity.UNVERIFIED
    assert english(one).startswith("How long it takes from office to school is not known")


def test_connected_minutes_of_unknown_length_are_unknown() -> None:
    assert (
        only(two(30, connectors=(connector("talk", "tour", None),)), *TRAVEL).severity is Severity.UNVERIFIED
    )


def test_a_drive_is_offered_where_it_can_be_estimated() -> None:
    visit = two(40, "hall", "plant")
    one = only(visit, *TRAVEL)
    assert one.severity is Severity.UNVERIFIED
    assert data(one)["By road, estimated"] == 33
    connect = fix_of(one, "connect")
    assert connect.arguments == {
        "before": "talk",
        "after": "tour",
        "minutes": 33,
        "mode": Mode.TAXI,
        "source": MinutesSource.ESTIMATE,
    }
    assert_fixes_help(visit, one)


def test_no_drive_is_offered_for_which_there_is_no_time() -> None:
    assert not only(two(20, "hall", "plant"), *TRAVEL).fixes


def test_what_nothing_on_the_ground_covers_is_impossible() -> None:
    one = only(two(20, "hall", "kamakura"), *TRAVEL)
    assert (one.severity, english(one)) == (
        Severity.ERROR,
        "From hall to kamakura it is 179 km, and the time between is 20 min.",
    )
    assert only(two(60, "hall", "kamakura"), *TRAVEL).severity is Severity.UNVERIFIED


def test_an_overlap_is_no_question_of_the_way() -> None:
    visit = trip(
        session("a", at(MONDAY, "09:00"), 90, place="office"), session("b", at(MONDAY, "10:00"), place="far")
    )
    assert not found(visit, *TRAVEL)


def test_a_night_lies_between_two_days() -> None:
    visit = trip(
        session("a", at(MONDAY, "17:00"), place="office"), session("b", at(TUESDAY, "09:00"), place="far")
    )
    assert not found(visit, *TRAVEL)
    late = trip(
        session("a", at(MONDAY, "23:00"), 45, place="office"),
        session("b", at(TUESDAY, "00:30"), place="far"),
    )
    assert only(late, *TRAVEL).date == TUESDAY


# ---------------------------------------------------------------------- boarding, changing, reserves
@pytest.mark.parametrize(("people", "needed"), [(12, 9), (9, 8), (1, 4), (0, 3), (40, 15)])
def test_boarding_takes_minutes_by_the_size_of_the_group(people: int, needed: int) -> None:
    def visit(gap: int) -> Snapshot:
        coach = leg(
            "coach", at(MONDAY, f"10:{gap:02}"), at(MONDAY, "11:00"), origin="office", destination="school"
        )
        return trip(session("talk", at(MONDAY, "09:00"), place="office"), coach, group=people)

    assert not found(visit(needed), *TRAVEL)
    one = only(visit(needed - 1), *TRAVEL)
    assert one.severity is Severity.WARNING
    assert data(one)["Missing"] == 1
    assert_fixes_help(visit(needed - 1), one)


def test_two_minutes_do_not_board_twelve_people() -> None:
    coach = leg("coach", at(MONDAY, "10:02"), at(MONDAY, "11:00"), origin="office", destination="school")
    one = only(trip(session("talk", at(MONDAY, "09:00"), place="office"), coach), *TRAVEL)
    assert english(one) == "7 min short before “coach”: a group of 12 needs 9 min to board."


def test_the_minutes_of_a_leg_come_before_the_rule() -> None:
    coach = leg("coach", at(MONDAY, "10:04"), at(MONDAY, "11:00"), origin="office", destination="school")
    talk = session("talk", at(MONDAY, "09:00"), place="office")
    assert not found(trip(talk, replace(coach, boarding_minutes=4)), *TRAVEL)
    one = only(trip(talk, replace(coach, boarding_minutes=6)), *TRAVEL)
    assert english(one) == "2 min short before “coach”: boarding takes 6 min."


def test_only_the_members_of_a_group_board_its_leg() -> None:
    taxi = leg(
        "taxi", at(MONDAY, "10:04"), at(MONDAY, "11:00"), origin="office", destination="school", track="g"
    )
    talk = session("talk", at(MONDAY, "09:00"), place="office")
    assert not found(trip(talk, taxi, tracks=(track("g", "Ada", "Ben"),)), *TRAVEL)


def test_nobody_boards_a_walk() -> None:
    walk = leg(
        "walk",
        at(MONDAY, "10:00"),
        at(MONDAY, "10:15"),
        origin="office",
        destination="school",
        mode=Mode.WALK,
    )
    after = session("tour", at(MONDAY, "10:15"), place="school")
    assert not found(trip(session("talk", at(MONDAY, "09:00"), place="office"), walk, after), *TRAVEL)


def test_the_way_to_a_leg_counts_beside_boarding() -> None:
    train = leg("train", at(MONDAY, "10:30"), at(MONDAY, "12:00"), origin="station", destination="office")
    one = only(trip(session("talk", at(MONDAY, "09:00"), place="hall"), train), *TRAVEL)
    assert one.severity is Severity.WARNING  # 22 minutes on foot and 9 to board
    assert data(one) == {
        "Missing": 1,
        "Time between": 30,
        "The way": 22,
        "Means": Mode.WALK,
        "Minutes come from": MinutesSource.ESTIMATE,
        "Boarding, changing, reserve": 9,
        "People": 12,
    }


@pytest.mark.parametrize(("luggage", "needed"), [(False, 12), (True, 18)])
def test_changing_takes_longer_with_luggage(luggage: bool, needed: int) -> None:
    def visit(minute: int) -> Snapshot:
        return trip(
            leg("first", at(MONDAY, "09:00"), at(MONDAY, "10:00"), origin="office", destination="station"),
            leg(
                "second",
                at(MONDAY, f"10:{minute:02}"),
                at(MONDAY, "11:00"),
                origin="station",
                destination="hall",
                luggage=luggage,
            ),
        )

    assert not found(visit(needed), *TRAVEL)
    one = only(visit(needed - 1), *TRAVEL)
    assert english(one) == f"1 min short for the change from “first” to “second”: it takes {needed} min."
    assert_fixes_help(visit(needed - 1), one)


def test_a_large_group_changes_no_faster_than_it_boards() -> None:
    visit = trip(
        leg("first", at(MONDAY, "09:00"), at(MONDAY, "10:00"), origin="office", destination="station"),
        leg("second", at(MONDAY, "10:14"), at(MONDAY, "11:00"), origin="station", destination="hall"),
        group=40,
    )
    assert data(only(visit, *TRAVEL))["Missing"] == 1


def test_time_for_the_way_alone_is_tight_but_not_impossible() -> None:
    visit = trip(
        session("talk", at(MONDAY, "09:00"), place="office"),
        leg("coach", at(MONDAY, "10:20"), at(MONDAY, "11:00"), origin="school", destination="hall"),
        connectors=(connector("talk", "coach", 20),),
    )
    assert only(visit, *TRAVEL).severity is Severity.WARNING


def test_a_fix_leaves_time_to_board_what_comes_next() -> None:
    def visit(departs: str) -> Snapshot:
        coach = leg("coach", at(MONDAY, departs), at(MONDAY, "12:00"), origin="school", destination="hall")
        sessions = two(12).sessions
        known = (connector("talk", "tour", 20),)
        return trip(*sessions, replace(coach, anchored=True), connectors=known)

    late, early = (only(visit(departs), *TRAVEL) for departs in ("11:29", "11:28"))
    assert fix_of(late, "move", id="tour")
    assert not [fix for fix in early.fixes if fix.arguments["id"] == "tour"]


def test_no_fix_begins_a_day_before_seven() -> None:
    def visit(begins: str, tour: str) -> Snapshot:
        return trip(
            session("talk", at(MONDAY, begins), 60, place="office"),
            session("tour", at(MONDAY, tour), 60, place="school"),
            connectors=(connector("talk", "tour", 20),),
        )

    assert fix_of(only(visit("07:10", "08:20"), *TRAVEL), "move", id="talk").arguments["start"].hour == 7
    early = only(visit("07:09", "08:19"), *TRAVEL)
    assert not [fix for fix in early.fixes if fix.gesture == "move" and fix.arguments["id"] == "talk"]


def test_a_reserve_behind_a_leg_is_kept() -> None:
    bus = leg(
        "bus",
        at(MONDAY, "09:00"),
        at(MONDAY, "09:50"),
        origin="office",
        destination="school",
        buffer_minutes=20,
    )
    one = only(trip(bus, session("tour", at(MONDAY, "10:00"), place="school")), *TRAVEL)
    assert english(one) == "10 min short between “bus” and “tour”: 20 min are kept in reserve there."


def test_a_leg_that_begins_in_another_city_than_the_last_ended_is_broken() -> None:
    visit = trip(
        leg("train", at(MONDAY, "09:00"), at(MONDAY, "10:00"), origin="office", destination="school"),
        leg("bus", at(MONDAY, "11:00"), at(MONDAY, "12:00"), origin="far", destination="far"),
    )
    one = only(visit, *TRAVEL)
    assert (one.check, one.severity) == ("broken_journey", Severity.WARNING)
    assert english(one) == "“train” ends at school, but “bus” begins at far."
    mended = replace(visit, connectors=(connector("train", "bus", 30),))
    assert not found(mended, *TRAVEL)


# ---------------------------------------------------------------------- who goes
def test_each_group_has_neighbours_of_its_own() -> None:
    groups = (track("a", "Ada"), track("b", "Ben"))
    people = keyed([person("Ada"), person("Ben")])
    visit = trip(
        session("all", at(MONDAY, "09:00"), place="office"),
        session("a1", at(MONDAY, "10:00"), place="office", track="a"),
        session("b1", at(MONDAY, "10:30"), place="school", track="b"),
        session("again", at(MONDAY, "12:00"), place="office"),
        tracks=groups,
        people=people,
        participations=(delegate("Ada"), delegate("Ben")),
        connectors=(connector("all", "b1", 45),),
    )
    assert [(one.items, one.severity) for one in found(visit, *TRAVEL)] == [
        (("b1", "all"), Severity.ERROR),  # half an hour for 45 minutes
        (("again", "b1"), Severity.UNVERIFIED),  # the way back; group a is there already
    ]


def test_those_who_are_in_no_group_have_their_own_way() -> None:
    visit = trip(
        session("all", at(MONDAY, "09:00"), place="office"),
        session("some", at(MONDAY, "10:00"), place="office"),
        session("again", at(MONDAY, "11:00"), place="school"),
        attendances=(attends("some", "Ada"),),
        people=keyed([person("Ada"), person("Ben")]),
        participations=(delegate("Ada"), delegate("Ben")),
        connectors=(connector("some", "again", 0),),
    )
    assert only(visit, *TRAVEL).items == ("again", "all")


# ---------------------------------------------------------------------- nowhere in particular
@pytest.mark.parametrize("kind", [SessionKind.FREE, SessionKind.VIRTUAL])
def test_free_time_and_virtual_appointments_happen_where_the_people_are(kind: SessionKind) -> None:
    visit = trip(
        session("talk", at(MONDAY, "09:00"), place="office"),
        session("between", at(MONDAY, "10:00"), 30, kind=kind),
        session("tour", at(MONDAY, "10:30"), place="office"),
    )
    assert not found(visit, *TRAVEL, "no_place")
    assert only(fixed_place(visit, "school"), *TRAVEL).items == ("tour", "between")


def fixed_place(visit: Snapshot, there: str) -> Snapshot:
    """The same with the tour elsewhere."""
    sessions = tuple(replace(one, place=there) if one.id == "tour" else one for one in visit.sessions)
    return replace(visit, sessions=sessions)


def test_what_has_no_place_is_said_once_a_day() -> None:
    visit = trip(
        session("talk", at(MONDAY, "09:00")),
        session("tour", at(MONDAY, "10:00"), place="office"),
        leg("bus", at(MONDAY, "11:30"), at(MONDAY, "12:00"), origin="office"),
        session("next", at(TUESDAY, "09:00")),
    )
    assert not found(visit, *TRAVEL)
    assert [(one.date, one.items) for one in found(visit, "no_place")] == [
        (MONDAY, ("talk", "bus")),
        (TUESDAY, ("next",)),
    ]
    assert english(found(visit, "no_place")[0]) == "No place yet: talk and bus."


def test_a_place_that_is_gone_is_no_place() -> None:
    visit = trip(
        session("talk", at(MONDAY, "09:00"), place="deleted"),
        session("tour", at(MONDAY, "10:00"), place="hall"),
    )
    assert only(visit, *TRAVEL, "no_place").items == ("talk",)


# ---------------------------------------------------------------------- hotels
def day(date: Any, hotel: str) -> Day:
    """A day whose night is at `hotel`."""
    return Day(id=f"d/{date}", space="v", visit="v", date=date, hotel=hotel)


def test_the_ways_from_and_to_the_hotel_are_one_finding_a_day() -> None:
    items = (
        session("first", at(TUESDAY, "09:00"), place="school"),
        session("last", at(TUESDAY, "17:00"), place="school"),
    )
    nights = (day(MONDAY, "office"), day(TUESDAY, "far"))
    one = only(trip(*items, days=nights), "hotel_way")
    assert (one.severity, one.items) == (Severity.UNVERIFIED, ("first", "last"))
    assert english(one) == "The ways from office to “first” and from “last” to far are not planned."
    assert (
        english(only(trip(*items, days=nights[:1]), "hotel_way"))
        == "The way from office to “first” is not planned."
    )
    assert (
        english(only(trip(*items, days=nights[1:]), "hotel_way"))
        == "The way from “last” to far is not planned."
    )


def test_a_leg_a_walk_or_minutes_over_the_night_lead_from_the_hotel() -> None:
    night = (day(MONDAY, "station"),)
    talk = session("talk", at(TUESDAY, "09:00"), place="hall")
    assert not found(trip(talk, days=night), "hotel_way")  # within a walk
    tour = replace(talk, place="school")
    bus = leg("bus", at(TUESDAY, "08:00"), at(TUESDAY, "08:30"), origin="station", destination="school")
    assert found(trip(tour, days=night), "hotel_way")
    assert not found(trip(bus, tour, days=night), "hotel_way")
    evening = session("debrief", at(MONDAY, "20:00"), place="station")
    known = (connector("debrief", "talk", 25),)
    assert found(trip(evening, tour, days=night), "hotel_way")
    assert not found(trip(evening, tour, days=night, connectors=known), "hotel_way")


def test_a_night_journey_ends_at_no_hotel() -> None:
    flight = leg("flight", at(MONDAY, "23:00"), at(TUESDAY, "07:00"), origin="office", destination="far")
    assert not found(trip(flight, days=(day(MONDAY, "office"),)), "hotel_way")


def test_an_accepted_estimate_takes_the_question_away() -> None:
    visit = two(40, "hall", "plant")
    after = fixed(visit, fix_of(only(visit, *TRAVEL), "connect"))
    assert not found(after, *TRAVEL)
