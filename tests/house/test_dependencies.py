"""What the product imports is what it declares, and the toolkit it runs on is sound."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib

import pytest

from tests.house.rules import ROOT
from tests.house.test_rules import sources

# Distribution names that differ from their import names, and data that nothing imports.
IMPORTED_AS = {
    "PySide6-Essentials": "PySide6", "pillow": "PIL", "pyyaml": "yaml", "markdown-it-py": "markdown_it",
}  # fmt: skip
DATA_ONLY = {"tzdata"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_declared_and_imported_libraries_agree() -> None:
    declared = {re.split(r"[<>=!; ]", line)[0] for line in PROJECT["dependencies"]} - DATA_ONLY
    expected = {IMPORTED_AS.get(name, name) for name in declared}
    modules = [module for module in sources() if module.path.parts[0] == "src"]
    imported = {name.split(".")[0] for module in modules for _line, name, _names in module.imports()}
    foreign = imported - set(sys.stdlib_module_names) - {"visitplanner", "__future__"}
    assert foreign == expected, f"only imported: {foreign - expected}; only declared: {expected - foreign}"


def test_the_program_says_the_version_that_is_built() -> None:
    import visitplanner

    assert visitplanner.__version__ == PROJECT["version"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_toolkit_keeps_its_references_to_none(qtbot: object) -> None:
    """PySide6 6.12.0 loses one with nearly every call that returns None, and aborts after some repaints."""
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert sys.getrefcount(None) > before - 50, importlib.metadata.version("PySide6-Essentials")
