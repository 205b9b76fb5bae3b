"""What is typed is what is read back out of the pack, in every language, hostile text included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack.paper import BODY, draft, pack, page_count, poppler_text, text_of
from tests.pack.structure import check
from visitplanner.pack.flowables import Figure
from visitplanner.pack.fonts import LATIN, drawable
from visitplanner.pack.lettering import letter_width
from visitplanner.pack.tags import TaggedCanvas
from visitplanner.pack.text import Run, Style, Text, width_of, write

SENTENCES = {
    "it": "L’amministrazione comunale dell’Oltretorrente organizza l’approfondimento sull’invecchiamento attivo.",
    "pl": "Zażółć gęślą jaźń: pełnomocniczka Grażyna Brzęczyszczykiewicz z Gdańska przedstawia źródła danych.",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy; náměstkyně primátorky Řehořová odpovídá na dotazy.",
    "sv": "Åsa Öberg från Umeå kommun visar hur kommunalnämnden följer upp resvanorna på vägen till arbetet.",
    "nl": "De gemeentelijke coördinator geeft een financiële geïllustreerde toelichting bij het project.",
    "ja": "𠮷田・髙橋・神﨑の三氏は、「（仮称）ＩＣＴ活用計画」を2026年11月9日(月)までに100%達成すると述べた……。",
}


def squeezed(text: str) -> str:
    """Without blanks, line ends and the soft hyphens of divided words."""
    return re.sub(r"[\s\u00ad\ufffe\x02]+", "", text)


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("align", ["left", "justify"])
def test_text_comes_back_as_typed(language: str, align: str, tmp_path: Path) -> None:
    typed = " ".join([SENTENCES[language]] * 7)
    data = pack([Text(typed, BODY.but(align=align, right=150), language=language)], language=language)
    assert check(data) == []
    for read in (poppler_text(data, tmp_path), text_of(data)):
        assert squeezed(drawable(typed)) in squeezed(read)


@pytest.mark.parametrize("align", ["left", "justify"])
def test_japanese_is_read_without_blanks_and_latin_with_them(align: str, tmp_path: Path) -> None:
    style = BODY.but(align=align)
    story = [Text(SENTENCES["ja"] * 5, style, language="ja"), Text(SENTENCES["nl"] * 5, style, language="nl")]
    read = poppler_text(pack(story), tmp_path)
    assert " " not in read.partition("De gemeentelijke")[0].replace("100% ", "100%")
    assert " ".join(SENTENCES["nl"].split()[:9]) in read.replace("\n", " ").replace("\u00ad ", "")


HOSTILE = [
    "AT&T, 5 <x> y, <b>unclosed, <img src='/etc/passwd'>, &amp; &#0; ]]>",
    "%late0% %late99% EMC ET Q (unbalanced \\ (( [[[ {{{ %s %d {title}",
    "\x00\x01\x1f\x7f\ud800 lone \udfff surrogates \ufffe\uffff",
    "emoji 😀👩‍👩‍👧 🇯🇵 and العربية עברית हिन्दी 한국어",
    "\u202eright to left\u202c \u2066isolate\u2069 \ufeffmark",
    "e\u0301 か\u3099 a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "葛\U000e0100 ☺\ufe0f 神 塚 都 㐂",
    "\u3000\u3000\u3000",
    " ",
    "",
    "\n\n\n",
    "（" * 300,
    "。" * 300,
    "…" * 300,
]


@pytest.mark.parametrize("typed", [*HOSTILE, "x" * 10_000, "x" * 9_999 + "9", "語" * 10_000, "a b" * 5_000])
def test_hostile_text_prints(typed: str) -> None:
    data = pack([Text(typed, BODY, language="it"), Text("fine", BODY)], language="ja")
    assert check(data) == []
    assert squeezed(text_of(data)).startswith(squeezed(drawable(typed))[:50])
    assert "fine" in text_of(data)


@settings(max_examples=40)
@given(st.lists(st.builds(Run, st.text(max_size=60), st.booleans(), st.booleans(),
                          st.sampled_from(["", "https://example.org/é"])), max_size=5))  # fmt: skip
def test_any_runs_print(runs: list[Run]) -> None:
    assert (
        check(pack([Text(runs, BODY.but(align="justify", right=300), language="it"), Text("fine", BODY)]))
        == []
    )


def test_a_sign_without_a_glyph_is_spelled_out() -> None:
    assert "pranzo [U+1F35D] alle 12" in text_of(pack([Text("pranzo 🍝 alle 12", BODY)]))


def test_a_split_paragraph_keeps_two_lines_on_either_side() -> None:
    style = BODY.but(after=0)
    text = Text("riga\n" * 4 + "riga", style)
    assert [len(part.lines) for part in text.split(300, style.leading * 4.5)] == [3, 2]
    assert [len(part.lines) for part in text.split(300, style.leading * 2)] == [2, 3]
    assert text.split(300, style.leading * 1.9) == []


def test_the_rest_of_a_split_paragraph_adapts_to_another_width() -> None:
    text = Text("parola " * 60, BODY)
    first, rest = text.split(300, BODY.leading * 3)
    wide = len(rest.lines)
    rest.wrap(120, 1000)
    assert len(rest.lines) > wide * 2
    first.wrap(500, 1000)
    start = first.lines[-1].end
    assert text.text[start : rest.lines[0].start].strip() == ""


def test_a_paragraph_longer_than_three_pages_flows() -> None:
    data = pack([Text(SENTENCES["it"] * 190, BODY, language="it")])
    assert page_count(data) == 4
    assert check(data) == []


def test_no_line_exceeds_its_room_in_any_face() -> None:
    runs = [Run("normale "), Run("grassetto ", bold=True), Run("corsivo 日本 ", italic=True)] * 30
    text = Text(runs, BODY)
    text.wrap(160, 1000)
    for line in text.lines:
        drawn = sum(
            letter_width(span.face, text.text[max(line.start, span.start) : min(line.end, span.end)])
            for span in text.spans
            if span.start < line.end and line.start < span.end
        )
        assert drawn * BODY.size <= 160.01


def test_links_surround_their_words_and_nothing_else() -> None:
    runs = [
        Run("prima "),
        Run("un collegamento che va a capo da qualche parte", link="https://example.org"),
        Run(" dopo"),
    ]
    data = pack([Text(runs, BODY.but(right=400))])
    assert check(data) == []


def test_the_latin_family_draws_a_pack_without_japanese() -> None:
    style = Style(family=LATIN)
    data = pack([Text(SENTENCES["pl"], style, language="pl")], family=LATIN)
    assert check(data) == []
    assert squeezed(SENTENCES["pl"]) in squeezed(text_of(data))
    assert b"VisitSans" not in draft([Text("x", style)], family=LATIN)


def test_a_single_line_stays_one_whatever_is_in_it() -> None:
    def paint(canvas: TaggedCanvas, width: float, _height: float) -> None:
        assert write(canvas, width, 0, "a\u2028b\r\nc", BODY, "right") == pytest.approx(
            width_of("a b c", BODY), abs=0.05
        )

    assert check(pack([Figure(100, 20, "x", paint)])) == []


def test_width_of_counts_the_widest_line() -> None:
    assert width_of("iiii", BODY) < width_of("WWWW", BODY)
    assert width_of("日本", BODY) == pytest.approx(20, abs=0.2)
