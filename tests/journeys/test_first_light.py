"""From an empty folder to two packs: every item of both sample visits is printed, in its order and with its times."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import visitplanner

SOURCE = str(Path(visitplanner.__file__).resolve().parents[1])
CODES, LANGUAGES = ("JP-2026-11", "EU-2027-04"), ("it", "ja")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the samples were loaded by the command line."""
    folder = tmp_path_factory.mktemp("journey")
    said = command(folder, "sample")
    assert all(code in said for code in CODES)
    return folder


def command(folder: Path, *arguments: str) -> str:
    """One run of the program, which must succeed and have nothing to complain of."""
    settings = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "c"), "XDG_CACHE_HOME": str(folder / "k")}
    done = subprocess.run(
        [sys.executable, "-m", "visitplanner", "--data-dir", str(folder / "data"), *arguments],
        env={**os.environ, **settings, "PYTHONPATH": SOURCE, "LANGUAGE": "en"},
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def compact(text: str) -> str:
    """`text` without what a line break adds: white space, and hyphens that only divide a word."""
    return re.sub("[\\s\u00ad\ufffe\x02]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_item_is_in_the_pack_in_order_with_its_times(
    data: Path, tmp_path: Path, code: str, language: str
) -> None:
    items = json.loads(command(data, "show", code, "--json"))["items"]
    assert {item["kind"] for item in items} == {"session", "leg"}
    target = tmp_path / "pack.pdf"
    command(data, "pack", code, "--language", language, "-o", str(target))
    with pypdfium2.PdfDocument(target) as pdf:
        printed = compact("".join(page.get_textpage().get_text_bounded() for page in pdf))
    at = 0
    for item in items:
        found = re.compile(wanted(item, language)).search(printed, at)
        assert found, f"{item['title'][language]} ({item['start']}) is not in the pack, or not in its order"
        at = found.start()


def wanted(item: dict[str, Any], language: str) -> str:
    """Start, end, then shortly the title; an item of the tray has no time."""
    title = re.escape(compact(item["title"][language]))
    times = [item[end][11:] for end in ("start", "end") if item[end]]
    return ".{0,40}?".join([*times, title])


def test_the_samples_are_in_order(data: Path) -> None:
    assert command(data, "verify") == "Everything is as it was written.\n"
    listed = json.loads(command(data, "visits", "--json"))
    assert {visit["code"]: visit["sample"] for visit in listed} == dict.fromkeys(CODES, True)
    assert {len(visit["title"]) for visit in listed} == {7}
    assert command(data, "sample").count("Sample") == 2
    shown = command(data, "show", "EU-2027-04")
    assert shown.splitlines()[1].endswith("Planned · Sample")
    assert "(JST → CEST)" in shown
    assert "(CEST" not in shown.replace("(CEST → JST)", "")
