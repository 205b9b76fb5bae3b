"""What lies between neighbours of the programme: for everybody, or for each group while the delegation is split."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil

from visitplanner.domain.checks.journeys import Way, known
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import goers
from visitplanner.domain.kinds import Mode, SessionKind, Side
from visitplanner.domain.programme import NIGHT, Slot, span
from visitplanner.domain.records import Leg, Place
from visitplanner.domain.when import elapsed

_ANYWHERE = (SessionKind.FREE, SessionKind.VIRTUAL)
"""Without a place, these happen wherever the people are."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Passage:
    """Two neighbours that share people. `gap` is the time between them; negative where they overlap.

    `way` is None where nobody knows how long it takes; `reserve` is what has to remain beside it: boarding,
    changing, a buffer kept on purpose. `ends` is False behind a leg that has no arrival.
    """

    before: Slot
    after: Slot
    gap: int
    here: Place | None
    there: Place | None
    way: Way | None
    reserve: int
    ends: bool

    @property
    def room(self) -> int:
        """The minutes to spare; negative is what is missing. An unknown way counts nothing."""
        return self.gap - (self.way.minutes if self.way else 0) - self.reserve

    @property
    def overnight(self) -> bool:
        """Whether a night lies between the two."""
        other_day = self.before.end is not None and self.before.end.date() != self.after.date
        return other_day and self.gap >= NIGHT


@dataclass(slots=True, eq=False)
class _Party:
    """Some people who go everywhere together: the last thing they were at, and where it left them."""

    last: Slot | None = None
    until: datetime = _EARLIEST
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who goes where: item → the parties that go to it."""

    parties: Mapping[str, tuple[_Party, ...]]
    everybody: tuple[_Party, ...] = field(default=())

    def of(self, id: str) -> tuple[_Party, ...]:
        return self.parties.get(id, self.everybody)


def passages(scene: Scene) -> tuple[Passage, ...]:
    """Between every two neighbours of any party, in the order of instants; two groups meeting again make two."""
    return scene.once(_passages)


def into(scene: Scene) -> Mapping[str, tuple[Passage, ...]]:
    """Item → the passages that lead to it."""
    return scene.once(_into)


def origin(one: Slot) -> str:
    """The id of the place where an item begins."""
    return one.item.origin if isinstance(one.item, Leg) else one.item.place


def destination(one: Slot) -> str:
    """The id of the place where an item leaves its people."""
    return one.item.destination if isinstance(one.item, Leg) else one.item.place


def anywhere(one: Slot) -> bool:
    """Whether an item without a place needs none."""
    return not isinstance(one.item, Leg) and not one.item.place and one.item.kind in _ANYWHERE


def boarding(scene: Scene, leg: Leg) -> int:
    """The minutes a group needs to board: those of the leg, else by its size; nobody boards a walk."""
    if leg.boarding_minutes is not None:
        return leg.boarding_minutes
    if leg.mode is Mode.WALK:
        return 0
    numbers = scene.numbers
    needed = numbers["boarding_base"] + numbers["boarding_person"] * size(scene, leg)
    return ceil(min(needed, numbers["boarding_most"]))


def change(scene: Scene, one: Leg, other: Leg) -> int:
    """The minutes for changing from one vehicle into another at a station."""
    luggage = one.luggage or other.luggage
    return scene.numbers.minutes("station_change_luggage" if luggage else "station_change")


def size(scene: Scene, leg: Leg) -> int:
    """How many people go along: the members of its group, else all who travel."""
    return len(goers(scene.snapshot, leg) or ()) or scene.group


def reserve(scene: Scene, before: Slot, after: Slot) -> int:
    """What has to remain between two neighbours beside the way. Check-in before a flight is a rule of its own."""
    one, other = before.item, after.item
    kept = one.buffer_minutes if isinstance(one, Leg) else None
    if not isinstance(other, Leg) or other.mode is Mode.FLIGHT:
        return kept or 0
    enter = boarding(scene, other)
    walks = Mode.WALK in (other.mode, one.mode if isinstance(one, Leg) else None)
    if not isinstance(one, Leg) or walks or kept is not None or other.boarding_minutes is not None:
        return (kept or 0) + enter
    return max(enter, change(scene, one, other))


def _passages(scene: Scene) -> tuple[Passage, ...]:
    cast = _cast(scene)
    found: dict[tuple[str, str], Passage] = {}
    timed = sorted((*span(one), n, one) for n, one in enumerate(scene.timed))
    for start, end, _, one in timed:
        for party in cast.of(one.id):
            if party.last and (key := (party.last.id, one.id)) not in found:
                there = party.place if anywhere(one) else origin(one)
                found[key] = _between(scene, party, one, elapsed(party.until, start), there)
            if end >= party.until:
                party.place = party.place if anywhere(one) else destination(one)
                party.last, party.until = one, end
    return tuple(found.values())


def _between(scene: Scene, party: _Party, after: Slot, gap: int, to: str) -> Passage:
    before = party.last
    assert before
    here, there = scene.place(party.place), scene.place(to)
    route = known(scene, before.id, party.place, after.id, to)
    return Passage(
        before, after, gap, here, there, route, reserve(scene, before, after), before.end is not None
    )


def _cast(scene: Scene) -> _Cast:
    """People who are always named together make one party; a group without members makes one of its own.

    Those who are never named make another, unless all delegates are, or a group's members are not said.
    """
    going = {one.id: goers(scene.snapshot, one.item) for one in scene.timed}
    tracks = {one.item.track for one in scene.timed if going[one.id] == frozenset()}
    named: dict[str, list[str]] = {}
    for one in scene.timed:
        for person in going[one.id] or ():
            named.setdefault(person, []).append(one.id)
        if one.item.track in tracks and going[one.id] is not None:
            named.setdefault(f"track/{one.item.track}", []).append(one.id)
    found: dict[str, list[_Party]] = {}
    parties = {tuple(ids): _Party() for ids in named.values()}
    for ids, party in parties.items():
        for id in ids:
            found.setdefault(id, []).append(party)
    others = (_Party(),) if not named or (not tracks and _unnamed(scene, named)) else ()
    return _Cast({id: tuple(all) for id, all in found.items()}, (*others, *parties.values()))


def _unnamed(scene: Scene, named: Iterable[str]) -> bool:
    delegates = {one.person for one in scene.snapshot.participations if one.side is Side.DELEGATION}
    return not delegates <= set(named)


def _into(scene: Scene) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = {}
    for one in passages(scene):
        found.setdefault(one.after.id, []).append(one)
    return {id: tuple(all) for id, all in found.items()}
