"""People, notes and questions carried over from elsewhere onto a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from tests.gui.stocked import stock, wait
from visitplanner.base.settings import Settings
from visitplanner.domain.goers import goers
from visitplanner.domain.kinds import Part
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import threads
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.parts.carried import NOTE, PERSON, QUESTION, CarriedLine, carried
from visitplanner.gui.workspace import Workspace

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LINK = Qt.DropAction.LinkAction


@pytest.fixture
def workspace(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, tmp_path: Path) -> Iterator[Workspace]:
    host = QMainWindow()
    qtbot.addWidget(host)
    actions = Actions(host)
    found = Workspace(desk, actions, Settings(tmp_path / "config"))
    actions.bind({"itinerary": lambda: found.show_section("itinerary")})
    actions.allow(visit=True)
    host.setCentralWidget(found)
    host.resize(1430, 880)
    host.show()
    stock(qtbot, desk, sample_snapshot)
    found.show_section("itinerary")
    QApplication.processEvents()
    yield found
    host.hide()  # pages are loaded ahead while the workspace is shown
    wait(qtbot, desk)


def let_go(view: Any, id: str, mime: QMimeData) -> bool:
    """Carry `mime` over an item of a view and let go: whether it was taken."""
    at = view.visualRect(view._rows.place_of(id)).center()
    view.scrollTo(view._rows.place_of(id))
    at = view.visualRect(view._rows.place_of(id)).center()
    move = QDragMoveEvent(at, LINK, mime, LEFT, NONE)
    drop = QDropEvent(QPointF(at), LINK, mime, LEFT, NONE)
    for event in (QDragEnterEvent(at, LINK, mime, LEFT, NONE), move, drop):
        QApplication.sendEvent(view.viewport(), event)
    return drop.isAccepted()


def itinerary(workspace: Workspace) -> ItineraryPage:
    page = workspace.page
    assert isinstance(page, ItineraryPage)
    return page


def test_a_person_let_go_on_a_session_takes_part(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    page = itinerary(workspace)
    assert let_go(page.board, "s2", carried(PERSON, "mihon"))
    found = [(one.session, one.person, one.part) for one in wait(qtbot, desk).attendances]
    assert ("s2", "mihon", Part.SPEAKS) in found
    assert page.toast.text == "“Mihon Tarō” is now in “Open data platform demonstration”"
    assert page.selected == "s2"
    desk.undo()
    assert not [one for one in wait(qtbot, desk).attendances if one.session == "s2"]


def test_the_first_delegate_let_go_on_a_session_is_said_to_go_there_alone(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    page = itinerary(workspace)
    assert goers(wait(qtbot, desk), desk.snapshot.session["s2"]) is None
    assert let_go(page.board, "s2", carried(PERSON, "rossi"))
    assert goers(wait(qtbot, desk), desk.snapshot.session["s2"]) == {"rossi"}
    told = "Of the delegation, only “Mario Rossi” goes to “Open data platform demonstration” now"
    assert page.toast.text == told
    page.toast.tell(lambda: f"{told}, {told}, {told}")
    words = page.toast._text
    assert words.height() >= 2 * words.fontMetrics().height()
    assert words.height() >= words.heightForWidth(words.width())
    assert page.toast.rect().contains(words.geometry())
    page.toast.undo_wanted.emit()
    assert goers(wait(qtbot, desk), desk.snapshot.session["s2"]) is None


def test_a_note_let_go_on_a_session_of_list_or_tray_is_its_note(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    page = itinerary(workspace)
    assert let_go(page.tray.list, "t1", carried(NOTE, "p1"))
    page.show_mode("list")
    assert let_go(page.list, "s5", carried(NOTE, "p1"))
    assert {one.session for one in wait(qtbot, desk).session_practices} == {"s2", "t1", "s5"}


def test_questions_let_go_on_a_session_are_asked_there_in_one_gesture(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    page, before = itinerary(workspace), asked_at(wait(qtbot, desk))
    assert before == {"q1": "s2", "q2": ""}
    assert let_go(page.board, "s5", carried(QUESTION, "q1", "q2", "gone"))
    assert asked_at(wait(qtbot, desk)) == {"q1": "s5", "q2": "s5"}
    assert page.toast.text.startswith("2 questions are now asked in “")
    desk.undo()
    assert asked_at(wait(qtbot, desk)) == before
    assert let_go(page.board, "s4", carried(QUESTION, "q2"))
    assert asked_at(wait(qtbot, desk)) == {"q1": "s2", "q2": "s4"}
    assert let_go(page.board, "s4", carried(QUESTION, "gone")), "nothing comes of what is no more"
    assert asked_at(wait(qtbot, desk)) == {"q1": "s2", "q2": "s4"}


def asked_at(snapshot: Snapshot) -> dict[str, str]:
    return {one.id: one.session for one in snapshot.questions}


def test_a_question_of_a_session_is_pulled_from_its_line(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Any] = []
    monkeypatch.setattr(threads, "carry", lambda _source, form, ids, _picture: taken.append((form, ids)))
    page = itinerary(workspace)
    page.choose("s2")
    (line,) = page.inspector.findChildren(CarriedLine)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, NONE, QPoint(20, 5))
    for x in (21, 60, 90):
        at = QPointF(x, 8)
        move = QMouseEvent(QMouseEvent.Type.MouseMove, at, line.mapToGlobal(at), LEFT, LEFT, NONE)
        QApplication.sendEvent(line, move)
    qtbot.waitUntil(lambda: bool(taken))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, NONE, QPoint(90, 8))
    assert taken == [(QUESTION, ("q1",))]


def test_journeys_and_empty_ground_take_nobody(qtbot: QtBot, desk: Desk, workspace: Workspace) -> None:
    page = itinerary(workspace)
    before = wait(qtbot, desk)
    assert not let_go(page.board, "l1", carried(PERSON, "mihon"))
    assert not let_go(page.board, "s2", QMimeData())
    assert wait(qtbot, desk) == before


def test_resting_on_the_section_opens_it(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.show_section("people")
    mime = carried(PERSON, "mihon")
    button = workspace.sidebar._sections["itinerary"]
    QApplication.sendEvent(button, QDragEnterEvent(QPoint(9, 9), LINK, mime, LEFT, NONE))
    qtbot.waitUntil(lambda: isinstance(workspace.page, ItineraryPage))


def test_a_row_of_people_stands_for_the_person(desk: Desk, workspace: Workspace) -> None:
    workspace.show_section("people")
    page: Any = workspace.page
    page.choose("mihon")
    assert page.list.record_of(page.list.key) == "mihon"
