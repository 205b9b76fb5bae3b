"""A report of the checks on the command line: lines for people, plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from visitplanner.base.language import Language
from visitplanner.base.phrases import N_
from visitplanner.cli.cells import printable
from visitplanner.cli.visits import marked
from visitplanner.domain import codec
from visitplanner.domain.checks import units
from visitplanner.domain.checks.finding import Finding, said, say
from visitplanner.domain.checks.report import CHECK, Report
from visitplanner.domain.checks.rules import RULE, Numbers
from visitplanner.domain.labels import label
from visitplanner.domain.records import AcceptedRisk
from visitplanner.domain.snapshot import Snapshot


def in_words(language: Language, snapshot: Snapshot, report: Report, *, explain: bool) -> Iterator[str]:
    """Lines: the open findings by day with their ways out, the accepted ones, how many there are.

    `explain` adds the rule of each, with its numbers, what was compared, and the source.
    """
    visit, teller = snapshot.visit, _Teller(language, snapshot, explain)
    dates = language.dates(visit.start, visit.end) if visit.start and visit.end else ""
    yield printable(marked(visit.title.pick(language.code, visit.working_language)))
    yield printable(" · ".join(fact for fact in (visit.code, dates) if fact))
    for date, findings in groupby(report.open, key=lambda one: one.date):
        yield ""
        yield language.date(date, "day") if date else language.gettext(N_("The visit as a whole"))
        for one in findings:
            yield from teller.open(one)
    accepted = report.accepted or {}
    if accepted:
        yield ""
        yield language.gettext(N_("Accepted"))
    for one in report.findings:
        if one.id in accepted:
            yield from teller.accepted(one, accepted[one.id])
    yield ""
    yield _summary(language, report)


def _summary(language: Language, report: Report) -> str:
    if not report.findings:
        return language.gettext(N_("Nothing was found."))
    numbers = {"open": len(report.open), "accepted": len(report.findings) - len(report.open)}
    words = language.gettext(N_("Open: {open} · Accepted: {accepted}"))
    return words.format(**{name: language.number(n) for name, n in numbers.items()})


class _Teller:
    """Says the findings of one visit in one language."""

    def __init__(self, language: Language, snapshot: Snapshot, explain: bool) -> None:
        self.language = language
        self.working = snapshot.visit.working_language
        self.numbers = Numbers(snapshot.rule_values)
        self.explain = explain

    def open(self, one: Finding) -> Iterator[str]:
        """A finding with its ways out, numbered as in the window."""
        yield "  " + printable(self._what(one))
        for number, fix in enumerate(one.fixes, 1):
            yield "    " + printable(f"{number}. {say(self.language, fix.label, self.working)}")
        yield from self._explained(one)

    def accepted(self, one: Finding, risk: AcceptedRisk) -> Iterator[str]:
        """A finding with who accepted it, when and why."""
        spoken = self.language
        on = f"{spoken.date(one.date, 'short')} · " if one.date else ""
        words = N_("Accepted by {name} on {date}: {reason}") if risk.author else N_("Accepted on {date}: {reason}")
        date = spoken.date(risk.accepted_at.date(), "date") if risk.accepted_at else ""
        yield "  " + printable(on + self._what(one))
        yield "    " + printable(spoken.gettext(words).format(name=risk.author, date=date, reason=risk.reason))
        yield from self._explained(one)

    def _what(self, one: Finding) -> str:
        return f"{self.language.gettext(label(one.severity))} · {say(self.language, one.phrase, self.working)}"

    def _explained(self, one: Finding) -> Iterator[str]:
        if not self.explain:
            return
        spoken, check = self.language, CHECK[one.check]
        yield self._line(N_("Rule"), spoken.gettext(check.rule))
        for key in check.numbers:
            yield self._line(RULE[key].words, units.in_words(spoken, RULE[key].unit, self.numbers[key]))
        for name, value in one.data:
            yield self._line(name, said(spoken, value, self.working))
        yield self._line(N_("Source"), spoken.gettext(check.source))

    def _line(self, name: str, text: str) -> str:
        words = self.language.gettext(N_("{name}: {text}"))
        return "      " + printable(words.format(name=self.language.gettext(name), text=text))


def as_json(language: Language, snapshot: Snapshot, report: Report) -> dict[str, Any]:
    """The whole report; texts in `language`, all else the same in every language."""
    visit, accepted = snapshot.visit, report.accepted or {}
    return {
        "id": visit.id, "code": visit.code, "open": len(report.open), "accepted": len(accepted),
        "findings": [
            _finding(language, visit.working_language, one, accepted.get(one.id)) for one in report.findings
        ],
    }  # fmt: skip


def _finding(language: Language, working: str, one: Finding, risk: AcceptedRisk | None) -> dict[str, Any]:
    check = CHECK[one.check]
    return {
        "id": one.id, "fingerprint": one.fingerprint, "check": one.check, "severity": one.severity,
        "date": one.date and one.date.isoformat(), "subject": one.subject, "items": one.items,
        "text": say(language, one.phrase, working),
        "rule": language.gettext(check.rule), "source": language.gettext(check.source),
        "data": [{"name": language.gettext(name), "text": said(language, value, working)} for name, value in one.data],
        "fixes": [
            {
                "text": say(language, fix.label, working), "gesture": fix.gesture, "cost": fix.cost,
                "arguments": {name: codec.encode(value) for name, value in fix.arguments.items()},
            }
            for fix in one.fixes
        ],
        "accepted": risk and {
            "author": risk.author, "at": risk.accepted_at and risk.accepted_at.isoformat(), "reason": risk.reason,
        },
    }  # fmt: skip
