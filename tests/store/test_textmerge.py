"""Three-way merge: both sides' words stay whole, whoever comes first, and clashes are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.store import textmerge
from visitplanner.store.textmerge import Clash, merge, splice, spliced

WORDS = ("tram", "depot", "wind", "水道", "資料館", "cost", "a", "\n", "\n\n", " ")
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("base", "a", "b", "merged"),
    [
        ("one two three", "one two three four", "zero one two three", "zero one two three four"),
        ("one\ntwo\n", "one\ntwo\nA\n", "one\ntwo\nB\n", "one\ntwo\nA\nB\n"),
        ("one\ntwo\n", "two\n", "one\ntwo\nthree\n", "two\nthree\n"),
        ("市長に会った。", "新市長に会った。", "市長に会った。質問した。", "新市長に会った。質問した。"),
        ("", "Ana", "Ben", "Ana\nBen"),
        ("same", "new", "new", "new"),
    ],
)
def test_what_does_not_overlap_is_merged_silently(base: str, a: str, b: str, merged: str) -> None:
    assert merge(base, a, b) == (merged, ())


def test_an_overlap_keeps_both_one_after_the_other_and_says_so() -> None:
    text, clashes = merge(
        "We met at nine.\nThe end.\n", "We met at half past eight.\nThe end.\n", "We met at ten.\nThe end.\n"
    )
    assert text == "We met at half past eight. ten.\nThe end.\n"
    assert clashes == (Clash("nine.", "half past eight.", "ten.", "half past eight. ten."),)


def test_japanese_variants_stand_side_by_side_without_a_space() -> None:
    assert (
        merge("市長に九時に会った。", "市長に八時に会った。", "市長に十時に会った。")[0]
        == "市長に八十時に会った。"
    )


def test_deleted_here_and_changed_there_keeps_the_change_and_says_so() -> None:
    text, clashes = merge("one\ntwo\n", "one\n", "one\ntwo and a half\n")
    assert text == "one\ntwo and a half\n"
    assert clashes == (Clash("two\n", "", "two and a half\n", "two and a half\n"),)


def test_clashes_with_a_few_words_between_them_are_one() -> None:
    _, clashes = merge("red and blue", "green and yellow", "black and white")
    assert clashes == (
        Clash("red and blue", "green and yellow", "black and white", "green and yellow black and white"),
    )


def test_two_rewritten_long_texts_are_both_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textmerge, "PAIRS_CAP", 10)
    text, clashes = merge("a b a b a b a b", "b a b a b a b a c", "c b b a a b a b b")
    assert text == "b a b a b a b a c c b b a a b a b b"
    assert len(clashes) == 1


@given(texts, texts, texts)
def test_every_word_of_either_side_is_in_the_text_unless_the_other_removed_it(
    base: str, a: str, b: str
) -> None:
    text, clashes = merge(base, a, b)
    listed = " ".join(f"{clash.base} {clash.a} {clash.b}" for clash in clashes)
    for word in (set(a.split()) | set(b.split())) - set(base.split()):
        assert word in text or word in listed


@given(texts, texts)
def test_one_side_alone_wins(base: str, a: str) -> None:
    assert merge(base, a, base) == merge(base, base, a) == merge(base, a, a) == (a, ())


@given(texts, texts)
def test_a_splice_leads_from_old_to_new(old: str, new: str) -> None:
    at, cut, put = splice(old, new)
    assert spliced(old, at, cut, put) == new
    assert cut <= len(old)
    assert not (put and old[at : at + 1] == put[:1] and cut), "nothing is replaced by itself"
