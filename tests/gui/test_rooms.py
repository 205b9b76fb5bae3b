"""The switch between views: side by side, drawn together, folded into a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from visitplanner.gui.inspector.editors import Tick
from visitplanner.gui.parts.layout import Panes, row, side_by_side
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

SIDES = (
    ("all", "All"),
    ("delegation", "Delegation"),
    ("host", "Counterparts"),
    ("interpreter", "Interpreters"),
)


@pytest.fixture
def segments(qtbot: QtBot) -> Iterator[Segments]:
    """Four views, in a bar as wide as there is room."""
    bar = QWidget()
    qtbot.addWidget(bar)
    found = Segments(SIDES)
    found.choose("all")
    bar.setLayout(row(found, None))
    bar.resize(800, 60)
    bar.show()
    yield found
    bar.close()


def narrowed(segments: Segments, by: int) -> None:
    """Give the switch `by` pixels less than all its words need."""
    segments.window().resize(segments.sizeHint().width() - by, 60)
    QApplication.processEvents()


def test_segments_draw_together_then_fold_and_come_back(segments: Segments) -> None:
    buttons = list(segments._buttons.values())
    for by in (0, 4, 12 * len(buttons)):
        narrowed(segments, by)
        assert not segments.folded
        assert [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()] == []
    narrowed(segments, 12 * len(buttons) + 1)
    assert segments.folded
    assert segments.findChild(QComboBox).currentText() == "All"
    narrowed(segments, 0)
    assert not segments.folded


def test_the_list_chooses_tells_and_speaks(qtbot: QtBot, segments: Segments) -> None:
    narrowed(segments, 200)
    listed, told = segments.findChild(QComboBox), []
    segments.chosen.connect(told.append)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert (told, segments.key) == (["delegation"], "delegation")
    segments.choose("interpreter")
    assert listed.currentText() == "Interpreters"
    assert (listed.accessibleName(), listed.itemText(2)) == ("View", "Counterparts")
    tongue.set("it")
    QApplication.processEvents()
    assert (listed.accessibleName(), listed.itemText(2)) == ("Vista", "Interlocutori")


def test_a_screen_reader_chooses_and_hears_one_of_several(qtbot: QtBot, segments: Segments) -> None:
    told: list[str] = []
    segments.chosen.connect(told.append)
    host = QAccessible.queryAccessibleInterface(segments._buttons["host"])
    assert host.role() is QAccessible.Role.RadioButton
    actions = host.actionInterface()
    for _twice in range(2):
        actions.doAction(actions.actionNames()[0])
    assert told == ["host"]
    segments.choose("all")
    assert (segments.key, told) == ("all", ["host"])


def test_a_screen_reader_ticks(qtbot: QtBot) -> None:
    tick = Tick("May be quoted")
    qtbot.addWidget(tick)
    told: list[bool] = []
    tick.entered.connect(told.append)
    tick.show_value(True)
    actions = QAccessible.queryAccessibleInterface(tick).actionInterface()
    actions.doAction(actions.actionNames()[0])
    assert told == [False]


def test_segments_fold_where_the_type_grows(segments: Segments) -> None:
    narrowed(segments, 0)
    theme.use("light", 160)
    QApplication.processEvents()
    assert segments.folded
    theme.use("light", 100)
    QApplication.processEvents()
    assert not segments.folded


def test_panes_give_way_together_where_the_room_ends(qtbot: QtBot) -> None:
    left, right, third = QWidget(), QWidget(), QWidget()
    panes = side_by_side((left, 200, 300), (right, 400, 500), (third, 200, 200))
    qtbot.addWidget(panes)
    third.hide()
    panes.resize(900, 300)
    panes.show()
    assert isinstance(panes, Panes)
    assert (left.minimumWidth(), right.minimumWidth()) == (200, 400)
    theme.use("light", 160)
    panes.resize(601, 300)
    QApplication.processEvents()
    assert (left.width(), right.width()) == (200, 400)
    third.show()
    QApplication.processEvents()
    assert third.geometry().right() < panes.width()
    assert left.width() < 160


def test_a_label_keeps_its_type_when_its_role_changes(qtbot: QtBot) -> None:
    label = Label("Nothing", "sub", 15, bold=True)
    qtbot.addWidget(label)
    label.show()
    theme.use("light", 160)
    label.set_role("bad")
    assert (label.font().pixelSize(), label.font().bold()) == (24, True)


def test_the_sidebar_shows_icons_where_large_type_leaves_little_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 720)
    sidebar = window.workspace.sidebar
    whole = sidebar.width()
    assert sidebar._sections["people"].text()
    theme.use("light", 160)
    QApplication.processEvents()
    assert sidebar.width() < whole / 2
    people = sidebar._sections["people"]
    assert (people.text(), people.toolTip(), people.accessibleName()) == ("", "People", "People")
    assert sidebar._saved.toolTip() == sidebar._saved.text
    assert [one for one in sidebar.findChildren(Label) if one.isVisible()] == []
    theme.use("light", 100)
    QApplication.processEvents()
    assert (sidebar.width(), people.text()) == (whole, " People")
