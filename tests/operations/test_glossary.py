"""Terms and phrases: one gesture each, taken back by undo."""

from __future__ import annotations

import pytest

from tests.operations.conftest import NOW, Workspace
from visitplanner.domain.kinds import TermSort, Theme
from visitplanner.domain.records import Term
from visitplanner.operations import fields, glossary


def test_an_entry_is_a_space_of_its_own(workspace: Workspace) -> None:
    id = workspace.do(glossary.add, name=" open data ", language="en", theme=Theme.ICT)
    (found,) = workspace.all(Term)
    assert (found.id, found.space, found.sort, found.theme) == (id, id, TermSort.TERM, Theme.ICT)
    assert (dict(found.name.texts), found.name.original) == ({"en": "open data"}, "en")
    workspace.do(fields.write_text, "term", id, "name", "ja", "オープンデータ")
    workspace.do(fields.set_value, "term", id, "keep", True)
    (found,) = workspace.all(Term)
    assert (found.keep, found.name["ja"]) == (True, "オープンデータ")


def test_a_phrase_may_be_named_later_and_its_first_language_is_its_original(workspace: Workspace) -> None:
    id = workspace.do(glossary.add, name="", language="it", sort=TermSort.PHRASE)
    workspace.do(fields.write_text, "term", id, "name", "it", "Piacere")
    assert workspace.all(Term)[0].name.original == "it"


def test_a_deleted_entry_comes_back(workspace: Workspace) -> None:
    id = workspace.do(glossary.add, name="MaaS", language="en", sort=TermSort.NAME)
    workspace.do(glossary.delete, id)
    assert not workspace.all(Term)
    workspace.library.undo(workspace.visit, now=NOW)
    assert [one.id for one in workspace.all(Term)] == [id]


@pytest.mark.parametrize("language", ["", "(", "e n"])
def test_a_language_is_a_tag(workspace: Workspace, language: str) -> None:
    assert workspace.refused(glossary.add, name="x", language=language).field == "language"


def test_what_is_gone_is_not_deleted_again(workspace: Workspace) -> None:
    workspace.refused(glossary.delete, "gone")
