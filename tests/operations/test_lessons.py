"""What observations turn into, and how a note becomes ready: each one gesture, each taken back by one undo."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.examples import MONDAY, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.domain import practice_form
from visitplanner.domain.kinds import Certainty, Confidence, NoteStatus, Stage, Theme, Visibility
from visitplanner.domain.records import Attachment, City, Evidence, Observation, PracticeNote
from visitplanner.operations import actions, fields, lessons, observations, places, practices, sessions

READY = date(2026, 11, 12)


@pytest.fixture
def note(workspace: Workspace) -> str:
    return workspace.do(practices.create, title="Sensors", language="en")


@pytest.fixture
def heard(workspace: Workspace) -> str:
    id = workspace.do(observations.note, workspace.visit, "Leaks fell by 12 %", language="en")
    for name, value in (("value", "12"), ("unit", "%"), ("speaker_role", "Head of water"),
                        ("certainty", Certainty.MEASURED)):  # fmt: skip
        workspace.do(fields.set_value, Observation, id, name, value)
    workspace.do(fields.write_text, Observation, id, "text", "ja", "漏水が12％減った")
    return id


def record(workspace: Workspace, note: str) -> PracticeNote:
    return next(one for one in workspace.all(PracticeNote) if one.id == note)


def test_evidence_has_the_figure_the_source_and_the_thread_back(
    workspace: Workspace, note: str, heard: str
) -> None:
    row = workspace.do(lessons.evidence_from, note, heard)
    (found,) = workspace.all(Evidence)
    assert (found.id, found.practice, found.observation) == (row, note, heard)
    assert (found.value, found.unit, found.year, found.confidence) == ("12", "%", 2026, Confidence.HIGH)
    assert found.source == "Head of water, 9 November 2026"
    assert dict(found.indicator.texts) == {"en": "Leaks fell by 12 %", "ja": "漏水が12％減った"}
    assert workspace.snapshot.observations[0].practice == note
    assert workspace.do(lessons.evidence_from, note, heard) == row, "once is enough"
    assert len(workspace.all(Evidence)) == 1


def test_turning_into_evidence_is_one_undo(workspace: Workspace, note: str, heard: str) -> None:
    before = workspace.snapshot
    workspace.do(lessons.evidence_from, note, heard)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    assert not workspace.all(Evidence)


def test_a_lesson_is_added_after_what_is_written_in_each_language_once(
    workspace: Workspace, note: str, heard: str
) -> None:
    workspace.do(fields.write_text, PracticeNote, note, "difficulties", "en", "Batteries.\n")
    for _ in range(2):
        workspace.do(lessons.lesson_from, note, heard)
    written = record(workspace, note).difficulties
    assert written["en"] == "Batteries.\n\n- Leaks fell by 12 %"
    assert written["ja"] == "- 漏水が12％減った"
    other = workspace.do(observations.note, workspace.visit, "Two\nlines", language="en")
    workspace.do(lessons.text_from, note, other, "difficulties")
    assert record(workspace, note).difficulties["en"].endswith("- Leaks fell by 12 %\n- Two\n  lines")


def test_what_is_private_goes_into_nothing_that_others_read(
    workspace: Workspace, note: str, heard: str
) -> None:
    kept = workspace.do(observations.set_visibility, heard, Visibility.PRIVATE)
    before = record(workspace, note)
    for turn in (lessons.evidence_from, lessons.lesson_from):
        assert workspace.refused(turn, note, kept).field == "visibility"
    assert workspace.refused(lessons.note_from, kept).field == "visibility"
    assert workspace.refused(actions.of_observation, kept).field == "visibility"
    assert record(workspace, note) == before


def test_evidence_rests_on_what_it_came_from_whoever_may_see_that(
    workspace: Workspace, note: str, heard: str
) -> None:
    row = workspace.do(lessons.evidence_from, note, heard)
    kept = workspace.do(observations.set_visibility, heard, Visibility.PRIVATE)
    assert [(one.id, one.observation) for one in workspace.all(Evidence)] == [(row, kept)]
    back = workspace.do(observations.set_visibility, kept, Visibility.DELEGATION)
    assert workspace.do(lessons.evidence_from, note, back) == row


def test_only_texts_of_a_note_take_words(workspace: Workspace, note: str, heard: str) -> None:
    with pytest.raises(ValueError, match="no text"):
        workspace.do(lessons.text_from, note, heard, "code")


def test_a_note_of_an_observation_knows_where_it_was_heard(workspace: Workspace) -> None:
    city = workspace.do(places.city_named, name="Hamamatsu", language="en")
    place = workspace.do(places.create, name="Works", language="en")
    workspace.do(fields.set_value, "place", place, "city", city)
    call = workspace.do(
        sessions.add, workspace.visit, title="Tour", language="en", when=at(MONDAY, "10"), place=place
    )
    heard = workspace.do(observations.note, workspace.visit, "One card\nfor all " + "x" * 200, language="en",
                         session=call)  # fmt: skip
    made = record(workspace, workspace.do(lessons.note_from, heard))
    assert made.title["en"].startswith("One card for all x")
    assert len(made.title["en"]) <= 90
    assert made.summary["en"].startswith("One card\nfor all")
    assert (made.city, made.site) == (city, place)
    assert [one.id for one in workspace.snapshot.practices_of[call]] == [made.id]
    assert workspace.snapshot.observations[0].practice == made.id
    assert workspace.all(City)[0].id == city


def test_a_note_is_checked_by_somebody_on_a_day(workspace: Workspace, note: str) -> None:
    step = practices.set_status
    assert workspace.refused(step, note, NoteStatus.CHECKED_BY_HOST, on=READY).field == "checked_by"
    assert workspace.refused(step, note, NoteStatus.CHECKED_BY_HOST, by="Host").field == "checked_on"
    assert workspace.refused(step, note, NoteStatus.PUBLISHED).field == "status"
    workspace.do(step, note, NoteStatus.CHECKED_BY_HOST, by=" Host officer ", on=READY)
    found = record(workspace, note)
    assert (found.status, found.checked_by, found.checked_on) == (
        NoteStatus.CHECKED_BY_HOST, "Host officer", READY,
    )  # fmt: skip
    workspace.do(step, note, NoteStatus.DRAFT)
    workspace.do(step, note, NoteStatus.CHECKED_BY_HOST)
    assert record(workspace, note) == found


def test_what_lacks_something_is_not_published(workspace: Workspace, note: str) -> None:
    step = practices.set_status
    workspace.do(step, note, NoteStatus.CHECKED_BY_HOST, by="Host", on=READY)
    refusal = workspace.refused(step, note, NoteStatus.PUBLISHED)
    assert (refusal.field, refusal.phrase.facts["n"]) == ("status", 11)
    for key in ("summary", "owner_body", "problem", "solution", "difficulties", "transfer"):
        workspace.do(fields.write_text, PracticeNote, note, key, "en", "x")
    city = workspace.do(places.city_named, name="Hamamatsu", language="en")
    for key, value in (
        ("theme", Theme.ICT),
        ("city", city),
        ("stage", Stage.PILOT),
        ("evidence_not_yet", True),
    ):
        workspace.do(fields.set_value, PracticeNote, note, key, value)
    workspace.do(practices.set_period, note, "2024", "", True)
    assert "n" in workspace.refused(step, note, NoteStatus.PUBLISHED).phrase.facts
    workspace.do(practices.add_link, note)
    workspace.do(step, note, NoteStatus.PUBLISHED)
    workspace.do(step, note, NoteStatus.WITHDRAWN)
    workspace.do(step, note, NoteStatus.DRAFT)
    assert record(workspace, note).status is NoteStatus.DRAFT


def test_every_status_leads_somewhere_and_can_be_reached() -> None:
    reached = {status for steps in practice_form.STEPS.values() for status, _words in steps}
    assert reached == set(practice_form.STEPS) == set(NoteStatus)


def test_several_photos_are_one_gesture(workspace: Workspace, note: str) -> None:
    photos = [{"blob": str(n) * 64, "name": f"{n}.jpg", "media_type": "image/jpeg"} for n in (1, 2, 3)]
    workspace.do(practices.add_photos, PracticeNote, note, photos)
    found = sorted(workspace.all(Attachment), key=lambda one: one.order)
    assert [one.name for one in found] == ["1.jpg", "2.jpg", "3.jpg"]
    workspace.library.undo(workspace.visit, now=NOW)
    assert not workspace.all(Attachment)
