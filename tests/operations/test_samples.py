"""The sample files: everything resolves, every language is there, people are specimens, notes are complete."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.operations.shipped import LONG, SEVEN, all_of, by_id, shipped, snapshot, visit
from visitplanner.base import paths
from visitplanner.domain import codec
from visitplanner.domain.kinds import (
    Interpretation,
    NoteStatus,
    Part,
    Side,
    TermSort,
)
from visitplanner.domain.names import Name
from visitplanner.domain.practice_form import BODY, missing
from visitplanner.domain.records import (
    KINDS,
    Action,
    Attachment,
    Attendance,
    Booking,
    City,
    Day,
    Evidence,
    Gift,
    Leg,
    Milestone,
    Objective,
    Observation,
    Organisation,
    Participation,
    Person,
    Place,
    PracticeNote,
    Question,
    RunRow,
    Session,
    SessionPractice,
    SourceLink,
    Task,
    Term,
    Track,
    Visit,
)
from visitplanner.operations.samples.records import records


# ---------------------------------------------------------------------- the files
def test_the_two_visits_and_nine_notes_are_there() -> None:
    count = Counter(type(one) for one in shipped())
    assert {one.code for one in all_of(Visit)} == {"JP-2026-11", "EU-2027-04"}
    assert sorted(one.code for one in all_of(PracticeNote)) == [f"N{n}" for n in range(1, 10)]
    assert count[Objective] == 10
    assert count[Observation] >= 14
    assert set(count) == set(KINDS.values()) - {KINDS["bank_question"]}


def test_every_id_is_its_own_and_always_the_same() -> None:
    ids = [one.id for one in shipped()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", id) for id in ids)
    assert [one.id for one in records()] == ids


def test_every_reference_names_a_record() -> None:
    ids = {one.id for one in shipped()}
    for one in shipped():
        assert one.space.removesuffix("/restricted") in ids
        for name, value in codec.values(one).items():
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, str) and re.fullmatch("[0-9a-f]{32}", part):
                    assert part in ids, (one, name)


def test_children_lie_in_the_space_of_their_owner() -> None:
    spaces = {one.id: one.space for one in shipped()}
    for one in shipped():
        for name in (
            ("practice", "owner")
            if isinstance(one, (Evidence, SourceLink, Attachment))
            else ("session", "visit")
        ):
            owner = getattr(one, name, "")
            if owner in spaces and not isinstance(one, Milestone):
                assert one.space == spaces[owner], one


def test_a_file_with_a_wrong_name_is_refused_with_its_place(tmp_path: Path) -> None:
    def read(text: str) -> None:
        (tmp_path / "wrong.toml").write_text(text, "utf-8")
        records(tmp_path)

    with pytest.raises(ValueError, match=r"wrong.toml: place here: city names “nowhere”"):
        read('[[place]]\nkey = "here"\ncity = "nowhere"')
    with pytest.raises(ValueError, match=r"place here: there is no field colour"):
        read('[[place]]\nkey = "here"\ncolour = "red"')
    with pytest.raises(ValueError, match=r"there is no kind street"):
        read('[[street]]\nkey = "here"')
    with pytest.raises(ValueError, match=r"city here: the name is used twice"):
        read('[[city]]\nkey = "here"\n[[city]]\nkey = "here"')
    with pytest.raises(ValueError, match=r"city here: name: the original \(it\) is missing"):
        read('[[city]]\nkey = "here"\nname = { original = "it", en = "Here" }')
    with pytest.raises(ValueError, match=r"visit v: state: 'someday' is not a valid"):
        read('[[visit]]\nkey = "v"\nstate = "someday"')


# ---------------------------------------------------------------------- the words
SEVEN_LANGUAGES: dict[type[Any], tuple[str, ...]] = {
    Visit: ("title", "summary"), Day: ("title",), Session: ("title",), Leg: ("title",), Place: ("name",),
    City: ("name",), Organisation: ("name",), Person: ("title", "bio"), Participation: ("role",), Objective: ("text",),
    Question: ("text",),
    PracticeNote: ("title", "summary", "owner_body", "contact_role"), Action: ("title",), Milestone: ("title",),
    Attachment: ("caption",), Booking: ("title",), Track: ("title",), RunRow: ("what",), Task: ("title",),
    Gift: ("title",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fields"), SEVEN_LANGUAGES.items(), ids=lambda one: getattr(one, "__name__", "")
)
def test_titles_are_in_all_seven_languages(kind: type[Any], fields: tuple[str, ...]) -> None:
    for one in all_of(kind):
        for field in fields:
            assert set(getattr(one, field)) == SEVEN, (one.id, field, getattr(one, field))


SPOKEN = {(Term, "reading")}
"""How words sound is said of their own language, in whatever letters help."""


def _kept(record: Any) -> bool:
    return isinstance(record, Term) and record.keep


def test_long_texts_are_in_english_italian_and_japanese() -> None:
    for one in shipped():
        for field in codec.wordings(type(one)):
            text = getattr(one, field)
            if text and not isinstance(one, Place) and not SPOKEN & {(type(one), field)} and not _kept(one):
                assert set(LONG) <= set(text), (one.id, field)


def test_japanese_is_set_with_its_own_brackets_and_colons() -> None:
    for one in shipped():
        for field in codec.wordings(type(one)):
            text = getattr(one, field)["ja"]
            assert (type(one), field) in SPOKEN or not re.search(r"[()!?]|(?<!\d):|:(?!\d)", text), text


def test_japanese_is_japanese_and_the_others_are_not() -> None:
    """A text in the wrong slot is the easiest mistake in seven languages."""
    kana_or_kanji = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
    for one in shipped():
        for field in codec.wordings(type(one)):
            for language, text in getattr(one, field).texts.items():
                assert text == text.strip() or field == "solution"
                found = bool(kana_or_kanji.search(text))
                latin_name = language == "ja" and (text.isascii() or (type(one), field) in SPOKEN)
                assert found == (language == "ja") or latin_name, (one.id, field, language, text)


def test_the_glossary_is_in_all_seven_languages_but_for_names_that_are_kept() -> None:
    terms = all_of(Term)
    assert {one.sort for one in terms} == set(TermSort)
    for one in terms:
        assert one.keep or set(one.name) == SEVEN, one.name
        assert one.keep == (one.sort is TermSort.NAME)
    assert all(one.reading["ja"] for one in terms if one.sort is TermSort.PHRASE)


@pytest.mark.parametrize(
    ("language", "letters"), [("pl", "ąćęłńóśźż"), ("cs", "áčďéěíňřšťúůýž"), ("sv", "åäö"), ("it", "àèéìòù")]
)
def test_each_language_is_written_with_its_own_letters(language: str, letters: str) -> None:
    everything = "".join(
        getattr(one, field)[language] for one in shipped() for field in codec.wordings(type(one))
    ).casefold()
    assert set(letters) <= set(everything)


def test_titles_fit() -> None:
    for one in all_of(Session) + all_of(Leg) + all_of(PracticeNote):
        for language, text in one.title.texts.items():
            assert len(text) <= 90, (language, text)
    for note in all_of(PracticeNote):
        assert all(len(text) <= 400 for text in note.summary.texts.values()), note.code


# ---------------------------------------------------------------------- the people
def test_people_are_labelled_specimens_with_names_for_both_sides() -> None:
    for person in all_of(Person):
        assert "not a real person" in person.bio["en"]
        assert person.email.endswith(".example")
        name: Name = person.name
        assert name.family_kana
        assert name.given_kana
        assert name.shown("ja")
        assert name.shown("en").isprintable()
        if person.family_latin:
            assert re.fullmatch("[\u3041-\u309f]+", person.family_kana), "a Japanese name is read in hiragana"
        else:
            assert re.fullmatch("[\u30a0-\u30ff・]+", person.family_kana), "a European name in katakana"
        assert person.sample


def test_names_carry_the_characters_that_break_things() -> None:
    everything = "".join(person.family_native for person in all_of(Person))
    assert all(character in everything for character in "﨑髙𠮷á")
    assert {"Umeå", "Gdańsk"} <= {city.name["pl"] for city in all_of(City)}
    assert any("Špitálka" in note.title["it"] for note in all_of(PracticeNote))
    assert any("㈱" in one.name["ja"] for one in all_of(Organisation))


@pytest.mark.parametrize(
    ("code", "delegates", "counterparts"), [("JP-2026-11", 12, 14), ("EU-2027-04", 9, 14)]
)
def test_lists_have_an_order_of_precedence(code: str, delegates: int, counterparts: int) -> None:
    for side, size in ((Side.DELEGATION, delegates), (Side.COUNTERPART, counterparts), (Side.INTERPRETER, 2)):
        rows = [part for part, _ in snapshot(code).side(side)]
        assert [part.rank for part in rows] == list(range(1, size + 1))
        assert sum(part.head for part in rows) == (side is not Side.INTERPRETER)
    assert visit(code).group_size == delegates


def test_whoever_does_something_in_a_session_takes_part_in_its_visit() -> None:
    sessions = by_id(Session)
    for one in all_of(Attendance):
        there = {part.person for part in all_of(Participation) if part.visit == sessions[one.session].visit}
        assert one.person in there


def test_interpreted_sessions_have_interpreters() -> None:
    with_interpreter = {one.session for one in all_of(Attendance) if one.part is Part.INTERPRETS}
    for one in all_of(Session):
        assert (one.interpretation is not Interpretation.NONE) == (one.id in with_interpreter), one.title[
            "en"
        ]


# ---------------------------------------------------------------------- the practice notes
def test_notes_are_complete_but_the_one_whose_start_is_unknown() -> None:
    for note in all_of(PracticeNote):
        evidence = [one for one in all_of(Evidence) if one.practice == note.id]
        links = [one for one in all_of(SourceLink) if one.practice == note.id]
        lacking = [field.key for field in missing(note, evidence, links)]
        assert lacking == (["start"] if note.code == "N8" else []), note.code
        assert note.status is NoteStatus.DRAFT, "no host has checked them"
        assert all(not one.url for one in links)
    assert sum(bool(getattr(note, field)) for note in all_of(PracticeNote) for field in BODY) > 60


def test_every_note_is_the_topic_of_a_session() -> None:
    assert {one.practice for one in all_of(SessionPractice)} == set(by_id(PracticeNote))


def test_samples_lie_beside_the_program() -> None:
    assert all(
        path.suffix in (".toml", ".md", ".expected")
        for path in (paths.resources() / "samples").rglob("*")
        if path.is_file()
    )
