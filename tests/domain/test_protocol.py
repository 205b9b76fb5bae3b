"""Order of precedence, of cards and of seats."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import session, snapshot
from visitplanner.domain import protocol
from visitplanner.domain.kinds import Interpretation, Part, SeatingLayout, Side
from visitplanner.domain.protocol import GUESTS, HOSTS, Placed
from visitplanner.domain.records import Attendance, Participation, Person, Seat
from visitplanner.domain.snapshot import Snapshot

CALL = session("call", interpretation=Interpretation.CONSECUTIVE)


def people(sides: dict[str, tuple[Side, int]], head: str = "") -> dict[str, Any]:
    return {
        "people": {id: Person(id=id, space=id, family_latin=id) for id in sides},
        "participations": tuple(
            Participation(id=f"p{id}", space="v", visit="v", person=id, side=side, rank=rank, head=id == head)
            for id, (side, rank) in sides.items()
        ),
    }


def marked(**parts: Part) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(id=f"a{person}", space="v", session="call", person=person, part=part)
        for person, part in parts.items()
    )


D, C, I = Side.DELEGATION, Side.COUNTERPART, Side.INTERPRETER  # noqa: E741 - the three sides
SIDES = {
    "g2": (D, 2),
    "g1": (D, 1),
    "g3": (D, 3),
    "h1": (C, 1),
    "h2": (C, 2),
    "h9": (C, 3),
    "v1": (I, 1),
    "v2": (I, 2),
}


@pytest.fixture
def visit() -> Snapshot:
    return snapshot(CALL, **people(SIDES), attendances=marked(h2=Part.SPEAKS, h1=Part.HOSTS))


@pytest.mark.parametrize(("interprets", "attends"), [("a1", "a2"), ("a2", "a1")])
def test_whoever_interprets_and_attends_is_an_interpreter(interprets: str, attends: str) -> None:
    twice = (
        Attendance(id=interprets, space="v", session="call", person="g1", part=Part.INTERPRETS),
        Attendance(id=attends, space="v", session="call", person="g1", part=Part.ATTENDS),
    )
    rows = tuple(sorted(twice, key=lambda one: one.id))
    there = protocol.present(snapshot(CALL, **people(SIDES), attendances=rows), CALL)
    assert there.interpreters == ("g1",)


def test_hosts_are_those_marked_and_the_whole_delegation_comes(visit: Snapshot) -> None:
    there = protocol.present(visit, CALL)
    assert there.hosts == ("h1", "h2")
    assert there.guests == ("g1", "g2", "g3")
    assert there.interpreters == ("v1", "v2")


def test_the_head_goes_before_a_better_rank_and_marks_narrow_the_delegation() -> None:
    visit = snapshot(
        CALL, **people(SIDES, head="g3"),
        attendances=marked(g3=Part.ATTENDS, g1=Part.ATTENDS, g2=Part.INTERPRETS, h1=Part.HOSTS),
    )  # fmt: skip
    there = protocol.present(visit, CALL)
    assert (there.guests, there.hosts, there.interpreters) == (("g3", "g1"), ("h1",), ("g2",))


def test_somebody_without_a_part_in_the_visit_sits_with_the_side_the_session_tells() -> None:
    known = people(SIDES)
    known["people"]["mayor"] = Person(id="mayor", space="mayor", family_latin="Mayor")
    visit = snapshot(CALL, **known, attendances=marked(mayor=Part.SPEAKS, h2=Part.HOSTS))
    assert protocol.present(visit, CALL).hosts == ("h2", "mayor")


def test_heads_exchange_cards_first_and_nobody_meets_a_lower_rank_before_the_higher(visit: Snapshot) -> None:
    order = protocol.card_order(visit, CALL)
    turns = [(one.turn, one.guest, one.host) for one in order]
    assert turns == [
        (0, "g1", "h1"), (1, "g2", "h1"), (1, "g1", "h2"), (2, "g3", "h1"), (2, "g2", "h2"), (3, "g3", "h2"),
    ]  # fmt: skip


@given(guests=st.integers(0, 9), hosts=st.integers(0, 9))
def test_everybody_meets_everybody_once_and_nobody_two_at_a_time(guests: int, hosts: int) -> None:
    sides = {f"g{n}": (D, n + 1) for n in range(guests)} | {f"h{n}": (C, n + 1) for n in range(hosts)}
    visit = snapshot(CALL, **people(sides), attendances=marked(**{f"h{n}": Part.HOSTS for n in range(hosts)}))
    order = protocol.card_order(visit, CALL)
    assert len({(one.guest, one.host) for one in order}) == len(order) == guests * hosts
    for turn in {one.turn for one in order}:
        busy = [id for one in order if one.turn == turn for id in (one.guest, one.host)]
        assert len(set(busy)) == len(busy)


def test_face_to_face_each_side_has_its_row_and_an_interpreter_beside_the_head(visit: Snapshot) -> None:
    found = protocol.seating(visit, CALL, SeatingLayout.FACING)
    rows = {row: [one.person for one in found if one.row == row] for row in (HOSTS, GUESTS)}
    assert rows == {GUESTS: ["g1", "g2", "v1", "g3"], HOSTS: ["h1", "h2", "v2"]}
    assert found[0] == Placed("g1", GUESTS, 1)


def test_at_a_round_table_the_heads_face_each_other(visit: Snapshot) -> None:
    found = [one.person for one in protocol.seating(visit, CALL, SeatingLayout.ROUND)]
    assert (found[0], found[-1]) == ("g1", "h1")
    assert set(found) == {"g1", "g2", "g3", "h1", "h2", "v1", "v2"}


def test_rows_towards_the_front_hold_so_many_and_guests_sit_before_hosts() -> None:
    sides = {f"g{n}": (D, n + 1) for n in range(9)} | {"h1": (C, 1)}
    visit = snapshot(session("call"), **people(sides), attendances=marked(h1=Part.HOSTS))
    found = protocol.seating(visit, visit.sessions[0], SeatingLayout.ROWS)
    assert [one.row for one in found] == [0] * 7 + [1] * 2 + [2]


@given(layout=st.sampled_from(SeatingLayout), guests=st.integers(0, 20), hosts=st.integers(0, 20))
def test_everybody_gets_one_seat_and_no_seat_two_people(
    layout: SeatingLayout, guests: int, hosts: int
) -> None:
    sides = {f"g{n}": (D, n + 1) for n in range(guests)} | {f"h{n}": (C, n + 1) for n in range(hosts)}
    visit = snapshot(
        CALL,
        **people(sides | {"v1": (I, 1)}),
        attendances=marked(**{f"h{n}": Part.HOSTS for n in range(hosts)}),
    )
    found = protocol.seating(visit, CALL, layout)
    assert sorted(one.person for one in found) == sorted(protocol.present(visit, CALL).everybody)
    assert len({(one.row, one.position) for one in found}) == len(found)


def test_who_is_there_without_a_seat_is_standing(visit: Snapshot) -> None:
    seats = (Seat(id="s1", space="v", session="call", person="g1", row=1, position=1),
             Seat(id="s0", space="v", session="call", person="h1", row=0, position=1),
             Seat(id="s9", space="v", session="call", person="nobody"))  # fmt: skip
    here = snapshot(CALL, **people(SIDES), attendances=visit.attendances, seats=seats)
    assert [one.id for one in protocol.seated(here, "call")] == ["s0", "s1"]
    assert protocol.standing(here, CALL) == ("g2", "g3", "h2", "v1", "v2")
