"""The main window over a real library: first run, library, workspace, and what it says when something is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.base.settings import Settings
from visitplanner.gui.desk import Desk, thread
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.new_visit import VisitForm
from visitplanner.gui.saved import SavedIndicator
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.operations import cooperations, fields, labels, milestones, visits
from visitplanner.store import layout
from visitplanner.store.library import Library


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    """Make main windows over the library of this test; closed at the end."""
    made: list[MainWindow] = []

    def make(*, opened: bool = True) -> MainWindow:
        desk = Desk(tmp_path / "library", tmp_path / "config", clock=lambda: NOW)
        window = MainWindow(desk, Settings(tmp_path / "config"), None)
        made.append(window)
        window.resize(1280, 800)
        window.show()
        if opened:
            with qtbot.waitSignal(desk.library_changed):
                desk.open()
        else:
            desk.open()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def make_visit(qtbot: QtBot, window: MainWindow, title: str = "Hamamatsu", code: str = "") -> str:
    """A visit of five days in the library."""
    found: list[str] = []
    window.desk.do(
        Phrase(labels.ADD_VISIT, {"title": title}), visits.create, title=title, language="en", code=code,
        start=date(2026, 11, 9), end=date(2026, 11, 13), zone="Asia/Tokyo", home_zone="Europe/Rome", then=found.append,
    )  # fmt: skip
    with qtbot.waitSignal(window.desk.library_changed):
        window.desk.read_library()
    return found[0]


def form_of(window: MainWindow) -> VisitForm:
    """The form that is open."""
    return next(form for form in window.findChildren(VisitForm) if form.isVisible())


def message(window: MainWindow) -> str:
    """What the message bar says ("" when it is hidden)."""
    return window.bar.text if window.bar.isVisible() else ""


def focus(qtbot: QtBot, window: MainWindow) -> None:
    """Bring the window to the front with the list of visits in focus."""
    window.activateWindow()
    window.library.list.setFocus()
    qtbot.waitUntil(window.library.list.hasFocus)


def saved_words(window: MainWindow) -> str:
    """What the window says about saving."""
    return window.library.findChild(SavedIndicator).text


def test_the_first_screen_leads_to_a_new_visit(qtbot: QtBot, windows: Any) -> None:
    window = windows()
    assert type(window.front).__name__ == "FirstRun"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    form = form_of(window)
    form.fields["title"].editor.setText("Tamana")
    form.fields["zone"].editor.setText("Mars/Olympus")
    form.save.click()
    qtbot.waitUntil(lambda: form.fields["zone"].refused)
    form.fields["zone"].editor.setText("Asia/Tokyo")
    with qtbot.waitSignal(window.desk.visit_changed):
        form.save.click()
    assert window.workspace_shown
    assert not form.isVisible()
    assert "Tamana" in window.windowTitle()


def test_the_sample_visits_come_with_their_board_and_go_again(qtbot: QtBot, windows: Any, monkeypatch: Any) -> None:
    window = windows()
    monkeypatch.setattr("visitplanner.operations.samples.loading.load_photos", lambda *_args, **_more: None)
    with qtbot.waitSignal(window.desk.visit_changed, timeout=20_000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.snapshot.visit.code == "JP-2026-11"
    assert window.workspace_shown
    with qtbot.waitSignal(window.desk.visit_gone, timeout=20_000):
        window.gestures.remove_samples()
    qtbot.waitUntil(lambda: type(window.front).__name__ == "FirstRun")


def test_the_demonstration_of_warnings_opens_by_its_command(qtbot: QtBot, windows: Any, monkeypatch: Any) -> None:
    window = windows()
    monkeypatch.setattr("visitplanner.operations.samples.loading.load_photos", lambda *_args, **_more: None)
    with qtbot.waitSignal(window.desk.visit_changed, timeout=20_000):
        window.desk.read_library()  # a list without them is still under way
        window.commands["warnings"].trigger()
    assert window.desk.snapshot.visit.code == "JP-2026-11-TRAPS"
    assert window.workspace_shown


def test_a_visit_is_opened_renamed_copied_and_deleted_from_the_keyboard(qtbot: QtBot, windows: Any) -> None:
    window = windows()
    visit = make_visit(qtbot, window, "Umeå")
    window.desk.do(Phrase("Translate"), fields.write_text, "visit", visit, "title", "ja", "ウメオ")
    visits_list = window.library.list
    qtbot.keyClick(visits_list, Qt.Key.Key_F2)
    form_of(window).fields["title"].editor.setText("Umeå & Gdańsk")
    with qtbot.waitSignal(window.desk.library_changed):
        qtbot.keyClick(form_of(window), Qt.Key.Key_Return)
    assert [line.title["en"] for line in window.library.lines] == ["Umeå & Gdańsk"]
    focus(qtbot, window)
    with qtbot.waitSignal(window.desk.library_changed):
        qtbot.keyClick(visits_list, Qt.Key.Key_Delete)
    assert type(window.front).__name__ == "FirstRun"
    assert "Umeå & Gdańsk" in message(window)
    tongue.set("ja")
    qtbot.waitUntil(lambda: "ウメオ" in message(window))
    tongue.set("en")
    with qtbot.waitSignal(window.desk.library_changed):
        window.commands["undo"].trigger()
    focus(qtbot, window)
    qtbot.keyClick(visits_list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.desk.visit_changed):
        form_of(window).save.click()
    assert window.desk.snapshot.visit.start == date(2027, 11, 8)
    with qtbot.waitSignal(window.desk.library_changed):
        window.commands["visits"].trigger()
    assert len(window.library.lines) == 2
    with qtbot.waitSignal(window.desk.visit_changed):
        qtbot.keyClick(visits_list, Qt.Key.Key_Return)
    assert window.workspace_shown


def test_a_full_disk_is_said_calmly_until_it_is_over(qtbot: QtBot, windows: Any, monkeypatch: Any) -> None:
    window = windows()
    visit = make_visit(qtbot, window)
    monkeypatch.setattr(thread, "RETRY_SECONDS", 0.05)
    real, failures = Library.edit, [Trouble("full"), Trouble("full")]

    def failing(self: Library, *args: Any, **more: Any) -> Any:
        if failures:
            raise failures.pop()
        return real(self, *args, **more)

    monkeypatch.setattr(Library, "edit", failing)
    said = []
    window.desk.troubled.connect(lambda _trouble: said.append((message(window), saved_words(window))))
    with qtbot.waitSignal(window.desk.recovered):
        window.desk.do(Phrase(labels.RENAME, {"title": "x"}), visits.rename, visit, "en", "Kamakura")
    assert all("disk is full" in text and words == "Not saved" for text, words in said)
    qtbot.waitUntil(lambda: saved_words(window).startswith("Saved"))
    assert "saved again" in message(window)


def test_closing_asks_while_something_cannot_be_saved(qtbot: QtBot, windows: Any, monkeypatch: Any) -> None:
    window = windows()
    visit = make_visit(qtbot, window)
    real = Library.edit
    monkeypatch.setattr(Library, "edit", lambda *_args, **_more: (_ for _ in ()).throw(Trouble("full")))
    monkeypatch.setattr(window.desk, "settle", lambda timeout=0.2: window.desk._thread.wait(0.2))
    window.desk.do(Phrase(labels.RENAME, {"title": "x"}), visits.rename, visit, "en", "Kamakura")
    asked = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)
    assert not window.close()
    assert asked == ["The last changes could not be saved."]
    monkeypatch.setattr(Library, "edit", real)
    with qtbot.waitSignal(window.desk.recovered):
        window.desk.try_again()


def test_a_second_window_reads_and_says_why(qtbot: QtBot, windows: Any, tmp_path: Path) -> None:
    first = windows()
    make_visit(qtbot, first)
    second = windows()
    assert "Another visitplanner is writing" in message(second)
    assert saved_words(second) == "Reading only"
    assert not second.commands["new_visit"].isEnabled()
    with qtbot.waitSignal(second.desk.visit_changed):
        qtbot.keyClick(second.library.list, Qt.Key.Key_Return)
    assert not second.commands["add"].isEnabled()


def test_a_damaged_library_offers_its_newest_backup(qtbot: QtBot, windows: Any, tmp_path: Path) -> None:
    window = windows()
    make_visit(qtbot, window)
    window.close()
    damage(layout.database(tmp_path / "library"))
    window = windows(opened=False)
    qtbot.waitUntil(lambda: type(window.front).__name__ == "TroublePage", timeout=10_000)
    assert "damaged" in window.front.text
    with qtbot.waitSignal(window.desk.library_changed, timeout=10_000):
        window.front.restore.click()
    assert [line.title["en"] for line in window.library.lines] == ["Hamamatsu"]
    assert window.front is window.library


def test_a_newer_library_is_not_touched(qtbot: QtBot, windows: Any, tmp_path: Path) -> None:
    window = windows()
    window.close()
    path = layout.database(tmp_path / "library")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    window = windows(opened=False)
    qtbot.waitUntil(lambda: type(window.front).__name__ == "TroublePage", timeout=10_000)
    assert "newer version" in window.front.text
    assert not window.front.restore.isVisible()
    assert path.read_bytes() == before


def damage(path: Path) -> None:
    """Overwrite the middle of a database."""
    content = bytearray(path.read_bytes())
    for at in range(4096, len(content)):
        content[at] ^= 0x5A
    path.write_bytes(content)
    for beside in layout.companions(path):
        beside.unlink(missing_ok=True)


def test_another_visit_of_the_cooperation_opens_and_one_comes_back(qtbot: QtBot, windows: Any) -> None:
    window = windows()
    first, second = make_visit(qtbot, window, "There", "JP-1"), make_visit(qtbot, window, "Back", "EU-1")
    milestone = held_together(window, first, second)
    with qtbot.waitSignal(window.desk.visit_changed):
        window.open_visit(first)
    assert not window.commands["before"].isVisible()
    window.workspace.show_item("cooperation", window.desk.snapshot.cooperation.id)
    links = window.workspace.page.view.form
    qtbot.waitUntil(lambda: len(links.visits.findChildren(Link)) == 2)
    with qtbot.waitSignal(window.desk.visit_changed):
        next(one for one in links.visits.findChildren(Link) if "Back" in one.text()).click()
    assert window.desk.snapshot.visit.id == second
    assert type(window.workspace.page).__name__ == "ItineraryPage"
    way_back = window.workspace.sidebar._way_back
    assert way_back.isVisible()
    assert "JP-1" in way_back.text()
    with qtbot.waitSignal(window.desk.visit_changed):
        way_back.click()
    assert window.desk.snapshot.visit.id == first
    qtbot.waitUntil(lambda: window.workspace.page.current_record() == ("cooperation", links.record.id))
    with qtbot.waitSignal(window.desk.visit_changed):
        next(one for one in links.milestones.findChildren(Link) if "Signed" in one.text()).click()
    assert window.desk.snapshot.visit.id == second
    assert window.workspace.page.current_record() == ("milestone", milestone)
    with qtbot.waitSignal(window.desk.visit_changed):
        qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.snapshot.visit.id == first
    with qtbot.waitSignal(window.desk.library_changed):
        window.show_library()
    with qtbot.waitSignal(window.desk.visit_changed):
        window.open_visit(second)
    assert not window.commands["before"].isVisible(), "who chose it in the list came from nowhere"
    assert not way_back.isVisible()


def held_together(window: MainWindow, first: str, second: str) -> str:
    """A cooperation of both visits, and a milestone of the second."""
    found: list[str] = []

    def hold(edit: Any) -> str:
        cooperation = cooperations.add(edit, first, title="Both", language="en")
        cooperations.join(edit, cooperation, second)
        return milestones.add(edit, second, title="Signed", language="en")

    window.desk.do(Phrase(labels.ADD, {"title": "Both"}), hold, then=found.append)
    window.desk.settle()
    QApplication.processEvents()
    return found[0]
