"""The power is cut at any moment: what was acknowledged is there, and the library is in order."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import disks, writer
from visitplanner.base.errors import Trouble
from visitplanner.store.library import Library

SCRIPT = "from tests.faults import writer; writer.main()"
FORGETFUL = """
from visitplanner.store import opening
opening._PRAGMAS = tuple(one.replace("FULL", "NORMAL") for one in opening._PRAGMAS)
"""
UNSYNCED = """
from visitplanner.store import disk
disk.os = type("Os", (), {**vars(disk.os), "fsync": staticmethod(lambda handle: None)})
"""
SAVES = 60


def cuts(tmp_path: Path, script: str, number: int) -> Counter[str]:
    """Cut the power that often during a recorded run; how often what was wrong."""
    place, image = tmp_path / "recorded", tmp_path / "image"
    place.mkdir()
    ops = disks.record(script, place, place / "library", place / "acknowledged", SAVES)
    chance, found = random.Random(1), Counter[str]()
    for _ in range(number):
        moment = chance.randrange(len(ops) // 50, len(ops) + 1)
        done = ops[:moment]
        disks.lay_out(disks.Disk.after(done).left(chance), place, image)
        acknowledged = sum(
            op.data.count(b"\n") for op in done if op.sort == "w" and op.path.endswith("acknowledged")
        )
        found[_wrong(image / "library", set(range(1, acknowledged + 1)))] += 1
    return found


def _wrong(folder: Path, numbers: set[int]) -> str:
    try:
        library = Library.open(folder, identity=writer.ANA, now=writer.NOW)
    except Trouble as trouble:
        return trouble.kind
    try:
        if writer.missing(library, numbers):
            return "lost"
        return ", ".join(sorted({finding.table or "file" for finding in library.verify()}))
    finally:
        library.close(now=writer.NOW)


@pytest.mark.parametrize("number", [8, pytest.param(600, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, number: int) -> None:
    assert cuts(tmp_path, SCRIPT, number) == {"": number}


@pytest.mark.long
@pytest.mark.parametrize(
    ("careless", "wrong"), [(FORGETFUL, "lost"), (UNSYNCED, "blob")], ids=["log", "photos"]
)
def test_carelessness_would_be_seen(tmp_path: Path, careless: str, wrong: str) -> None:
    found = cuts(tmp_path, careless + SCRIPT, 80)
    assert found[wrong] > 3, found
