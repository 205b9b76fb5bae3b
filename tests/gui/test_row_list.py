"""Lists of painted rows: headings are passed over by every key, and are nothing to act on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row

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


def test_a_heading_pressed_is_no_row(qtbot: QtBot, rows: RowList) -> None:
    heading = rows.rows.index(2)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(heading).center())
    assert rows.key in ("", "a")
