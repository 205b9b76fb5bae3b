"""A snapshot brought up to a gesture is the one that reading everything would give."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.gui.conftest import NOW
from tests.made_once import let_go, opened
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import SessionKind, SessionStatus
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations import fields, items, practices, sessions, visits
from visitplanner.store import refreshing, snapshots
from visitplanner.store.editing import Edit

MONDAY = date(2026, 11, 9)


def programme(edit: Edit) -> str:
    """A visit of five days with eight sessions, some in the tray."""
    visit = visits.create(
        edit, title="Hamamatsu", language="en", start=MONDAY, end=MONDAY + timedelta(days=4), zone="Asia/Tokyo",
        home_zone="Europe/Rome",
    )  # fmt: skip
    for n in range(8):
        id = sessions.add(edit, visit, title=f"Session {n}", language="en")
        if n % 3:
            items.move(edit, id, MONDAY + timedelta(days=n % 5), time(9 + n))
    return visit


def step(edit: Edit, snapshot: Snapshot, chance: random.Random) -> None:
    """One random gesture."""
    one = chance.choice(snapshot.sessions)
    day = MONDAY + timedelta(days=chance.randrange(5))
    match chance.randrange(8):
        case 0 | 1:
            items.move(edit, one.id, day, time(chance.randrange(8, 19), 5 * chance.randrange(12)))
        case 2:
            items.to_tray(edit, one.id)
        case 3:
            sessions.resize(edit, one.id, 5 * chance.randrange(1, 30))
        case 4:
            fields.set_value(edit, Session, one.id, "status", chance.choice(list(SessionStatus)))
            fields.set_value(edit, Session, one.id, "kind", chance.choice(list(SessionKind)))
        case 5:
            sessions.add(edit, snapshot.visit.id, title="New", language="en")
        case 6 if len(snapshot.sessions) > 4:
            items.delete(edit, [one.id])
        case _:
            practices.attach(edit, one.id, practices.create(edit, title="A practice", language="en"))


@pytest.mark.parametrize("seed", range(6))
def test_a_refreshed_snapshot_is_the_whole_one(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    library = opened(tmp_path, now=NOW)
    with library.edit(Phrase("x"), now=NOW) as edit:
        visit = programme(edit)
    shown = library.read(snapshots.visit_snapshot, visit)
    assert shown is not None
    for _n in range(25):
        if chance.random() < 0.25 and (undone := library.undo(visit, now=NOW)):
            touched = undone.touched.rows
        else:
            with library.edit(Phrase("x"), now=NOW, visit=visit) as edit:
                step(edit, shown, chance)
            touched = edit.touched.rows
        whole = library.read(snapshots.visit_snapshot, visit)
        found = library.read(refreshing.refreshed, shown, touched)
        assert found == whole
        if found is None:
            break
        shown = found
    let_go(library)


def test_a_draft_is_seen_whatever_was_touched(tmp_path: Path) -> None:
    library = opened(tmp_path, now=NOW)
    with library.edit(Phrase("x"), now=NOW) as edit:
        visit = programme(edit)
    shown = library.read(snapshots.visit_snapshot, visit)
    assert shown is not None
    one, other = shown.sessions[:2]
    library.save_draft("session", one.id, "note", "en", "half a", now=NOW)
    with library.edit(Phrase("x"), now=NOW, visit=visit) as edit:
        sessions.resize(edit, other.id, 25)
    found = library.read(refreshing.refreshed, shown, edit.touched.rows)
    assert found is not None
    assert found.session[one.id].note["en"] == "half a"
    let_go(library)
