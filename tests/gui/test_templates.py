"""Visits from templates and templates from visits, asked for in the library and in the window of a visit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.new_visit import VisitForm
from visitplanner.gui.parts.buttons import ActionButton
from visitplanner.gui.window import MainWindow


@pytest.fixture
def window(library_window: MainWindow) -> MainWindow:
    library_window.resize(1280, 720)
    return library_window


def form_of(window: MainWindow) -> Any:
    (found,) = [one for one in window.findChildren(QDialog) if one.isVisible() and isinstance(one, VisitForm)]
    return found


def type_in(field: Any, text: str) -> None:
    """Type over what stands in a field and leave it with Tab: Enter would take the form."""
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    field.editor.leave()


def line(window: MainWindow, *, template: bool = False) -> VisitLine:
    return next(one for one in window.library.lines if one.template is template)


def saved_template(qtbot: QtBot, window: MainWindow, title: str) -> VisitLine:
    window.library.list.go_to(line(window).id)
    window.library._tools["template"].click()
    form = form_of(window)
    form.fields["title"].editor.setText(title)
    with qtbot.waitSignal(window.desk.library_changed):
        form.save.click()
    return line(window, template=True)


def test_a_visit_starts_from_a_shipped_template_and_lasts_as_long_as_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands["new_visit"].trigger()
    form = form_of(window)
    choice, start, end = (form.fields[name].editor for name in ("template", "start", "end"))
    assert choice.count() == 5
    assert end.isEnabled()
    choice.setCurrentIndex(choice.findData("three-days") if choice.findData("three-days") > 0 else 2)
    type_in(form.fields["start"], "1/3/2027")
    assert (start.value, end.value) == (date(2027, 3, 1), date(2027, 3, 3))
    assert not end.isEnabled()
    form.fields["title"].editor.setText("Lyon")
    with qtbot.waitSignal(window.desk.visit_changed):
        form.save.click()
    snapshot = window.desk.snapshot
    assert snapshot is not None
    assert (snapshot.visit.start, snapshot.visit.end) == (date(2027, 3, 1), date(2027, 3, 3))
    assert not snapshot.visit.template
    assert len(snapshot.sessions) >= 8
    assert snapshot.tasks


def test_another_first_day_moves_the_last_one_along(qtbot: QtBot, window: MainWindow) -> None:
    window.gestures.make()
    form = form_of(window)
    start, end = form.fields["start"], form.fields["end"]
    type_in(start, "25/1/2027")
    assert end.editor.text() == "29 January 2027"
    type_in(end, "26.1.2027")
    type_in(start, "2030-01-01")
    assert end.editor.text() == "2 January 2030"
    form.reject()


def test_no_visit_is_made_on_a_day_that_is_none(qtbot: QtBot, window: MainWindow) -> None:
    window.gestures.make()
    form = form_of(window)
    form.fields["title"].editor.setText("Lyon")
    form.fields["start"].editor.setText("soon")
    form.fields["start"].editor.setModified(True)
    with qtbot.assertNotEmitted(form.submitted):
        form.save.click()
    assert form.isVisible()
    assert form.fields["start"].refused
    form.reject()


def test_a_visit_saved_as_a_template_stands_in_its_own_group_and_begins_others(
    qtbot: QtBot, window: MainWindow
) -> None:
    template = saved_template(qtbot, window, "Two cities")
    rows = [str(row.title) for row in window.library.list.rows.rows]
    assert rows[-2:] == ["Templates", "Two cities"]
    window.library.list.go_to(template.id)
    tools = window.library._tools
    assert tools["copy"].text().strip() == "Use for a new visit"
    assert not tools["template"].isVisible()
    tools["copy"].click()
    form = form_of(window)
    assert form.fields["template"].editor.currentText() == "Two cities · 6 days"
    form.fields["title"].editor.setText("Parma again")
    with qtbot.waitSignal(window.desk.visit_changed):
        form.save.click()
    snapshot = window.desk.snapshot
    assert snapshot is not None
    assert snapshot.visit.title["en"] == "Parma again"
    assert len(snapshot.sessions) > 10
    assert not snapshot.participations


def test_a_template_is_neither_captured_in_nor_printed_nor_postponed(
    qtbot: QtBot, window: MainWindow
) -> None:
    buttons = ("Capture", "Briefing pack")

    def seen() -> list[str]:
        found = window.workspace.findChildren(ActionButton)
        return [one.accessibleName() for one in found if one.isVisible() and one.accessibleName() in buttons]

    for one, there in ((saved_template(qtbot, window, "Two cities"), False), (line(window), True)):
        with qtbot.waitSignal(window.desk.visit_changed):
            window.open_visit(one.id)
        assert [window.commands[id].isEnabled() for id in ("capture", "pack", "postpone")] == [there] * 3
        assert sorted(seen()) == (sorted(buttons) if there else [])
    window.show_library()
    assert window.commands["capture"].isEnabled()


def test_the_form_of_a_visit_saves_it_as_a_template_too(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.desk.visit_changed):
        window.open_visit(line(window).id)
    window.workspace.page.followed.emit("template", line(window).id)
    form = form_of(window)
    with qtbot.waitSignal(window.desk.library_changed):
        form.save.click()
    assert line(window, template=True).title["en"] == line(window).title["en"]


def test_duplicating_says_what_comes_along_what_begins_anew_and_how_far_it_moves(window: MainWindow) -> None:
    visit = line(window)
    window.gestures.copy(visit)
    form = form_of(window)

    def told() -> str:
        return "\n".join(one.text() for one in form.findChildren(QLabel) if one.isVisible())

    assert "52 weeks later, on the same weekdays" in told()
    assert "Confirmations by hosts are cleared." in told()
    assert visit.start is not None
    day = visit.start + timedelta(days=10)
    type_in(form.fields["start"], day.isoformat())
    assert "10 days later, on other weekdays" in told()
    form.reject()
