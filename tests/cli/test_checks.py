"""`check`: the same findings as in the window, in seven languages, for people and for programs."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.domain.checks import expected
from tests.made_once import NOW
from tests.operations.conftest import FIRST, LAST
from visitplanner.base.language import LANGUAGES, language
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import Severity
from visitplanner.domain.labels import label
from visitplanner.operations import visits
from visitplanner.operations.samples.pictures import photos
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

SEEN = "2026-11-23T10:00+01:00"
TEXTS = {"text", "rule", "source", "data"}


@pytest.fixture
def stocked(trap_library: Path, folder: Path) -> None:
    trap_library.rename(folder)


def words(found: Any) -> Any:
    """A report without what is said in a language."""
    plain = [{key: value for key, value in one.items() if key not in TEXTS} for one in found["findings"]]
    for one in plain:
        one["fixes"] = [{key: value for key, value in fix.items() if key != "text"} for fix in one["fixes"]]
    return {**found, "findings": plain}


@pytest.mark.parametrize("code", expected.SAMPLES)
def test_it_finds_what_was_expected_in_the_order_of_the_report(run: Run, stocked: None, code: str) -> None:
    found = run("check", code, "--json", now=SEEN).json
    report = expected.report(code)
    assert [one["id"] for one in found["findings"]] == [one.id for one in report.findings]
    assert [one["fingerprint"] for one in found["findings"]] == [one.fingerprint for one in report.findings]
    assert {one["id"] for one in found["findings"] if one["accepted"]} == set(report.accepted or {})
    assert (found["open"], found["today"]) == (len(report.open), "2026-11-23")


def test_open_findings_are_told_by_the_exit_code(run: Run, stocked: None) -> None:
    assert run("check", "JP-2026-11", now=SEEN).code == 0
    assert run("check", "EU-2027-04", now=SEEN).code == 1
    assert run("check", "EU-2027-04", "--json", now=SEEN).code == 1
    outcome = run("check", "nowhere")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_findings_stand_under_their_days_in_every_language(run: Run, stocked: None, spoken: str) -> None:
    report, said = expected.report("JP-2026-11-TRAPS"), language(spoken)
    outcome = run("--ui-language", spoken, "check", "JP-2026-11-TRAPS", now=SEEN)
    assert outcome.code == 1
    assert outcome.err == ""
    heading, told = "", []
    weights = {said.gettext(label(one)): one for one in Severity}
    for line in outcome.lines:
        if line and not line.startswith(" "):
            heading = line
        elif (word := line.strip().split(" · ")[0]) in weights:
            told.append((heading, weights[word]))
    assert told == [(said.date(one.date, "day") if one.date else "", one.severity) for one in report.open]
    numbers = [int(found[1]) for line in outcome.lines if (found := re.match(r"    (\d)\. \S", line))]
    assert numbers == [n for one in report.open for n in range(1, len(one.fixes) + 1)]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_for_programs_only_the_texts_differ_between_languages(run: Run, stocked: None, spoken: str) -> None:
    english = run("check", "EU-2027-04", "--json", now=SEEN).json
    other = run("--ui-language", spoken, "check", "EU-2027-04", "--json", now=SEEN).json
    assert words(other) == words(english)
    for one in other["findings"]:
        assert all(one[name] for name in TEXTS)
        assert not re.search(r"[{}]", "".join((one["text"], one["rule"], one["source"], str(one["items"]))))


def test_an_explanation_gives_rule_numbers_data_and_source(run: Run, stocked: None) -> None:
    plain, explained = (run("check", "JP-2026-11", *more, now=SEEN).lines for more in ((), ("--explain",)))
    added = [line.strip() for line in explained if line not in plain]
    assert sum(line.startswith("Rule: ") for line in added) == 2
    assert sum(line.startswith("Source: ") for line in added) == 2
    assert sum(line == "Length of the day: 12 h 10 min" for line in added) == 1
    assert all(line.startswith("      ") for line in explained if line.strip() in added)


def test_accepted_ones_stand_below_with_reason_author_and_date(run: Run, stocked: None) -> None:
    lines = run("check", "JP-2026-11", now=SEEN).lines
    at = lines.index("Accepted")
    assert "Wed 11 Nov" in lines[at + 1]
    assert lines[at + 2].strip().startswith("Accepted by Giulia Verdi on 22 October 2026: The residents")
    assert lines[-1] == "Open: 0 · Accepted: 2"
    risks = [one["accepted"] for one in run("check", "JP-2026-11", "--json", now=SEEN).json["findings"]]
    assert [risk["author"] for risk in risks] == ["Giulia Verdi"] * 2
    assert all(datetime.fromisoformat(risk["at"]).tzinfo for risk in risks)


def test_time_going_by_is_seen(run: Run, stocked: None) -> None:
    later = run("check", "EU-2027-04", "--json", now="2027-04-05T10:00+02:00").json
    hosts = [one for one in later["findings"] if one["check"] == "hosts"]
    assert len(hosts) == 6


def test_a_visit_without_a_programme_has_nothing_to_be_found(run: Run, folder: Path) -> None:
    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    with library.edit(phrase("Test"), now=NOW) as edit:
        visits.create(
            edit, title="Empty", language="en", start=FIRST, end=LAST, zone="Asia/Tokyo", home_zone="Europe/Rome"
        )
    library.close(now=NOW)
    outcome = run("check", "2026-11")
    assert (outcome.code, outcome.lines[-1]) == (0, "Nothing was found.")
    assert run("check", "2026-11", "--json").json["findings"] == []


def test_the_demonstration_comes_with_the_samples_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(name: str, taken_at: datetime) -> bytes:
        output = BytesIO()
        Image.new("RGB", (8, 6), (len(name) * 9 % 256, taken_at.minute, 90)).save(output, "JPEG")
        return output.getvalue()

    monkeypatch.setattr(photos, "made", made)
    assert len(run("sample").lines) == 2
    assert len(run("sample", "--traps").lines) == 3
    listed = {one["code"] for one in run("visits", "--json").json}
    assert listed == {"JP-2026-11", "EU-2027-04", "JP-2026-11-TRAPS"}
