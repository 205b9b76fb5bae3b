"""The desk over a real library: gestures, undo, typing, refusals, trouble, other processes."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.conftest import NOW
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import City, Place
from visitplanner.domain.when import When
from visitplanner.gui.desk import Desk, thread, typing_watch
from visitplanner.gui.desk.reader import LibraryReader
from visitplanner.operations import items, labels, sessions, visits
from visitplanner.store.library import Library


def made_visit(qtbot: QtBot, desk: Desk) -> str:
    """A visit of five days, open at the desk."""
    found: list[str] = []
    desk.do(
        Phrase(labels.ADD_VISIT, {"title": "Hamamatsu"}), visits.create, title="Hamamatsu", language="en",
        start=date(2026, 11, 9), end=date(2026, 11, 13), zone="Asia/Tokyo", home_zone="Europe/Rome", then=found.append,
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(found))
    with qtbot.waitSignal(desk.visit_changed):
        desk.open_visit(found[0])
    return found[0]


def add_session(qtbot: QtBot, desk: Desk, title: str, at: time | None = time(10)) -> str:
    """A session on the Monday, or in the tray."""
    found: list[str] = []
    when = When(date(2026, 11, 9), at) if at else When()
    visit = desk.snapshot.visit.id if desk.snapshot else ""
    label = Phrase(labels.ADD, {"title": title})
    desk.do(label, sessions.add, visit, title=title, language="en", when=when, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_gesture_arrives_as_a_new_snapshot_and_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    made_visit(qtbot, desk)
    id = add_session(qtbot, desk, "Courtesy call")
    assert desk.snapshot is not None
    assert desk.snapshot.session[id].title["en"] == "Courtesy call"
    assert desk.undo_label == Phrase(labels.ADD, {"title": "Courtesy call"})
    with qtbot.waitSignal(desk.undone):
        desk.undo()
    assert id not in desk.snapshot.session
    with qtbot.waitSignal(desk.undone):
        desk.redo()
    assert desk.snapshot.session[id].title["en"] == "Courtesy call"


def test_a_visit_opened_before_another_was_closed_is_not_taken_for_gone(qtbot: QtBot, desk: Desk) -> None:
    visit = made_visit(qtbot, desk)
    gone: list[bool] = []
    desk.visit_gone.connect(lambda: gone.append(True))
    desk.close_visit()
    with qtbot.waitSignal(desk.visit_changed):
        desk.open_visit(visit)
    assert desk.snapshot is not None
    assert desk.snapshot.visit.id == visit
    assert not gone


def test_what_was_touched_is_told(qtbot: QtBot, desk: Desk) -> None:
    made_visit(qtbot, desk)
    id = add_session(qtbot, desk, "Lunch")
    with qtbot.waitSignal(desk.visit_changed) as told:
        desk.do(Phrase(labels.MOVE, {"title": "Lunch"}), items.move, id, date(2026, 11, 10), time(12, 15))
    snapshot, touched = told.args
    assert touched == {("session", id)}
    assert snapshot.session[id].when.date == date(2026, 11, 10)


def test_a_refusal_goes_to_its_caller_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    made_visit(qtbot, desk)
    id = add_session(qtbot, desk, "Talk")
    refusals: list[Refusal] = []
    before = desk.snapshot
    desk.do(
        Phrase(labels.SET_TIMES, {"title": "Talk"}), sessions.set_times, id, time(11), time(10), refused=refusals.append
    )
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].field == "end"
    assert desk.snapshot is before
    with qtbot.waitSignal(desk.refused):
        desk.do(Phrase(labels.SET_TIMES, {"title": "Talk"}), sessions.set_times, id, time(11), time(10))


def test_typing_is_durable_and_said_so_only_then(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_watch, "PAUSE_MS", 20)
    visit = made_visit(qtbot, desk)
    id = add_session(qtbot, desk, "Talk")
    assert not desk.unsaved
    with qtbot.waitSignal(desk.saved):
        desk.draft("session", id, "note", "en", "Ask who pays")
        assert desk.unsaved
    assert not desk.unsaved
    with qtbot.waitSignal(desk.visit_changed):
        desk.open_visit(visit)
    assert desk.snapshot is not None
    assert desk.snapshot.session[id].note["en"] == "Ask who pays"
    assert (id, "note", "en") in desk.snapshot.drafts
    with qtbot.waitSignal(desk.visit_changed):
        desk.write_text("session", id, "note", "en", "Ask who pays after 2028")
    assert desk.snapshot.drafts == frozenset()
    assert desk.snapshot.session[id].note["en"] == "Ask who pays after 2028"


def test_a_full_disk_keeps_the_gesture_and_tries_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_visit(qtbot, desk)
    monkeypatch.setattr(thread, "RETRY_SECONDS", 0.05)
    real, failures = Library.edit, [Trouble("full"), Trouble("full")]

    def failing(self: Library, *args: Any, **kwargs: Any) -> Any:
        if failures:
            raise failures.pop()
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Library, "edit", failing)
    said: list[str] = []
    desk.troubled.connect(lambda trouble: said.append(trouble.kind))
    desk.saved.connect(lambda _moment: said.append("saved"))
    with qtbot.waitSignal(desk.recovered):
        id = add_session(qtbot, desk, "Lunch")
    assert said == ["full", "full", "saved"]
    assert desk.snapshot is not None
    assert id in desk.snapshot.session


def test_a_second_process_reads_and_says_who_writes(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    visit = made_visit(qtbot, desk)
    desk.draft("visit", visit, "summary", "en", "Half a sent")
    desk.flush()
    desk.settle()
    second = Desk(desk.folder, tmp_path / "config", clock=lambda: NOW)
    found: list[object] = []
    second.drafts_found.connect(found.append)
    with qtbot.waitSignal(second.opened):
        second.open()
    assert second.read_only is not None
    assert second.read_only.kind == "locked"
    assert found == []  # what the first one is typing is not recovered here
    with qtbot.waitSignal(second.library_changed) as told:
        second.read_library()
    assert [line.title["en"] for line in told.args[0]] == ["Hamamatsu"]
    with qtbot.waitSignal(second.refused):
        second.undo()
    second.close()


def test_what_was_typed_before_a_crash_is_found_again(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    visit = made_visit(qtbot, desk)
    id = add_session(qtbot, desk, "Talk")
    desk.draft("session", id, "note", "en", "half a sent")
    desk.close()
    again = Desk(desk.folder, tmp_path / "config", clock=lambda: NOW)
    with qtbot.waitSignal(again.drafts_found) as found:
        again.open()
    assert [draft.text for draft in found.args[0]] == ["half a sent"]
    with qtbot.waitSignal(again.visit_changed):
        again.open_visit(visit)
    with qtbot.waitSignal(again.visit_changed):
        again.discard_drafts(found.args[0])
    assert again.snapshot is not None
    assert again.snapshot.session[id].note["en"] == ""
    again.close()


class Names(LibraryReader):
    """Reads cities and places."""

    kinds = (City, Place)
    makes = dict


def test_what_is_read_arrives_once_and_whole_and_only_while_somebody_waits(qtbot: QtBot, desk: Desk) -> None:
    owner, found, late = QObject(), list[Any](), list[Any]()
    reader, left = Names(desk, owner), QObject()
    gone = Names(desk, left)
    reader.read_through.connect(found.append)
    gone.read_through.connect(late.append)
    gone.read()
    reader.read()
    delete(left)
    qtbot.waitUntil(lambda: bool(found))
    assert (found, late) == ([{City: (), Place: ()}], [])
    assert Names.wants == {"city", "place"}
