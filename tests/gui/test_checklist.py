"""The checklist: filled, ticked, dated and written in place; late tasks say so in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import mouse, stock, wait
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.base.errors import Refusal
from visitplanner.domain.records import Task
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.checklist import phases
from visitplanner.gui.checklist.form import days_of
from visitplanner.gui.checklist.page import ChecklistPage
from visitplanner.gui.desk import Desk


def task(id: str, offset: int, title: str, **more: Any) -> Task:
    return Task(id=id, space=VISIT, visit=VISIT, offset=offset, title=wording("en", en=title), **more)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ChecklistPage]:
    found = ChecklistPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    tasks = (task("t1", -60, "Book interpreters"), task("t2", 3, "Debrief"), task("t3", 14, "Report", owner="rossi"))
    stock(qtbot, desk, dataclasses.replace(sample_snapshot, tasks=tasks))
    yield found
    desk.settle()


def shown(page: ChecklistPage) -> list[str]:
    return [row.spoken for row in page.list.rows.rows]


def test_tasks_stand_under_their_phase_and_late_ones_say_so(page: ChecklistPage) -> None:
    assert shown(page) == [
        "Programme and travel", "Book interpreters, Late, D−60 · Thu 10 Sept",
        "On site", "Debrief, D+3 · Thu 12 Nov",
        "Follow-up", "Report, Mario Rossi, D+14 · Mon 23 Nov",
    ]  # fmt: skip


def test_space_ticks_off_and_opens_again(qtbot: QtBot, desk: Desk, page: ChecklistPage) -> None:
    page.choose("t1")
    press(page.list, "Space")
    assert wait(qtbot, desk).tasks[0].done == date(2026, 11, 9)
    assert "Late" not in shown(page)[1]
    assert page._count.text() == "1 of 3 done"
    press(page.list, "Space")
    assert wait(qtbot, desk).tasks[0].done is None


def test_a_click_on_the_circle_ticks_and_one_beside_it_does_not(
    qtbot: QtBot, desk: Desk, page: ChecklistPage
) -> None:
    place = page.list.visualRect(page.list.rows.index(3)).topLeft()
    for x, done in ((300, None), (24, date(2026, 11, 9))):
        at = place + type(place)(x, 12)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            mouse(page.list.viewport(), kind, at)
        assert {one.id: one.done for one in wait(qtbot, desk).tasks}["t2"] == done


def test_views_and_filter_leave_the_headings_of_what_they_show(page: ChecklistPage) -> None:
    page.segments.choose("late")
    page.segments.chosen.emit("late")
    assert [row.split(",")[0] for row in shown(page)] == ["Programme and travel", "Book interpreters"]
    page.choose("t3")
    page.filter.setText("RÓSSI")
    assert [row.split(",")[0] for row in shown(page)] == ["Follow-up", "Report"]


def test_a_task_is_edited_beside_the_list(qtbot: QtBot, desk: Desk, page: ChecklistPage) -> None:
    page.choose("t1")
    form: Any = page.form
    type_in(form.distance, "d-30")
    choose(form.owner, "mihon")
    write(form, "title", "Book two interpreters")
    (found,) = [one for one in wait(qtbot, desk).tasks if one.id == "t1"]
    assert (found.offset, found.owner, found.title["en"]) == (-30, "mihon", "Book two interpreters")
    form.fixed.editor.click()
    wait(qtbot, desk)
    type_in(form.due, "1.9.2026")
    (found,) = [one for one in wait(qtbot, desk).tasks if one.id == "t1"]
    assert found.due == date(2026, 9, 1)
    form.fixed.editor.click()
    assert wait(qtbot, desk).tasks[0].due is None
    assert not nameless(page)


def test_a_new_task_is_due_with_the_current_one_and_named_at_once(
    qtbot: QtBot, desk: Desk, page: ChecklistPage
) -> None:
    page.choose("t2")
    page.add()
    found = wait(qtbot, desk)
    (new,) = [one for one in found.tasks if one.id not in ("t1", "t2", "t3")]
    assert new.offset == 3
    assert page.list.key == new.id
    desk.undo()
    assert len(wait(qtbot, desk).tasks) == 3


def test_delete_takes_the_task_and_undo_brings_it_back(qtbot: QtBot, desk: Desk, page: ChecklistPage) -> None:
    page.choose("t2")
    press(page.list, "Del")
    assert {one.id for one in wait(qtbot, desk).tasks} == {"t1", "t3"}
    desk.undo()
    assert len(wait(qtbot, desk).tasks) == 3


def test_an_empty_checklist_is_filled_from_the_template_once(
    qtbot: QtBot, desk: Desk, page: ChecklistPage
) -> None:
    for id in ("t1", "t2", "t3"):
        page.choose(id)
        page.delete()
        wait(qtbot, desk)
    assert page._begin.isVisible()
    page._begin.click()
    count = len(wait(qtbot, desk).tasks)
    assert count >= 30
    page._fill.click()
    assert len(wait(qtbot, desk).tasks) == count
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert page.list.key


@given(st.integers(-999, 999))
def test_a_distance_is_typed_as_it_is_shown(days: int) -> None:
    assert days_of(phases.countdown(days)) == days


@pytest.mark.parametrize("text", ["soon", "", "10.5", "D-12345"])
def test_nonsense_is_no_distance(text: str) -> None:
    with pytest.raises(Refusal):
        days_of(text)
