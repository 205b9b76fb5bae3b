"""A day as its people live through it: what they go to one after another, their breaks, and where there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visitplanner.domain import programme
from visitplanner.domain.checks.passages import Passage, passages
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import apart, goers
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.programme import Slot, span
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import elapsed

Course = tuple[Slot, ...]

PAUSE = 5
"""From so many minutes on, time with nothing to do is a break. A planning value of our own."""

BREAK = 10
"""How long a break is that a fix puts in."""

MARGIN = 15
"""The minutes kept free around something that is moved to another day."""

FARTHEST = 14
"""How many days away another day is looked for."""

RESTFUL = (SessionKind.MEAL, SessionKind.RECEPTION, SessionKind.FREE)
"""Nobody works at these, or sits in rows."""


def courses(scene: Scene) -> Mapping[date, tuple[Course, ...]]:
    """Date → what its people go to one after another, once for each that differs: groups may part and meet again."""
    return scene.once(_courses)


def gap(before: Slot, after: Slot) -> int:
    """Minutes from the end of one to the start of the next; negative where they overlap."""
    return -programme.shared_minutes(before, after)


def pause(scene: Scene, before: Slot, after: Slot) -> int:
    """The minutes between two neighbours that the way from one to the other leaves over."""
    passage = scene.once(_passages).get((before.id, after.id))
    return gap(before, after) - (passage.way.minutes if passage and passage.way else 0)


def spare(scene: Scene, before: Slot, after: Slot) -> int:
    """By how many minutes the time between two neighbours may shrink: what way, boarding and reserve leave over."""
    passage = scene.once(_passages).get((before.id, after.id))
    return passage.room if passage else gap(before, after)


def length(one: Slot) -> int:
    """How long an item takes; a leg without an arrival half an hour, as it is drawn."""
    return one.item.minutes if isinstance(one.item, Session) else elapsed(*span(one))


def clocks(first: Slot, last: Slot) -> tuple[time, time]:
    """What clocks show when `first` begins and, where it ends, when `last` does."""
    assert first.start
    assert last.start
    there = last.end.tzinfo if last.end else last.start.tzinfo
    return first.start.time(), span(last)[1].astimezone(there).time()


def is_restful(one: Slot) -> bool:
    """A meal, a reception or free time."""
    return isinstance(one.item, Session) and one.item.kind in RESTFUL


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items one after another without a break, and how many minutes that makes."""

    slots: Course
    minutes: int


def stretches(
    course: Course, rests: Callable[[Slot], bool], between: Callable[[Slot, Slot], int]
) -> Iterator[Stretch]:
    """The parts of a course between its breaks.

    A break is what `rests`, `between` two items at least `PAUSE` minutes, or planned within a session: that one is
    taken as lying in its middle.
    """
    members: list[Slot] = []
    minutes = 0
    before: Slot | None = None
    for one in course:
        if before and (rests(before) or rests(one) or between(before, one) >= PAUSE):
            yield Stretch(tuple(members), minutes)
            members, minutes = [], 0
        elif before:
            minutes += gap(before, one)
        taken, inside = (0 if rests(one) else length(one)), break_within(one)
        if inside >= PAUSE and taken > inside:
            half = (taken - inside) // 2
            yield Stretch((*members, one), minutes + half)
            members, minutes, taken = [], 0, half
        members.append(one)
        minutes += taken
        before = one if before is None or span(one)[1] >= span(before)[1] else before
    yield Stretch(tuple(members), minutes)


def break_within(one: Slot) -> int:
    """The minutes of break planned within a session."""
    return (one.item.break_minutes or 0) if isinstance(one.item, Session) else 0


def nexts(scene: Scene, one: Slot) -> tuple[Slot, ...]:
    """What comes next on that date for anybody who goes to `one`."""
    found = [course[n + 1 : n + 2] for course, n in _within(scene, one)]
    return tuple({other.id: other for rest in found for other in rest}.values())


def room(scene: Scene, one: Slot, day: date, start: time, margin: int = 0) -> bool:
    """Whether everybody who goes to `one` is free on `day` from `start` on, `margin` minutes before and after too."""
    if one.start is None:
        return False
    first = datetime.combine(day, start, one.start.tzinfo).astimezone(UTC) - timedelta(minutes=margin)
    last = first + timedelta(minutes=length(one) + 2 * margin)
    for near in (day - timedelta(days=1), day, day + timedelta(days=1)):
        for other in scene.days.get(near, ()):
            taken, until = span(other)
            met = other.id != one.id and taken < last and until > first
            if met and not apart(scene.snapshot, one.item, other.item):
                return False
    return True


def other_days(scene: Scene, one: Slot, good: Callable[[date], bool]) -> Iterator[date]:
    """The visit's days on which `one` could take place at its time, the nearest first; `good` has a say too."""
    visit = scene.snapshot.visit
    if one.date is None or one.start is None or not (visit.start and visit.end):
        return
    start = one.start.time()
    for days in range(1, FARTHEST + 1):
        for day in (one.date - timedelta(days=days), one.date + timedelta(days=days)):
            inside = visit.start <= day <= visit.end
            if inside and _near(scene, one, day) and room(scene, one, day, start, MARGIN) and good(day):
                yield day


def _within(scene: Scene, one: Slot) -> Iterator[tuple[Course, int]]:
    """The courses of its day that `one` is part of, and where in them."""
    for course in courses(scene).get(one.date, ()) if one.date else ():
        place = next((n for n, other in enumerate(course) if other.id == one.id), None)
        if place is not None:
            yield course, place


def _courses(scene: Scene) -> dict[date, tuple[Course, ...]]:
    found: dict[date, list[Slot]] = {}
    for one in scene.timed:
        if one.date:
            found.setdefault(one.date, []).append(one)
    return {day: _different(scene.snapshot, slots) for day, slots in found.items()}


def _different(snapshot: Snapshot, slots: Sequence[Slot]) -> tuple[Course, ...]:
    """One course for each person named and each group without members; what is for everybody is on all of them."""
    going = [(one, goers(snapshot, one.item)) for one in slots]
    people = sorted(set().union(*(there for _, there in going if there)))
    groups = sorted({one.item.track for one, there in going if there == frozenset()})
    if not people and not groups:
        return (tuple(slots),)
    found = [tuple(one for one, there in going if there is None or person in there) for person in people]
    found += [
        tuple(one for one, there in going if there is None or (not there and one.item.track == group))
        for group in groups
    ]
    return tuple({tuple(one.id for one in course): course for course in found}.values())


def _passages(scene: Scene) -> dict[tuple[str, str], Passage]:
    return {(one.before.id, one.after.id): one for one in passages(scene)}


def _near(scene: Scene, one: Slot, day: date) -> bool:
    """Whether nothing says that the delegation is in another city that day."""
    here, there = _city(scene, one), scene.once(_cities).get(day)
    return not here or not there or there == {here}


def _cities(scene: Scene) -> dict[date, set[str]]:
    """Date → the cities of what takes place."""
    return {day: {_city(scene, one) for one in slots} - {""} for day, slots in scene.days.items()}


def _city(scene: Scene, one: Slot) -> str:
    place = scene.place(one.item.place) if isinstance(one.item, Session) else None
    return place.city if place else ""
