"""The README's promises to somebody who has just cloned: one command to run, one to test, one list of packages."""

from __future__ import annotations

import os
import re

import pytest

from tests.house.rules import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")


def code_blocks(section: str) -> list[list[str]]:
    """The lines of each code block under the heading `section`."""
    text = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", README, re.M | re.S)
    assert text, f"README.md has no section {section}"
    return [block.strip().splitlines() for block in re.findall(r"^```\w*\n(.*?)^```$", text[1], re.M | re.S)]


@pytest.mark.parametrize(("section", "script"), [("Run it", "run.py"), ("Test it", "test.py")])
def test_each_section_has_one_command(section: str, script: str) -> None:
    assert code_blocks(section) == [[f"python3 tools/{script}"]]
    assert (ROOT / "tools" / script).is_file()


def test_continuous_integration_runs_the_documented_test() -> None:
    assert CI.strip().splitlines()[-1] == code_blocks("Test it")[0][0]
    assert os.access(ROOT / ".ci" / "run", os.X_OK), "chmod +x .ci/run"


def test_readme_and_continuous_integration_name_the_same_packages() -> None:
    (line,) = code_blocks("On a bare Debian 12")[0]
    listed = re.search(r"packages=\((.*?)\)", CI, re.S)
    assert listed
    assert line.split("--no-install-recommends ")[1].split() == listed[1].split()


def test_every_file_the_readme_shows_or_links_exists() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_every_decision_is_in_the_index_and_every_entry_exists() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))
