"""The search box: groups, titles before texts, what records are part of, and the nearest to a typing error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests import made_once
from tests.made_once import let_go
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import (
    Attachment,
    City,
    Evidence,
    Observation,
    Person,
    Place,
    PracticeNote,
    Question,
    Session,
    TransferDecision,
    Visit,
)
from visitplanner.domain.wording import wording
from visitplanner.operations import fields
from visitplanner.store import layout, opening, verifying, vocabulary
from visitplanner.store.library import Library

NOW = datetime(2026, 11, 9, tzinfo=UTC)
GROUPS = (("session", "leg"), ("person",), ("place",), ("practice_note", "evidence"), ("observation",))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = made_once.opened(tmp_path / "library", now=NOW)
    with found.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Visit, space="v", id="v", code="JP-1", title=wording("en", en="Hamamatsu in autumn"))
        edit.add(Session, space="v", id="s1", visit="v", title=wording("en", en="A walk through Hamamatsu"))
        edit.add(Session, space="v", id="s2", visit="v", title=wording("en", en="Hamamatsu City Hall"))
        edit.add(
            Session,
            space="v",
            id="s3",
            visit="v",
            title=wording("en", en="Trams"),
            note=wording("en", en="as in Hamamatsu"),
        )
        edit.add(
            Person,
            space="p",
            id="p",
            family_native="浜田",
            family_kana="はまだ",
            family_latin="Hamada",
            given_latin="Yūko",
        )
        edit.add(Person, space="q", id="q", family_latin="Hamata", alias_of="p")
        edit.add(Place, space="l", id="l", name=wording("ja", ja="浜松市役所", en="Hamamatsu City Hall"))
        edit.add(PracticeNote, space="n", id="n", code="N7", title=wording("en", en="Heat from sewage"))
        edit.add(
            Evidence,
            space="n",
            id="e",
            practice="n",
            value="40 %",
            indicator=wording("en", en="Share of Hamamatsu"),
        )
        edit.add(
            TransferDecision,
            space="v",
            id="d",
            visit="v",
            practice="n",
            reason=wording("en", en="like Hamamatsu"),
        )
        edit.add(Question, space="v", id="qu", visit="v", text=wording("en", en="Who pays in Hamamatsu?"))
        for number in range(20):
            text = wording("en", en=f"Hamamatsu seen {number}")
            edit.add(Observation, space="v", id=f"o{number:02}", visit="v", text=text)
        edit.add(
            Attachment,
            space="v",
            id="a",
            owner="o03",
            name="canal.jpg",
            caption=wording("en", en="The canal at dusk"),
        )
    yield found
    let_go(found)


def test_titles_that_begin_with_the_words_come_first_then_titles_then_texts(library: Library) -> None:
    found = library.find("hamamatsu", groups=GROUPS, limit=6)
    assert [hit.id for hit in found.groups[0]] == ["s2", "s1", "s3"]
    assert [[hit.id for hit in group] for group in found.groups[2:4]] == [["l"], ["e"]]
    assert found.nearest == ()


def test_a_group_says_whether_there_is_more_and_is_never_crowded_out(library: Library) -> None:
    found = library.find("hamamatsu", groups=GROUPS, limit=6)
    assert [hit.id for hit in found.groups[4]] == ["o19", "o18", "o17", "o16", "o15", "o14"]
    assert found.more == (False, False, False, False, True)
    with library.edit(Phrase("fill"), now=NOW) as edit:
        for number in range(500):
            edit.add(Observation, space="v", visit="v", text=wording("en", en=f"Hamamatsu again {number}"))
    groups = library.find("hama", groups=GROUPS, limit=6).groups[:4]
    assert [[hit.home[1] for hit in group] for group in groups] == [["s2", "s1", "s3"], ["p"], ["l"], ["n"]]


def test_a_part_leads_to_its_record_and_a_merged_person_to_the_one_that_stayed(library: Library) -> None:
    homes = {hit.id: (hit.home, hit.title) for hit in library.find("hamamatsu").hits}
    assert homes["e"] == (("practice_note", "n"), "Heat from sewage")
    assert homes["d"] == (("transfer_decision", "d"), "Heat from sewage")
    (photo,) = library.find("canal").hits
    assert (photo.home, photo.title) == (("observation", "o03"), "Hamamatsu seen 3")
    (person,) = library.find("hamata").hits
    assert person.home == ("person", "p")
    assert [hit.home[1] for hit in library.find("hamada").hits] == ["p"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hamamtsu", "hamamatsu"), ("Hamamastu", "hamamatsu"), ("sewqge", "sewage"), ("hamamatzu city", "hamamatsu"),
     ("ewage", "sewage"), ("hmada", "hamada")],
)  # fmt: skip
def test_the_nearest_word_is_found_and_said(library: Library, typed: str, meant: str) -> None:
    found = library.find(typed)
    assert found.nearest[0] == meant
    assert found.hits
    assert any(meant in f"{hit.snippet} {hit.title}".casefold() for hit in found.hits)


@pytest.mark.parametrize("typed", ["xyzzy", "水素", "tra", "12345", "wer pays", ""])
def test_nothing_is_made_up(library: Library, typed: str) -> None:
    assert library.find(typed).nearest == ()
    assert library.find(typed, groups=GROUPS).nearest == ()


@pytest.mark.parametrize(
    "typed",
    ["", "🙂", "\x00", "\ud800", '"', "( - )", "\u202e\u200f", "NEAR(tram hall)", 'hall" OR "x', "ham* ^city",
     "x" * 10_000, "見" * 10_000, "a\ud800b \x00c", "浜 " * 5_000, "tram " * 2_000, "hamamatsu \u202ehall\u202c"],
)  # fmt: skip
def test_whatever_is_typed_each_group_has_its_answer(library: Library, typed: str) -> None:
    found = library.find(typed, groups=GROUPS)
    assert len(found.groups) == len(found.more) == len(GROUPS)
    plain = library.find(typed)
    assert len(plain.groups) == len(plain.more) == 1


def test_a_rare_spelling_shows_the_common_one_too(library: Library) -> None:
    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Observation, space="v", id="typo", visit="v", text=wording("en", en="Hamamtsu by night"))
    found = library.find("hamamtsu", limit=10)
    assert found.hits[0].id == "typo"
    assert len(found.hits) == 10
    assert found.nearest == ("hamamatsu",)


def test_the_vocabulary_follows_what_is_written(library: Library) -> None:
    assert library.find("zymurgi").hits == ()
    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Observation, space="v", id="z", visit="v", text=wording("en", en="Zymurgy upstairs"))
    assert [hit.id for hit in library.find("zymurgi").hits] == ["z"]
    with library.edit(Phrase("fill"), now=NOW) as edit:
        fields.write_text(edit, Observation, "z", "text", "en", "Brewing upstairs")
    assert library.find("zymurgi").hits == ()
    assert [hit.id for hit in library.find("breving").hits] == ["z"]


def test_words_are_read_ahead_and_anything_can_be_asked_meanwhile(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    library.prepare_finding(lambda: asked.append(library.find("hamamtsu").nearest))
    assert asked == [("hamamatsu",)] * len(vocabulary.LENGTHS)
    monkeypatch.setattr(vocabulary, "_Words", None)
    assert library.find("sewqge").nearest == ("sewage",), "nothing is read again"
    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Observation, space="v", id="z", visit="v", text=wording("en", en="Zymurgy upstairs"))
    library.prepare_finding(lambda: None)
    assert library.find("zymirgy").nearest == ("zymurgy",)


def test_one_visit_alone(library: Library) -> None:
    assert {hit.space for hit in library.find("hamamatsu", visit="v").hits} == {"v"}
    assert library.find("hamada", visit="v").hits == ()


def test_made_again_the_index_keeps_its_order(library: Library) -> None:
    before = [hit.id for hit in library.find("hamamatsu").hits]
    engine = opening.writer(layout.database(library.folder))
    with opening.writing(engine, "index") as connection:
        verifying.reindex(connection)
    engine.dispose()
    assert [hit.id for hit in library.find("hamamatsu").hits] == before
    assert library.verify() == ()


@pytest.mark.parametrize(
    ("id", "space", "visits"),
    [("l", "l", ("w", "v")), ("c", "c", ("w",)), ("o03", "v", ("v",)), ("x", "x", ())],
)
def test_the_visits_that_show_a_record_are_known_the_latest_first(
    library: Library, id: str, space: str, visits: tuple[str, ...]
) -> None:
    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.set(Visit, "v", start=date(2026, 11, 9))
        edit.set(Session, "s2", place="l")
        edit.add(City, space="c", id="c")
        edit.set(Place, "l", city="c")
        edit.add(Visit, space="w", id="w", start=date(2027, 4, 5), cities=("c",))
        edit.add(Session, space="w", id="ws", visit="w", place="l")
    assert library.visits_with(id, space) == visits
    keys = [("place", "l", "l"), ("session", "gone", "v")]
    assert [(hit.home, hit.title) for hit in library.known(keys, language="ja")] == [
        (("place", "l"), "浜松市役所")
    ]
