"""The golden thread on the screen: the panel follows the record in front, walks, fills gaps; the trace table copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW, VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from visitplanner.base.settings import Settings
from visitplanner.domain.records import Action, Answer, Milestone, Objective, Observation, TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.thread.panel import ThreadPanel
from visitplanner.gui.thread.trace import NARROWEST, TraceTable
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

OWN = {"space": VISIT, "visit": VISIT}


def threaded(snapshot: Snapshot) -> Snapshot:
    """A whole chain from O1 to a milestone; Q2 has no answer, O2 no question."""
    return replace(
        snapshot,
        objectives=(
            *snapshot.objectives,
            Objective(id="o2", number=2, text=wording("en", en="Silent"), **OWN),
        ),
        observations=(
            Observation(
                id="b1", session="s2", taken_at=NOW, zone="Asia/Tokyo", text=wording("en", en="=Paid"), **OWN
            ),
        ),
        answers=(Answer(id="a1", space=VISIT, question="q1", observation="b1"),),
        decisions=(TransferDecision(id="d1", practice="p1", observations=("b1",), **OWN),),
        actions=(Action(id="x1", decision="d1", title=wording("en", en="List"), **OWN),),
        milestones=(Milestone(id="m1", space=VISIT, action="x1", title=wording("en", en="Approved")),),
    )


@pytest.fixture
def stocked(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[Desk]:
    stock(qtbot, desk, threaded(sample_snapshot))
    yield desk
    desk.settle()


@pytest.fixture
def panel(qtbot: QtBot, stocked: Desk) -> ThreadPanel:
    found = ThreadPanel(stocked)
    qtbot.addWidget(found)
    found.resize(320, 800)
    found.show()
    return found


def keys(panel: ThreadPanel) -> list[str]:
    return [row.key for row in panel.list.rows.rows]


CHAIN = [
    "objective o1", "question q1", "session s2", "observation b1", "transfer_decision d1", "action x1",
    "milestone m1", "practice_note p1",
]  # fmt: skip


def test_the_same_chain_from_every_link(panel: ThreadPanel) -> None:
    for key in CHAIN[:1] + CHAIN[2:7]:
        panel.show_record(*key.split(" "))
        assert set(CHAIN[1:]) <= set(keys(panel)), key
        here = [row.key for row in panel.list.rows.rows if any(tag.text == "Here" for tag in row.tags)]
        assert here == [panel.list.key] == [key]
    panel.show_record("question", "q1")
    assert keys(panel) == CHAIN


def test_gaps_say_what_is_missing_and_enter_fills_them(
    qtbot: QtBot, stocked: Desk, panel: ThreadPanel
) -> None:
    panel.show_record("question", "q2")
    said = {row.key: row.spoken for row in panel.list.rows.rows}
    assert said["gap session"] == "Not placed, Session · Enter chooses a session"
    assert said["gap observation"] == "No answer yet, Observation · Enter types the answer"
    assert said["gap milestone"] == "No milestone yet, Milestone"
    wanted: list[Any] = []
    panel.filling_wanted.connect(lambda *what: wanted.append(what))
    panel.list.chosen.emit("gap observation")
    panel.list.chosen.emit("gap milestone")
    assert wanted == [("observation", "question", "q2")]
    panel.show_record("objective", "o2")
    followed: list[Any] = []
    panel.followed.connect(lambda *what: followed.append(what))
    panel.list.chosen.emit("gap question")
    added = max(wait(qtbot, stocked).questions, key=lambda one: one.number)
    assert (added.objective, followed) == ("o2", [("question", added.id)])


def test_decisions_actions_and_milestones_are_made_where_they_are_missing(
    qtbot: QtBot, stocked: Desk, panel: ThreadPanel
) -> None:
    def empty(edit: Any) -> None:
        for kind, id in ((Milestone, "m1"), (Action, "x1"), (TransferDecision, "d1")):
            edit.delete(kind, id)

    from visitplanner.base.phrases import Phrase

    stocked.do(Phrase("Test"), empty)
    wait(qtbot, stocked)
    panel.show_record("observation", "b1")
    for step in ("transfer_decision", "action", "milestone"):
        panel.list.chosen.emit(f"gap {step}")
        wait(qtbot, stocked)
        assert panel.list.key.startswith(step)
    found = wait(qtbot, stocked)
    assert found.decisions[0].observations == ("b1",)
    assert found.milestones[0].action == found.actions[0].id
    assert found.actions[0].decision == found.decisions[0].id


def test_alt_and_arrows_walk_and_come_back_the_same_way(panel: ThreadPanel) -> None:
    panel.show_record("question", "q1")
    walked: list[str] = []
    panel.followed.connect(lambda _kind, id: walked.append(id))
    for keys_pressed in ("Alt+Right", "Alt+Left", "Alt+Left"):
        press(panel, keys_pressed)
    assert walked == ["s2", "q1", "o1"]
    for _ in range(8):
        panel.go_forth()
    assert walked[-1] == "m1"
    panel.go_back()
    assert walked[-1] == "x1"
    assert panel._crumbs.count() == 3


def test_what_is_not_on_the_thread_says_what_is(panel: ThreadPanel) -> None:
    panel.show_record("leg", "l1")
    assert panel._nothing.isVisible()
    assert not keys(panel)
    panel.show_record("session", "s1")
    assert [row.spoken for row in panel.list.rows.rows][:2] == [
        "Nobody asks here yet, Question", "Courtesy call on the mayor, Session · Mon 9 Nov 09:00, Here",
    ]  # fmt: skip
    tongue.set("ja")
    assert not nameless(panel)


def test_the_table_has_rows_gaps_and_a_copy_for_spreadsheets(qtbot: QtBot, stocked: Desk) -> None:
    table = TraceTable(stocked)
    qtbot.addWidget(table)
    table.resize(1200, 600)
    table.show()
    model = table.model
    texts = [[model.data(model.index(row, n)) for n in range(8)] for row in range(model.rowCount())]
    assert [row[0][:2] + row[1][:2] for row in texts] == ["O1Q1", "O1Q2", "O2No"]
    assert texts[1][2:] == ["Not placed", *["–"] * 5]
    table.gaps.click()
    assert model.rowCount() == 2
    table.gaps.click()
    table.filter_by("Appróved")
    assert model.rowCount() == 1
    table.copy_all()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "Objective"
    assert line.split("\t")[3] == "'=Paid"
    table.table.setCurrentIndex(model.index(0, 6))
    assert table.current_record() == ("milestone", "m1")
    followed: list[Any] = []
    table.followed.connect(lambda *what: followed.append(what))
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert followed == [("milestone", "m1")]
    assert not nameless(table)


def test_columns_share_the_room_and_can_be_left_out(qtbot: QtBot, stocked: Desk) -> None:
    table = TraceTable(stocked)
    qtbot.addWidget(table)
    table.show()
    inner, frozen = table.table, table.table.frozen
    bar = inner.horizontalScrollBar()
    table.resize(8 * NARROWEST + 40, 600)
    QApplication.processEvents()
    assert bar.maximum() == 0
    assert frozen.isHidden()
    table.resize(5 * NARROWEST, 600)
    QApplication.processEvents()
    assert frozen.isVisible()
    assert frozen.columnAt(5) == 0
    inner.setCurrentIndex(table.model.index(0, 7))
    inner.setCurrentIndex(table.model.index(0, 1))
    assert inner.visualRect(inner.currentIndex()).left() >= frozen.width()
    table.columns.menu().aboutToShow.emit()
    actions = table.columns.menu().actions()
    assert [one.text() for one in actions[:2]] == ["Objective", "Question"]
    for action in actions[:4]:
        action.trigger()
    QApplication.processEvents()
    assert bar.maximum() == 0
    assert frozen.isHidden()
    assert table.current_record() != ("question", "q1")
    assert inner.currentIndex().column() == 4


def test_the_window_shows_the_thread_of_the_record_in_front(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, tmp_path: Path
) -> None:
    window = MainWindow(desk, Settings(tmp_path), None)
    qtbot.addWidget(window)
    window.show()
    stock(qtbot, desk, threaded(sample_snapshot))
    qtbot.waitUntil(lambda: window.workspace_shown)
    space = window.workspace
    space.show_item("observation", "b1")
    wait(qtbot, desk)
    window.commands["thread"].trigger()
    panel = space._thread
    assert panel is not None
    assert panel.list.key == "observation b1"
    for key in (*CHAIN, *reversed(CHAIN)):
        panel.list.chosen.emit(key)
        wait(qtbot, desk)
        record = space.page.current_record()
        assert record is not None, key
        assert " ".join(record) == key == panel.list.key
    space.show_item("session", "s2")
    wait(qtbot, desk)
    ways = {
        one.accessibleName(): one for one in space.page.findChildren(IconButton) if one.isVisibleTo(space)
    }
    ways["To the question"].click()
    assert space.page.current_record() == ("question", "q1")
    panel.filling_wanted.emit("observation", "question", "q2")
    wait(qtbot, desk)
    assert space.page.answer.isVisible()  # type: ignore[attr-defined]
    window.commands["thread"].trigger()
    assert not panel.isVisible()
    desk.settle()
