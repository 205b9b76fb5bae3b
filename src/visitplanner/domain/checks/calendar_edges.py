"""Where the calendar is torn: outside the visit's dates, hours that clocks skip or show twice, no time, no zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.checks.remedies import cheapest, to_day, to_time, to_tray
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import DateChange, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Leg
from visitplanner.domain.when import When, hours_of, wall, zone

FURTHEST = 14
"""No fix makes a visit longer by more days than this. A planning value of our own."""

LONGEST = 365
"""From the first to the last day of the longest visit that can be kept."""

EXTENDING = 90
"""What each day costs by which a visit gets longer. A planning value of our own."""


def outside(scene: Scene) -> Iterator[Finding]:
    """What begins before the visit's first day or after its last. A leg may arrive after it."""
    visit = scene.snapshot.visit
    for one in scene.slots:
        nearest = _nearest(one.date, visit.start, visit.end)
        if one.date is None or nearest is None:
            continue
        early = one.date < nearest
        words = (
            N_("“{title}” is before the visit, which begins on {date}.")
            if early
            else N_("“{title}” is after the visit, which ends on {date}.")
        )
        loose = not one.item.anchored
        yield Finding(
            "outside_dates",
            Severity.WARNING,
            phrase(words, title=one.item.title, date=nearest),
            date=one.date, subject=one.id, items=(one.id,),
            data=tuple(
                (name, day)
                for name, day in ((N_("First day of the visit"), visit.start), (N_("Last day of the visit"), visit.end))
                if day
            ),
            fixes=cheapest(
                to_day(one, nearest) if loose and one.start else None,
                _longer(scene),
                to_tray(one) if loose else None,
            ),
        )  # fmt: skip


def clock_changes(scene: Scene) -> Iterator[Finding]:
    """Times that do not exist because clocks go forward, and times that clocks show twice."""
    for one in scene.timed:
        for when, name, arrives in _times(one):
            there = _clock(when, name)
            if there == "skipped":
                yield _skipped(one, when, name, arrives)
            elif there == "twice":
                yield _twice(one, when, name)


def nights(scene: Scene) -> Iterator[Finding]:
    """Days of 23 or 25 hours among the visit's dates, in the zones the delegation is in."""
    for day in programme.dates(scene.snapshot.visit, scene.slots):
        torn = {name: hours for name in sorted(_zones(scene, day)) if (hours := _hours(day, name)) != 24}
        if not torn:
            continue
        hours = next(iter(torn.values()))
        words = (
            N_("Clocks go forward on {date}: the day has {hours} hours.")
            if hours < 24
            else N_("Clocks go back on {date}: the day has {hours} hours.")
        )
        yield Finding(
            "clock", Severity.NOTE, phrase(words, date=day, hours=hours), date=day,
            data=((N_("Time zone"), tuple(torn)), (N_("Hours of the day"), hours)),
        )  # fmt: skip


def untimed(scene: Scene) -> Iterator[Finding]:
    """What has a day but no time: nothing about it can be checked. One finding a day."""
    for day, slots in scene.days.items():
        if missing := [one for one in slots if one.start is None]:
            yield Finding(
                "no_time",
                Severity.UNVERIFIED,
                phrase(N_("Time to be confirmed: {titles}."), titles=tuple(one.item.title for one in missing)),
                date=day, items=tuple(one.id for one in missing),
                data=((N_("Without a time"), len(missing)),),
            )  # fmt: skip


def unknown_zones(scene: Scene) -> Iterator[Finding]:
    """Items whose time zone is missing or unknown: they are counted in universal time."""
    for one in scene.timed:
        for name in _names(one):
            if not _known(name):
                words = (
                    N_("“{zone}” is not a known time zone: “{title}” is counted in universal time.")
                    if name
                    else N_("“{title}” has no time zone: it is counted in universal time.")
                )
                yield Finding(
                    "no_zone", Severity.UNVERIFIED, phrase(words, zone=name, title=one.item.title),
                    date=one.date, subject=one.id, items=(one.id,), data=((N_("Time zone"), name or "UTC"),),
                )  # fmt: skip


def _nearest(day: date | None, first: date | None, last: date | None) -> date | None:
    """The day of the visit nearest to `day`; None where `day` is one of them."""
    if day and first and day < first:
        return first
    return last if day and last and day > last else None


def _longer(scene: Scene) -> Fix | None:
    """The visit over everything that has a date, where that is not much longer."""
    visit = scene.snapshot.visit
    found = [one.date for one in scene.slots if one.date]
    if not visit.start or not visit.end or not found:
        return None
    first, last = min(visit.start, *found), max(visit.end, *found)
    more = (visit.start - first).days + (last - visit.end).days
    if more > FURTHEST or (last - first).days > LONGEST:
        return None
    said = phrase(N_("Extend the visit: {first} to {last}"), first=first, last=last)
    arguments = {"start": first, "end": last, "how": DateChange.TO_TRAY}
    return Fix(said, "set_dates", arguments, EXTENDING * more)


def _times(one: Slot) -> Iterator[tuple[When, str, bool]]:
    yield one.item.when, one.item.zone, False
    if isinstance(one.item, Leg):
        yield one.item.arrival, one.item.arrival_zone or one.item.zone, True


def _names(one: Slot) -> Iterable[str]:
    return dict.fromkeys(name for _, name, _ in _times(one))


def _clock(when: When, name: str) -> str:
    """Whether the clocks of a zone skip a time or show it twice; "" for all others."""
    if when.date is None or when.start is None or not _known(name):
        return ""
    first, second = (
        datetime.combine(when.date, when.start, zone(name)).replace(fold=fold) for fold in (0, 1)
    )
    if first.utcoffset() == second.utcoffset():
        return ""
    back = first.astimezone(dt.UTC).astimezone(zone(name))
    return "twice" if back.replace(tzinfo=None) == first.replace(tzinfo=None) else "skipped"


def _skipped(one: Slot, when: When, name: str, arrives: bool) -> Finding:
    meant = one.end if arrives else one.start
    assert meant
    if one.item.anchored:
        fix = None
    elif arrives:
        said = phrase(N_("Let “{title}” arrive at {time}"), title=one.item.title, time=meant.time())
        fix = Fix(said, "set_arrival", {"id": one.id, "when": wall(meant)}, 0)
    else:
        fix = to_time(one, meant.time(), 0)
    return Finding(
        "clock_change",
        Severity.ERROR,
        phrase(
            N_("{time} does not exist on {date}: clocks go forward. “{title}” is counted as {meant}."),
            time=when.start, date=when.date, title=one.item.title, meant=meant.time(),
        ),
        date=one.date, subject=one.id, items=(one.id,), data=_zone(name, when.start), fixes=cheapest(fix),
    )  # fmt: skip


def _twice(one: Slot, when: When, name: str) -> Finding:
    words = (
        N_("{time} comes twice on {date}: clocks go back. “{title}” means the second.")
        if when.fold
        else N_("{time} comes twice on {date}: clocks go back. “{title}” means the first.")
    )
    return Finding(
        "clock_change",
        Severity.NOTE,
        phrase(words, time=when.start, date=when.date, title=one.item.title),
        date=one.date, subject=one.id, items=(one.id,), data=_zone(name, when.start),
    )  # fmt: skip


def _zone(name: str, shown: time | None) -> tuple[tuple[str, object], ...]:
    return (N_("Time zone"), name), (N_("Time on the clock"), shown)


def _zones(scene: Scene, day: date) -> set[str]:
    """Where the delegation is on `day`: by what begins then, else by the day's city, else by the visit."""
    names = {one.item.zone for one in scene.days.get(day, ())}
    record = scene.snapshot.day.get(day)
    city = scene.snapshot.cities.get(record.city) if record else None
    names = names or {city.zone if city and city.zone else scene.snapshot.visit.zone}
    return {name for name in names if _known(name)}


@lru_cache(maxsize=4096)
def _hours(day: date, name: str) -> int:
    try:
        return hours_of(day, name)
    except OverflowError:
        return 24


@lru_cache(maxsize=1024)
def _known(name: str) -> bool:
    try:
        zone(name)
    except Refusal:
        return False
    return True
