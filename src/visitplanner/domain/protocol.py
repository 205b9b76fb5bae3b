"""Protocol of a session: who is there in order of precedence, who exchanges cards with whom when, who sits where.

Source: the study of study visits, section 1.6 (sourced etiquette) and its list of artefacts. Cards are exchanged at
the very start, senior first; the seat of honour (kamiza) is the one farthest from the door; the interpreter sits beside
the principal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from visitplanner.domain.goers import goers
from visitplanner.domain.kinds import Interpretation, Part, SeatingLayout, Side
from visitplanner.domain.records import Seat, Session
from visitplanner.domain.snapshot import Snapshot

HOSTS, GUESTS = 0, 1
"""Rows of a layout that has one for each side."""
LAST_RANK = 99
FRONT_ROW = 7
"""How many sit in one row towards the front."""


_SIDES = {
    Part.ATTENDS: Side.DELEGATION, Part.SPEAKS: Side.COUNTERPART, Part.HOSTS: Side.COUNTERPART,
    Part.INTERPRETS: Side.INTERPRETER,
}  # fmt: skip
"""The side of somebody who is marked in a session and has no part in the visit."""


@dataclass(frozen=True, slots=True)
class Present:
    """Ids of the people of a session by side, each in order of precedence: the head first, then by rank."""

    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()

    @property
    def everybody(self) -> tuple[str, ...]:
        """Guests, hosts, interpreters."""
        return (*self.guests, *self.hosts, *self.interpreters)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A guest and a host exchange cards; what has the same `turn` happens at the same time."""

    turn: int
    guest: str
    host: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody's seat, as in `Seat`: position 1 is the most honoured of its row."""

    person: str
    row: int
    position: int


def present(snapshot: Snapshot, session: Session) -> Present:
    """Who is there: those who are marked in the session; of the delegation, all who go where nobody is.

    Interpreters who are not marked are there where the session is interpreted.
    """
    marked = _marked(snapshot, session)
    going = goers(snapshot, session)
    order: dict[Side, list[str]] = {side: [] for side in Side}
    for side, id in _precedence(snapshot, marked):
        order[side].append(id)
    voices = [id for id in order[Side.INTERPRETER] if id in marked]
    if not voices and session.interpretation is not Interpretation.NONE:
        voices = order[Side.INTERPRETER]
    return Present(
        tuple(id for id in order[Side.COUNTERPART] if id in marked),
        tuple(id for id in order[Side.DELEGATION] if going is None or id in going or id in marked),
        tuple(voices),
    )


def card_order(snapshot: Snapshot, session: Session) -> tuple[Exchange, ...]:
    """Who exchanges cards with whom, in turns.

    The heads begin. Then each guest goes along the hosts, both in order of precedence: as soon as the first host is
    free, the next guest begins there, so that nobody meets a lower rank before the higher one.
    """
    there = present(snapshot, session)
    return tuple(
        Exchange(turn, there.guests[turn - host], there.hosts[host])
        for turn in range(len(there.guests) + len(there.hosts) - 1)
        for host in range(len(there.hosts))
        if 0 <= turn - host < len(there.guests)
    )


def seating(snapshot: Snapshot, session: Session, layout: SeatingLayout) -> tuple[Placed, ...]:
    """Where everybody of a session sits by rank; the guests have the side farthest from the door.

    Interpreters sit at the left hand of a head: the first with the guests, the second with the hosts, and so on.
    """
    there = present(snapshot, session)
    voices = there.interpreters
    guests, hosts = _with_voices(there.guests, voices[::2]), _with_voices(there.hosts, voices[1::2])
    if layout is SeatingLayout.ROUND:
        return _placed(0, _around(guests, hosts))
    if layout is SeatingLayout.ROWS:
        rows = [*_cut(guests), *_cut(hosts)]
        return tuple(one for n, row in enumerate(rows) for one in _placed(n, row))
    return (*_placed(GUESTS, guests), *_placed(HOSTS, hosts))


def seated(snapshot: Snapshot, session: str) -> tuple[Seat, ...]:
    """The seats of a session that somebody of the visit has, row by row, the most honoured first."""
    mine = [one for one in snapshot.seats if one.session == session and one.person in snapshot.people]
    return tuple(sorted(mine, key=lambda one: (one.row, one.position, one.id)))


def standing(snapshot: Snapshot, session: Session) -> tuple[str, ...]:
    """Ids of those who are there and have no seat."""
    taken = {snapshot.people[one.person].id for one in seated(snapshot, session.id)}
    return tuple(id for id in present(snapshot, session).everybody if id not in taken)


def _marked(snapshot: Snapshot, session: Session) -> dict[str, Part]:
    """What those do who are marked in a session, by their ids after merging; of several parts the last kind counts."""
    order = {part: n for n, part in enumerate(Part)}
    attending = sorted(snapshot.attendances_of.get(session.id, ()), key=lambda one: order[one.part])
    return {snapshot.people[one.person].id: one.part for one in attending if one.person in snapshot.people}


def _precedence(snapshot: Snapshot, marked: Mapping[str, Part]) -> list[tuple[Side, str]]:
    """Everybody of the visit and of the session once, with their side: the heads, then by rank, then by name.

    Whoever interprets here is an interpreter here. Who has no part in the visit is on the side that the session tells.
    """
    found = {id: (_SIDES[part], True, LAST_RANK) for id, part in marked.items()}
    for one in snapshot.participations:
        if person := snapshot.people.get(one.person):
            voice = marked.get(person.id) is Part.INTERPRETS
            side = Side.INTERPRETER if voice else one.side
            found[person.id] = (side, not one.head, one.rank)

    def place(row: tuple[str, tuple[Side, bool, int]]) -> tuple[Any, ...]:
        id, (_side, behind, rank) = row
        return behind, rank, snapshot.people[id].name.sort_key("en"), id

    return [(side, id) for id, (side, _behind, _rank) in sorted(found.items(), key=place)]


def _with_voices(people: Sequence[str], voices: Sequence[str]) -> tuple[str, ...]:
    """The second in rank sits at the head's right hand, the interpreter at the left, the others go on from there."""
    return (*people[:2], *voices, *people[2:])


def _around(guests: Sequence[str], hosts: Sequence[str]) -> tuple[str, ...]:
    """Guests and hosts by turns around one table: the head guest farthest from the door, the head host opposite."""
    if not guests or not hosts:
        return (*guests, *hosts)
    rest = list(hosts[1:])
    mixed = [guests[0]]
    for guest in guests[1:]:
        mixed += [guest, *rest[:1]]
        rest = rest[1:]
    return (*mixed, *rest, hosts[0])


def _cut(people: Sequence[str]) -> list[Sequence[str]]:
    return [people[at : at + FRONT_ROW] for at in range(0, len(people), FRONT_ROW)]


def _placed(row: int, people: Sequence[str]) -> tuple[Placed, ...]:
    return tuple(Placed(person, row, n) for n, person in enumerate(people, 1))
