"""Each deliberate mistake, made through the gestures of the program, raises what was written down by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.domain.checks import expected
from tests.made_once import NOW, let_go, opened
from visitplanner.base.phrases import phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.report import examine
from visitplanner.domain.readiness import readiness
from visitplanner.domain.rearranging import move_day
from visitplanner.domain.records import Milestone, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations import fields, fixes, items, rearranging, samples, scene, visits
from visitplanner.store import snapshots
from visitplanner.store.editing import Edit
from visitplanner.store.library import Library

JAPAN, EUROPE = "JP-2026-11", "EU-2027-04"
Gesture = Callable[[Edit, Snapshot], object]


@pytest.fixture
def library(trap_library: Path) -> Iterator[Library]:
    library = opened(trap_library)
    yield library
    let_go(library)


def seen(library: Library, code: str) -> Snapshot:
    (visit,) = (one for one in library.read(snapshots.all_of, Visit) if one.code == code)
    found = library.read(snapshots.visit_snapshot, visit.id)
    assert found
    return found


def shifted(days: int) -> Gesture:
    """The whole visit, so many days later."""

    def gesture(edit: Edit, snapshot: Snapshot) -> None:
        visit, by = snapshot.visit, timedelta(days=days)
        assert visit.start
        assert visit.end
        visits.set_dates(edit, visit.id, visit.start + by, visit.end + by)

    return gesture


def last_day_on_the_23rd(edit: Edit, snapshot: Snapshot) -> None:
    visit = snapshot.visit
    assert visit.start
    visits.set_dates(edit, visit.id, visit.start, date(2026, 11, 23))
    for one in (*snapshot.sessions, *snapshot.legs):
        if one.anchored and one.when.date == date(2026, 11, 13):
            items.set_anchored(edit, one.id, False)
    rearranging.apply(edit, move_day(scene.snapshot(edit, visit.id), date(2026, 11, 13), date(2026, 11, 23)))


def follow_up_in_golden_week(edit: Edit, snapshot: Snapshot) -> None:
    shifted(14)(edit, snapshot)
    (call,) = (one for one in snapshot.milestones if one.title["en"].startswith("Follow-up call"))
    fields.set_value(edit, Milestone, call.id, "date", date(2027, 5, 4))


def glasgow_a_quarter_later(edit: Edit, snapshot: Snapshot) -> None:
    items.move(edit, glasgow(snapshot).id, date(2027, 4, 13), time(15, 30))


def nothing(edit: Edit, snapshot: Snapshot) -> None:
    """Only time goes by."""


def glasgow(snapshot: Snapshot) -> Session:
    (one,) = (one for one in snapshot.sessions if one.title["en"].startswith("Video: Glasgow"))
    return one


TRAPS: dict[str, tuple[str, Gesture]] = {
    "culture-day": (JAPAN, shifted(-7)),
    "labour-thanksgiving": (JAPAN, last_day_on_the_23rd),
    "kings-day": (EUROPE, follow_up_in_golden_week),
    "liberation-day": (EUROPE, shifted(10)),
    "summer-time": (EUROPE, shifted(-14)),
    "patron-saint": (EUROPE, shifted(-91)),
    "glasgow": (EUROPE, glasgow_a_quarter_later),
    "hosts": (EUROPE, nothing),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_mistake_raises_what_was_expected_and_nothing_else(library: Library, trap: str) -> None:
    code, gesture = TRAPS[trap]
    before = seen(library, code)
    with library.edit(phrase("Test"), now=NOW, visit=before.visit.id) as edit:
        gesture(edit, before)
    after, wanted = seen(library, code), expected.expectation("traps", trap)
    assert {one.id for one in (*after.sessions, *after.legs)} == {
        one.id for one in (*before.sessions, *before.legs)
    }
    report = examine(after, wanted.seen_on)
    assert expected.lines(report) == wanted.lines
    lines = library.read(snapshots.library, NOW.replace(year=2026, month=1))
    (line,) = (one for one in lines if one.id == after.visit.id)
    assert line.ready == readiness(after, report).percent, "the library says what the open visit says"


@pytest.mark.parametrize("trap", [name for name, (_, gesture) in TRAPS.items() if gesture is not nothing])
def test_undoing_the_mistake_takes_its_findings_away(library: Library, trap: str) -> None:
    code, gesture = TRAPS[trap]
    before = seen(library, code)
    with library.edit(phrase("Test"), now=NOW, visit=before.visit.id) as edit:
        gesture(edit, before)
    library.undo(before.visit.id, now=NOW)
    assert seen(library, code) == before
    wanted = expected.expectation(expected.SAMPLES[code], code)
    assert expected.lines(examine(seen(library, code), wanted.seen_on)) == wanted.lines


def test_every_file_of_expectations_is_compared() -> None:
    files = {path.stem for path in (expected.paths.resources() / "traps").glob("*.expected")}
    assert files == {*TRAPS, "JP-2026-11-TRAPS"}


@pytest.mark.parametrize("code", expected.SAMPLES)
def test_a_library_finds_what_is_found_in_the_files(library: Library, code: str) -> None:
    wanted = expected.expectation(expected.SAMPLES[code], code)
    found = examine(seen(library, code), wanted.seen_on)
    assert expected.lines(found) == wanted.lines
    assert [one.id for one in found.findings] == [one.id for one in expected.report(code).findings]
    assert found.accepted == expected.report(code).accepted


def test_both_clocks_of_the_video_with_glasgow_are_right_through_the_year(library: Library) -> None:
    """British and Dutch clocks change in the same night, so the hour between them stays."""
    for days in (0, -14, -91):
        with library.edit(phrase("Test"), now=NOW, visit=seen(library, EUROPE).visit.id) as edit:
            shifted(days)(edit, seen(library, EUROPE))
        start = programme.slot(glasgow(seen(library, EUROPE))).start
        assert start
        assert (f"{start:%H:%M}", f"{start.astimezone(ZoneInfo('Europe/London')):%H:%M}") == (
            "15:15",
            "14:15",
        )


def test_the_demonstration_leaves_the_samples_alone_and_goes_with_them(library: Library) -> None:
    traps = seen(library, "JP-2026-11-TRAPS")
    original = seen(library, JAPAN)
    assert traps.visit.sample
    assert {one.id for one in traps.sessions}.isdisjoint(one.id for one in original.sessions)
    assert len(traps.sessions) == len(original.sessions) + 2
    assert traps.cooperation is None
    with library.edit(phrase(samples.REMOVE), now=NOW) as edit:
        samples.remove(edit)
    assert not library.read(snapshots.all_of, Visit)


@pytest.mark.parametrize("code", expected.SAMPLES)
def test_every_way_out_takes_its_finding_away_and_is_undone_in_one_step(library: Library, code: str) -> None:
    before = seen(library, code)
    today = expected.expectation(expected.SAMPLES[code], code).seen_on
    for one in examine(before, today).findings:
        for fix in one.fixes:
            with library.edit(phrase("Test"), now=NOW, visit=before.visit.id) as edit:
                fixes.apply(edit, before.visit.id, fix)
            assert one.id not in {left.id for left in examine(seen(library, code), today).findings}, fix
            library.undo(before.visit.id, now=NOW)
            assert seen(library, code) == before
