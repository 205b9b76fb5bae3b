"""`lacks` and `glossary`: what is left to translate, and the words that were agreed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.operations.conftest import NOW, let_go
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import TermSort, TextState, Theme
from visitplanner.operations import fields, glossary
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library


@pytest.fixture
def worded(folder: Path, filled: dict[str, str]) -> dict[str, str]:
    """A checked and an outdated translation, two terms, a phrase."""
    library = Library.open(folder, identity=Identity("r" * 32, "Mario Rossi"), now=NOW)
    try:
        with library.edit(phrase("Test"), now=NOW) as edit:
            call = filled["call"]
            fields.set_text_state(edit, "session", call, "title", "ja", TextState.CHECKED)
            term = glossary.add(edit, name="open data", language="en", theme=Theme.ICT)
            fields.write_text(edit, "term", term, "name", "ja", "オープンデータ")
            fields.set_value(
                edit, "term", glossary.add(edit, name="MaaS", language="en", sort=TermSort.NAME), "keep", True
            )
            glossary.add(edit, name="はじめまして", language="ja", sort=TermSort.PHRASE)
    finally:
        let_go(library)
    return filled


def test_what_lacks_a_language_is_listed_in_the_order_of_the_visit(run: Run, worded: dict[str, str]) -> None:
    outcome = run("lacks", "2026-11", "--language", "ja", "--json")
    assert outcome.code == 1
    found = outcome.json
    progress = found["progress"]
    assert progress["total"] == sum(
        progress[name] for name in ("done", "machine", "draft", "outdated", "missing")
    )
    assert len(found["texts"]) == progress["total"] - progress["done"]
    titles = [one["text"] for one in found["texts"] if one["field"] == "title"]
    assert titles[:3] == ["Study visit", "First talks", "Karaoke"]  # the call is checked, the lunch Japanese
    states = {one["text"]: one["state"] for one in found["texts"]}
    assert states["Cabinet Office"] == "draft"
    assert states["Karaoke"] == "none"


def test_people_read_it_by_section(run: Run, worded: dict[str, str]) -> None:
    outcome = run("lacks", "2026-11", "--language", "ja")
    assert outcome.code == 1
    assert outcome.lines[0].startswith("Japanese: ")
    assert "Programme" in outcome.lines
    assert any(
        "Session · Title" in line and "Missing" in line and "Karaoke" in line for line in outcome.lines
    )
    assert "\x1b" not in outcome.out


def test_a_pack_lacks_less_than_the_visit(run: Run, worded: dict[str, str]) -> None:
    everything = run("lacks", "2026-11", "--language", "it", "--json").json["progress"]
    printed = run("lacks", "2026-11", "--language", "it", "--json", "--pack").json["progress"]
    assert 0 < printed["total"] <= everything["total"]


def test_nothing_lacking_is_no_finding(run: Run, worded: dict[str, str], folder: Path) -> None:
    everything = run("lacks", "2026-11", "--language", "ja", "--json").json["texts"]
    library = Library.open(folder, identity=Identity("r" * 32, "Mario Rossi"), now=NOW)
    try:
        with library.edit(phrase("Test"), now=NOW) as edit:
            for one in everything:
                where = (one["kind"], one["id"], one["field"], "ja")
                fields.write_text(edit, *where, "訳")
                fields.set_text_state(edit, *where, TextState.CHECKED)
    finally:
        let_go(library)
    outcome = run("lacks", "2026-11", "--language", "ja")
    assert (outcome.code, len(outcome.lines)) == (0, 1)


@pytest.mark.parametrize("language", ["", "xx", "ja-JP", "(", "日本"])
def test_an_unknown_language_is_refused(run: Run, worded: dict[str, str], language: str) -> None:
    outcome = run("lacks", "2026-11", "--language", language)
    assert outcome.code == 2
    assert "ja" in outcome.err


def test_the_glossary_by_kind(run: Run, worded: dict[str, str]) -> None:
    found = run("glossary", "--json").json
    assert [one["sort"] for one in found] == ["term", "name", "phrase"]
    assert found[0]["name"] == {"en": "open data", "ja": "オープンデータ"}
    assert found[1]["keep"] is True
    shown = run("glossary").lines
    assert "ICT and data" in shown[0]
    assert "Do not translate" in shown[1]


def test_an_empty_glossary_says_so(run: Run, filled: dict[str, str]) -> None:
    outcome = run("glossary")
    assert (outcome.code, outcome.lines) == (0, ["The glossary is empty."])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_speaks(run: Run, worded: dict[str, str], language: str) -> None:
    assert run("lacks", "2026-11", "--language", "ja", "--ui-language", language).code == 1
    assert run("glossary", "--ui-language", language).code == 0
