"""What comes of a visit: decisions with scores, actions, milestones, cooperations; one gesture each, one undo."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.operations.conftest import Workspace
from tests.operations.test_staging import undone
from visitplanner.domain import replication
from visitplanner.domain.kinds import ActionStatus, Dimension, MilestoneStatus
from visitplanner.domain.records import Action, City, Cooperation, Milestone, Objective, Question, Visit
from visitplanner.domain.wording import wording
from visitplanner.operations import (
    actions,
    cooperations,
    decisions,
    milestones,
    observations,
    practices,
    visits,
)

FINANCE = Dimension.FINANCE
EARLY, LATER = date(2026, 11, 13), date(2027, 2, 15)


@pytest.fixture
def parma(workspace: Workspace) -> str:
    return workspace.do(
        lambda edit: edit.add(City, space="parma", id="parma", name=wording("it", it="Parma"))
    )


@pytest.fixture
def brno(workspace: Workspace) -> str:
    return workspace.do(lambda edit: edit.add(City, space="brno", id="brno", name=wording("cs", cs="Brno")))


@pytest.fixture
def note(workspace: Workspace) -> str:
    return workspace.do(practices.create, title="A portable city hall", language="en")


def heard(workspace: Workspace, text: str = "Residents come back") -> str:
    return workspace.do(observations.note, workspace.visit, text, language="en")


def decided(workspace: Workspace, note: str, city: str, **values: Any) -> str:
    return workspace.do(decisions.add, workspace.visit, note, city, **values)


# ------------------------------------------------------------------ decisions
def test_a_decision_is_made_and_taken_back(workspace: Workspace, note: str, parma: str) -> None:
    one = undone(workspace, decisions.add, workspace.visit, note, parma, observations=("x", "x"))
    (found,) = workspace.snapshot.decisions
    assert (found.id, found.practice, found.city, found.observations) == (one, note, parma, ("x",))
    assert workspace.refused(decisions.add, workspace.visit, "nothing")
    undone(workspace, decisions.delete, [one])


def test_another_city_takes_over_the_evidence_and_nothing_else(
    workspace: Workspace, note: str, parma: str, brno: str
) -> None:
    one = decided(workspace, note, parma, observations=(heard(workspace),))
    workspace.do(decisions.score, one, FINANCE, 3)
    other = undone(workspace, decisions.for_city, one, brno)
    columns = replication.compared(workspace.snapshot, note)
    assert {column.decision.id: column.scores[FINANCE].value for column in columns} == {one: 3, other: None}
    assert len({column.decision.observations for column in columns}) == 1
    assert workspace.refused(decisions.for_city, one, brno).field == "city"


def test_a_review_is_not_before_its_decision(workspace: Workspace, note: str, parma: str) -> None:
    one = decided(workspace, note, parma)
    undone(workspace, decisions.set_decided_on, one, EARLY)
    undone(workspace, decisions.set_review_on, one, LATER)
    assert workspace.refused(decisions.set_decided_on, one, date(2027, 2, 16)).field == "decided_on"
    assert workspace.refused(decisions.set_review_on, one, date(2026, 11, 12)).field == "review_on"
    assert workspace.refused(decisions.set_decided_on, one, date(9, 1, 1)).field == "decided_on"
    undone(workspace, decisions.set_review_on, one, None)


def test_evidence_is_linked_once_and_unlinked(workspace: Workspace, note: str, parma: str) -> None:
    one, saw = decided(workspace, note, parma), heard(workspace)
    undone(workspace, decisions.link, one, saw)
    workspace.do(decisions.link, one, saw)
    assert workspace.snapshot.decisions[0].observations == (saw,)
    undone(workspace, decisions.unlink, one, saw)


@pytest.mark.parametrize("value", [0, 3, None])
def test_a_score_is_kept_in_one_row_for_everybody(
    workspace: Workspace, note: str, parma: str, value: int | None
) -> None:
    one = decided(workspace, note, parma)
    assert undone(workspace, decisions.score, one, FINANCE, value) == workspace.do(
        decisions.keep_score, one, FINANCE, 1
    )
    (found,) = workspace.snapshot.scores
    assert (found.dimension, found.value) == (FINANCE, value)
    assert workspace.refused(decisions.score, one, FINANCE, 4).field == "value"


# ------------------------------------------------------------------ actions
def test_an_action_of_a_decision_has_its_city_its_evidence_and_its_objective(
    workspace: Workspace, note: str, parma: str
) -> None:
    saw, visit = heard(workspace), workspace.visit
    workspace.do(lambda edit: edit.add(Objective, space=visit, id="o1", visit=visit, number=1))
    workspace.do(lambda edit: edit.add(Question, space=visit, id="q1", visit=visit, number=1, objective="o1"))
    workspace.do(observations.answer, saw, "q1")
    one = decided(workspace, note, parma, observations=(saw,))
    action = undone(workspace, actions.of_decision, one)
    (found,) = workspace.snapshot.actions
    assert (found.id, found.decision, found.observation, found.objective, found.city) == (
        action,
        one,
        saw,
        "o1",
        parma,
    )
    assert found.title["en"] == "A portable city hall"


def test_an_action_of_an_observation_begins_with_its_first_line(
    workspace: Workspace, note: str, parma: str
) -> None:
    saw = heard(workspace, "Ask for the code " * 8 + "\nand the licence")
    one = decided(workspace, note, parma, observations=(saw,))
    undone(workspace, actions.of_observation, saw)
    (found,) = workspace.snapshot.actions
    assert (found.decision, found.observation, found.city) == (one, saw, parma)
    assert found.title["en"].startswith("Ask for the code")
    assert len(found.title["en"]) <= actions.LONGEST
    assert found.title["en"].endswith("…")


def test_an_action_is_not_due_before_it_starts(workspace: Workspace) -> None:
    one = undone(workspace, actions.add, workspace.visit, title="Write the list", language="en")
    undone(workspace, actions.set_start, one, EARLY)
    undone(workspace, actions.set_due, one, EARLY)
    assert workspace.refused(actions.set_due, one, date(2026, 11, 12)).field == "due"
    assert workspace.refused(actions.set_start, one, LATER).field == "start"
    undone(workspace, actions.set_due, one, None)
    undone(workspace, actions.set_start, one, LATER)
    undone(workspace, actions.set_status, one, ActionStatus.DONE)
    undone(workspace, actions.delete, [one])
    assert workspace.refused(actions.add, workspace.visit, title="", language="en", decision="gone")


# ------------------------------------------------------------------ milestones
def test_a_milestone_of_an_action_stands_on_the_day_it_is_due(workspace: Workspace) -> None:
    action = workspace.do(actions.add, workspace.visit, title="Write the list", language="en")
    workspace.do(actions.set_due, action, LATER)
    one = undone(workspace, milestones.of_action, action)
    (found,) = workspace.snapshot.milestones
    assert (found.id, found.action, found.date, found.title["en"]) == (one, action, LATER, "Write the list")
    undone(workspace, milestones.set_date, one, None)
    undone(workspace, milestones.set_status, one, MilestoneStatus.REACHED)
    assert workspace.refused(milestones.set_date, one, date(1, 1, 1)).field == "date"
    undone(workspace, milestones.delete, [one])


# ------------------------------------------------------------------ cooperations
def test_a_visit_joins_a_cooperation_with_what_came_of_it(workspace: Workspace) -> None:
    action = workspace.do(actions.add, workspace.visit, title="Write the list", language="en")
    one = undone(workspace, cooperations.add, workspace.visit, title="EU and Japan", language="en")
    found = workspace.snapshot
    assert found.cooperation is not None
    assert (found.cooperation.id, found.cooperation.title["en"]) == (one, "EU and Japan")
    assert found.actions[0].cooperation == one
    undone(workspace, cooperations.leave, workspace.visit)
    assert (workspace.snapshot.visit.cooperation, workspace.snapshot.actions[0].cooperation) == ("", "")
    assert workspace.snapshot.actions[0].id == action
    workspace.do(cooperations.leave, workspace.visit)
    undone(workspace, cooperations.join, one, workspace.visit)


def test_a_visit_does_not_leave_what_is_kept_with_the_cooperation(workspace: Workspace) -> None:
    one = workspace.do(cooperations.add, workspace.visit, title="EU and Japan", language="en")
    workspace.do(lambda edit: edit.add(Action, space=one, visit=workspace.visit, cooperation=one))
    assert workspace.refused(cooperations.leave, workspace.visit).field == "cooperation"
    other = workspace.do(cooperations.add, title="Another", language="en")
    assert workspace.refused(cooperations.join, other, workspace.visit).field == "cooperation"
    assert workspace.refused(cooperations.delete, [one])
    workspace.do(cooperations.delete, [other])
    assert [found.id for found in workspace.all(Cooperation)] == [one]


def test_a_milestone_between_visits_belongs_to_the_cooperation_alone(
    workspace: Workspace, parma: str, brno: str
) -> None:
    one = workspace.do(cooperations.add, title="EU and Japan", language="en")
    workspace.do(milestones.of_cooperation, one, title="Evaluation", language="en")
    (found,) = workspace.all(Milestone)
    assert (found.space, found.cooperation, found.visit) == (one, one, "")
    for city in (parma, brno, parma):
        workspace.do(cooperations.add_city, one, city)
    workspace.do(cooperations.set_start, one, EARLY)
    (kept,) = workspace.all(Cooperation)
    assert (kept.cities, kept.start) == ((parma, brno), EARLY)
    assert workspace.refused(cooperations.add_city, one, "atlantis")
    workspace.do(cooperations.remove_city, one, parma)
    assert workspace.all(Cooperation)[0].cities == (brno,)


def test_a_milestone_of_a_visit_is_of_its_cooperation_too(workspace: Workspace) -> None:
    one = workspace.do(cooperations.add, workspace.visit, title="EU and Japan", language="en")
    undone(workspace, milestones.add, workspace.visit, title="Plan signed", language="en", date=LATER)
    (found,) = workspace.snapshot.milestones
    assert (found.cooperation, found.visit, found.date) == (one, workspace.visit, LATER)
    other = workspace.do(visits.create, title="Other", language="en", start=EARLY, end=EARLY, zone="Europe/Rome",
                         home_zone="Europe/Rome")  # fmt: skip
    workspace.do(cooperations.join, one, other)
    assert {visit.cooperation for visit in workspace.all(Visit)} == {one}
