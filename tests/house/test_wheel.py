"""The wheel carries what the program needs when there is no checkout beside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.rules import ROOT
from visitplanner.base.language import LANGUAGES

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder: Path = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, folder], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("visitplanner-*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_every_resource_travels(wheel: set[str]) -> None:
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"visitplanner/{path.relative_to(ROOT).as_posix()}" for path in files} <= wheel


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_travels_compiled(wheel: set[str], language: str) -> None:
    assert f"visitplanner/translations/{language}/LC_MESSAGES/visitplanner.mo" in wheel


def test_only_the_package_travels(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"visitplanner"}
    assert not [name for name in wheel if "__pycache__" in name or "/tests/" in name]
