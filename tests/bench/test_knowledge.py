"""What is learnt, in quantity: notes taken in from files, the golden thread and the work list of a visit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench.test_store import WORDS
from tests.bench.timing import race, told
from tests.bench.visits import programme
from visitplanner.base.phrases import Phrase
from visitplanner.domain import codec, ids, trace, worklist
from visitplanner.domain.note_bundles import Bundle, Said
from visitplanner.domain.records import (
    Answer,
    Condition,
    Evidence,
    Objective,
    Observation,
    PracticeNote,
    Question,
    Session,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording, wording
from visitplanner.operations import imports
from visitplanner.store import snapshots
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

pytestmark = pytest.mark.bench
NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
NOTES, ASKED, SESSIONS = 300, 500, 60


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = Library.open(tmp_path / "library", identity=Identity("r" * 32), now=NOW)
    yield found
    found.close(now=NOW)


def said(seed: int, words: int) -> Wording:
    """A text in two languages."""
    text = " ".join(WORDS[(seed + n * n) % len(WORDS)] for n in range(words))
    return wording("en", en=text, ja=f"視察先の取り組み {seed}、{text}")


def notes(count: int) -> tuple[Bundle, ...]:
    """Notes with every text that a note can have, and rows of evidence and conditions."""

    def record(kind: type, seed: int, words: int, **values: object) -> Said:
        texts = {name: said(seed, words) for name in codec.wordings(kind)}
        return Said(kind, ids.new(), {**texts, **values})

    return tuple(
        Bundle(
            record(PracticeNote, n, 30, code=f"X{n}", start="2020-01", end="2024"),
            (*(record(Evidence, n, 8) for _ in range(3)), *(record(Condition, n, 8) for _ in range(2))),
            name=f"{n}.md",
        )
        for n in range(count)
    )


def asked(library: Library) -> Snapshot:
    """A visit with as many questions and observations, each an answer to one."""
    visit = programme(SESSIONS, 5)
    with library.edit(Phrase("fill"), now=NOW) as edit:
        edit.add(Visit, space="v", id="v", **codec.values(visit.visit))
        for one in visit.sessions:
            edit.add(Session, space="v", id=one.id, **codec.values(one))
        for n in range(10):
            edit.add(Objective, space="v", id=f"o{n}", visit="v", number=n + 1, text=said(n, 8))
        for n in range(ASKED):
            place = {"visit": "v", "session": f"s{n % SESSIONS}"}
            edit.add(
                Question,
                space="v",
                id=f"q{n}",
                number=n + 1,
                objective=f"o{n % 10}",
                text=said(n, 9),
                **place,
            )
            edit.add(Observation, space="v", id=f"b{n}", taken_at=NOW, text=said(n, 20), **place)
            edit.add(Answer, space="v", question=f"q{n}", observation=f"b{n}")
    found = library.read(snapshots.visit_snapshot, "v")
    assert found is not None
    return found


def test_notes_taken_in(library: Library) -> None:
    found = notes(NOTES)
    start, spent = time.perf_counter(), time.process_time()
    with library.edit(Phrase("take in"), now=NOW) as edit:
        counts = imports.take_notes(edit, found)
    taken, spent = time.perf_counter() - start, time.process_time() - spent
    assert counts["new"] == NOTES
    told(
        f"{NOTES} notes of {len(codec.wordings(PracticeNote))} texts",
        f"{taken:.1f} s, {spent:.1f} s CPU",
        "<= 5 s",
    )


def test_threads_and_texts_of_a_full_visit(library: Library) -> None:
    snapshot = asked(library)
    size = len(worklist.texts(snapshot))
    for name, work in (
        (f"trace of {ASKED} questions and observations", trace._chains),
        (f"work list of {size} texts", worklist._texts),
    ):
        found = race(lambda work=work: work(replace(snapshot)), lambda: read(snapshot))
        told(
            name, f"{found.work * 1000:.1f} ms CPU, {found.ratio:.1f} x reading each record once", "<= 100 ms"
        )


def read(snapshot: Snapshot) -> int:
    """The floor: every field of every question and observation."""
    return sum(len(codec.values(one)) for one in (*snapshot.questions, *snapshot.observations))
