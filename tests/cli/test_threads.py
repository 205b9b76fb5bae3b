"""`thread`: the sample chain from both ends, the table, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.made_once import NOW, let_go
from tests.operations.conftest import Workspace
from visitplanner.domain.kinds import Visibility
from visitplanner.domain.thread import STEPS
from visitplanner.operations import observations
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

CODE = "JP-2026-11"


@pytest.fixture(autouse=True)
def samples(sample_library: Path, folder: Path) -> None:
    sample_library.rename(folder)


def test_the_sample_chain_is_the_same_from_every_link(run: Run) -> None:
    """`domain/sample-visits.md` 6.5: O3 → Q4 → Thursday 14:15 → … → list approved on 31 January."""
    chain = run("thread", CODE, "Q4", "--json").json
    assert [step["kind"] for step in chain["steps"]] == list(STEPS)
    assert [step["records"][0]["label"] for step in chain["steps"][:2]] == ["O3", "Q4"]
    assert "31 January 2027" in run("thread", CODE, "Q4").lines[-2]
    assert [one["label"] for one in chain["practice_notes"]] == ["N4"]
    adapted = chain["steps"][4]["records"][-1]["id"]
    for step in chain["steps"]:
        id = adapted if step["kind"] == "transfer_decision" else step["records"][0]["id"]
        found = run("thread", CODE, id[:12], "--json").json
        assert found["record"]["id"] == id
        for other, own in zip(found["steps"], chain["steps"], strict=True):
            assert {row["id"] for row in other["records"]} & {row["id"] for row in own["records"]}, other[
                "kind"
            ]


def test_the_chain_is_indented_and_marks_what_was_asked(run: Run) -> None:
    lines = run("thread", CODE, "q4").lines
    assert lines[0].startswith("  Objective: O3  ")
    assert lines[1].startswith("  → Question: Q4  ")
    assert lines[2].startswith("      Session: ")
    assert "Thu 12 Nov 14:15" in lines[2]
    gaps = run("thread", CODE, "Q2", "--ui-language", "it").lines
    assert len([line for line in gaps if line.strip().startswith("–")]) == 4


def test_the_table_has_a_row_per_path(run: Run) -> None:
    rows = run("thread", CODE, "--json").json
    assert rows["whole"]
    full = [row for row in rows["rows"] if all(row.values())]
    assert {row["question"]["label"] for row in full} >= {"Q4"}
    assert all(set(row) == {*STEPS, "practice_note"} for row in rows["rows"])
    table = run("thread", CODE).lines
    assert len(table) == len(rows["rows"]) + 1


def test_what_has_no_label_says_by_what_it_can_be_asked_for(run: Run) -> None:
    lines = run("thread", CODE, "Q4").lines
    adapted = next(line for line in lines if "→ Parma, Adapt" in line)
    assert any("→ Brno, Watch" in line for line in lines)
    handle = adapted.split(": ")[1].split(" ")[0]
    found = run("thread", CODE, handle, "--json").json["record"]
    assert (found["kind"], found["decision"], found["city"]["name"]["en"]) == (
        "transfer_decision",
        "adapt",
        "Parma",
    )
    assert found["practice_note"]


def test_private_observations_say_so_and_can_be_left_out(run: Run, folder: Path) -> None:
    chain = run("thread", CODE, "Q4", "--json").json
    heard = chain["steps"][3]["records"]
    assert [one["private"] for one in heard] == [False]
    library = Library.open(folder, identity=Identity("a" * 32, "a"), now=NOW)
    kept = Workspace(library).do(observations.set_visibility, heard[0]["id"], Visibility.PRIVATE)
    let_go(library)
    shown = run("thread", CODE, "Q4")
    assert next(line for line in shown.lines if "Observation" in line).endswith(" · Private)")
    assert any("  Private · Proc" in line for line in run("thread", CODE).lines)
    found = run("thread", CODE, "Q4", "--json").json["steps"][3]["records"]
    assert [(one["id"], one["private"]) for one in found] == [(kept, True)]
    assert run("thread", CODE, "Q4", "--json", "--without-private").json["steps"][3]["records"] == []
    assert not any("Private" in line for line in run("thread", CODE, "--without-private").lines)
    assert run("thread", CODE, kept, "--without-private").code == 2


def test_what_is_not_on_the_thread_is_refused_with_what_is_near(run: Run) -> None:
    refused = run("thread", CODE, "Q44")
    assert refused.code == 2
    assert "“Q44”" in refused.err
    assert "Q4 (Question)" in refused.err
    assert "Nearest" not in run("thread", CODE, "zzzzzzzzzz").err
    assert run("thread", "nowhere").code == 2
