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
    for _ in range(cycles):
        with child(SCRIPT, folder, acknowledged, 100_000) as process:
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.01, 0.2))
            process.send_signal(signal.SIGKILL)
            process.wait()
        library = Library.open(folder, identity=writer.ANA, now=writer.NOW)
        numbers = {int(line) for line in acknowledged.read_text().split()} if acknowledged.exists() else set()
        assert writer.missing(library, numbers) == set()
        assert library.verify() == ()
        assert library.undo_label(writer.VISIT), "undo still walks back"
        library.close(now=writer.NOW)
    assert numbers
    library = Library.open(folder, identity=writer.ANA, now=writer.NOW)
    here = sorted(number for number in numbers if number % 3)  # a slow disk acknowledges few
    for _ in here[2:20]:
        assert library.undo(writer.VISIT, now=writer.NOW) is not None
    assert writer.missing(library, set(here[:2])) == set(), "and only as far as asked"
    library.close(now=writer.NOW)
