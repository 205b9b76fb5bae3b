"""Sessions and legs: how they come to be, and what their fields refuse."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.domain.examples import LONDON, MONDAY, ROME, TOKYO, TUESDAY, at
from tests.operations.conftest import Workspace
from visitplanner.domain.kinds import Mode, SessionKind, SessionStatus
from visitplanner.domain.records import Attendance, City, Place
from visitplanner.domain.when import TRAY, When
from visitplanner.operations import days, fields, items, legs, places, practices, sessions


def add(workspace: Workspace, when: When = TRAY, **values: object) -> str:
    return workspace.do(sessions.add, workspace.visit, title="Courtesy call", language="en", when=when, **values)


def test_a_session_begins_as_an_idea_in_the_visits_zone(workspace: Workspace) -> None:
    id = add(workspace, at(MONDAY, "10:00"))
    session = workspace.snapshot.session[id]
    assert (session.zone, session.status, session.minutes) == (TOKYO, SessionStatus.IDEA, 60)
    assert session.title.original == "en"
    assert session.title["en"] == "Courtesy call"


def test_a_session_may_still_be_without_a_title(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title=" ", language="ja")
    assert not workspace.snapshot.session[id].title


def test_a_session_is_where_its_place_is_or_the_day_s_city(workspace: Workspace) -> None:
    glasgow = workspace.do(places.city_named, name="Glasgow", language="en", zone=LONDON)
    hall = workspace.do(places.create, name="City Chambers", language="en", city=glasgow)
    hotel = workspace.do(places.create, name="Hotel", language="en", city=glasgow, zone=ROME)
    workspace.do(days.set_value, workspace.visit, TUESDAY, "city", glasgow)
    found = [
        workspace.snapshot.session[id].zone
        for id in (
            add(workspace, at(MONDAY, "9"), place=hall), add(workspace, at(MONDAY, "9"), place=hotel),
            add(workspace, at(TUESDAY, "9")), add(workspace, at(MONDAY, "9")),
        )
    ]  # fmt: skip
    assert found == [LONDON, ROME, LONDON, TOKYO]


def test_a_city_is_made_only_once(workspace: Workspace) -> None:
    first = workspace.do(places.city_named, name=" Gdańsk ", language="pl")
    workspace.do(fields.write_text, "city", first, "name", "ja", "グダニスク")
    assert workspace.do(places.city_named, name="gdańsk", language="en", zone=LONDON) == first
    assert workspace.do(places.city_named, name="グダニスク", language="ja") == first
    other = workspace.do(places.city_named, name="Gdynia", language="pl", zone="Europe/Warsaw")
    assert {one.id: one.zone for one in workspace.all(City)} == {first: "", other: "Europe/Warsaw"}
    assert workspace.refused(places.city_named, name=" ", language="pl").field == "city"
    assert workspace.refused(places.city_named, name="Mars", language="en", zone="Mars/Olympus").field == "zone"


def test_changing_the_place_changes_the_zone_and_not_the_clock(workspace: Workspace) -> None:
    id, hotel = add(workspace, at(MONDAY, "9")), workspace.do(places.create, name="Hotel", language="en", zone=ROME)
    workspace.do(sessions.set_place, id, hotel)
    assert workspace.times(id)[0] == "2026-11-09T09:00+01:00"
    workspace.do(sessions.set_place, id, "")
    assert workspace.snapshot.session[id].zone == ROME


def test_a_place_that_is_not_there_or_has_an_unknown_zone_is_refused(workspace: Workspace) -> None:
    id = add(workspace, at(MONDAY, "9"))
    workspace.refused(sessions.set_place, id, "nowhere")
    mars = workspace.do(lambda edit: edit.add(Place, space="m", id="m", zone="Mars/Olympus"))
    assert workspace.refused(sessions.set_place, id, mars).field == "place"
    assert workspace.refused(sessions.set_zone, id, "Mars/Olympus").field == "zone"


def test_end_before_start_is_refused_at_the_end(workspace: Workspace) -> None:
    id = add(workspace, at(MONDAY, "9"))
    refusal = workspace.refused(sessions.set_times, id, time(10), time(9, 59))
    assert (refusal.field, refusal.phrase.msgid) == ("end", "The end is before the start.")
    assert workspace.refused(sessions.set_times, id, time(10), time(10)).field == "end"
    assert workspace.refused(sessions.set_times, add(workspace), time(9), time(10)).field == "start"
    workspace.do(sessions.set_times, id, time(10), time(11, 35))
    assert workspace.times(id) == ("2026-11-09T10:00+09:00", "2026-11-09T11:35+09:00")


def test_only_minutes_reach_beyond_midnight(workspace: Workspace) -> None:
    id = add(workspace, at(MONDAY, "23:00"))
    workspace.do(sessions.resize, id, 150)
    assert workspace.times(id)[1] == "2026-11-10T01:30+09:00"
    for minutes in (0, -5, 7 * 24 * 60 + 1):
        assert workspace.refused(sessions.resize, id, minutes).field == "minutes"


def test_kind_and_status(workspace: Workspace) -> None:
    id = add(workspace)
    workspace.do(sessions.set_kind, id, SessionKind.MEAL)
    workspace.do(items.set_status, id, SessionStatus.CONFIRMED)
    session = workspace.snapshot.session[id]
    assert (session.kind, session.status) == (SessionKind.MEAL, SessionStatus.CONFIRMED)


def test_a_duplicate_follows_with_people_and_practices_and_nothing_arranged(workspace: Workspace) -> None:
    id = add(workspace, at(MONDAY, "23:30"), minutes=60)
    note = workspace.do(practices.create, title="Digital First", language="en")
    workspace.do(practices.attach, id, note)
    workspace.do(lambda edit: edit.add(Attendance, space=workspace.visit, session=id, person="p"))
    workspace.do(fields.write_text, "session", id, "title", "ja", "表敬訪問")
    workspace.do(items.set_status, id, SessionStatus.CONFIRMED)
    workspace.do(items.set_anchored, id, True)
    copy = workspace.do(sessions.duplicate, id)
    seen = workspace.snapshot
    assert workspace.times(copy)[0] == "2026-11-10T00:30+09:00"
    assert seen.session[copy].title == seen.session[id].title
    assert (seen.session[copy].status, seen.session[copy].anchored) == (SessionStatus.IDEA, False)
    assert [one.person for one in seen.attendances_of[copy]] == ["p"]
    assert seen.practices_of[copy] == seen.practices_of[id]


def test_a_duplicate_in_the_tray_stays_in_the_tray(workspace: Workspace) -> None:
    id = add(workspace)
    copy = workspace.do(sessions.duplicate, id)
    assert workspace.snapshot.session[copy].when.date is None
    assert workspace.snapshot.session[copy].when.order > workspace.snapshot.session[id].when.order


def test_a_leg_takes_its_zones_from_its_places(workspace: Workspace) -> None:
    tokyo, roma = (
        workspace.do(places.create, name=name, language="en", zone=zone)
        for name, zone in (("Haneda", TOKYO), ("Fiumicino", ROME))
    )
    id = workspace.do(
        legs.add, workspace.visit, title="Home", language="en", origin=tokyo, destination=roma, mode=Mode.FLIGHT,
        departure=at(MONDAY, "12:00"), arrival=at(MONDAY, "18:00"),
    )  # fmt: skip
    assert workspace.times(id) == ("2026-11-09T12:00+09:00", "2026-11-09T18:00+01:00")
    workspace.do(legs.set_destination, id, "")
    assert workspace.snapshot.leg[id].arrival_zone == ROME


def test_an_arrival_before_the_departure_is_refused_by_the_instant(workspace: Workspace) -> None:
    id = workspace.do(
        legs.add, workspace.visit, title="Flight", language="en", zone=TOKYO, arrival_zone="Pacific/Honolulu",
        departure=at(TUESDAY, "20:00"), arrival=at(TUESDAY, "08:10"),
    )  # fmt: skip
    assert workspace.refused(legs.set_arrival, id, at(TUESDAY, "00:30")).field == "arrival"
    assert workspace.refused(legs.set_departure, id, at(date(2026, 11, 12), "9")).field == "departure"
    workspace.do(legs.set_arrival, id, at(TUESDAY, "09:00"))
    workspace.do(legs.set_departure, id, at(TUESDAY, "19:00"))
    workspace.do(legs.set_arrival, id, TRAY)
    assert workspace.times(id) == ("2026-11-10T19:00+09:00", "")


def test_a_change_of_place_that_turns_a_leg_around_is_refused(workspace: Workspace) -> None:
    roma = workspace.do(places.create, name="Fiumicino", language="en", zone=ROME)
    id = workspace.do(
        legs.add, workspace.visit, title="Train", language="en", departure=at(MONDAY, "12:00"),
        arrival=at(MONDAY, "13:00"),
    )  # fmt: skip
    assert workspace.refused(legs.set_origin, id, roma).field == "origin"
    workspace.do(legs.set_mode, id, Mode.BUS)
    workspace.do(items.set_status, id, SessionStatus.CONFIRMED)
    assert workspace.snapshot.leg[id].mode is Mode.BUS


def test_nothing_is_added_to_a_visit_that_is_not_there(workspace: Workspace) -> None:
    workspace.refused(sessions.add, "gone", title="x", language="en")
    workspace.refused(legs.add, "gone", title="x", language="en")
    assert not workspace.all(City)


@pytest.mark.parametrize("language", ["", "english!", "e", "日本語"])
def test_a_language_is_a_tag(workspace: Workspace, language: str) -> None:
    assert workspace.refused(sessions.add, workspace.visit, title="x", language=language).field == "language"
