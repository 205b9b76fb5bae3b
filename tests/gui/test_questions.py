"""Questions: listed, moved, placed and answered by keys; their coverage; banks to take them from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import Priority, Theme
from visitplanner.domain.records import BankQuestion
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts import carried
from visitplanner.gui.questions.banks import BankPane
from visitplanner.gui.questions.coverage import NARROW_SIDE, NARROWEST
from visitplanner.gui.questions.coverage_pane import CoveragePane
from visitplanner.gui.questions.page import QuestionsPage
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.operations import banks, observations


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[QuestionsPage]:
    found = QuestionsPage(desk)
    qtbot.addWidget(found)
    qtbot.addWidget(found.tools)
    found.resize(1200, 800)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    yield found
    desk.settle()


def question(snapshot: Snapshot, id: str) -> Any:
    return next(one for one in snapshot.questions if one.id == id)


def shown(page: QuestionsPage) -> list[str]:
    return [row.spoken for row in page.pane.list.rows.rows]


def key(
    page: QuestionsPage, name: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.pane.list, name, keys)


def test_questions_stand_under_their_objectives(page: QuestionsPage) -> None:
    assert shown(page) == [
        "O1  Learn how open data is paid for",
        "Q1  Who pays after the grant?, Mon 9 Nov 10:35, Open data platform demonstration, Must",
        "Q2  Which data do residents use?, Should, Not placed",
    ]


def test_new_questions_and_objectives_are_typed_at_once(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    page.choose("q1")
    press(page.pane.list, "N")
    found = wait(qtbot, desk)
    added = max(found.questions, key=lambda one: one.number)
    assert (added.number, added.objective) == (3, "o1")
    assert page.pane.list.key == added.id
    write(page.pane.form, "text", "And after that?")
    assert question(wait(qtbot, desk), added.id).text["en"] == "And after that?"
    press(page.pane.list, "Shift+N")
    assert sorted(one.number for one in wait(qtbot, desk).objectives) == [1, 2]
    assert page.current_record() == ("objective", page.pane.list.key)
    assert "Nobody asks yet" in shown(page)[-1]
    page.add()
    found = wait(qtbot, desk)
    assert page.pane.record.objective == next(one.id for one in found.objectives if one.number == 2)


def test_keys_move_indent_and_weigh(qtbot: QtBot, desk: Desk, page: QuestionsPage) -> None:
    page.choose("q2")
    press(page.pane.list, "Alt+Up")
    found = wait(qtbot, desk)
    assert (question(found, "q2").number, question(found, "q1").number) == (1, 2)
    assert page.pane.list.key == "q2"
    press(page.pane.list, "P")
    assert question(wait(qtbot, desk), "q2").priority is Priority.COULD
    key(page, Qt.Key.Key_Backtab)
    assert question(wait(qtbot, desk), "q2").objective == ""
    assert "Without an objective, 1" in shown(page)
    key(page, Qt.Key.Key_Tab)
    assert question(wait(qtbot, desk), "q2").objective == "o1"
    press(page.pane.list, "Del")
    assert [one.id for one in wait(qtbot, desk).questions] == ["q1"]
    desk.undo()
    assert len(wait(qtbot, desk).questions) == 2


def choose_all(page: QuestionsPage) -> None:
    """Both questions of the sample."""
    page.choose("q1")
    key(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.pane.chosen.keys == ["q1", "q2"]


def test_what_is_done_to_several_is_one_gesture(qtbot: QtBot, desk: Desk, page: QuestionsPage) -> None:
    choose_all(page)
    before = desk.snapshot
    press(page.pane.list, "P")
    assert {one.priority for one in wait(qtbot, desk).questions} == {Priority.COULD}, (
        "all follow the current one"
    )
    desk.undo()
    assert wait(qtbot, desk) == before
    choose_all(page)
    key(page, Qt.Key.Key_Backtab)
    assert {one.objective for one in wait(qtbot, desk).questions} == {""}
    desk.undo()
    assert wait(qtbot, desk) == before
    choose_all(page)
    press(page.pane.list, "Del")
    assert not wait(qtbot, desk).questions
    assert desk.undo_label is not None
    assert desk.undo_label.facts == {"n": 2}
    desk.undo()
    assert wait(qtbot, desk) == before


def test_questions_are_put_at_a_session_from_the_keyboard(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    choose_all(page)
    before = desk.snapshot
    press(page.pane.list, "Ctrl+L")
    panel = page.pane.placing
    assert panel.isVisible()
    assert not page.pane.form.isVisible()
    QTest.keyClicks(panel.words, "demonstration")
    assert [row.key for row in panel.targets.rows.rows if not row.heading] == ["session:s2"]
    assert panel.targets.rows.rows[-1].spoken.endswith("1 question, Asked here")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    assert {one.session for one in wait(qtbot, desk).questions} == {"s2"}
    assert panel.targets.rows.rows[-1].spoken.endswith("2 questions, Asked here")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    assert {one.session for one in wait(qtbot, desk).questions} == {""}, (
        "where all are asked, Return takes them away"
    )
    desk.undo()
    wait(qtbot, desk)
    desk.undo()
    assert wait(qtbot, desk) == before
    QTest.keyClick(panel.words, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.pane.form.isVisible()


def test_questions_dropped_on_a_session_are_asked_there(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    page.choose("q2")
    page.pane.open_placing()
    targets = page.pane.placing.targets
    keys = [row.key for row in targets.rows.rows]
    spot = targets.visualRect(targets.rows.index(keys.index("session:s4"))).center()
    assert targets.take(spot, ("q1", "q2"))
    assert {one.session for one in wait(qtbot, desk).questions} == {"s4"}
    assert not targets.take(targets.visualRect(targets.rows.index(0)).center(), ("q1",)), (
        "a day takes nothing"
    )


def test_what_is_carried_are_the_chosen_questions(
    qtbot: QtBot, page: QuestionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Any] = []
    monkeypatch.setattr(carried, "carry", lambda _source, form, ids, _picture: taken.append((form, ids)))
    choose_all(page)
    page.pane.list.startDrag(Qt.DropAction.LinkAction)
    page.choose("o1")
    page.pane.list.startDrag(Qt.DropAction.LinkAction)
    page.choose("q2")
    page.pane.list.startDrag(Qt.DropAction.LinkAction)
    both = (carried.QUESTION, ("q1", "q2"))
    assert taken == [both, both, (carried.QUESTION, ("q2",))], "an objective stands for its questions"


def test_several_are_carried_with_their_number(
    qtbot: QtBot, page: QuestionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, _action: seen.append((drag.mimeData(), drag.pixmap().toImage()))
    )
    for n in (1, 2):
        if n == 2:
            choose_all(page)
        else:
            page.choose("q1")
        picture = page.pane.list.viewport().grab(page.pane.list.visualRect(page.pane.list.rows.index(1)))
        carried.carry(page, carried.QUESTION, page.pane.chosen.records, picture)
    (one, plain), (two, counted) = seen
    assert carried.carried_in(one) == (carried.QUESTION, ("q1",))
    assert carried.carried_in(two) == (carried.QUESTION, ("q1", "q2"))
    assert plain.size() == counted.size()
    assert plain != counted


def test_an_answer_is_typed_in_one_line(qtbot: QtBot, desk: Desk, page: QuestionsPage) -> None:
    page.choose("q1")
    press(page.pane.list, "Ctrl+Return")
    assert page.answer.isVisible()
    QTest.keyClick(page.answer._line, Qt.Key.Key_Return)
    assert "Type something first" in page.answer._field._note.text()
    QTest.keyClicks(page.answer._line, "The city")
    QTest.keyClick(page.answer._line, Qt.Key.Key_Return)
    found = wait(qtbot, desk)
    (heard,) = found.observations
    assert (heard.text["en"], heard.session) == ("The city", "s2")
    assert found.answered == {"q1"}
    assert not page.answer.isVisible()
    assert "Answered" in shown(page)[1]
    followed = []
    page.followed.connect(lambda kind, id: followed.append((kind, id)))
    page.pane.form._answers.followed.emit("observation", heard.id)  # type: ignore[attr-defined]
    assert followed == [("observation", heard.id)]
    page.pane.form._answers.removed.emit(heard.id)  # type: ignore[attr-defined]
    assert not wait(qtbot, desk).answers
    page.open_answer("q1")
    QTest.keyClick(page.answer._line, Qt.Key.Key_Escape)
    assert not page.answer.isVisible()


def test_the_form_places_a_question(qtbot: QtBot, desk: Desk, page: QuestionsPage) -> None:
    page.choose("q2")
    form: Any = page.pane.form
    choose(form.session, "s4")
    assert question(wait(qtbot, desk), "q2").session == "s4"
    choose(form.objective, "")
    assert question(wait(qtbot, desk), "q2").objective == ""
    type_in(form.session, "Nowhere")
    assert form.session.refused
    page.choose("o1")
    number = next(
        bound.field for bound in page.pane.form._bound if bound.field._words == "Number in the list"
    )
    type_in(number, "x")
    assert number.refused
    type_in(number, "7")
    assert wait(qtbot, desk).objectives[0].number == 7


def test_states_and_filter_narrow_the_list(page: QuestionsPage) -> None:
    page.pane.show_only("unplaced")
    assert [line.split(",")[0] for line in shown(page)] == [
        "O1  Learn how open data is paid for", "Q2  Which data do residents use?",
    ]  # fmt: skip
    page.choose("q1")
    assert len(shown(page)) == 3
    page.filter.setText("grant")
    assert [line.split(",")[0] for line in shown(page)] == ["Q1  Who pays after the grant?"]


def test_coverage_is_walked_by_keys(qtbot: QtBot, desk: Desk, page: QuestionsPage) -> None:
    page.show_view("coverage")
    pane = page.view
    assert isinstance(pane, CoveragePane)
    table = pane.table
    assert pane._told.text() == "0 of 2 answered · 1 question not placed"
    assert [table.matrix.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)] == [
        "Not placed",
        "All sessions",
    ]
    assert table.matrix.data(table.matrix.index(0, 2)) == "0 / 2"
    table.setCurrentIndex(table.matrix.index(0, 0))
    assert pane.current_record() == ("objective", "o1")
    assert [row.key for row in pane.list.rows.rows] == ["q1"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (page.segments.key, page.pane.list.key) == ("list", "q1")
    page.show_view("coverage")
    pane._every.click()
    columns = table.matrix.found.sessions
    table.setCurrentIndex(table.matrix.index(0, columns.index("s4")))
    assert "Enter asks a question here." in pane._where.text()
    QTest.keyClick(table, Qt.Key.Key_Return)
    added = max(wait(qtbot, desk).questions, key=lambda one: one.number)
    assert (added.objective, added.session) == ("o1", "s4")


def test_enter_opens_what_has_no_answer_and_again_the_next(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    desk.do(phrase("Test"), observations.answer_with, "q1", "The city", language="en")
    wait(qtbot, desk)
    page.show_view("coverage")
    pane = page.view
    assert isinstance(pane, CoveragePane)
    table = pane.table
    whole = table.matrix.index(0, table.matrix.columnCount() - 1)
    table.setCurrentIndex(whole)
    assert pane.list.key == "q2"
    assert "2 of 2" in pane._where.text()
    for expected, told in (("q2", "2 of 2"), ("q1", "1 of 2"), ("q2", "2 of 2")):
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert (page.segments.key, page.pane.list.key) == ("list", expected)
        key(page, Qt.Key.Key_Escape)
        assert page.segments.key == "coverage"
        assert told in pane._where.text()
    middle = table.visualRect(whole).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert (pane.list.key, page.segments.key) == ("q1", "coverage")


def test_the_matrix_fits_by_folding_its_headings(desk: Desk, page: QuestionsPage) -> None:
    page.show_view("coverage")
    pane = page.view
    assert isinstance(pane, CoveragePane)
    pane._every.click()
    matrix, bar = pane.table.matrix, pane.table.horizontalScrollBar()
    for size in (100, 160):
        theme.use("light", size)
        room = theme.px(NARROW_SIDE + NARROWEST * matrix.columnCount())
        page.resize(room + 60, 900)
        QApplication.processEvents()
        assert bar.maximum() == 0
        assert matrix.headerData(0, Qt.Orientation.Horizontal).startswith("Mon 9\n09:00\n")
    theme.use("light", 100)
    page.resize(1800, 900)
    QApplication.processEvents()
    assert matrix.headerData(0, Qt.Orientation.Horizontal).startswith("Mon 9 Nov 09:00\n")
    tongue.set("ja")  # where the whole date of the tenth does not fit beside the time
    headings = [matrix.headerData(n, Qt.Orientation.Horizontal) for n in range(matrix.columnCount())]
    moments = [one.split("\n")[0] for one in headings]
    assert any(one.startswith("10日") for one in moments)
    assert not any(one.endswith("…") for one in moments)


def test_questions_are_taken_from_a_bank_in_one_gesture(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    page.show_view("banks")
    pane = page.view
    assert isinstance(pane, BankPane)
    wait(qtbot, desk)
    pane.show_theme(Theme.ENERGY)
    pane.list.step(0)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    pane.list.step(1)
    press(pane.list, "Space")
    assert pane._take.text().strip() == "Take 2 questions into the visit"
    place = pane.list.visualRect(pane.list.currentIndex()).topLeft()
    for chosen in (1, 2):
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(24, 12))
        assert len(pane._chosen) == chosen, "a click on the circle leaves the question, another chooses it"
    pane.objective.show_value("o1")
    press(pane.list, "Ctrl+Return")
    found = wait(qtbot, desk)
    taken = sorted((one for one in found.questions if one.number > 2), key=lambda one: one.number)
    ours = banks.shipped(Theme.ENERGY)[:2]
    assert [one.text.texts for one in taken] == [one.text.texts for one in ours]
    assert {one.objective for one in taken} == {"o1"}
    assert (page.segments.key, page.pane.list.key) == ("list", taken[0].id)
    desk.undo()
    assert len(wait(qtbot, desk).questions) == 2


def test_a_question_is_kept_for_visits_to_come_and_deleted(
    qtbot: QtBot, desk: Desk, page: QuestionsPage
) -> None:
    page.choose("q1")
    page.pane.form.kept.emit(Theme.ICT)  # type: ignore[attr-defined]
    wait(qtbot, desk)
    page.show_view("banks")
    pane = page.view
    assert isinstance(pane, BankPane)
    wait(qtbot, desk)
    pane.show_theme(Theme.ICT)
    first = pane.list.rows.rows[0]
    assert first.spoken.startswith("Who pays after the grant?")
    assert "Your own" in first.spoken
    pane.list.go_to(first.key)
    press(pane.list, "Del")
    wait(qtbot, desk)
    kept: list[Any] = []
    desk.records(BankQuestion, kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == [()]
    assert all(row.key != first.key for row in pane.list.rows.rows)


@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_control_has_a_name(page: QuestionsPage, code: str) -> None:
    tongue.set(code)
    for view in ("list", "coverage", "banks"):
        page.show_view(view)
        assert not nameless(page), view
    page.choose("o1")
    assert not nameless(page)
