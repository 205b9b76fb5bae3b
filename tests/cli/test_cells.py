"""Columns of a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from visitplanner.cli.cells import WIDEST, cells, columns, cut, pad, printable


def test_wide_and_combining_characters() -> None:
    assert [cells(text) for text in ("abc", "浜松", "がﾞ", "ｱ", "e\u0301", "𠮷", "Umeå")] == [3, 4, 3, 1, 1, 2, 4]


def test_columns_align_by_cells() -> None:
    lines = list(columns([["浜松", "a", "x"], ["Umeå!", "日本", "y"]], indent=" "))
    assert lines == [" 浜松   a     x", " Umeå!  日本  y"]
    assert list(columns([["a", "", "b"], ["c", "", ""]])) == ["a  b", "c"]


def test_one_long_title_does_not_push_the_others_away() -> None:
    lines = list(columns([["長" * 10_000, "x" * 200], ["b", "c"]]))
    assert cells(lines[0]) == WIDEST - 1 + 2 + 200  # half a character does not fit
    assert lines[0].count("…") == 1
    assert lines[1].endswith("  c")


@given(st.text(max_size=40), st.integers(2, 30))
def test_a_cut_text_fits(text: str, most: int) -> None:
    shown = cut(text, most)
    assert cells(shown) <= most
    assert cells(pad(shown, most)) == most
    assert shown == text or shown.endswith("…")


@given(st.text())
def test_nothing_printed_moves_the_cursor(text: str) -> None:
    shown = printable(text)
    assert not {unicodedata.category(ch) for ch in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not any(ch in shown for ch in "\n\r\t\x1b\x9b\u202e\u2066\0")


def test_what_is_readable_stays() -> None:
    assert printable(" a\n b\t𠮷\u3000神\ufa19 ") == "a  b 𠮷\u3000神\ufa19"
