"""Drafts: durable at once, shown in place, found by search, made into versions over what they were typed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.made_once import let_go
from tests.store import contents
from tests.store.libraries import NOW, opened
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Observation, Visit
from visitplanner.domain.wording import wording
from visitplanner.store import snapshots
from visitplanner.store.editing import LARGEST_TEXT
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

VISIT = "5" * 32
NOTE = "1" * 32
AT = ("observation", NOTE, "text", "en")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "one")
    with library.edit(Phrase("Start"), now=NOW) as edit:
        edit.add(Visit, space=VISIT, id=VISIT)
        edit.add(
            Observation,
            space=VISIT,
            id=NOTE,
            visit=VISIT,
            text=wording("en", en="First line.\nSecond line.\n"),
        )
    yield library
    let_go(library)


def version(library: Library) -> str:
    with library.edit(Phrase("Look"), now=NOW) as edit:
        return edit.get(Observation, NOTE).text["en"]


def shown(library: Library) -> str:
    snapshot = library.read(snapshots.visit_snapshot, VISIT)
    assert snapshot is not None
    return snapshot.observations[0].text["en"]


def test_a_draft_shows_and_is_found_and_is_no_version_yet(library: Library) -> None:
    before = contents.shown(library)
    library.save_draft(*AT, "First line about trams.\n", now=NOW)
    library.save_draft(*AT, "First line about trams and buses.\n", now=NOW + timedelta(seconds=1))
    (draft,) = library.drafts()
    assert (draft.text, draft.began, draft.saved) == (
        "First line about trams and buses.\n", NOW, NOW + timedelta(seconds=1),
    )  # fmt: skip
    assert contents.shown(library) == before
    assert version(library) == "First line.\nSecond line.\n"
    assert shown(library) == "First line about trams and buses.\n"
    found = library.read(snapshots.one, Observation, NOTE)
    assert found is not None
    assert found.text["en"] == shown(library)
    snapshot = library.read(snapshots.visit_snapshot, VISIT)
    assert snapshot is not None
    assert snapshot.drafts == {(NOTE, "text", "en")}
    (hit,) = library.find("buses").hits
    assert "buses" in hit.snippet


def test_a_draft_survives_without_closing(library: Library, tmp_path: Path) -> None:
    library.save_draft(*AT, "typed", now=NOW)
    reader = opened(tmp_path / "one", write=False)
    assert [draft.text for draft in reader.drafts()] == ["typed"]
    reader.close(now=NOW)


def test_a_discarded_draft_leaves_the_last_version(library: Library) -> None:
    library.save_draft(*AT, "nonsense", now=NOW)
    library.discard_draft(*AT, now=NOW)
    assert library.drafts() == ()
    assert shown(library) == "First line.\nSecond line.\n"
    assert library.find("nonsense").hits == ()
    assert len(library.find("second").hits) == 1


def test_writing_the_text_ends_its_draft(library: Library) -> None:
    library.save_draft(*AT, "First line.\nSecond thoughts", now=NOW)
    with library.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Observation, NOTE, "text", "en", "First line.\nSecond line.\n")
    assert not edit.touched, "the text came back to what it was"
    assert library.drafts() == ()
    assert library.find("thoughts").hits == ()
    assert library.verify() == ()


def test_cutting_makes_versions_that_can_be_undone(library: Library) -> None:
    library.save_draft(*AT, "First line by Ana.\nSecond line.\n", now=NOW)
    assert library.cut_drafts("another", now=NOW) == 0
    assert library.cut_drafts(VISIT, now=NOW) == 1
    assert library.drafts() == ()
    assert version(library) == "First line by Ana.\nSecond line.\n"
    assert contents.shown(library) == contents.said(library)
    library.undo(VISIT, now=NOW)
    assert version(library) == "First line.\nSecond line.\n"


def test_a_draft_is_merged_with_what_came_while_it_was_typed(library: Library, tmp_path: Path) -> None:
    other = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    other.receive(library.changes(VISIT), now=NOW)
    library.save_draft(*AT, "First line by Ana.\nSecond line.\n", now=NOW)
    with other.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Observation, NOTE, "text", "en", "First line.\nSecond line by Ben.\n")
    library.receive(other.changes(VISIT), now=NOW)
    other.close(now=NOW)
    library.save_draft(*AT, "First line by Ana, again.\nSecond line.\n", now=NOW)
    assert shown(library) == "First line by Ana, again.\nSecond line.\n"
    library.cut_drafts(now=NOW)
    assert version(library) == "First line by Ana, again.\nSecond line by Ben.\n"


def test_leaving_the_field_merges_too(library: Library, tmp_path: Path) -> None:
    other = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    other.receive(library.changes(VISIT), now=NOW)
    library.save_draft(*AT, "First line by Ana.\nSecond", now=NOW)
    with other.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Observation, NOTE, "text", "en", "First line.\nSecond line by Ben.\n")
    library.receive(other.changes(VISIT), now=NOW)
    other.close(now=NOW)
    with library.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Observation, NOTE, "text", "en", "First line by Ana.\nSecond line.\n")
    assert version(library) == "First line by Ana.\nSecond line by Ben.\n"


def test_undo_first_takes_back_what_is_being_typed(library: Library) -> None:
    library.save_draft(*AT, "First line by Ana.\n", now=NOW)
    undone = library.undo(VISIT, now=NOW)
    assert undone is not None
    assert undone.label == Phrase("Write")
    assert shown(library) == version(library) == "First line.\nSecond line.\n"
    library.redo(VISIT, now=NOW)
    assert version(library) == "First line by Ana.\n"
    assert library.verify() == ()


def test_deleting_takes_what_was_typed_into_the_bin_and_back(library: Library) -> None:
    library.save_draft(*AT, "typed and not yet a version", now=NOW)
    with library.edit(Phrase("Delete"), now=NOW, visit=VISIT) as edit:
        edit.delete(Observation, NOTE)
    assert library.drafts() == ()
    with library.edit(Phrase("Restore"), now=NOW, visit=VISIT) as edit:
        edit.revive(Observation, NOTE)
    assert version(library) == "typed and not yet a version"


def test_a_draft_of_what_a_colleague_deleted_brings_it_back(library: Library, tmp_path: Path) -> None:
    other = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    other.receive(library.changes(VISIT), now=NOW)
    with other.edit(Phrase("Delete"), now=NOW, visit=VISIT) as edit:
        edit.delete(Observation, NOTE)
    library.receive(other.changes(VISIT), now=NOW)
    other.close(now=NOW)
    library.save_draft(*AT, "I was still typing", now=NOW)
    assert library.find("typing").hits == ()
    assert library.cut_drafts(now=NOW) == 1
    assert version(library) == "I was still typing"


def test_a_draft_that_could_never_be_written_is_refused(library: Library) -> None:
    with pytest.raises(Refusal):
        library.save_draft(*AT, "x" * (LARGEST_TEXT + 1), now=NOW)
    assert library.drafts() == ()


def test_a_draft_may_be_older_than_its_row(library: Library) -> None:
    """The line of the capture window is kept before there is an observation."""
    library.save_draft("observation", "capture", "text", "en", "half a line \ud83d", now=NOW)
    assert library.cut_drafts(now=NOW) == 0
    assert [draft.text for draft in library.drafts()] == ["half a line \ufffd"]
    assert library.verify() == ()
