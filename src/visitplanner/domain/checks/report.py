"""All findings of a visit in one order, with those that somebody has accepted told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.overlap import overlaps
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Severity
from visitplanner.domain.records import AcceptedRisk
from visitplanner.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its name, what it says, and where it comes from, as msgids. `numbers` are the keys of its numbers."""

    id: str
    name: str
    rule: str
    source: str
    find: Callable[[Scene], Iterable[Finding]]
    numbers: tuple[str, ...] = ()


CHECKS: tuple[Check, ...] = (
    Check(
        "overlap",
        N_("Overlap"),
        N_("Nobody can be at two places at the same time."),
        N_("Plain arithmetic of the programme."),
        overlaps,
    ),
)

CHECK: Mapping[str, Check] = {check.id: check for check in CHECKS}


@dataclass(frozen=True)
class Report:
    """What the checks found. `accepted` are the ids of findings whose risk was accepted, with who and why."""

    findings: tuple[Finding, ...] = ()
    accepted: Mapping[str, AcceptedRisk] | None = None

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(one for one in self.findings if one.id not in (self.accepted or {}))

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Finding, ...]]:
        """Item → its open findings, the worst first."""
        found: dict[str, list[Finding]] = {}
        for one in self.open:
            for item in one.items[:1]:
                found.setdefault(item, []).append(one)
        return {item: tuple(sorted(all, key=_weight)) for item, all in found.items()}

    def on(self, date: dt.date | None) -> tuple[Finding, ...]:
        """The open findings of a date; None are those of the visit as a whole."""
        return tuple(one for one in self.open if one.date == date)


def examine(snapshot: Snapshot, today: dt.date, between: Callable[[], None] | None = None) -> Report:
    """Every check over a visit; findings by date, those of the whole visit first, then by weight and item.

    `between` is called before each check; it may raise to give up.
    """
    scene = Scene(snapshot, today)
    found: dict[str, Finding] = {}
    for check in CHECKS:
        if between is not None:
            between()
        found |= {one.id: one for one in check.find(scene)}
    order = {one.id: n for n, one in enumerate(scene.slots)}
    ordered = sorted(found.values(), key=lambda one: _order(one, order))
    risks = {risk.finding: risk for risk in snapshot.accepted_risks}
    accepted = {one.id: risks[one.id] for one in ordered if _holds(risks.get(one.id), one)}
    return Report(tuple(ordered), accepted)


def _holds(risk: AcceptedRisk | None, finding: Finding) -> bool:
    return risk is not None and risk.facts == finding.fingerprint


def _weight(one: Finding) -> tuple[int, str]:
    return _WEIGHTS[one.severity], one.id


def _order(one: Finding, order: Mapping[str, int]) -> tuple[dt.date, int, int, str]:
    first = order.get(one.items[0], -1) if one.items else -1
    return one.date or dt.date.min, first, _WEIGHTS[one.severity], one.id


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}
