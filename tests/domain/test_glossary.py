"""The glossary in texts: found inflected in Latin letters, as it stands in Japanese, and asked for in translations."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain import glossary
from visitplanner.domain.folding import fold
from visitplanner.domain.glossary import Lexicon, hits, inconsistent
from visitplanner.domain.kinds import TermSort
from visitplanner.domain.records import Term
from visitplanner.domain.wording import Wording, wording


def term(original: str = "en", /, *, id: str = "t", **more: Any) -> Term:
    values = {name: more.pop(name) for name in ("keep", "sort") if name in more}
    return Term(id=id, space=id, name=wording(original, **more), **values)


def found(text: str, language: str, *terms: Term) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, language, terms)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("open data", "Open data and open-data portals", ["Open data", "open-data"]),
        ("piattaforma urbana", "Le piattaforme urbane, urbana", ["piattaforme urbane"]),
        ("dato", "I dati e il dato, ma il datario no", ["dati", "dato"]),
        ("city", "Cities, city, citizens", ["Cities", "city"]),
        ("città", "CITTA e citta\u0300 e città", ["CITTA", "citta\u0300", "città"]),
        ("ICT", "ICT, not a predicted 'ict'", ["ICT"]),
        ("SUMP", "two SUMPs and a sump pump", ["SUMPs"]),
        ("bus", "bus, busy, omnibus", ["bus"]),
        ("energia", "l'energia dell’energia", ["energia", "energia"]),
        ("C++", "C++ and c, xC++", ["C++"]),
        ("AT&T", "AT&T, at t", ["AT&T"]),
        ("(", "(a)", []),
        (".*", "anything .* at all", []),
        ("[a-z]+", "abc [a-z]+ (", ["[a-z]+"]),
        ("", "anything", []),
        ("  ", "any thing", []),
        ("smart city; smart cities; digital town", "a digital town, Smart City", ["digital town", "Smart City"]),
    ],
)  # fmt: skip
def test_a_term_is_found_where_words_are_parted(name: str, text: str, expected: list[str]) -> None:
    assert found(text, "en", term(en=name)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("都市OS", "浜松市の都市ＯＳは", ["都市ＯＳ"]),
        ("データ連携基盤", "データ連携基盤とデータ", ["データ連携基盤"]),
        ("𠮷野家", "😀𠮷野家で", ["𠮷野家"]),
        ("MaaS", "観光MaaSを、Maasは", ["MaaS"]),
        ("か", "がか", ["か"]),
        ("株式", "㍿浜松", ["㍿"]),
        ("神", "\ufa19社", ["\ufa19"]),
    ],
)
def test_a_term_is_found_as_it_stands_in_japanese(name: str, text: str, expected: list[str]) -> None:
    assert found(text, "ja", term("ja", ja=name)) == expected


def test_the_longest_of_several_terms_is_the_one() -> None:
    terms = [term(id="a", en="city"), term(id="b", en="city operating system"), term(id="c", en="operating")]
    text = "Our city operating system; operating a city"
    assert [hit.term.id for hit in hits(text, "en", terms)] == ["b", "c", "a"]


def test_phrases_and_terms_of_another_language_are_not_looked_for() -> None:
    assert not found("Nice to meet you", "en", term(en="Nice", sort=TermSort.PHRASE))
    assert not found("Pranzo", "en", term("it", it="Pranzo"))
    assert found("Pranzo", "it-CH", term("it", it="Pranzo")) == ["Pranzo"]


OPEN_DATA = term(en="open data", ja="オープンデータ；公開データ", it="dati aperti")
MAAS = term("en", id="m", en="MaaS", keep=True)


@pytest.mark.parametrize(
    ("texts", "target", "expected"),
    [
        ({"en": "Open data first", "ja": "オープンデータを先に"}, "ja", []),
        ({"en": "Open data first", "ja": "公開データを先に"}, "ja", []),
        ({"en": "Open data first", "ja": "開かれたデータ"}, "ja", ["オープンデータ"]),
        ({"en": "Open data first", "it": "Prima il dato aperto"}, "it", []),
        ({"en": "Open data twice: open data", "it": "Prima"}, "it", ["dati aperti"]),
        ({"en": "A MaaS desk", "it": "Uno sportello Maas"}, "it", ["MaaS"]),
        ({"en": "A MaaS desk", "ja": "MaaS窓口"}, "ja", []),
        ({"en": "Open data"}, "ja", []),
        ({"ja": "オープンデータ"}, "ja", []),
        ({"en": "Open data", "sv": "Öppen data"}, "sv", []),  # the glossary has no Swedish
    ],
)
def test_a_translation_has_the_words_of_the_glossary(
    texts: dict[str, str], target: str, expected: list[str]
) -> None:
    told = inconsistent(Wording(texts, {}, "en"), [OPEN_DATA, MAAS], "en", target)
    assert [one.expected for one in told] == expected


HOSTILE = st.text(
    st.sampled_from("aA(*[\\.?ſßéİ\u0301か\u3099が神𠮷😀 ;-ﬁ㍿\u200f\x00\ud800MaaS"), max_size=12
)


@given(st.lists(HOSTILE, max_size=5), HOSTILE)
def test_hits_are_parts_of_the_text_from_the_left(names: Sequence[str], text: str) -> None:
    terms = [
        dataclasses.replace(term("en", id=str(n), en=name), keep=bool(n % 2)) for n, name in enumerate(names)
    ]
    ends = 0
    for hit in hits(text, "en", terms):
        assert ends <= hit.start < hit.end <= len(text)
        ends = hit.end
        wanted = [fold(name).text for name in glossary.said(hit.term, "en")]
        assert (
            any(fold(text[hit.start : hit.end]).text[:1] == one[:1] for one in wanted)
            or "㍿" in text
            or "ﬁ" in text
        )


@given(HOSTILE.filter(str.strip), HOSTILE, HOSTILE)
def test_a_word_is_found_between_blanks(name: str, before: str, after: str) -> None:
    """Whatever stands around it, unless a voiced mark or an accent grows out of it."""
    spoken = glossary.said(term("en", en=name), "en")
    if not spoken or not any(sign.isalnum() for sign in fold(spoken[0]).text):
        return
    text = f"{before} . {spoken[0]} . {after}"
    assert any(text[hit.start : hit.end] for hit in hits(text, "en", [term("en", en=name)]))


def test_many_texts_and_terms_are_compared_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work grows with the words of the texts, not with words times terms."""
    compared = 0
    plain = glossary._Form.end

    def counted(form: Any, reading: Any, at: int) -> int | None:
        nonlocal compared
        compared += 1
        return plain(form, reading, at)

    monkeypatch.setattr(glossary._Form, "end", counted)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [letters[n % 26] + letters[n // 26] + "stem" for n in range(500)]
    lexicon = Lexicon([term(id=word, en=word) for word in words], "en")
    texts = [" ".join(words[n % 500] for n in range(start, start + 20)) for start in range(2_000)]
    assert sum(len(lexicon.hits(text)) for text in texts) == 2_000 * 20
    assert compared <= 2 * 2_000 * 20
