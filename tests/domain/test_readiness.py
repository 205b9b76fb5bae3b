"""How ready a visit is."""

from __future__ import annotations

from tests.domain.examples import MONDAY, TOKYO, TUESDAY, at, session, snapshot
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.readiness import Readiness, readiness
from visitplanner.domain.records import Question, Visit

VISIT = Visit(id="v", space="v", start=MONDAY, end=TUESDAY, zone=TOKYO, pack_languages=("en", "ja"))


def question(id: str, session: str = "") -> Question:
    return Question(id=id, space="v", visit="v", session=session)


def test_the_share_is_the_mean_of_four_that_can_be_explained() -> None:
    seen = snapshot(
        session("firm", at(MONDAY, "09:00"), status=SessionStatus.CONFIRMED),
        session("asked", at(MONDAY, "09:30"), status=SessionStatus.REQUESTED),
        session("off", at(TUESDAY, "09:00"), status=SessionStatus.CANCELLED),
        visit=VISIT,
        questions=(question("1", "firm"), question("2"), question("3"), question("4")),
    )
    assert readiness(seen) == Readiness(confirmed=0.5, placed=0.25, worded=0.5, clear=0.5)
    assert readiness(seen).percent == 43


def test_an_overlap_across_midnight_clouds_both_days() -> None:
    seen = snapshot(session("late", at(MONDAY, "23:30")), session("early", at(TUESDAY, "00:15")), visit=VISIT)
    assert readiness(seen).clear == 0


def test_an_empty_visit_is_not_ready_at_all() -> None:
    assert readiness(snapshot(visit=VISIT)).percent == 0


def test_everything_in_place_is_a_hundred() -> None:
    visit = Visit(id="v", space="v", start=MONDAY, end=MONDAY, working_language="en")
    seen = snapshot(session("s", at(MONDAY, "09:00"), status=SessionStatus.CONFIRMED), visit=visit)
    assert readiness(seen).percent == 100
