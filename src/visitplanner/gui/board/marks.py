"""What the checks have to say of an item, as short as a chip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from visitplanner.base.language import Language
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.checks.finding import Finding, Minutes
from visitplanner.domain.checks.report import CHECK, Report
from visitplanner.domain.kinds import Severity

OVERLAP, SHORT = "overlap", N_("{minutes} short")
LOOKS = {
    Severity.ERROR: ("octagon-alert", "bad"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.UNVERIFIED: ("circle-dashed-question", "sub"),
    Severity.NOTE: ("info", "sub"),
}
"""Severity → icon and colour: the shape says as much as the colour."""


_SHORTAGES = (("missing", ""), ("need", "gap"), ("need", "left"), ("needed", "minutes"))
"""The facts of a finding that say what is needed and what there is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding in a word or two; `phrase` is the whole of it."""

    check: str
    severity: Severity
    text: str
    phrase: Phrase

    @property
    def look(self) -> tuple[str, str]:
        """Icon and colour."""
        return LOOKS[self.severity]


@dataclass(frozen=True)
class Marks:
    """The open findings by item, the worst first. `settled` are the items whose overlap was accepted."""

    of: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()


def marks(report: Report, language: Language) -> Marks:
    """The marks of a report."""
    accepted = report.accepted or {}
    found = {
        item: tuple(_mark(one, language) for one in findings) for item, findings in report.by_item.items()
    }
    settled = (one.items for one in report.findings if one.check == OVERLAP and one.id in accepted)
    return Marks(found, frozenset(item for items in settled for item in items))


def overlap(language: Language) -> Mark:
    """The mark of what shares its time with something else."""
    return Mark(OVERLAP, Severity.ERROR, language.gettext(N_("overlap")), Phrase(N_("Overlaps another item")))


def short(minutes: int, language: Language) -> Mark:
    """The mark of what cannot be reached in time."""
    return Mark(
        "", Severity.ERROR, short_text(minutes, language), Phrase(SHORT, {"minutes": Minutes(minutes)})
    )


def short_text(minutes: int, language: Language) -> str:
    """`8 min short`: a journey that does not fit."""
    return language.gettext(SHORT).format(minutes=language.minutes(minutes))


def brief(finding: Finding, language: Language) -> str:
    """A finding in a word or two: what is missing where that is minutes, else the name of its check."""
    if finding.check == OVERLAP:
        return overlap(language).text
    if finding.severity is Severity.UNVERIFIED:
        return language.gettext(N_("not verified"))
    missing = _missing(finding.phrase.facts)
    return short_text(missing, language) if missing else named(finding, language)


def named(finding: Finding, language: Language) -> str:
    """The name of the check that found it; its id where a newer version has one that we do not know."""
    check = CHECK.get(finding.check)
    return language.gettext(check.name) if check else finding.check


def _missing(facts: Mapping[str, Any]) -> int:
    """How many minutes too few there are, where that is what the finding is about."""
    for need, there in _SHORTAGES:
        found = facts.get(need), facts.get(there) if there else Minutes(0)
        if all(isinstance(minutes, Minutes) for minutes in found):
            return max(0, found[0] - found[1])  # type: ignore[operator]
    return 0


def _mark(finding: Finding, language: Language) -> Mark:
    return Mark(finding.check, finding.severity, brief(finding, language), finding.phrase)
