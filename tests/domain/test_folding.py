"""Texts as they are compared: without case, accents, strokes and width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain.folding import fold, holds, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë ÅLAND", "zoe aland"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Cœur", "coeur"), ("ＩＣＴ", "ict"),
        ("ﬁre", "fire"), ("浜松", "浜松"), ("濱松", "浜松"), ("髙木", "高木"), ("葛\U000e0100飾", "葛飾"),
        ("マリオ", "まりお"), ("ｶﾝﾊﾞﾝ", "かんは\u3099ん"), ("İSTANBUL", "istanbul"), ("Ðór", "dor"),
        ("soft\u00adly", "softly"),
    ],
)  # fmt: skip
def test_a_text_is_found_however_it_is_spelled(text: str, folded: str) -> None:
    assert plain(text) == folded


@given(st.text())
def test_both_ways_of_folding_agree_and_every_character_knows_where_it_was(text: str) -> None:
    found = fold(text)
    assert plain(found.text) == plain(text)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)


def test_the_voiced_marks_of_kana_stay() -> None:
    assert plain("が") != plain("か")


def test_terms_keep_their_kana() -> None:
    assert fold("ゴミ").text != fold("ごみ").text


def test_all_words_must_be_there() -> None:
    assert holds(plain("Solar roofs in Łódź"), ["lodz", "roof"])
    assert not holds(plain("Solar roofs in Łódź"), ["lodz", "tram"])
