"""What the checks find in the sample visits is what was written down by hand, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.domain.checks.expected import SAMPLES, expectation, lines, report, snapshot
from visitplanner.base.language import LANGUAGES, Language, language
from visitplanner.domain.checks.finding import Finding, said, say
from visitplanner.domain.checks.report import CHECK, examine
from visitplanner.domain.kinds import Severity

EVERY = tuple(SAMPLES)


@pytest.mark.parametrize("code", EVERY)
def test_what_was_expected_is_found_and_nothing_else(code: str) -> None:
    assert lines(report(code)) == expectation(SAMPLES[code], code).lines


@pytest.mark.parametrize("code", EVERY)
def test_every_finding_has_a_rule_its_source_and_the_data_that_were_compared(code: str) -> None:
    for one in report(code).findings:
        assert CHECK[one.check].rule
        assert CHECK[one.check].source
        assert one.data, one.id
        assert all(name and value is not None for name, value in one.data), one.id
        # The words for where a journey goes from and to: no language has them for two times as well.
        assert not {"From", "To"} & {name for name, _ in one.data}, one.id


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("code", EVERY)
def test_no_language_leaves_a_gap_in_its_sentences(code: str, spoken: str) -> None:
    for one in report(code).findings:
        for text in texts(language(spoken), one):
            assert text.strip(), one.id
            assert not re.search(r"[{}]|Phrase\(|Wording\(", text), (one.id, text)


@pytest.mark.parametrize("code", EVERY)
def test_looking_twice_finds_the_same_in_the_same_order(code: str) -> None:
    seen_on = expectation(SAMPLES[code], code).seen_on
    again = examine(snapshot(code), seen_on)
    assert again.findings == report(code).findings
    assert [one.fingerprint for one in again.findings] == [one.fingerprint for one in report(code).findings]


@pytest.mark.parametrize("code", EVERY)
def test_findings_are_ordered_by_date_and_each_is_named_once(code: str) -> None:
    found = report(code).findings
    assert len({one.id for one in found}) == len(found)
    dates = [one.date.isoformat() if one.date else "" for one in found]
    assert dates == sorted(dates)


def test_the_first_visit_has_nothing_open_and_says_why() -> None:
    one = report("JP-2026-11")
    assert not one.open
    risks = (one.accepted or {}).values()
    assert {risk.author for risk in risks} == {"Giulia Verdi"}
    assert all(risk.reason and risk.accepted_at for risk in risks)


def test_the_samples_show_every_weight() -> None:
    assert {one.severity for code in EVERY for one in report(code).findings} == set(Severity)


def texts(spoken: Language, one: Finding) -> Iterator[str]:
    """Everything that is said of a finding."""
    yield say(spoken, one.phrase, "en")
    yield spoken.gettext(CHECK[one.check].rule)
    yield spoken.gettext(CHECK[one.check].source)
    for name, value in one.data:
        yield spoken.gettext(name)
        yield said(spoken, value, "en")
    for fix in one.fixes:
        yield say(spoken, fix.label, "en")
