"""The board from the keyboard, and what a screen reader gets of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.stocked import drafts, stock, wait
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.keys import KEYS
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.tongue import tongue

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key


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
    desk.settle()


@pytest.fixture
def board(page: ItineraryPage) -> DayBoard:
    return page.board


def current(board: DayBoard) -> str:
    entry = board.entry()
    return entry.id if entry else ""


def test_arrows_go_through_time_and_across_days(board: DayBoard) -> None:
    QTest.keyClick(board, Key.Key_Down)
    assert current(board) == "s1"
    QTest.keyClick(board, Key.Key_Down)
    assert current(board) == "s2"
    QTest.keyClick(board, Key.Key_Right)
    assert current(board) == "s5", "09:15 on Tuesday is nearest to 10:35"
    QTest.keyClick(board, Key.Key_Right)
    assert current(board) == "l1"
    QTest.keyClick(board, Key.Key_Left)
    assert current(board) == "s5"
    QTest.keyClick(board, Key.Key_End)
    assert current(board) == "s7"
    QTest.keyClick(board, Key.Key_Home, CTRL)
    assert current(board) == "s1"
    QTest.keyClick(board, Key.Key_End, CTRL)
    assert current(board) == "l2"
    QTest.keyClick(board, Key.Key_Up)
    assert current(board) == "s9"


def test_arrows_alone_change_nothing(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left, Key.Key_PageDown, Key.Key_Home):
        QTest.keyClick(board, key)
    assert desk.undo_label is not None
    assert desk.undo_label.msgid == "stock"


@pytest.mark.parametrize(
    ("key", "modifiers", "day", "start", "minutes"),
    [
        (Key.Key_Up, ALT, MONDAY, time(10, 30), 85),
        (Key.Key_Down, ALT, MONDAY, time(10, 40), 85),
        (Key.Key_Up, ALT | SHIFT, MONDAY, time(9, 35), 85),
        (Key.Key_Down, ALT | SHIFT, MONDAY, time(11, 35), 85),
        (Key.Key_Right, ALT, date(2026, 11, 10), time(10, 35), 85),
        (Key.Key_Up, CTRL | ALT, MONDAY, time(10, 35), 80),
        (Key.Key_Down, CTRL | ALT, MONDAY, time(10, 35), 90),
    ],
)
def test_keys_move_and_stretch(
    qtbot: QtBot, desk: Desk, board: DayBoard, key: Key, modifiers: Qt.KeyboardModifier,
    day: date, start: time, minutes: int,
) -> None:  # fmt: skip
    board.choose("s2")
    QTest.keyClick(board, key, modifiers)
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.date, session.when.start, session.minutes) == (day, start, minutes)
    assert current(board) == "s2"


def test_many_quick_presses_all_count(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    board.choose("s2")
    for _ in range(6):
        QTest.keyClick(board, Key.Key_Down, ALT)
    assert wait(qtbot, desk).session["s2"].when.start == time(11, 5)


def test_moves_are_announced(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    said: list[str] = []
    page.changes.announced.connect(said.append)
    QTest.keyClick(page.board, Key.Key_Down, ALT)
    wait(qtbot, desk)
    QTest.keyClick(page.board, Key.Key_Right, ALT)
    wait(qtbot, desk)
    QTest.keyClick(page.board, Key.Key_Down, CTRL | ALT)
    wait(qtbot, desk)
    QTest.keyClick(page.board, Key.Key_U)
    wait(qtbot, desk)
    assert said == [
        "Moved to 10:40",
        "Moved to Tue 10 Nov, 10:40",
        "Until 12:10, 1 h 30 min",
        "Moved to the unscheduled items",
    ]


def test_the_edges_of_the_visit_hold(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    with qtbot.waitSignal(page.changes.announced) as said:
        QTest.keyClick(page.board, Key.Key_Left, ALT)
    assert "no day further" in said.args[0]
    assert wait(qtbot, desk).session["s2"].when.date == MONDAY


def test_n_adds_after_the_current_session_and_opens_its_title(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.choose("s2")
    QTest.keyClick(page.board, Key.Key_N)
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    assert (made.when.date, made.when.start) == (MONDAY, time(12))
    editor = page.board.viewport().findChild(QLineEdit)
    assert editor is not None
    assert page.inspector.form.record.id == made.id
    QTest.keyClick(editor, Key.Key_Escape)


def test_a_first_title_is_written_in_the_language_that_the_form_shows(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    tongue.set("it")
    QTest.keyClick(page.board, Key.Key_N)
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    editor = page.board.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Cena")
    QTest.keyClick(editor, Key.Key_Return)
    assert [*wait(qtbot, desk).session[made.id].title] == ["it"]


def test_n_without_a_current_item_begins_at_the_first_free_hour(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.choose("")
    QTest.keyClick(page.board, Key.Key_N)
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    assert (made.when.date, made.when.start) == (MONDAY, time(15, 45)), "after what the first day holds"


def test_n_on_a_chosen_day_adds_there(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.board.day_chosen.emit(date(2026, 11, 12))
    QTest.keyClick(page.board, Key.Key_N)
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    assert (made.when.date, made.when.start) == (date(2026, 11, 12), time(18, 15))


def test_t_adds_a_leg_to_the_next_item(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    QTest.keyClick(page.board, Key.Key_T)
    leg = next(one for one in wait(qtbot, desk).legs if not one.title)
    assert (leg.when.start, leg.arrival.start) == (time(12), time(12, 15))
    assert (leg.origin, leg.destination) == ("city-hall", "city-hall")


def test_u_d_and_delete(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s3")
    QTest.keyClick(page.board, Key.Key_D)
    snapshot = wait(qtbot, desk)
    copy = next(
        one for one in snapshot.sessions if one.title["en"] == "Lunch with the host team" and one.id != "s3"
    )
    assert copy.when.start == time(13, 15)
    editor = page.board.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Escape)
    page.choose("s3")
    QTest.keyClick(page.board, Key.Key_Delete)
    assert "s3" not in wait(qtbot, desk).session
    with qtbot.waitSignal(desk.undone):
        desk.undo()
    assert "s3" in wait(qtbot, desk).session
    page.choose("t1")
    QTest.keyClick(page.tray.list, Key.Key_U)
    assert wait(qtbot, desk).session["t1"].when.date == MONDAY


def test_enter_edits_the_title_in_place_and_keeps_drafts(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.choose("s2")
    QTest.keyClick(page.board, Key.Key_Return)
    editor = page.board.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Open data platform demonstration"
    QTest.keyClicks(editor, "Open data, live")
    assert drafts(desk) == {("s2", "title", "en"): "Open data, live"}
    QTest.keyClick(editor, Key.Key_Return)
    snapshot = wait(qtbot, desk)
    assert snapshot.session["s2"].title["en"] == "Open data, live"
    assert snapshot.session["s2"].title["ja"] == "予定s2"


def test_escape_in_the_title_keeps_the_old_one(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    QTest.keyClick(page.board, Key.Key_F2)
    editor = page.board.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Never mind")
    QTest.keyClick(editor, Key.Key_Escape)
    assert wait(qtbot, desk).session["s2"].title["en"] == "Open data platform demonstration"


def test_z_shows_and_hides_the_second_clock(page: ItineraryPage) -> None:
    assert page.board.sheet.grid.clocks == 2
    QTest.keyClick(page.board, Key.Key_Z)
    assert page.board.sheet.grid.clocks == 1
    QTest.keyClick(page.board, Key.Key_Z)
    assert page.board.sheet.grid.clocks == 2


def test_zoom_by_keys(board: DayBoard) -> None:
    scale = board.sheet.grid.scale
    QTest.keyClick(board, Key.Key_Plus, CTRL)
    assert board.sheet.grid.scale > scale
    assert board.verticalScrollBar().maximum() > 0
    QTest.keyClick(board, Key.Key_0)
    assert board.sheet.grid.scale == scale


def test_typing_letters_does_not_search(board: DayBoard) -> None:
    board.choose("s2")
    QTest.keyClicks(board, "mxy")
    assert current(board) == "s2"


def test_the_menu_offers_what_the_keys_do(qtbot: QtBot, page: ItineraryPage) -> None:
    page.choose("s2")
    at = page.board.visualRect(page.board.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, page.board.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.board.viewport(), event)
    menu = page.findChild(QMenu)
    assert menu is not None
    assert len(menu.actions()) == len([key for key in KEYS if key.menu])
    assert "Delete\tDel" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_screen_reader_finds_a_list_with_a_named_item_per_block(board: DayBoard) -> None:
    found = QAccessible.queryAccessibleInterface(board)
    assert isinstance(found, QAccessibleInterface)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Day board"
    names = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert len(names) == 11
    assert names[1].startswith(
        "Mon 9, 10:35 to 12:00, Talk, Open data platform demonstration, Hamamatsu City Hall"
    )
    rect = found.child(1).rect()
    assert rect.size() == board.visualRect(board.model().index(1, 0)).size()
