"""Cities and places that the library does not have yet appear when their names are typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.stocked import stock, wait
from visitplanner.domain.records import City, PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.inspector import Inspector
from visitplanner.gui.practices.page import PracticesPage

FREE_DAY = date(2026, 11, 12)


@pytest.fixture
def stocked(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Desk:
    stock(qtbot, desk, sample_snapshot)
    return desk


def type_name(editor: Any, name: str) -> None:
    line = editor.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, name) if name else QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)


def records(qtbot: QtBot, desk: Desk, kind: type[Any]) -> dict[str, Any]:
    found: list[tuple[Any, ...]] = []
    desk.records(kind, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return {one.id: one for one in found[0]}


def test_a_day_is_spent_in_a_city_that_was_not_known(qtbot: QtBot, stocked: Desk) -> None:
    inspector = Inspector(stocked)
    qtbot.addWidget(inspector)
    inspector.show()
    wait(qtbot, stocked)
    inspector.show_day(FREE_DAY)
    form: Any = inspector.form
    type_name(form.city.editor, "Gamagori")
    city = wait(qtbot, stocked).day[FREE_DAY].city
    seen = wait(qtbot, stocked)
    assert seen.cities[city].name["en"] == "Gamagori"
    assert seen.cities[city].zone == seen.visit.zone
    type_name(form.city.editor, "")
    assert wait(qtbot, stocked).day[FREE_DAY].city == ""


def test_a_practice_note_gets_a_new_city_and_a_new_place(qtbot: QtBot, stocked: Desk) -> None:
    page = PracticesPage(stocked)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.editor.pen.note is not None)
    for key, name in (("city", "Gamagori"), ("site", "Harbour hall")):
        type_name(page.editor.form.fields[key].editor, name)
        wait(qtbot, stocked)
    (note,) = records(qtbot, stocked, PracticeNote).values()
    cities = records(qtbot, stocked, City)
    assert cities[note.city].name["en"] == "Gamagori"
    assert note.site
    type_name(page.editor.form.fields["site"].editor, "")
    wait(qtbot, stocked)
    type_name(page.editor.form.fields["city"].editor, "gamagori")
    wait(qtbot, stocked)
    assert len(records(qtbot, stocked, City)) == len(cities)
