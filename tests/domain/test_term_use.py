"""What the glossary says of itself: entries that say the same, uses, and where translations differ."""

from __future__ import annotations

from visitplanner.domain import term_use, worklist
from visitplanner.domain.kinds import TermSort
from visitplanner.domain.records import Term
from visitplanner.domain.wording import Wording, wording
from visitplanner.domain.worklist import Entry


def term(id: str, sort: TermSort = TermSort.TERM, **texts: str) -> Term:
    return Term(id=id, space=id, sort=sort, name=wording("en", **texts))


def entry(id: str, words: Wording, kind: str = "session") -> Entry:
    return Entry(kind, id, "title", words, worklist.PROGRAMME)


def test_twins_say_the_same_in_some_language_apart_from_case_accents_and_blanks() -> None:
    found = term_use.twins([
        term("a", en="Open  Data", ja="オープンデータ"), term("b", en="open data"),
        term("c", it="città"), term("d", it="Citta"),
        term("e", TermSort.PHRASE, en="open data"), term("f", en="other"), term("g", en=""), term("h", en=""),
    ])  # fmt: skip
    assert {id: twin.id for id, twin in found.items()} == {"a": "b", "b": "a", "c": "d", "d": "c"}


def test_uses_count_texts_in_the_language_they_were_written_in() -> None:
    entries = [
        entry("1", wording("en", en="Open data, open data", ja="オープンデータ")),
        entry("2", wording("ja", ja="オープンデータ", en="Open data")),
        entry("3", wording("it", it="dati aperti")),
        entry("4", wording("en", en="open data"), kind="term"),
    ]
    found = term_use.uses(entries, [term("a", en="open data", ja="オープンデータ"), term("b", en="lunch")])
    assert (found.get("a"), found.get("b", 0)) == (2, 0)


def test_deviations_are_told_for_every_language_asked() -> None:
    terms = [term("a", en="open data", ja="オープンデータ", it="dati aperti")]
    entries = [
        entry("1", wording("en", en="Open data", ja="公開", it="Dati aperti")),
        entry("2", wording("en", en="Open data")),
    ]
    (one,) = term_use.deviations(entries, terms, ["en", "it", "ja"])
    assert (one.entry.id, one.source, one.language, one.found.expected) == ("1", "en", "ja", "オープンデータ")
