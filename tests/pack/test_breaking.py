"""Lines: nothing lost, nothing too wide, no forbidden start or end unless nothing else is left."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.pack.breaking import NOT_END, NOT_START, Line, break_lines

JAPANESE = "日本語の文章と、。」』）ー々っょ「『（…―！？・　ABC 12,(x) -"
LATIN = "abcdefghij ABCÀéł .,;:!?()-’“”« »…/\u00a0"


def width(text: str) -> float:
    return sum(2.0 if unicodedata.east_asian_width(sign) in "WF" else 1.0 for sign in text)


def broken(text: str, room: float, **options: object) -> list[Line]:
    return break_lines(text, lambda a, b: width(text[a:b]), room, **options)  # type: ignore[arg-type]


def shown(text: str, room: float, **options: object) -> list[str]:
    return [text[line.start : line.end] + line.ending.strip(" |\n") for line in broken(text, room, **options)]


texts = st.text(st.sampled_from(JAPANESE), max_size=120) | st.text(st.sampled_from(LATIN), max_size=120)


@given(texts, st.integers(4, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, room: int) -> None:
    lines = broken(text, room)
    assert "".join(text[line.start : line.end] for line in lines).replace(" ", "").replace("\u3000", "") == (
        text.replace(" ", "").replace("\u3000", "")
    )
    for line in lines:
        assert line.width <= room + 0.01
        assert line.width == pytest.approx(width(text[line.start : line.end]))


@given(
    st.text(st.sampled_from("日本語文章かな、。」』）ー々っ「『（…！？・"), max_size=80), st.integers(6, 30)
)
def test_no_line_begins_or_ends_with_what_must_not(text: str, room: int) -> None:
    for line in broken(text, room)[:-1]:
        if text[line.end] in NOT_START or text[line.end - 1] in NOT_END:
            # Forbidden only if some place within the line would have done.
            places = range(line.start + 1, line.end)
            assert all(
                text[at] in NOT_START or text[at - 1] in NOT_END or text[at - 1] == text[at] == "…"
                for at in places
            )


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("東京と、（大阪）へ", 10, ["東京と、", "（大阪）へ"]),
        ("彼は「はい」と。言った", 10, ["彼は「は", "い」と。", "言った"]),
        ("あああああ」。い", 10, ["ああああ", "あ」。い"]),
        ("ICT活用により2026年", 8, ["ICT活用", "により", "2026年"]),
        ("a bb ccc dddd", 6, ["a bb", "ccc", "dddd"]),
        ("alors quoi ? oui", 10, ["alors", "quoi ? oui"]),
        ("alors quoi ?", 11, ["alors", "quoi ?"]),
        ("e-mobility day", 8, ["e-", "mobility", "day"]),
        ("a\n\nb", 8, ["a", "", "b"]),
        ("", 8, [""]),
    ],
)
def test_lines(text: str, room: float, expected: list[str]) -> None:
    assert shown(text, room) == expected


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("it", "la amministrazione", ["la amministra-", "zione"]),
        ("nl", "het gemeentehuizen", ["het gemeentehui-", "zen"]),
        ("pl", "nowa administracja", ["nowa administra-", "cja"]),
        ("cs", "ta administrativa", ["ta administra-", "tiva"]),
        ("sv", "de kommunalnämnden", ["de kommunalnämn-", "den"]),
        ("en", "the administration", ["the administra-", "tion"]),
        ("ja", "the administration", ["the", "administration"]),
        ("it", "la Amministrazione", ["la", "Amministrazione"]),
    ],
)
def test_words_are_divided_where_their_language_says(language: str, word: str, expected: list[str]) -> None:
    assert shown(word, len(word) - 1, language=language, hyphen=1.0) == expected


def test_a_long_address_is_cut_behind_a_slash() -> None:
    lines = shown("https://example.org/" + "abcdefgh/" * 20, 40)
    assert all(line.endswith("/") for line in lines)


def test_ten_thousand_signs_without_a_blank_are_cut() -> None:
    lines = shown("x" * 10_000, 80)
    assert len(lines) == 125
    assert max(map(len, lines)) == 80


def test_the_first_line_may_be_shorter() -> None:
    assert shown("aa bb cc dd", 5, first_room=2) == ["aa", "bb cc", "dd"]
