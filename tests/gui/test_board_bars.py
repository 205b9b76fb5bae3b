"""Bookings as bars over the days: where they lie, pulled and drawn with the mouse, read and changed by keys."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY, VISIT, session
from tests.gui.stocked import carry, drag, mouse, press, stock, wait
from visitplanner.base.language import language
from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.gui.board.bar_strip import ROWS, BarStrip
from visitplanner.gui.board.bars import Stretch, bars, stretch
from visitplanner.gui.board.entries import entries, placed
from visitplanner.gui.board.geometry import Columns, fit
from visitplanner.gui.board.pull import Grip, Pull
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue

DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def booking(id: str, first: int, last: int, kind: BookingKind = BookingKind.HOTEL, **more: object) -> Booking:
    made = Booking(
        id=id, space=VISIT, visit=VISIT, kind=kind, start=day(first), end=day(last), order=id,
        title=wording("en", en=f"Booking {id}"),
    )  # fmt: skip
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


CAR, CREW = BookingKind.VEHICLE, BookingKind.INTERPRETERS


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (booking("a", 0, 2), Stretch(0.5, 2.5)),
        (booking("a", 0, 2, CAR), Stretch(0, 3)),
        (booking("a", 1, 1), Stretch(1, 2)),
        (booking("a", -1, 1), Stretch(0, 1.5, before=True)),
        (booking("a", 3, 7, CREW), Stretch(3, 5, after=True)),
        (booking("a", -2, 9, CAR), Stretch(0, 5, before=True, after=True)),
        (booking("a", -1, 0), Stretch(0, 0.5, before=True)),
        (booking("a", 4, 5), Stretch(4.5, 5, after=True)),
        (booking("a", 5, 6), None),
        (booking("a", -3, -1, CAR), None),
        (booking("a", 2, 1, CAR), None),
        (booking("a", 0, 1, start=None), None),
    ],
)
def test_a_hotel_takes_its_nights_everything_else_whole_days(made: Booking, expected: Stretch | None) -> None:
    assert stretch(made, DAYS) == expected


def test_days_without_a_column_between_two_shown_take_no_room() -> None:
    shown = (day(0), day(1), day(5))
    assert stretch(booking("a", 1, 3, CAR), shown) == Stretch(1, 2)
    assert stretch(booking("a", 3, 5), shown) == Stretch(2, 2.5)
    assert stretch(booking("a", 2, 4, CAR), shown) is None


spans = st.lists(st.tuples(st.integers(-3, 7), st.integers(0, 6), st.sampled_from(BookingKind)), max_size=9)


@given(spans)
def test_no_two_bars_of_a_row_overlap_and_none_is_lost(found: list[tuple[int, int, BookingKind]]) -> None:
    made = tuple(booking(f"b{n}", at, at + more, kind) for n, (at, more, kind) in enumerate(found))
    laid = bars(dataclasses.replace(BARE, bookings=made), DAYS)
    assert {bar.id for bar in laid} == {one.id for one in made if stretch(one, DAYS)}
    for n, bar in enumerate(laid):
        for other in laid[:n]:
            apart = bar.stretch.first >= other.stretch.last or other.stretch.first >= bar.stretch.last
            assert apart or bar.row != other.row


@given(st.integers(-2, 6), st.integers(0, 5), st.sampled_from(BookingKind), st.sampled_from(Grip), st.data())
def test_pulling_never_turns_a_booking_round(
    at: int, more: int, kind: BookingKind, grip: Grip, data: st.DataObject
) -> None:
    column = st.integers(0, len(DAYS) - 1)
    pull = Pull(booking("a", at, at + more, kind), grip, DAYS, data.draw(column), data.draw(column))
    held = pull.held
    assert held.start is not None
    assert held.end is not None
    assert held.start <= held.end
    if grip is Grip.ALL:
        assert held.end - held.start == timedelta(days=more)
    if grip in (Grip.START, Grip.END) and kind is BookingKind.HOTEL and more:
        assert held.start < held.end


BARE = Snapshot(visit=None)  # type: ignore[arg-type]

ALL = (
    booking("b1", 0, 2, status=SessionStatus.CONFIRMED),
    booking("b2", 1, 1, CAR),
    booking("b3", -1, 6, CREW),
)


@pytest.fixture
def stocked(sample_snapshot: Snapshot) -> Snapshot:
    return dataclasses.replace(sample_snapshot, bookings=ALL)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, stocked: Snapshot) -> Iterator[ItineraryPage]:
    found = ItineraryPage(desk)
    qtbot.addWidget(found)
    found.resize(1226, 843)
    found.show()
    stock(qtbot, desk, stocked)
    QApplication.processEvents()
    yield found
    desk.settle()


@pytest.fixture
def strip(page: ItineraryPage) -> BarStrip:
    return page.bars


def spot(strip: BarStrip, column: float, row: int) -> QPoint:
    grid = strip._board.sheet.grid
    return QPoint(round(grid.x(0) + column * grid.column), round((row + 0.5) * theme.px(20)))


def dates(snapshot: Snapshot, id: str) -> tuple[date | None, date | None]:
    return next((one.start, one.end) for one in snapshot.bookings if one.id == id)


def test_the_strip_takes_room_only_while_something_is_booked(
    qtbot: QtBot, desk: Desk, page: ItineraryPage, strip: BarStrip
) -> None:
    grid = page.board.sheet.grid
    assert [bar.id for bar in strip.bars] == ["b3", "b1", "b2"]
    assert strip.isVisible()
    assert strip.geometry().top() == theme.px(60)
    assert strip.geometry().bottom() < grid.head <= strip.geometry().bottom() + 3
    assert page.board.visualRect(page.board.model().index(0, 0)).top() > strip.geometry().bottom()
    strip.setFocus()
    for _time in range(3):
        QTest.keyClick(strip, Qt.Key.Key_Home)
        QTest.keyClick(strip, Qt.Key.Key_Delete)
        wait(qtbot, desk)
    assert strip.isHidden()
    assert page.board.sheet.grid.head == theme.px(60)
    assert page.board.hasFocus()
    desk.undo()
    wait(qtbot, desk)
    assert strip.isVisible()


def test_a_screen_reader_finds_a_named_item_per_booking(strip: BarStrip) -> None:
    found = QAccessible.queryAccessibleInterface(strip)
    assert isinstance(found, QAccessibleInterface)
    assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Bookings")
    names = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert names == [
        "Booking b3, Interpreters · 8–15 November 2026, Idea",
        "Booking b1, Hotel · 9–11 November 2026 · 2 nights, Confirmed",
        "Booking b2, Vehicle · 10 November 2026, Idea",
    ]
    assert found.child(1).rect().size() == strip.visualRect(strip.rows.index(1)).size()


def test_tab_leads_from_the_board_to_the_bookings_and_keys_through_them(
    qtbot: QtBot, page: ItineraryPage, strip: BarStrip
) -> None:
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_Tab)
    assert strip.hasFocus()
    seen = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(strip, key)
        bar = strip.bar(strip.currentIndex())
        seen.append(bar.id if bar else "")
    assert seen == ["b3", "b1", "b2", "b2", "b1"]
    with qtbot.waitSignal(page.followed) as told:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == ["booking", "b1"]


def test_a_click_opens_a_booking_and_a_pull_does_not(qtbot: QtBot, page: ItineraryPage, strip: BarStrip) -> None:
    with qtbot.waitSignal(page.followed) as told:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot(strip, 1, 1))
    assert told.args == ["booking", "b1"]
    with qtbot.assertNotEmitted(page.followed):
        drag(strip.viewport(), spot(strip, 1, 1), spot(strip, 2, 1))
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot(strip, 4.5, 1))


@pytest.mark.parametrize(
    ("grab", "to", "expected"),
    [(2.45, 3.5, (0, 3)), (2.45, 0.2, (0, 1)), (0.56, 1.5, (1, 2)), (1.5, 3.5, (2, 4))],
)
def test_an_end_or_all_of_a_booking_is_pulled_as_one_gesture(
    qtbot: QtBot, desk: Desk, strip: BarStrip, grab: float, to: float, expected: tuple[int, int]
) -> None:
    drag(strip.viewport(), spot(strip, grab, 1), spot(strip, to, 1))
    assert dates(wait(qtbot, desk), "b1") == (day(expected[0]), day(expected[1]))
    desk.undo()
    assert dates(wait(qtbot, desk), "b1") == (day(0), day(2))


def test_an_end_that_lies_outside_the_days_is_not_pulled(qtbot: QtBot, desk: Desk, strip: BarStrip) -> None:
    drag(strip.viewport(), spot(strip, 0.04, 0), spot(strip, 1.5, 0))
    assert dates(wait(qtbot, desk), "b3") == (day(0), day(7))


def test_a_booking_is_drawn_on_empty_ground(qtbot: QtBot, desk: Desk, page: ItineraryPage, strip: BarStrip) -> None:
    with qtbot.waitSignal(page.followed) as told:
        drag(strip.viewport(), spot(strip, 4.5, 1), spot(strip, 3.5, 1))
        found = wait(qtbot, desk)
    (new,) = [one for one in found.bookings if one.id not in ("b1", "b2", "b3")]
    assert told.args == ["booking", new.id]
    assert (new.kind, new.start, new.end) == (BookingKind.HOTEL, day(3), day(4))


def test_escape_gives_up_a_pull(qtbot: QtBot, desk: Desk, strip: BarStrip) -> None:
    view = strip.viewport()
    was = strip.visualRect(strip.rows.index(1))
    press(view, spot(strip, 2.45, 1))
    carry(view, spot(strip, 3, 1), spot(strip, 3.5, 1))
    assert strip.visualRect(strip.rows.index(1)).width() > was.width()
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    mouse(view, QEvent.Type.MouseButtonRelease, spot(strip, 3.5, 1), held=Qt.MouseButton.NoButton)
    assert dates(wait(qtbot, desk), "b1") == (day(0), day(2))
    assert strip.visualRect(strip.rows.index(1)) == was


def test_deleting_says_so_and_is_taken_back(qtbot: QtBot, desk: Desk, page: ItineraryPage, strip: BarStrip) -> None:
    strip.setCurrentIndex(strip.rows.index(1))
    with qtbot.waitSignal(strip.changes.announced) as told:
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert told.args == ["Moved to the bin"]
    assert [one.id for one in wait(qtbot, desk).bookings if one.id == "b1"] == []
    assert page.toast.isVisible()
    desk.undo()
    assert dates(wait(qtbot, desk), "b1") == (day(0), day(2))


def test_more_rows_than_fit_are_counted_and_reached(
    qtbot: QtBot, desk: Desk, page: ItineraryPage, strip: BarStrip, stocked: Snapshot
) -> None:
    crowd = tuple(booking(f"c{n}", 0, 4, CAR) for n in range(5))
    strip.show_bookings(dataclasses.replace(stocked, bookings=crowd), page.board.sheet.heads)
    page.board.show_programme((), page.board.sheet.heads, home_zone="")
    assert page.board.sheet.grid.bars == ROWS
    assert [bar.row for bar in strip.bars] == [0, 1, 2, 3, 4]
    with qtbot.waitSignal(page.followed) as told:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert told.args == ["booking", "c3"]
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.viewport().rect().contains(strip.visualRect(strip.currentIndex()))
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.visualRect(strip.currentIndex()).top() >= 0


def test_items_without_a_time_stand_under_the_bookings(sample_snapshot: Snapshot) -> None:
    waiting = dataclasses.replace(session("w", 0, "09:00", 30, "Open"), when=When(MONDAY, None))
    shown = placed(entries(dataclasses.replace(sample_snapshot, sessions=(waiting,)), language("en")))
    tops = []
    for rows in (0, 2):
        grid = fit(DAYS, shown, 800, 700, zoom=1, unit=1, clocks=1, bars=rows)
        (box,) = [box for box in Columns().boxes(shown, grid) if box.id == "w"]
        assert grid.strip_top < box.rect.top() < box.rect.bottom() < grid.head
        tops.append(box.rect.top())
    assert tops[1] - tops[0] == 43


def test_bookings_follow_the_language(qtbot: QtBot, page: ItineraryPage, strip: BarStrip) -> None:
    tongue.set("ja")
    qtbot.waitUntil(lambda: strip.rows.rows[1].spoken.startswith("Booking b1、宿泊先"))
    qtbot.waitUntil(lambda: strip.accessibleName() == "予約")
