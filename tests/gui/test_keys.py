"""Every screen by keyboard: the way back to the list, the panes, what is deleted and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.controls import nameless, said_twice
from visitplanner.gui.actions import SECTIONS
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.window import MainWindow

Key = Qt.Key


def views(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """Bring every page to the front, and every view that its segments offer, filled; say which is shown."""
    for section in SECTIONS:
        window.commands[section].trigger()
        segments = getattr(window.workspace.page, "segments", None)
        for n, one in enumerate(segments.findChildren(QAbstractButton) if segments else [None]):
            if one is not None:
                one.click()
            assert window.desk.settle()
            qtbot.wait(30)
            yield f"{section} {n}"


def controls(page: QWidget) -> Iterable[QWidget]:
    """What Tab comes to in a page, one of each sort."""
    found = {
        type(one): one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    return found.values()


def lines_of(page: QWidget) -> list[FilterLine]:
    """The filter that a page shows, if it has one."""
    return [one for one in page.findChildren(FilterLine) if one.isVisible()]


def esc_goes_back_to_the_main_part(window: MainWindow, view: str) -> None:
    """From everything that Tab comes to."""
    page = window.workspace.page
    page.take_focus()
    home = window.focusWidget()
    for one in controls(page):
        one.setFocus()
        began = window.focusWidget()
        assert began is not None
        QTest.keyClick(began, Key.Key_Escape)
        assert window.focusWidget() is home, f"{view}: {type(one).__name__} {one.accessibleName()}"


def f6_comes_round_to_every_pane(window: MainWindow, view: str) -> None:
    """To the sidebar, and to a pane of the page."""
    workspace, seen = window.workspace, []
    for _step in range(6):
        window.commands["next_pane"].trigger()
        focus = window.focusWidget()
        assert focus is not None
        seen += [pane for pane in workspace.panes() if pane is focus or pane.isAncestorOf(focus)]
    assert any(pane not in (workspace.sidebar, workspace.topbar) for pane in seen), view
    assert workspace.sidebar in seen, view


def the_filter_is_reached_by_a_key_and_leads_on(window: MainWindow, view: str) -> None:
    """From the main part and back to it."""
    page = window.workspace.page
    for line in lines_of(page):
        page.take_focus()
        home = window.focusWidget()
        assert home is not None
        for key in (Key.Key_Down, Key.Key_Return, Key.Key_Enter, Key.Key_Escape):
            QTest.keyClick(home, Key.Key_Slash)
            assert window.focusWidget() is line, view
            QTest.keyClick(line, key)
            assert window.focusWidget() is home, f"{view}: {key}"


def test_every_view_is_complete_by_keyboard_and_named(qtbot: QtBot, window: MainWindow) -> None:
    filters = 0
    for view in views(qtbot, window):
        esc_goes_back_to_the_main_part(window, view)
        f6_comes_round_to_every_pane(window, view)
        the_filter_is_reached_by_a_key_and_leads_on(window, view)
        assert not nameless(window), view
        assert not said_twice(window), view
        filters += len(lines_of(window.workspace.page))
    assert filters >= 14


def test_esc_empties_the_filter_before_it_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["people"].trigger()
    qtbot.waitUntil(lambda: bool(window.workspace.page.list.key))
    page = window.workspace.page
    QTest.keyClick(page.list, Key.Key_Slash)
    QTest.keyClicks(page.filter, "nobody at all")
    assert not page.list.key
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert (page.filter.text(), page.filter.hasFocus()) == ("", True)
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert page.list.hasFocus()
    assert page.list.key


def test_the_library_is_filtered_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["visits"].trigger()
    (line,) = lines_of(window.library)
    assert window.library.list.hasFocus()
    QTest.keyClick(window.library.list, Key.Key_Slash)
    QTest.keyClicks(line, "JP")
    QTest.keyClick(line, Key.Key_Down)
    assert window.library.list.hasFocus()
    assert window.library.line(window.library.list.key).code.startswith("JP")
    QTest.keyClick(window.library.list, Key.Key_Slash)
    assert line.selectedText() == "JP"
    line.setText("ｊｐ")  # as an input method leaves it
    assert window.library.line(window.library.list.key).code.startswith("JP")


def test_f2_edits_from_anywhere_in_a_page(window: MainWindow, qtbot: QtBot) -> None:
    for section in ("people", "practices", "places"):
        window.commands[section].trigger()
        page = window.workspace.page
        qtbot.waitUntil(lambda page=page: bool(page.list.key))
        (line,) = lines_of(page)
        line.setFocus()
        QTest.keyClick(line, Key.Key_F2)
        focus = window.focusWidget()
        assert focus not in (line, page.list), section
        assert page.isAncestorOf(focus), section


def test_what_is_brought_back_is_the_current_one_again(qtbot: QtBot, window: MainWindow) -> None:
    def walked(action: str) -> None:
        with qtbot.waitSignal(window.desk.undone):
            window.commands[action].trigger()
        assert window.desk.settle()
        qtbot.wait(30)

    for view in ("people", "questions", "observations", "files", "protocol"):
        window.commands[view].trigger()
        assert window.desk.settle()
        qtbot.wait(30)
        page = window.workspace.page
        deletes = [one for one in page.findChildren(QShortcut) if one.key().toString() == "Del"]
        found = [(one, one.parent()) for one in deletes if one.parent().isVisible()]
        delete, rows = found[0]
        listed = list(rows.listed())
        rows.go_to(key := listed[1])
        delete.activated.emit()
        assert window.desk.settle()
        qtbot.wait(30)
        assert rows.key in (listed[0], listed[2]), view
        rows.go_to(listed[-1])
        walked("undo")
        assert rows.key == key, view
        walked("redo")
        assert rows.key in (listed[0], listed[2]), view
        walked("undo")
        assert rows.key == key, view


def test_items_that_are_brought_back_are_chosen_again(qtbot: QtBot, window: MainWindow) -> None:
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    gone = [entry for entry in page._entries if entry.kind == "session"][3:5]
    other = page._entries[-1].id
    page._choose(tuple(one.id for one in gone))
    page.changes.delete(gone)
    qtbot.waitUntil(lambda: page.selected not in {one.id for one in gone})
    page.choose(other)
    with qtbot.waitSignal(window.desk.undone):
        window.desk.undo()
    assert set(page._chosen) == {one.id for one in gone}
    with qtbot.waitSignal(window.desk.undone):
        window.desk.redo()
    assert page.selected not in {one.id for one in gone}


def test_a_visit_that_is_brought_back_is_the_current_one_again(qtbot: QtBot, window: MainWindow) -> None:
    desk, visits = window.desk, window.library.list
    window.commands["visits"].trigger()
    assert desk.settle()
    qtbot.wait(30)
    key, *others = visits.listed()
    visits.go_to(key)
    with qtbot.waitSignal(desk.library_changed):
        window.library._tools["delete"].click()
    visits.go_to(others[-1])
    with qtbot.waitSignal(desk.library_changed):
        desk.undo()
    assert visits.key == key
