"""Libraries of earlier formats open, keep everything, and have a backup of what they were.

`format-1.db.xz` was made by the last version that wrote format 1: one visit, its programme, a question, an observation,
a session in the bin, a draft. `format-2.db.xz` by the last that wrote format 2: a decision with its scores, an action,
a draft.
"""

from __future__ import annotations

import lzma
from datetime import date, time
from pathlib import Path

import pytest

from tests.store.libraries import ANA, NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain import codec
from visitplanner.domain.kinds import BookingKind, Dimension, SessionStatus
from visitplanner.domain.records import Booking, Score, Session, Task, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store import driver, layout, snapshots, upgrades
from visitplanner.store.firstpaint import library_lines
from visitplanner.store.library import Library

VISIT, CALL, SOMEDAY, LEG = ("1" * 32, "4" * 32, "5" * 32, "6" * 32)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of a library of format 1."""
    packed = Path(__file__).with_name("format-1.db.xz").read_bytes()
    layout.database(tmp_path).write_bytes(lzma.decompress(packed))
    assert format_of(layout.database(tmp_path)) == 1
    return tmp_path


def format_of(path: Path) -> int:
    connection = driver.reader(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def opened(folder: Path) -> Library:
    return Library.open(folder, identity=ANA, now=NOW)


def visit(library: Library) -> Snapshot:
    found = library.read(snapshots.visit_snapshot, VISIT)
    assert found is not None
    return found


def test_an_old_library_keeps_everything_and_is_sound(old: Path) -> None:
    library = opened(old)
    assert format_of(layout.database(old)) == len(upgrades.STEPS)
    assert library.verify() == ()
    found = visit(library)
    assert found.visit.title.texts == {"it": "Visita in Giappone", "ja": "訪日視察"}
    call, leg = found.session[CALL], found.leg[LEG]
    assert (call.when, call.minutes, call.anchored) == (When(date(2026, 11, 9), time(10, 30)), 90, True)
    assert (call.status, call.title["ja"]) == (SessionStatus.CONFIRMED, "施策説明")
    assert (leg.when.start, leg.arrival.start) == (time(8, 3), time(9, 30))
    assert [one.note["en"] for one in found.days] == ["Dark suit"]
    assert [one.text["en"] for one in found.questions] == ["Who pays for the heat?"]
    assert [one.text["en"][:8] for one in found.observations] == ["The heat"]
    assert [place.closed_weekdays for place in found.places.values()] == [(0,)]
    assert [(part.head, found.people[part.person].family_native) for part in found.participations] == [
        (True, "見本")
    ]
    assert found.visit.summary["en"] == "Typed and not left yet"
    assert SOMEDAY not in found.session
    library.close(now=NOW)


def test_what_is_new_has_its_defaults(old: Path) -> None:
    library = opened(old)
    found = visit(library)
    added = {
        "visit": ("template",), "session": ("break_minutes", "decision", "track", "seating"),
        "leg": ("boarding_minutes", "buffer_minutes", "luggage", "owner", "track"),
        "place": ("closed_dates", "closed_day_after", "alias_of", "distinct_from"), "city": ("local_holidays",),
    }  # fmt: skip
    records = {"visit": found.visit, "session": found.session[CALL], "leg": found.leg[LEG]}
    records |= {"place": next(iter(found.places.values())), "city": next(iter(found.cities.values()))}
    for kind, fields in added.items():
        silent = codec.defaults(type(records[kind]))
        assert {name: getattr(records[kind], name) for name in fields} == {
            name: silent[name] for name in fields
        }
    assert not any((found.bookings, found.tracks, found.run_rows, found.tasks, found.rule_values))
    library.close(now=NOW)


def test_history_undo_search_and_bin_reach_back_over_the_upgrade(old: Path) -> None:
    library = opened(old)
    assert [hit.kind for hit in library.find("waste water").hits] == ["observation"]
    assert [hit.kind for hit in library.find("公共").hits] == ["observation"]
    assert len(library.gestures(VISIT)) == 4
    library.discard_draft("visit", VISIT, "summary", "en", now=NOW)
    library.undo(VISIT, now=NOW)
    assert SOMEDAY in visit(library).session
    library.undo(VISIT, now=NOW)
    assert visit(library).session[CALL].when.start == time(10)
    library.redo(VISIT, now=NOW)
    assert visit(library).session[CALL].when.start == time(10, 30)
    library.close(now=NOW)
    library = opened(old)
    assert library.verify() == ()
    library.close(now=NOW)


def test_what_is_new_can_be_written_into_it(old: Path) -> None:
    library = opened(old)
    with library.edit(Phrase("Test"), now=NOW, visit=VISIT) as edit:
        edit.set(Session, CALL, break_minutes=10, decision=True)
        edit.set(Visit, VISIT, template=True)
        first = date(2026, 11, 8)
        edit.add(Booking, space=VISIT, visit=VISIT, kind=BookingKind.VEHICLE, start=first, end=first)
        edit.add(Task, space=VISIT, visit=VISIT, offset=-60, title=wording("en", en="Book the interpreters"))
    library.close(now=NOW)
    library = opened(old)
    found = visit(library)
    assert (found.session[CALL].break_minutes, found.session[CALL].decision) == (10, True)
    assert [(one.kind, one.start) for one in found.bookings] == [(BookingKind.VEHICLE, first)]
    assert [hit.kind for hit in library.find("interpreters").hits] == ["task"]
    assert library.verify() == ()
    assert [line.template for line in library_lines(old, NOW.date())] == [True]
    library.close(now=NOW)


def test_before_an_upgrade_there_is_a_backup_in_the_old_format(old: Path) -> None:
    opened(old).close(now=NOW)
    (first,) = (copy for copy in layout.backups(old).glob("*.db") if format_of(copy) == 1)
    Library.restore(old, first, now=NOW)
    library = opened(old)
    assert visit(library).session[CALL].minutes == 90
    library.close(now=NOW)


def test_an_old_library_that_may_only_be_read_says_so_and_stays_as_it_is(old: Path) -> None:
    before = layout.database(old).read_bytes()
    with pytest.raises(Trouble) as trouble:
        Library.open(old, identity=ANA, now=NOW, write=False)
    assert trouble.value.kind == "read_only"
    assert library_lines(old, NOW.date()) == ()
    assert layout.database(old).read_bytes() == before


def test_a_library_of_format_2_keeps_what_a_city_decided(tmp_path: Path) -> None:
    packed = Path(__file__).with_name("format-2.db.xz").read_bytes()
    layout.database(tmp_path).write_bytes(lzma.decompress(packed))
    assert format_of(layout.database(tmp_path)) == 2
    library = opened(tmp_path)
    found = visit(library)
    (decision,) = found.decisions
    assert (decision.scores, decision.comments["en"]) == (("governance=2", "finance=1"), "All in all")
    assert found.session["4" * 32].break_minutes == 10
    assert found.session["4" * 32].description["en"] == "half a sent"
    with library.edit(Phrase("Test"), now=NOW, visit=VISIT) as edit:
        edit.add(Score, space=VISIT, decision=decision.id, dimension=Dimension.DATA, value=3)
    assert [(one.dimension, one.value) for one in visit(library).scores] == [(Dimension.DATA, 3)]
    assert [hit.kind for hit in library.find("ten proc").hits] == ["action"]
    assert library.verify() == ()
    library.close(now=NOW)
