"""The store against what lies under it: one fdatasync, the bare rows, a bare query of the index."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from datetime import time as wall
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.bench.timing import race, told
from tests.bench.visits import MONDAY, programme
from visitplanner.base.phrases import Phrase
from visitplanner.domain.codec import values
from visitplanner.domain.records import Observation, Session, Visit
from visitplanner.domain.wording import wording
from visitplanner.operations import items
from visitplanner.store import opening, snapshots
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

pytestmark = pytest.mark.bench
NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
WORDS = (
    "solar", "roof", "school", "tram", "depot", "forest", "archive", "open data", "budget", "ward", "mayor", "river",
    "bridge", "kitchen", "library",
)  # fmt: skip
TABLES = ("visit", "session", "observation", "question", "leg", "day")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = Library.open(tmp_path / "library", identity=Identity("r" * 32), now=NOW)
    yield found
    found.close(now=NOW)


def fill(library: Library, sessions: int, observations: int) -> None:
    """One visit with so many sessions and observations."""
    visit = programme(sessions, 5)

    def observe(edit: Edit, first: int) -> None:
        for n in range(first, min(first + 1000, observations)):
            said = " ".join(WORDS[n * step % len(WORDS)] for step in (1, 3, 7)) + f" seen {n}"
            session = f"s{n % sessions}"
            text = wording("en", en=said, ja=f"見学 {n}")
            edit.add(Observation, space="v", visit="v", session=session, taken_at=NOW, text=text)

    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Visit, space="v", id="v", **values(visit.visit))
        for one in visit.sessions:
            edit.add(Session, space="v", id=one.id, **values(one))
    for first in range(0, observations, 1000):
        with library.edit(Phrase("fill"), now=NOW) as edit:
            observe(edit, first)


def milliseconds(run: Callable[[], Any]) -> float:
    """How long `run` takes on the clock."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def percentiles(found: list[float]) -> tuple[float, float]:
    """The middle and the 95th of a hundred."""
    return statistics.median(found), sorted(found)[int(len(found) * 0.95)]


def test_one_edit_durable(library: Library, tmp_path: Path) -> None:
    fill(library, 50, 200)
    handle = os.open(tmp_path / "floor", os.O_CREAT | os.O_WRONLY)

    def floor(n: int) -> None:
        os.pwrite(handle, bytes(4096), n * 4096)
        os.fdatasync(handle)

    def edit(n: int) -> None:
        with library.edit(Phrase("move"), now=NOW, visit="v") as gesture:
            items.move(gesture, "s7", MONDAY, wall(13 + n // 60, n % 60))

    edits, floors = [], []
    for n in range(200):
        floors.append(milliseconds(lambda n=n: floor(n)))
        edits.append(milliseconds(lambda n=n: edit(n)))
    os.close(handle)
    (middle, late), (floor_middle, floor_late) = percentiles(edits), percentiles(floors)
    told(
        "one edit, durable",
        f"p50 {middle:.1f} ms, p95 {late:.1f} ms; {middle / floor_middle:.1f} and {late / floor_late:.1f} fdatasyncs",
        "p95 5 ms",
    )


def test_a_visit_read(library: Library) -> None:
    fill(library, 50, 200)

    def rows(reader: Connection) -> None:
        bare = opening.dbapi(reader)
        for table in (*TABLES, "text"):
            bare.execute(f"SELECT * FROM {table} WHERE space = 'v'").fetchall()

    def snapshot() -> Any:
        return library.read(snapshots.visit_snapshot, "v")

    assert len(snapshot().observations) == 200
    found = race(snapshot, lambda: library.read(rows), 30)
    told(
        "a visit read: 50 sessions, 200 observations",
        f"{found.work * 1000:.1f} ms CPU, {found.ratio:.1f} x the bare rows",
        "20 ms",
    )
