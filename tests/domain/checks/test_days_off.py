"""Holidays, bridge days, weekends, the turn of the year, and what no calendar says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.checks.cases import assert_fixes_help, data, english, found, only, place
from tests.domain.examples import TOKYO, at, session, snapshot
from visitplanner.base.language import language
from visitplanner.domain import almanac
from visitplanner.domain.checks.finding import said, say
from visitplanner.domain.kinds import MilestoneStatus, SessionKind, SessionStatus, Severity
from visitplanner.domain.records import City, Day, Milestone, Organisation, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording

CULTURE_DAY = date(2026, 11, 3)
HAMAMATSU = City(id="hamamatsu", space="c", country="JP", region="JP-22", name=wording("en", en="Hamamatsu"))
SHIZUOKA = City(id="shizuoka", space="c", country="JP", region="JP-22", name=wording("en", en="Shizuoka"))
TAMANA = City(id="tamana", space="c", country="JP", region="JP-43", name=wording("en", en="Tamana"))
ROTTERDAM = City(id="rotterdam", space="c", country="NL", region="NL-ZH", name=wording("en", en="Rotterdam"))
PARMA = City(
    id="parma", space="c", country="IT", region="IT-45", local_holidays=("01-13 Sant'Ilario",),
    name=wording("en", en="Parma"),
)  # fmt: skip
CITIES = {one.id: one for one in (HAMAMATSU, SHIZUOKA, TAMANA, ROTTERDAM, PARMA)}
PLACES = {id: place(id, city=id) for id in (*CITIES, "")} | {"lost": place("lost")}
OFF = ("holiday", "bridge", "year_end", "weekend", "calendar")


def visit(*items: Any, **values: Any) -> Snapshot:
    """Sessions at places called like their cities."""
    known: dict[str, Any] = {"cities": CITIES, "places": PLACES, **values}
    return snapshot(*items, **known)


def meeting(id: str, day: date, city: str = "hamamatsu", **values: Any) -> Any:
    """A meeting at ten."""
    return session(id, at(day, "10:00"), place=city, **values)


def test_hosts_are_not_at_work_on_culture_day() -> None:
    one = only(visit(meeting("call", CULTURE_DAY), meeting("talk", CULTURE_DAY)), *OFF)
    assert (one.check, one.severity, one.date, one.subject) == (
        "holiday",
        Severity.WARNING,
        CULTURE_DAY,
        "JP-22",
    )
    assert one.items == ("call", "talk")
    assert english(one) == "Culture Day is a holiday in Hamamatsu."
    assert say(language("ja"), one.phrase).count("文化の日") == 1
    assert said(language("en"), data(one)["Calendars"]) == almanac.version()


def test_a_new_version_of_the_calendars_is_no_new_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    before = only(visit(meeting("call", CULTURE_DAY)), "holiday").fingerprint
    monkeypatch.setattr(almanac, "version", lambda: "holidays 9.9")
    one = only(visit(meeting("call", CULTURE_DAY)), "holiday")
    assert said(language("en"), data(one)["Calendars"]) == "holidays 9.9"
    assert one.fingerprint == before


def test_regions_are_found_one_by_one_and_cities_of_a_region_together() -> None:
    items = [meeting(city, CULTURE_DAY, city) for city in ("hamamatsu", "shizuoka", "tamana", "rotterdam")]
    assert {one.subject: one.items for one in found(visit(*items), "holiday")} == {
        "JP-22": ("hamamatsu", "shizuoka"),
        "JP-43": ("tamana",),
    }


@pytest.mark.parametrize(
    "values", [{"internal": True}, {"kind": SessionKind.MEAL}, {"kind": SessionKind.DEBRIEF}]
)
def test_without_hosts_a_holiday_is_worth_a_note(values: dict[str, Any]) -> None:
    one = only(visit(meeting("call", CULTURE_DAY, **values)), *OFF)
    assert (one.severity, one.items, one.fixes) == (Severity.NOTE, ("call",), ())


def test_a_session_without_a_place_is_in_the_city_of_its_day() -> None:
    day = Day(id="d", space="v", visit="v", date=CULTURE_DAY, city="tamana")
    assert only(visit(meeting("call", CULTURE_DAY, ""), days=(day,)), *OFF).subject == "JP-43"


def test_calls_and_what_is_cancelled_are_on_no_holiday() -> None:
    gone = meeting("gone", CULTURE_DAY, status=SessionStatus.CANCELLED)
    assert not found(visit(meeting("call", CULTURE_DAY, kind=SessionKind.VIRTUAL), gone), *OFF)


def test_a_single_session_moves_to_the_nearest_working_day() -> None:
    week = Visit(id="v", space="v", zone=TOKYO, start=date(2026, 11, 1), end=date(2026, 11, 6))
    plan = visit(meeting("call", CULTURE_DAY), visit=week)
    one = only(plan, "holiday")
    assert [english(fix) for fix in one.fixes] == ["Move “call” to Mon 2 Nov", "Put “call” into the tray"]
    assert_fixes_help(plan, one)
    assert not only(visit(meeting("call", CULTURE_DAY, anchored=True), visit=week), "holiday").fixes


def test_the_patron_of_a_city_is_a_holiday_by_its_own_name() -> None:
    one = only(visit(meeting("call", date(2027, 1, 13), "parma")), *OFF)
    assert english(one) == "Sant'Ilario is a holiday in Parma."


def test_the_monday_before_culture_day_is_a_bridge() -> None:
    monday = CULTURE_DAY - timedelta(days=1)
    one = only(visit(meeting("call", monday)), *OFF)
    assert (one.check, one.severity, one.date, one.subject) == ("bridge", Severity.NOTE, monday, "JP-22")
    assert "Culture Day" in english(one)
    assert not found(visit(meeting("call", monday, internal=True)), *OFF)


def test_a_weekend_with_hosts_is_worth_a_note_and_a_holiday_on_it_is_enough() -> None:
    saturday = date(2027, 4, 24)
    one = only(visit(meeting("call", saturday, "parma")), *OFF)
    assert (one.check, one.severity, one.subject) == ("weekend", Severity.NOTE, "IT-45")
    assert only(visit(meeting("call", saturday + timedelta(days=1), "parma")), *OFF).check == "holiday"


@pytest.mark.parametrize(("day", "check"), [
    (date(2026, 12, 28), None), (date(2026, 12, 29), "year_end"), (date(2026, 12, 31), "year_end"),
    (date(2027, 1, 1), "holiday"), (date(2027, 1, 2), "year_end"), (date(2027, 1, 4), None),
])  # fmt: skip
def test_japanese_offices_are_closed_between_the_years(day: date, check: str | None) -> None:
    checks = [one.check for one in found(visit(meeting("call", day)), *OFF)]
    assert checks == ([check] if check else [])


def test_elsewhere_the_days_between_the_years_are_working_days() -> None:
    assert not found(visit(meeting("call", date(2026, 12, 29), "rotterdam")), *OFF)


@pytest.mark.parametrize(
    ("city", "words"),
    [
        (City(id="hamamatsu", space="c", country=""), "There is no calendar"),
        (City(id="hamamatsu", space="c", country="ZZ"), "There is no calendar"),
        (City(id="hamamatsu", space="c", country="GB", region="GB-GLG"), "Only the national holidays"),
        (
            City(id="hamamatsu", space="c", country="IT", region="IT-PR", local_holidays=("soon",)),
            "cannot be read: soon",
        ),
    ],
)
def test_what_no_calendar_says_is_said_once(city: City, words: str) -> None:
    named = replace(city, name=wording("en", en="Town"))
    days = (date(2027, 4, 13), date(2027, 4, 14))
    one = only(visit(*(meeting(f"s{day}", day) for day in days), cities={"hamamatsu": named}), *OFF)
    assert (one.check, one.severity, one.date, one.subject) == (
        "calendar",
        Severity.UNVERIFIED,
        None,
        "hamamatsu",
    )
    assert words in english(one)
    assert len(one.items) == 2


def test_a_place_in_no_city_is_not_verified() -> None:
    one = only(visit(meeting("call", CULTURE_DAY, "lost")), *OFF)
    assert (one.check, one.severity, one.items) == ("calendar", Severity.UNVERIFIED, ("call",))
    assert english(one).endswith("not verified: lost.")


GOLDEN = Milestone(id="m", space="c", date=date(2027, 5, 4), title=wording("en", en="Follow-up call"))
EUROPE = Visit(
    id="v", space="v", start=date(2027, 4, 25), end=date(2027, 4, 30), visiting=("kamakura",), hosts=("city",),
    cities=("parma",),
)  # fmt: skip
BODIES = {
    "kamakura": Organisation(id="kamakura", space="o", city="hamamatsu"),
    "city": Organisation(id="city", space="o", city="rotterdam"),
}


def agreed(milestone: Milestone) -> Snapshot:
    """A visit to Europe after which something is agreed with Japan."""
    return visit(visit=EUROPE, organisations=BODIES, milestones=(milestone,))


def test_a_call_in_golden_week_is_worth_a_note() -> None:
    one = only(agreed(GOLDEN), *OFF)
    assert (one.check, one.severity, one.date, one.subject) == ("holiday", Severity.NOTE, GOLDEN.date, "JP")
    assert english(one) == "“Follow-up call” is due on Greenery Day, a holiday in Hamamatsu."


@pytest.mark.parametrize(
    "values",
    [
        {"status": MilestoneStatus.REACHED},
        {"date": None},
        {"date": date(2027, 5, 7)},
        {"date": date(2027, 4, 29)},
        {"date": date(2027, 7, 19)},
    ],
)
def test_reached_undated_and_distant_milestones_are_not(values: dict[str, Any]) -> None:
    assert not found(agreed(replace(GOLDEN, **values)), *OFF)


@pytest.mark.parametrize("day", [date.min, date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_reached(day: date) -> None:
    assert not found(
        visit(meeting("call", day), visit=replace(EUROPE, start=day, end=day)), *OFF, "jet_lag", "closing"
    )
