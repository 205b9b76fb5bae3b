"""A library that can only be read: nothing on any page takes typing or offers to change anything; reading goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW
from tests.gui.stocked import carry, press
from tests.gui.test_keys import views
from visitplanner.base.errors import Trouble
from visitplanner.base.settings import Settings
from visitplanner.gui.access import access
from visitplanner.gui.actions import Actions
from visitplanner.gui.board import keys
from visitplanner.gui.desk import Desk
from visitplanner.gui.first_run import Choice as Card
from visitplanner.gui.first_run import FirstRun
from visitplanner.gui.inspector.editors import Choice, Locking, Pick, Tick, Typed
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.writing import WritingArea
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

Key = Qt.Key
LOCKED = Trouble("locked", owner="another computer")


@pytest.fixture
def window(qtbot: QtBot, sample_library: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over the sample visit to Japan, while another program writes to the library."""
    writer = Library.open(sample_library, identity=Identity("w" * 32), now=NOW)
    desk = Desk(sample_library, tmp_path / "config", clock=lambda: NOW)
    found = MainWindow(desk, Settings(tmp_path / "config"), None)
    qtbot.addWidget(found)
    found.resize(1440, 900)
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    found.show()
    with qtbot.waitSignal(desk.visit_shown):
        desk.open_visit(next(line.id for line in found.library.lines if line.code == "JP-2026-11"))
    yield found
    found.close()
    writer.close(now=NOW)


def editing(page: QWidget) -> Iterable[str]:
    """The fields of `page` that would take another value of a record."""
    for one in page.findChildren(QWidget):
        if not (one.isVisible() and one.isEnabled()) or isinstance(one, FilterLine):
            continue
        typed = isinstance(one, QLineEdit | QPlainTextEdit | QAbstractSpinBox) and not one.isReadOnly()
        if isinstance(one, QComboBox):
            typed = not isinstance(one, Locking) or (one.writes and not one.locked)
        elif isinstance(one.parent(), QComboBox):
            typed = typed and getattr(one.parent(), "writes", True)
        elif isinstance(one, QCheckBox):
            typed = True
        if typed:
            yield f"{type(one).__name__} {one.accessibleName()}"


def test_no_page_takes_typing_and_no_key_does_anything(qtbot: QtBot, window: MainWindow) -> None:
    refused: list[object] = []
    window.desk.refused.connect(refused.append)
    window.commands["itinerary"].trigger()
    for view in views(qtbot, window):
        page = window.workspace.page
        assert not list(editing(page)), view
        for one in page.findChildren(QShortcut):
            where = one.parent()
            if (
                isinstance(where, QWidget)
                and where.isVisible()
                and one.key().toString() in ("N", "Del", "Space")
            ):
                one.activated.emit()
        assert window.desk.settle()
        assert not list(editing(page)), view
    assert not refused
    assert not window.desk.unsaved


def test_what_would_change_something_is_shut_and_says_why(window: MainWindow) -> None:
    for id in ("add", "new_visit", "dates", "undo", "capture"):
        assert not window.commands[id].isEnabled()
    assert "locked" not in access.said()
    assert window.commands["add"].toolTip() == access.said()
    assert window.workspace.topbar._add.toolTip() == access.said()
    for id in ("pack", "search", "history", "bin", "thread"):
        assert window.commands[id].isEnabled()


def test_the_programme_is_chosen_but_not_changed(qtbot: QtBot, window: MainWindow) -> None:
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    board, before = page.board, window.desk.snapshot
    session = next(entry.id for entry in page._entries if entry.kind == "session")
    page.choose(session)
    offered = {action.text().split("\t")[0]: action for action in keys.menu(board, page).actions()}
    assert [words for words, action in offered.items() if action.isEnabled()] == ["Run-of-show", "Copy"]
    assert offered["Delete"].toolTip() == access.said()
    box = board.sheet.rect(board.sheet.box(session)).center()
    for key in (Key.Key_Return, Key.Key_F2, Key.Key_N, Key.Key_Delete, Key.Key_L, Key.Key_U):
        QTest.keyClick(board, key)
    QTest.mouseDClick(board.viewport(), Qt.MouseButton.LeftButton, pos=box)
    press(board.viewport(), box)
    carry(board.viewport(), box + QPoint(40, 90))
    assert not board.pointer.active
    assert not board.findChildren(QLineEdit)
    assert window.desk.settle()
    assert window.desk.snapshot is before
    assert page.selected == session


def test_no_file_is_taken_where_it_is_let_go(window: MainWindow) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("photo.jpg")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for section in ("people", "practices"):
        window.commands[section].trigger()
        page = window.workspace.page
        for place in (window.workspace, page, getattr(page, "editor", page)):
            entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, files, button, none)
            entering.ignore()
            QApplication.sendEvent(place, entering)
            assert not entering.isAccepted(), (section, place)


def test_the_list_of_visits_opens_them_and_no_more(window: MainWindow) -> None:
    window.show_library()
    library = window.library
    assert [name for name, tool in library._tools.items() if tool.isEnabled()] == ["open"]
    for one in library.findChildren(QShortcut):
        if one.parent() is library.list:
            one.activated.emit()
    assert not [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()]


def test_the_first_screen_stays_shut_whenever_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    first = FirstRun(desk, Actions(window))
    qtbot.addWidget(first)
    qtbot.addWidget(window)
    desk.read_only = LOCKED
    first.show()
    cards = first.findChildren(Card)
    assert [(one.isEnabled(), one.toolTip()) for one in cards] == [(False, access.said())] * 2


def test_text_can_be_chosen_and_copied(qtbot: QtBot, desk: Desk) -> None:
    area = WritingArea(desk)
    qtbot.addWidget(area)
    area.show_text(("visit", "v", "summary", "en"), "Twelve people")
    assert not area.isReadOnly()
    desk.read_only = LOCKED
    assert area.isReadOnly()
    area.show_text(("visit", "v", "purpose", "en"), "To learn")
    assert area.isReadOnly()
    area.selectAll()
    area.copy()
    assert QGuiApplication.clipboard().text() == "To learn"
    desk.read_only = None
    assert not area.isReadOnly()


def test_what_was_being_typed_waits_until_it_can_be_written(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = list[object]()
    monkeypatch.setattr(desk, "write_text", lambda *text, **_then: written.append(text))
    monkeypatch.setattr(desk, "draft", lambda *_text: None)
    area, line = WritingArea(desk), Typed(str)
    line.entered.connect(written.append)
    for one in (area, line):
        qtbot.addWidget(one)
        one.show()
    area.show_text(("visit", "v", "summary", "en"), "")
    line.show_value("")
    for one in (area, line):
        QTest.keyClicks(one, "Twelve")
    desk.read_only = LOCKED
    for one in (area, line):
        one.leave()
    area.show_text(("visit", "v", "summary", "en"), "")
    assert (area.written(), line.text(), written) == ("Twelve", "Twelve", [])
    desk.read_only = None
    for one in (area, line):
        one.leave()
    assert written == [("visit", "v", "summary", "en", "Twelve"), "Twelve"]


def test_a_list_shows_its_value_and_copies_it(qtbot: QtBot, desk: Desk) -> None:
    choice = Choice(lambda: [("a", "First"), ("b", "Second")])
    pick, view = Pick(), Choice(lambda: [("a", "First"), ("b", "Second")], writes=False)
    entered: list[str] = []
    for one in (choice, pick, view):
        qtbot.addWidget(one)
        one.entered.connect(entered.append)
    choice.show_value("b")
    view.show_value("a")
    pick.show_value("a", [("a", "First"), ("b", "Second")])
    desk.read_only = LOCKED
    for key in (Key.Key_Up, Key.Key_F, Key.Key_F4):
        QTest.keyClick(choice, key)
        QTest.keyClick(pick, key)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert not choice.view().isVisible()
    assert (choice.currentData(), pick.currentData(), entered) == ("b", "a", [])
    QTest.keyClick(choice, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Second"
    assert (choice.isEnabled(), choice.toolTip(), view.toolTip()) == (True, access.said(), "")
    QTest.keyClick(view, Key.Key_Down)
    desk.read_only = None
    QTest.keyClick(choice, Key.Key_Up)
    assert entered == ["b", "a"]


def test_a_button_stays_shut_whoever_opens_it_and_opens_as_it_was_left(qtbot: QtBot, desk: Desk) -> None:
    button, tick, other = Button("Add", tip="N", writes=True), Tick("Done"), Button("Copy")
    for one in (button, tick, other):
        qtbot.addWidget(one)
    desk.read_only = LOCKED
    button.setEnabled(True)
    assert [one.isEnabled() for one in (button, tick, other)] == [False, False, True]
    assert (button.toolTip(), tick.toolTip(), other.toolTip()) == (access.said(), access.said(), "")
    tongue.set("it")
    assert button.toolTip() == access.said() != ""
    tick.setEnabled(False)
    desk.read_only = None
    assert [one.isEnabled() for one in (button, tick)] == [True, False]
    assert (button.toolTip(), tick.toolTip()) == ("N", "")
