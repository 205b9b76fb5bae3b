"""Overlaps, and people, interpreters and places that are asked for twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.checks.cases import (
    assert_fixes_help,
    attends,
    connector,
    data,
    delegate,
    english,
    found,
    gestures,
    keyed,
    only,
    person,
    place,
    track,
)
from tests.domain.checks.fixing import fix_of
from tests.domain.examples import MONDAY, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.kinds import Interpretation, Mode, Part, SessionStatus, Severity, Side

HALL = {"hall": place("hall")}
PEOPLE = keyed(person(name) for name in ("Ada", "Ben", "Kei", "Rio"))
GROUPS = (track("data", "Ada"), track("energy", "Ben"))


def test_what_begins_before_the_other_ends_is_found_once_with_the_minutes() -> None:
    visit = snapshot(session("talk", at(MONDAY, "09:00"), 90), session("tour", at(MONDAY, "10:15"), 60))
    one = only(visit, "overlap")
    assert (one.severity, one.date, one.subject, one.items) == (
        Severity.ERROR,
        MONDAY,
        "tour",
        ("tour", "talk"),
    )
    assert english(one) == "“tour” begins 15 min before “talk” ends."


def test_what_touches_does_not_overlap() -> None:
    assert not found(
        snapshot(session("a", at(MONDAY, "09:00")), session("b", at(MONDAY, "10:00"))), "overlap"
    )


def test_what_is_cancelled_takes_no_time() -> None:
    gone = session("a", at(MONDAY, "09:00"), status=SessionStatus.CANCELLED)
    assert not found(snapshot(gone, session("b", at(MONDAY, "09:30"))), "overlap")


def test_a_short_thing_within_a_long_one_does_not_hide_the_next() -> None:
    visit = snapshot(
        session("long", at(MONDAY, "09:00"), 180),
        session("within", at(MONDAY, "09:30"), 30),
        session("third", at(MONDAY, "11:00"), 30),
    )
    assert [one.items for one in found(visit, "overlap")] == [("within", "long"), ("third", "long")]


def test_a_leg_without_an_arrival_is_not_said_to_overlap() -> None:
    assert not found(
        snapshot(leg("coach", at(MONDAY, "09:00")), session("a", at(MONDAY, "09:10"))), "overlap"
    )


def test_two_groups_do_not_overlap_but_both_do_with_what_is_for_everybody() -> None:
    apart = (
        session("one", at(MONDAY, "09:00"), track="data"), session("two", at(MONDAY, "09:00"), track="energy"),
    )  # fmt: skip
    assert not found(snapshot(*apart, tracks=GROUPS, people=PEOPLE), "overlap")
    everybody = session("all", at(MONDAY, "09:30"))
    one = only(snapshot(*apart, everybody, tracks=GROUPS, people=PEOPLE), "overlap")
    assert one.subject == "all"


def test_two_groups_whose_members_are_not_said_are_apart() -> None:
    one, two = (session(name, at(MONDAY, "09:00"), track=name) for name in ("a", "b"))
    groups = (track("a"), track("b"))
    assert not found(snapshot(one, two, tracks=groups), "overlap")
    assert found(snapshot(one, replace(two, track="a"), tracks=groups), "overlap")


def test_the_fixes_move_shorten_or_take_away_and_really_help() -> None:
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 90),
        session("tour", at(MONDAY, "10:15"), 60),
        session("end", at(TUESDAY, "09")),
    )
    one = only(visit, "overlap")
    assert gestures(one) == ["move", "move", "resize", "move", "to_tray"]
    assert [english(fix) for fix in one.fixes] == [
        "Move “tour” to 10:30", "Move “talk” to 08:45", "Shorten “talk” to 1 h 15 min",
        "Move “talk” to 11:15", "Put “tour” into the tray",
    ]  # fmt: skip
    assert_fixes_help(visit, one)


def test_no_session_becomes_shorter_than_its_interpreted_speech() -> None:
    talk = session(
        "talk", at(MONDAY, "09:00"), 90, interpretation=Interpretation.CONSECUTIVE, speech_minutes=35
    )
    tour = session("tour", at(MONDAY, "10:15"), 60, anchored=True)
    assert fix_of(only(snapshot(talk, tour), "overlap"), "resize").arguments["minutes"] == 75
    full = replace(talk, other_minutes=10)
    assert "resize" not in gestures(only(snapshot(full, tour), "overlap"))


def test_what_follows_closely_comes_along() -> None:
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 90),
        session("tour", at(MONDAY, "10:15"), 60),
        session("lunch", at(MONDAY, "11:15"), 60),
    )
    one = only(visit, "overlap")
    assert fix_of(one, "ripple").arguments["id"] == "tour"
    assert_fixes_help(visit, one)


def test_nothing_is_pushed_into_what_is_anchored() -> None:
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 90),
        session("tour", at(MONDAY, "10:15"), 60),
        leg("train", at(MONDAY, "11:15"), at(MONDAY, "12:00"), anchored=True, mode=Mode.WALK),
    )
    one = only(visit, "overlap")
    assert "ripple" not in gestures(one)
    assert_fixes_help(visit, one)


@pytest.mark.parametrize(("fixed_one", "moving"), [("talk", {"tour"}), ("tour", {"talk"})])
def test_anchored_items_are_never_moved_by_a_fix(fixed_one: str, moving: set[str]) -> None:
    items = (session("talk", at(MONDAY, "09:00"), 90), session("tour", at(MONDAY, "10:15"), 60))
    visit = snapshot(*(replace(one, anchored=one.id == fixed_one) for one in items))
    one = only(visit, "overlap")
    assert {fix.arguments["id"] for fix in one.fixes} == moving
    assert_fixes_help(visit, one)


def test_a_fix_leaves_time_for_the_way() -> None:
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 90, place="hall"),
        session("tour", at(MONDAY, "10:15"), 60, place="plant"),
        places={**HALL, "plant": place("plant")},
        connectors=(connector("talk", "tour", 20),),
    )
    one = only(visit, "overlap")
    assert fix_of(one, "move", id="tour").arguments["start"].isoformat("minutes") == "10:50"
    assert_fixes_help(visit, one)


def test_an_overlap_over_midnight_is_one_of_the_later_day() -> None:
    visit = snapshot(session("late", at(MONDAY, "23:30"), 60), session("early", at(TUESDAY, "00:15"), 30))
    assert only(visit, "overlap").date == TUESDAY


def test_the_facts_change_with_the_minutes_and_not_with_a_title() -> None:
    def visit(minutes: int, title: str) -> str:
        first = replace(session("a", at(MONDAY, "09:00"), minutes), title=session(title).title)
        return only(snapshot(first, session("b", at(MONDAY, "10:00"))), "overlap").fingerprint

    assert visit(90, "a") == visit(90, "another title") != visit(100, "a")


# ---------------------------------------------------------------------- asked for twice
def test_a_speaker_in_two_parallel_sessions_is_asked_for_twice() -> None:
    one, two = (
        session("one", at(MONDAY, "09:00"), track="data"),
        session("two", at(MONDAY, "09:30"), track="energy"),
    )
    rows = (attends("one", "Kei", Part.SPEAKS), attends("two", "Kei", Part.HOSTS))
    visit = snapshot(one, two, tracks=GROUPS, people=PEOPLE, attendances=rows)
    twice = only(visit, "double_person", "overlap")
    assert english(twice) == "Kei is expected at “one” and at “two”."
    assert data(twice) == {"At the same time": 30}
    assert [fix.arguments for fix in twice.fixes] == [
        {"session": id, "person": "Kei", "part": None} for id in ("two", "one")
    ]
    assert_fixes_help(visit, twice)


def test_a_member_of_one_group_who_speaks_in_the_other_is_asked_for_twice() -> None:
    one, two = (
        session("one", at(MONDAY, "09:00"), track="data"),
        session("two", at(MONDAY, "09:00"), track="energy"),
    )
    visit = snapshot(
        one, two, tracks=GROUPS, people=PEOPLE, attendances=(attends("two", "Ada", Part.SPEAKS),)
    )
    assert only(visit, "double_person").items == ("two", "one")


def test_an_interpreter_in_two_parallel_sessions_is_asked_for_twice() -> None:
    one, two = (
        session("one", at(MONDAY, "09:00"), track="data"),
        session("two", at(MONDAY, "09:30"), track="energy"),
    )
    rows = (attends("one", "Rio", Part.INTERPRETS), attends("two", "Rio", Part.INTERPRETS))
    sides = (delegate("Rio", Side.INTERPRETER),)
    visit = snapshot(one, two, tracks=GROUPS, people=PEOPLE, attendances=rows, participations=sides)
    assert only(visit, "double_interpreter").subject == "two:Rio"
    assert not found(visit, "double_person")


def test_a_short_appointment_within_a_long_one_does_not_hide_the_next() -> None:
    long = session("long", at(MONDAY, "09:00"), 180, track="data")
    short, third = (
        session(id, at(MONDAY, clock), 30, track="energy")
        for id, clock in (("short", "09:30"), ("third", "11:00"))
    )
    rows = tuple(attends(id, "Kei", Part.SPEAKS) for id in ("long", "short", "third"))
    visit = snapshot(long, short, third, tracks=GROUPS, people=PEOPLE, attendances=rows)
    assert [one.items for one in found(visit, "double_person")] == [("short", "long"), ("third", "long")]


def test_the_same_people_one_after_the_other_are_free() -> None:
    one, two = (
        session("one", at(MONDAY, "09:00"), track="data"),
        session("two", at(MONDAY, "10:00"), track="energy"),
    )
    rows = (attends("one", "Kei", Part.SPEAKS), attends("two", "Kei", Part.SPEAKS))
    assert not found(snapshot(one, two, tracks=GROUPS, people=PEOPLE, attendances=rows), "double_person")


def test_a_plain_overlap_is_not_said_twice() -> None:
    rows = (attends("one", "Kei", Part.SPEAKS), attends("two", "Kei", Part.SPEAKS))
    visit = snapshot(
        session("one", at(MONDAY, "09:00"), place="hall"), session("two", at(MONDAY, "09:30"), place="hall"),
        people=PEOPLE, attendances=rows, places=HALL,
    )  # fmt: skip
    assert [one.check for one in found(visit, "overlap", "double_person", "double_place")] == ["overlap"]


def test_two_groups_at_one_place_are_a_note() -> None:
    one, two = (
        session(name, at(MONDAY, "09:00"), track=group, place="hall")
        for name, group in (("one", "data"), ("two", "energy"))
    )
    note = only(snapshot(one, two, tracks=GROUPS, people=PEOPLE, places=HALL), "double_place")
    assert (note.severity, english(note)) == (Severity.NOTE, "“one” and “two” are at hall at the same time.")
