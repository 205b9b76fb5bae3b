"""Who sits where in a session."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.domain import ids
from visitplanner.domain.kinds import SeatingLayout
from visitplanner.domain.protocol import Placed
from visitplanner.domain.records import Seat, Session
from visitplanner.operations import people, rules
from visitplanner.store.editing import Edit


def arrange(edit: Edit, session: str, layout: SeatingLayout, places: Iterable[Placed]) -> None:
    """The layout of a session with a seat for everybody in `places`; whoever else had one gets up."""
    edit.get(Session, session)
    edit.set(Session, session, seating=layout)
    wanted = {one.person: one for one in places}
    for seat in edit.find(Seat, session=session):
        if seat.person not in wanted:
            edit.delete(Seat, seat.id)
    for one in wanted.values():
        place(edit, session, one.person, one.row, one.position)


def place(edit: Edit, session: str, person: str, row: int, position: int) -> None:
    """Somebody sits at a place, whoever else does."""
    rules.between(row, 0, 99, "row")
    rules.between(position, 1, 999, "position")
    seat, *doubled = _of(edit, session, person) or (None,)
    for one in doubled:
        edit.delete(Seat, one.id)
    if seat is not None:
        edit.set(Seat, seat.id, row=row, position=position)
        return
    space, id = edit.get(Session, session).space, ids.link("seat", session, person)
    edit.add(Seat, space=space, id=id, session=session, person=person, row=row, position=position)


def swap(edit: Edit, one: str, other: str) -> None:
    """Two people change seats: ids of their seats."""
    here, there = edit.get(Seat, one), edit.get(Seat, other)
    edit.set(Seat, one, row=there.row, position=there.position)
    edit.set(Seat, other, row=here.row, position=here.position)


def seat_person(edit: Edit, session: str, person: str, row: int) -> None:
    """Somebody who stands sits down at the end of a row."""
    taken = [one.position for one in edit.find(Seat, session=session, row=row)]
    place(edit, session, person, row, max(taken, default=0) + 1)


def get_up(edit: Edit, id: str) -> None:
    """Somebody has no seat any more; those who sat after close up."""
    seat = edit.get(Seat, id)
    for one in _of(edit, seat.session, seat.person):
        edit.delete(Seat, one.id)
    rest = edit.find(Seat, session=seat.session, row=seat.row)
    for n, one in enumerate(sorted(rest, key=lambda one: (one.position, one.id)), 1):
        edit.set(Seat, one.id, position=n)


def _of(edit: Edit, session: str, person: str) -> tuple[Seat, ...]:
    """The seats of somebody: several, where records of one person were merged."""
    return tuple(
        seat for one in people.selves(edit, person) for seat in edit.find(Seat, session=session, person=one)
    )
