"""What all checks look at: the programme of one visit as it will take place, with the numbers of its rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from visitplanner.domain import programme
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.kinds import Side
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Leg, Person, Place, Session
from visitplanner.domain.snapshot import Snapshot

T = TypeVar("T")


@dataclass(frozen=True)
class Scene:
    """One visit, seen on `today`. What is cancelled, or stands where the calendar ends, is left out."""

    snapshot: Snapshot
    today: dt.date

    def once(self, find: Callable[[Scene], T]) -> T:
        """What `find` makes of this scene, kept: several checks look at the same thing."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    @cached_property
    def _found(self) -> dict[Callable[[Scene], Any], Any]:
        return {}

    @cached_property
    def numbers(self) -> Numbers:
        """The rules that hold for this visit."""
        return Numbers(self.snapshot.rule_values)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What has a date, in order."""
        dated = (one for one in programme.slots(self.snapshot) if one.date and not one.cancelled)
        return tuple(one for one in dated if _reckonable(one.date) and _reckonable(one.end))

    @cached_property
    def timed(self) -> tuple[Slot, ...]:
        """What has a time, in order."""
        return tuple(one for one in self.slots if one.start)

    @cached_property
    def days(self) -> dict[dt.date, tuple[Slot, ...]]:
        """Date → what begins on it, in order; dates without anything are left out."""
        found: dict[dt.date, list[Slot]] = {}
        for one in self.slots:
            if one.date:
                found.setdefault(one.date, []).append(one)
        return {date: tuple(slots) for date, slots in found.items()}

    @property
    def sessions(self) -> Iterator[tuple[Slot, Session]]:
        """The sessions that have a date."""
        return ((one, one.item) for one in self.slots if isinstance(one.item, Session))

    @property
    def legs(self) -> Iterator[tuple[Slot, Leg]]:
        """The legs that have a date."""
        return ((one, one.item) for one in self.slots if isinstance(one.item, Leg))

    @cached_property
    def group(self) -> int:
        """How many people travel: the visit's group size, else the delegation that is listed."""
        listed = sum(part.side is not Side.COUNTERPART for part in self.snapshot.participations)
        return self.snapshot.visit.group_size or listed

    @cached_property
    def interpreters(self) -> tuple[Person, ...]:
        """The visit's interpreters."""
        return tuple(person for _, person in self.snapshot.side(Side.INTERPRETER))

    def place(self, id: str) -> Place | None:
        """The place of that id, if it is known."""
        return self.snapshot.places.get(id)

    def city(self, place: str) -> City | None:
        """The city a place lies in, if that is known."""
        there = self.place(place)
        return self.snapshot.cities.get(there.city) if there else None


def _reckonable(day: dt.date | None) -> bool:
    """Whether a day can be added and taken away: neither the first year of the calendar nor its last."""
    return day is None or dt.MINYEAR < day.year < dt.MAXYEAR
