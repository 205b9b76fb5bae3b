"""Kana and every romanization of it read the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.store.romaji import LONGEST, hepburn, of_kana, reading, romanizations


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("はままつ", "hamamatsu hamamatu"), ("とうきょう", "tokyo toukyou tookyoo tohkyoh"),
        ("おおさか", "osaka oosaka"),
        ("しんじゅく", "shinjuku sinzyuku"), ("なんば", "namba nanba"), ("まっちゃ", "matcha maccha mattya"),
        ("じゅんいち", "junichi jun'ichi zyun'iti"), ("たろう", "taro tarou taroh"), ("おおの", "ono oono ohno"),
        ("ろっし", "rosshi rossi"), ("きょうと", "kyoto kyouto"), ("ふじ", "fuji huzi"),
        ("つづき", "tsuzuki tuduki tsudzuki"),
        ("せんたー", "senta sentaa"), ("がいど", "gaido"), ("しぇふ", "shefu"), ("ぱーてぃー", "pati paatii"),
        ("にいがた", "niigata"),
        ("ちぇこ", "cheko"), ("ふぁん", "fan"), ("じょうほう", "joho jouhou zyoho"), ("いっしょ", "issho issyo"),
    ],
)  # fmt: skip
def test_every_romanization_reads_as_its_kana(kana: str, latin: str) -> None:
    assert {reading(one) for one in latin.split()} == {of_kana(kana)}


@pytest.mark.parametrize(
    "kana", ["はままつ", "しんじゅく", "とうきょう", "まっちゃ", "つづき", "じょうほう", "おおさか"]
)
def test_what_is_typed_so_far_reads_as_the_beginning(kana: str) -> None:
    for latin in romanizations(kana):
        for end in range(1, len(latin) + 1):
            assert of_kana(kana).startswith(reading(latin[:end])), latin[:end]


@pytest.mark.parametrize(
    "word", ["school", "parma", "citta", "brno", "gdansk", "trh", "水道", "", "hama2", "x" * (LONGEST + 1)]
)
def test_what_cannot_be_japanese_has_no_reading(word: str) -> None:
    assert reading(word) == hepburn(word) == ""


@pytest.mark.parametrize("word", ["", "水道", "ab", "あ" * (LONGEST + 1)])
def test_what_is_no_kana_has_no_sound(word: str) -> None:
    assert of_kana(word) == ""
    assert romanizations(word) == frozenset()


@pytest.mark.parametrize(
    ("latin", "found"), [("sinzyuku", "shinjuku"), ("huzi", "fuji"), ("mattya", "matcha"), ("hamamatsu", "")]
)
def test_other_romanizations_are_looked_for_in_hepburn(latin: str, found: str) -> None:
    assert hepburn(latin) == found


_WORDS = (
    "あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま み む め "
    "も や ゆ よ ら り る れ ろ わ ん が ぎ ぐ げ ご  "
    "ざ じ ず ぜ ぞ だ で ど ば び ぶ べ ぼ ぱ ぴ ぷ ぺ ぽ きゃ きゅ きょ しゃ しゅ しょ ちゃ ちゅ ちょ "
    "にゃ にゅ にょ ひゃ ひゅ ひょ みゃ みゅ みょ  "
    "りゃ りゅ りょ ぎゃ ぎゅ ぎょ じゃ じゅ じょ びゃ びゅ びょ ぴゃ ぴゅ ぴょ っか っし った っち っつ "
    "っぱ っちゃ っしょ こう きょう おお しゅう"
)
SYLLABLES = _WORDS.split()


@given(st.lists(st.sampled_from(SYLLABLES), max_size=12).map("".join))
def test_any_kana_reads_as_any_of_its_romanizations(kana: str) -> None:
    for latin in romanizations(kana):
        assert reading(latin) == of_kana(kana)
