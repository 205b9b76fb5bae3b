"""Translating: a text and its state are one gesture."""

from __future__ import annotations

import pytest

from tests.operations.conftest import NOW, Workspace
from visitplanner.domain.kinds import TextState
from visitplanner.operations import fields, wordings


def test_a_translation_and_its_state_are_taken_back_together(workspace: Workspace) -> None:
    before = workspace.snapshot
    workspace.do(wordings.settle, "visit", workspace.visit, "title", "ja", "視察訪問", TextState.CHECKED)
    title = workspace.snapshot.visit.title
    assert (title["ja"], title.state("ja")) == ("視察訪問", TextState.CHECKED)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before


def test_a_checked_translation_is_outdated_when_its_source_changes(workspace: Workspace) -> None:
    workspace.do(wordings.settle, "visit", workspace.visit, "title", "ja", "訪問", TextState.CHECKED)
    workspace.do(fields.write_text, "visit", workspace.visit, "title", "en", "Another visit")
    assert workspace.snapshot.visit.title.state("ja") is TextState.OUTDATED


@pytest.mark.parametrize("text", ["", "\x00"])
def test_nothing_cannot_be_checked(workspace: Workspace, text: str) -> None:
    refusal = workspace.refused(
        wordings.settle, "visit", workspace.visit, "title", "ja", text, TextState.CHECKED
    )
    assert refusal.field == "title"
