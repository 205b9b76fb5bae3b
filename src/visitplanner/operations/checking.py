"""What people decide about the checks: risks they accept, and the numbers that hold for their visit."""

from __future__ import annotations

from visitplanner.domain import ids
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.rules import RULE
from visitplanner.domain.records import AcceptedRisk, RuleValue, Visit
from visitplanner.operations import rules
from visitplanner.store.editing import Edit


def accept(edit: Edit, visit: str, finding: Finding, reason: str) -> None:
    """Accept the risk of a finding, for a reason, as long as its facts are what they are now."""
    reason = rules.title(reason, "reason")
    edit.get(Visit, visit)
    values = {
        "finding": finding.id, "facts": finding.fingerprint, "reason": reason,
        "author": edit.author, "accepted_at": edit.now,
    }  # fmt: skip
    id = _risk(visit, finding.id)
    if edit.find(AcceptedRisk, id=id):
        edit.set(AcceptedRisk, id, **values)
    else:
        edit.add(AcceptedRisk, space=visit, id=id, visit=visit, **values)


def withdraw(edit: Edit, visit: str, finding_id: str) -> None:
    """Take that back: the finding is open again."""
    edit.delete(AcceptedRisk, _risk(visit, finding_id))


def set_number(edit: Edit, visit: str, key: str, value: float | None) -> None:
    """A number of the visit's rules; None, or what it is anyway, brings back the default."""
    rule = RULE[key]
    edit.get(Visit, visit)
    id = ids.derived("rule_value", visit, key)
    there = edit.find(RuleValue, id=id)
    if value is None or value == rule.default:
        if there:
            edit.delete(RuleValue, id)
        return
    rules.between(value, rule.least, rule.most, key)
    if there:
        edit.set(RuleValue, id, value=float(value))
    else:
        edit.add(RuleValue, space=visit, id=id, visit=visit, rule=key, value=float(value))


def reset_numbers(edit: Edit, visit: str) -> None:
    """All numbers of the visit's rules are the defaults again."""
    for one in edit.find(RuleValue, visit=visit):
        edit.delete(RuleValue, one.id)


def _risk(visit: str, finding: str) -> str:
    """One id for one finding of a visit: accepted on two laptops, it is accepted once."""
    return ids.derived("accepted_risk", visit, finding)
