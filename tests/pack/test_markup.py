"""The signs people type in notes, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pack.paper import BODY, pack, text_of
from tests.pack.structure import check, reading_order
from visitplanner.pack.fonts import drawable
from visitplanner.pack.markup import Block, blocks, marked_up, runs
from visitplanner.pack.text import Run, Text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plain", [Run("plain")]),
        ("a **b** c", [Run("a "), Run("b", bold=True), Run(" c")]),
        ("これは**重要**です", [Run("これは"), Run("重要", bold=True), Run("です")]),
        ("*i* _j_", [Run("i", italic=True), Run(" "), Run("j", italic=True)]),
        ("***both***", [Run("both", bold=True, italic=True)]),
        ("**a *b* c**", [Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)]),
        ("snake_case_x", [Run("snake_case_x")]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("**open", [Run("**open")]),
        (r"\*not\* \n", [Run("*"), Run("not"), Run("*"), Run(r" \n")]),
        ("`a*b*`", [Run("a*b*")]),
        ("[x](https://a.org/b(c))", [Run("x", link="https://a.org/b(c)")]),
        ("[x](mailto:a@b.it)", [Run("x", link="mailto:a@b.it")]),
        ("[x](javascript:alert(1))", [Run("[x](javascript:alert(1))")]),
        ("[x](file:///etc/passwd)", [Run("[x](file:///etc/passwd)")]),
        ("<https://a.org>", [Run("https://a.org", link="https://a.org")]),
        ("<b>AT&T</b>", [Run("<b>AT&T</b>")]),
        ("see https://a.org/x.", [Run("see "), Run("https://a.org/x", link="https://a.org/x"), Run(".")]),
        (
            "「https://a.org/x」です",
            [Run("「"), Run("https://a.org/x", link="https://a.org/x"), Run("」です")],
        ),
    ],
)
def test_runs(typed: str, expected: list[Run]) -> None:
    assert runs(typed) == expected


def test_blocks() -> None:
    typed = "# Title #\none\ntwo\n\n- a\n  more\n  - b\n* c\n1. d\n2) e\n\nend"
    assert blocks(typed) == [
        Block("Title", bold=True),
        Block("one\ntwo"),
        Block("a\nmore", "•", 1),
        Block("b", "•", 2),
        Block("c", "•", 1),
        Block("d", "1.", 1),
        Block("e", "2.", 1),
        Block("end"),
    ]


def test_lists_nest_in_the_structure() -> None:
    order = reading_order(pack(marked_up("- a\n  - b\n- c\n\n1. d", BODY)))
    assert [line.strip() for line in order if line.strip() in ("L", "LI")] == [
        "L",
        "LI",
        "L",
        "LI",
        "LI",
        "L",
        "LI",
    ]


@given(st.text(st.sampled_from("ab *_`[]()<>\\-1.#\n:/h字、"), max_size=80) | st.text(max_size=80))
def test_no_letter_is_lost(typed: str) -> None:
    found = blocks(drawable(typed))
    printed = "".join(block.mark + "".join(run.text for run in runs(block.text)) for block in found)
    assert re.sub(r"[\W_]", "", printed) == re.sub(r"[\W_]", "", drawable(typed))


@given(st.text(st.sampled_from("ab *_-1.#\n"), max_size=60))
def test_any_note_prints(typed: str) -> None:
    assert check(pack([*marked_up(typed, BODY, "it"), Text("fine", BODY)])) == []


NONSENSE = [
    "*" * 9_999,
    "**a " * 2_500,
    "[" * 9_999,
    "[a](" * 2_500,
    "_a " * 3_000,
    "- " * 5_000,
    "`" * 9_999,
    "https://" * 999,
]


@pytest.mark.parametrize("typed", NONSENSE)
def test_long_nonsense_takes_no_time(typed: str) -> None:
    assert "".join(run.text for run in runs(typed)).startswith(("*", "a", "[", "_", "-", "`", "https"))


def test_a_note_reads_as_typed() -> None:
    note = "Si parte alle **8:30** da Piazza Garibaldi.\n\n- biglietti\n- badge"
    read = " ".join(text_of(pack(marked_up(note, BODY, "it"))).split())
    assert read.startswith("Si parte alle 8:30 da Piazza Garibaldi. • biglietti • badge")
