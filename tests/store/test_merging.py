"""The same for real libraries: laptops that edit through the door and exchange changes show the same in the end."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path

import pytest

from tests.store import contents
from tests.store.libraries import NOW
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import SessionKind, TextState
from visitplanner.domain.records import Observation, Person, Session, Visit
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store import change as log
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

VISIT = "5" * 32
PERSON = "6" * 32


class Team:
    """Several laptops with a library each, and the words that were typed on them."""

    def __init__(self, folder: Path, seed: int, laptops: int = 4) -> None:
        self.random = random.Random(seed)
        self.tried: set[str] = set()
        self.typed: set[str] = set()
        self.removed: set[str] = set()
        self.libraries = [
            Library.open(folder / name, identity=Identity(name * 32, name), now=NOW)
            for name in "abcde"[:laptops]
        ]
        with self.libraries[0].edit(Phrase("Start"), now=NOW) as edit:
            edit.add(Visit, space=VISIT, id=VISIT, title=wording("en", en="Visit to Hamamatsu"))
            edit.add(Person, space=PERSON, id=PERSON, family_native="見本", title=wording("ja", ja="課長"))
            for number in range(4):
                edit.add(Session, space=VISIT, visit=VISIT, title=wording("en", en=f"Session {number}"))
            for number in range(3):
                text = wording("en", en=f"The first line of note {number} .\nAnd the second line .\n")
                edit.add(Observation, space=VISIT, visit=VISIT, text=text)
        for other in self.libraries[1:]:
            self.give(self.libraries[0], other)

    def close(self) -> None:
        """Close every library."""
        for library in self.libraries:
            library.close(now=NOW)

    def give(self, one: Library, other: Library, part: float = 1.0) -> None:
        """Some or all changes of `one` to `other`, shuffled and with repeats."""
        changes = [change for space in (VISIT, PERSON) for change in one.changes(space)]
        changes = self.random.choices(changes, k=round(len(changes) * part)) if part < 1 else changes
        self.random.shuffle(changes)
        other.receive(changes, now=NOW)

    def act(self) -> None:
        """One random thing on one laptop."""
        library = self.random.choice(self.libraries)
        if self.random.random() < 0.25:
            part = self.random.choice((1.0, 1.0, 0.6))
            self.give(self.random.choice(self.libraries), library, part)
            return
        before, self.tried = words(library) & self.typed, set()
        if self.random.random() < 0.25:
            walk = self.random.choice((library.undo, library.undo, library.redo))
            walk(VISIT, now=NOW)
        else:
            with library.edit(Phrase("Act"), now=NOW, visit=VISIT) as edit:
                for _ in range(self.random.randint(1, 3)):
                    self.random.choice(ACTIONS)(self, edit)
        after = words(library)
        self.removed |= before - after
        self.typed |= self.tried & after

    def word(self) -> str:
        """A word never typed before."""
        word = f"w{self.random.randrange(10**12)}"
        self.tried.add(word)
        return word


def words(library: Library) -> set[str]:
    """Every word that a text or a conflict of the library shows."""
    found = contents.shown(library)
    return {
        word
        for name in ("text", "conflict")
        for row in found[name]
        for _, value in row
        for word in _split(value)
    }


def _split(value: object) -> Iterator[str]:
    text = (
        str(value).replace("\\n", " ").replace('"', " ").replace(",", " ").replace("[", " ").replace("]", " ")
    )
    return iter(text.split())


def type_word(team: Team, edit: Edit) -> None:
    """A word into a note, or a few words out of it."""
    notes = edit.find(Observation, visit=VISIT)
    if not notes:
        return
    note = team.random.choice(notes)
    language = team.random.choice(("en", "en", "it"))
    lines = [line.split(" ") for line in note.text[language].split("\n")]
    line = team.random.choice(lines)
    at = team.random.randint(0, len(line))
    if team.random.random() < 0.7:
        line.insert(at, team.word())
    else:
        del line[at : at + 3]
    edit.write(Observation, note.id, "text", language, "\n".join(" ".join(line) for line in lines))


def move(team: Team, edit: Edit) -> None:
    """A session to another time and of another kind."""
    for session in edit.find(Session, visit=VISIT)[:1]:
        when = When(date(2026, 11, team.random.randint(9, 13)), time(team.random.randint(8, 18)), 0, "V")
        edit.set(Session, session.id, when=when, kind=team.random.choice(list(SessionKind)))


def add(team: Team, edit: Edit) -> None:
    """A new session."""
    title = wording("it", it=f"Sessione {team.word()}", ja=f"会議 {team.word()}")
    edit.add(Session, space=VISIT, visit=VISIT, title=title, minutes=team.random.randrange(240))


def delete(team: Team, edit: Edit) -> None:
    """A session or a note into the bin."""
    kind = team.random.choice((Session, Observation))
    rows = edit.find(kind, visit=VISIT)
    if len(rows) > 2:
        edit.delete(kind, team.random.choice(rows).id)


def rename(team: Team, edit: Edit) -> None:
    """A shared record: its name, the state of a translation, the original."""
    if not edit.find(Person, id=PERSON):
        return
    edit.set(Person, PERSON, family_native=team.random.choice("見本太郎花子"), languages=("ja", "en"))
    edit.write(Person, PERSON, "title", "en", team.word())
    edit.set_state(Person, PERSON, "title", "en", team.random.choice(list(TextState)))
    if team.random.random() < 0.2:
        edit.set_original(Person, PERSON, "title", team.random.choice(("ja", "en")))


ACTIONS: tuple[Callable[[Team, Edit], None], ...] = (
    type_word,
    type_word,
    type_word,
    move,
    add,
    delete,
    rename,
)


@contextmanager
def at_work(folder: Path, seed: int, laptops: int = 4) -> Iterator[Team]:
    team = Team(folder, seed, laptops)
    try:
        yield team
    finally:
        team.close()


def run(folder: Path, seed: int, steps: int) -> None:
    """A random history that has come to its end, checked."""
    with at_work(folder, seed) as team:
        for _ in range(steps):
            team.act()
        for _ in range(2):
            for one in team.libraries:
                for other in team.libraries:
                    team.give(one, other)
        first = contents.shown(team.libraries[0])
        for library in team.libraries:
            assert contents.shown(library) == first
            assert contents.said(library) == first
        assert not team.typed - team.removed - words(team.libraries[0])


@pytest.mark.parametrize("seed", range(2))
def test_libraries_agree_with_each_other_and_with_their_logs(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, 40)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 102))
def test_libraries_agree_in_longer_histories(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, 200)


def test_each_gesture_leaves_the_tables_as_the_log_says(tmp_path: Path) -> None:
    with at_work(tmp_path, 77, 2) as team:
        for _ in range(25):
            team.act()
            for library in team.libraries:
                assert contents.shown(library) == contents.said(library)


def test_a_fresh_laptop_comes_to_the_same_from_the_whole_log(tmp_path: Path) -> None:
    with at_work(tmp_path, 5, 1) as team:
        for _ in range(40):
            team.act()
        fresh = Library.open(tmp_path / "fresh", identity=Identity("f" * 32), now=NOW)
        try:
            team.give(team.libraries[0], fresh)
            assert contents.shown(fresh) == contents.shown(team.libraries[0])
            assert fresh.find("Hamamatsu").hits == team.libraries[0].find("Hamamatsu").hits != ()
        finally:
            fresh.close(now=NOW)


def test_what_a_newer_version_writes_is_kept_and_passed_on(tmp_path: Path) -> None:
    with at_work(tmp_path, 1, 2) as team:
        one, other = team.libraries
        newer = log.Change(
            VISIT, "z" * 32, 1, 2, {"a" * 32: 1}, "g", NOW.isoformat(), "Zoe", "Fold", log.seal({}, "1"),
            (
                log.Op("set", "session", "7" * 32, "aroma", payload=log.seal("pine", "2")),
                log.Op("set", "session", "7" * 32, "visit", payload=log.seal(VISIT, "3")),
                log.Op("set", "session", "7" * 32, "minutes", payload=log.seal("long", "4")),
                log.Op("set", "session", "7" * 32, "kind", payload=log.seal("seance", "5")),
                log.Op("set", "hologram", "8" * 32, "depth", payload=log.seal(3, "6")),
                log.Op("weave", "session", "7" * 32, "title", "en", payload=log.seal(["x"], "7")),
            ),
            more={"mood": "fine"},
        )  # fmt: skip
        received = one.receive([newer], now=NOW)
        assert (received.new, received.quarantined) == (1, ())
        team.give(one, other)
        assert newer.hash in {change.hash for change in other.changes(VISIT)}
        assert contents.shown(other) == contents.shown(one) == contents.said(one)
        (session,) = (row for row in other.read(_sessions) if row.id == "7" * 32)
        assert (session.minutes, session.kind) == (60, SessionKind.MEETING)


def _sessions(reader: object) -> tuple[Session, ...]:
    from visitplanner.store import snapshots

    return snapshots.all_of(reader, Session)  # type: ignore[arg-type]
