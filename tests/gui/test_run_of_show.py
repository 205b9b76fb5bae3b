"""The run-of-show: typed like a sheet, one gesture each, and nothing typed fast is lost or put into the wrong row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import session
from tests.gui.controls import nameless
from tests.gui.stocked import drafts, stock, wait
from visitplanner.base.errors import Refusal
from visitplanner.domain.records import RunRow
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.run_of_show import clock
from visitplanner.gui.run_of_show.model import Column
from visitplanner.gui.run_of_show.page import RunPage
from visitplanner.gui.run_of_show.sheet import pasted
from visitplanner.gui.tongue import tongue

Key = Qt.Key


def row(id: str, offset: int, minutes: int | None, what: str, **more: Any) -> RunRow:
    return RunRow(
        id=id, space="v" * 32, session="s2", offset=offset, minutes=minutes, what=wording("en", en=what), **more
    )  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[RunPage]:
    rows = (
        row("r1", -15, 15, "Microphones"),
        row("r2", 0, 10, "Welcome", actor="mihon"),
        row("r3", 10, 20, "Talk"),
    )
    found = RunPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 700)
    found.show()
    stock(qtbot, desk, replace(sample_snapshot, run_rows=rows))
    found.choose("s2")
    yield found
    desk.settle()


def rows(snapshot: Snapshot, id: str = "s2") -> list[tuple[int, int | None, str]]:
    return [(one.offset, one.minutes, one.what["en"]) for one in snapshot.run_of.get(id, ())]


def at(page: RunPage, line: int, column: Column) -> None:
    page.sheet.setCurrentIndex(page.model.index(line, column))


def type_in(page: RunPage, text: str, key: Qt.Key = Key.Key_Return) -> None:
    """Type into the current cell without opening it first, and leave it with `key`."""
    if text.isascii():
        QTest.keyClicks(page.sheet, text[0])
    else:
        page.sheet.edit(page.sheet.currentIndex())
    editor = open_editor(page)
    if text.isascii():
        QTest.keyClicks(editor, text[1:])
    else:
        commit(editor, text)
    QTest.keyClick(editor, key)
    QApplication.processEvents()


def open_editor(page: RunPage) -> QLineEdit:
    (found,) = [one for one in page.sheet.findChildren(QLineEdit) if one.isVisible()]
    return found


def commit(editor: QLineEdit, text: str) -> None:
    """What an input method does with a finished text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def test_rows_stand_in_the_order_of_the_clock_and_the_one_that_is_on_is_marked(page: RunPage) -> None:
    shown = [page.model.index(n, Column.TIME).data() for n in range(3)]
    assert shown == ["10:20", "10:35", "10:45"]
    assert page.model.now == "r3"
    spoken = page.model.index(2, Column.TIME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Time, 10:45, now"


@pytest.mark.parametrize(
    ("typed", "offset"), [("9:05", -90), ("905", -90), ("+10", 10), ("-5", -5), ("−5", -5), ("10.40", 5)]
)
def test_times_are_typed_as_people_type_them(
    qtbot: QtBot, desk: Desk, page: RunPage, typed: str, offset: int
) -> None:
    at(page, 1, Column.TIME)
    type_in(page, typed)
    assert next(one.offset for one in wait(qtbot, desk).run_rows if one.id == "r2") == offset


def test_nonsense_is_refused_and_the_old_time_stays(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 1, Column.TIME)
    type_in(page, "noon")
    assert rows(wait(qtbot, desk))[1] == (0, 10, "Welcome")
    assert "noon" in page._note.text()
    type_in(page, "1040")
    assert "noon" not in page._note.text()


def test_enter_on_the_last_row_begins_another_where_it_ends_and_fast_typing_goes_there(
    qtbot: QtBot, desk: Desk, page: RunPage
) -> None:
    at(page, 2, Column.WHAT)
    QTest.keyClick(page.sheet, Key.Key_Return)
    QTest.keyClick(page.sheet, Key.Key_Return)  # an empty row is one row, however often
    type_in(page, "Questions", Key.Key_Tab)
    type_in(page, "Rossi Mario", Key.Key_Tab)
    found = wait(qtbot, desk)
    assert rows(found)[2:] == [(10, 20, "Talk"), (30, None, "Questions")]
    assert found.run_of["s2"][-1].actor == "Rossi Mario"


def test_a_person_named_in_full_is_that_person(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 2, Column.ACTOR)
    assert "Mihon Tarō" in page.suggestions(Column.ACTOR)
    type_in(page, "mihon tarō")
    assert wait(qtbot, desk).run_of["s2"][2].actor == "mihon"


def test_each_gesture_is_undone_by_itself(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 1, Column.MINUTES)
    type_in(page, "15")
    type_in(page, "25", Key.Key_Tab)
    assert [one[1] for one in rows(wait(qtbot, desk))] == [15, 15, 25]
    desk.undo()
    assert [one[1] for one in rows(wait(qtbot, desk))] == [15, 15, 20]
    desk.undo()
    assert [one[1] for one in rows(wait(qtbot, desk))] == [15, 10, 20]


def test_a_block_of_a_spreadsheet_goes_over_the_rows_and_makes_new_ones(
    qtbot: QtBot, desk: Desk, page: RunPage
) -> None:
    block = '10:45\t20\tTalk, with slides\n11:05\t10\t"Two\nlines"\n11:15\t5\tPhoto\n'
    QGuiApplication.clipboard().setText(block)
    at(page, 2, Column.TIME)
    QTest.keyClick(page.sheet, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows(wait(qtbot, desk))[2:] == [
        (10, 20, "Talk, with slides"),
        (30, 10, "Two lines"),
        (40, 5, "Photo"),
    ]
    desk.undo()
    assert rows(wait(qtbot, desk)) == [(-15, 15, "Microphones"), (0, 10, "Welcome"), (10, 20, "Talk")]


def test_a_block_without_times_begins_where_the_rows_end(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    QGuiApplication.clipboard().setText("Talk\nQuestions\nPhoto")
    at(page, 2, Column.WHAT)
    page.sheet.paste()
    assert [one[::2] for one in rows(wait(qtbot, desk))[2:]] == [
        (10, "Talk"),
        (30, "Questions"),
        (30, "Photo"),
    ]


def test_a_block_with_one_wrong_cell_changes_nothing(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    QGuiApplication.clipboard().setText("10:50\tsoon\tNo")
    at(page, 1, Column.TIME)
    page.sheet.paste()
    assert rows(wait(qtbot, desk))[1] == (0, 10, "Welcome")


def test_thousands_of_lines_are_refused_and_a_paste_measures_each_row_a_few_times(
    qtbot: QtBot, desk: Desk, page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(wait(qtbot, desk))
    at(page, 2, Column.WHAT)
    QGuiApplication.clipboard().setText("Talk\n" * 5_000)
    page.sheet.paste()
    assert rows(wait(qtbot, desk)) == before
    assert "At most 500 rows" in page._note.text()
    measured: list[int] = []
    fit = page.sheet.sizeHintForRow
    monkeypatch.setattr(page.sheet, "sizeHintForRow", lambda n: measured.append(n) or fit(n))
    QGuiApplication.clipboard().setText("Talk\n" * 50)
    page.sheet.paste()
    assert len(rows(wait(qtbot, desk))) == len(before) + 49
    assert len(measured) < 4 * len(page.model.rows)


def test_what_is_copied_can_be_pasted_elsewhere(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 1, Column.WHAT)
    page.sheet.select_rows()
    page.sheet.copy()
    assert QGuiApplication.clipboard().text().startswith("10:35\t10\tWelcome\tMihon Tarō\t")
    page.choose("s4")
    page.sheet.paste()
    assert rows(wait(qtbot, desk), "s4") == [(-205, 10, "Welcome")]


def test_filling_down_repeats_texts_and_chains_times(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 0, Column.MINUTES)
    type_in(page, "20")
    at(page, 0, Column.TIME)
    for line in (0, 1, 2):
        page.sheet.selectionModel().select(
            page.model.index(line, Column.TIME), page.sheet.selectionModel().SelectionFlag.Select
        )
    page.sheet.fill_down()
    assert [one[0] for one in rows(wait(qtbot, desk))] == [-15, 5, 15]
    at(page, 1, Column.ACTOR)
    page.sheet.selectionModel().select(
        page.model.index(2, Column.ACTOR), page.sheet.selectionModel().SelectionFlag.Select
    )
    page.sheet.fill_down()
    assert [one.actor for one in wait(qtbot, desk).run_of["s2"]] == ["", "mihon", "mihon"]


def test_rows_are_added_deleted_and_emptied_with_keys(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    at(page, 1, Column.WHAT)
    QTest.keyClick(page.sheet, Key.Key_Delete)
    assert rows(wait(qtbot, desk))[1] == (0, 10, "")
    QTest.keyClick(page.sheet, Key.Key_Delete, control)
    assert [one[2] for one in rows(wait(qtbot, desk))] == ["Microphones", "Talk"]
    at(page, 0, Column.WHAT)
    desk.undo()
    wait(qtbot, desk)
    assert page.sheet.currentIndex().row() == 1
    desk.redo()
    wait(qtbot, desk)
    at(page, 0, Column.WHAT)
    QTest.keyClick(page.sheet, Key.Key_Insert, control)
    assert [one[::2] for one in rows(wait(qtbot, desk))] == [(-15, "Microphones"), (0, ""), (10, "Talk")]
    assert page.sheet.currentIndex().row() == 1


def test_return_while_composing_neither_writes_nor_moves(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    at(page, 2, Column.WHAT)
    page.sheet.edit(page.sheet.currentIndex())
    editor = open_editor(page)
    editor.clear()
    QApplication.sendEvent(editor, QInputMethodEvent("はままつ", []))
    QTest.keyClick(editor, Key.Key_Return)
    assert (len(page.model.rows), page.sheet.currentIndex().row()) == (3, 2)
    assert rows(wait(qtbot, desk))[2] == (10, 20, "Talk")
    commit(editor, "浜松")
    QTest.keyClick(editor, Key.Key_Return)
    assert rows(wait(qtbot, desk))[2] == (10, 20, "浜松")


def test_typing_is_a_draft_before_the_cell_is_left_and_escape_takes_it_back(
    qtbot: QtBot, desk: Desk, page: RunPage
) -> None:
    at(page, 1, Column.CUE)
    page.sheet.edit(page.sheet.currentIndex())
    editor = open_editor(page)
    QTest.keyClicks(editor, "Flags")
    assert drafts(desk) == {("r2", "cue", "en"): "Flags"}
    QTest.keyClick(editor, Key.Key_Escape)
    wait(qtbot, desk)
    assert drafts(desk) == {}
    assert page.model.index(1, Column.CUE).data() == ""


def test_texts_are_written_in_the_language_chosen(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    page._languages.chosen.emit("ja")
    assert page.model.index(1, Column.WHAT).data() == "Welcome  [en]"
    at(page, 1, Column.WHAT)
    type_in(page, "歓迎")
    assert wait(qtbot, desk).run_of["s2"][1].what.texts == {"en": "Welcome", "ja": "歓迎"}


def test_tab_leaves_the_sheet_at_its_end(page: RunPage) -> None:
    page.activateWindow()
    page.sheet.setFocus()
    at(page, 2, Column.CUE)
    QTest.keyClick(page.sheet, Key.Key_Tab)
    assert page.sheet.currentIndex().column() == Column.CONTINGENCY
    assert page.sheet.focusNextPrevChild(True)
    assert page.sheet.currentIndex().row() == 2


def test_an_empty_run_of_show_offers_its_first_row(qtbot: QtBot, desk: Desk, page: RunPage) -> None:
    page.choose("s4")
    assert page._first.isVisible()
    page._first.click()
    assert rows(wait(qtbot, desk), "s4") == [(0, None, "")]
    assert not nameless(page)


def test_escape_goes_back_to_the_session(qtbot: QtBot, page: RunPage) -> None:
    with qtbot.waitSignal(page.followed) as told:
        QTest.keyClick(page, Key.Key_Escape)
    assert told.args == ["session", "s2"]


def test_a_session_without_a_time_counts_minutes_from_its_start() -> None:
    waiting = session("t", None, "", 60, "Archive")
    assert clock.shown(waiting, -10) == "−10"
    assert clock.offset_typed("+1:05", waiting, 0) == 65
    with pytest.raises(Refusal):
        clock.offset_typed("9:00", waiting, 0)


def test_after_midnight_the_clock_says_which_day() -> None:
    late = session("n", 0, "23:00", 120, "Night shift")
    assert clock.shown(late, 90) == "00:30 (Tue 10)"
    assert clock.offset_typed("0:30", late, 60) == 90
    assert clock.offset_typed("22:45", late, 0) == -15


@given(st.integers(-600, 600), st.integers(0, 23 * 60))
def test_every_row_can_be_typed_as_it_is_shown(offset: int, start: int) -> None:
    """Across midnight too."""
    held = session("x", 0, f"{start // 60:02}:{start % 60:02}", 60, "Held")
    assert clock.offset_typed(clock.editable(held, offset), held, offset) == offset


def test_a_row_without_minutes_lasts_until_the_next() -> None:
    held = session("x", 0, "10:00", 60, "Held")
    lines = [row("a", 0, None, "A"), row("b", 20, 5, "B"), row("c", 40, None, "C")]
    moments = [datetime(2026, 11, 9, 1, minute, tzinfo=UTC) for minute in (0, 19, 22, 30, 59)]
    assert [clock.current(lines, held, now) for now in moments] == ["a", "a", "b", "", "c"]


def test_a_lone_quotation_mark_is_no_quoted_cell() -> None:
    assert pasted('9:00\t5" screen\r\n') == [["9:00", '5" screen']]
    assert pasted("  \n") == []


def test_hostile_text_is_kept_and_makes_no_row_higher_than_it_may_be(
    qtbot: QtBot, desk: Desk, page: RunPage
) -> None:
    text = "<b>AT&T</b> \u202eright\u202c 𠮷 👩‍🚒 " + "long " * 2_000
    QGuiApplication.clipboard().setText(text)
    at(page, 1, Column.CUE)
    page.sheet.paste()
    assert wait(qtbot, desk).run_of["s2"][1].cue["en"] == " ".join(text.split())
    assert page.sheet.rowHeight(1) <= 140
    page.sheet.grab()


def test_a_cell_that_is_open_is_written_in_its_language_when_another_is_chosen(
    qtbot: QtBot, desk: Desk, page: RunPage
) -> None:
    at(page, 1, Column.WHAT)
    page.sheet.edit(page.sheet.currentIndex())
    commit(open_editor(page), "Cards")
    tongue.set("ja")
    (found,) = (one.what for one in wait(qtbot, desk).run_rows if one.id == "r2")
    assert (found["en"], found["ja"]) == ("Cards", "")
    assert page.model.language == "ja"


def test_the_page_speaks_another_language_at_once(page: RunPage) -> None:
    tongue.set("ja")
    QApplication.processEvents()
    heading = page.model.headerData(Column.INTERPRETER, Qt.Orientation.Horizontal)
    assert heading == "通訳者"
    assert page._facts.text().startswith("11月9日(月)")
    assert page.model.index(1, Column.ACTOR).data() == "見本 太郎"


def test_screen_readers_hear_column_value_and_that_a_cell_is_empty(page: RunPage) -> None:
    cells = QAccessible.queryAccessibleInterface(page.sheet)
    said = [cells.child(n).text(QAccessible.Text.Name) for n in range(cells.childCount())]
    assert "What, Welcome" in said
    assert "Vehicle, empty" in said
