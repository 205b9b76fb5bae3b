"""History, bin, palette and pages over the sample visits: what they show is what was done."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import Evidence, Session
from visitplanner.gui import bin
from visitplanner.gui.bin import Bin
from visitplanner.gui.bookings.sheet import BookingSheet
from visitplanner.gui.first_run import FirstRun
from visitplanner.gui.history import History
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.palette import Palette
from visitplanner.gui.parts.buttons import ActionButton, Button
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, RowModel
from visitplanner.gui.tracks.sheet import TrackSheet
from visitplanner.gui.window import MainWindow
from visitplanner.operations import bookings, items, labels, practices, run_rows, sessions, tasks, tracks


def named(window: MainWindow, title: str) -> Session:
    """The session with that English title."""
    return next(one for one in window.desk.snapshot.sessions if title in one.title["en"])


def rows(parent: QWidget) -> list[Row]:
    """The rows of the list in `parent`."""
    return parent.findChild(RowList).rows.rows


def opened(window: MainWindow, kind: type[QWidget]) -> QWidget:
    """The window of that kind that is open beside the main one."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_the_bin_brings_back_what_was_deleted(qtbot: QtBot, window: MainWindow) -> None:
    lunch = named(window, "Lunch")
    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(labels.titled(labels.DELETE, lunch), items.delete, [lunch.id])
    window.commands["bin"].trigger()
    found = opened(window, Bin)
    qtbot.waitUntil(lambda: [str(row.title) for row in rows(found)] == [lunch.title["en"]])
    with qtbot.waitSignal(window.desk.visit_changed):
        qtbot.keyClick(found.findChild(RowList), Qt.Key.Key_Return)
    assert window.desk.snapshot.session[lunch.id] == lunch
    qtbot.waitUntil(lambda: rows(found) == [])
    bar = found.findChild(MessageBar)
    assert "Undo" in [button.text() for button in bar.findChildren(Button)]
    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(labels.titled(labels.MOVE, lunch), items.to_tray, lunch.id)
    assert not bar.isVisible()  # it would take back the move


def test_a_full_bin_shows_the_latest_and_its_filter_finds_the_others(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bin, "MOST", 2)
    gone = window.desk.snapshot.sessions[:4]
    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(labels.titled(labels.DELETE, gone[0]), items.delete, [one.id for one in gone])
    window.commands["bin"].trigger()
    found = opened(window, Bin)
    qtbot.waitUntil(lambda: [row.heading for row in rows(found)] == [False, False, True])
    assert rows(found)[-1].title == "2 more"
    shown = {row.key for row in rows(found)}
    hidden = next(one for one in gone if one.id not in shown)
    found.findChild(FilterLine).setText(hidden.title["en"].upper())
    assert hidden.id in [row.key for row in rows(found)]


def test_a_window_may_be_closed_before_its_answer_comes(qtbot: QtBot, window: MainWindow) -> None:
    for id in ("history", "bin", "pack"):
        window.commands[id].trigger()
        found = opened(window, QDialog)
        found.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(found)
        assert window.desk.settle()
        QCoreApplication.processEvents()  # what a late answer breaks is raised here


def test_deleted_visits_come_back_from_the_bin_of_the_library(qtbot: QtBot, window: MainWindow) -> None:
    window.show_library()
    lines = window.library.lines
    for line in lines:
        window.gestures.delete(line)
    qtbot.waitUntil(lambda: isinstance(window.front, FirstRun))
    front = window.front
    offer = next(one for one in front.findChildren(ActionButton) if one.accessibleName() == "Bin")
    qtbot.waitUntil(offer.isVisible)
    offer.click()
    found = opened(window, Bin)
    qtbot.waitUntil(lambda: {row.key for row in rows(found)} == {line.id for line in lines})
    assert any(line.startswith("Comes back with it: ") and "Session" in line for line in rows(found)[0].lines)
    qtbot.keyClick(found.findChild(RowList), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.front is window.library)
    assert [line in lines for line in window.library.lines] == [True]
    qtbot.waitUntil(lambda: len(rows(found)) == len(lines) - 1)
    next(one for one in found.findChildren(Button) if one.text() == "Undo").click()
    qtbot.waitUntil(lambda: len(rows(found)) == len(lines))


def test_the_bin_offers_what_a_record_needs_with_it(qtbot: QtBot, window: MainWindow) -> None:
    note = next(iter(window.desk.snapshot.practices.values()))
    row = next(one for one in window.desk.snapshot.evidence if one.practice == note.id)
    for operation, *args in ((practices.remove_row, Evidence, row.id), (practices.delete, note.id)):
        with qtbot.waitSignal(window.desk.visit_changed):
            window.desk.do(labels.titled(labels.DELETE, note), operation, *args)
    window.commands["bin"].trigger()
    found = opened(window, Bin)
    qtbot.waitUntil(lambda: [one.key for one in rows(found)] == [note.id, row.id])
    found.findChild(RowList).chosen.emit(row.id)
    qtbot.waitUntil(lambda: note.title["en"] in found.findChild(MessageBar).text)
    more = next(one for one in found.findChildren(Button) if one.text() == "Restore all of it")
    with qtbot.waitSignal(window.desk.visit_changed):
        more.click()
    assert row in window.desk.snapshot.evidence
    qtbot.waitUntil(lambda: rows(found) == [])


def test_the_history_tells_gestures_and_undos(qtbot: QtBot, window: MainWindow) -> None:
    debrief = named(window, "Debrief 1")
    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(
            labels.titled(labels.MOVE, debrief), items.move, debrief.id, date(2026, 11, 11), time(20, 5)
        )
    with qtbot.waitSignal(window.desk.undone):
        window.desk.undo()
    window.commands["history"].trigger()
    found = opened(window, History)
    qtbot.waitUntil(lambda: len(rows(found)) >= 3)
    told = [str(row.title) for row in rows(found) if not row.heading]
    assert told[:2] == ["Undone: Move “Debrief 1”", "Move “Debrief 1”"]


def test_the_history_of_a_session_says_from_what_to_what(qtbot: QtBot, window: MainWindow) -> None:
    debrief = named(window, "Debrief 1")
    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(labels.titled(labels.SET_TIMES, debrief), sessions.resize, debrief.id, 55)
    window.sheets.show_record_history("session", debrief.id)
    found = opened(window, History)
    qtbot.waitUntil(lambda: bool(rows(found)))
    first = next(row for row in rows(found) if not row.heading)
    assert str(first.title) == "Duration"
    assert first.lines == (f"{debrief.minutes} → 55",)
    assert found.windowTitle() == "History of “Debrief 1”"


def test_the_palette_goes_to_a_session_of_another_visit(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["search"].trigger()
    palette = opened(window, Palette)
    palette.words.setText("Parma")
    qtbot.waitUntil(lambda: any(row.key.startswith("session ") for row in rows(palette)))
    wanted = next(row for row in rows(palette) if row.key.startswith("session "))
    palette.list.go_to(wanted.key)
    with qtbot.waitSignal(window.desk.visit_changed, timeout=5000):
        qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.desk.snapshot.visit.code == "EU-2027-04"
    assert wanted.key.split()[1] in window.desk.snapshot.session


FOUND = ("run_row", "task", "booking", "track")


def test_the_palette_leads_to_what_stands_behind_a_programme(qtbot: QtBot, window: MainWindow) -> None:
    call, visit = named(window, "Debrief 1"), window.desk.snapshot.visit.id

    def stage(edit: Any) -> None:
        run_rows.add(edit, call.id, [{"what": "Zymurgy of gifts"}], "en")
        tasks.add(edit, visit, title="Zymurgy of glossaries", language="en", offset=-21)
        span = {"start": date(2026, 11, 11), "end": date(2026, 11, 12)}
        bookings.add(edit, visit, kind=BookingKind.VEHICLE, title="Zymurgy of coaches", language="en", **span)
        tracks.add(edit, visit, title="Zymurgy of experts", language="en")

    with qtbot.waitSignal(window.desk.visit_changed):
        window.desk.do(labels.titled(labels.CHANGE, call), stage)
    window.commands["search"].trigger()
    palette = opened(window, Palette)

    def follow(kind: str) -> Row:
        window.commands["search"].trigger()
        palette.words.setText("zymurgy")
        qtbot.waitUntil(lambda: len([row for row in rows(palette) if row.key.split()[0] in FOUND]) == 4)
        wanted = next(row for row in rows(palette) if row.key.startswith(f"{kind} "))
        palette.list.go_to(wanted.key)
        qtbot.keyClick(palette.words, Qt.Key.Key_Return)
        return wanted

    assert follow("run_row").beside == "Debrief 1"
    assert type(window.workspace.page).__name__ == "RunPage"
    follow("task")
    assert type(window.workspace.page).__name__ == "ChecklistPage"
    for kind, sheet in (("booking", BookingSheet), ("track", TrackSheet)):
        wanted = follow(kind)
        shown = opened(window, sheet)
        assert shown.form.record.id == wanted.key.split()[1]
        shown.close()


def test_the_palette_finds_kanji_and_runs_commands(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["search"].trigger()
    palette = opened(window, Palette)
    palette.words.setText("鎌倉")
    qtbot.waitUntil(lambda: any(row.key.startswith("session ") for row in rows(palette)))
    palette.words.setText("> people")
    qtbot.waitUntil(lambda: [row.key for row in rows(palette) if not row.heading] == ["> people"])
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert type(window.workspace.page).__name__ == "PeoplePage"


@pytest.mark.parametrize(
    ("section", "expected"),
    [("people", "Mario Rossi"), ("places", "Tokyo Station"), ("questions", "O1"), ("outcomes", "Parma")],
)
def test_the_pages_list_what_the_visit_has(
    qtbot: QtBot, window: MainWindow, section: str, expected: str
) -> None:
    window.commands[section].trigger()
    page = window.workspace.page
    shown = getattr(page, "view", page).list.rows
    qtbot.waitUntil(lambda: any(expected in row.spoken for row in shown.rows))
    page.filter.setText("no such words anywhere")
    assert shown.rows == []
    page.filter.setText(expected)
    assert all(row.heading or expected.casefold() in row.spoken.casefold() for row in shown.rows)


def follow(links: Any, beginning: str) -> None:
    """Press the link that begins so."""
    found = [one for one in links.findChildren(Link) if one.accessibleName().startswith(beginning)]
    found[-1].click()
    QApplication.processEvents()


def test_the_thread_leads_from_a_milestone_back_to_the_sentence_heard(
    qtbot: QtBot, window: MainWindow
) -> None:
    snapshot = window.desk.snapshot
    actions = {one.id: one for one in snapshot.actions}
    milestone = next(
        one for one in snapshot.milestones if one.action in actions and actions[one.action].observation
    )
    assert window.workspace.show_item("milestone", milestone.id)
    page = window.workspace.page
    follow(page.view.form.origin, actions[milestone.action].title["en"])
    assert page.current_record() == ("action", milestone.action)
    sentence = next(one for one in snapshot.observations if one.id == actions[milestone.action].observation)
    follow(page.view.form.origin, sentence.text["en"][:40])
    heard = window.workspace.page
    assert type(heard).__name__ == "ObservationsPage"
    assert heard.list.key == actions[milestone.action].observation


def test_f6_goes_round_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["people"].trigger()
    window.activateWindow()
    seen = []
    panes = window.workspace.panes()
    for _step in panes:
        window.commands["next_pane"].trigger()
        focus = window.focusWidget()
        seen.append(next(n for n, pane in enumerate(panes) if pane.isAncestorOf(focus)))
    assert sorted(seen) == list(range(len(panes)))


def test_rows_change_as_little_as_they_can(qtbot: QtBot) -> None:
    model = RowModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    counts = {"in": 0, "out": 0, "changed": 0}
    model.rowsInserted.connect(lambda _p, a, b: counts.__setitem__("in", counts["in"] + b - a + 1))
    model.rowsRemoved.connect(lambda _p, a, b: counts.__setitem__("out", counts["out"] + b - a + 1))
    model.dataChanged.connect(lambda *_: counts.__setitem__("changed", counts["changed"] + 1))
    model.fill([Row(str(n), f"row {n}") for n in range(10)])
    model.fill([Row(str(n), f"row {n}") for n in range(10) if n != 4])
    model.fill([Row(str(n), "row 3!" if n == 3 else f"row {n}") for n in range(10) if n != 4])
    assert counts == {"in": 10, "out": 1, "changed": 1}


def test_the_arrows_pass_headings(qtbot: QtBot) -> None:
    view = RowList()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    names = ("Coming", "a", "Past", "b", "c")
    view.fill(Row(name, name, heading=name.istitle()) for name in names)
    view.step(0)
    assert view.key == "a"
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(view, key)
    assert chosen == ["b"]
    assert view.key == "a"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.key == "c"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.key == "a"


def test_windows_beside_fit_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    for command in ("keys", "history", "preferences", "capture", "pack"):
        window.commands[command].trigger()
    beside = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    assert len(beside) == 5
    assert all(one.height() <= room.height() for one in beside)
