"""What is read: a visit with all it refers to, and the library as lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.made_once import let_go
from tests.store.libraries import NOW, add, opened
from visitplanner.base.phrases import Phrase
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import ObservationKind, SessionStatus, Theme
from visitplanner.domain.readiness import readiness
from visitplanner.domain.records import (
    AcceptedRisk,
    Action,
    Attachment,
    Attendance,
    City,
    Cooperation,
    Day,
    Evidence,
    Indicator,
    Leg,
    Milestone,
    Observation,
    Organisation,
    Participation,
    Person,
    PersonPrivate,
    Place,
    PracticeNote,
    Question,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store import snapshots
from visitplanner.store.editing import Edit
from visitplanner.store.library import Library

VISIT = "5" * 32


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path)
    with library.edit(Phrase("Fill"), now=NOW) as edit:
        fill(edit)
    yield library
    let_go(library)


def fill(edit: Edit) -> None:
    """A visit that refers to a shared record of every kind, some only through another."""
    home, away, site_city = (
        add(edit, City, name=wording("en", en=name)) for name in ("Umeå", "Hamamatsu", "Tamana")
    )
    edit.add(Indicator, space=away, city=away, value=790000.0, year=2026)
    office = add(edit, Organisation, city=home, name=wording("sv", sv="Kommunen"))
    person = add(edit, Person, given_latin="Mario", organisation=office)
    merged = add(edit, Person, given_latin="Mario R.", alias_of=person)
    edit.add(PersonPrivate, space=f"{person}/restricted", person=person, diet="none")
    hall, hotel, site = (add(edit, Place, city=city) for city in (away, away, site_city))
    note = add(edit, PracticeNote, code="N1", theme=Theme.ENERGY, site=site, title=wording("en", en="Heat"))
    edit.add(Evidence, space=note, practice=note, value="40 %")
    edit.add(Attachment, space=note, owner=note, name="photo.jpg")
    ties = add(edit, Cooperation, code="C1")
    edit.add(
        Visit, space=VISIT, id=VISIT, code="JP", start=date(2026, 11, 9), end=date(2026, 11, 13), cities=(away,),
        visiting=(home,), cooperation=ties, zone="Asia/Tokyo", title=wording("en", en="To Hamamatsu"),
    )  # fmt: skip
    edit.add(Day, space=VISIT, visit=VISIT, date=date(2026, 11, 9), hotel=hotel)
    for hour in (9, 9):
        session = edit.add(
            Session, space=VISIT, visit=VISIT, place=hall, when=When(date(2026, 11, 9), time(hour)), zone="Asia/Tokyo",
            title=wording("en", en="Welcome"), status=SessionStatus.CONFIRMED,
        )  # fmt: skip
    edit.add(Leg, space=VISIT, visit=VISIT, origin=hotel, destination=hall)
    edit.add(SessionPractice, space=VISIT, session=session, practice=note)
    edit.add(Attendance, space=VISIT, session=session, person=merged)
    edit.add(Participation, space=VISIT, visit=VISIT, person=merged)
    edit.add(Question, space=VISIT, visit=VISIT, session=session)
    edit.add(Observation, space=VISIT, visit=VISIT, session=session, kind=ObservationKind.SAW, taken_at=NOW)
    action = edit.add(Action, space=VISIT, visit=VISIT)
    edit.add(Milestone, space=ties, cooperation=ties, action=action)
    edit.add(Milestone, space=ties, cooperation=ties)
    second = add(edit, Visit, code="EU", start=date(2025, 4, 1), end=date(2025, 4, 3))
    edit.add(Session, space=second, visit=second)


def snapshot(library: Library) -> Snapshot:
    found = library.read(snapshots.visit_snapshot, VISIT)
    assert found is not None
    return found


def test_a_visit_comes_with_everything_it_refers_to(library: Library) -> None:
    found = snapshot(library)
    assert {place.city for place in found.places.values()} <= set(found.cities)
    assert {city.name["en"] for city in found.cities.values()} == {"Umeå", "Hamamatsu", "Tamana"}
    assert [one.name["sv"] for one in found.organisations.values()] == ["Kommunen"]
    assert [one.code for one in found.practices.values()] == ["N1"]
    assert [one.value for one in found.evidence] == ["40 %"]
    assert [one.name for one in found.attachments] == ["photo.jpg"]
    assert [one.value for one in found.indicators] == [790000.0]
    assert found.cooperation is not None
    assert found.cooperation.code == "C1"
    counts = [
        len(getattr(found, name))
        for name in ("days", "sessions", "legs", "questions", "observations", "actions")
    ]
    assert counts == [1, 2, 1, 1, 1, 1]
    assert len(found.milestones) == 1, "of the cooperation's milestones, only that of the visit's action"


def test_a_merged_person_is_the_one_merged_into(library: Library) -> None:
    found = snapshot(library)
    (participation,) = found.participations
    assert found.people[participation.person].given_latin == "Mario"


def test_an_unknown_or_deleted_visit_is_none(library: Library) -> None:
    assert library.read(snapshots.visit_snapshot, "nowhere") is None
    with library.edit(Phrase("Delete"), now=NOW) as edit:
        edit.delete(Visit, VISIT)
    assert library.read(snapshots.visit_snapshot, VISIT) is None
    assert library.read(snapshots.one, Visit, VISIT) is None


def test_a_loop_of_merged_people_ends(library: Library) -> None:
    """Two laptops merged the same two, each the other way round: one of them stands for both, and none is lost."""
    with library.edit(Phrase("Merge in a circle"), now=NOW) as edit:
        one, other = edit.find(Person)
        edit.set(Person, one.id, alias_of=other.id)
        edit.set(Person, other.id, alias_of=one.id)
    found = snapshot(library).people
    assert {id: person.id for id, person in found.items()} == dict.fromkeys((one.id, other.id), min(one.id, other.id))


def test_an_overlap_that_was_accepted_is_not_counted_in_the_library(library: Library) -> None:
    seen = snapshot(library)
    (overlap,) = (one for one in examine(seen, NOW.date()).open if one.check == "overlap")
    with library.edit(Phrase("Accept"), now=NOW) as edit:
        facts = {"visit": seen.visit.id, "finding": overlap.id, "facts": overlap.fingerprint}
        edit.add(AcceptedRisk, space=seen.visit.space, id="k" * 32, **facts)
    (coming, _past) = library.read(snapshots.library, NOW)
    assert coming.overlaps == 0
    assert coming.ready > 95


def test_the_library_lists_what_is_coming_first_with_its_readiness(library: Library) -> None:
    coming, past = library.read(snapshots.library, NOW)
    assert (coming.code, coming.sessions, coming.observations, coming.people, coming.practices) == (
        "JP",
        2,
        1,
        1,
        1,
    )
    assert [city["en"] for city in coming.cities] == ["Hamamatsu"]
    assert coming.title["en"] == "To Hamamatsu"
    assert coming.overlaps == 1, "two sessions, one overlap"
    assert coming.ready == readiness(snapshot(library)).percent == 95, "one of five days has an overlap"
    assert (past.code, past.ready, past.overlaps) == ("EU", None, None)
    later = library.read(snapshots.library, NOW + timedelta(days=30))
    assert [line.ready for line in later] == [None, None]


def test_records_of_a_kind_come_by_id_with_their_texts(library: Library) -> None:
    found = library.read(snapshots.all_of, Session)
    assert [one.id for one in found] == sorted(one.id for one in found)
    assert sum(one.title["en"] == "Welcome" for one in found) == 2
