"""Plans written into a real library: exactly what was looked at before, and undone in one step."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from tests.domain.examples import LONDON, MONDAY, ROME, TOKYO, TUESDAY, at
from tests.operations.conftest import FIRST, LAST, NOW, Workspace
from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain import rearranging as plans
from visitplanner.domain.kinds import (
    BookingKind,
    DateChange,
    Part,
    SessionStatus,
    TextState,
    VisitState,
)
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.records import Attendance, RunRow, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY, When
from visitplanner.operations import (
    bookings,
    days,
    fields,
    items,
    legs,
    practices,
    rearranging,
    sessions,
    tracks,
    visits,
)

WEDNESDAY = date(2026, 11, 11)


def add(workspace: Workspace, title: str, when: When, minutes: int = 60, *, anchored: bool = False) -> str:
    id = workspace.do(sessions.add, workspace.visit, title=title, language="en", when=when, minutes=minutes)
    if anchored:
        workspace.do(items.set_anchored, id, True)
    return id


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """A Monday with a talk, an anchored lunch and a tour, a night train, words on two days, a booking."""
    add(workspace, "Talk", at(MONDAY, "10"), 90)
    add(workspace, "Lunch", at(MONDAY, "12"), anchored=True)
    add(workspace, "Tour", at(MONDAY, "14"))
    add(workspace, "Someday", TRAY)
    workspace.do(
        legs.add, workspace.visit, title="Night train", language="en", departure=at(TUESDAY, "22:00"),
        arrival=at(WEDNESDAY, "06:00"),
    )  # fmt: skip
    for day, text in ((MONDAY, "Formal"), (TUESDAY, "Warm")):
        record = workspace.do(days.ensure, workspace.visit, day)
        workspace.do(fields.write_text, "day", record, "dress", "en", text)
        workspace.do(fields.write_text, "day", record, "dress", "it", f"it {text}")
    workspace.do(fields.set_text_state, "day", record, "dress", "it", TextState.CHECKED)
    workspace.do(
        bookings.add, workspace.visit, kind=BookingKind.HOTEL, start=MONDAY, end=WEDNESDAY, title="Inn", language="en"
    )  # fmt: skip
    return workspace


def titled(workspace: Workspace, title: str) -> str:
    snapshot = workspace.snapshot
    return next(one.item.id for one in programme.slots(snapshot) if one.item.title["en"] == title)


PLANS: dict[str, Callable[[Snapshot], Plan]] = {
    "move": lambda found: plans.move(found, [one.id for one in found.sessions], days=1, minutes=20),
    "ripple": lambda found: plans.ripple(found, programme.slots(found)[0].id, MONDAY, time(10, 45)),
    "shift": lambda found: plans.shift_dates(found, FIRST + timedelta(days=1), LAST, DateChange.SHIFT_ALL),
    "keep": lambda found: plans.shift_dates(
        found, FIRST - timedelta(days=7), FIRST, DateChange.KEEP_ANCHORED
    ),
    "tray": lambda found: plans.shift_dates(found, TUESDAY, TUESDAY, DateChange.TO_TRAY),
    "insert": lambda found: plans.insert_day(found, MONDAY),
    "remove": lambda found: plans.remove_day(found, TUESDAY),
    "swap": lambda found: plans.swap_days(found, MONDAY, TUESDAY),
    "away": lambda found: plans.swap_days(found, TUESDAY, LAST),
    "order": lambda found: plans.move_day(found, LAST, FIRST),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_written_is_what_was_looked_at_and_one_undo_takes_it_back(busy: Workspace, name: str) -> None:
    before = busy.snapshot
    plan = PLANS[name](before)
    assert plan
    busy.do(rearranging.apply, plan)
    assert spoken(busy.snapshot) == spoken(plan.preview(before))
    busy.library.undo(busy.visit, now=NOW)
    assert busy.snapshot == before
    busy.library.redo(busy.visit, now=NOW)
    assert spoken(busy.snapshot) == spoken(plan.preview(before))
    assert busy.library.verify() == ()


def spoken(snapshot: Snapshot) -> tuple[object, ...]:
    """A visit for comparison; a text that never had a state is a draft."""
    words = {
        day.date: [(language, day.dress[language], day.dress.state(language)) for language in ("en", "it")]
        for day in snapshot.days
    }
    return snapshot.visit, snapshot.sessions, snapshot.legs, snapshot.bookings, words


def test_a_translation_stays_checked_when_its_day_moves(busy: Workspace) -> None:
    busy.do(rearranging.apply, plans.swap_days(busy.snapshot, MONDAY, TUESDAY))
    states = {day.date: day.dress.state("it") for day in busy.snapshot.days}
    assert states == {MONDAY: TextState.CHECKED, TUESDAY: TextState.DRAFT}


def test_dates_shift_all_unless_something_else_is_wished(busy: Workspace) -> None:
    plan = busy.do(visits.set_dates, busy.visit, TUESDAY, LAST)
    assert busy.times(titled(busy, "Lunch"))[0] == "2026-11-11T12:00+09:00"
    assert (plan.dates, busy.snapshot.visit.start) == ((TUESDAY, LAST), TUESDAY)
    busy.do(visits.set_dates, busy.visit, FIRST, LAST, how=DateChange.KEEP_ANCHORED)
    assert busy.times(titled(busy, "Lunch"))[0] == "2026-11-11T12:00+09:00"
    assert busy.times(titled(busy, "Talk"))[0] == "2026-11-09T10:00+09:00"
    busy.do(visits.set_dates, busy.visit, LAST, LAST, how=DateChange.TO_TRAY)
    assert busy.times(titled(busy, "Talk")) == ("", "")
    assert busy.refused(visits.set_dates, busy.visit, LAST, FIRST).field == "end"


def test_a_postponed_visit_keeps_everything_and_is_planned_again_with_new_dates(busy: Workspace) -> None:
    before = busy.snapshot
    busy.do(visits.postpone, busy.visit)
    assert busy.snapshot.visit.state is VisitState.POSTPONED
    assert (busy.snapshot.sessions, busy.snapshot.days) == (before.sessions, before.days)
    busy.do(visits.set_dates, busy.visit, date(2027, 4, 4), date(2027, 4, 9))
    assert busy.snapshot.visit.state is VisitState.PLANNED
    assert busy.times(titled(busy, "Talk"))[0] == "2027-04-05T10:00+09:00"
    busy.library.undo(busy.visit, now=NOW)
    assert busy.snapshot.visit.state is VisitState.POSTPONED


def test_a_visit_longer_than_a_year_is_no_visit(busy: Workspace) -> None:
    far = Plan(dates=(FIRST, FIRST + timedelta(days=400)), visit=busy.visit)
    assert busy.refused(rearranging.apply, far).field == "end"
    assert busy.refused(items.move_many, [titled(busy, "Talk")], days=100_000).field == "date"


def test_words_on_a_date_that_was_given_up_before_bring_their_own_states(busy: Workspace) -> None:
    busy.do(rearranging.apply, plans.swap_days(busy.snapshot, TUESDAY, LAST))
    busy.do(rearranging.apply, plans.swap_days(busy.snapshot, MONDAY, TUESDAY))
    states = {day.date: day.dress.state("it") for day in busy.snapshot.days}
    assert states == {TUESDAY: TextState.DRAFT, LAST: TextState.CHECKED}


# ---------------------------------------------------------------- several, and what follows
def test_several_move_together_and_say_who_stayed(busy: Workspace) -> None:
    talk, lunch = titled(busy, "Talk"), titled(busy, "Lunch")
    plan = busy.do(items.move_many, [talk, lunch], minutes=-15)
    assert (busy.times(talk)[0], plan.stayed) == ("2026-11-09T09:45+09:00", (lunch,))
    assert busy.refused(items.move_many, [lunch], days=1).field == "anchored"
    assert not busy.do(items.move_many, [], days=1)


def test_what_follows_comes_along_and_an_anchored_item_does_not_start(busy: Workspace) -> None:
    talk, lunch, train = (titled(busy, title) for title in ("Talk", "Lunch", "Night train"))
    assert busy.do(items.ripple, talk, MONDAY, time(11)).gaps[-1].minutes == -30
    assert busy.do(items.ripple_resize, talk, 30).stayed == (lunch,)
    busy.do(items.ripple_resize, train, 60)
    assert busy.times(train)[1] == "2026-11-10T23:00+09:00"
    assert busy.refused(items.ripple, lunch, MONDAY, time(9)).field == "anchored"
    assert busy.refused(items.ripple_resize, lunch, 30).field == "anchored"
    assert busy.refused(items.ripple_resize, talk, 0).field == "minutes"
    assert busy.refused(items.ripple, talk, date.max, time(9)).field == "date"


# ---------------------------------------------------------------- copies
def test_a_copy_has_people_practices_and_run_of_show_and_nothing_arranged(busy: Workspace) -> None:
    talk, visit = titled(busy, "Talk"), busy.visit
    note = busy.do(practices.create, title="Digital First", language="en")
    busy.do(practices.attach, talk, note)
    track = busy.do(tracks.add, visit, title="North", language="en")
    busy.do(tracks.assign, talk, track)
    busy.do(lambda edit: edit.add(Attendance, space=visit, session=talk, person="p", part=Part.SPEAKS))
    busy.do(lambda edit: edit.add(RunRow, space=visit, session=talk, offset=-10))
    busy.do(lambda edit: edit.set(Session, talk, host_confirmed=MONDAY, status=SessionStatus.CONFIRMED))
    busy.do(items.set_anchored, talk, True)
    second = busy.do(
        visits.create, title="Second", language="en", start=FIRST, end=LAST, zone=TOKYO, home_zone=ROME
    )
    for target, goes in ((visit, track), (second, "")):
        (copy,) = busy.do(items.paste, target, [talk], TUESDAY, time(8))
        found = busy.of(target)
        one = found.session[copy]
        assert (one.visit, one.space, one.track, one.when) == (target, target, goes, at(TUESDAY, "8"))
        assert (one.status, one.anchored, one.host_confirmed) == (SessionStatus.IDEA, False, None)
        assert [(row.person, row.part) for row in found.attendances_of[copy]] == [("p", Part.SPEAKS)]
        assert [row.offset for row in found.run_of[copy]] == [-10]
        assert [note.code for note in found.practices_of[copy]] == ["N1"]
        assert {row.space for row in (*found.attendances_of[copy], *found.run_of[copy])} == {target}


def test_copies_keep_their_distances_times_of_day_or_stay_unscheduled(busy: Workspace) -> None:
    chosen = [titled(busy, title) for title in ("Tour", "Talk", "Someday", "Night train")]
    made = busy.do(items.paste, busy.visit, chosen, WEDNESDAY, time(11))
    assert [busy.times(id)[0][5:16] for id in made] == ["11-11T11:00", "11-11T15:00", "11-12T23:00", ""]
    made = busy.do(items.paste, busy.visit, chosen, WEDNESDAY)
    assert [busy.times(id)[0][5:16] for id in made] == ["11-11T10:00", "11-11T14:00", "11-12T22:00", ""]
    made = busy.do(items.paste, busy.visit, chosen)
    assert {busy.times(id) for id in made} == {("", "")}
    waiting = [one.id for one in programme.tray(busy.snapshot) if one.kind == "session"]
    assert waiting[-3:] == [id for id in made if id in waiting]
    (alone,) = busy.do(items.paste, busy.visit, [titled(busy, "Someday")], TUESDAY, time(7))
    assert busy.times(alone)[0][5:16] == "11-10T07:00"
    assert busy.refused(items.paste, busy.visit, chosen, date.max, time(9)).field == "date"


# ---------------------------------------------------------------- random scripts
Step = Callable[[Workspace, random.Random], object]


def some_day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(6))


def some_time(chance: random.Random) -> time:
    return time(chance.randrange(24), 5 * chance.randrange(12))


def some_items(workspace: Workspace, chance: random.Random) -> list[str]:
    every = [one.id for one in programme.slots(workspace.snapshot)]
    return chance.sample(every, min(len(every), 1 + chance.randrange(3)))


def one_item(workspace: Workspace, chance: random.Random) -> str:
    return some_items(workspace, chance)[0]


def paste(room: Workspace, chance: random.Random) -> object:
    return room.do(items.paste, room.visit, some_items(room, chance), some_day(chance), some_time(chance))


def redate(room: Workspace, chance: random.Random) -> object:
    start = some_day(chance)
    end, how = start + timedelta(days=chance.randrange(4)), chance.choice(list(DateChange))
    return room.do(visits.set_dates, room.visit, start, end, how=how)


def planned(make: Callable[[Snapshot, date, date], Plan]) -> Step:
    def step(room: Workspace, chance: random.Random) -> object:
        before = room.snapshot
        plan = make(before, some_day(chance), some_day(chance))
        room.do(rearranging.apply, plan)
        assert spoken(room.snapshot) == spoken(plan.preview(before))
        return plan

    return step


STEPS: list[Step] = [
    lambda room, chance: room.do(
        items.move_many, some_items(room, chance), days=chance.randrange(-2, 3), minutes=5 * chance.randrange(-60, 60)
    ),
    lambda room, chance: room.do(items.move, one_item(room, chance), some_day(chance), some_time(chance)),
    lambda room, chance: room.do(items.ripple, one_item(room, chance), some_day(chance), some_time(chance)),
    lambda room, chance: room.do(items.ripple_resize, one_item(room, chance), chance.randrange(5, 600)),
    redate,
    planned(lambda found, day, _other: plans.insert_day(found, day)),
    planned(lambda found, day, _other: plans.remove_day(found, day)),
    planned(plans.swap_days), planned(plans.move_day),
    lambda room, chance: room.do(items.to_tray, one_item(room, chance)),
    lambda room, chance: room.do(items.from_tray, one_item(room, chance), some_day(chance)),
    lambda room, chance: room.do(items.set_anchored, one_item(room, chance), chance.random() < 0.3),
    paste,
    lambda room, chance: room.do(sessions.set_zone, one_item(room, chance), chance.choice([LONDON, ROME])),
    lambda room, chance: room.do(visits.postpone, room.visit),
    lambda room, _chance: room.library.undo(room.visit, now=NOW),
    lambda room, _chance: room.library.redo(room.visit, now=NOW),
]  # fmt: skip


def play(workspace: Workspace, chance: random.Random, steps: int) -> None:
    """Random gestures that may only add copies; every undo and redo gives back the very same state."""
    done, undone = [workspace.snapshot], []
    for _ in range(steps):
        number = chance.randrange(len(STEPS))
        if number == len(STEPS) - 2 and len(done) == 1:
            continue
        before = workspace.snapshot
        try:
            STEPS[number](workspace, chance)
        except Refusal:
            assert workspace.snapshot == before
            continue
        now = workspace.snapshot
        if now == before:
            continue
        if number == len(STEPS) - 2:
            undone.append(done.pop())
            assert now == done[-1]
        elif number == len(STEPS) - 1:
            done.append(undone.pop())
            assert now == done[-1]
        else:
            kept, there = ({one.id for one in programme.slots(found)} for found in (before, now))
            assert kept < there if STEPS[number] is paste else kept == there
            done, undone = [*done, now], []


@pytest.mark.parametrize("seed", range(3))
def test_random_gestures_lose_nothing_and_are_undone_exactly(busy: Workspace, seed: int) -> None:
    play(busy, random.Random(seed), 40)
    assert busy.library.verify() == ()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 130))
def test_many_random_gestures_lose_nothing_and_are_undone_exactly(busy: Workspace, seed: int) -> None:
    play(busy, random.Random(seed), 150)
    assert busy.library.verify() == ()
