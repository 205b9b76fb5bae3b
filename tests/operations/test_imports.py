"""What comes from files is one gesture: taken where it differs, said where it does not fit, and undone exactly."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.texts import HOSTILE, states, texts
from tests.operations.conftest import NOW, Workspace
from visitplanner.domain import worklist
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import Session
from visitplanner.domain.translations import Translations, Unit
from visitplanner.domain.wording import Wording
from visitplanner.exchange import translations
from visitplanner.operations import fields, imports, practices, sessions

SAME = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""One library for all examples: what each writes is taken back."""


@pytest.fixture
def call(workspace: Workspace) -> str:
    return workspace.do(sessions.add, workspace.visit, title="Courtesy call", language="en")


def title(workspace: Workspace, call: str) -> Wording:
    return workspace.snapshot.session[call].title


def unit(id: str, text: str, state: TextState = TextState.CHECKED, source: str = "Courtesy call") -> Unit:
    return Unit("session", id, "title", source, text, state)


def test_a_translation_is_taken_with_its_state(workspace: Workspace, call: str) -> None:
    found = workspace.do(imports.take_translations, Translations("en", "ja", (unit(call, "表敬訪問"),)))
    assert found == {"taken": 1, "outdated": 0, "same": 0, "empty": 0, "unknown": 0}
    words = title(workspace, call)
    assert (words["ja"], words.state("ja"), words.original) == ("表敬訪問", TextState.CHECKED, "en")


def test_what_was_translated_from_another_text_is_outdated(workspace: Workspace, call: str) -> None:
    workspace.do(fields.write_text, Session, call, "title", "en", "Visit to the mayor")
    found = workspace.do(imports.take_translations, Translations("en", "ja", (unit(call, "表敬訪問"),)))
    assert (found["taken"], found["outdated"]) == (0, 1)
    assert title(workspace, call).state("ja") is TextState.OUTDATED


def test_empty_and_unknown_units_touch_nothing(workspace: Workspace, call: str) -> None:
    workspace.do(fields.write_text, Session, call, "title", "ja", "表敬")
    before = workspace.snapshot
    strange = [Unit(*address, "a", "b") for address in (
        ("session", "f" * 32, "title"), ("session", call, "when"), ("session", call, "id"), ("hacker", call, "title"),
        ("person_private", call, "diet"), ("", "", ""),
    )]  # fmt: skip
    found = workspace.do(imports.take_translations, Translations("en", "ja", (unit(call, ""), *strange)))
    assert (found["empty"], found["unknown"]) == (1, len(strange))
    assert workspace.snapshot == before


def test_a_file_into_no_language_is_refused(workspace: Workspace, call: str) -> None:
    wrong = Translations("en", "../ja", (unit(call, "x"),))
    assert workspace.refused(imports.take_translations, wrong).field == "language"


@pytest.mark.parametrize("form", ["po", "xliff"])
@SAME
@given(pairs=st.lists(st.tuples(texts.filter(str.strip), texts, states), min_size=1, max_size=4))
def test_texts_come_back_to_the_same_state(
    workspace: Workspace, form: translations.Form, pairs: list[tuple[str, str, TextState]]
) -> None:
    """Sent out, lost here, taken back in: as before. Taken in once more: nothing. Undone: as after the loss."""
    made = []
    for n, (source, target, state) in enumerate(pairs):
        made.append(workspace.do(practices.create, title=f"{n}", language="en"))
        workspace.do(
            practices.attach, workspace.do(sessions.add, workspace.visit, title="", language="en"), made[-1]
        )
        workspace.do(fields.write_text, "practice_note", made[-1], "solution", "en", source)
        if target:
            workspace.do(fields.write_text, "practice_note", made[-1], "solution", "ja", target)
            workspace.do(fields.set_text_state, "practice_note", made[-1], "solution", "ja", state)
    full = workspace.snapshot.practices
    entries = [one for one in worklist.texts(workspace.snapshot) if one.id in made]
    content = translations.export(entries, "en", "ja", form)

    for id in made:
        workspace.do(fields.write_text, "practice_note", id, "solution", "ja", "")
    lost = workspace.snapshot.practices
    taken = workspace.do(imports.take_translations, translations.read(content))
    for id in made:
        assert workspace.snapshot.practices[id].solution.texts == full[id].solution.texts
        assert workspace.snapshot.practices[id].solution.state("ja") is full[id].solution.state("ja")
    again = workspace.do(imports.take_translations, translations.read(content))
    assert again["taken"] == again["outdated"] == 0
    if taken["taken"]:
        workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot.practices == lost
    for id in made:
        workspace.do(practices.delete, id)


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_hostile_texts_of_every_field_come_back(workspace: Workspace, form: translations.Form) -> None:
    for text in HOSTILE:
        added = workspace.do(sessions.add, workspace.visit, title="x", language="en")
        workspace.do(fields.write_text, "session", added, "note", "en", text)
        workspace.do(fields.write_text, "session", added, "note", "it", text)
    before = workspace.snapshot
    content = translations.export(worklist.texts(before), "en", "it", form)
    found = workspace.do(imports.take_translations, translations.read(content))
    assert found["taken"] == found["outdated"] == found["unknown"] == 0
    assert workspace.snapshot == before
