"""Notes on paper: their blocks in the structure, and that any note prints."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.pack.paper import BODY, pack, text_of
from tests.pack.structure import check, reading_order
from visitplanner.domain import markdown
from visitplanner.pack.fonts import drawable
from visitplanner.pack.markup import marked_up, runs
from visitplanner.pack.text import Run, Text


def test_a_heading_is_bold_and_a_link_leads() -> None:
    heading, words = markdown.parse("# To *do*\n\n[x](https://a.org) https://b.org")
    assert runs(heading) == [Run("To ", bold=True), Run("do", bold=True, italic=True)]
    assert runs(words) == [
        Run("x", link="https://a.org"), Run(" "), Run("https://b.org", link="https://b.org"),
    ]  # fmt: skip


def test_lists_nest_in_the_structure() -> None:
    order = reading_order(pack(marked_up("- a\n  - b\n- c\n\n1. d", BODY)))
    tags = [line.strip() for line in order if line.strip() in ("L", "LI")]
    assert tags == ["L", "LI", "L", "LI", "LI", "L", "LI"]


def test_what_follows_in_an_item_belongs_to_it() -> None:
    order = [line.strip() for line in reading_order(pack(marked_up("- a\n\n  on\n- b\n\n> q", BODY)))]
    tags = [line for line in order if line in ("L", "LI", "LBody", "P")]
    assert tags == ["L", "LI", "LBody", "P", "LI", "LBody", "P"]


@given(st.text(st.sampled_from("ab *_`[]()<>\\-1.#\n:/h字、"), max_size=80) | st.text(max_size=80))
def test_no_letter_is_lost(typed: str) -> None:
    printed = "".join((text.label.text if text.label else "") + text.text for text in marked_up(typed, BODY))
    if not any(run.link for block in markdown.parse(drawable(typed)) for run in block.runs):
        assert re.sub(r"[\W_]", "", printed) == re.sub(r"[\W_]", "", drawable(typed))


@given(st.text(st.sampled_from("ab *_-1.#>`\n"), max_size=60))
def test_any_note_prints(typed: str) -> None:
    assert check(pack([*marked_up(typed, BODY, "it"), Text("fine", BODY)])) == []


def test_a_note_reads_as_typed() -> None:
    note = "Si parte alle **8:30** da Piazza Garibaldi.\n\n- biglietti\n- badge"
    read = " ".join(text_of(pack(marked_up(note, BODY, "it"))).split())
    assert read.startswith("Si parte alle 8:30 da Piazza Garibaldi. • biglietti • badge")
