"""How a day feels to those who live through it: what its hours go into, and a score that can be explained.

The score starts at 100. Each open finding of the day takes points by its severity (`POINTS`), and every hour above a
limit takes `HOUR_POINTS`, in proportion: the length of the day, and the hours spoken through interpretation. It never
falls below 0. The figures are planning values of our own: four impossibilities make a day worth nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.report import Report
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Interpretation, SessionKind, Severity, TimeUse
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Connector, Leg, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import elapsed

POINTS = {Severity.ERROR: 25, Severity.WARNING: 10, Severity.UNVERIFIED: 4, Severity.NOTE: 1}
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
    numbers = Numbers(snapshot.rule_values)
    scene = Scene(snapshot, dt.date.min)
    days = ((date, [one for one in slots if one.start]) for date, slots in scene.days.items())
    return tuple(_day(scene, numbers, report, date, slots) for date, slots in days if slots)


def extra_minutes(session: Session, numbers: Numbers) -> int:
    """What interpretation adds to the speech of a session.

    Where the minutes of speech are not known, what the slot leaves for speech is taken to hold both.
    """
    factor = _factor(session, numbers)
    setup = (
        numbers.minutes("setup_simultaneous") if session.interpretation is Interpretation.SIMULTANEOUS else 0
    )
    speech: float | None = session.speech_minutes
    if speech is None:
        left = session.minutes - (session.other_minutes or 0) - (session.break_minutes or 0) - setup
        speech = max(0, left) / factor
    return round(speech * (factor - 1)) + setup


def _factor(session: Session, numbers: Numbers) -> float:
    if session.interpretation is Interpretation.NONE:
        return 1.0
    if session.kind is SessionKind.MEAL:
        return numbers["factor_meal"]
    if session.interpretation is Interpretation.CONSECUTIVE and session.kind is SessionKind.SITE:
        return numbers["factor_tour"]
    return numbers[f"factor_{session.interpretation}"]


def _day(scene: Scene, numbers: Numbers, report: Report, date: dt.date, slots: list[Slot]) -> DayLens:
    segments = tuple(_segments(scene, numbers, slots))
    found = report.on(date)
    deductions = (*_for_findings(found), *_for_hours(numbers, segments))
    score = max(0, 100 - sum(one.points for one in deductions))
    return DayLens(date, segments, score, deductions, _cheapest(found))


def _segments(scene: Scene, numbers: Numbers, slots: list[Slot]) -> Iterator[Segment]:
    """What happens at the same time for two groups is taken from the first of them; the day ends at midnight."""
    ways = {(one.before, one.after): one for one in scene.snapshot.connectors}
    zone = slots[0].start.tzinfo if slots[0].start else None
    last, at = slots[0], programme.span(slots[0])[0]
    for one in slots:
        start, end = programme.span(one)
        end = min(end, _midnight(one))
        if start > at:
            yield from _laid(at, _between(numbers, scene.group, ways, last, one, elapsed(at, start)), zone)
            at = start
        if end > at:
            yield from _laid(at, _within(numbers, one, elapsed(at, end)), zone)
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


def _between(
    numbers: Numbers,
    group: int,
    ways: dict[tuple[str, str], Connector],
    before: Slot,
    after: Slot,
    minutes: int,
) -> tuple[_Part, ...]:
    """The way first, boarding last; what is free between them is rest if it is longer than any boarding."""
    connector = ways.get((before.id, after.id))
    way = min(connector.minutes or 0, minutes) if connector else 0
    boarding = min(_boarding(numbers, group, after), minutes - way)
    free = minutes - way - boarding
    use = TimeUse.REST if free > numbers.minutes("boarding_most") else TimeUse.BUFFER
    return (TimeUse.TRANSFER, way), (use, free), (TimeUse.BUFFER, boarding)


def _boarding(numbers: Numbers, group: int, after: Slot) -> int:
    leg = after.item
    if not isinstance(leg, Leg):
        return 0
    if leg.boarding_minutes is not None:
        return leg.boarding_minutes
    needed = numbers["boarding_base"] + numbers["boarding_person"] * group
    return round(min(needed, numbers["boarding_most"]))


def _for_findings(found: Iterable[Finding]) -> Iterator[Deduction]:
    return (Deduction(one.phrase, POINTS[one.severity]) for one in found)


def _for_hours(numbers: Numbers, segments: tuple[Segment, ...]) -> Iterator[Deduction]:
    whole = sum(one.minutes for one in segments)
    interpreted = sum(one.minutes for one in segments if one.use is TimeUse.INTERPRETATION)
    for words, minutes, limit in (
        (N_("The day lasts {minutes}, the limit is {limit}."), whole, numbers.minutes("day_hours")),
        (
            N_("Interpretation alone takes {minutes}, the limit is {limit}."),
            interpreted,
            numbers.minutes("consecutive_hours"),
        ),
    ):
        if minutes > limit:
            points = max(1, round((minutes - limit) * HOUR_POINTS / 60))
            yield Deduction(phrase(words, minutes=Minutes(minutes), limit=Minutes(limit)), points)


def _cheapest(found: Iterable[Finding]) -> tuple[tuple[Finding, Fix], ...]:
    pairs = [(one, min(one.fixes, key=lambda fix: fix.cost)) for one in found if one.fixes]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].cost, -POINTS[pair[0].severity]))[:FIXES])
