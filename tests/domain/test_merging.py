"""Whatever names a record that was merged, names the one it is now; nothing else changes."""

from __future__ import annotations

import dataclasses

import pytest

from visitplanner.domain import codec, merging
from visitplanner.domain.kinds import Part
from visitplanner.domain.records import (
    KINDS,
    Attachment,
    Attendance,
    Leg,
    Objective,
    Participation,
    Person,
    Place,
    PracticeNote,
    Seat,
    Session,
    Track,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.store import snapshots

ONE, TWO = Person(id="one", space="one"), Person(id="two", space="two", alias_of="one")
HALL, HOTEL = Place(id="hall", space="hall"), Place(id="hotel", space="hotel")


def attends(id: str, person: str, part: Part = Part.ATTENDS) -> Attendance:
    return Attendance(id=id, space="v", session="s", person=person, part=part)


def joins(id: str, person: str, rank: int, *, head: bool = False) -> Participation:
    return Participation(id=id, space="v", visit="v", person=person, rank=rank, head=head)


def snapshot(**values: object) -> Snapshot:
    people = {"one": ONE, "two": ONE}
    return Snapshot(
        Visit(id="v", space="v", coordinator="two"), people=people, places={"hall": HALL, "old": HALL, "hotel": HOTEL},
        **values,
    )  # fmt: skip


def test_every_reference_is_renamed_and_nothing_is_said_twice() -> None:
    found = merging.resolved(
        snapshot(
            sessions=(Session(id="s", space="v", place="old", host="two"),),
            legs=(Leg(id="l", space="v", origin="hotel", destination="old"),),
            tracks=(Track(id="t", space="v", people=("two", "three", "one")),),
            objectives=(Objective(id="o", space="v", owner="two"),),
            practices={"n": PracticeNote(id="n", space="n", site="old")},
            attachments=(Attachment(id="a", space="two", owner="two"),),
            attendances=(attends("a1", "one"), attends("a2", "two"), attends("a3", "two", Part.SPEAKS)),
            seats=(
                Seat(id="x", space="v", session="s", person="two"),
                Seat(id="y", space="v", session="s", person="one"),
            ),
            participations=(joins("p1", "two", 1), joins("p2", "one", 5, head=True), joins("p3", "three", 2)),
        )
    )
    assert found.visit.coordinator == "one"
    assert (found.sessions[0].place, found.sessions[0].host) == ("hall", "one")
    assert (found.legs[0].origin, found.legs[0].destination) == ("hotel", "hall")
    assert found.tracks[0].people == ("one", "three")
    assert found.objectives[0].owner == "one"
    assert found.practices["n"].site == "hall"
    assert found.attachments[0].owner == "one"
    assert [(one.id, one.person) for one in found.attendances] == [("a1", "one"), ("a3", "one")]
    assert [(one.id, one.person) for one in found.seats] == [("x", "one")]
    assert {(one.id, one.person) for one in found.participations} == {("p2", "one"), ("p3", "three")}


CHAINS = {"a": ("b", "c"), "b": ("c", "c"), "c": ("", "c"), "x": ("z", "x"), "y": ("x", "x"), "z": ("y", "x"),
          "into": ("z", "x"), "self": ("self", "self")}  # fmt: skip
"""Each record → what it was merged into, and what stands for it: x, y and z were merged in a circle."""


@pytest.mark.parametrize("id", CHAINS)
def test_one_record_stands_for_all_that_became_one(id: str) -> None:
    assert merging.standing(id, lambda one: CHAINS[one][0]) == CHAINS[id][1]


def test_where_nothing_was_merged_everything_is_the_same() -> None:
    one = snapshot(participations=(joins("p1", "one", 1), joins("p2", "one", 2)))
    alone = dataclasses.replace(one, people={"one": ONE}, places={"hall": HALL})
    assert merging.resolved(alone) is alone


def test_no_register_that_may_name_a_person_or_a_place_is_forgotten() -> None:
    fields = {kind: field for field, kind in snapshots._OWN.items()} | {
        "visit": "visit",
        "attachment": "attachments",
        "practice_note": "practices",
    }
    left = {
        name
        for kind, names in snapshots.REFERENCES.items()
        if kind in fields
        for name in set(names) - set(merging.NAMING.get(fields[kind], ()))
    }
    assert left == {"cities", "city", "partner_city", "practice"}
    assert set(merging.NAMING) <= {one.name for one in dataclasses.fields(Snapshot)}


def test_no_register_that_may_name_a_shared_record_is_forgotten() -> None:
    names = {name for listed in snapshots.REFERENCES.values() for name in listed}
    left = {
        f"{kind}.{name}"
        for kind, record in KINDS.items()
        for name in names.intersection(codec.registers(record))
        if name not in snapshots.REFERENCES.get(kind, ())
    }
    assert left == {
        "attachment.owner", "condition.practice", "evidence.practice", "indicator.city", "person_private.person",
        "source_link.practice",
    }  # fmt: skip
    """Parts of what they name: they go with it, and never keep it."""
