"""The board under a real mouse, over a real library: moving, stretching, drawing, dropping, giving up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.stocked import carry, drag, mouse, press, release, stock, wait
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ItineraryPage]:
    found = ItineraryPage(desk)
    qtbot.addWidget(found)
    found.resize(1226, 843)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    QApplication.processEvents()
    yield found
    desk.settle()


@pytest.fixture
def board(page: ItineraryPage) -> DayBoard:
    return page.board


def middle(board: DayBoard, id: str) -> QPoint:
    box = board.sheet.box(id)
    assert box is not None
    return board.sheet.rect(box).center()


def spot(board: DayBoard, day: int, minute: int) -> QPoint:
    """The view point of a minute in the middle of a column."""
    grid = board.sheet.grid
    return QPoint(round(grid.x(day) + grid.column / 2), round(grid.y(minute))) - board.sheet.scroll


def start_of(snapshot: Snapshot, id: str) -> tuple[date | None, time | None]:
    when = (snapshot.session.get(id) or snapshot.leg[id]).when
    return when.date, when.start


def test_dragging_moves_in_steps_of_five_minutes(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "s2")
    pixels = round(48 * board.sheet.grid.scale)
    drag(board.viewport(), at, at + QPoint(0, pixels))
    assert start_of(wait(qtbot, desk), "s2") == (MONDAY, time(11, 25))


@pytest.mark.parametrize(("keys", "expected"), [(SHIFT, time(11, 30)), (ALT, time(11, 23))])
def test_shift_steps_by_quarters_and_alt_by_minutes(
    qtbot: QtBot, desk: Desk, board: DayBoard, keys: Qt.KeyboardModifier, expected: time
) -> None:
    board.zoom(3.0)  # a pixel is less than a minute
    board.scrollTo(board.model().place_of("s2"))
    at = middle(board, "s2")
    drag(board.viewport(), at, at + QPoint(0, round(48 * board.sheet.grid.scale)), keys)
    assert start_of(wait(qtbot, desk), "s2")[1] == expected


def test_dragging_across_days(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "s2")
    drag(board.viewport(), at, at + QPoint(round(3 * board.sheet.grid.column), 0))
    assert start_of(wait(qtbot, desk), "s2") == (date(2026, 11, 12), time(10, 35))


def test_a_leg_keeps_its_elapsed_time(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "l1")
    drag(board.viewport(), at, at + QPoint(0, round(60 * board.sheet.grid.scale)))
    leg = wait(qtbot, desk).leg["l1"]
    assert (leg.when.start, leg.arrival.start) == (time(9, 20), time(10, 30))


def test_nothing_moves_before_the_drag_distance(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "s2")
    drag(board.viewport(), at, at + QPoint(0, QApplication.startDragDistance() - 1))
    assert not board.pointer.active
    assert start_of(wait(qtbot, desk), "s2") == (MONDAY, time(10, 35))
    assert desk.undo_label is not None
    assert desk.undo_label.msgid == "stock"


def test_the_lower_edge_stretches(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    rect = board.sheet.rect(board.sheet.box("s2"))  # type: ignore[arg-type]
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    drag(board.viewport(), edge, edge + QPoint(0, round(31 * board.sheet.grid.scale)))
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.start, session.minutes) == (time(10, 35), 115)


def test_a_session_cannot_be_stretched_to_nothing(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    rect = board.sheet.rect(board.sheet.box("s2"))  # type: ignore[arg-type]
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    drag(board.viewport(), edge, QPoint(edge.x(), rect.top() - 50))
    assert wait(qtbot, desk).session["s2"].minutes == 5


def test_escape_puts_everything_back(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "s2")
    press(board.viewport(), at)
    carry(board.viewport(), at + QPoint(0, 60), at + QPoint(200, 120))
    assert board.pointer.active
    assert board.pointer.text() == "12:25–13:50"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert not board.pointer.active
    release(board.viewport(), at + QPoint(200, 120))
    assert start_of(wait(qtbot, desk), "s2") == (MONDAY, time(10, 35))


def test_what_is_anchored_says_why_it_stays(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    at = middle(board, "s5")
    board.choose("s5")
    before = board.grab().toImage()
    with qtbot.waitSignal(board.changes.announced) as said:
        drag(board.viewport(), at, at + QPoint(0, 80))
    assert said.args == ["Anchored. L releases it."]
    assert board.grab().toImage() != before, "the lock shakes in a bubble"
    assert board.holding.id == "s5"
    board.holding.forget()
    assert board.holding.id == ""
    assert start_of(wait(qtbot, desk), "s5")[1] == time(9, 15)


def test_the_ghost_and_the_bubble_are_painted_and_the_drop_stays_in_sight(
    qtbot: QtBot, desk: Desk, board: DayBoard
) -> None:
    at = middle(board, "s3")
    before = board.grab().toImage()
    press(board.viewport(), at)
    carry(board.viewport(), at + QPoint(0, 30), at + QPoint(0, 90))
    assert board.grab().toImage() != before
    assert board.pointer.leaving == {"s3"}
    release(board.viewport(), at + QPoint(0, 90))
    assert board.pointer.landing, "until the snapshot comes back, the block stays where it was dropped"
    wait(qtbot, desk)
    assert board.pointer.gesture is None


def test_drawing_on_empty_ground_makes_a_session_and_asks_for_its_title(
    qtbot: QtBot, desk: Desk, board: DayBoard
) -> None:
    drag(board.viewport(), spot(board, 3, 600), spot(board, 3, 690))
    snapshot = wait(qtbot, desk)
    made = next(one for one in snapshot.sessions if not one.title)
    assert (made.when.date, made.when.start, made.minutes) == (date(2026, 11, 12), time(10), 90)
    editor = board.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Harbour tour")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert wait(qtbot, desk).session[made.id].title["en"] == "Harbour tour"


def test_drawing_upwards_is_the_same(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    drag(board.viewport(), spot(board, 3, 690), spot(board, 3, 600))
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    assert (made.when.start, made.minutes) == (time(10), 90)


def test_a_double_click_on_empty_ground_makes_an_hour(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    QTest.mouseDClick(board.viewport(), Qt.MouseButton.LeftButton, pos=spot(board, 4, 10 * 60 + 30))
    made = next(one for one in wait(qtbot, desk).sessions if not one.title)
    assert (made.when.date, made.minutes) == (date(2026, 11, 13), 60)


def test_near_an_edge_the_board_scrolls_on_under_a_resting_mouse(qtbot: QtBot, board: DayBoard) -> None:
    board.zoom(3.0)
    board.verticalScrollBar().setValue(0)
    at = spot(board, 0, 10 * 60)
    press(board.viewport(), at)
    low = QPoint(at.x(), board.viewport().height() - 3)
    carry(board.viewport(), low)
    first = board.verticalScrollBar().value()
    qtbot.waitUntil(lambda: board.verticalScrollBar().value() > first + 60)
    board.pointer.cancel()
    stopped = board.verticalScrollBar().value()
    qtbot.wait(120)
    assert board.verticalScrollBar().value() == stopped


def test_the_other_button_chooses_and_drags_nothing(qtbot: QtBot, board: DayBoard) -> None:
    at = middle(board, "s4")
    right = Qt.MouseButton.RightButton
    mouse(board.viewport(), QEvent.Type.MouseButtonPress, at, button=right, held=right)
    mouse(
        board.viewport(),
        QEvent.Type.MouseMove,
        at + QPoint(0, 80),
        button=Qt.MouseButton.NoButton,
        held=right,
    )
    assert not board.pointer.active
    assert board.entry().id == "s4"  # type: ignore[union-attr]


def test_down_to_the_tray_and_up_again(qtbot: QtBot, desk: Desk, page: ItineraryPage) -> None:
    board, tray = page.board, page.tray
    below = board.viewport().mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
    drag(board.viewport(), middle(board, "s3"), below)
    assert start_of(wait(qtbot, desk), "s3")[0] is None
    assert page.inspector.form.record.id == "s3", "what was put away stays chosen"

    view = tray.list.viewport()
    chip = tray.list.visualRect(tray.list.model().place_of("t2")).center()
    goal = spot(board, 3, 10 * 60)
    drag(view, chip, view.mapFromGlobal(board.viewport().mapToGlobal(goal)))
    assert start_of(wait(qtbot, desk), "t2") == (date(2026, 11, 12), time(10))


def test_a_chip_dropped_on_the_tray_stays(qtbot: QtBot, desk: Desk, page: ItineraryPage) -> None:
    view = page.tray.list.viewport()
    chip = page.tray.list.visualRect(page.tray.list.model().place_of("t1")).center()
    drag(view, chip, chip + QPoint(60, 0))
    assert start_of(wait(qtbot, desk), "t1")[0] is None
    assert page.board.pointer.gesture is None


def test_clicking_chooses_items_days_and_the_visit(qtbot: QtBot, desk: Desk, page: ItineraryPage) -> None:
    board = page.board
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=middle(board, "s4"))
    assert page.inspector.form.kind == "session"
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=middle(board, "l2"))
    assert page.inspector.form.kind == "leg"
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot(board, 1, 600).x(), 20))
    assert page.inspector.form.kind == "day"
    assert page.inspector.form.record.date == date(2026, 11, 10)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=spot(board, 4, 9 * 60 + 30))
    assert page.inspector.form.kind == "visit"


def test_the_pointer_tells_the_time_over_empty_ground_and_the_edge_over_a_block(board: DayBoard) -> None:
    view = board.viewport()
    none = Qt.MouseButton.NoButton
    mouse(view, QEvent.Type.MouseMove, spot(board, 3, 10 * 60 + 2), button=none, held=none)
    assert board.pointer.minute == 600
    rect = board.sheet.rect(board.sheet.box("s2"))  # type: ignore[arg-type]
    mouse(view, QEvent.Type.MouseMove, QPoint(rect.center().x(), rect.bottom() - 1), button=none, held=none)
    assert view.cursor().shape() == Qt.CursorShape.SizeVerCursor
    assert board.pointer.hovered == "s2"
    QApplication.sendEvent(board, QEvent(QEvent.Type.Leave))
    assert (board.pointer.minute, board.pointer.hovered) == (None, "")


class Painted(QObject):
    """What was painted of a widget."""

    region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_a_move_paints_only_where_it_led_from_and_to(qtbot: QtBot, desk: Desk, board: DayBoard) -> None:
    QApplication.processEvents()
    old, painted, box = middle(board, "s3"), Painted(), board.sheet.box("s3")
    assert box is not None
    board.viewport().installEventFilter(painted)
    board.changes.move(box.entry, MONDAY, time(12, 30))
    wait(qtbot, desk)
    assert painted.region.contains(old)
    assert painted.region.contains(middle(board, "s3"))
    assert not painted.region.contains(middle(board, "s5"))
