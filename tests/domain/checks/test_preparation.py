"""Questions that have no session, hosts who have not confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.checks.cases import english, found, gestures, only
from tests.domain.checks.fixing import fixed
from tests.domain.examples import MONDAY, TOKYO, at, session, snapshot
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import Priority, SessionKind, SessionStatus, Severity, VisitState
from visitplanner.domain.records import Answer, Organisation, Question, RuleValue, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording

VISIT = Visit(id="v", space="v", zone=TOKYO, start=MONDAY, end=MONDAY)
CITY = {"city": Organisation(id="city", space="o", name=wording("en", en="City of Hamamatsu"))}


def question(number: int, session: str = "", priority: Priority = Priority.SHOULD) -> Question:
    """Question `q3` for session `session`."""
    text = wording("en", en=f"Why {number}?")
    return Question(
        id=f"q{number}", space="v", visit="v", number=number, session=session, priority=priority, text=text
    )


def asked(*questions: Question, state: VisitState = VisitState.PLANNED, **values: Any) -> Snapshot:
    """A visit with a session `talk` and one that is cancelled."""
    items = (
        session("talk", at(MONDAY, "09:00")),
        session("gone", at(MONDAY, "11:00"), status=SessionStatus.CANCELLED),
    )
    return snapshot(*items, visit=replace(VISIT, state=state), questions=questions, **values)


def test_a_question_without_a_session_is_worth_a_note() -> None:
    one = only(asked(question(1, "talk"), question(5)), "question")
    assert (one.severity, one.date, one.subject) == (Severity.NOTE, None, "q5")
    assert english(one) == "Question Q5 has no session: “Why 5?”"


def test_several_are_told_together_by_their_numbers() -> None:
    one = only(asked(question(5), question(2, "gone"), question(3, "deleted")), "question")
    assert (one.subject, english(one)) == ("other", "Questions without a session: Q2, Q3 and Q5.")


def test_those_that_must_be_asked_weigh_more() -> None:
    first, second = found(asked(question(1, priority=Priority.MUST), question(2)), "question")
    assert (first.severity, first.subject, second.severity, second.subject) == (
        Severity.WARNING,
        "q1",
        Severity.NOTE,
        "q2",
    )


def test_what_was_answered_needs_no_session() -> None:
    answer = Answer(id="a", space="v", question="q1", observation="o")
    assert not found(asked(question(1), answers=(answer,)), "question")


@pytest.mark.parametrize(("state", "told"), [
    (VisitState.PLANNED, True), (VisitState.CONFIRMED, True), (VisitState.POSTPONED, True),
    (VisitState.OVER, False), (VisitState.CANCELLED, False),
])  # fmt: skip
def test_after_a_visit_nothing_can_be_asked(state: VisitState, told: bool) -> None:
    assert bool(found(asked(question(1), state=state), "question")) is told


def hosted(state: VisitState = VisitState.PLANNED, *rules: RuleValue, **values: Any) -> Snapshot:
    """A session with a host on Monday."""
    wanted: dict[str, Any] = {"host": "city", "status": SessionStatus.REQUESTED, **values}
    call = session("call", at(MONDAY, "10:00"), **wanted)
    return snapshot(call, visit=replace(VISIT, state=state), organisations=CITY, rule_values=rules)


def on(today: date, visit: Snapshot) -> list[Finding]:
    """What is to be said of hosts on `today`."""
    return [one for one in examine(visit, today).findings if one.check == "hosts"]


def test_a_fortnight_before_hosts_have_confirmed() -> None:
    (one,) = on(MONDAY - timedelta(days=14), hosted())
    assert (one.severity, one.date, one.subject) == (Severity.WARNING, MONDAY, "call")
    assert english(one) == "City of Hamamatsu has not confirmed “call”."


@pytest.mark.parametrize(("days", "told"), [(15, False), (14, True), (0, True), (-1, False)])
def test_it_is_told_from_the_due_date_to_the_day_itself(days: int, told: bool) -> None:
    assert bool(on(MONDAY - timedelta(days=days), hosted())) is told


def test_how_long_before_is_a_number_of_the_visit() -> None:
    rule = RuleValue(id="r", space="v", visit="v", rule="confirmation_days", value=21)
    assert on(MONDAY - timedelta(days=21), hosted(VisitState.PLANNED, rule))


@pytest.mark.parametrize("state", [VisitState.POSTPONED, VisitState.CANCELLED, VisitState.OVER])
def test_a_visit_that_does_not_take_place_waits_for_nobody(state: VisitState) -> None:
    assert not on(MONDAY, hosted(state))


@pytest.mark.parametrize(
    "values",
    [
        {"host": ""},
        {"internal": True},
        {"kind": SessionKind.FREE},
        {"status": SessionStatus.CANCELLED},
        {"status": SessionStatus.CONFIRMED, "host_confirmed": MONDAY},
    ],
)
def test_whoever_has_no_host_or_a_confirmed_one_waits_for_nobody(values: dict[str, Any]) -> None:
    assert not on(MONDAY, hosted(**values))


@pytest.mark.parametrize(
    "values", [{"status": SessionStatus.CONFIRMED}, {"host_confirmed": MONDAY - timedelta(days=30)}]
)
def test_what_is_missing_is_one_step(values: dict[str, Any]) -> None:
    visit = hosted(**values)
    (one,) = on(MONDAY, visit)
    assert gestures(one) == ["set"]
    assert not on(MONDAY, fixed(visit, one.fixes[0]))


def test_the_facts_do_not_change_from_one_day_to_the_next() -> None:
    (today,), (tomorrow,) = on(MONDAY - timedelta(days=2), hosted()), on(MONDAY - timedelta(days=1), hosted())
    assert today.fingerprint == tomorrow.fingerprint
