"""What people decide about the checks: a risk holds while its facts do, a number while it stays within its bounds."""

from __future__ import annotations

import pytest

from tests.domain.examples import MONDAY, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.report import Report, examine
from visitplanner.domain.checks.rules import RULE, RULES, Numbers
from visitplanner.operations import checking, items, sessions


def report(workspace: Workspace) -> Report:
    return examine(workspace.snapshot, NOW.date())


def overlap(workspace: Workspace) -> Finding:
    return next(one for one in report(workspace).findings if one.check == "overlap")


@pytest.fixture
def lunch(workspace: Workspace) -> str:
    """The later one of two sessions that overlap by half an hour."""
    visit = workspace.visit
    workspace.do(sessions.add, visit, title="Call", language="en", when=at(MONDAY, "11"), minutes=90)
    return workspace.do(sessions.add, visit, title="Lunch", language="en", when=at(MONDAY, "12"))


def test_an_accepted_risk_is_kept_with_who_when_and_why(workspace: Workspace, lunch: str) -> None:
    finding = overlap(workspace)
    assert lunch in finding.items
    workspace.do(checking.accept, workspace.visit, finding, "  They may leave early. ")
    risk = report(workspace).accepted[finding.id]  # type: ignore[index]
    assert (risk.reason, risk.author, risk.accepted_at) == ("They may leave early.", "Mario Rossi", NOW)
    assert finding not in report(workspace).open
    assert finding in report(workspace).findings
    workspace.library.undo(workspace.visit, now=NOW)
    assert finding in report(workspace).open


def test_it_comes_back_when_the_facts_change_and_can_be_accepted_again(
    workspace: Workspace, lunch: str
) -> None:
    workspace.do(checking.accept, workspace.visit, overlap(workspace), "Fine")
    workspace.do(items.nudge, lunch, -15)
    assert overlap(workspace) in report(workspace).open
    workspace.do(checking.accept, workspace.visit, overlap(workspace), "Still fine")
    assert overlap(workspace) not in report(workspace).open
    assert [one.reason for one in workspace.snapshot.accepted_risks] == ["Still fine"]
    workspace.do(checking.withdraw, workspace.visit, overlap(workspace).id)
    assert overlap(workspace) in report(workspace).open
    workspace.do(checking.accept, workspace.visit, overlap(workspace), "After all")
    assert [one.reason for one in workspace.snapshot.accepted_risks] == ["After all"]


def test_a_risk_is_accepted_for_a_reason(workspace: Workspace, lunch: str) -> None:
    assert lunch
    assert workspace.refused(checking.accept, workspace.visit, overlap(workspace), " \n").field == "reason"


def test_a_number_differs_from_its_default_or_is_not_kept(workspace: Workspace) -> None:
    rule = RULE["comfort_stop"]

    def told() -> tuple[float, int]:
        return Numbers(workspace.snapshot.rule_values)[rule.key], len(workspace.snapshot.rule_values)

    assert told() == (rule.default, 0)
    for value in (90, 45.5):
        workspace.do(checking.set_number, workspace.visit, rule.key, value)
        assert told() == (value, 1)
    workspace.do(checking.set_number, workspace.visit, rule.key, rule.default)
    assert told() == (rule.default, 0)
    workspace.do(checking.set_number, workspace.visit, rule.key, 60)
    assert told() == (60, 1)
    workspace.library.undo(workspace.visit, now=NOW)
    assert told() == (rule.default, 0)
    workspace.do(checking.set_number, workspace.visit, rule.key, None)
    assert told() == (rule.default, 0)


def test_all_numbers_can_be_brought_back(workspace: Workspace) -> None:
    for rule in RULES[:3]:
        workspace.do(checking.set_number, workspace.visit, rule.key, rule.most)
    assert len(workspace.snapshot.rule_values) == 3
    workspace.do(checking.reset_numbers, workspace.visit)
    assert not workspace.snapshot.rule_values
    workspace.library.undo(workspace.visit, now=NOW)
    assert len(workspace.snapshot.rule_values) == 3


@pytest.mark.parametrize("key", ["factor_consecutive", "meal_break", "jet_lag_first"])
def test_a_number_outside_its_bounds_is_refused_with_them(workspace: Workspace, key: str) -> None:
    rule = RULE[key]
    for value in (rule.least - 0.5, rule.most + 0.5):
        refusal = workspace.refused(checking.set_number, workspace.visit, key, value)
        assert refusal.field == key
        assert refusal.phrase.facts == {"least": rule.least, "most": rule.most}
    with pytest.raises(KeyError):
        workspace.do(checking.set_number, workspace.visit, "no_such_rule", 1)
