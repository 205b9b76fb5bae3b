"""The coverage matrix: who asks what where, sums at both ends, and what nobody asks about."""

from __future__ import annotations

from tests.domain.examples import MONDAY, TUESDAY, at, session, snapshot
from visitplanner.domain.coverage import Share, coverage, without_questions
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.records import Answer, Objective, Question
from visitplanner.domain.snapshot import Snapshot


def question(id: str, number: int, objective: str = "", session: str = "") -> Question:
    return Question(id=id, space="v", number=number, objective=objective, session=session)


def asked() -> Snapshot:
    return snapshot(
        session("late", at(TUESDAY, "9")),
        session("early", at(MONDAY, "9")),
        session("meal", at(MONDAY, "12"), kind=SessionKind.MEAL),
        session("idle", at(MONDAY, "15")),
        objectives=(Objective(id="o2", space="v", number=2), Objective(id="o1", space="v", number=1)),
        questions=(
            question("q3", 3, "o1", "late"),
            question("q1", 1, "o1", "late"),
            question("q2", 2, "o1", "early"),
            question("q4", 4, "gone", "gone"),
        ),
        answers=(Answer(id="a", space="v", question="q1", observation="x"),),
    )


def test_rows_are_objectives_and_columns_sessions_in_their_order() -> None:
    found = coverage(asked())
    assert found.objectives == ("o1", "o2", "")
    assert found.sessions == ("early", "late", "")
    assert [one.id for one in found.questions("o1", "late")] == ["q1", "q3"]
    assert coverage(asked(), every=True).sessions == ("early", "idle", "late", "")


def test_sums_count_what_is_asked_and_answered() -> None:
    found = coverage(asked())
    assert found.share("o1", "late") == Share(2, 1)
    assert found.share("o1") == Share(3, 1)
    assert found.share(None, "late") == Share(2, 1)
    assert found.share("", "") == Share(1, 0)
    assert found.share() == Share(4, 1)
    assert list(without_questions(found)) == ["o2"]


def test_what_belongs_nowhere_has_a_row_only_where_there_is_such() -> None:
    tidy = snapshot(session("s", at(MONDAY)), objectives=(Objective(id="o", space="v"),))
    assert coverage(tidy).objectives == ("o",)
    assert coverage(tidy).sessions == ()
    assert not coverage(snapshot()).objectives
