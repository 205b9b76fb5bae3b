"""What comes from files is one gesture: taken where it differs, said where it does not fit, and undone exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.notes import Filed, notes
from tests.exchange.texts import HOSTILE, states, texts
from tests.made_once import NOW, let_go, opened
from tests.operations.conftest import Workspace
from visitplanner.domain import ids, note_bundles, worklist
from visitplanner.domain.kinds import TextState
from visitplanner.domain.note_bundles import Bundle, Said
from visitplanner.domain.records import Attachment, City, Evidence, Place, PracticeNote, Session
from visitplanner.domain.translations import Form, Translations, Unit
from visitplanner.domain.wording import Wording, wording
from visitplanner.exchange import notes as files
from visitplanner.exchange import translations
from visitplanner.operations import fields, imports, places, practices, sessions
from visitplanner.store.identity import Identity

SAME = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert found == {"taken": 1, "outdated": 0, "same": 0, "empty": 0, "marked": 0, "unknown": 0}
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


@pytest.mark.parametrize("form", ["po", "xliff", "xliff2"])
@SAME
@given(pairs=st.lists(st.tuples(texts.filter(str.strip), texts, states), min_size=1, max_size=4))
def test_texts_come_back_to_the_same_state(
    workspace: Workspace, form: Form, pairs: list[tuple[str, str, TextState]]
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


@pytest.mark.parametrize("form", ["po", "xliff", "xliff2"])
def test_hostile_texts_of_every_field_come_back(workspace: Workspace, form: Form) -> None:
    for text in HOSTILE:
        added = workspace.do(sessions.add, workspace.visit, title="x", language="en")
        workspace.do(fields.write_text, "session", added, "note", "en", text)
        workspace.do(fields.write_text, "session", added, "note", "it", text)
    before = workspace.snapshot
    content = translations.export(worklist.texts(before), "en", "it", form)
    found = workspace.do(imports.take_translations, translations.read(content))
    assert found["taken"] == found["outdated"] == found["unknown"] == 0
    assert workspace.snapshot == before


# ---------------------------------------------------------------- practice notes
@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """Another library, which knows nothing."""
    library = opened(tmp_path / "elsewhere", Identity("e" * 32, "Anna Bianchi"))
    yield Workspace(library)
    let_go(library)


def everything(workspace: Workspace) -> dict[type[Any], tuple[Any, ...]]:
    return {kind: workspace.all(kind) for kind in note_bundles.KINDS}


def keep(workspace: Workspace, filed: Filed) -> None:
    """Put a note with all its rows into a library, as it is."""

    def add(edit: Any) -> None:
        for one in filed.records:
            values = {
                name: getattr(one, name) for name in one.__dataclass_fields__ if name not in ("id", "space")
            }
            edit.add(type(one), space=one.space, id=one.id, **values)

    workspace.do(add)


def there_and_back(workspace: Workspace, folder: Path, id: str) -> tuple[Bundle, ...]:
    bundles = note_bundles.bundles(everything(workspace), [id])
    sent = files.write(folder, bundles, workspace.library.blob_path)
    return files.read(sent.files[0], "sv").bundles


@SAME
@given(filed=notes())
def test_a_note_reaches_another_library_as_it_is(
    workspace: Workspace, elsewhere: Workspace, tmp_path: Path, filed: Filed
) -> None:
    """Equal there; once more and at home nothing changes; undone, the other library is exactly as before."""
    filed = filed.renamed()
    keep(workspace, filed)
    here, there = everything(workspace), everything(elsewhere)
    found = there_and_back(workspace, tmp_path / "out", filed.note.id)

    assert workspace.do(imports.take_notes, found) == {"new": 0, "differs": 0, "same": 1}
    assert everything(workspace) == here

    assert elsewhere.do(imports.take_notes, found) == {"new": 1, "differs": 0, "same": 0}
    arrived = {one.id: one for rows in everything(elsewhere).values() for one in rows}
    for one in (row for rows in here.values() for row in rows if row.space == filed.note.id):
        assert arrived[one.id] == one
    assert elsewhere.do(imports.take_notes, found)["same"] == 1
    elsewhere.library.undo(elsewhere.visit, now=NOW)
    assert everything(elsewhere) == there


@SAME
@given(before=notes(), after=notes())
def test_what_differs_is_set_and_undone_exactly(
    workspace: Workspace, elsewhere: Workspace, tmp_path: Path, before: Filed, after: Filed
) -> None:
    """The same note, gone separate ways in two libraries: what the file says is set, all else stays, undo restores."""
    id = ids.new()
    for library, filed in ((elsewhere, before.renamed()), (workspace, after.renamed())):
        rows = tuple(
            replace(row, space=id, **{note_bundles.owner_field(type(row)): id}) for row in filed.rows
        )
        keep(library, replace(filed, note=replace(filed.note, id=id, space=id), rows=rows))
    found = there_and_back(workspace, tmp_path / "out", id)
    was = everything(elsewhere)
    taken = elsewhere.do(imports.take_notes, found)
    now = {one.id: one for one in elsewhere.all(PracticeNote)}[id]
    said = {one.id: one for one in workspace.all(PracticeNote)}[id]
    for name in PracticeNote.__dataclass_fields__:
        mine, theirs = getattr(now, name), getattr(said, name)
        if isinstance(mine, Wording):
            assert {language: mine[language] for language in theirs} == dict(theirs.texts)
            assert all(mine.states.get(language) is state for language, state in theirs.states.items())
        else:
            assert mine == theirs
    assert elsewhere.do(imports.take_notes, found) == {"new": 0, "differs": 0, "same": 1}
    assert {row.id for row in was[Evidence]} <= {row.id for row in elsewhere.all(Evidence)}
    if taken["differs"]:
        elsewhere.library.undo(elsewhere.visit, now=NOW)
    assert everything(elsewhere) == was


def bundle(id: str = "", rows: tuple[Said, ...] = (), city: str = "", **values: Any) -> Bundle:
    named = Said(City, "", {"name": Wording({"en": city})}) if city else None
    return Bundle(
        Said(PracticeNote, id, {"title": Wording({"en": "Heat"}), **values}), rows, named, None, "heat.md"
    )


def only(workspace: Workspace, kind: type[Any]) -> Any:
    (found,) = workspace.all(kind)
    return found


def test_a_note_by_hand_gets_id_code_and_original(workspace: Workspace) -> None:
    workspace.do(practices.create, title="There before", language="en")
    workspace.do(imports.take_notes, (bundle(), bundle()))
    made = [one for one in workspace.all(PracticeNote) if one.title["en"] == "Heat"]
    assert sorted(one.code for one in made) == ["N2", "N3"]
    assert all(one.title.original == "en" and one.space == one.id for one in made)


def test_what_a_file_does_not_mention_stays(workspace: Workspace) -> None:
    id = workspace.do(practices.create, title="Heat", language="en")
    row = workspace.do(practices.add_evidence, id)
    workspace.do(fields.set_value, "practice_note", id, "tags", ("sea",))
    workspace.do(fields.write_text, "practice_note", id, "summary", "ja", "海")
    words = Wording({"en": "Sea", "ja": "海"}, {}, "en")
    found = workspace.do(imports.take_notes, (bundle(id, summary=words, amount=5.0),))
    assert found == {"new": 0, "differs": 1, "same": 0}
    note = only(workspace, PracticeNote)
    assert (note.tags, note.amount, dict(note.summary.texts)) == (("sea",), 5.0, {"en": "Sea", "ja": "海"})
    assert only(workspace, Evidence).id == row


def test_a_check_is_outdated_by_another_original_unless_the_file_says_otherwise(workspace: Workspace) -> None:
    id = workspace.do(practices.create, title="Heat", language="en")
    for state in (TextState.OUTDATED, TextState.CHECKED):
        workspace.do(fields.write_text, "practice_note", id, "title", "ja", "熱")
        workspace.do(fields.set_text_state, "practice_note", id, "title", "ja", TextState.CHECKED)
        said = Wording({"en": f"Heat, {state}"}, {"ja": state} if state is TextState.CHECKED else {}, "en")
        workspace.do(imports.take_notes, (bundle(id, title=said),))
        assert only(workspace, PracticeNote).title.state("ja") is state


def test_cities_are_found_by_name_and_made_once(workspace: Workspace) -> None:
    parma = workspace.do(places.city_named, name="Parma", language="it")
    workspace.do(imports.take_notes, (bundle(city="PARMA"), bundle(city="Brno"), bundle(city="brno")))
    brno = {city.id for city in workspace.all(City)} - {parma}
    assert len(brno) == 1
    assert sorted(one.city for one in workspace.all(PracticeNote)) == sorted([parma, *brno, *brno])


def test_a_place_that_is_made_lies_in_the_city_of_the_note(workspace: Workspace) -> None:
    site = Said(Place, "b" * 32, {"name": wording("it", it="Porto"), "zone": "Europe/Rome"})
    workspace.do(imports.take_notes, (replace(bundle(city="Parma"), site=site),))
    place = only(workspace, Place)
    assert (place.id, place.city, place.zone) == ("b" * 32, only(workspace, City).id, "Europe/Rome")
    assert only(workspace, PracticeNote).site == place.id


def test_rows_of_another_note_are_copied_not_taken_away(workspace: Workspace) -> None:
    first = workspace.do(practices.create, title="First", language="en")
    row = workspace.do(practices.add_evidence, first)
    copied = Said(Evidence, row, {"value": "12 %", "order": 1})
    for _again in range(2):
        workspace.do(imports.take_notes, (bundle("c" * 32, (copied, copied)),))
    rows = {one.practice: [] for one in workspace.all(Evidence)}
    for one in workspace.all(Evidence):
        rows[one.practice].append(one.value)
    assert rows[first] == [""]
    assert set(rows["c" * 32]) == {"12 %"}


def test_a_deleted_note_comes_back_from_its_file(workspace: Workspace, tmp_path: Path) -> None:
    id = workspace.do(practices.create, title="Heat", language="en")
    found = there_and_back(workspace, tmp_path, id)
    before = everything(workspace)
    workspace.do(practices.delete, id)
    assert workspace.do(imports.take_notes, found)["new"] == 1
    assert everything(workspace) == before


def test_photos_are_attached_as_the_library_keeps_them(workspace: Workspace) -> None:
    blob = workspace.library.add_photo(b"no picture at all", now=NOW, name="plan.txt")
    by_hand = Said(Attachment, "d" * 32, {"order": 1}, {"blob": "1" * 64, "name": "plan.txt"})
    workspace.do(imports.take_notes, (bundle("c" * 32, (by_hand,)),), {"1" * 64: blob})
    photo = only(workspace, Attachment)
    assert (photo.blob, photo.media_type, photo.owner, photo.name) == (
        blob.sha,
        blob.media_type,
        "c" * 32,
        "plan.txt",
    )
    before = everything(workspace)
    assert workspace.do(imports.take_notes, (bundle("c" * 32, (by_hand,)),), {"1" * 64: blob})["same"] == 1
    assert everything(workspace) == before


WRONG = {
    "amount": -1.0, "amount_year": 9, "sdgs": (18,), "start": "2026-13", "end": "soon", "title": Wording({"../x": "a"}),
    "summary": Wording({"en": "x" * 1_000_001}),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_may_not_be_entered_is_refused_with_its_file(workspace: Workspace, name: str) -> None:
    refused = workspace.refused(imports.take_notes, (bundle("c" * 32, **{name: WRONG[name]}),))
    assert refused.phrase.facts["file"] == "heat.md"
    assert refused.field in (name, "language")
    assert workspace.all(PracticeNote) == ()


def test_an_end_before_its_start_is_refused(workspace: Workspace) -> None:
    assert workspace.refused(imports.take_notes, (bundle(start="2026", end="2025"),)).field == "end"


def test_one_note_in_two_files_is_refused_with_both(workspace: Workspace) -> None:
    two = (bundle("c" * 32), replace(bundle("c" * 32, amount=5.0), name="sea.md"))
    refused = workspace.refused(imports.take_notes, two)
    assert refused.phrase.facts == {"file": "heat.md", "other": "sea.md"}
    assert workspace.all(PracticeNote) == ()


def test_an_id_of_something_else_is_refused(workspace: Workspace) -> None:
    assert workspace.refused(imports.take_notes, (bundle(workspace.visit),)).field == "id"
    site = Said(Place, "c" * 32, {"name": wording("it", it="Porto")})
    for id, city in (("c" * 32, None), ("d" * 32, replace(site, kind=City))):
        found = replace(bundle(id), site=site, city=city)
        assert workspace.refused(imports.take_notes, (found,)).field == "id"
