"""Lists of painted rows: headings are passed over by every key, and are nothing to act on."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visitplanner.domain.records import Term
from visitplanner.domain.wording import wording
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.wording.term_table import Sheet, TermTable

Key = Qt.Key


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    found = RowList()
    qtbot.addWidget(found)
    found.fill(
        [
            Row("coming", "Coming", heading=True),
            Row("a", "Rotterdam"),
            Row("past", "Past", heading=True),
            Row("b", "Tamana"),
        ]
    )
    found.resize(400, 400)
    found.show()
    found.go_to("a")
    return found


@pytest.mark.parametrize(
    ("start", "keys", "reached"),
    [
        ("a", [Key.Key_Down], "b"),
        ("a", [Key.Key_Down, Key.Key_Up], "a"),
        ("a", [Key.Key_Up], "a"),
        ("b", [Key.Key_Down], "b"),
        ("b", [Key.Key_Home], "a"),
        ("a", [Key.Key_End], "b"),
        ("b", [Key.Key_PageUp], "a"),
    ],
)
def test_keys_pass_over_headings(
    qtbot: QtBot, rows: RowList, start: str, keys: list[Key], reached: str
) -> None:
    rows.go_to(start)
    for key in keys:
        qtbot.keyClick(rows, key)
    assert rows.key == reached
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, Key.Key_Return)
    assert chosen.args == [reached]


def test_a_row_that_moves_stays_current_without_another_in_between(rows: RowList) -> None:
    told: list[str] = []
    rows.current.connect(told.append)
    rows.fill([Row("past", "Past", heading=True), Row("b", "Tamana"), Row("a", "Rotterdam")])
    assert (rows.key, told) == ("a", [])
    rows.fill([Row("past", "Past", heading=True), Row("b", "Tamana")])
    assert told == [rows.key]


def test_a_heading_pressed_is_no_row(qtbot: QtBot, rows: RowList) -> None:
    heading = rows.rows.index(2)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(heading).center())
    assert rows.key in ("", "a")


LONG = "Which procedure was dropped when the portable city hall began, and who decided that?"
PILLS = (Tag("Must"), Tag("Answered", "ok", "check"))


def heights(rows: RowList, width: int, *shown: Row) -> list[int]:
    rows.fill(shown)
    rows.resize(width, 600)
    rows.doItemsLayout()
    return [rows.visualRect(rows.rows.index(n)).height() for n in range(len(shown))]


@pytest.mark.parametrize("right", [{"tags": PILLS}, {"trailing": "16 September 2026 or earlier"}])
def test_in_a_narrow_list_the_title_keeps_its_room(
    qtbot: QtBot, rows: RowList, right: dict[str, Any]
) -> None:
    plain, narrow = heights(rows, 300, Row("a", LONG), Row("b", LONG, **right))
    foot = narrow - plain
    assert 0 < foot < 40, "what is at the right has a line of its own, and the title loses none"
    one, other = heights(rows, 1200, Row("a", LONG), Row("b", LONG, **right))
    assert one == other, "where there is room it stands beside the title"
    assert heights(rows, 300, Row("b", "Brno", **right)) == heights(rows, 300, Row("a", "Brno"))


def test_pills_that_need_more_than_a_line_have_another(qtbot: QtBot, rows: RowList) -> None:
    few, many = heights(rows, 260, Row("a", LONG, tags=PILLS), Row("b", LONG, tags=PILLS * 3))
    assert many > few


def test_lines_under_the_title_use_the_whole_width(qtbot: QtBot, rows: RowList) -> None:
    plain, tagged = heights(
        rows, 700, Row("a", "Brno", lines=(LONG,)), Row("b", "Brno", lines=(LONG,), tags=PILLS)
    )
    assert plain == tagged


def test_a_row_that_was_expected_becomes_the_current_one_when_it_comes_back(rows: RowList) -> None:
    every = (Row("a", "Rotterdam"), Row("b", "Tamana"), Row("c", "Parma"))
    rows.fill(every)
    rows.expect(frozenset("a"))  # it is there: only its title is undone
    rows.go_to("c")
    rows.fill(every[1:])
    rows.fill(every)
    assert rows.key == "c"
    rows.fill(every[1:])
    rows.expect(frozenset("a"))
    rows.fill(every[1:])  # what is read later is filled in later
    assert rows.key == "c"
    rows.fill(every)
    assert rows.key == "a"
    rows.go_to("b")
    rows.fill(every[1:])
    rows.fill(every)
    assert rows.key == "b"


def test_a_term_that_was_expected_becomes_the_current_one(qtbot: QtBot) -> None:
    table = TermTable()
    qtbot.addWidget(table)
    terms = [Term(id=id, space=id, name=wording("en", en=id)) for id in "abc"]
    table.fill(Sheet(terms[1:], ["en"]))
    table.expect(frozenset("a"))
    table.go_to("c")
    table.fill(Sheet(terms, ["en"]))
    assert table.key == "a"


def test_a_current_row_in_sight_stays_there_when_something_opens_above(rows: RowList) -> None:
    rows.go_to("b")
    below = rows.visualRect(rows.currentIndex()).bottom()
    rows.resize(400, below - 10)
    assert rows.visualRect(rows.currentIndex()).bottom() < rows.viewport().height()
