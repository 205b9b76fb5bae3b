"""Start, memory and the first click, as ratios to a bare PySide6 window of the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.timing import told

pytestmark = pytest.mark.bench
HERE = Path(__file__).parent
ROUNDS = 7
A_HAND = 500
"""Milliseconds: no hand sees the list, finds its visit and clicks in less."""


def started(*command: str) -> dict[str, tuple[float, int]]:
    """What a fresh process reports: event → (seconds after its start, kB)."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(HERE.parents[1] / "src")
    begun = time.time()
    run = [sys.executable, *command]
    output = subprocess.run(
        run, env=environment, capture_output=True, text=True, timeout=60, check=True
    ).stdout
    found = {}
    for line in output.splitlines():
        what, moment, memory = line.split()
        found[what] = (float(moment) - begun, int(memory))
    return found


def test_start_against_a_bare_window(tmp_path: Path) -> None:
    library = tmp_path / "library"
    sample = [sys.executable, "-m", "visitplanner", "--data-dir", str(library), "sample"]
    subprocess.run(
        sample,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")},
    )
    bare, at_once, later = [], [], []
    for _round in range(ROUNDS):
        bare.append(started(str(HERE / "bare_window.py"))["painted"])
        at_once.append(started(str(HERE / "whole_start.py"), str(library), "0"))
        later.append(started(str(HERE / "whole_start.py"), str(library), str(A_HAND)))
    floor, memory = min(one[0] for one in bare), min(one[1] for one in bare)
    first = min(one["library"][0] for one in (*at_once, *later))
    told("start to a painted library", f"{first / floor:.2f} F (F = {floor * 1000:.0f} ms)", "<= 2.0 F")
    for when, runs in (("half a second after the list", later), ("as the library opens", at_once)):
        click = min(one["board"][0] - one["click"][0] for one in runs)
        told(f"click to the board, {when}", f"{click / floor:.2f} F ({click * 1000:.0f} ms)", "<= 1.5 F")
    at_first, opened = (min(one[what][1] for one in later) for what in ("library", "board"))
    told("memory at first paint", f"{at_first / memory:.2f} F (F = {memory / 1024:.0f} MB)", "<= 1.8 F")
    told("memory with a visit open", f"{opened / memory:.2f} F", "<= 3.0 F")
