"""The fixes that several checks offer. Costs are minutes of upheaval: of everything that moves, or of what is lost."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain.checks.finding import Fix, Minutes
from visitplanner.domain.programme import Slot
from visitplanner.domain.when import wall

OTHER_DAY, INTO_TRAY = 60, 240
"""What another day costs, for each day of distance, and what it costs to find a new place for something."""


def to_day(one: Slot, day: date) -> Fix:
    """The same time on another day."""
    assert one.date
    assert one.start
    cost = OTHER_DAY * abs((day - one.date).days)
    said = phrase(N_("Move “{title}” to {date}"), title=one.item.title, date=day)
    return Fix(said, "move", {"id": one.id, "date": day, "start": wall(one.start).start}, cost)


def to_time(one: Slot, start: time, cost: int) -> Fix:
    """Another time of the same day, alone."""
    said = phrase(N_("Move “{title}” to {time}"), title=one.item.title, time=start)
    return Fix(said, "move", {"id": one.id, "date": one.date, "start": start}, cost)


def with_followers(one: Slot, start: time, cost: int) -> Fix:
    """Another time of the same day, and what follows comes along."""
    said = phrase(N_("Move “{title}” and what follows to {time}"), title=one.item.title, time=start)
    return Fix(said, "ripple", {"id": one.id, "date": one.date, "start": start}, cost)


def to_tray(one: Slot) -> Fix:
    """Off the programme until it finds another place."""
    said = phrase(N_("Put “{title}” into the tray"), title=one.item.title)
    return Fix(said, "to_tray", {"id": one.id}, INTO_TRAY)


def pause_within(one: Slot, minutes: int) -> Fix:
    """A break inside a session."""
    said = phrase(
        N_("Plan a break of {minutes} within “{title}”"), title=one.item.title, minutes=Minutes(minutes)
    )
    return of_session(one, said, minutes, break_minutes=minutes)


def of_session(one: Slot, said: Phrase, cost: int, **value: Any) -> Fix:
    """Another value for one field of a session."""
    ((name, to),) = value.items()
    return Fix(said, "set", {"kind": "session", "id": one.id, "field": name, "value": to}, cost)


def cheapest(*fixes: Fix | None) -> tuple[Fix, ...]:
    """Those that there are, in the order of their costs."""
    return tuple(sorted((one for one in fixes if one), key=lambda one: one.cost))
