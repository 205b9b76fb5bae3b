"""Seven languages, each complete: every message translated, every placeholder kept."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.house.rules import ROOT
from visitplanner.base.language import LANGUAGES

tool = runpy.run_path(str(ROOT / "tools" / "translations.py"))


@pytest.fixture(scope="module")
def template() -> Catalog:
    return tool["extracted"]()


def test_the_template_is_what_the_source_says(template: Catalog) -> None:
    current = tool["template_path"]().read_bytes() == tool["as_po"](template)
    assert current, "run: python tools/translations.py update"


def test_the_tool_knows_the_languages_the_product_speaks() -> None:
    assert set(tool["LANGUAGES"]) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_complete(language: str, template: Catalog) -> None:
    problems = tool["problems"](language, template)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("translation", "complaint"),
    [
        ("", "is not translated"),
        ("Spostato", "has the placeholders [] where ['time'] are needed"),
        ("Spostato a {tempo}", "has the placeholders ['tempo']"),
        ("Spostato a {time", "cannot be formatted"),
        ("Spostato a {time} ", "has white space at an end"),
        ("Spostato a {time}…", "ends differently"),
    ],
)
def test_a_faulty_translation_is_named(translation: str, complaint: str, tmp_path: Path) -> None:
    template = Catalog()
    template.add("Moved to {time}")
    folder = tmp_path / "translations" / "it" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    entry = f'msgid "Moved to {{time}}"\nmsgstr "{translation}"\n'
    (folder / "visitplanner.po").write_text(f"{header}\n{entry}", "utf-8")
    assert any(complaint in line for line in tool["problems"]("it", template, tmp_path))


def test_compiling_follows_the_catalogue(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "translations", tmp_path / "translations", ignore=shutil.ignore_patterns("*.mo"))
    compiled = tool["compile_catalogues"](tmp_path)
    assert {path.parts[-3] for path in compiled} == set(LANGUAGES)
    assert all(path.stat().st_size for path in compiled)
