"""Visits as wholes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at
from tests.operations.conftest import FIRST, LAST, NOW, Workspace
from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.kinds import SessionStatus, VisitState
from visitplanner.domain.records import Connector, Day, Objective, Participation, Question, Visit
from visitplanner.domain.wording import wording
from visitplanner.operations import (
    days,
    fields,
    items,
    legs,
    observations,
    practices,
    sessions,
    visits,
)

SPRING = date(2027, 4, 11)


def make(workspace: Workspace, **changed: object) -> str:
    values = {"title": "Second", "language": "it", "start": FIRST, "end": LAST, "zone": TOKYO, "home_zone": ROME}
    return workspace.do(visits.create, **{**values, **changed})


def put(workspace: Workspace, kind: type[Any], **values: Any) -> str:
    """A record of the visit for which there is no operation yet."""
    return workspace.do(lambda edit: edit.add(kind, space=workspace.visit, visit=workspace.visit, **values))


def test_a_new_visit_is_a_space_of_its_own_and_has_a_free_code(workspace: Workspace) -> None:
    second = workspace.of(make(workspace)).visit
    third = workspace.of(make(workspace, code="2026-11")).visit
    assert (second.space, second.code, third.code) == (second.id, "2026-11-2", "2026-11-3")
    assert (second.title.texts, second.title.original) == ({"it": "Second"}, "it")
    assert (second.working_language, second.state, second.zone, second.home_zone) == (
        "it", VisitState.PLANNED, TOKYO, ROME
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " \n"}, "title"), ({"end": FIRST - timedelta(days=1)}, "end"), ({"zone": "Mars"}, "zone"),
        ({"home_zone": ""}, "home_zone"), ({"language": "?"}, "language"), ({"start": date(1, 1, 1)}, "start"),
        ({"end": date(9999, 12, 31)}, "end"), ({"end": FIRST + timedelta(days=400)}, "end"),
    ],
)  # fmt: skip
def test_what_a_visit_cannot_be_is_refused_at_its_field(
    workspace: Workspace, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        make(workspace, **changed)
    assert caught.value.field == field
    assert len(workspace.all(Visit)) == 1


def test_shorter_dates_delete_nothing(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title="Late", language="en", when=at(LAST, "9"))
    workspace.do(visits.set_dates, workspace.visit, FIRST, MONDAY)
    assert [plan.date for plan in programme.days(workspace.snapshot)] == [FIRST, MONDAY, LAST]
    assert id in workspace.snapshot.session
    assert workspace.refused(visits.set_dates, workspace.visit, LAST, FIRST).field == "end"


def test_rename_and_state(workspace: Workspace) -> None:
    workspace.do(visits.rename, workspace.visit, "ja", "視察")
    workspace.do(visits.set_state, workspace.visit, VisitState.POSTPONED)
    visit = workspace.snapshot.visit
    assert (visit.title["ja"], visit.title["en"], visit.state) == ("視察", "Study visit", VisitState.POSTPONED)
    assert workspace.refused(visits.rename, workspace.visit, "ja", " ").field == "title"


def test_a_deleted_visit_comes_back_whole(workspace: Workspace) -> None:
    workspace.do(sessions.add, workspace.visit, title="Lunch", language="en", when=at(MONDAY, "12"))
    before = workspace.snapshot
    workspace.do(visits.delete, workspace.visit)
    assert not workspace.all(Visit)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before


def test_a_copy_has_the_plan_and_nothing_that_happened(workspace: Workspace) -> None:
    visit = workspace.visit
    lunch = workspace.do(sessions.add, visit, title="Lunch", language="en", when=at(MONDAY, "12"))
    call = workspace.do(sessions.add, visit, title="Call", language="en", when=at(MONDAY, "10"))
    off = workspace.do(sessions.add, visit, title="Off", language="en", when=at(MONDAY, "15"))
    train = workspace.do(
        legs.add, visit, title="Train", language="en", departure=at(TUESDAY, "8"), arrival=at(TUESDAY, "9")
    )
    workspace.do(items.set_status, call, SessionStatus.CONFIRMED)
    workspace.do(items.set_status, off, SessionStatus.CANCELLED)
    workspace.do(fields.write_text, Day, workspace.do(days.ensure, visit, MONDAY), "dress", "en", "Formal")
    goal = put(workspace, Objective, number=1)
    asked = put(workspace, Question, text=wording("en", en="How?"), objective=goal, session=call)
    put(workspace, Question, text=wording("en", en="Why?"), session=off)
    note = workspace.do(practices.create, title="Digital First", language="en")
    workspace.do(practices.attach, call, note)
    heard = workspace.do(observations.note, visit, "So", language="en", session=call)
    workspace.do(observations.answer, heard, asked)
    put(workspace, Participation, person="p", rank=1)
    put(workspace, Connector, before=call, after=lunch, minutes=5)
    before = workspace.snapshot
    copy = workspace.of(workspace.do(visits.duplicate, visit, SPRING))
    assert workspace.snapshot == before

    assert (copy.visit.start, copy.visit.end, copy.visit.code) == (SPRING, date(2027, 4, 16), "2026-11-2")
    assert copy.visit.title == before.visit.title
    placed = [(str(one.start)[:16], one.item.title["en"], one.item.status) for one in programme.slots(copy)]
    assert placed == [
        ("2027-04-12 10:00", "Call", SessionStatus.IDEA),
        ("2027-04-12 12:00", "Lunch", SessionStatus.IDEA),
        ("2027-04-13 08:00", "Train", SessionStatus.IDEA),
    ]
    assert programme.slots(copy)[2].minutes == 60
    assert copy.day[date(2027, 4, 12)].dress["en"] == "Formal"
    new_call = next(one.id for one in copy.sessions if one.title["en"] == "Call")
    assert {(one.text["en"], one.session, bool(one.objective)) for one in copy.questions} == {
        ("How?", new_call, True), ("Why?", "", False)
    }  # fmt: skip
    assert [one.code for one in copy.practices_of[new_call]] == ["N1"]
    assert [(one.person, one.visit) for one in copy.participations] == [("p", copy.visit.id)]
    assert [(one.before, one.minutes) for one in copy.connectors] == [(new_call, 5)]
    assert not copy.observations
    assert not copy.answers
    records = (*copy.sessions, *copy.legs, *copy.questions, *copy.objectives, *copy.days, *copy.connectors)
    assert {one.space for one in records} == {copy.visit.id}
    assert not {one.id for one in records} & {lunch, call, off, train, goal, asked}


def test_a_day_is_one_record_however_often_it_is_said(workspace: Workspace) -> None:
    for language, title in (("en", "Arrival"), ("it", "Arrivo")):
        day = workspace.do(days.ensure, workspace.visit, MONDAY)
        workspace.do(fields.write_text, "day", day, "title", language, title)
    assert [(day.date, day.title.texts) for day in workspace.snapshot.days] == [
        (MONDAY, {"en": "Arrival", "it": "Arrivo"})
    ]
    assert workspace.refused(days.set_value, workspace.visit, MONDAY, "city", "nowhere")
    assert workspace.refused(days.ensure, "gone", MONDAY)
    assert workspace.refused(days.ensure, workspace.visit, date.max).field == "date"


def test_any_title_is_kept_as_typed(workspace: Workspace) -> None:
    for text in ("x" * 10_000, "&<b>AT&T</b>", "𠮷野 神\ufa19 髙橋", "\u200fשלום\u200f", "a\u0301"):
        workspace.do(visits.rename, workspace.visit, "en", text)
        assert workspace.snapshot.visit.title["en"] == text
    workspace.do(fields.write_text, Visit, workspace.visit, "summary", "en", "a\0b\ud800\r\nc")
    assert workspace.snapshot.visit.summary["en"] == "ab\ufffd\nc"
    too_long = workspace.refused(fields.write_text, Visit, workspace.visit, "summary", "en", "x" * 1_000_001)
    assert too_long.field == "summary"
