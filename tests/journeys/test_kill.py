"""The window killed at any moment: nothing that it showed as saved is missing, and undo still walks back."""

from __future__ import annotations

import random
import signal
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest

from tests.journeys.window_writer import NOW, SESSION, VISIT
from tests.store.children import child
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store import snapshots
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

SCRIPT = "from tests.journeys import window_writer; window_writer.main()"
ANA = Identity("a" * 32, "Ana Ribeiro")
MONDAY = date(2026, 11, 9)


def opened(folder: Path) -> Library:
    return Library.open(folder, identity=ANA, now=NOW)


def begin(folder: Path) -> None:
    library = opened(folder)
    with library.edit(Phrase("Begin"), now=NOW) as edit:
        edit.add(
            Visit,
            space=VISIT,
            id=VISIT,
            start=MONDAY,
            end=MONDAY,
            zone="Asia/Tokyo",
            title=wording("en", en="Visit"),
        )
        when = When(MONDAY, clock(6, 0))
        edit.add(Session, space=VISIT, id=SESSION, visit=VISIT, when=when, zone="Asia/Tokyo")
    library.close(now=NOW)


def words(snapshot: Snapshot) -> int:
    """How many words stand in the session's title, drafts included; they are there in the order they were typed."""
    found = snapshot.session[SESSION].title["en"].split()
    assert found == [f"word{number}" for number in range(1, len(found) + 1)]
    return len(found)


def steps(snapshot: Snapshot) -> int:
    start = snapshot.session[SESSION].when.start
    assert start is not None
    return (start.hour * 60 + start.minute - 360) // 5


@pytest.mark.parametrize("cycles", [3, pytest.param(100, marks=pytest.mark.long)])
def test_what_the_window_showed_as_saved_is_there_after_a_kill(tmp_path: Path, cycles: int) -> None:
    folder, acknowledged, chance = tmp_path / "library", tmp_path / "acknowledged", random.Random(7)
    begin(folder)
    for _cycle in range(cycles):
        with child(SCRIPT, folder, acknowledged, QT_QPA_PLATFORM="offscreen") as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.2, 2.5))
            process.send_signal(signal.SIGKILL)
            process.wait()
        library = opened(folder)
        snapshot = library.read(snapshots.visit_snapshot, VISIT)
        if acknowledged.exists():
            typed, moved = map(int, acknowledged.read_text().splitlines()[-1].split())
            assert words(snapshot) >= typed
            assert steps(snapshot) >= moved
        assert library.verify() == ()
        library.close(now=NOW)
    assert acknowledged.exists()
    library = opened(folder)
    assert library.undo(VISIT, now=NOW) is not None
    library.close(now=NOW)
