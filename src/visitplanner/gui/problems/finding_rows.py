"""Findings as rows of a list, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from visitplanner.base.language import Language
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding, say
from visitplanner.domain.checks.report import Report
from visitplanner.domain.kinds import Severity
from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.marks import LOOKS, named
from visitplanner.gui.parts.rows import Row

ALL, ERRORS, ACCEPTED = "all", "errors", "accepted"


def chosen(report: Report, which: str) -> tuple[Finding, ...]:
    """The findings that a filter lets through, in the order of the report."""
    accepted = report.accepted or {}
    if which == ACCEPTED:
        return tuple(one for one in report.findings if one.id in accepted)
    if which == ERRORS:
        return tuple(one for one in report.open if one.severity is Severity.ERROR)
    return report.open


def rows(findings: Iterable[Finding], snapshot: Snapshot, language: Language) -> Iterator[Row]:
    """A heading for each date, then its findings; those of the visit as a whole come first."""
    day: dt.date | None = None
    started = False
    for one in findings:
        if not started or one.date != day:
            started, day = True, one.date
            title = language.date(day, "short") if day else language.gettext("Whole visit")
            yield Row(f"day {day}", title, heading=True)
        icon, role = LOOKS[one.severity]
        weight = language.gettext(label(one.severity))
        what = say(language, one.phrase, snapshot.visit.working_language)
        yield Row(
            one.id,
            named(one, language),
            beside=_start(one, snapshot, language),
            lines=(language.gettext("{severity}: {what}").format(severity=weight, what=what),),
            lead=icon,
            lead_role=role,
        )


def _start(one: Finding, snapshot: Snapshot, language: Language) -> str:
    """When the item it is about begins."""
    first = next(iter(one.items), "")
    item = snapshot.session.get(first) or snapshot.leg.get(first)
    start = programme.slot(item).start if item else None
    return language.time(start) if start else ""
