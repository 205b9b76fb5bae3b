"""Whole days, the dates of a visit, and visits that are postponed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.conftest import MONDAY
from tests.gui.controls import nameless
from tests.gui.stocked import stock, wait
from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain.kinds import DateChange, VisitState
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.days.dates import DatesDialog
from visitplanner.gui.days.menu import day_menu
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.tongue import tongue

TUESDAY, FRIDAY = date(2026, 11, 10), date(2026, 11, 13)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ItineraryPage]:
    found = ItineraryPage(desk)
    qtbot.addWidget(found)
    found.resize(1226, 843)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    QApplication.processEvents()
    yield found
    desk.settle()


@pytest.fixture
def dialog(page: ItineraryPage) -> Iterator[DatesDialog]:
    page.days.open_dates()
    found = page.window().findChild(DatesDialog)
    assert found is not None
    yield found
    if isValid(found):
        found.close()


def choose(page: ItineraryPage, day: date, *words: str) -> None:
    """Choose an entry of the menu of a day, and of the menu inside it."""
    menu = day_menu(page.days.changes, day, page)
    actions = {action.text(): action for action in menu.actions()}
    for word in words[:-1]:
        inner = actions[word].menu()
        actions = {action.text(): action for action in inner.actions()}  # type: ignore[union-attr]
    actions[words[-1]].trigger()
    menu.close()


def day_of(snapshot: Snapshot, id: str) -> date | None:
    return (snapshot.session.get(id) or snapshot.leg[id]).when.date


def test_days_are_swapped_inserted_and_removed_from_their_menu(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    choose(page, MONDAY, "Swap with", "Thursday 12 November 2026")
    snapshot = wait(qtbot, desk)
    assert (day_of(snapshot, "s2"), day_of(snapshot, "s9")) == (date(2026, 11, 12), MONDAY)
    assert page.board.day == date(2026, 11, 12), "the day that went there is shown"
    choose(page, MONDAY, "Insert a day before")
    snapshot = wait(qtbot, desk)
    assert snapshot.visit.end == date(2026, 11, 14)
    assert (day_of(snapshot, "s9"), day_of(snapshot, "s5")) == (TUESDAY, TUESDAY), "s5 is anchored"
    choose(page, MONDAY, "Remove the day")
    assert wait(qtbot, desk).visit.end == FRIDAY


def test_a_day_is_copied_and_taken_back(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    choose(page, MONDAY, "Copy to", "Thursday 12 November 2026")
    snapshot = wait(qtbot, desk)
    there = sorted(str(one.when.start) for one in snapshot.sessions if one.when.date == date(2026, 11, 12))
    assert there == ["09:00:00", "10:35:00", "12:15:00", "14:00:00", "17:30:00"]
    assert page.toast.text == "Mon 9 Nov is copied to Thu 12 Nov"
    page.toast.undo_wanted.emit()
    qtbot.waitUntil(lambda: len(wait(qtbot, desk).sessions) == 11)


def test_what_is_anchored_on_a_day_keeps_it_from_being_removed(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.refused) as refused:
        choose(page, TUESDAY, "Remove the day")
    said = language("en").say(refused.args[0].phrase)
    assert said == "Anchored on this day: “MaaS desk in the station”. Unlock it first."
    assert wait(qtbot, desk).visit.end == FRIDAY


def test_each_way_says_beforehand_what_it_does(dialog: DatesDialog) -> None:
    dialog.set_dates(MONDAY + timedelta(days=1), FRIDAY)
    said = {way.how: way.preview.text() for way in dialog._ways}
    assert said[DateChange.SHIFT_ALL].startswith("11 items move; 1 is outside the dates (Flight home)")
    assert said[DateChange.KEEP_ANCHORED].startswith("10 items move; 1 anchored stays (MaaS desk")
    assert said[DateChange.TO_TRAY].startswith("4 become unscheduled (Courtesy call on the mayor")
    assert "Findings of the checks" in dialog._found.text()


def test_the_end_before_the_start_is_refused_at_its_field(dialog: DatesDialog) -> None:
    dialog.set_dates(FRIDAY, MONDAY)
    assert dialog._fields[1].refused
    assert not dialog._save.isEnabled()
    assert {way.preview.text() for way in dialog._ways} == {""}
    dialog.set_dates(MONDAY, FRIDAY)
    assert not dialog._fields[1].refused


def test_what_is_no_date_is_refused_at_its_field(dialog: DatesDialog) -> None:
    before = dialog.dates
    dialog._end.setText("31/2/2027")
    dialog._end.setModified(True)
    dialog._save.click()
    assert dialog.isVisible()
    assert dialog._fields[1].refused
    assert dialog.dates == before


def test_the_programme_goes_along_and_comes_back(
    qtbot: QtBot, page: ItineraryPage, dialog: DatesDialog, desk: Desk
) -> None:
    dialog.set_dates(date(2027, 3, 1), date(2027, 3, 5))
    dialog._save.click()
    snapshot = wait(qtbot, desk)
    assert (snapshot.visit.start, day_of(snapshot, "s5")) == (date(2027, 3, 1), date(2027, 3, 2))
    assert snapshot.session["s2"].when.start == time(10, 35)
    assert not isValid(dialog) or not dialog.isVisible()
    desk.undo()
    qtbot.waitUntil(lambda: wait(qtbot, desk).visit.start == MONDAY)


def test_a_postponed_visit_keeps_everything_until_it_has_new_dates(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    assert not page.days.bar.isVisible()
    page.days.changes.postpone()
    snapshot = wait(qtbot, desk)
    assert snapshot.visit.state is VisitState.POSTPONED
    assert (len(snapshot.sessions), page.days.bar.isVisible()) == (11, True)
    page.days.bar.dates_wanted.emit()
    dialog = page.window().findChild(DatesDialog)
    assert dialog is not None
    dialog.set_dates(date(2027, 3, 1), date(2027, 3, 5))
    dialog._save.click()
    assert wait(qtbot, desk).visit.state is VisitState.PLANNED
    assert not page.days.bar.isVisible()


def test_the_dialog_is_named_in_every_language(dialog: DatesDialog) -> None:
    for code in LANGUAGES:
        tongue.set(code)
        QApplication.processEvents()
        assert not nameless(dialog)
        assert dialog.windowTitle() == tongue.language.gettext("Dates of the visit")
