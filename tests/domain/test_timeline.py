"""The corners of a timeline, each through the programme and through the checks: order, ends and findings agree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.examples import HONOLULU, LONDON, MONDAY, ROME, TOKYO, TUESDAY, at, leg, session, snapshot
from visitplanner.domain import programme
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import Mode
from visitplanner.domain.programme import Item
from visitplanner.domain.records import Place, Visit
from visitplanner.domain.snapshot import Snapshot

SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # Europe's clocks change
WEDNESDAY = MONDAY + timedelta(days=2)
LOS_ANGELES, AMSTERDAM = "America/Los_Angeles", "Europe/Amsterdam"
PLACES = {id: Place(id=id, space="s") for id in ("here", "there")}


def trip(*items: Item, start: date = MONDAY, end: date = TUESDAY, zone: str = TOKYO) -> Snapshot:
    """A visit of these items, at places whose ways are known where they are the same."""
    return snapshot(*items, visit=Visit(id="v", space="v", zone=zone, start=start, end=end), places=PLACES)


def talk(id: str, day: date, clock: str, minutes: int = 60, zone: str = TOKYO, **values: Any) -> Item:
    """A session at the one place."""
    return session(id, at(day, clock, fold=values.pop("fold", 0)), minutes, zone, place="here", **values)


def by_day(visit: Snapshot) -> dict[date, list[str]]:
    """What each day shows, in its order."""
    return {plan.date: [one.id for one in plan.slots] for plan in programme.days(visit)}


def findings(visit: Snapshot) -> set[tuple[str, str]]:
    """Check and subject of whatever is found about the order of time; what depends on people is not looked at."""
    about = {
        "overlap",
        "travel",
        "journey",
        "check_in",
        "outside_dates",
        "clock_change",
        "clock",
        "no_time",
        "no_zone",
    }
    return {(one.check, one.subject) for one in examine(visit, MONDAY).findings if one.check in about}


def gap(visit: Snapshot, before: str, after: str) -> int:
    """The minutes that really pass between two items."""
    slots = {one.id: one for one in programme.slots(visit)}
    return -programme.shared_minutes(slots[before], slots[after])


def test_in_spring_an_hour_is_missing_between_two_and_three() -> None:
    visit = trip(
        talk("before", SPRING, "01:00", 60, ROME), talk("after", SPRING, "03:00", 60, ROME),
        start=SPRING, end=SPRING, zone=ROME,
    )  # fmt: skip
    assert by_day(visit) == {SPRING: ["before", "after"]}
    assert gap(visit, "before", "after") == 0  # 02:00 is 03:00
    assert findings(visit) == {("clock", "")}
    skipped = trip(talk("night", SPRING, "02:15", 30, ROME), start=SPRING, end=SPRING, zone=ROME)
    assert findings(skipped) == {("clock", ""), ("clock_change", "night")}


def test_in_autumn_the_same_time_comes_twice() -> None:
    visit = trip(
        talk("second", AUTUMN, "02:30", 30, ROME, fold=1), talk("first", AUTUMN, "02:30", 60, ROME),
        start=AUTUMN, end=AUTUMN, zone=ROME,
    )  # fmt: skip
    assert by_day(visit) == {AUTUMN: ["first", "second"]}
    assert gap(visit, "first", "second") == 0  # an hour lies between the two half past twos
    assert findings(visit) == {("clock", ""), ("clock_change", "first"), ("clock_change", "second")}


def test_an_evening_until_midnight_ends_with_its_day() -> None:
    visit = trip(talk("late", MONDAY, "22:00", 120), talk("early", TUESDAY, "00:00", 30))
    assert by_day(visit) == {MONDAY: ["late"], TUESDAY: ["early"]}
    assert gap(visit, "late", "early") == 0
    assert not findings(visit)
    over = trip(talk("late", MONDAY, "22:00", 121), talk("early", TUESDAY, "00:00", 30))
    assert findings(over) == {("overlap", "early")}


def test_what_lasts_over_midnight_belongs_to_the_day_it_begins_on() -> None:
    visit = trip(talk("reception", MONDAY, "23:00", 150), talk("night walk", TUESDAY, "01:30", 30))
    assert by_day(visit) == {MONDAY: ["reception"], TUESDAY: ["night walk"]}
    assert gap(visit, "reception", "night walk") == 0
    assert not findings(visit)


def test_what_lasts_several_days_overlaps_with_all_of_them() -> None:
    fair = talk("fair", MONDAY, "09:00", 2 * 24 * 60)
    visit = trip(fair, talk("aside", TUESDAY, "10:00"), talk("later", WEDNESDAY, "09:00"), end=WEDNESDAY)
    assert by_day(visit) == {MONDAY: ["fair"], TUESDAY: ["aside"], WEDNESDAY: ["later"]}
    assert findings(visit) == {("overlap", "aside")}


def test_a_leg_without_an_arrival_says_nothing_about_what_follows() -> None:
    bus = leg("bus", at(MONDAY, "09:00"), origin="here", destination="here", mode=Mode.BUS)
    visit = trip(bus, talk("next", MONDAY, "09:10"))
    assert by_day(visit) == {MONDAY: ["bus", "next"], TUESDAY: []}
    assert programme.slots(visit)[0].end is None
    assert findings(visit) == {("journey", "bus")}


def test_westward_over_the_date_line_the_same_day_comes_again() -> None:
    """Tokyo on Tuesday at 20:00 is Honolulu on Tuesday at 01:00: by the clocks it arrives before it departed."""
    plane = leg(
        "flight", at(TUESDAY, "20:00"), at(TUESDAY, "08:00"), TOKYO, HONOLULU,
        mode=Mode.FLIGHT, origin="here", destination="there",
    )  # fmt: skip
    beach = session("beach", at(TUESDAY, "09:00"), 60, HONOLULU, place="there")
    visit = trip(talk("farewell", TUESDAY, "15:00"), plane, beach)
    slots = {one.id: one for one in programme.slots(visit)}
    assert slots["flight"].minutes == 7 * 60
    assert gap(visit, "flight", "beach") == 60
    assert by_day(visit)[TUESDAY] == ["farewell", "flight", "beach"]
    assert not findings(visit)


def test_eastward_over_the_date_line_a_day_is_lost() -> None:
    """Honolulu on Monday at 13:00 is Tokyo on Tuesday at 08:00."""
    plane = leg(
        "flight", at(MONDAY, "13:00"), at(TUESDAY, "16:30"), HONOLULU, TOKYO,
        mode=Mode.FLIGHT, origin="there", destination="here",
    )  # fmt: skip
    visit = trip(plane, talk("dinner", TUESDAY, "18:00"))
    assert programme.slots(visit)[0].minutes == 8 * 60 + 30
    assert gap(visit, "flight", "dinner") == 90
    assert not findings(visit)
    assert findings(trip(plane, talk("lunch", TUESDAY, "12:00"))) == {("overlap", "lunch")}


def test_from_tokyo_to_los_angeles_the_morning_comes_again() -> None:
    plane = leg(
        "flight", at(TUESDAY, "17:00"), at(TUESDAY, "10:00"), TOKYO, LOS_ANGELES,
        mode=Mode.FLIGHT, origin="here", destination="there",
    )  # fmt: skip
    lunch = session("lunch", at(TUESDAY, "12:30"), 60, LOS_ANGELES, place="there")
    visit = trip(talk("farewell", TUESDAY, "11:00"), plane, lunch)
    assert {one.id: one.minutes for one in programme.slots(visit)}["flight"] == 10 * 60
    assert by_day(visit)[TUESDAY] == ["farewell", "flight", "lunch"]
    assert not findings(visit)


def test_what_is_later_on_an_earlier_date_is_still_compared() -> None:
    """Half past midnight on Wednesday in Tokyo is before Tuesday afternoon in Honolulu."""
    plane = leg(
        "flight", at(WEDNESDAY, "00:30"), at(TUESDAY, "13:00"), TOKYO, HONOLULU,
        mode=Mode.FLIGHT, origin="here", destination="there",
    )  # fmt: skip
    tour = session("tour", at(TUESDAY, "12:30"), 60, HONOLULU, place="there")
    assert findings(trip(plane, tour, end=WEDNESDAY)) == {("overlap", "tour")}


@pytest.mark.parametrize(("clock", "overlaps"), [("09:30", True), ("10:00", False)])
def test_between_two_sessions_the_zone_changes(clock: str, overlaps: bool) -> None:
    """Eleven in Rome is ten in London: what the clocks show alone would overlap, or not."""
    visit = trip(
        talk("in Rome", MONDAY, "10:00", 60, ROME), talk("from London", MONDAY, clock, 60, LONDON), zone=ROME
    )
    assert by_day(visit)[MONDAY] == ["in Rome", "from London"]
    assert findings(visit) == ({("overlap", "from London")} if overlaps else set())


def test_two_zones_with_the_same_clocks_are_one_time() -> None:
    """Rotterdam and Parma: two names, one clock."""
    rotterdam = session("Rotterdam", at(MONDAY, "09:00"), 60, AMSTERDAM, place="here")
    parma = session("Parma", at(MONDAY, "10:00"), 60, ROME, place="here")
    visit = trip(parma, rotterdam, zone=ROME)
    assert by_day(visit)[MONDAY] == ["Rotterdam", "Parma"]
    assert gap(visit, "Rotterdam", "Parma") == 0
    assert not findings(visit)
    early = session("Parma", at(MONDAY, "09:59"), 60, ROME, place="here")
    assert findings(trip(rotterdam, early, zone=ROME)) == {("overlap", "Parma")}
