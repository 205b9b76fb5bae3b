"""The itinerary page as a whole: board, list, tray and inspector agree, in every language, theme and size."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.stocked import stock, wait
from visitplanner.base.language import LANGUAGES
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.gui.board.geometry import MIN_COLUMN
from visitplanner.gui.board.model import Column
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.list_view import COLUMNS, ProgrammeList
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue


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


def edit_cell(view: ProgrammeList, id: str, column: Column, text: str) -> None:
    """Type `text` into a cell of the list, as with Enter on it."""
    index = view._rows.place_of(id, COLUMNS.index(column))
    view.setFocus()
    view.setCurrentIndex(index)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def rows(view: ProgrammeList) -> list[str]:
    return [row.id for row in view._rows.rows]


def test_the_list_is_the_programme_grouped_by_day(page: ItineraryPage) -> None:
    page.show_mode("list")
    assert rows(page.list) == [
        "day 2026-11-09", "s1", "s2", "s3", "s4",
        "day 2026-11-10", "s5", "s6", "s7",
        "day 2026-11-11", "l1", "s8",
        "day 2026-11-12", "s9",
        "day 2026-11-13", "l2",
        "tray", "t1", "t2",
    ]  # fmt: skip
    assert page.list._rows.rows[0].id == "day 2026-11-09"
    assert page.list.model().index(0, 0).data() == "Monday 9 November 2026 · Hamamatsu"
    assert not page.tray.isVisible()


def test_titles_and_times_are_typed_in_the_list(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.show_mode("list")
    edit_cell(page.list, "s2", Column.TITLE, "Open data")
    assert wait(qtbot, desk).session["s2"].title["en"] == "Open data"
    edit_cell(page.list, "s2", Column.START, "9.45")
    wait(qtbot, desk)
    edit_cell(page.list, "s2", Column.END, "1115")
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.start, session.minutes) == (time(9, 45), 90)
    edit_cell(page.list, "l1", Column.END, "09:45")
    assert wait(qtbot, desk).leg["l1"].arrival.start == time(9, 45)


def test_what_the_rules_forbid_is_told_and_the_old_value_stays(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.show_mode("list")
    for column, text in ((Column.END, "08:00"), (Column.START, "soon")):
        with qtbot.waitSignal(desk.refused):
            edit_cell(page.list, "s2", column, text)
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.start, session.minutes) == (time(10, 35), 85)
    assert page.list._rows.place_of("s2", COLUMNS.index(Column.END)).data() == "12:00"


def test_the_boards_keys_work_in_the_list(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.show_mode("list")
    page.choose("s2")
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert wait(qtbot, desk).session["s2"].when.start == time(10, 40)
    QTest.keyClick(page.list, Qt.Key.Key_U)
    assert wait(qtbot, desk).session["s2"].when.date is None
    assert page.list.entry() is not None
    assert page.list.entry().id == "s2"  # type: ignore[union-attr]


def test_board_and_list_share_the_current_item(page: ItineraryPage) -> None:
    page.choose("s6")
    page.show_mode("list")
    assert page.list.entry().id == "s6"  # type: ignore[union-attr]
    page.list.choose("s9")
    assert page.inspector.form.record.id == "s9"
    page.show_mode("board")
    assert page.board.entry().id == "s9"  # type: ignore[union-attr]


def test_after_a_deletion_its_neighbour_is_current(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_Delete)
    wait(qtbot, desk)
    entry = page.board.entry()
    assert entry is not None
    assert entry.id in ("s1", "s3")
    assert page.inspector.form.record.id == entry.id


def test_an_empty_visit_says_how_to_begin(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    def clear(edit: Any) -> None:
        from visitplanner.domain.records import Leg, Session

        for kind in (Session, Leg):
            for one in edit.find(kind, visit="v" * 32):
                edit.delete(kind, one.id)

    desk.do(dataclasses.replace(desk.undo_label), clear)  # type: ignore[type-var]
    wait(qtbot, desk)
    assert page._empty.isVisible()
    assert page.inspector.form.kind == "visit"
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_N)
    made = wait(qtbot, desk).sessions
    assert [(one.when.date, one.when.start) for one in made] == [(MONDAY, time(9))]
    assert not page._empty.isVisible()


def test_a_time_to_be_confirmed_waits_under_the_head_and_can_be_dragged_from_there(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    def forget_time(edit: Any) -> None:
        from visitplanner.domain.records import Session

        edit.set(Session, "s9", when=When(date(2026, 11, 12)))

    desk.do(dataclasses.replace(desk.undo_label), forget_time)  # type: ignore[type-var]
    wait(qtbot, desk)
    box = page.board.sheet.box("s9")
    assert box is not None
    assert page.board.sheet.rect(box).bottom() <= page.board.sheet.grid.head
    assert page.board.sheet.at(page.board.sheet.rect(box).center()) is box
    page.choose("s9")
    page.board.setFocus()
    page.changes.toggle_tray(page.board.selected())
    assert wait(qtbot, desk).session["s9"].when.date is None


@pytest.mark.parametrize(("width", "shown"), [(1226, True), (1066, True), (860, False)])
def test_the_inspector_gives_way_before_columns_get_too_narrow(
    qtbot: QtBot, page: ItineraryPage, width: int, shown: bool
) -> None:
    page.resize(width, 700)
    QApplication.processEvents()
    assert page.inspector.isVisible() == shown
    assert page.board.sheet.grid.column >= MIN_COLUMN
    page.tools.fold.click()
    assert page.inspector.isVisible() != shown, "the user has the last word"


def test_every_language_is_spoken_at_once(page: ItineraryPage) -> None:
    page.choose("s2")
    page.show_mode("list")
    for code in LANGUAGES:
        tongue.set(code)
        QApplication.processEvents()
        language = tongue.language
        heading = page.list.model().index(0, 0).data()
        assert heading.startswith(language.date(MONDAY, "day"))
        assert page.list.model().headerData(0, Qt.Orientation.Horizontal) == language.gettext("Starts")
        assert page.board.accessibleName() == language.gettext("Day board")
        assert (
            page.board.model()
            .index(0, 0)
            .data(Qt.ItemDataRole.AccessibleTextRole)
            .startswith(language.date(MONDAY, "column"))
        )


@pytest.mark.parametrize(("name", "size"), [("light", 160), ("dark", 100), ("dark", 90)])
def test_themes_and_text_sizes_repaint_everything(page: ItineraryPage, name: str, size: int) -> None:
    page.choose("s2")
    before = page.grab().toImage()
    theme.use(name, size)
    QApplication.processEvents()
    after = page.grab().toImage()
    assert after != before
    corner = page.board.viewport().grab().toImage().pixelColor(2, 2)
    assert corner.name().upper() == theme.current.surface


@pytest.mark.parametrize("zoom", [0.6, 1.0, 4.0])
def test_hostile_titles_are_painted_and_spoken(page: ItineraryPage, zoom: float) -> None:
    snapshot = page.desk.snapshot
    assert snapshot is not None
    titles = (
        "x" * 10_000,
        "<b>&amp;</b>\n\t",
        "\u202eabc 浜松" * 40,
        "𠮷野家 👨‍👩‍👧" * 30,
        "神\ufe00",
        " ",
        "a\ud800b",
    )
    sessions = tuple(
        dataclasses.replace(
            one, title=wording("en", en=titles[n % len(titles)]), note=wording("en", en="\x00")
        )
        for n, one in enumerate(snapshot.sessions)
    )
    page.refresh(dataclasses.replace(snapshot, sessions=sessions))
    page.board.zoom(zoom)
    assert not page.grab().isNull()
    page.show_mode("list")
    assert not page.grab().isNull()
    spoken = page.board.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Mon 9, 09:00 to 10:15" in spoken


def test_a_hidden_page_catches_up_when_it_is_shown(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.hide()
    page.choose("s2")
    page.changes.nudge([one for one in page._entries if one.id == "s2"], 30)
    wait(qtbot, desk)
    assert page.board.sheet.box("s2").entry.item.when.start == time(10, 35)  # type: ignore[union-attr]
    page.show()
    QApplication.processEvents()
    assert page.board.sheet.box("s2").entry.item.when.start == time(11, 5)  # type: ignore[union-attr]


def test_the_now_line_stands_on_today(page: ItineraryPage) -> None:
    assert page.board.canvas._today() == (0, 10 * 60 + 57)


def test_only_what_changed_is_painted_again(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    page.choose("s2")
    qtbot.waitUntil(lambda: page.lookout.report is not None)
    page.board.grab()
    drawn = page.board.canvas._cache.drawn
    page.changes.nudge([one for one in page._entries if one.id == "s4"], 5)
    wait(qtbot, desk)
    page.board.grab()
    assert page.board.canvas._cache.drawn == drawn + 1
