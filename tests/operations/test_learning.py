"""Practice notes, questions and observations."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.examples import LONDON, MONDAY, TOKYO, TUESDAY, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.base.errors import Refusal
from visitplanner.domain.kinds import ConditionSort, ObservationKind, Visibility
from visitplanner.domain.records import (
    Answer,
    Attachment,
    Condition,
    Evidence,
    Observation,
    PracticeNote,
    SourceLink,
)
from visitplanner.operations import days, observations, places, practices, questions, sessions


@pytest.fixture
def note(workspace: Workspace) -> str:
    return workspace.do(practices.create, title="Digital First", language="en")


@pytest.fixture
def call(workspace: Workspace) -> str:
    return workspace.do(sessions.add, workspace.visit, title="Call", language="en", when=at(MONDAY, "10"))


def test_practice_notes_are_numbered_and_shared(workspace: Workspace, note: str) -> None:
    workspace.do(practices.create, title="Second", language="it")
    found = workspace.all(PracticeNote)
    assert {one.code for one in found} == {"N1", "N2"}
    assert all(one.space == one.id for one in found)
    assert workspace.refused(practices.create, title="", language="en").field == "title"
    workspace.refused(practices.create, title="x", language="en", city="nowhere")


def test_a_session_is_about_a_note_once(workspace: Workspace, note: str, call: str) -> None:
    workspace.do(practices.attach, call, note)
    workspace.do(practices.attach, call, note)
    assert [one.id for one in workspace.snapshot.practices_of[call]] == [note]
    assert len(workspace.snapshot.session_practices) == 1
    workspace.do(practices.detach, call, note)
    assert not workspace.snapshot.session_practices
    workspace.do(practices.attach, call, note)
    assert len(workspace.snapshot.session_practices) == 1
    workspace.refused(practices.attach, call, "gone")


def test_rows_keep_the_order_they_are_given(workspace: Workspace, note: str) -> None:
    rows = [workspace.do(practices.add_evidence, note) for _ in range(3)]
    workspace.do(practices.reorder, Evidence, [rows[2], rows[0], rows[1]])
    workspace.do(practices.remove_row, Evidence, rows[0])
    last = workspace.do(practices.add_evidence, note)
    found = sorted(workspace.all(Evidence), key=lambda row: row.order)
    assert [row.id for row in found] == [rows[2], rows[1], last]
    assert {row.space for row in found} == {note}


def test_conditions_and_sources(workspace: Workspace, note: str) -> None:
    workspace.do(practices.add_condition, note, ConditionSort.BARRIER)
    workspace.do(practices.add_link, note, url="https://city.example", accessed=MONDAY)
    assert [(one.sort, one.practice) for one in workspace.all(Condition)] == [(ConditionSort.BARRIER, note)]
    assert [(one.url, one.accessed) for one in workspace.all(SourceLink)] == [("https://city.example", MONDAY)]
    with pytest.raises(ValueError, match="is not a row"):
        workspace.do(practices.remove_row, PracticeNote, note)


def test_photos_lie_in_the_space_of_their_owner(workspace: Workspace, note: str, call: str) -> None:
    for kind, owner in (("practice_note", note), ("session", call)):
        photo = {"blob": "ab" * 32, "name": "a.jpg", "media_type": "image/jpeg", "zone": TOKYO}
        workspace.do(practices.add_media, kind, owner, **photo)
    found = {one.owner: (one.space, one.order, one.zone) for one in workspace.all(Attachment)}
    assert found == {note: (note, 1, TOKYO), call: (workspace.visit, 1, TOKYO)}


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [("2026-13", "", "start"), ("next year", "", "start"), ("2026", "2025", "end"), ("2026-05", "2026-04-30", "end"),
     ("2026", "2026-02-30", "end"), ("0001", "", "start")],
)  # fmt: skip
def test_a_period_is_refused(workspace: Workspace, note: str, start: str, end: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        workspace.do(practices.set_period, note, start, end, ongoing=False)
    assert caught.value.field == field


def test_a_period_is_as_exact_as_it_is_known(workspace: Workspace, note: str) -> None:
    for start, end in (("2020", "2020-04"), ("2020-04", "2020"), ("", "2024"), ("2019-10-31", "2024-03-31")):
        workspace.do(practices.set_period, note, start, end, ongoing=False)
        (found,) = workspace.all(PracticeNote)
        assert (found.start, found.end) == (start, end)
    workspace.do(practices.set_period, note, "2019", "2018", ongoing=True)
    (found,) = workspace.all(PracticeNote)
    assert (found.start, found.end, found.ongoing) == ("2019", "", True)


def test_a_deleted_note_leaves_its_sessions_and_comes_back_with_them(
    workspace: Workspace, note: str, call: str
) -> None:
    workspace.do(practices.attach, call, note)
    before = workspace.snapshot
    workspace.do(practices.delete, note)
    assert call not in workspace.snapshot.practices_of
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before


def test_questions_and_objectives_are_numbered(workspace: Workspace, call: str) -> None:
    goal = workspace.do(questions.add_objective, workspace.visit, "Learn", language="en")
    first = workspace.do(questions.add, workspace.visit, "How?", language="en", objective=goal, asked_by="p")
    second = workspace.do(questions.add, workspace.visit, "Why?", language="en", session=call)
    workspace.do(questions.delete, first)
    third = workspace.do(questions.add, workspace.visit, "When?", language="en")
    workspace.do(questions.place, third, call)
    workspace.do(questions.place, second, "")
    found = {one.id: (one.number, one.session) for one in workspace.snapshot.questions}
    assert found == {second: (2, ""), third: (3, call)}
    for operation, *args in ((questions.add, workspace.visit, " "), (questions.add_objective, workspace.visit, "")):
        assert workspace.refused(operation, *args, language="en").field == "text"
    workspace.refused(questions.place, third, "gone")
    workspace.refused(questions.add, workspace.visit, "x", language="en", objective="gone")


def test_one_line_is_enough_for_an_observation(workspace: Workspace) -> None:
    id = workspace.do(observations.note, workspace.visit, "  56 schools have PV ", language="en")
    (seen,) = workspace.snapshot.observations
    assert (seen.id, seen.text["en"], seen.text.original) == (id, "56 schools have PV", "en")
    assert (seen.taken_at, seen.zone, seen.author) == (NOW, TOKYO, "Mario Rossi")
    assert (seen.kind, seen.visibility) == (ObservationKind.HEARD, Visibility.DELEGATION)
    assert workspace.refused(observations.note, workspace.visit, "\n", language="en").field == "text"


def test_an_observation_inherits_from_its_session(workspace: Workspace, note: str, call: str) -> None:
    hall = workspace.do(places.create, name="Hall", language="en", zone=LONDON)
    workspace.do(sessions.set_place, call, hall)
    workspace.do(practices.attach, call, note)
    moment = datetime(2026, 11, 9, 5, tzinfo=UTC)
    workspace.do(
        observations.note, workspace.visit, "So", language="ja", session=call, kind=ObservationKind.DOUBT,
        taken_at=moment,
    )  # fmt: skip
    (seen,) = workspace.snapshot.observations
    assert (seen.place, seen.practice, seen.zone, seen.taken_at, seen.kind) == (
        hall, note, LONDON, moment, ObservationKind.DOUBT
    )  # fmt: skip
    workspace.do(observations.set_session, seen.id, "")
    assert workspace.snapshot.observations[0].place == ""


def test_without_a_session_the_zone_is_the_day_s_city_s(workspace: Workspace) -> None:
    glasgow = workspace.do(places.create_city, name="Glasgow", language="en", zone=LONDON)
    workspace.do(days.set_value, workspace.visit, date(2026, 11, 9), "city", glasgow)
    workspace.do(observations.note, workspace.visit, "Rain", language="en")
    workspace.do(
        observations.note, workspace.visit, "Sun", language="en",
        taken_at=datetime(TUESDAY.year, TUESDAY.month, TUESDAY.day, 3, tzinfo=UTC),
    )  # fmt: skip
    zones = {one.text["en"]: one.zone for one in workspace.snapshot.observations}
    assert zones == {"Rain": LONDON, "Sun": TOKYO}


def test_an_answer_is_given_once_and_taken_back(workspace: Workspace) -> None:
    asked = workspace.do(questions.add, workspace.visit, "How?", language="en")
    heard = workspace.do(observations.note, workspace.visit, "So", language="en")
    workspace.do(observations.answer, heard, asked)
    workspace.do(observations.answer, heard, asked)
    assert workspace.snapshot.answered == {asked}
    assert len(workspace.all(Answer)) == 1
    workspace.do(observations.unanswer, heard, asked)
    assert workspace.snapshot.answered == frozenset()
    workspace.refused(observations.answer, heard, "gone")


def test_a_private_note_lies_where_nothing_travels(workspace: Workspace) -> None:
    asked = workspace.do(questions.add, workspace.visit, "How?", language="en")
    open_note = workspace.do(observations.note, workspace.visit, "So", language="en")
    workspace.do(observations.answer, open_note, asked)
    workspace.do(practices.add_media, Observation, open_note, blob="ab" * 32, name="a", media_type="image/png")
    before = workspace.snapshot
    private = workspace.do(observations.set_visibility, open_note, Visibility.PRIVATE)
    assert private != open_note
    seen = workspace.snapshot
    (moved,) = seen.observations
    assert (moved.id, moved.visibility, moved.text) == (private, Visibility.PRIVATE, before.observations[0].text)
    spaces = {one.space for one in (moved, *seen.answers, *seen.attachments)}
    assert spaces == {f"{workspace.visit}/private/{'r' * 32}"}
    assert seen.answered == {asked}
    assert [one.owner for one in seen.attachments] == [private]
    shared = workspace.do(observations.set_visibility, private, Visibility.SHAREABLE)
    assert workspace.do(observations.set_visibility, shared, Visibility.DELEGATION) == shared
    assert {one.space for one in workspace.snapshot.observations} == {workspace.visit}
    for _ in range(3):
        assert workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before


def test_a_deleted_observation_is_gone_and_back(workspace: Workspace) -> None:
    id = workspace.do(observations.note, workspace.visit, "So", language="en")
    workspace.do(observations.delete, id)
    assert not workspace.all(Observation)
    workspace.library.undo(workspace.visit, now=NOW)
    assert [one.id for one in workspace.all(Observation)] == [id]
