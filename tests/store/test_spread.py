"""Words that stand in several texts of one record, compared with reading everything; what is shown first, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests import made_once
from tests.made_once import let_go
from tests.store.spread_notes import Key, Told, asked, fill, truth
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import (
    Attachment,
    City,
    Evidence,
    Observation,
    Organisation,
    Participation,
    Person,
    Place,
    PracticeNote,
    Session,
    TransferDecision,
    Visit,
)
from visitplanner.domain.wording import wording
from visitplanner.store import spread
from visitplanner.store.belonging import AROUND, OWNERS
from visitplanner.store.library import Library
from visitplanner.store.shapes import shape

NOW = datetime(2026, 11, 9, tzinfo=UTC)
GROUPS = (
    ("session", "leg"), ("person", "participation"), ("place", "city", "organisation"),
    ("practice_note", "evidence"), ("observation",), ("visit",), ("question", "transfer_decision", "attachment"),
)  # fmt: skip
ALL = 10_000


def opened(folder: Path) -> Library:
    return made_once.opened(folder / "library", now=NOW)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, dict[Key, Told]]]:
    library = opened(tmp_path_factory.mktemp("spread"))
    with library.edit(Phrase("fill"), now=NOW) as edit:
        told = fill(edit, 40, 0)
    yield library, told
    let_go(library)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = opened(tmp_path)
    with found.edit(Phrase("fill"), now=NOW) as edit:
        _fill(edit)
    yield found
    let_go(found)


def _fill(edit: Any) -> None:
    edit.add(City, space="c", id="c", name=wording("pl", pl="Gdańsk", ja="グダニスク"))
    edit.add(Organisation, space="b", id="b", name=wording("en", en="Port authority"), city="c")
    edit.add(Place, space="l", id="l", name=wording("en", en="Dockside hall"), city="c")
    edit.add(Place, space="old", id="old", name=wording("en", en="Shipyard hall"), alias_of="l")
    edit.add(Person, space="p", id="p", family_latin="Nowak", given_latin="Anna", organisation="b")
    edit.add(Visit, space="v", id="v", code="PL-1", title=wording("en", en="Spring visit"), cities=("c",))
    edit.add(Participation, space="v", id="pp", visit="v", person="p", role=wording("en", en="Rapporteur"))
    edit.add(Session, space="v", id="s", visit="v", title=wording("en", en="Street lighting"), place="l")
    edit.add(Session, space="v", id="s2", visit="v", title=wording("en", en="Quays"), place="old")
    edit.add(
        Observation, space="v", id="o", visit="v", session="s", text=wording("en", en="Poles report faults")
    )
    edit.add(Attachment, space="v", id="a", owner="o", name="x.jpg", caption=wording("en", en="A lantern"))
    edit.add(
        PracticeNote, space="n", id="n", code="N1", city="c", title=wording("en", en="Adaptive lighting"),
        summary=wording("en", en="Lamps dim at night", ja="夜間の調光"),
    )  # fmt: skip
    edit.add(Evidence, space="n", id="e", practice="n", indicator=wording("en", en="Saved power"))
    edit.add(TransferDecision, space="v", id="d", visit="v", practice="n", reason=wording("en", en="Cheap"))
    edit.add(PracticeNote, space="n2", id="n2", title=wording("en", en="Trams"), transfer=wording(
        "en", en="As the lighting of Gdańsk"
    ))  # fmt: skip


def test_the_registers_are_registers() -> None:
    for kind, names in AROUND.items():
        assert {*names} <= {*shape(kind).registers}, kind
    for kind, (_owner, register) in OWNERS.items():
        assert register in shape(kind).registers, kind


@pytest.mark.parametrize(
    ("words", "homes"),
    [
        ("gdansk lighting", {("practice_note", "n2"), ("practice_note", "n"), ("session", "s")}),
        ("lighting GDAŃSK", {("practice_note", "n2"), ("practice_note", "n"), ("session", "s")}),
        ("グダニスク lighting", {("practice_note", "n"), ("session", "s")}),
        ("dockside street", {("session", "s")}), ("dockside gdansk", {("place", "l")}),
        ("shipyard gdansk", {("place", "l")}), ("shipyard quays", {("session", "s2")}),
        ("gdansk quays", {("session", "s2")}),
        ("nowak port", {("person", "p")}), ("anna gdansk", {("person", "p")}),
        ("nowak rapporteur", {("person", "p")}), ("nowak rapporteur authority gdan", {("person", "p")}),
        ("adaptive night", {("practice_note", "n")}), ("adaptive 調光", {("practice_note", "n")}),
        ("調光 lamps gdansk", {("practice_note", "n")}), ("saved dim", {("practice_note", "n")}),
        ("poles gdansk", {("observation", "o")}), ("poles street", {("observation", "o")}),
        ("faults lantern", {("observation", "o")}), ("cheap adaptive", {("transfer_decision", "d")}),
        ("spring gdansk", {("visit", "v")}), ("pl spring", {("visit", "v")}),
        ("hall lantern", {("observation", "o")}), ("gdansk port", {("organisation", "b")}),
        ("dockside port", set()), ("gdansk xyzzy", set()), ("nowak lighting", set()),
        ("port authority", {("organisation", "b")}),
    ],
)  # fmt: skip
def test_words_meet_in_one_record(library: Library, words: str, homes: set[Key]) -> None:
    for groups in (GROUPS, ()):
        found = library.find(words, groups=groups)
        assert {hit.home for hit in found.hits} == homes
        assert len(found.hits) == len(homes), "each once"
        assert found.nearest == ()


def test_all_words_in_one_text_come_first_and_then_what_has_one_in_its_title(library: Library) -> None:
    with library.edit(Phrase("more"), now=NOW) as edit:
        edit.add(PracticeNote, space="n3", id="n3", city="c", title=wording("en", en="Buses"),
                 problem=wording("en", en="Lighting of stops"))  # fmt: skip
    hits = library.find("gdansk lighting", groups=GROUPS).groups[3]
    assert [hit.id for hit in hits] == ["n2", "n", "n3"]


def test_what_is_around_is_named_where_it_has_the_word_alone(library: Library) -> None:
    def told(words: str) -> list[tuple[str, str, tuple[str, ...]]]:
        return [(hit.title, hit.snippet, hit.through) for hit in library.find(words, language="ja").hits]

    assert told("adaptive gdansk") == [("Adaptive lighting", "Adaptive lighting", ("グダニスク",))]
    assert told("adaptive dim")[0][2] == ()
    assert told("lamps adaptive")[0][1] == "Lamps dim at night"
    (hit,) = library.find("poles gdansk").hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Poles"]


def test_typing_errors_are_forgiven_there_too(library: Library) -> None:
    found = library.find("gdanks adaptve")
    assert {hit.home for hit in found.hits} == {("practice_note", "n")}
    assert found.nearest == ("gdansk", "adaptive")


def test_a_group_says_whether_there_is_more(library: Library) -> None:
    with library.edit(Phrase("more"), now=NOW) as edit:
        for number in range(9):
            edit.add(
                PracticeNote, space=f"m{number}", id=f"m{number}", city="c", title=wording("en", en="Bins")
            )
    found = library.find("gdansk bins", groups=GROUPS, limit=5)
    assert [hit.id for hit in found.groups[3]] == ["m8", "m7", "m6", "m5", "m4"]
    assert found.more[3]
    assert not library.find("gdansk bins", groups=GROUPS, limit=9).more[3]


def test_one_visit_alone_with_what_is_around_it(library: Library) -> None:
    found = library.find("gdansk lighting", visit="v")
    assert {hit.home for hit in found.hits} == {("session", "s")}
    assert library.find("adaptive dim", visit="v").hits == ()


def test_what_is_deleted_or_renamed_is_not_found_any_more(library: Library) -> None:
    with library.edit(Phrase("change"), now=NOW) as edit:
        edit.write(City, "c", "name", "pl", "Gdynia")
        edit.delete(Evidence, "e")
    assert {hit.home for hit in library.find("gdynia adaptive").hits} == {("practice_note", "n")}
    assert library.find("gdansk adaptive").hits == ()
    assert library.find("saved adaptive").hits == ()


@pytest.mark.parametrize("common", [1_000, 3])
def test_a_plain_reading_of_everything_finds_the_same(
    generated: tuple[Library, dict[Key, Told]], common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where every word is common, and there are many slices."""
    monkeypatch.setattr(spread, "_SLICE", common)
    library, told = generated
    for words in asked(told, 60, 5):
        wanted = truth(told, words)
        assert wanted, words
        for groups in (GROUPS, ()):
            found = library.find(words, groups=groups, limit=ALL)
            homes = [hit.home for hit in found.hits]
            assert wanted <= {*homes}, words
            assert len(homes) == len({*homes})
