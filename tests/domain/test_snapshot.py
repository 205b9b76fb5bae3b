"""What a snapshot answers about one visit."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.examples import session, snapshot
from visitplanner.domain.kinds import Side
from visitplanner.domain.records import (
    Answer,
    Attachment,
    Evidence,
    Observation,
    Participation,
    Person,
    PracticeNote,
    Question,
    SessionPractice,
)


def person(id: str, family: str) -> Person:
    return Person(id=id, space=id, family_latin=family)


def part(person: str, rank: int, side: Side = Side.DELEGATION) -> Participation:
    return Participation(id=f"p{person}", space="v", visit="v", person=person, rank=rank, side=side)


def test_people_come_in_order_of_rank_then_name() -> None:
    seen = snapshot(
        people={"1": person("1", "Zeman"), "2": person("2", "Abe"), "3": person("3", "Bo"), "4": person("4", "Host")},
        participations=(part("1", 2), part("2", 2), part("3", 1), part("4", 1, Side.COUNTERPART), part("lost", 0)),
    )
    assert [one.id for _, one in seen.side(Side.DELEGATION)] == ["3", "2", "1"]
    assert [one.id for _, one in seen.side(Side.COUNTERPART, Side.DELEGATION)] == ["3", "4", "2", "1"]


def test_rows_are_grouped_by_their_session_and_in_their_order() -> None:
    def asked(id: str, number: int) -> Question:
        return Question(id=id, space="v", session="s", number=number)

    def photo(id: str, order: int) -> Attachment:
        return Attachment(id=id, space="v", owner="s", order=order)

    def evidence(id: str, order: int) -> Evidence:
        return Evidence(id=id, space="n", practice="n", order=order)

    def heard(id: str, minute: int) -> Observation:
        return Observation(id=id, space="v", session="s", taken_at=datetime(2026, 11, 9, 1, minute, tzinfo=UTC))

    seen = snapshot(
        session("s"),
        questions=(asked("a", 2), asked("b", 1)),
        observations=(heard("late", 9), heard("early", 1)),
        answers=(Answer(id="x", space="v", question="a", observation="late"),),
        practices={"n": PracticeNote(id="n", space="n", code="N1")},
        session_practices=(
            SessionPractice(id="1", space="v", session="s", practice="n"),
            SessionPractice(id="2", space="v", session="s", practice="gone"),
        ),
        attachments=(photo("2", 2), photo("1", 1)),
        evidence=(evidence("2", 2), evidence("1", 1)),
    )
    assert [one.id for one in seen.questions_of["s"]] == ["b", "a"]
    assert [one.id for one in seen.observations_of["s"]] == ["early", "late"]
    assert [one.id for one in seen.practices_of["s"]] == ["n"]
    assert [one.id for one in seen.attachments_of["s"]] == ["1", "2"]
    assert [one.id for one in seen.evidence_of("n")] == ["1", "2"]
    assert seen.answered == {"a"}
