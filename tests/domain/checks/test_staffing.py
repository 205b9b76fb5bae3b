"""Interpreters enough for a day, and breaks for them."""

from __future__ import annotations

from typing import Any

from tests.domain.checks.cases import (
    assert_fixes_help,
    attends,
    data,
    delegate,
    english,
    found,
    gestures,
    keyed,
    only,
)
from tests.domain.checks.cases import person as somebody
from tests.domain.checks.fixing import fix_of
from tests.domain.examples import MONDAY, TUESDAY, at, session, snapshot
from visitplanner.domain.kinds import Interpretation, Part, SessionKind, Severity, Side
from visitplanner.domain.records import Attendance, Session
from visitplanner.domain.snapshot import Snapshot

CONSECUTIVE: dict[str, Any] = {"interpretation": Interpretation.CONSECUTIVE, "speech_minutes": 1}
SIMULTANEOUS: dict[str, Any] = {"interpretation": Interpretation.SIMULTANEOUS, "speech_minutes": 1}


def with_interpreters(
    *names: str, items: tuple[Session, ...], parts: tuple[Attendance, ...] = ()
) -> Snapshot:
    """A visit that these interpreters go along with."""
    return snapshot(
        *items,
        people=keyed(map(somebody, names)),
        participations=tuple(delegate(name, Side.INTERPRETER) for name in names),
        attendances=parts,
    )


def day(*minutes: int, **values: Any) -> tuple[Session, ...]:
    """Sessions `s0`, `s1` … on Monday from 08:00 on, half an hour apart."""
    start, found = 480, []
    for n, one in enumerate(minutes):
        found.append(session(f"s{n}", at(MONDAY, f"{start // 60:02}:{start % 60:02}"), one, **values))
        start += one + 30
    return tuple(found)


def interprets(person: str, *sessions: str) -> tuple[Attendance, ...]:
    """Who interprets where."""
    return tuple(attends(one, person, Part.INTERPRETS) for one in sessions)


def test_one_interpreter_is_enough_for_four_hours() -> None:
    assert not found(with_interpreters("Kei", items=day(80, 80, 80, **CONSECUTIVE)), "staffing")


def test_beyond_that_two_are_needed() -> None:
    one = only(with_interpreters("Kei", items=day(80, 80, 85, **CONSECUTIVE)), "staffing")
    assert (one.severity, one.date, one.subject, one.items) == (
        Severity.WARNING,
        MONDAY,
        "",
        ("s0", "s1", "s2"),
    )
    assert english(one) == "Interpretation for 4 h 5 min: 2 interpreters needed, 1 there."
    assert data(one)["Who interprets"] == (somebody("Kei"),)
    assert not found(with_interpreters("Kei", "Rio", items=day(80, 80, 85, **CONSECUTIVE)), "staffing")


def test_what_is_whispered_counts_with_what_is_consecutive_and_is_named() -> None:
    items = (
        *day(80, 80, **CONSECUTIVE),
        session("w", at(MONDAY, "14:00"), 100, interpretation=Interpretation.WHISPER, speech_minutes=1),
        session("b", at(MONDAY, "17:00"), 60, interpretation=Interpretation.SIMULTANEOUS, speech_minutes=1),
    )
    one = only(
        with_interpreters("Kei", "Rio", items=items, parts=interprets("Kei", "s0", "s1", "w")), "staffing"
    )
    assert english(one) == "Interpretation for 4 h 20 min: 2 interpreters needed, 1 there."
    assert one.items == ("s0", "s1", "w")
    assert data(one)["Way of interpreting"] == (Interpretation.WHISPER, Interpretation.CONSECUTIVE)


def test_a_second_interpreter_who_is_free_is_offered_where_it_helps() -> None:
    visit = with_interpreters(
        "Kei", "Rio", items=day(10, 90, 150, **CONSECUTIVE), parts=interprets("Kei", "s0", "s1", "s2")
    )
    one = only(visit, "staffing")
    assert english(one.fixes[0]) == "Let Rio interpret “s0” too"
    assert_fixes_help(visit, one)


def test_nobody_works_alone_beyond_the_limit_though_another_helps_for_a_moment() -> None:
    parts = (*interprets("Kei", "s0", "s1", "s2"), *interprets("Rio", "s0"))
    visit = with_interpreters("Kei", "Rio", items=day(10, 120, 150, **CONSECUTIVE), parts=parts)
    one = only(visit, "staffing")
    assert data(one)["Interpreters there"] == 1
    assert fix_of(one, "attend", person="Rio").arguments["session"] == "s1"
    assert_fixes_help(visit, one)


def test_an_interpreter_who_works_elsewhere_at_that_time_is_not_offered() -> None:
    elsewhere = session(
        "other", at(MONDAY, "08:00"), 600, interpretation=Interpretation.WHISPER, speech_minutes=1
    )
    visit = with_interpreters(
        "Kei", "Rio",
        items=(*day(80, 80, 90, **CONSECUTIVE), elsewhere),
        parts=(*interprets("Kei", "s0", "s1", "s2"), *interprets("Rio", "other")),
    )  # fmt: skip
    assert gestures(only(visit, "staffing")) == []


def test_days_are_counted_one_by_one() -> None:
    other = session("t", at(TUESDAY, "09:00"), 60, **CONSECUTIVE)
    assert not found(with_interpreters("Kei", items=(*day(100, 100, **CONSECUTIVE), other)), "staffing")


def test_simultaneous_needs_two_in_every_session() -> None:
    visit = with_interpreters("Kei", "Rio", items=day(60, 60, **SIMULTANEOUS), parts=interprets("Kei", "s1"))
    one = only(visit, "staffing")
    assert english(one) == "Interpretation for 2 h: 2 interpreters needed, 1 there."
    assert_fixes_help(visit, one)


def test_a_whole_day_of_simultaneous_needs_three() -> None:
    one = only(with_interpreters("Kei", "Rio", items=day(120, 130, **SIMULTANEOUS)), "staffing")
    assert (data(one)["Interpreters needed"], data(one)["Interpreters there"]) == (3, 2)
    assert not found(with_interpreters("Kei", "Rio", "Ada", items=day(120, 130, **SIMULTANEOUS)), "staffing")


def test_without_any_interpreter_nothing_is_verified() -> None:
    one = only(with_interpreters(items=day(60, 60, **CONSECUTIVE)), "staffing")
    assert (one.severity, one.date, one.items) == (Severity.UNVERIFIED, None, ("s0", "s1"))


def test_without_interpretation_nobody_is_needed() -> None:
    assert not found(with_interpreters(items=day(60, 60)), "staffing", "interpreter_break")


def test_an_hour_and_a_half_may_be_interpreted_at_a_stretch() -> None:
    assert not found(with_interpreters("Kei", items=day(90, 90, **CONSECUTIVE)), "interpreter_break")


def test_longer_stretches_want_a_break_within() -> None:
    visit = with_interpreters("Kei", items=day(120, **CONSECUTIVE))
    one = only(visit, "interpreter_break")
    assert english(one) == "“s0” is interpreted for 2 h without a break."
    assert english(one.fixes[0]) == "Plan a break of 10 min within “s0”"
    assert_fixes_help(visit, one)


def test_sessions_without_a_pause_between_them_make_one_stretch() -> None:
    items = (
        session("a", at(MONDAY, "09:00"), 60, **CONSECUTIVE),
        session("b", at(MONDAY, "10:04"), 60, **CONSECUTIVE),
    )
    visit = with_interpreters("Kei", items=items)
    one = only(visit, "interpreter_break")
    assert (one.subject, one.items) == ("a", ("a", "b"))
    assert english(one) == "“a” and what follows are interpreted for 2 h 4 min without a break."
    assert gestures(one) == ["set", "ripple"]
    assert_fixes_help(visit, one)


def test_a_meal_and_five_minutes_are_a_break() -> None:
    lunch = session("lunch", at(MONDAY, "10:30"), 60, kind=SessionKind.MEAL, **CONSECUTIVE)
    items = (
        session("a", at(MONDAY, "09:00"), 90, **CONSECUTIVE),
        lunch,
        session("b", at(MONDAY, "11:30"), 60, **CONSECUTIVE),
        session("c", at(MONDAY, "12:35"), 60, **CONSECUTIVE),
    )
    assert not found(with_interpreters("Kei", items=items), "interpreter_break")


def test_two_interpreters_in_parallel_sessions_have_their_own_stretches() -> None:
    items = (
        session("a", at(MONDAY, "09:00"), 60, **CONSECUTIVE),
        session("b", at(MONDAY, "10:00"), 60, **CONSECUTIVE),
    )
    parts = (*interprets("Kei", "a"), *interprets("Rio", "b"))
    assert not found(with_interpreters("Kei", "Rio", items=items, parts=parts), "interpreter_break")


def test_a_stretch_that_one_break_does_not_mend_offers_none() -> None:
    assert (
        gestures(only(with_interpreters("Kei", "Rio", items=day(300, **CONSECUTIVE)), "interpreter_break"))
        == []
    )
