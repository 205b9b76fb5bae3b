"""The bin over the sample visits: whatever was deleted comes back as it was, with what went with it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests import made_once
from tests.made_once import NOW
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import SessionKind, Theme, Visibility
from visitplanner.domain.records import (
    KINDS,
    Action,
    Attendance,
    BankQuestion,
    City,
    Condition,
    Cooperation,
    Evidence,
    Gift,
    Milestone,
    Objective,
    Observation,
    Organisation,
    Participation,
    Person,
    PersonPrivate,
    Place,
    PracticeNote,
    Question,
    RunRow,
    Seat,
    Session,
    SourceLink,
    Task,
    Term,
    Track,
    TransferDecision,
    Visit,
)
from visitplanner.operations import (
    actions,
    banks,
    cities,
    cooperations,
    decisions,
    gifts,
    glossary,
    items,
    milestones,
    objectives,
    observations,
    organisations,
    people,
    places,
    practices,
    questions,
    run_rows,
    samples,
    seats,
    tasks,
    tracks,
    visits,
)
from visitplanner.operations import bin as bins
from visitplanner.store import bin as stored
from visitplanner.store import snapshots
from visitplanner.store.bin import BinLine
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

SECRET = "Allergic to buckwheat"


@pytest.fixture(scope="module")
def filled(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with the sample records and more of what goes along with a deletion, made once."""
    folder = Path(copytree(made_once.samples(shared), tmp_path_factory.mktemp("filled") / "a"))
    library = made_once.opened(folder)
    with library.edit(phrase("Test"), now=NOW) as edit:
        visit = next(one for one in edit.find(Visit) if one.code == "JP-2026-11")
        banks.keep(edit, Theme.ENERGY, "Who pays?", language="en")
        for one in edit.find(Person):
            people.set_private(edit, one.id, diet=SECRET)
        guests = [part.person for part in edit.find(Participation, visit=visit.id)][:6]
        for name in ("A", "B"):
            tracks.set_people(edit, tracks.add(edit, visit.id, title=name, language="en"), guests)
        for one in edit.find(Session, visit=visit.id, kind=SessionKind.MEETING):
            for guest in guests:
                seats.seat_person(edit, one.id, guest, 0)
    made_once.let_go(library)
    return folder


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it for this test."""
    found = made_once.opened(Path(copytree(filled, tmp_path / "a")))
    yield found
    made_once.let_go(found)


def do(library: Library, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """One gesture on the library."""
    with library.edit(phrase("Test"), now=NOW) as edit:
        return operation(edit, *args, **kwargs)


def all_of(library: Library, kind: type[Any]) -> tuple[Any, ...]:
    return library.read(snapshots.all_of, kind)


def everything(library: Library) -> dict[str, Any]:
    """Every record that is there; the people of a group in no order."""
    found = {name: all_of(library, kind) for name, kind in KINDS.items()}
    return found | {"track": tuple(replace(one, people=frozenset(one.people)) for one in found["track"])}


def visit_of(library: Library, code: str = "JP-2026-11") -> str:
    return next(one.id for one in all_of(library, Visit) if one.code == code)


def bin_of(library: Library, *visits: str) -> list[BinLine]:
    """The bins of visits, "" for the library's."""

    def read(reader: Any) -> list[BinLine]:
        found = stored.Bin(reader)
        return [line for visit in visits for line in found.lines(visit)]

    return library.read(read)


def each(operation: Callable[..., Any]) -> Callable[..., Any]:
    """The operation on one record that takes several."""
    return lambda edit, id: operation(edit, [id])


DELETIONS: list[tuple[type[Any], Callable[..., Any]]] = [
    (Session, each(items.delete)), (Objective, each(objectives.delete)), (Question, each(questions.delete)),
    (Observation, each(observations.delete)), (TransferDecision, each(decisions.delete)),
    (Action, each(actions.delete)), (Milestone, each(milestones.delete)), (Gift, each(gifts.delete)),
    (Task, each(tasks.delete)), (RunRow, each(run_rows.delete)),
    (Evidence, lambda edit, id: practices.remove_row(edit, Evidence, id)),
    (Condition, lambda edit, id: practices.remove_row(edit, Condition, id)),
    (SourceLink, lambda edit, id: practices.remove_row(edit, SourceLink, id)),
    (PracticeNote, practices.delete), (Participation, people.leave), (Participation, people.leave),
    (Person, people.delete), (Person, people.delete), (Place, places.delete), (Organisation, organisations.delete),
    (City, cities.delete), (Term, glossary.delete), (BankQuestion, each(banks.delete)),
    (Cooperation, each(cooperations.delete)), (Visit, visits.delete),
]  # fmt: skip


def delete_some(library: Library, chance: random.Random, times: int) -> None:
    """Deletions at random of what can be seen; what is refused is left."""
    for _time in range(times):
        kind, operation = chance.choice(DELETIONS)
        open_ones = {"", *(one.id for one in all_of(library, Visit))}
        found = [one for one in all_of(library, kind) if getattr(one, "visit", "") in open_ones]
        try:
            if found:
                do(library, operation, chance.choice(found).id)
        except Refusal:
            continue


def test_whatever_was_deleted_comes_back_in_any_order_and_leaves_no_trace(library: Library) -> None:
    chance, before = random.Random(1), everything(library)
    homes = ["", *(one.id for one in before["visit"])]
    delete_some(library, chance, 24)
    assert everything(library) != before
    while lines := bin_of(library, *homes):
        line = chance.choice(lines)
        do(library, bins.restore, line.kind, line.id, along=True)
    assert everything(library) == before


def test_the_last_deletion_comes_back_without_any_other_and_undo_takes_it_away_again(
    library: Library,
) -> None:
    chance, before, kinds = random.Random(5), everything(library), set()
    homes = ["", *(one.id for one in before["visit"])]
    for _time in range(6):
        delete_some(library, chance, 1)
        gone = everything(library)
        if gone == before:
            continue
        line = next(line for line in bin_of(library, *homes) if line.record in before[line.kind])
        do(library, bins.restore, line.kind, line.id)
        assert everything(library) == before
        assert library.undo("", now=NOW) is not None
        assert everything(library) == gone
        before = gone
        kinds.add(line.kind)
    assert len(kinds) > 3


def test_a_person_comes_back_with_the_private_facts_which_nobody_reads_in_the_bin(library: Library) -> None:
    part = do(library, people.add, visit_of(library), name="Mario Rossi", language="it")
    person = next(one.person for one in all_of(library, Participation) if one.id == part)
    do(library, people.set_private, person, diet=SECRET)
    do(library, people.leave, part)
    before = everything(library)
    do(library, people.delete, person)
    assert all_of(library, PersonPrivate) != before["person_private"]
    (line,) = bin_of(library, "")
    assert (line.id, line.parts, line.author) == (person, {"person_private": 1}, "Mario Rossi")
    assert SECRET not in repr(line)
    do(library, bins.restore, Person, person)
    assert everything(library) == before
    assert bin_of(library, "") == []


def test_what_was_deleted_on_two_laptops_comes_back_whole(
    library: Library, filled: Path, tmp_path: Path
) -> None:
    visit = visit_of(library)
    part = do(library, people.add, visit, name="Eva Bianchi", language="it")
    person = next(one.person for one in all_of(library, Participation) if one.id == part)
    do(library, people.leave, part)
    other = made_once.opened(Path(copytree(filled, tmp_path / "b")), Identity("b" * 32, "Ben"))
    other.receive(library.changes(person), now=NOW)
    do(library, people.set_private, person, diet=SECRET)
    before = everything(library)
    for one in (library, other):
        do(one, people.delete, person)
    library.receive(other.changes(person), now=NOW)
    made_once.let_go(other)
    line = next(line for line in bin_of(library, "") if line.id == person)
    assert (line.author, line.parts) == ("Ben", {"person_private": 1})
    do(library, bins.restore, Person, person)
    assert everything(library) == before
    assert library.undo("", now=NOW) is not None
    assert [line.id for line in bin_of(library, "")] == [person]


def test_what_lay_in_a_deleted_visit_needs_it(library: Library) -> None:
    visit, before = visit_of(library), everything(library)
    session = next(one for one in before["session"] if one.visit == visit)
    do(library, items.delete, [session.id])
    do(library, visits.delete, visit)
    with pytest.raises(Refusal) as caught:
        do(library, bins.restore, Session, session.id)
    assert caught.value.field == bins.ALONG
    do(library, bins.restore, Session, session.id, along=True)
    assert everything(library) == before


def test_who_left_comes_back_to_sessions_seats_and_groups(library: Library) -> None:
    visit = visit_of(library)
    track = next(one for one in all_of(library, Track) if one.title["en"] == "A")
    attending = {one.person for one in all_of(library, Attendance) if one.space == visit}
    person = next(one for one in track.people[1:-1] if one in attending)
    part = next(one for one in all_of(library, Participation) if one.person == person and one.visit == visit)
    before = everything(library)
    do(library, people.leave, part.id)
    (line,) = bin_of(library, visit)
    assert (line.record, line.within.id) == (part, part.person)
    assert set(line.parts) == {"attendance", "seat"}
    do(library, bins.restore, Participation, part.id)
    assert everything(library) == before

    others = [one for one in track.people[::-1] if one != person]
    do(library, people.leave, part.id)
    do(library, tracks.set_people, track.id, others)
    do(library, bins.restore, Participation, part.id)
    assert next(one for one in all_of(library, Track) if one.id == track.id).people == (*others, person)
    assert all_of(library, Attendance) == before["attendance"]
    assert all_of(library, Seat) == before["seat"]


def test_what_a_record_needs_is_said_and_comes_along_when_asked(library: Library) -> None:
    note = do(library, practices.create, title="Smart poles", language="en")
    row = do(library, practices.add_evidence, note)
    before = everything(library)
    do(library, practices.remove_row, Evidence, row)
    do(library, practices.delete, note)
    with pytest.raises(Refusal) as caught:
        do(library, bins.restore, Evidence, row)
    assert caught.value.field == bins.ALONG
    assert caught.value.phrase.facts["names"] == "Smart poles"
    assert [line.within.title["en"] for line in bin_of(library, "") if line.id == row] == ["Smart poles"]
    do(library, bins.restore, Evidence, row, along=True)
    assert everything(library) == before


def test_a_visit_brings_back_the_places_that_only_it_still_named(library: Library) -> None:
    visit, place = visit_of(library), do(library, places.create, name="Annex", language="en")
    session = next(one for one in all_of(library, Session) if one.visit == visit)
    with library.edit(phrase("Test"), now=NOW) as edit:
        edit.set(Session, session.id, place=place)
    before = everything(library)
    do(library, visits.delete, visit)
    do(library, places.delete, place)
    lines = bin_of(library, "")
    assert [(line.kind, line.id) for line in lines] == [("place", place), ("visit", visit)]
    assert lines[1].parts["session"] == len([one for one in before["session"] if one.visit == visit])
    with pytest.raises(Refusal) as caught:
        do(library, bins.restore, Visit, visit)
    assert caught.value.phrase.facts["names"] == "Annex"
    do(library, bins.restore, Visit, visit, along=True)
    assert everything(library) == before


def test_a_sample_visit_comes_back_with_all_that_was_removed_with_it(library: Library) -> None:
    visit, before = visit_of(library), everything(library)
    do(library, samples.remove)
    lines = bin_of(library, "")
    assert {"visit", "person", "place", "practice_note", "term"} <= {line.kind for line in lines}
    assert not {"session", "evidence", "participation"} & {line.kind for line in lines}
    do(library, bins.restore, Visit, visit)
    there = everything(library)
    for kind in ("session", "participation", "question", "observation", "run_row"):
        assert there[kind] == tuple(one for one in before[kind] if one.space.split("/")[0] == visit)
    assert library.read(snapshots.visit_snapshot, visit) is not None


def test_an_observation_that_went_to_another_space_is_not_in_the_bin(library: Library) -> None:
    one = all_of(library, Observation)[0]
    id = do(library, observations.set_visibility, one.id, Visibility.PRIVATE)
    assert bin_of(library, one.visit) == []
    do(library, observations.delete, [id])
    assert [line.id for line in bin_of(library, one.visit)] == [id]
