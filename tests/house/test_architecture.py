"""The floors, the forbidden toolkits, the store's one door, no cycles; the linter and the types."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.house.rules import ROOT


def test_modules_import_only_from_the_floors_below(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == 0, f"docs/architecture.md says which room a line belongs to.\n{capsys.readouterr().out}"


@pytest.mark.parametrize(
    "command", [["ruff", "check", "--no-cache"], ["mypy", "--no-error-summary"]], ids=["ruff", "mypy"]
)
def test_the_checker_is_content(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"{run.stdout}{run.stderr}"
