"""Whether a day can be borne: its length, how much of it is interpreted, its meal, its breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.breathing import break_fixes
from visitplanner.domain.checks.courses import (
    Course,
    Stretch,
    clocks,
    courses,
    gap,
    is_restful,
    other_days,
    pause,
    stretches,
)
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.pushing import pushed
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Interpretation, Mode, SessionKind, Severity
from visitplanner.domain.programme import Slot, span
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.when import after, elapsed

SUBSTANTIVE = (
    SessionKind.MEETING,
    SessionKind.TALK,
    SessionKind.SITE,
    SessionKind.WORKSHOP,
    SessionKind.VIRTUAL,
)
WINDOW = (time(11), time(15))
"""Between these hours people eat. A planning value of our own."""

_ON_BOARD = (Mode.TRAIN, Mode.COACH, Mode.FLIGHT, Mode.FERRY)
_FACILITIES = (Mode.TRAIN, Mode.FLIGHT, Mode.FERRY)


def long_days(scene: Scene) -> Iterator[Finding]:
    """Days that last too long, from the first departure to the last return."""
    limit = scene.numbers.minutes("day_hours")
    for day, found in courses(scene).items():
        spans = [part for course in found for part in _working(course)]
        if not spans:
            continue
        longest = max(spans, key=_lasts)
        if _lasts(longest) > limit:
            yield _long(scene, day, longest, limit)


def interpreted_days(scene: Scene) -> Iterator[Finding]:
    """Days with more consecutively interpreted sessions of substance than anybody can follow."""
    limit = round(scene.numbers["consecutive_sessions"])
    for day, found in courses(scene).items():
        heavy = max((tuple(filter(_is_heavy, course)) for course in found), key=len)
        if len(heavy) > limit:
            yield _heavy(scene, day, heavy, limit)


def meals(scene: Scene) -> Iterator[Finding]:
    """Days on which nobody has the time to eat around noon."""
    least = scene.numbers.minutes("meal_break")
    for day, found in courses(scene).items():
        for course in found:
            if not _eats(scene, course, least):
                yield _hungry(scene, day, course, least)
                break


def comfort_stops(scene: Scene) -> Iterator[Finding]:
    """Stretches without a break that are too long."""
    limit = scene.numbers.minutes("comfort_stop")
    found: dict[tuple[str, ...], Stretch] = {}
    for course in (course for all in courses(scene).values() for course in all):
        for one in stretches(course, _has_break, lambda one, other: pause(scene, one, other)):
            if one.minutes > limit:
                found.setdefault(tuple(slot.id for slot in one.slots), one)
    for stretch in found.values():
        yield _tiring(scene, stretch, limit)


def _working(course: Course) -> Iterator[Course]:
    """The parts of a course that are a working day: without free time at its ends, cut by journeys of a day or a night.

    A leg into another zone or onto another date is no work: the day ends with its departure or begins behind it.
    """
    part: list[Slot] = []
    for one in (*course, None):
        if one is None or _is_voyage(one):
            while part and _is_free(part[-1]):
                part.pop()
            if part:
                yield tuple(part)
            part = []
        elif part or not _is_free(one):
            part.append(one)


def _is_voyage(one: Slot) -> bool:
    if not isinstance(one.item, Leg) or one.start is None or one.end is None:
        return False
    return one.end.utcoffset() != one.start.utcoffset() or one.end.date() != one.date


def _is_free(one: Slot) -> bool:
    return isinstance(one.item, Session) and one.item.kind is SessionKind.FREE


def _ends(course: Course) -> datetime:
    return max(span(one)[1] for one in course)


def _lasts(course: Course) -> int:
    return elapsed(span(course[0])[0], _ends(course))


def _long(scene: Scene, day: date, course: Course, limit: int) -> Finding:
    lasts, first = _lasts(course), course[0]
    last = max(course, key=lambda one: span(one)[1])
    start, end = clocks(first, last)
    return Finding(
        "day_hours",
        Severity.WARNING,
        phrase(
            N_("The day lasts {minutes}, {more} more than it should."),
            minutes=Minutes(lasts),
            more=Minutes(lasts - limit),
        ),
        date=day,
        items=tuple(dict.fromkeys((last.id, first.id))),
        data=(
            (N_("First departure"), start),
            (N_("Last return"), end),
            (N_("Length of the day"), Minutes(lasts)),
            (N_("At most"), Minutes(limit)),
        ),
        fixes=tuple(_shortening(scene, course, limit)),
    )


def _shortening(scene: Scene, course: Course, limit: int) -> Iterator[Fix]:
    """The last session earlier where there is time before it, or off the day where that is enough."""
    if len(course) < 2:
        return
    last, before = course[-1], course[-2]
    if last.item.anchored or isinstance(last.item, Leg) or last.start is None:
        return
    earlier = -(-(_lasts(course) - limit) // 5) * 5
    if (
        _ends(course) == span(last)[1]
        and _ends(course[:-1]) <= span(last)[0]
        and pause(scene, before, last) >= earlier
    ):
        yield remedies.to_time(last, after(last.start, -earlier).time(), earlier)
    if _lasts(course[:-1]) <= limit:
        yield remedies.to_tray(last)


def _is_heavy(one: Slot) -> bool:
    item = one.item
    return (
        isinstance(item, Session)
        and item.kind in SUBSTANTIVE
        and not item.internal
        and item.interpretation is Interpretation.CONSECUTIVE
    )


def _heavy(scene: Scene, day: date, slots: Course, limit: int) -> Finding:
    return Finding(
        "consecutive_sessions",
        Severity.WARNING,
        phrase(
            N_("{number} sessions with consecutive interpretation on one day; {limit} can be followed."),
            number=len(slots),
            limit=limit,
        ),
        date=day,
        items=tuple(one.id for one in slots),
        data=((N_("Sessions"), tuple(one.item.title for one in slots)), (N_("At most"), limit)),
        fixes=tuple(_lightening(scene, slots)) if len(slots) == limit + 1 else (),
    )


def _lightening(scene: Scene, slots: Course) -> Iterator[Fix]:
    """One of the sessions to another day that bears one more, or into the tray; the last on the day first."""
    limit = scene.numbers["consecutive_sessions"]
    loads = {
        day: max(sum(map(_is_heavy, course)) for course in found) for day, found in courses(scene).items()
    }
    loose = [one for one in reversed(slots) if not one.item.anchored]
    for one in loose:
        day = next(other_days(scene, one, lambda day: loads.get(day, 0) < limit), None)
        if day:
            yield remedies.to_day(one, day)
            break
    if loose:
        yield remedies.to_tray(loose[0])


def _eats(scene: Scene, course: Course, least: int) -> bool:
    """Whether around noon there is a meal, a journey with a meal on board, or nothing at all for long enough."""
    if any(_is_meal(one, least) for one in course):
        return True
    return any(one.minutes >= least for one in _openings(scene, course))


def _is_meal(one: Slot, least: int) -> bool:
    (start, end), (first, last) = span(one), _window(one)
    if isinstance(one.item, Leg):
        on_board = one.item.mode in _ON_BOARD and one.end is not None
        return on_board and elapsed(max(start, first), min(end, last)) >= least
    return is_restful(one) and elapsed(start, end) >= least and start < last and end > first


@dataclass(frozen=True, slots=True)
class _Opening:
    """Time around noon in which nothing is planned: from when on one could eat, and what begins behind it."""

    since: datetime
    until: Slot | None
    minutes: int


def _openings(scene: Scene, course: Course) -> Iterator[_Opening]:
    """The openings between WINDOW's hours. Before the first item and after the last nobody has to be anywhere."""
    reach, last = _window(course[0])
    before: Slot | None = None
    for one in course:
        start, end = span(one)
        if start >= last:
            break
        lost = gap(before, one) - pause(scene, before, one) if before else 0
        since = reach + timedelta(minutes=lost)
        yield _Opening(since, one, elapsed(since, max(start, since)))
        if end >= reach:
            reach, before = end, one
    yield _Opening(reach, None, elapsed(min(reach, last), last))


def _window(one: Slot) -> tuple[datetime, datetime]:
    """WINDOW on the day and in the zone of an item, as instants."""
    assert one.start
    first, last = (datetime.combine(one.start.date(), clock, one.start.tzinfo) for clock in WINDOW)
    return first.astimezone(UTC), last.astimezone(UTC)


def _hungry(scene: Scene, day: date, course: Course, least: int) -> Finding:
    noon = [one for one in course if span(one)[1] > _window(one)[0]]
    openings = tuple(_openings(scene, course))
    return Finding(
        "meal_break",
        Severity.WARNING,
        phrase(N_("There is no break of {minutes} for a meal around noon."), minutes=Minutes(least)),
        date=day,
        items=tuple(one.id for one in noon[:1]),
        data=(
            (N_("Longest time without programme"), Minutes(max(0, *(one.minutes for one in openings)))),
            (N_("At least"), Minutes(least)),
            (N_("Start"), WINDOW[0]),
            (N_("End"), WINDOW[1]),
        ),
        fixes=remedies.cheapest(*_making_room(scene, openings, least))[:1],
    )


def _making_room(scene: Scene, openings: Iterable[_Opening], least: int) -> Iterator[Fix]:
    """Move what begins around noon, with what follows, until the time before it is enough."""
    for one in openings:
        if one.until is None or one.until.start is None:
            continue
        missing = least - elapsed(one.since, span(one.until)[0])
        missing += -missing % 5
        moved = pushed(scene, one.until, missing)
        if moved and span(one.until)[0] + timedelta(minutes=missing) <= _window(one.until)[1]:
            yield remedies.with_followers(one.until, after(one.until.start, missing).time(), missing * moved)


def _has_break(one: Slot) -> bool:
    """Whether nobody needs a break behind it: a meal, free time, or a vehicle in which one can get up."""
    return is_restful(one) or (isinstance(one.item, Leg) and one.item.mode in _FACILITIES)


def _tiring(scene: Scene, stretch: Stretch, limit: int) -> Finding:
    first, last = stretch.slots[0], stretch.slots[-1]
    start, end = clocks(first, last)
    return Finding(
        "comfort_stop",
        Severity.WARNING,
        phrase(
            N_("From “{first}” to “{last}” there is no break for {minutes}.")
            if len(stretch.slots) > 1
            else N_("“{first}” has no break for {minutes}."),
            first=first.item.title,
            last=last.item.title,
            minutes=Minutes(stretch.minutes),
        ),
        date=first.date,
        subject=first.id,
        items=tuple(one.id for one in stretch.slots),
        data=(
            (N_("Without a break"), Minutes(stretch.minutes)),
            (N_("At most"), Minutes(limit)),
            (N_("Start"), start),
            (N_("End"), end),
        ),
        fixes=break_fixes(scene, stretch, limit, _has_break, lambda one, other: pause(scene, one, other)),
    )
