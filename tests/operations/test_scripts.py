"""Random scripts of gestures: undone one by one they leave no trace, redone they are all there again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from tests.domain.examples import LONDON, ROME, TOKYO
from tests.operations.conftest import FIRST, NOW, Workspace
from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.kinds import BookingKind, Part, SessionKind, SessionStatus, VisitState
from visitplanner.domain.records import Person
from visitplanner.domain.when import When, wall
from visitplanner.operations import (
    attendances,
    bookings,
    checking,
    connectors,
    days,
    fields,
    items,
    legs,
    observations,
    places,
    practices,
    run_rows,
    sessions,
    tasks,
    tracks,
    visits,
)
from visitplanner.store.editing import Edit

Step = Callable[[Workspace, random.Random], object]


def some_day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(6))


def some_time(chance: random.Random) -> time:
    return time(chance.randrange(24), 5 * chance.randrange(12))


def some_item(workspace: Workspace, chance: random.Random) -> str:
    return chance.choice([one.id for one in programme.slots(workspace.snapshot)])


def add_session(workspace: Workspace, chance: random.Random) -> object:
    when = When(some_day(chance), some_time(chance)) if chance.random() < 0.8 else When()
    kind = chance.choice(list(SessionKind))
    return workspace.do(sessions.add, workspace.visit, title="昼食 & <b>", language="ja", when=when, kind=kind)


def add_leg(workspace: Workspace, chance: random.Random) -> object:
    start, there = When(some_day(chance), some_time(chance)), chance.choice([TOKYO, ROME, LONDON])
    end = When(some_day(chance), some_time(chance))
    return workspace.do(
        legs.add, workspace.visit, title="Flight", language="en", departure=start, arrival=end, arrival_zone=there
    )


def arrive(workspace: Workspace, chance: random.Random) -> object:
    leg = chance.choice(workspace.snapshot.legs)
    start = programme.slot(leg).start
    return workspace.do(legs.set_arrival, leg.id, wall(start) if start else When(some_day(chance), time(9)))


def go_to_a_new_place(workspace: Workspace, chance: random.Random) -> object:
    def both(edit: Edit) -> None:
        place = places.create(edit, name="Hall", language="en", zone=chance.choice([TOKYO, LONDON]))
        sessions.set_place(edit, session, place)

    session = chance.choice(workspace.snapshot.sessions).id
    return workspace.do(both)


def take_up_a_practice(workspace: Workspace, chance: random.Random) -> object:
    def both(edit: Edit) -> None:
        note = practices.create(edit, title="Digital First", language="en")
        practices.attach(edit, session, note)
        practices.add_evidence(edit, note)

    session = chance.choice(workspace.snapshot.sessions).id
    return workspace.do(both)


def book(workspace: Workspace, chance: random.Random) -> object:
    values = {"kind": chance.choice(list(BookingKind)), "start": some_day(chance), "end": some_day(chance)}
    return workspace.do(bookings.add, workspace.visit, title="Hotel", language="en", **values)


def split_up(workspace: Workspace, chance: random.Random) -> object:
    groups = [one.id for one in workspace.snapshot.tracks]
    if len(groups) < 2:
        return workspace.do(tracks.add, workspace.visit, title="A", language="en")
    if chance.random() < 0.2:
        return workspace.do(tracks.delete, groups[0])
    return workspace.do(tracks.assign, some_item(workspace, chance), chance.choice(["", *groups]))


def stage(workspace: Workspace, chance: random.Random) -> object:
    rows = [row.id for row in workspace.snapshot.run_rows]
    if rows and chance.random() < 0.3:
        return workspace.do(run_rows.delete, rows[:2])
    if rows and chance.random() < 0.3:
        return workspace.do(run_rows.set_time, chance.choice(rows), chance.randrange(-20, 90), 5)
    new = [{"what": "名刺交換", "minutes": 5}, {"what": "Gift", "actor": "All"}]
    return workspace.do(run_rows.add, some_item(workspace, chance), new, "ja")


def count_down(workspace: Workspace, chance: random.Random) -> object:
    found = [task.id for task in workspace.snapshot.tasks]
    if not found:
        return workspace.do(tasks.fill, workspace.visit, "ja")
    if chance.random() < 0.5:
        return workspace.do(tasks.set_done, chance.choice(found), chance.choice([None, FIRST]))
    return workspace.do(tasks.delete, found[: chance.randrange(3)])


def take_part(workspace: Workspace, chance: random.Random) -> object:
    def both(edit: Edit) -> None:
        person = edit.find(Person) or (edit.get(Person, edit.add(Person, space="p", id="p")),)
        attendances.set_part(edit, session, person[0].id, chance.choice([None, *Part]))

    session = some_item(workspace, chance)
    return workspace.do(both)


STEPS: list[Step] = [
    book, split_up, split_up, stage, count_down, take_part,
    lambda room, chance: room.do(
        connectors.connect, some_item(room, chance), some_item(room, chance), minutes=chance.randrange(-5, 60)
    ),
    lambda room, chance: room.do(
        checking.set_number, room.visit, "comfort_stop", chance.choice([None, 5, 60, 90, 120])
    ),
    add_session, add_session, add_leg, arrive, go_to_a_new_place, take_up_a_practice,
    lambda room, chance: room.do(items.move, some_item(room, chance), some_day(chance), some_time(chance)),
    lambda room, chance: room.do(items.nudge, some_item(room, chance), 5 * chance.randrange(-400, 400)),
    lambda room, chance: room.do(items.to_tray, some_item(room, chance)),
    lambda room, chance: room.do(items.from_tray, some_item(room, chance), some_day(chance)),
    lambda room, chance: room.do(items.delete, [some_item(room, chance)]),
    lambda room, chance: room.do(items.set_anchored, some_item(room, chance), chance.random() < 0.3),
    lambda room, chance: room.do(items.set_status, some_item(room, chance), chance.choice(list(SessionStatus))),
    lambda room, chance: room.do(sessions.resize, some_item(room, chance), chance.randrange(-5, 600)),
    lambda room, chance: room.do(sessions.set_times, some_item(room, chance), some_time(chance), some_time(chance)),
    lambda room, chance: room.do(sessions.duplicate, some_item(room, chance)),
    lambda room, chance: room.do(
        fields.write_text, "session", some_item(room, chance), "title", "it", "Città" * chance.randrange(9)
    ),
    lambda room, chance: room.do(days.set_value, room.visit, some_day(chance), "hotel", ""),
    lambda room, chance: room.do(visits.set_dates, room.visit, FIRST, some_day(chance)),
    lambda room, chance: room.do(visits.set_state, room.visit, chance.choice(list(VisitState))),
    lambda room, chance: room.do(observations.note, room.visit, "Heard", language="en"),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_a_random_script_is_undone_and_redone_exactly(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        add_session(workspace, chance)
    moments = [workspace.snapshot]
    for _ in range(40):
        try:
            chance.choice(STEPS)(workspace, chance)
        except (Refusal, IndexError):  # nothing there to do it to
            assert workspace.snapshot == moments[-1]
            continue
        if workspace.snapshot != moments[-1]:
            moments.append(workspace.snapshot)
    assert len(moments) > 15
    for before in reversed(moments[:-1]):
        undo_until_changed(workspace)
        assert workspace.snapshot == before
    for after in moments[1:]:
        redo_until_changed(workspace)
        assert workspace.snapshot == after
    assert workspace.library.verify() == ()


def undo_until_changed(workspace: Workspace) -> None:
    """Gestures that change nothing seen are on the list too."""
    seen = workspace.snapshot
    while workspace.snapshot == seen:
        assert workspace.library.undo(workspace.visit, now=NOW)


def redo_until_changed(workspace: Workspace) -> None:
    seen = workspace.snapshot
    while workspace.snapshot == seen:
        assert workspace.library.redo(workspace.visit, now=NOW)
