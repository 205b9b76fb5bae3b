"""How a day feels to those who live through it: what its hours go into, and a score that can be explained.

From 100, each open finding takes the points of its severity, and what lasts longer than its limit takes points for
every hour above: that also where the risk was accepted, since people get tired all the same. The figures are our own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from visitplanner.base.phrases import Phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.duration import factor, slot_minutes
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.passages import into
from visitplanner.domain.checks.report import Report
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import SessionKind, Severity, TimeUse
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import elapsed

POINTS = {Severity.ERROR: 25, Severity.WARNING: 10, Severity.UNVERIFIED: 4, Severity.NOTE: 1}
"""What a finding of each severity takes: four impossibilities make a day worth nothing."""

HOUR_POINTS = 5
FIXES = 3
_RESTFUL = (SessionKind.MEAL, SessionKind.FREE)
_Part = tuple[TimeUse, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one day, in the zone of the day's first item."""

    start: datetime
    end: datetime
    use: TimeUse

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return elapsed(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken from a day, and for what."""

    phrase: Phrase
    points: int


@dataclass(frozen=True, slots=True)
class DayLens:
    """One day with something in it. `segments` follow each other without a gap from first start to last end.

    What goes on past midnight, on the clock where it began, is not counted.
    `fixes` are the cheapest way out of each of the day's open findings, the cheapest first, at most three.
    """

    date: dt.date
    segments: tuple[Segment, ...]
    score: int
    deductions: tuple[Deduction, ...]
    fixes: tuple[tuple[Finding, Fix], ...]

    @property
    def minutes(self) -> int:
        """From the first start to the last end."""
        return sum(one.minutes for one in self.segments)

    def spent(self, use: TimeUse) -> int:
        """The minutes that go into `use`."""
        return sum(one.minutes for one in self.segments if one.use is use)


def lens(snapshot: Snapshot, report: Report) -> tuple[DayLens, ...]:
    """Every date on which something with a time begins; what is cancelled is left out."""
    scene = Scene(snapshot, dt.date.min)
    days = ((date, [one for one in slots if one.start]) for date, slots in scene.days.items())
    return tuple(_day(scene, report, date, slots) for date, slots in days if slots)


def extra_minutes(session: Session, numbers: Numbers) -> int:
    """What interpretation adds to the speech of a session.

    Where the minutes of speech are not known, what the slot leaves for speech is taken to hold both.
    """
    left = session.minutes - (session.other_minutes or 0) - (session.break_minutes or 0)
    guess = replace(session, speech_minutes=round(max(0, left) / factor(session, numbers)))
    need = slot_minutes(session, numbers) or slot_minutes(guess, numbers)
    return need.spoken - need.speech + need.setup if need else 0


def _day(scene: Scene, report: Report, date: dt.date, slots: list[Slot]) -> DayLens:
    found = [one for one in report.findings if one.date == date]
    opened = {one.id for one in report.open}
    deductions = tuple(one for one in (_deduction(each, each.id in opened) for each in found) if one.points)
    score = max(0, 100 - sum(one.points for one in deductions))
    fixes = _cheapest(one for one in found if one.id in opened)
    return DayLens(date, tuple(_segments(scene, slots)), score, deductions, fixes)


def _deduction(finding: Finding, opened: bool) -> Deduction:
    """`more` among the facts of a finding is how much longer than its limit something lasts."""
    more = finding.phrase.facts.get("more")
    above = round(more * HOUR_POINTS / 60) if isinstance(more, Minutes) else 0
    return Deduction(finding.phrase, above + (POINTS[finding.severity] if opened else 0))


def _segments(scene: Scene, slots: list[Slot]) -> Iterator[Segment]:
    """What happens at the same time for two groups is taken from the first of them; the day ends at midnight."""
    zone = slots[0].start.tzinfo if slots[0].start else None
    last, at = slots[0], programme.span(slots[0])[0]
    for one in slots:
        start, end = programme.span(one)
        end = min(end, _midnight(one))
        if start > at:
            yield from _laid(at, _between(scene, last, one, elapsed(at, start)), zone)
            at = start
        if end > at:
            yield from _laid(at, _within(scene.numbers, one, elapsed(at, end)), zone)
            last, at = one, end


def _midnight(one: Slot) -> datetime:
    """The end of the date on which `one` begins, on the clock where it begins."""
    if one.date is None or one.start is None:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(one.date + timedelta(1), dt.time(), one.start.tzinfo).astimezone(UTC)


def _laid(at: datetime, parts: Iterable[_Part], zone: dt.tzinfo | None) -> Iterator[Segment]:
    for use, minutes in parts:
        if minutes > 0:
            end = at + timedelta(minutes=minutes)
            yield Segment(at.astimezone(zone), end.astimezone(zone), use)
            at = end


def _within(numbers: Numbers, one: Slot, minutes: int) -> tuple[_Part, ...]:
    """A leg is all way, a meal all rest; of anything else the break is rest and the factor's share interpretation."""
    session = one.item
    if isinstance(session, Leg):
        return ((TimeUse.TRANSFER, minutes),)
    if session.kind in _RESTFUL:
        return ((TimeUse.REST, minutes),)
    rest = min(session.break_minutes or 0, minutes)
    extra = min(extra_minutes(session, numbers), minutes - rest)
    talk = minutes - rest - extra
    return (TimeUse.TALK, talk), (TimeUse.INTERPRETATION, extra), (TimeUse.REST, rest)


def _between(scene: Scene, before: Slot, after: Slot, minutes: int) -> tuple[_Part, ...]:
    """The way first, boarding or changing last; what is free between them is rest where it outlasts any boarding."""
    passage = next((one for one in into(scene).get(after.id, ()) if one.before.id == before.id), None)
    way = min(passage.way.minutes if passage and passage.way else 0, minutes)
    reserve = min(passage.reserve if passage else 0, minutes - way)
    free = minutes - way - reserve
    use = TimeUse.REST if free > scene.numbers.minutes("boarding_most") else TimeUse.BUFFER
    return (TimeUse.TRANSFER, way), (use, free), (TimeUse.BUFFER, reserve)


def _cheapest(found: Iterable[Finding]) -> tuple[tuple[Finding, Fix], ...]:
    pairs = [(one, min(one.fixes, key=lambda fix: fix.cost)) for one in found if one.fixes]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].cost, -POINTS[pair[0].severity]))[:FIXES])
