"""Practice notes and observations."""

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
    Question,
    SourceLink,
)
from visitplanner.operations import days, observations, places, practices, sessions


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
    workspace.do(practices.set_period, note, ongoing=False)
    workspace.do(practices.set_period, note, end="2020")
    assert [(one.start, one.end) for one in workspace.all(PracticeNote)] == [("2019", "2020")]
    assert workspace.refused(practices.set_period, note, start="2021").field == "end"


def test_a_deleted_note_leaves_its_sessions_and_comes_back_with_them(
    workspace: Workspace, note: str, call: str
) -> None:
    workspace.do(practices.attach, call, note)
    before = workspace.snapshot
    workspace.do(practices.delete, note)
    assert call not in workspace.snapshot.practices_of
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before


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


def test_without_a_session_the_zone_is_the_day_s_city_s(workspace: Workspace) -> None:
    glasgow = workspace.do(places.city_named, name="Glasgow", language="en", zone=LONDON)
    workspace.do(days.set_value, workspace.visit, date(2026, 11, 9), "city", glasgow)
    workspace.do(observations.note, workspace.visit, "Rain", language="en")
    workspace.do(
        observations.note, workspace.visit, "Sun", language="en",
        taken_at=datetime(TUESDAY.year, TUESDAY.month, TUESDAY.day, 3, tzinfo=UTC),
    )  # fmt: skip
    zones = {one.text["en"]: one.zone for one in workspace.snapshot.observations}
    assert zones == {"Rain": LONDON, "Sun": TOKYO}


def test_a_line_is_kept_with_its_answer_and_its_photos(workspace: Workspace, call: str) -> None:
    asked = workspace.do(lambda edit: edit.add(Question, space=workspace.visit, visit=workspace.visit, number=1))
    photo = {"blob": "ab" * 32, "name": "a.jpg", "media_type": "image/jpeg"}
    heard = workspace.do(
        observations.capture, workspace.visit, "So", language="en", session=call, question=asked, photos=[photo, photo]
    )
    seen = workspace.snapshot
    assert seen.answered == {asked}
    assert [(one.name, one.order, one.space) for one in seen.attachments_of[heard]] == [
        ("a.jpg", 1, workspace.visit), ("a.jpg", 2, workspace.visit)
    ]  # fmt: skip
    workspace.do(observations.answer, heard, asked)
    assert len(workspace.all(Answer)) == 1
    workspace.refused(observations.capture, workspace.visit, "x", language="en", question="gone")


def test_a_name_is_put_only_where_there_is_none(workspace: Workspace) -> None:
    signed = workspace.do(observations.note, workspace.visit, "One", language="en")
    nameless = workspace.do(lambda edit: edit.add(Observation, space=workspace.visit, visit=workspace.visit))
    workspace.do(observations.sign, [signed, nameless], "Anna")
    assert {one.id: one.author for one in workspace.snapshot.observations} == {
        signed: "Mario Rossi", nameless: "Anna"
    }  # fmt: skip
