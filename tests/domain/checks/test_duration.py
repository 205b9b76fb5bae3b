"""How long a slot must be when its speech is interpreted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.checks.cases import assert_fixes_help, data, english, found, gestures, only, track
from tests.domain.checks.fixing import fix_of, fixed
from tests.domain.examples import MONDAY, TUESDAY, at, leg, session, snapshot
from visitplanner.domain.checks.duration import slot_minutes
from visitplanner.domain.checks.finding import Minutes
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.kinds import Interpretation, SessionKind, Severity
from visitplanner.domain.records import RuleValue

NONE, WHISPER, CONSECUTIVE, SIMULTANEOUS = Interpretation
TALK: dict[str, Any] = {"kind": SessionKind.TALK, "interpretation": CONSECUTIVE, "speech_minutes": 20}


def rule(key: str, value: float) -> RuleValue:
    """A number of the visit that is not the default."""
    return RuleValue(id=key, space="v", visit="v", rule=key, value=value)


@pytest.mark.parametrize(
    ("kind", "mode", "needed"),
    [
        (SessionKind.TALK, NONE, 30),
        (SessionKind.TALK, WHISPER, 32),
        (SessionKind.TALK, CONSECUTIVE, 50),
        (SessionKind.TALK, SIMULTANEOUS, 35),
        (SessionKind.SITE, CONSECUTIVE, 42),
        (SessionKind.SITE, WHISPER, 32),
        (SessionKind.MEAL, CONSECUTIVE, 30),
    ],
)
def test_only_speech_is_multiplied(kind: SessionKind, mode: Interpretation, needed: int) -> None:
    one = session("a", kind=kind, interpretation=mode, speech_minutes=20, other_minutes=10)
    need = slot_minutes(one, Numbers())
    assert need
    assert need.total == needed


def test_a_talk_of_twenty_minutes_becomes_a_slot_of_forty_and_one_sees_why() -> None:
    one = only(snapshot(session("talk", at(MONDAY, "09:00"), 30, **TALK)), "duration")
    assert (one.severity, one.date, one.subject, one.items) == (Severity.WARNING, MONDAY, "talk", ("talk",))
    assert english(one) == "“talk” needs 40 min with its interpretation; the slot has 30 min."
    said = data(one)
    assert (said["Speech"], said["Times as long"], said["Needed"], said["Slot"]) == (20, 2.0, 40, 30)


def test_the_parts_make_the_sum() -> None:
    one = session("a", **{**TALK, "other_minutes": 15, "break_minutes": 10, "interpretation": SIMULTANEOUS})
    need = slot_minutes(one, Numbers())
    assert need
    assert [minutes for _, minutes in need.parts] == [20, 15, 5, 10]
    assert need.total == 50


def test_a_slot_that_is_long_enough_is_no_finding() -> None:
    assert not found(snapshot(session("talk", at(MONDAY, "09:00"), 40, **TALK)), "duration")


def test_without_interpretation_the_slot_must_hold_the_speech_too() -> None:
    talk = session("talk", at(MONDAY, "09:00"), 30, speech_minutes=45)
    assert english(only(snapshot(talk), "duration")) == "“talk” needs 45 min; the slot has 30 min."


def test_the_factor_is_a_number_of_the_visit() -> None:
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 40, **TALK), rule_values=(rule("factor_consecutive", 2.5),)
    )
    assert data(only(visit, "duration"))["Needed"] == 50


def test_unknown_speech_is_said_once_a_day_where_interpretation_lengthens_it() -> None:
    unknown = {"interpretation": CONSECUTIVE}
    visit = snapshot(
        session("a", at(MONDAY, "09:00"), **unknown),
        session("b", at(MONDAY, "11:00"), **unknown),
        session("lunch", at(MONDAY, "12:30"), kind=SessionKind.MEAL, **unknown),
        session("plain", at(MONDAY, "14:00")),
        session("c", at(TUESDAY, "09:00"), interpretation=SIMULTANEOUS),
    )
    first, second = found(visit, "duration")
    assert (first.severity, first.date, first.items) == (Severity.UNVERIFIED, MONDAY, ("a", "b"))
    assert (second.date, second.items) == (TUESDAY, ("c",))
    assert english(first).endswith("not verified: a and b.")


def test_what_has_no_date_is_left_alone() -> None:
    assert not found(snapshot(session("talk", minutes=10, **TALK)), "duration")


def test_where_there_is_room_the_slot_grows_alone() -> None:
    visit = snapshot(session("talk", at(MONDAY, "09:00"), 30, **TALK), session("next", at(MONDAY, "10:00")))
    one = only(visit, "duration")
    assert gestures(one) == ["resize", "set"]
    assert_fixes_help(visit, one)


def test_else_what_follows_moves_along() -> None:
    visit = snapshot(session("talk", at(MONDAY, "09:00"), 30, **TALK), session("next", at(MONDAY, "09:30")))
    one = only(visit, "duration")
    assert gestures(one) == ["set", "ripple_resize"]
    assert_fixes_help(visit, one)
    after = fixed(visit, fix_of(one, "ripple_resize"))
    assert after.session["next"].when == at(MONDAY, "09:40")


def test_nothing_is_pushed_into_what_is_anchored() -> None:
    train = leg("train", at(MONDAY, "10:00"), at(MONDAY, "11:00"), anchored=True)
    visit = snapshot(
        session("talk", at(MONDAY, "09:00"), 30, **TALK), session("next", at(MONDAY, "09:30"), 30), train
    )
    assert gestures(only(visit, "duration")) == ["set"]


def test_another_group_is_not_pushed_into_what_is_anchored_either() -> None:
    everybody = session("together", at(MONDAY, "09:30"), 60)
    later = session("later", at(MONDAY, "10:30"), 30, track="b", anchored=True)
    groups = {"tracks": (track("a", "Ada"), track("b", "Ben"))}
    talk = session("talk", at(MONDAY, "09:00"), 30, track="a", **TALK)
    assert gestures(only(snapshot(talk, everybody, later, **groups), "duration")) == ["set"]
    free = snapshot(talk, everybody, replace(later, anchored=False), **groups)
    assert gestures(only(free, "duration")) == ["set", "ripple_resize"]
    assert_fixes_help(free, only(free, "duration"))


def test_an_anchored_session_keeps_its_slot_and_shortens_its_speech() -> None:
    visit = snapshot(session("talk", at(MONDAY, "09:00"), 30, anchored=True, **TALK))
    one = only(visit, "duration")
    assert english(one.fixes[0]) == "Shorten the speech of “talk” to 15 min"
    assert_fixes_help(visit, one)


def test_a_speech_that_cannot_get_shorter_is_not_shortened() -> None:
    visit = snapshot(session("talk", at(MONDAY, "09:00"), 30, **{**TALK, "other_minutes": 25}))
    assert gestures(only(visit, "duration")) == ["resize"]


def test_an_accepted_short_slot_is_open_again_when_its_minutes_change() -> None:
    one = only(snapshot(session("talk", at(MONDAY, "09:00"), 30, **TALK)), "duration")
    other = only(snapshot(session("talk", at(MONDAY, "09:00"), 35, **TALK)), "duration")
    assert one.id == other.id
    assert one.fingerprint != other.fingerprint


@given(
    st.sampled_from(list(Interpretation)),
    st.sampled_from(list(SessionKind)),
    st.integers(0, 300),
    st.integers(0, 120),
    st.integers(1, 400),
)
def test_every_offered_way_out_is_one(
    mode: Interpretation, kind: SessionKind, speech: int, other: int, minutes: int
) -> None:
    talk = session("talk", at(MONDAY, "09:00"), minutes, kind=kind, interpretation=mode)
    visit = snapshot(
        replace(talk, speech_minutes=speech, other_minutes=other), session("next", at(MONDAY, "18:00"), 30)
    )
    for one in found(visit, "duration"):
        assert all(isinstance(value, Minutes | float) for _, value in one.data)
        for fix in one.fixes:
            assert not found(fixed(visit, fix), "duration"), fix
