"""Problems in the window: examined after every change, gone to, explained, fixed, accepted; the rules and the lens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY, NOW, InlineJobs
from tests.gui.controls import nameless
from tests.gui.stocked import stock, wait
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.language import LANGUAGES, language
from visitplanner.base.phrases import phrase
from visitplanner.base.settings import Settings
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.report import Report, examine
from visitplanner.domain.checks.rules import RULE, RULES
from visitplanner.domain.checks.units import in_words
from visitplanner.domain.feasibility import lens
from visitplanner.domain.kinds import Severity, TimeUse
from visitplanner.domain.readiness import readiness
from visitplanner.domain.records import AcceptedRisk
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import entries, heads
from visitplanner.gui.board.marks import LOOKS, brief, marks
from visitplanner.gui.board.model import Column
from visitplanner.gui.desk import Desk
from visitplanner.gui.examining import Examiner
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.lens.strip import Swatch, shares
from visitplanner.gui.list_view import COLUMNS
from visitplanner.gui.problems.finding_list import FindingList
from visitplanner.gui.problems.panel import ProblemsPanel
from visitplanner.gui.problems.rule_table import parsed
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

ENGLISH = language("en")
Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ItineraryPage]:
    """The itinerary, examined; what it announces is kept in `told`."""
    found = ItineraryPage(desk)
    qtbot.addWidget(found)
    found.told = []  # type: ignore[attr-defined]
    found.announce = found.told.append  # type: ignore[attr-defined,method-assign]
    found.resize(1226, 843)
    found.show()
    with qtbot.waitSignal(found.lookout.examiner.examined):
        stock(qtbot, desk, sample_snapshot)
    QApplication.processEvents()
    yield found
    desk.settle()
    found.lookout.examiner.finish()


def told(page: ItineraryPage) -> list[str]:
    return page.told  # type: ignore[attr-defined,no-any-return]


def examined(qtbot: QtBot, page: ItineraryPage, act: Callable[[], Any]) -> Report:
    """The report after `act` and everything it changed."""
    with qtbot.waitSignal(page.lookout.examiner.examined):
        act()
    wait(qtbot, page.desk)
    assert page.lookout.report is not None
    return page.lookout.report


def problems(page: ItineraryPage) -> FindingList:
    return page.lookout.panel.problems


def open_on(page: ItineraryPage, check: str) -> Finding:
    """The panel with the first finding of `check` as the current one."""
    page.lookout.show_panel(shown=True)
    assert page.lookout.report is not None
    found = next(one for one in page.lookout.report.open if one.check == check)
    problems(page).go_to(found)
    return found


# ---------------------------------------------------------------------- the examiner
def test_every_change_is_examined_after_it_was_shown(qtbot: QtBot, page: ItineraryPage) -> None:
    report = page.lookout.report
    assert report is not None
    assert "overlap" in {one.check for one in report.open}
    entry = next(one for one in page._entries if one.id == "s7")
    after = examined(qtbot, page, lambda: page.changes.move(entry, MONDAY + timedelta(1), time(18)))
    assert "overlap" not in {one.check for one in after.open}


def test_a_newer_change_gives_up_the_examination_that_is_running(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot
) -> None:
    class Counted(InlineJobs):
        started = 0

        def start(self, *args: Any, **kwargs: Any) -> Any:
            type(self).started += 1
            return super().start(*args, **kwargs)

    examiner = Examiner(desk, jobs=Counted())
    stock(qtbot, desk, sample_snapshot)
    for _ in range(5):
        desk.visit_changed.emit(sample_snapshot, frozenset())
    with qtbot.waitSignal(examiner.examined):
        pass
    assert Counted.started == 1
    assert examiner.snapshot is desk.snapshot


def test_the_examination_runs_on_another_thread(qtbot: QtBot, page: ItineraryPage, monkeypatch: Any) -> None:
    threads = []

    def noted(*args: Any, **kwargs: Any) -> Report:
        threads.append(threading.current_thread())
        return examine(*args, **kwargs)

    monkeypatch.setattr("visitplanner.gui.examining.examine", noted)
    examined(qtbot, page, lambda: page.desk.visit_changed.emit(page.desk.snapshot, frozenset()))
    assert threads
    assert threading.main_thread() not in threads


def test_a_new_day_is_examined_anew(qtbot: QtBot, page: ItineraryPage) -> None:
    examiner = page.lookout.examiner
    assert examiner.today == MONDAY
    examiner._turn_day()
    assert not examiner._pause.isActive()
    page.desk.clock = lambda: datetime(2026, 11, 9, 15, 30, tzinfo=UTC)
    assert examiner.today == MONDAY + timedelta(1)
    with qtbot.waitSignal(examiner.examined):
        examiner._turn_day()


# ---------------------------------------------------------------------- marks on board and list
def finding(severity: Severity, item: str, check: str = "overlap", **facts: Any) -> Finding:
    return Finding(check, severity, phrase("What", **facts), MONDAY, item, (item,))


def test_the_worst_finding_of_an_item_is_its_mark(sample_snapshot: Snapshot) -> None:
    report = Report(
        (
            finding(Severity.WARNING, "s1", "travel", missing=Minutes(8)),
            finding(Severity.NOTE, "s2", "no_time"),
            finding(Severity.UNVERIFIED, "s3", "travel"),
            finding(Severity.ERROR, "s1", "no_time"),
        )
    )
    found = {one.id: one for one in entries(sample_snapshot, ENGLISH, marks(report, ENGLISH))}
    assert [(mark.severity, mark.text) for mark in found["s1"].marks][1:] == [
        (Severity.WARNING, "8 min short")
    ]
    assert found["s1"].mark is not None
    assert found["s1"].mark.severity is Severity.ERROR
    assert found["s2"].mark is None
    assert found["s2"].marks
    assert found["s3"].mark is not None
    assert found["s3"].mark.text == "not verified"
    (monday, *_rest) = heads(sample_snapshot, found.values(), ENGLISH, report)
    assert (monday.issues, monday.impossible, monday.unverified) == (2, True, 1)


def test_overlaps_come_and_go_without_waiting_for_the_report(sample_snapshot: Snapshot) -> None:
    shown = {one.id: one for one in entries(sample_snapshot, ENGLISH, marks(Report(), ENGLISH))}
    assert shown["s6"].mark is not None
    assert shown["s6"].mark.text == "overlap"
    stale = marks(Report((finding(Severity.ERROR, "s1"),)), ENGLISH)
    assert next(one for one in entries(sample_snapshot, ENGLISH, stale) if one.id == "s1").mark is None


def test_an_accepted_overlap_is_quiet(sample_snapshot: Snapshot) -> None:
    report = examine(sample_snapshot, MONDAY)
    overlap = next(one for one in report.findings if one.check == "overlap")
    risk = AcceptedRisk(id="k", space="v", finding=overlap.id, facts=overlap.fingerprint)
    quiet = marks(Report(report.findings, {overlap.id: risk}), ENGLISH)
    shown = {one.id: one for one in entries(sample_snapshot, ENGLISH, quiet)}
    for id in overlap.items:
        assert not shown[id].overlap
        assert all(mark.check != "overlap" for mark in shown[id].marks)


def test_severities_differ_in_shape_and_not_only_in_colour() -> None:
    assert len({icon for icon, _role in LOOKS.values()}) == len(Severity)
    assert set(LOOKS) == set(Severity)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"missing": Minutes(8)}, "8 min short"),
        ({"need": Minutes(70), "gap": Minutes(10)}, "1 h short"),
        ({"need": Minutes(75), "left": Minutes(45)}, "30 min short"),
        ({"needed": Minutes(40), "minutes": Minutes(30)}, "10 min short"),
        ({"needed": 2, "minutes": Minutes(300)}, "Overlap of nothing"),
        ({}, "Overlap of nothing"),
    ],
)  # fmt: skip
def test_a_shortage_is_marked_with_its_minutes(facts: dict[str, Any], text: str) -> None:
    assert brief(finding(Severity.WARNING, "s1", "Overlap of nothing", **facts), ENGLISH) == text


def test_unknown_checks_of_a_newer_version_are_still_named() -> None:
    assert brief(finding(Severity.WARNING, "s1", "tides"), ENGLISH) == "tides"


# ---------------------------------------------------------------------- going from problem to problem
def test_next_and_previous_go_round_on_the_board_and_say_where_they_are(page: ItineraryPage) -> None:
    assert page.lookout.report is not None
    found = page.lookout.report.open
    page.lookout.step(1)
    assert page.lookout.panel.isVisible()
    assert not page.inspector.isVisible()
    assert told(page)[-1].startswith(f"Problem 1 of {len(found)}: ")
    for n in range(1, len(found)):
        page.lookout.step(1)
        assert told(page)[-1].startswith(f"Problem {n + 1} of {len(found)}: ")
        if found[n].items:
            assert page.selected == found[n].items[0]
    page.lookout.step(1)
    assert told(page)[-1].startswith("Problem 1 of")
    page.lookout.step(-1)
    assert told(page)[-1].startswith(f"Problem {len(found)} of {len(found)}: ")


def test_f8_works_from_every_page_of_the_window(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, tmp_path: Path
) -> None:
    window = MainWindow(desk, Settings(tmp_path / "config"), None)
    qtbot.addWidget(window)
    window.show()
    stock(qtbot, desk, sample_snapshot)
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    qtbot.waitUntil(lambda: page.lookout.report is not None)
    window.workspace.show_section("people")
    window.commands["next_problem"].trigger()
    assert window.workspace.page is page
    first = problems(page).list.key
    window.commands["next_problem"].trigger()
    window.commands["previous_problem"].trigger()
    assert problems(page).list.key == first
    page.board.setFocus()
    reached = []
    for _ in window.workspace.panes():
        window.commands["next_pane"].trigger()
        focus = window.focusWidget()
        reached.append(focus is not None and page.lookout.panel.isAncestorOf(focus))
    assert any(reached), "F6 reaches the panel"
    ready = window.workspace.sidebar._bar.value()
    assert ready == readiness(sample_snapshot, page.lookout.report).percent
    page.lookout.examiner.finish()
    window.close()


def test_a_visit_without_problems_says_so(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> None:
    import dataclasses

    page = ItineraryPage(desk)
    qtbot.addWidget(page)
    said: list[str] = []
    page.announce = said.append  # type: ignore[method-assign]
    page.show()
    with qtbot.waitSignal(page.lookout.examiner.examined):
        stock(
            qtbot, desk,
            dataclasses.replace(sample_snapshot, sessions=(), legs=(), questions=(), session_practices=(), days=()),
        )  # fmt: skip
    page.lookout.step(1)
    assert said == ["No problem found"]
    assert "Nothing found" in problems(page)._empty.text
    page.lookout.examiner.finish()


def test_nothing_is_fine_while_something_could_not_be_verified(
    qtbot: QtBot, sample_snapshot: Snapshot
) -> None:
    view = FindingList()
    qtbot.addWidget(view)
    view.show_report(Report((finding(Severity.UNVERIFIED, "s1"),)), sample_snapshot)
    view._filter._buttons["errors"].click()
    assert view._empty.text == "Nothing impossible\n1 thing could not be verified."


def test_enter_goes_to_the_item_and_escape_brings_the_inspector_back(page: ItineraryPage) -> None:
    found = open_on(page, "overlap")
    QTest.keyClick(problems(page).list, Key.Key_Return)
    assert page.selected == found.items[0]
    QTest.keyClick(page.lookout.panel, Key.Key_Escape)
    assert not page.lookout.panel.isVisible()
    assert page.inspector.isVisible()


def test_the_panel_is_made_when_it_is_first_opened_and_has_the_keyboard(page: ItineraryPage) -> None:
    page.activateWindow()
    assert page.lookout.side.findChildren(ProblemsPanel) == []
    page.lookout.examiner.report = None
    page.lookout.show_panel(shown=True)
    panel = page.lookout.panel
    assert page.lookout.side.findChildren(ProblemsPanel) == [panel]
    assert panel.isVisible()
    assert panel.width() == page.lookout.side.width() >= panel.minimumSizeHint().width()
    assert panel.isAncestorOf(page.focusWidget())


def test_the_arrows_in_the_list_show_each_item_on_the_board(page: ItineraryPage) -> None:
    page.activateWindow()
    found = open_on(page, "overlap")
    assert page.lookout.panel.problems.list.key == found.id
    page.lookout._pass(found)
    problems(page).list.hasFocus = lambda: True  # type: ignore[method-assign]
    page.lookout._pass(found)
    assert page.selected == found.items[0]


def test_what_is_chosen_on_the_board_is_found_in_the_list(page: ItineraryPage) -> None:
    found = open_on(page, "overlap")
    other = next(one for one in page.lookout.report.open if one.items[:1] not in ((), found.items[:1]))  # type: ignore[union-attr]
    page.board.choose(other.items[0])
    assert problems(page).finding is not None
    assert problems(page).finding.items[0] == other.items[0]
    at = problems(page).findings.index(problems(page).finding)
    page.lookout.step(1)
    assert told(page)[-1].startswith(f"Problem {at + 2} of")


def test_f8_begins_at_the_problem_of_the_item_that_is_chosen(page: ItineraryPage) -> None:
    assert page.lookout.report is not None
    last = [one for one in page.lookout.report.open if one.items][-1]
    page.choose(last.items[0])
    page.lookout.step(1)
    assert problems(page).finding is not None
    assert problems(page).finding.items[0] == last.items[0]


def test_the_list_has_a_column_for_what_is_to_be_checked(page: ItineraryPage) -> None:
    page.resize(1500, 843)
    page.show_mode("list")
    index = page.list._rows.place_of("s6", COLUMNS.index(Column.MARK))
    assert index.data() == "overlap"
    assert not page.list.isColumnHidden(COLUMNS.index(Column.PLACE))
    page.resize(1066, 700)
    page.lookout.show_panel(shown=True)
    QApplication.processEvents()
    assert page.list.isColumnHidden(COLUMNS.index(Column.PLACE))


# ---------------------------------------------------------------------- explain, fix, accept
def test_a_finding_explains_rule_numbers_data_and_source(page: ItineraryPage) -> None:
    open_on(page, "overlap")
    detail = problems(page).detail
    assert not detail.explanation.isVisible()
    QTest.keyClick(problems(page).list, Key.Key_E)
    assert detail.explanation.isVisible()
    text = detail.explanation.text
    assert "Nobody can be at two places at the same time" in text
    assert "Plain arithmetic of the programme" in text


def test_a_fix_is_one_gesture_that_one_undo_takes_back(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    found = open_on(page, "overlap")
    before = desk.snapshot
    assert before is not None
    after = examined(qtbot, page, lambda: QTest.keyClick(problems(page).list, Key.Key_1))
    assert found.id not in {one.id for one in after.open}
    assert told(page)[-1].startswith("Done: ")
    assert desk.undo_label is not None
    assert ENGLISH.say(desk.undo_label).startswith("Apply “")
    again = examined(qtbot, page, desk.undo)
    assert desk.snapshot is not None
    assert desk.snapshot.sessions == before.sessions
    assert found.id in {one.id for one in again.open}


def test_an_accepted_risk_keeps_its_reason_and_comes_back_with_other_facts(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    found = open_on(page, "overlap")
    detail = problems(page).detail
    QTest.keyClick(problems(page).list, Key.Key_A)
    assert detail.reason.isVisible()
    QTest.keyClick(detail.reason.line, Key.Key_Return)
    qtbot.waitUntil(lambda: detail.reason.field.refused)
    QTest.keyClicks(detail.reason.line, "Two of us go")
    report = examined(qtbot, page, lambda: QTest.keyClick(detail.reason.line, Key.Key_Return))
    assert found.id not in {one.id for one in report.open}
    assert told(page)[-1] == "The risk is accepted"
    problems(page)._filter._buttons["accepted"].click()
    assert problems(page).finding is not None
    assert "9 November 2026: Two of us go" in detail._accepted.text()
    assert detail._withdraw.isVisible()
    entry = next(one for one in page._entries if one.id == found.items[0])
    back = examined(qtbot, page, lambda: page.changes.nudge([entry], 5))
    assert found.id in {one.id for one in back.open}


def test_an_accepted_risk_can_be_taken_back(qtbot: QtBot, page: ItineraryPage, desk: Desk) -> None:
    found = open_on(page, "overlap")
    examined(qtbot, page, lambda: problems(page).detail.accept_wanted.emit(found, "So be it"))
    problems(page)._filter._buttons["accepted"].click()
    report = examined(qtbot, page, problems(page).detail._withdraw.click)
    assert found.id in {one.id for one in report.open}
    assert told(page)[-1] == "The problem is open again"
    assert problems(page)._empty.isVisible()


def test_another_visit_is_shown_without_the_filter_of_the_last(qtbot: QtBot, sample_snapshot: Snapshot) -> None:
    shown = FindingList()
    qtbot.addWidget(shown)
    report = examine(sample_snapshot, MONDAY)
    shown.show_report(report, sample_snapshot)
    shown._filter.choose("accepted")
    shown.show_report(report, sample_snapshot)
    assert shown.findings == ()
    other = replace(sample_snapshot, visit=replace(sample_snapshot.visit, id="another"))
    shown.show_report(report, other)
    assert shown.findings == report.open != ()


def test_the_letters_of_the_panel_act_on_the_board_while_it_is_open(page: ItineraryPage) -> None:
    QTest.keyClick(page.board, Key.Key_E)
    assert not page.lookout.panel.isVisible()
    open_on(page, "overlap")
    QTest.keyClick(page.board, Key.Key_E)
    assert problems(page).detail.explanation.isVisible()


def test_what_is_only_read_cannot_be_fixed_or_accepted(page: ItineraryPage) -> None:
    page.desk.read_only = Trouble("locked", owner="somebody")
    open_on(page, "overlap")
    asked: list[Any] = []
    problems(page).detail.fix_wanted.connect(lambda *args: asked.append(args))
    QTest.keyClick(problems(page).list, Key.Key_1)
    QTest.keyClick(problems(page).list, Key.Key_A)
    assert not asked
    assert not problems(page).detail.reason.isVisible()


# ---------------------------------------------------------------------- the rules
def test_a_number_of_the_rules_is_typed_marked_and_taken_back(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.lookout.show_panel(shown=True)
    page.lookout.panel.show_view("rules")
    table = page.lookout.panel.rules
    row = table.rows["comfort_stop"]
    assert row.editor.text() == "2 h"
    assert not row._reset.isVisible()
    row.editor.setText("1:30")
    row.editor.setModified(True)
    examined(qtbot, page, row.editor.leave)
    assert desk.snapshot is not None
    assert [(one.rule, one.value) for one in desk.snapshot.rule_values] == [("comfort_stop", 90.0)]
    assert row.editor.text() == "1 h 30 min"
    assert row._note.text() == "Default: 2 h"
    examined(qtbot, page, row._reset.click)
    assert desk.snapshot.rule_values == ()
    assert not row._reset.isVisible()


def test_numbers_out_of_bounds_are_refused_at_their_row(qtbot: QtBot, page: ItineraryPage) -> None:
    page.lookout.show_panel(shown=True)
    page.lookout.panel.show_view("rules")
    row = page.lookout.panel.rules.rows["day_hours"]
    for typed in ("99", "soon"):
        row.editor.setText(typed)
        row.editor.setModified(True)
        row.editor.leave()
        qtbot.waitUntil(lambda: row._note.property("role") == "bad")
        assert row._note.isVisible()
        assert row.editor.text() == "10 h"
        row.show_number(10)


def test_all_numbers_go_back_at_once_and_one_undo_brings_them_back(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    page.lookout.show_panel(shown=True)
    page.lookout.panel.show_view("rules")
    for key, value in (("comfort_stop", 60.0), ("meal_break", 30.0)):
        examined(qtbot, page, lambda key=key, value=value: page.lookout.panel.rules.entered.emit(key, value))
    examined(qtbot, page, page.lookout.panel.rules._reset.click)
    assert desk.snapshot is not None
    assert desk.snapshot.rule_values == ()
    examined(qtbot, page, desk.undo)
    assert {one.rule for one in desk.snapshot.rule_values} == {"comfort_stop", "meal_break"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_number_is_understood_as_it_is_written(code: str) -> None:
    for rule in RULES:
        text = in_words(language(code), rule.unit, rule.default)
        assert parsed(rule, text) == pytest.approx(rule.default), (rule.key, text)


@pytest.mark.parametrize(
    ("key", "text", "number"),
    [
        ("day_hours", "10", 10), ("day_hours", "9:30", 9.5), ("day_hours", "9,5", 9.5),
        ("boarding_person", "0.5 min", 0.5), ("meal_break", "1 h", 60), ("meal_break", "４５", 45),
        ("factor_consecutive", "x 2,2", 2.2), ("jet_lag_first", "9.30", 9.5), ("walk_speed", "5 km/h", 5),
    ],
)  # fmt: skip
def test_numbers_are_typed_as_people_write_them(key: str, text: str, number: float) -> None:
    assert parsed(RULE[key], text) == pytest.approx(number)


@pytest.mark.parametrize(
    ("key", "text"), [("day_hours", "soon"), ("factor_meal", "1 or 2"), ("jet_lag_first", "25")]
)
def test_what_is_no_number_is_refused(key: str, text: str) -> None:
    with pytest.raises(Refusal):
        parsed(RULE[key], text)


# ---------------------------------------------------------------------- the lens
def test_the_lens_is_switched_on_with_f_and_shows_strips_and_scores_under_the_heads(
    page: ItineraryPage,
) -> None:
    assert all(head.score is None for head in page._heads)
    QTest.keyClick(page.board, Key.Key_F)
    monday = page._heads[0]
    assert monday.score is not None
    assert monday.uses[0][1] == 0
    assert all(one[2] == other[1] for one, other in zip(monday.uses, monday.uses[1:], strict=False))
    QTest.keyClick(page.board, Key.Key_F)
    assert page._heads[0].score is None


def test_hovering_over_a_head_explains_its_score(page: ItineraryPage) -> None:
    at = page.board.viewport().rect().topLeft() + QPoint(round(page.board.sheet.grid.x(1)) + 20, 20)
    event = QHelpEvent(QEvent.Type.ToolTip, at, page.board.viewport().mapToGlobal(at))
    assert not page.lookout._tell_day(event)
    QTest.keyClick(page.board, Key.Key_F)
    assert page.lookout._tell_day(event)
    assert "−25" in QToolTip.text()
    QToolTip.hideText()


def test_the_longest_day_fills_its_strip_and_the_others_their_share(page: ItineraryPage) -> None:
    assert page.desk.snapshot is not None
    days = lens(page.desk.snapshot, Report())
    longest = max(day.minutes for day in days)
    for day in days:
        assert shares(day, longest)[-1][2] == pytest.approx(day.minutes / longest)


def test_a_day_opens_on_its_deductions_and_stays_open(qtbot: QtBot, page: ItineraryPage) -> None:
    page.lookout.show_panel(shown=True)
    page.lookout.panel.show_view("feasibility")
    view = page.lookout.panel.lens
    card = next(card for card in view.cards if card.day.date == MONDAY + timedelta(1))
    assert "of 100" in card.button.accessibleName()
    assert "Talks and visits" in card.button.accessibleName()
    assert "−25" in card.button.accessibleDescription()
    card.button.setFocus()
    QTest.keyClick(card.button, Key.Key_Return)
    assert card._body.isVisible()
    report = examined(qtbot, page, lambda: card.fix_wanted.emit(*card.day.fixes[0]))
    assert "overlap" not in {one.check for one in report.open if one.date == card.day.date}
    again = next(one for one in view.cards if one.day.date == card.day.date)
    assert again is not card
    assert again._body.isVisible()


def test_the_legend_shows_five_different_swatches(qtbot: QtBot) -> None:
    pictures = set()
    for use in TimeUse:
        swatch = Swatch(use)
        qtbot.addWidget(swatch)
        grey = swatch.grab().toImage().convertToFormat(swatch.grab().toImage().Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == len(TimeUse)


# ---------------------------------------------------------------------- every language, theme and size
def test_the_panel_speaks_every_language_and_every_control_is_named(page: ItineraryPage) -> None:
    page.lookout.show_panel(shown=True)
    assert page.lookout.report is not None
    for code in LANGUAGES:
        tongue.set(code)
        QApplication.processEvents()
        for view in ("problems", "feasibility", "rules"):
            page.lookout.panel.show_view(view)
            assert nameless(page.lookout.panel) == []
            assert page.lookout.panel.width() >= page.lookout.panel.minimumSizeHint().width()
        assert page.lookout.marks == marks(page.lookout.report, language(code))


def test_dark_and_large_the_columns_text_stays_inside(page: ItineraryPage) -> None:
    theme.use("dark", 160)
    page.resize(1066, 663)
    page.lookout.show_panel(shown=True)
    problems(page).detail.explain()
    QApplication.processEvents()
    assert problems(page).detail.width() <= page.lookout.panel.width()
    assert problems(page)._below.height() <= problems(page).height() * 3 // 5


def test_a_fix_without_anything_left_to_do_is_refused_calmly(
    qtbot: QtBot, page: ItineraryPage, desk: Desk
) -> None:
    found = open_on(page, "overlap")
    gone = Fix(phrase("Move it"), "move", {"id": "nobody", "date": MONDAY, "start": time(9)})
    with qtbot.waitSignal(desk.refused):
        page.lookout.apply(found, gone)
    assert desk.clock() == NOW
