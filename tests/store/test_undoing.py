"""Undo and redo: exact, over restarts, and never over what somebody else has done since."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.made_once import let_go
from tests.store import contents
from tests.store.libraries import NOW, add, opened
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import SessionKind, SessionStatus, TextState
from visitplanner.domain.records import Attendance, Observation, Person, Session, Visit
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store.change import Address
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

VISIT = "5" * 32


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "one")
    with library.edit(Phrase("Add the visit"), now=NOW) as edit:
        edit.add(Visit, space=VISIT, id=VISIT, title=wording("en", en="Visit"))
        edit.add(
            Session, space=VISIT, id="1" * 32, visit=VISIT, minutes=45, title=wording("en", en="Welcome")
        )
    yield library
    let_go(library)


@pytest.fixture
def other(library: Library, tmp_path: Path) -> Iterator[Library]:
    """A colleague's laptop that knows all of it."""
    other = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    other.receive(library.changes(VISIT), now=NOW)
    yield other
    let_go(other)


def session(library: Library) -> Session:
    from visitplanner.store import snapshots

    found = library.read(snapshots.one, Session, "1" * 32)
    assert found is not None
    return found


class Walk:
    """Random gestures, each remembered with what the library showed after it."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library, self.random = library, random.Random(seed)
        self.moments = [contents.shown(library, lives=False)]

    def gesture(self) -> None:
        with self.library.edit(Phrase("Gesture"), now=NOW, visit=VISIT) as edit:
            for _ in range(self.random.randint(1, 4)):
                self._act(edit)
            if not edit.touched:
                edit.add(Session, space=VISIT, visit=VISIT)
        self.moments.append(contents.shown(self.library, lives=False))

    def _act(self, edit: Edit) -> None:
        pick = self.random.choice
        sessions, notes, people = edit.find(Session), edit.find(Observation), edit.find(Person)
        match self.random.randrange(9):
            case 0:
                title = wording(pick(("", "en")), en=f"Talk {self.random.random()}", ja="講演")
                edit.add(Session, space=VISIT, visit=VISIT, title=title, kind=pick(list(SessionKind)))
            case 1 if sessions:
                edit.delete(Session, pick(sessions).id)
            case 2 if sessions:
                when = When(
                    date(2026, 11, self.random.randint(9, 13)), time(self.random.randint(8, 18)), 0, "V"
                )
                edit.set(Session, pick(sessions).id, when=when, status=pick(list(SessionStatus)))
            case 3 if notes:
                lines = pick(notes).text["en"].split(" ")
                lines.insert(self.random.randint(0, len(lines)), f"w{self.random.randrange(99)}")
                edit.write(Observation, pick(notes).id, "text", "en", " ".join(lines))
            case 4:
                edit.add(Observation, space=VISIT, visit=VISIT, text=wording("en", en="They said so."))
            case 5 if people:
                edit.set(
                    Person, pick(people).id, family_native=pick("見本太郎"), languages=(pick(("ja", "en")),)
                )
            case 6:
                add(edit, Person, given_latin="Mario", title=wording("it", it="Dirigente"))
            case 7 if sessions:
                edit.set(
                    Session, pick(sessions).id, title=wording("it", it=f"Titolo {self.random.randrange(9)}")
                )
            case 8 if sessions:
                edit.set_state(Session, pick(sessions).id, "title", "ja", pick(list(TextState)))


@pytest.mark.parametrize("seed", range(4))
def test_undo_and_redo_give_back_exactly_what_was_shown(library: Library, seed: int) -> None:
    walk = Walk(library, seed)
    for _ in range(12):
        walk.gesture()
    for _ in range(2):
        for moment in reversed(walk.moments[:-1]):
            assert library.undo(VISIT, now=NOW)
            assert contents.shown(library, lives=False) == moment
        for moment in walk.moments[1:]:
            assert library.redo(VISIT, now=NOW)
            assert contents.shown(library, lives=False) == moment
        assert library.redo(VISIT, now=NOW) is None
    assert contents.said(library) == contents.shown(library)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_walk_up_and_down_ends_where_it_says(library: Library, seed: int) -> None:
    walk, at = Walk(library, seed), 0
    for _ in range(40):
        way = walk.random.random()
        if way < 0.4 and at:
            library.undo(VISIT, now=NOW)
            at -= 1
        elif way < 0.7 and at < len(walk.moments) - 1:
            library.redo(VISIT, now=NOW)
            at += 1
        else:
            del walk.moments[at + 1 :]
            walk.gesture()
            at += 1
        assert contents.shown(library, lives=False) == walk.moments[at]


def test_undo_walks_back_after_a_restart(tmp_path: Path) -> None:
    library = opened(tmp_path)
    with library.edit(Phrase("Add the visit"), now=NOW) as edit:
        edit.add(Visit, space=VISIT, id=VISIT)
    walk = Walk(library, 9)
    for _ in range(4):
        walk.gesture()
    library.undo(VISIT, now=NOW)
    library.close(now=NOW)
    library = opened(tmp_path)
    assert library.redo_label(VISIT) == Phrase("Gesture")
    library.redo(VISIT, now=NOW)
    for moment in reversed(walk.moments[:-1]):
        library.undo(VISIT, now=NOW)
        assert contents.shown(library, lives=False) == moment
    library.close(now=NOW)


def test_a_value_that_a_colleague_has_changed_since_is_left_and_said(
    library: Library, other: Library
) -> None:
    with library.edit(Phrase("Lengthen “{title}”", {"title": "Welcome"}), now=NOW, visit=VISIT) as edit:
        edit.set(Session, "1" * 32, minutes=90, kind=SessionKind.TALK)
    other.receive(library.changes(VISIT), now=NOW)
    with other.edit(Phrase("Shorten"), now=NOW, visit=VISIT) as edit:
        edit.set(Session, "1" * 32, minutes=30)
    library.receive(other.changes(VISIT), now=NOW)
    undone = library.undo(VISIT, now=NOW)
    assert undone is not None
    assert undone.label == Phrase("Lengthen “{title}”", {"title": "Welcome"})
    assert undone.left == (Address("session", "1" * 32, "minutes"),)
    assert (session(library).minutes, session(library).kind) == (30, SessionKind.MEETING)


def test_undoing_what_i_typed_keeps_what_a_colleague_typed(library: Library, other: Library) -> None:
    with library.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Session, "1" * 32, "description", "en", "First line.\nSecond line.\n")
    with library.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Session, "1" * 32, "description", "en", "First line by Ana.\nSecond line.\n")
    other.receive(library.changes(VISIT), now=NOW)
    with other.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Session, "1" * 32, "description", "en", "First line by Ana.\nSecond line by Ben.\n")
    library.receive(other.changes(VISIT), now=NOW)
    undone = library.undo(VISIT, now=NOW)
    assert undone is not None
    assert not undone.left
    assert session(library).description["en"] == "First line.\nSecond line by Ben.\n"


def test_a_row_that_a_colleague_wrote_in_is_not_taken_away(library: Library, other: Library) -> None:
    with library.edit(Phrase("Add"), now=NOW, visit=VISIT) as edit:
        new = edit.add(Session, space=VISIT, visit=VISIT, title=wording("en", en="Tour"))
    other.receive(library.changes(VISIT), now=NOW)
    with other.edit(Phrase("Write"), now=NOW, visit=VISIT) as edit:
        edit.write(Session, new, "title", "ja", "見学")
    library.receive(other.changes(VISIT), now=NOW)
    undone = library.undo(VISIT, now=NOW)
    assert undone is not None
    assert Address("session", new, "title", "ja") in undone.left
    with library.edit(Phrase("Look"), now=NOW) as edit:
        assert edit.get(Session, new).title["ja"] == "見学"


def test_a_deletion_comes_back_with_everything(library: Library) -> None:
    with library.edit(Phrase("Attend"), now=NOW, visit=VISIT) as edit:
        person = add(edit, Person, given_latin="Mario")
        edit.add(Attendance, space=VISIT, id="2" * 32, session="1" * 32, person=person)
    before = contents.shown(library, lives=False)
    with library.edit(Phrase("Delete"), now=NOW, visit=VISIT) as edit:
        edit.delete(Attendance, "2" * 32)
        edit.delete(Session, "1" * 32)
    assert library.undo_label(VISIT) == Phrase("Delete")
    library.undo(VISIT, now=NOW)
    assert contents.shown(library, lives=False) == before


def test_a_new_gesture_ends_what_could_be_redone_on_its_visit_alone(library: Library) -> None:
    second = "8" * 32
    with library.edit(Phrase("Add another"), now=NOW) as edit:
        edit.add(Visit, space=second, id=second)
    for visit in (VISIT, second):
        with library.edit(Phrase("Rename"), now=NOW, visit=visit) as edit:
            edit.set(Visit, visit, code="X")
        library.undo(visit, now=NOW)
    with library.edit(Phrase("Rename again"), now=NOW, visit=second) as edit:
        edit.set(Visit, second, code="Y")
    assert library.redo_label(second) is None
    assert library.redo_label(VISIT) == Phrase("Rename")


def test_a_shared_record_edited_in_a_visit_is_on_the_list_of_that_visit(library: Library) -> None:
    with library.edit(Phrase("Add a person"), now=NOW) as edit:
        person = add(edit, Person, family_native="見本")
    with library.edit(Phrase("Rename the person"), now=NOW, visit=VISIT) as edit:
        edit.set(Person, person, family_native="太郎")
    assert library.undo_label(VISIT) == Phrase("Rename the person")
    assert library.undo_label(None) == Phrase("Add a person")
    library.undo(VISIT, now=NOW)
    with library.edit(Phrase("Look"), now=NOW) as edit:
        assert edit.get(Person, person).family_native == "見本"


def test_a_gesture_that_changes_nothing_is_none(library: Library) -> None:
    label = library.undo_label(VISIT)
    with library.edit(Phrase("Nothing"), now=NOW, visit=VISIT) as edit:
        edit.set(Session, "1" * 32, minutes=45, title=wording("en", en="Welcome"))
        edit.write(Session, "1" * 32, "title", "en", "Welcome")
    assert not edit.touched
    assert library.undo_label(VISIT) == label


def test_looking_is_no_saving(library: Library) -> None:
    saved = library.last_saved
    with library.edit(Phrase("Look"), now=NOW + timedelta(hours=1)) as edit:
        edit.get(Session, "1" * 32)
    assert library.last_saved == saved


def test_a_gesture_that_raises_writes_nothing(library: Library) -> None:
    before = contents.shown(library)

    def fail() -> None:
        with library.edit(Phrase("Fail"), now=NOW, visit=VISIT) as edit:
            edit.set(Session, "1" * 32, minutes=90)
            assert edit.get(Session, "1" * 32).minutes == 90
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert contents.shown(library) == before
    assert library.undo_label(VISIT) == Phrase("Add the visit")


def test_a_visit_deleted_from_the_library_comes_back_without_being_open(library: Library) -> None:
    with library.edit(Phrase("Delete the visit"), now=NOW) as edit:
        edit.delete(Visit, VISIT)
    undone = library.undo(None, now=NOW)
    assert undone is not None
    assert undone.label == Phrase("Delete the visit")
    assert session(library).minutes == 45


def test_what_was_deleted_and_added_anew_goes_back_through_both(library: Library) -> None:
    """Somebody leaves, joins again under the id that the two always have; a file brings back what lay in the bin."""
    with library.edit(Phrase("Say more"), now=NOW, visit=VISIT) as edit:
        edit.write(Session, "1" * 32, "title", "ja", "歓迎")
        edit.set_state(Session, "1" * 32, "title", "ja", TextState.CHECKED)
    moments = [contents.shown(library, lives=False)]
    with library.edit(Phrase("Delete"), now=NOW, visit=VISIT) as edit:
        edit.delete(Session, "1" * 32)
    moments.append(contents.shown(library, lives=False))
    with library.edit(Phrase("Add anew"), now=NOW, visit=VISIT) as edit:
        title = wording("it", it="Benvenuto")
        edit.add(Session, space=VISIT, id="1" * 32, visit=VISIT, minutes=90, title=title)
    moments.append(contents.shown(library, lives=False))
    for _twice in range(2):
        for moment in (moments[1], moments[0]):
            library.undo(VISIT, now=NOW)
            assert contents.shown(library, lives=False) == moment
        for moment in (moments[1], moments[2]):
            library.redo(VISIT, now=NOW)
            assert contents.shown(library, lives=False) == moment
    assert contents.shown(library) == contents.said(library)
