"""What stands behind a programme: bookings, groups, run-of-show, checklist, who does what, minutes between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.examples import MONDAY, TOKYO, TUESDAY, at
from tests.operations.conftest import FIRST, LAST, NOW, Workspace
from visitplanner.base.language import LANGUAGES
from visitplanner.domain import tasks as countdown
from visitplanner.domain.goers import goers
from visitplanner.domain.kinds import BookingKind, MinutesSource, Mode, Part, VisitState
from visitplanner.domain.records import Attendance, Person, Task, Visit
from visitplanner.operations import (
    attendances,
    bookings,
    connectors,
    legs,
    run_rows,
    sessions,
    tasks,
    tracks,
    visits,
)
from visitplanner.store import snapshots
from visitplanner.store.editing import Edit

TODAY = NOW.date()


def person(workspace: Workspace, family: str) -> str:
    return workspace.do(lambda edit: edit.add(Person, space=family, id=family, family_latin=family))


def call(workspace: Workspace) -> str:
    return workspace.do(sessions.add, workspace.visit, title="Call", language="en", when=at(MONDAY, "10"))


def undone(workspace: Workspace, operation: Any, *args: Any, **kwargs: Any) -> Any:
    """Do it, undo it, find everything as it was, redo it; what it gave."""
    before = workspace.snapshot
    result = workspace.do(operation, *args, **kwargs)
    after = workspace.snapshot
    assert after != before
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    workspace.library.redo(workspace.visit, now=NOW)
    assert workspace.snapshot == after
    return result


# ------------------------------------------------------------------ bookings
def test_a_booking_lasts_from_its_first_to_its_last_date(workspace: Workspace) -> None:
    values: dict[str, Any] = {"kind": BookingKind.INTERPRETERS, "language": "it", "start": FIRST, "end": LAST}
    one = undone(workspace, bookings.add, workspace.visit, title="Due interpreti", **values)
    other = workspace.do(bookings.add, workspace.visit, title="", **values)
    undone(workspace, bookings.set_dates, one, MONDAY, MONDAY)
    found = {booking.id: booking for booking in workspace.snapshot.bookings}
    assert (found[one].start, found[one].end, found[one].title.texts) == (
        MONDAY,
        MONDAY,
        {"it": "Due interpreti"},
    )
    assert found[one].order < found[other].order
    assert workspace.refused(bookings.set_dates, one, TUESDAY, MONDAY).field == "end"
    assert workspace.refused(bookings.add, workspace.visit, title="", **{**values, "place": "gone"})
    assert (
        workspace.refused(bookings.add, workspace.visit, title="", **{**values, "start": date.min}).field
        == "start"
    )
    undone(workspace, bookings.delete, [one, other])
    assert not workspace.snapshot.bookings


# ------------------------------------------------------------------ groups
def test_a_group_says_who_goes_where(workspace: Workspace) -> None:
    rossi, verdi = person(workspace, "Rossi"), person(workspace, "Verdi")
    session = call(workspace)
    leg = workspace.do(legs.add, workspace.visit, title="Bus", language="en", departure=at(MONDAY, "9"))
    group = workspace.do(tracks.add, workspace.visit, title="Energy", language="en", people=[rossi, rossi])
    for item in (session, leg):
        undone(workspace, tracks.assign, item, group)
    undone(workspace, tracks.set_people, group, [verdi, rossi])
    snapshot = workspace.snapshot
    assert snapshot.track[group].people == (verdi, rossi)
    assert goers(snapshot, snapshot.leg[leg]) == goers(snapshot, snapshot.session[session]) == {rossi, verdi}
    undone(workspace, tracks.delete, group)
    assert goers(workspace.snapshot, workspace.snapshot.session[session]) is None
    workspace.library.undo(workspace.visit, now=NOW)
    workspace.do(tracks.assign, session, "")
    assert goers(workspace.snapshot, workspace.snapshot.session[session]) is None
    assert goers(workspace.snapshot, workspace.snapshot.leg[leg]) == {rossi, verdi}


def test_a_group_goes_only_to_what_its_own_visit_plans(workspace: Workspace) -> None:
    session = call(workspace)
    values: dict[str, Any] = {
        "language": "en",
        "start": FIRST,
        "end": LAST,
        "zone": TOKYO,
        "home_zone": TOKYO,
    }
    other = workspace.do(visits.create, title="Other", **values)
    group = workspace.do(tracks.add, other, title="A", language="en")
    assert workspace.refused(tracks.assign, session, group).field == "track"
    assert workspace.refused(tracks.assign, session, "gone")
    assert workspace.refused(tracks.add, workspace.visit, title="A", language="en", people=["gone"])


# ------------------------------------------------------------------ run-of-show
def test_new_rows_follow_each_other(workspace: Workspace) -> None:
    session = call(workspace)
    gather = {"what": "Gather", "offset": -10, "minutes": 10}
    (first,) = undone(workspace, run_rows.add, session, [gather], "en")
    rows = [
        {"what": "Welcome", "offset": 0, "minutes": 5},
        {"what": "Cards", "minutes": 7, "actor": "All", "cue": "Bow", "contingency": "Bring spare ones"},
        {"what": "Greeting", "interpreter": "Tsūyaku", "vehicle": "Coach 1"},
    ]
    made = undone(workspace, run_rows.add, session, rows, "en")
    found = workspace.snapshot.run_of[session]
    assert [(one.id, one.offset, one.minutes, one.what["en"]) for one in found] == [
        (first, -10, 10, "Gather"), (made[0], 0, 5, "Welcome"), (made[1], 5, 7, "Cards"),
        (made[2], 12, None, "Greeting"),
    ]  # fmt: skip
    assert (found[2].actor, found[2].cue["en"], found[2].contingency["en"]) == (
        "All",
        "Bow",
        "Bring spare ones",
    )
    assert (found[3].interpreter, found[3].vehicle) == ("Tsūyaku", "Coach 1")
    undone(workspace, run_rows.set_time, made[2], -20, 15)
    assert workspace.snapshot.run_of[session][0].id == made[2]
    undone(workspace, run_rows.delete, made)
    assert [one.id for one in workspace.snapshot.run_of[session]] == [first]


@pytest.mark.parametrize(
    ("offset", "minutes", "field"), [(0, -1, "minutes"), (10_081, 5, "offset"), (-10_081, None, "offset")]
)
def test_a_row_stands_within_a_week_of_its_session(
    workspace: Workspace, offset: int, minutes: int | None, field: str
) -> None:
    session = call(workspace)
    (row,) = workspace.do(run_rows.add, session, [{}], "en")
    assert workspace.refused(run_rows.set_time, row, offset, minutes).field == field
    new = [{"offset": offset, "minutes": minutes}]
    assert workspace.refused(run_rows.add, session, new, "en").field == field


# ------------------------------------------------------------------ checklist
def test_the_checklist_is_filled_once_however_often(workspace: Workspace) -> None:
    undone(workspace, tasks.fill, workspace.visit, "it")
    filled = workspace.snapshot.tasks
    workspace.do(tasks.fill, workspace.visit, "ja")
    assert workspace.snapshot.tasks == filled
    assert 30 <= len(filled) <= 40
    assert (min(one.offset for one in filled), max(one.offset for one in filled)) == (-150, 30)
    for task in filled:
        assert set(task.title) == set(LANGUAGES)
        assert task.title.original == "it"
    ordered = countdown.countdown(workspace.snapshot)
    assert [one.offset for one in ordered] == sorted(one.offset for one in filled)
    assert [one.order for one in ordered] == sorted(one.order for one in filled)


def test_filling_again_brings_back_what_was_deleted_and_touches_nothing_else(workspace: Workspace) -> None:
    workspace.do(tasks.fill, workspace.visit, "en")
    gone, done = (one.id for one in workspace.snapshot.tasks[:2])
    workspace.do(tasks.set_done, done, MONDAY)
    before = workspace.snapshot
    workspace.do(tasks.delete, [gone])
    workspace.do(tasks.fill, workspace.visit, "en")
    assert workspace.snapshot == before


def test_a_task_is_due_by_its_distance_until_a_date_is_fixed(workspace: Workspace) -> None:
    id = undone(workspace, tasks.add, workspace.visit, title="Book", language="en", offset=-60)

    def due() -> tuple[date | None, bool]:
        snapshot = workspace.snapshot
        (task,) = snapshot.tasks
        return countdown.due_on(task, snapshot.visit), countdown.late(task, snapshot.visit, TODAY)

    assert due() == (FIRST - timedelta(days=60), True)
    undone(workspace, tasks.set_due, id, TODAY)
    assert due() == (TODAY, False)
    workspace.do(tasks.set_due, id, None)
    undone(workspace, tasks.set_done, id, TODAY)
    assert due() == (FIRST - timedelta(days=60), False)
    workspace.do(lambda edit: edit.set(Visit, workspace.visit, start=None))
    workspace.do(tasks.set_done, id, None)
    assert due() == (None, False)
    workspace.do(lambda edit: edit.set(Visit, workspace.visit, start=date.max))
    workspace.do(lambda edit: edit.set(Task, id, offset=30))
    assert due() == (None, False)
    assert workspace.refused(tasks.set_due, id, date.min).field == "due"
    assert (
        workspace.refused(tasks.add, workspace.visit, title="x", language="en", offset=1001).field == "offset"
    )


def test_the_library_says_what_to_do_next_and_what_is_late(workspace: Workspace) -> None:
    def told() -> tuple[Any, ...]:
        (line,) = workspace.library.read(snapshots.library, NOW)
        return line.next_task["en"], line.next_due, line.late

    assert told() == ("", None, None)
    book, thank, brief = (
        workspace.do(tasks.add, workspace.visit, title=title, language="en", offset=offset)
        for title, offset in (("Book", -60), ("Thank", 7), ("Brief", -2))
    )
    assert told() == ("Thank", FIRST + timedelta(days=7), 2)
    workspace.do(tasks.set_done, book, TODAY)
    workspace.do(tasks.set_done, thank, TODAY)
    assert told() == ("Brief", FIRST - timedelta(days=2), 1)
    workspace.do(tasks.set_done, brief, TODAY)
    assert told() == ("", None, 0)
    workspace.do(tasks.set_done, brief, None)
    workspace.do(visits.set_state, workspace.visit, VisitState.POSTPONED)
    workspace.do(
        lambda edit: edit.set(
            Visit, workspace.visit, start=FIRST.replace(year=2020), end=LAST.replace(year=2020)
        )
    )
    assert told() == ("", None, None)


# ------------------------------------------------------------------ who does what
def test_a_person_has_one_part_in_a_session(workspace: Workspace) -> None:
    session, rossi = call(workspace), person(workspace, "Rossi")

    def parts() -> list[tuple[str, Part]]:
        return [(one.person, one.part) for one in workspace.snapshot.attendances]

    for part in (Part.ATTENDS, Part.SPEAKS):
        undone(workspace, attendances.set_part, session, rossi, part)
        assert parts() == [(rossi, part)]
    undone(workspace, attendances.set_part, session, rossi, None)
    assert not parts()
    undone(workspace, attendances.set_part, session, rossi, Part.HOSTS)
    assert parts() == [(rossi, Part.HOSTS)]
    assert workspace.refused(attendances.set_part, session, "gone", Part.HOSTS)
    assert workspace.refused(attendances.set_part, "gone", rossi, Part.HOSTS)


def test_of_several_parts_of_a_person_one_is_changed_and_the_others_stay(workspace: Workspace) -> None:
    session, rossi = call(workspace), person(workspace, "Rossi")
    home = workspace.snapshot.visit.space

    def add(edit: Edit, part: Part) -> None:
        edit.add(Attendance, space=home, session=session, person=rossi, part=part)

    def parts() -> set[Part]:
        return {one.part for one in workspace.snapshot.attendances}

    for part in (Part.HOSTS, Part.SPEAKS):
        workspace.do(add, part)
    undone(workspace, attendances.set_part, session, rossi, Part.ATTENDS, Part.SPEAKS)
    assert parts() == {Part.HOSTS, Part.ATTENDS}
    workspace.do(attendances.set_part, session, rossi, Part.INTERPRETS, Part.SPEAKS)
    assert parts() == {Part.HOSTS, Part.ATTENDS}, "the part was gone before"
    undone(workspace, attendances.set_part, session, rossi, Part.HOSTS, Part.ATTENDS)
    assert parts() == {Part.HOSTS}, "nobody has the same part twice"
    undone(workspace, attendances.set_part, session, rossi, None, Part.HOSTS)
    assert not parts()


# ------------------------------------------------------------------ minutes between
def test_between_two_items_there_is_one_connector(workspace: Workspace) -> None:
    first = call(workspace)
    lunch = workspace.do(sessions.add, workspace.visit, title="Lunch", language="en", when=at(MONDAY, "12"))
    id = undone(
        workspace, connectors.connect, first, lunch, minutes=10, mode=Mode.WALK, source=MinutesSource.ESTIMATE
    )
    undone(
        workspace, connectors.connect, first, lunch, minutes=15, mode=Mode.TAXI, source=MinutesSource.TYPED
    )
    (found,) = workspace.snapshot.connectors
    assert (found.id, found.before, found.after) == (id, first, lunch)
    assert (found.minutes, found.mode, found.source) == (15, Mode.TAXI, MinutesSource.TYPED)
    undone(workspace, connectors.delete, id)
    assert workspace.do(connectors.connect, first, lunch, minutes=None) == id
    assert [one.minutes for one in workspace.snapshot.connectors] == [None]
    assert workspace.refused(connectors.connect, first, lunch, minutes=-1).field == "minutes"
    assert workspace.refused(connectors.connect, first, first, minutes=1)
    assert workspace.refused(connectors.connect, first, "gone", minutes=1)
