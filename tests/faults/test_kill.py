"""A process killed at any moment loses nothing that was shown as saved, and leaves a library in order."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from tests.faults import writer
from tests.store.children import child
from visitplanner.store.library import Library

SCRIPT = "from tests.faults import writer; writer.main()"


@pytest.mark.parametrize("cycles", [6, pytest.param(100, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, cycles: int) -> None:
    folder, acknowledged, chance = tmp_path / "library", tmp_path / "acknowledged", random.Random(5)
    slowest = 0.0
    for _ in range(cycles):
        with child(SCRIPT, folder, acknowledged, 100_000) as process:
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.01, 0.2))
            process.send_signal(signal.SIGKILL)
            process.wait()
        began = time.perf_counter()
        library = Library.open(folder, identity=writer.ANA, now=writer.NOW)
        slowest = max(slowest, time.perf_counter() - began)
        numbers = {int(line) for line in acknowledged.read_text().split()} if acknowledged.exists() else set()
        assert writer.missing(library, numbers) == set()
        assert library.verify() == ()
        assert library.undo_label(writer.VISIT), "undo still walks back"
        library.close(now=writer.NOW)
    assert numbers
    assert slowest < 1.0, "a killed library opens within a second"
    library = Library.open(folder, identity=writer.ANA, now=writer.NOW)
    for _ in range(min(20, len(numbers) - 2)):  # a slow disk acknowledges few
        assert library.undo(writer.VISIT, now=writer.NOW) is not None
    assert writer.missing(library, {1, 2}) == set(), "and only as far as asked"
    library.close(now=writer.NOW)
