"""Seats and gifts: proposed, moved, swapped, given; one gesture each, one undo."""

from __future__ import annotations

import pytest

from tests.operations.conftest import NOW, Workspace
from tests.operations.test_staging import call, person, undone
from visitplanner.domain import protocol
from visitplanner.domain.kinds import GiftStatus, SeatingLayout
from visitplanner.domain.protocol import Placed
from visitplanner.operations import gifts, people, seats


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """A session at which three sit in row 1 and one in row 0."""
    session = call(workspace)
    places = [Placed(person(workspace, name), 1, n) for n, name in enumerate("abc", 1)]
    places.append(Placed(person(workspace, "host"), 0, 1))
    workspace.do(seats.arrange, session, SeatingLayout.FACING, places)
    return session


def row(workspace: Workspace, session: str, number: int = 1) -> str:
    found = protocol.seated(workspace.snapshot, session)
    assert [one.position for one in found if one.row == number] == list(
        range(1, 1 + sum(one.row == number for one in found))
    )
    return "".join(one.person for one in found if one.row == number)


def seat(workspace: Workspace, name: str) -> str:
    return next(one.id for one in workspace.snapshot.seats if one.person == name)


def test_arranging_seats_everybody_and_makes_others_get_up(workspace: Workspace, meeting: str) -> None:
    assert row(workspace, meeting) == "abc"
    undone(workspace, seats.arrange, meeting, SeatingLayout.ROUND, [Placed("c", 0, 1), Placed("a", 0, 2)])
    assert row(workspace, meeting, 0) == "ca"
    assert workspace.snapshot.session[meeting].seating is SeatingLayout.ROUND
    undone(workspace, seats.arrange, meeting, SeatingLayout.FACING, [Placed("b", 1, 1)])
    assert row(workspace, meeting) == "b"


def test_seats_are_swapped_and_left(workspace: Workspace, meeting: str) -> None:
    undone(workspace, seats.swap, seat(workspace, "a"), seat(workspace, "host"))
    assert (row(workspace, meeting), row(workspace, meeting, 0)) == ("hostbc", "a")
    undone(workspace, seats.get_up, seat(workspace, "host"))
    assert row(workspace, meeting) == "bc"
    undone(workspace, seats.seat_person, meeting, "host", 1)
    assert row(workspace, meeting) == "bchost"


def test_somebody_entered_twice_has_one_seat(workspace: Workspace, meeting: str) -> None:
    workspace.do(people.merge, "a", "b")
    undone(workspace, seats.place, meeting, "b", 0, 2)
    assert (row(workspace, meeting, 0), len(workspace.snapshot.seats)) == ("hostb", 3)
    workspace.library.undo(workspace.visit, now=NOW)
    undone(workspace, seats.get_up, seat(workspace, "b"))
    assert {one.person for one in workspace.snapshot.seats} == {"c", "host"}


def test_a_seat_is_somewhere(workspace: Workspace, meeting: str) -> None:
    assert workspace.refused(seats.place, meeting, "a", 1, 0).field == "position"
    assert workspace.refused(seats.place, meeting, "a", 100, 1).field == "row"
    assert workspace.refused(seats.place, meeting, "nobody", 1, 1)


def test_gifts_come_one_after_another(workspace: Workspace) -> None:
    session = call(workspace)
    one = undone(workspace, gifts.add, workspace.visit, title="A book", language="en", session=session)
    other = workspace.do(gifts.add, workspace.visit, title="A tray", language="en", received=True)
    found = sorted(workspace.snapshot.gifts, key=lambda gift: gift.order)
    assert [(gift.id, gift.status) for gift in found] == [
        (one, GiftStatus.IDEA),
        (other, GiftStatus.HANDED_OVER),
    ]
    undone(workspace, gifts.set_status, one, GiftStatus.READY)
    undone(workspace, gifts.delete, [one])
    assert workspace.refused(gifts.add, workspace.visit, title="", language="en", session="gone")
