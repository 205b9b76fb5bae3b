"""Several items at once: choosing them, and changing them in one gesture with one name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.stocked import carry, drag, press, release, stock, wait
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.clipboard import Line, read, read_lines
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.tongue import tongue

Key = Qt.Key
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ItineraryPage]:
    found = ItineraryPage(desk)
    qtbot.addWidget(found)
    found.resize(1226, 843)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    QApplication.processEvents()
    found.board.setFocus()
    yield found
    QApplication.clipboard().clear()
    desk.settle()


def chosen(page: ItineraryPage) -> list[str]:
    return [entry.id for entry in page.board.selected()]


def middle(page: ItineraryPage, id: str) -> QPoint:
    box = page.board.sheet.box(id)
    assert box is not None
    return page.board.sheet.rect(box).center()


def click(page: ItineraryPage, id: str, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.board.viewport(), Qt.MouseButton.LeftButton, keys, middle(page, id))


def starts(snapshot: Snapshot, *ids: str) -> list[tuple[date | None, time | None]]:
    return [(snapshot.session[id].when.date, snapshot.session[id].when.start) for id in ids]


def label(desk: Desk) -> str:
    assert desk.undo_label is not None
    return tongue.language.say(desk.undo_label)


def test_clicks_with_ctrl_and_shift_choose_several(page: ItineraryPage) -> None:
    click(page, "s2")
    click(page, "s4", CTRL)
    assert chosen(page) == ["s2", "s4"]
    click(page, "s4", CTRL)
    assert chosen(page) == ["s2"]
    click(page, "s5", SHIFT)
    assert chosen(page) == ["s2", "s3", "s4", "s5"], "a range runs through the programme"
    click(page, "s3")
    assert chosen(page) == ["s3"]


def test_shift_with_arrows_and_ctrl_a_choose_several(page: ItineraryPage) -> None:
    page.choose("s2")
    for _ in range(2):
        QTest.keyClick(page.board, Key.Key_Down, SHIFT)
    assert chosen(page) == ["s2", "s3", "s4"]
    QTest.keyClick(page.board, Key.Key_Up, SHIFT)
    assert chosen(page) == ["s2", "s3"]
    QTest.keyClick(page.board, Key.Key_A, CTRL)
    assert chosen(page) == ["s1", "s2", "s3", "s4"]
    assert page._several.isVisible()
    assert page._several.accessibleName() == "4 items"
    page.show_mode("list")
    assert [entry.id for entry in page.list.selected()] == ["s1", "s2", "s3", "s4"]


def test_several_are_moved_as_one_and_the_anchored_one_stays(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page._show_chosen("s4", "s5", "s6")
    with qtbot.waitSignal(page.changes.announced) as said:
        QTest.keyClick(page.board, Key.Key_Down, ALT)
    assert said.args == ["2 items moved; 1 anchored item stays"]
    assert starts(wait(qtbot, desk), "s4", "s5", "s6") == [
        (MONDAY, time(14, 5)), (date(2026, 11, 10), time(9, 15)), (date(2026, 11, 10), time(14, 5)),
    ]  # fmt: skip
    assert label(desk) == "Move 2 items"
    assert chosen(page) == ["s4", "s5", "s6"]


def test_dragging_one_of_several_carries_all(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page._show_chosen("s2", "s3")
    at = middle(page, "s3")
    press(page.board.viewport(), at)
    goal = at + QPoint(round(3 * page.board.sheet.grid.column), 0)
    carry(page.board.viewport(), goal)
    assert [box.id for box in page.board.pointer.preview.ghosts] == ["s2"]
    assert page.board.pointer.leaving == {"s2", "s3"}
    release(page.board.viewport(), goal)
    thursday = date(2026, 11, 12)
    assert starts(wait(qtbot, desk), "s2", "s3") == [(thursday, time(10, 35)), (thursday, time(12, 15))]
    assert page.toast.isVisible()
    page.toast.undo_wanted.emit()
    qtbot.waitUntil(lambda: starts(wait(qtbot, desk), "s2")[0][0] == MONDAY)
    assert not page.toast.isVisible()


def test_status_tray_and_bin_take_all_of_them(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page._show_chosen("s2", "s3")
    page._several._status.entered.emit(SessionStatus.REQUESTED)
    snapshot = wait(qtbot, desk)
    assert {snapshot.session[id].status for id in ("s2", "s3")} == {SessionStatus.REQUESTED}
    QTest.keyClick(page.board, Key.Key_U)
    assert starts(wait(qtbot, desk), "s2", "s3")[1][0] is None
    assert label(desk) == "Unschedule 2 items"
    QTest.keyClick(page.tray.list, Key.Key_Delete)
    assert not {"s2", "s3"} & set(wait(qtbot, desk).session)
    assert label(desk) == "Delete 2 items"


def test_ctrl_pushes_what_follows_and_shows_it_before_the_drop(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.changes.set_anchored([one for one in page._entries if one.id == "s4"], True)
    wait(qtbot, desk)
    at = middle(page, "s2")
    goal = at + QPoint(0, round(60 * page.board.sheet.grid.scale))
    press(page.board.viewport(), at)
    carry(page.board.viewport(), goal, keys=CTRL)
    ahead = page.board.pointer.preview
    assert [box.id for box in ahead.ghosts] == ["s3"]
    assert ahead.stayed == {"s4"}
    assert [(one.text, one.short) for one in ahead.brackets] == [("15 min short", True)]
    page.board.pointer.ripple_held(False)
    assert page.board.pointer.preview.ghosts == ()
    page.board.pointer.ripple_held(True)
    with qtbot.waitSignal(page.changes.announced) as said:
        release(page.board.viewport(), goal, CTRL)
    assert said.args == ["Moved to 11:35; 1 item follows; 15 min short before “Tenryū forest co-operative”"]
    assert starts(wait(qtbot, desk), "s2", "s3", "s4") == [
        (MONDAY, time(11, 35)), (MONDAY, time(13, 15)), (MONDAY, time(14)),
    ]  # fmt: skip
    assert label(desk) == "Move “Open data platform demonstration” and what follows"


def test_copies_keep_their_distances_and_the_text_is_readable(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page._show_chosen("s2", "s3")
    QTest.keyClick(page.board, Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines() == [
        "Monday 9 November 2026",
        "10:35–12:00  Open data platform demonstration · Hamamatsu City Hall",
        "12:15–13:15  Lunch with the host team · Hamamatsu City Hall",
    ]
    page.board.day_chosen.emit(date(2026, 11, 12))
    before = set(page.desk.snapshot.session)  # type: ignore[union-attr]
    QTest.keyClick(page.board, Key.Key_V, CTRL)
    snapshot = wait(qtbot, desk)
    made = sorted(set(snapshot.session) - before, key=lambda id: str(snapshot.session[id].when.start))
    thursday = date(2026, 11, 12)
    assert starts(snapshot, *made) == [(thursday, time(10, 35)), (thursday, time(12, 15))]
    assert sorted(chosen(page)) == sorted(made)


def test_what_is_cut_moves_when_it_is_pasted(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page._show_chosen("s2")
    QTest.keyClick(page.board, Key.Key_X, CTRL)
    assert page.board.pointer.faded == {"s2"}
    page.board.day_chosen.emit(date(2026, 11, 12))
    QTest.keyClick(page.board, Key.Key_V, CTRL)
    snapshot = wait(qtbot, desk)
    assert starts(snapshot, "s2") == [(date(2026, 11, 12), time(10, 35))]
    assert len(snapshot.sessions) == 11
    assert page.board.pointer.faded == frozenset()


def test_pasted_text_becomes_sessions(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    QApplication.clipboard().setText("• Harbour tour\n\n09:30 Welcome, and <b>coffee</b>\nx" * 1)
    page.board.day_chosen.emit(date(2026, 11, 12))
    QTest.keyClick(page.board, Key.Key_V, CTRL)
    snapshot = wait(qtbot, desk)
    made = {one.title["en"]: (one.when.date, one.when.start) for one in snapshot.sessions}
    assert made["Harbour tour"] == (None, None)
    assert made["Welcome, and <b>coffee</b>"] == (date(2026, 11, 12), time(9, 30))
    assert made["x"] == (None, None)
    assert label(desk) == "Paste 3 items"


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b'{"visit": 1}', b"null"])
def test_what_others_put_on_the_clipboard_is_no_programme(data: bytes) -> None:
    assert read(data) is None


def test_lines_say_their_day_and_time() -> None:
    lines = read_lines("Mon\n10:35–12:00  Talk · Hall\n25:00 late\n- 9.30 – x", {"Mon": MONDAY})
    assert list(lines) == [
        Line("Talk · Hall", MONDAY, time(10, 35), 85), Line("25:00 late", MONDAY), Line("x", MONDAY, time(9, 30)),
    ]  # fmt: skip


def test_a_group_dragged_to_the_tray_waits_there(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page._show_chosen("s2", "s3")
    below = page.board.viewport().mapFromGlobal(page.tray.mapToGlobal(page.tray.rect().center()))
    drag(page.board.viewport(), middle(page, "s3"), below)
    assert [when[0] for when in starts(wait(qtbot, desk), "s2", "s3")] == [None, None]
