"""Finding among 100,000 notes in seven languages, against a bare prefix query of the index and against a plain scan."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.bench.timing import told
from tests.store import spread_notes
from tests.store.mixed_notes import WORDS, notes, queries, scan
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import City, Observation, Person, Place, PracticeNote, Session, Visit
from visitplanner.domain.wording import Wording
from visitplanner.store import layout, opening, search
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library
from visitplanner.store.searchwords import Query

pytestmark = pytest.mark.bench
NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
NOTES, SCANNED, ROUNDS, SPREAD = 100_000, 60, 5, 60
TOLD: dict[spread_notes.Key, spread_notes.Told] = {}
"""What the records say whose words lie in several texts."""
GROUPS = (
    ("session", "leg"), ("person", "participation"), ("place", "city", "organisation"), ("practice_note", "evidence"),
    ("observation",), ("visit",), ("question", "objective", "action", "milestone"),
)  # fmt: skip
CLASSES = {
    "one letter": ["s", "b", "m", "w"],
    "beginnings of Latin words": [
        "sch",
        "bri",
        "hama",
        "gemeen",
        "umea",
        "zrod",
        "zlut",
        "qualita",
        "strasse",
    ],
    "one kanji or kana": ["水", "見", "が", "館"],
    "two": ["水道", "資料", "佐々", "はま"],
    "three and more": ["資料館", "平和記念資料館", "リサイクル", "コンピュータ", "浜松市"],
    "romaji": ["hamamatsu", "toukyou", "conpyuta", "mihon", "gaido"],
    "two words": ["water depot", "資料館 水", "school 水道", "umea sjo"],
    "words in several texts": [
        "school hamamatsu",
        "資料館 gdansk",
        "tram lodz",
        "見本 umea",
        "gemeente school",
        "depot 水道",
        "bridge mario",
        "umeaa sjo",
        "school zzzz",
    ],
    "typing errors": ["hamamtsu", "librery", "kamakuta", "sustenibilita", "burgemester", "fjarrvarne"],
    "nothing near": ["qqqqqqqq", "xyzzyx"],
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    found = Library.open(tmp_path_factory.mktemp("notes") / "library", identity=Identity("r" * 32), now=NOW)
    texts = list(notes(NOTES))
    for first in range(0, NOTES, 5_000):
        with found.edit(Phrase("fill"), now=NOW) as edit:
            if not first:
                edit.add(Visit, space="v", id="v")
            for number, (language, text) in enumerate(texts[first : first + 5_000], first):
                words = Wording({language: text}, original=language)
                session = f"s{first + number % 50}" if number % 3 == 0 else ""
                edit.add(
                    Observation, space="v", id=f"{number:032x}", visit="v", taken_at=NOW, text=words, session=session
                )  # fmt: skip
            _add_titles(edit, first)
    with found.edit(Phrase("fill"), now=NOW) as edit:
        TOLD.update(spread_notes.fill(edit, SPREAD, 1))
    yield found
    found.close(now=NOW)


def _add_titles(edit: Any, seed: int) -> None:
    """A few of every other kind, so that groups have something to find."""
    chance = random.Random(seed)
    for number in range(50):
        language = chance.choice(list(WORDS))
        words = Wording({language: " ".join(chance.choices(WORDS[language].split(), k=3))}, original=language)
        id = f"{seed + number}"
        edit.add(City, space=f"c{id}", id=f"c{id}", name=words)
        edit.add(Place, space=f"l{id}", id=f"l{id}", name=words, city=f"c{seed}")
        edit.add(Session, space="v", id=f"s{id}", visit="v", title=words, place=f"l{seed}")
        edit.add(PracticeNote, space=f"n{id}", id=f"n{id}", title=words, city=f"c{seed}")
        edit.add(
            Person,
            space=f"p{id}",
            id=f"p{id}",
            family_native=words.pick(language).text,
            family_kana="はままつ",
        )


def milliseconds(run: Callable[[], Any]) -> float:
    """How long `run` takes of the processor: on the clock of a machine that does nothing else."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def percentiles(found: list[float]) -> tuple[float, float]:
    """The middle and the 95th of a hundred."""
    return statistics.median(found), sorted(found)[int(len(found) * 0.95)]


def test_every_class_of_query(library: Library) -> None:
    def bare(reader: Connection, expression: str) -> list[Any]:
        query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50"
        return opening.dbapi(reader).execute(query, (expression,)).fetchall()

    first = milliseconds(lambda: library.prepare_finding(lambda: None))
    told("the vocabulary of 100,000 notes read ahead", f"{first:.0f} ms, once", "-")
    library.find("hamamtsu", groups=GROUPS)
    all_asked: list[float] = []
    for name, asked in CLASSES.items():
        floors, plain, grouped = [], [], []
        for _round in range(ROUNDS):
            for words in asked:
                expression = Query.of(words).expression()
                floors.append(milliseconds(lambda expression=expression: library.read(bare, expression)))
                plain.append(milliseconds(lambda words=words: library.find(words)))
                grouped.append(milliseconds(lambda words=words: library.find(words, groups=GROUPS, limit=6)))
        all_asked += grouped
        (floor, _), (middle, late), (box, box_late) = map(percentiles, (floors, plain, grouped))
        told(
            f"find, 100,000 notes, {name}",
            f"p50 {middle:.1f} ms, p95 {late:.1f} ms, {middle / floor:.1f} x FTS5;"
            f" in groups p50 {box:.1f} ms, p95 {box_late:.1f} ms",
            "p95 30 ms",
        )
    told(
        "find in groups, all classes",
        "p50 {:.1f} ms, p95 {:.1f} ms".format(*percentiles(all_asked)),
        "p95 30 ms",
    )


def test_recall_against_a_plain_scan(library: Library) -> None:
    texts = {f"{number:032x}": text for number, (_language, text) in enumerate(notes(NOTES))}

    def asked(reader: Connection, words: str) -> set[str]:
        found = search.rows(opening.dbapi(reader), Query.of(words).expression(), limit=2 * NOTES)
        return {id for kind, id in found if kind == "observation"}

    missed, wanted, many = [], 0, list(texts.values())
    for words in queries(many, SCANNED):
        truth, found = scan(texts, words), library.read(asked, words)
        wanted += len(truth)
        missed += [(words, id) for id in truth - found]
    assert not missed, missed[:3]
    told("recall, 100,000 notes in seven languages", f"100 % of {wanted} in {SCANNED} queries", "100 %")


def test_recall_of_words_in_several_texts(library: Library) -> None:
    missed, wanted = [], 0
    for words in spread_notes.asked(TOLD, SCANNED, 17):
        homes = {hit.home for hit in library.find(words, groups=GROUPS, limit=2 * NOTES).hits}
        wanted += len(found := spread_notes.truth(TOLD, words))
        missed += [(words, key) for key in found - homes]
    assert not missed, missed[:3]
    told("recall of words in several texts", f"100 % of {wanted} in {SCANNED} queries", "100 %")


def test_memory(library: Library) -> None:
    """What a program that searches has in memory beyond one that only opened the library."""

    def high_water(words: str) -> int:
        command = [sys.executable, "-c", _MEMORY, str(library.folder), words]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    more = (high_water("hamamtsu,librery,sustenibilita,gemeente school,tram lodz,s") - high_water("")) / 1024
    size = layout.database(library.folder).stat().st_size / 2**20
    told("memory of the data part, 100,000 notes", f"{more:.0f} MiB; the file has {size:.0f} MiB", "80 MiB")


_MEMORY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library
import rapidfuzz.process, rapidfuzz.distance
library = Library.open(Path(sys.argv[1]), identity=Identity("r" * 32), now=datetime.now(UTC), write=False)
for words in sys.argv[2].split(","):
    library.find(words)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
