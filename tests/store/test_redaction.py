"""Redaction: what is erased is nowhere any more, here and wherever the change arrives, whatever else arrives later."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made_once import let_go
from tests.store import contents
from tests.store.libraries import NOW, opened
from tests.store.replicas import Replica, folded, view, words
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Person, PersonPrivate, Visit
from visitplanner.domain.wording import wording
from visitplanner.store import layout, snapshots
from visitplanner.store.change import REDACT, Change, Op, seal
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

PERSON = "6" * 32
SECRETS = ("Mihonogawa", "ミホノガワ", "peanuts")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "one")
    with library.edit(Phrase("Add “{name}”", {"name": "Mihonogawa"}), now=NOW) as edit:
        edit.add(
            Person, space=PERSON, id=PERSON, family_latin="Mihonogawa", family_kana="ミホノガワ", email="a@example.org",
            bio=wording("en", en="Mr Mihonogawa likes trams."),
        )  # fmt: skip
        edit.add(PersonPrivate, space=f"{PERSON}/restricted", id="7" * 32, person=PERSON, diet="no peanuts")
    yield library
    let_go(library)


def erase(library: Library) -> None:
    with library.edit(Phrase("Erase a person's data"), now=NOW) as edit:
        edit.redact(Person, PERSON)
        edit.redact(PersonPrivate, "7" * 32)


def on_disk(folder: Path) -> set[str]:
    """Which secrets can be read anywhere in the files of the database."""
    path = layout.database(folder)
    content = b"".join(file.read_bytes() for file in (path, *layout.companions(path)) if file.exists())
    return {secret for secret in SECRETS if secret.encode() in content}


def test_what_was_erased_is_in_no_file_any_more(library: Library, tmp_path: Path) -> None:
    library.save_draft("person", PERSON, "bio", "ja", "ミホノガワ", now=NOW)
    assert on_disk(tmp_path / "one") == set(SECRETS)
    erase(library)
    assert on_disk(tmp_path / "one") == set()
    assert library.drafts() == ()
    assert library.find("Mihonogawa").hits == ()
    assert contents.shown(library) == contents.said(library)
    person = library.read(snapshots.one, Person, PERSON)
    assert person == Person(id=PERSON, space=PERSON)
    assert library.verify() == ()


def test_it_is_erased_wherever_the_change_arrives_and_what_arrives_later_too(
    library: Library, tmp_path: Path
) -> None:
    other = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    other.receive(library.changes(PERSON), now=NOW)
    with other.edit(Phrase("Rename"), now=NOW) as edit:
        edit.set(Person, PERSON, family_latin="Mihonogawa-Rossi")
        edit.write(Person, PERSON, "bio", "it", "Mihonogawa ama i tram.")
    unaware = other.changes(PERSON)
    erase(library)
    other.receive(library.changes(PERSON), now=NOW)
    assert on_disk(tmp_path / "other") == set()
    library.receive(unaware, now=NOW)
    assert on_disk(tmp_path / "one") == set()
    for one in (library, other):
        assert contents.shown(one) == contents.said(one)
        with one.edit(Phrase("Look"), now=NOW) as edit:
            assert edit.get(Person, PERSON) == Person(id=PERSON, space=PERSON)
    assert {change.hash for change in library.changes(PERSON)} == {
        change.hash for change in other.changes(PERSON)
    }
    other.close(now=NOW)


def test_an_erased_log_is_whole_and_can_be_passed_on(library: Library, tmp_path: Path) -> None:
    erase(library)
    fresh = opened(tmp_path / "fresh", identity=Identity("c" * 32))
    received = fresh.receive([*library.changes(PERSON), *library.changes(f"{PERSON}/restricted")], now=NOW)
    assert (received.new, received.quarantined, received.waiting) == (4, (), 0)
    assert contents.shown(fresh) == contents.shown(library)
    fresh.close(now=NOW)


def test_one_can_write_anew_where_something_was_erased(library: Library) -> None:
    erase(library)
    with library.edit(Phrase("Write"), now=NOW) as edit:
        edit.set(Person, PERSON, family_latin="Specimen")
        edit.write(Person, PERSON, "bio", "en", "Likes buses.")
    person = library.read(snapshots.one, Person, PERSON)
    assert person is not None
    assert (person.family_latin, person.bio["en"]) == ("Specimen", "Likes buses.")
    assert contents.shown(library) == contents.said(library)


def test_one_field_is_erased_and_the_others_stay(library: Library) -> None:
    with library.edit(Phrase("Erase the address"), now=NOW) as edit:
        edit.redact(Person, PERSON, "email")
    person = library.read(snapshots.one, Person, PERSON)
    assert person is not None
    assert (person.email, person.family_latin) == ("", "Mihonogawa")


def test_it_reaches_no_other_space(library: Library) -> None:
    with library.edit(Phrase("Add a visit"), now=NOW) as edit:
        edit.add(Visit, space="5" * 32, id="5" * 32)
    seen = {library.identity.replica: 1}
    stranger = Change(
        "5" * 32,
        "z" * 32,
        1,
        2,
        seen,
        "g",
        NOW.isoformat(),
        "?",
        "Erase",
        seal({}, "1"),
        (Op(REDACT, "person", PERSON),),
    )
    assert library.receive([stranger], now=NOW).new == 1
    person = library.read(snapshots.one, Person, PERSON)
    assert person is not None
    assert person.family_latin == "Mihonogawa"
    assert contents.shown(library) == contents.said(library)


def test_it_is_final(library: Library) -> None:
    with library.edit(Phrase("Add a visit"), now=NOW, visit="5" * 32) as edit:
        edit.add(Visit, space="5" * 32, id="5" * 32)
        edit.set(Person, PERSON, email="b@example.org")
    with library.edit(Phrase("Erase"), now=NOW, visit="5" * 32) as edit:
        edit.redact(Person, PERSON)
    assert library.undo_label("5" * 32) == Phrase("Add a visit")
    library.undo("5" * 32, now=NOW)
    person = library.read(snapshots.one, Person, PERSON)
    assert person is not None
    assert person.email == ""


@pytest.mark.parametrize("seed", range(20))
def test_laptops_agree_on_what_is_gone(seed: int) -> None:
    chance = random.Random(seed)
    replicas = [Replica(name, seed) for name in "ABC"]
    for number in range(60):
        replica = chance.choice(replicas)
        match chance.randrange(10):
            case 0:
                replica.redact("person", "P", chance.choice(("", "bio", "name")))
            case 1:
                replica.delete("person", "P")
            case 2 | 3:
                replica.set("person", "P", "name", f"n{number}")
            case 4 | 5 | 6:
                replica.write("person", "P", "bio", f"{replica.text('person', 'P', 'bio')} w{number}".strip())
            case _:
                other = chance.choice(replicas)
                replica.receive(chance.sample(other.log, chance.randint(0, len(other.log))))
    redactor = chance.choice(replicas)
    redactor.redact("person", "P")
    for _ in range(2):
        for one in replicas:
            for other in replicas:
                one.receive(other.log)
    shown = [view(replica.state) for replica in replicas]
    assert shown[0] == shown[1] == shown[2] == folded(replicas[0], chance)
    assert not {word for word in words(shown[0]) if word.startswith(("n", "w"))}
