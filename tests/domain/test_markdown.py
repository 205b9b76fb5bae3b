"""The Markdown of notes: its dialect, what is no link, and that nothing typed is lost or takes long."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain import markdown
from visitplanner.domain.markdown import CODE, HEADING, ITEM, PARAGRAPH, RULE, Block, Run, parse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plain", [Run("plain")]),
        ("a **b** c", [Run("a "), Run("b", bold=True), Run(" c")]),
        ("これは**重要**です", [Run("これは"), Run("重要", bold=True), Run("です")]),
        ("これは**「重要」**です", [Run("これは"), Run("「重要」", bold=True), Run("です")]),
        ("*i* _j_", [Run("i", italic=True), Run(" "), Run("j", italic=True)]),
        ("***both***", [Run("both", bold=True, italic=True)]),
        ("**a *b* c**", [Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)]),
        ("snake_case_x", [Run("snake_case_x")]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("**open", [Run("**open")]),
        (r"\*not\* \n", [Run(r"*not* \n")]),
        ("`a*b*`", [Run("a*b*", code=True)]),
        ("one\ntwo  \nthree\\\nfour", [Run("one\ntwo\nthree\nfour")]),
        ("[x](https://a.org/b(c))", [Run("x", link="https://a.org/b(c)")]),
        ("[x](https://例え.jp/日本)", [Run("x", link="https://例え.jp/日本")]),
        ("[**b** c](https://a.org)", [Run("b", bold=True, link="https://a.org"), Run(" c", link="https://a.org")]),
        ('[x](https://a.org "title")', [Run("x", link="https://a.org"), Run(" (title)")]),
        ("[](https://a.org)", [Run("https://a.org", link="https://a.org")]),
        ("[x](mailto:a@b.it)", [Run("x", link="mailto:a@b.it")]),
        ("<a@b.it>", [Run("a@b.it", link="mailto:a@b.it")]),
        ("[x](javascript:alert(1))", [Run("[x](javascript:alert(1))")]),
        ("[x](data:text/html,y)", [Run("[x](data:text/html,y)")]),
        ("[x](file:///etc/passwd)", [Run("[x](file:///etc/passwd)")]),
        ("[x](other.md)", [Run("[x](other.md)")]),
        ("[a]: https://x.y", [Run("[a]: "), Run("https://x.y", link="https://x.y")]),
        ("![wall](https://a.org/w.png)", [Run("wall (https://a.org/w.png)")]),
        ("![wall](media/w.png)", [Run("![wall](media/w.png)")]),
        ("<https://a.org>", [Run("https://a.org", link="https://a.org")]),
        ("<b>AT&T</b> &amp;", [Run("<b>AT&T</b> &amp;")]),
        ("see https://a.org/x.", [Run("see "), Run("https://a.org/x", link="https://a.org/x"), Run(".")]),
        ("「https://a.org/x」", [Run("「"), Run("https://a.org/x", link="https://a.org/x"), Run("」")]),
        ("|a|b|\n|-|-|\n|c|d|", [Run("|a|b|\n|-|-|\n|c|d|")]),
        ("　字下げ", [Run("　字下げ")]),
        ("    far in", [Run("far in")]),
    ],
)  # fmt: skip
def test_one_paragraph(typed: str, expected: list[Run]) -> None:
    assert parse(typed) == (Block(PARAGRAPH, runs=tuple(expected)),)


def test_blocks() -> None:
    typed = "# Title #\none\n\n- a\n  more\n  - b\n\n    on\n* c\n1. d\n2) e\n\n> q\n> - r\n\n---\n"
    typed += "```\nx\n  y\n```\nend"
    assert parse(typed) == tuple(
        Block(kind, level, mark, tuple([Run(text, code=kind == CODE)] if text else ()), quoted)
        for kind, level, mark, text, quoted in (
            (HEADING, 1, "", "Title", 0), (PARAGRAPH, 0, "", "one", 0), (ITEM, 1, "•", "a\nmore", 0),
            (ITEM, 2, "•", "b", 0), (ITEM, 2, "", "on", 0), (ITEM, 1, "•", "c", 0), (ITEM, 1, "1.", "d", 0),
            (ITEM, 1, "2)", "e", 0), (PARAGRAPH, 0, "", "q", 1), (ITEM, 1, "•", "r", 1), (RULE, 0, "", "", 0),
            (CODE, 0, "", "x\n  y", 0), (PARAGRAPH, 0, "", "end", 0),
        )
    )  # fmt: skip


def test_japanese_bullets_and_wide_spaces_make_lists() -> None:
    typed = "・ 一\n・　二\n-　三\n1.　四\n・印ではない"
    assert [(block.mark, block.text) for block in parse(typed)] == [
        ("•", "一"), ("•", "二"), ("•", "三"), ("1.", "四\n・印ではない"),
    ]  # fmt: skip


def test_an_empty_item_keeps_its_number() -> None:
    assert [block.text for block in parse("1986.\n\n- \n- a")] == ["1986.", "a"]


def _visible(text: str) -> str:
    return re.sub(r"[\s!-/:-@\[-`{-~・•]+", "", text)


def _said(blocks: tuple[Block, ...]) -> str:
    return "".join(
        block.mark + "".join(run.text + (run.link if run.link not in run.text else "") for run in block.runs)
        for block in blocks
    )


_PIECES = st.sampled_from(
    ["**", "*", "_", "`", "```", "[", "](", ")", "![", "<", ">", "\\", "- ", "1. ", "7) ", "#", " ", "\n", "\n\n",
     "    ", "https://a.b/c", "mailto:x@y.z", "<a@b.it>", '"t"', "&amp;", "・ ", "　", "字", "語。", "「", "」", "a",
     "bc", "~~~", "|", "---", "===", "[r]: ", "😀", "𠮷", "é", "\u202e", "\x0c"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_no_character_is_lost(typed: str) -> None:
    typed = typed.replace("\0", "")
    printed = _visible(_said(parse(typed)))
    assert sorted(printed) == sorted(_visible(typed)) or set(_visible(typed)) <= set(printed)
    assert len(printed) >= len(_visible(typed))


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_links_go_nowhere_else(typed: str) -> None:
    for block in parse(typed):
        assert all(markdown.is_safe(run.link) for run in block.runs if run.link)


NONSENSE = {
    "one long line": "word " * 200_000, "quotes": ">" * 100_000, "brackets": "[" * 100_000, "stars": "*" * 100_000,
    "images": "![" * 50_000, "links": "[a](" * 25_000, "few brackets": "[" * 4_900, "few images": "![" * 4_900,
    "few links": "[a](" * 4_900, "ticks": "`a" * 4_900, "strong": "**a " * 2_400, "emphasis": "_a " * 4_900,
    "nested lists": "\n".join("  " * n + "- a" for n in range(200)), "lines": "a\n" * 24_000,
    "lists": "- a\n" * 12_000, "escapes": "\\*" * 4_900, "angles": "<a " * 4_900,
    "addresses": "https://" * 6_000, "mixed": "*a_ " * 4_900,
    "deep quotes": "\n".join(">" * n + " a" for n in range(90)),
}  # fmt: skip


@pytest.mark.parametrize("name", NONSENSE)
def test_long_nonsense_is_kept_whole_in_little_time(name: str) -> None:
    typed = NONSENSE[name]
    parse("warm")
    before = process_time()
    found = parse(typed)
    assert process_time() - before < 3
    assert len(_visible(_said(found))) >= len(_visible(typed))


def test_what_is_nested_too_deep_is_printed_as_typed() -> None:
    typed = ">" * 60 + " deep\n\nafter"
    assert [block.text for block in parse(typed)] == [">" * 60 + " deep", "after"]
