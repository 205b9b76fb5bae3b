"""The action plan: decisions with scores, the comparison, actions, milestones and cooperations, edited in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import drafts, stock, wait
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import Phrase
from visitplanner.domain import replication
from visitplanner.domain.kinds import ActionStatus, Decision, Dimension, MilestoneStatus
from visitplanner.domain.records import (
    Action,
    Answer,
    City,
    Cooperation,
    Milestone,
    Observation,
    Score,
    TransferDecision,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.date_typed import DateTyped, date_meant
from visitplanner.gui.observations.form import ObservationForm
from visitplanner.gui.outcomes.actions import group_of
from visitplanner.gui.outcomes.page import OutcomesPage
from visitplanner.gui.outcomes.radar import Line, Radar, colour_of
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.operations import cities, practices

FINANCE = Dimension.FINANCE
TODAY = date(2026, 11, 9)


def city(id: str, name: str) -> City:
    return City(id=id, space=id, name=wording("en", en=name))


def outcomes(snapshot: Snapshot) -> Snapshot:
    """Two cities decided about one practice; one action with a milestone; a cooperation."""
    decisions = (
        TransferDecision(id="d1", space=VISIT, visit=VISIT, practice="p1", city="parma", decision=Decision.ADAPT,
                         observations=("ob1",), scores=("finance=1", "data=2"), reason=wording("en", en="It fits")),
        TransferDecision(id="d2", space=VISIT, visit=VISIT, practice="p1", city="brno"),
    )  # fmt: skip
    return dataclasses.replace(
        snapshot,
        visit=dataclasses.replace(snapshot.visit, cooperation="coop"),
        cities={**snapshot.cities, "parma": city("parma", "Parma"), "brno": city("brno", "Brno")},
        observations=(
            Observation(id="ob1", space=VISIT, visit=VISIT, practice="p1", text=wording("en", en="They come back")),
            Observation(id="ob2", space=VISIT, visit=VISIT, text=wording("en", en="Nobody pays")),
        ),
        answers=(Answer(id="a1", space=VISIT, question="q1", observation="ob1"),),
        decisions=decisions,
        scores=(Score(id="s1", space=VISIT, decision="d2", dimension=FINANCE, value=3,
                      comment=wording("en", en="Paid already")),),
        actions=(
            Action(id="ac1", space=VISIT, visit=VISIT, decision="d1", due=date(2026, 11, 1),
                   title=wording("en", en="List ten procedures")),
            Action(id="ac2", space=VISIT, visit=VISIT, title=wording("en", en="Thank the hosts")),
        ),
        milestones=(Milestone(id="m1", space=VISIT, visit=VISIT, action="ac1", date=date(2027, 1, 31),
                              title=wording("en", en="List approved")),),
        cooperation=Cooperation(id="coop", space="coop", code="EU-JP", cities=("parma",),
                                title=wording("en", en="Europe and Japan")),
    )  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[OutcomesPage]:
    found = OutcomesPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    stock(qtbot, desk, outcomes(sample_snapshot))
    wait(qtbot, desk)
    yield found
    desk.settle()


def form(page: OutcomesPage, id: str) -> Any:
    page.choose(id)
    view: Any = page.view
    assert view.form.record.id == id
    return view.form


def shown(page: OutcomesPage) -> list[str]:
    view: Any = page.view
    return [row.spoken for row in view.list.rows.rows]


def decision(snapshot: Snapshot, id: str = "d1") -> TransferDecision:
    return next(one for one in snapshot.decisions if one.id == id)


# ------------------------------------------------------------------ decisions
def test_decisions_stand_under_their_practice(page: OutcomesPage) -> None:
    heading, parma, brno = shown(page)
    assert heading.endswith(", 2")
    assert brno == "Brno, Watch, mean 3"
    assert parma == "Parma, It fits, from 1 observation, Adapt, mean 1.5"


def test_a_decision_is_edited_in_place(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "d1")
    choose(one.decision, Decision.PILOT)
    type_in(one.decided_on, "13.11.2026")
    type_in(one.decided_by, "Deputy Mayor")
    write(one, "reason", "It fits well")
    found = decision(wait(qtbot, desk))
    assert (found.decision, found.decided_on) == (Decision.PILOT, date(2026, 11, 13))
    assert (found.decided_by, found.reason["en"]) == ("Deputy Mayor", "It fits well")
    type_in(one.review_on, "1/11/2026")
    assert decision(wait(qtbot, desk)).review_on is None
    assert one.review_on.refused
    assert "before the decision" in one.review_on._note.text()
    assert desk.undo_label is not None
    assert not nameless(page)


def test_what_only_the_library_knows_is_offered_after_what_the_visit_knows(
    qtbot: QtBot, desk: Desk, page: OutcomesPage
) -> None:
    one, made = form(page, "d1"), []
    desk.do(Phrase("Test"), cities.create, name="Aarhus", language="en", then=made.append)
    desk.do(Phrase("Test"), practices.create, title="Night buses", language="en", then=made.append)
    wait(qtbot, desk)
    aarhus, buses = made
    assert aarhus not in wait(qtbot, desk).cities
    shown_in = one.city.editor
    qtbot.waitUntil(lambda: shown_in.itemText(shown_in.count() - 1) == "Aarhus")
    assert one.other.findData(aarhus) >= 0
    choose(one.city, aarhus)
    choose(one.practice, buses)
    found = decision(wait(qtbot, desk))
    assert (found.city, found.practice) == (aarhus, buses)
    assert wait(qtbot, desk).cities[aarhus].name["en"] == "Aarhus"


def test_an_unknown_name_is_refused_at_its_field(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "d1")
    type_in(one.practice, "No such note")
    assert one.practice.refused
    assert decision(wait(qtbot, desk)).practice == "p1"


def test_evidence_is_added_followed_and_taken_out(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "d1")
    offered = [one.evidence.pick.itemData(n) for n in range(one.evidence.pick.count())]
    assert offered == ["ob2"]
    one.evidence.added.emit("ob2")
    assert decision(wait(qtbot, desk)).observations == ("ob1", "ob2")
    with qtbot.waitSignal(page.followed) as caught:
        one.evidence.followed.emit("observation", "ob2")
    assert caught.args == ["observation", "ob2"]
    one.evidence.removed.emit("ob1")
    assert decision(wait(qtbot, desk)).observations == ("ob2",)


@pytest.mark.parametrize(("key", "value"), [("3", 3), ("0", 0), ("-", None)])
def test_a_key_scores_a_dimension(
    qtbot: QtBot, desk: Desk, page: OutcomesPage, key: str, value: int | None
) -> None:
    one = form(page, "d1")
    scale = one.dimensions[FINANCE].scale
    QTest.keyClicks(scale.marks[1], key)
    found = wait(qtbot, desk)
    assert replication.scores(found, decision(found))[FINANCE].value == value
    assert scale.marks[value].isChecked()
    assert scale.marks[2].accessibleName() == "Finance: 2, Fits mostly"


def test_arrows_go_along_the_scale_and_esc_leaves_the_form(
    qtbot: QtBot, desk: Desk, page: OutcomesPage
) -> None:
    one = form(page, "d1")
    page.activateWindow()
    scale = one.dimensions[FINANCE].scale
    scale.marks[1].setFocus()
    QTest.keyClick(scale.marks[1], Qt.Key.Key_Right)
    found = wait(qtbot, desk)
    assert replication.scores(found, decision(found))[FINANCE].value == 2
    assert page.window().focusWidget() is scale.marks[2]
    below = list(Dimension)[list(Dimension).index(FINANCE) + 1]
    QTest.keyClick(scale.marks[2], Qt.Key.Key_Down)
    assert one.dimensions[below].scale.isAncestorOf(page.window().focusWidget())
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Up)
    assert page.window().focusWidget() is scale.marks[2]
    QTest.keyClick(scale.marks[2], Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.view.list  # type: ignore[attr-defined]


def test_a_comment_makes_its_score_and_keeps_the_value(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "d1")
    comment = one.dimensions[FINANCE].comment
    comment.setFocus()
    QTest.keyClicks(comment, "No budget")
    assert "No budget" in drafts(desk).values()
    page.view.leave()
    found = wait(qtbot, desk)
    given = replication.scores(found, decision(found))[FINANCE]
    assert (given.value, given.comment["en"]) == (1, "No budget")


def test_another_city_decides_on_the_same_evidence(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "d1")
    offered = [one.other.itemData(n) for n in range(one.other.count())]
    assert "parma" not in offered
    assert "brno" not in offered
    refused: list[Refusal] = []
    desk.refused.connect(refused.append)
    for _told_twice_by_return in range(2):
        one.other.activated.emit(one.other.findData("hamamatsu"))
    found = wait(qtbot, desk)
    assert not refused
    (new,) = [row for row in found.decisions if row.id not in ("d1", "d2")]
    assert (new.city, new.practice, new.observations) == ("hamamatsu", "p1", ("ob1",))
    assert page.current_record() == ("transfer_decision", new.id)


def test_a_decision_becomes_an_action_in_one_gesture(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    form(page, "d1").act.click()
    found = wait(qtbot, desk)
    (new,) = [row for row in found.actions if row.id not in ("ac1", "ac2")]
    assert (new.decision, new.observation, new.objective, new.city) == ("d1", "ob1", "o1", "parma")
    assert page.segments.key == "actions"
    assert page.current_record() == ("action", new.id)
    desk.undo()
    assert len(wait(qtbot, desk).actions) == 2


def test_a_decision_is_added_and_deleted_from_the_list(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    form(page, "d1")
    press(page.view.list, "N")  # type: ignore[attr-defined]
    assert len(wait(qtbot, desk).decisions) == 3
    form(page, "d2")
    press(page.view.list, "Del")  # type: ignore[attr-defined]
    assert "d2" not in {one.id for one in wait(qtbot, desk).decisions}
    desk.undo()
    assert "d2" in {one.id for one in wait(qtbot, desk).decisions}


# ------------------------------------------------------------------ comparing
def test_radar_and_table_say_the_same(page: OutcomesPage) -> None:
    page.show_view("compare")
    view: Any = page.view
    assert view.radar.told(list(Dimension).index(FINANCE)) == "Finance: Parma 1, Brno 3"
    fit = view.table.fit
    row = 1 + list(Dimension).index(FINANCE)
    assert fit.told(row, 0) == "1  Fits a little"
    assert fit.told(row, 1) == "3  Fits well\nPaid already"
    assert fit.told(1, 0) == "–  Nobody can say yet"
    assert fit.headerData(row, Qt.Orientation.Vertical) == "Finance\n≠ cities differ by 2"
    spoken = fit.data(fit.index(row, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Finance\n≠ cities differ by 2, Brno, 3  Fits well\nPaid already"
    assert not nameless(page)


def test_arrows_go_round_the_radar_and_enter_leads_to_a_decision(qtbot: QtBot, page: OutcomesPage) -> None:
    page.show_view("compare")
    view: Any = page.view
    QTest.keyClick(view.radar, Qt.Key.Key_Left)
    at = view.radar._at
    QTest.keyClick(view.radar, Qt.Key.Key_Right)
    assert view.radar._at == (at + 1) % len(Dimension)
    view.table.setCurrentIndex(view.table.fit.index(2, 1))
    assert page.current_record() == ("transfer_decision", "d2")
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert page.segments.key == "decisions"
    assert page.current_record() == ("transfer_decision", "d2")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_city_is_drawn_in_its_colour(qtbot: QtBot, look: str) -> None:
    theme.use(look)
    radar = Radar()
    qtbot.addWidget(radar)
    radar.resize(480, 420)
    lines = [Line(str(n), tuple((n + k) % 4 for k in range(7))) for n in range(5)]
    radar.show_lines([str(one) for one in Dimension], lines, "Compared")
    picture = radar.grab().toImage()
    drawn = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {colour_of(n).name() for n in range(5)} <= drawn


# ------------------------------------------------------------------ actions and milestones
def test_actions_are_grouped_by_when_they_are_due(page: OutcomesPage) -> None:
    page.show_view("actions")
    assert [text.split(",")[0] for text in shown(page)] == [
        "Overdue", "List ten procedures", "Later", "Thank the hosts",
    ]  # fmt: skip
    page.filter.setText("thank")
    assert [text.split(",")[0] for text in shown(page)] == ["Later", "Thank the hosts"]


@pytest.mark.parametrize(
    ("due", "status", "group"),
    [
        (date(2026, 11, 8), ActionStatus.OPEN, "late"), (date(2026, 11, 9), ActionStatus.OPEN, "now"),
        (date(2027, 1, 31), ActionStatus.STARTED, "next"), (date(2028, 1, 1), ActionStatus.OPEN, "later"),
        (date(2026, 11, 8), ActionStatus.DONE, "done"), (None, ActionStatus.DROPPED, "done"),
    ],
)  # fmt: skip
def test_when_an_action_is_due(due: date | None, status: ActionStatus, group: str) -> None:
    assert group_of(Action(id="a", space="v", due=due, status=status), TODAY) == group


def test_an_action_is_edited_in_place(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "ac1")
    type_in(one.owner, "Digital services unit")
    type_in(one.start, "2026-11-20")
    wait(qtbot, desk)
    assert one.start.refused  # it was due before
    type_in(one.due, "20 January 2027")
    type_in(one.start, "2026-11-20")
    choose(one.status, ActionStatus.STARTED)
    write(one, "first_step", "Ask every counter")
    (found,) = [row for row in wait(qtbot, desk).actions if row.id == "ac1"]
    assert (found.owner, found.status) == ("Digital services unit", ActionStatus.STARTED)
    assert (found.start, found.due) == (date(2026, 11, 20), date(2027, 1, 20))
    assert found.first_step["en"] == "Ask every counter"
    type_in(one.due, "")
    assert {row.id: row.due for row in wait(qtbot, desk).actions}["ac1"] is None
    assert not nameless(page)


def test_an_observation_becomes_an_action_in_one_gesture(
    qtbot: QtBot, desk: Desk, page: OutcomesPage
) -> None:
    observed = ObservationForm(desk)
    qtbot.addWidget(observed)
    snapshot = wait(qtbot, desk)
    observed.show_record(snapshot, snapshot.observations[0], "en")
    with qtbot.waitSignal(observed.followed) as caught:
        observed.act.click()
    (new,) = [row for row in wait(qtbot, desk).actions if row.id not in ("ac1", "ac2")]
    assert caught.args == ["action", new.id]
    assert (new.observation, new.decision, new.title["en"]) == ("ob1", "d1", "They come back")


def test_space_is_done_and_ctrl_d_goes_to_the_date(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "ac1")
    press(page.view.list, "Space")  # type: ignore[attr-defined]
    assert {row.id: row.status for row in wait(qtbot, desk).actions}["ac1"] is ActionStatus.DONE
    assert "Done and dropped" in [text.split(",")[0] for text in shown(page)]
    press(page.view.list, "Space")  # type: ignore[attr-defined]
    assert {row.id: row.status for row in wait(qtbot, desk).actions}["ac1"] is ActionStatus.OPEN
    page.activateWindow()
    press(page.view.list, "Ctrl+D")  # type: ignore[attr-defined]
    assert page.window().focusWidget() is one.due.editor


def test_a_milestone_of_an_action_leads_back_to_it(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    form(page, "ac2").mark.click()
    found = wait(qtbot, desk)
    (new,) = [row for row in found.milestones if row.id != "m1"]
    assert (new.action, new.title["en"]) == ("ac2", "Thank the hosts")
    assert page.current_record() == ("milestone", new.id)
    page.view.form.origin.followed.emit("action", "ac2")  # type: ignore[attr-defined]
    assert page.current_record() == ("action", "ac2")


def test_a_milestone_is_edited_and_reached(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    one = form(page, "m1")
    assert [text.split(",")[0] for text in shown(page)] == ["2027", "List approved"]
    write(one, "evidence", "Council note")
    type_in(one.date, "15.2.2027")
    choose(one.action, "ac2")
    press(page.view.list, "Space")  # type: ignore[attr-defined]
    (found,) = wait(qtbot, desk).milestones
    assert (found.evidence["en"], found.date, found.action) == ("Council note", date(2027, 2, 15), "ac2")
    assert found.status is MilestoneStatus.REACHED
    options = [one.visit.editor.itemData(n) for n in range(one.visit.editor.count())]
    assert VISIT in options
    assert not nameless(page)


# ------------------------------------------------------------------ cooperations
def test_a_cooperation_holds_cities_visits_and_milestones(
    qtbot: QtBot, desk: Desk, page: OutcomesPage
) -> None:
    one = form(page, "coop")
    assert "This visit" in shown(page)[0]
    one.cities.added.emit("brno")
    type_in(one.code, "EU-JP-2")
    found = wait(qtbot, desk).cooperation
    assert found is not None
    assert (found.cities, found.code) == (("parma", "brno"), "EU-JP-2")
    assert "1 visit" in shown(page)[0]
    one.visits.removed.emit(VISIT)
    assert wait(qtbot, desk).visit.cooperation == ""
    one.visits.added.emit(VISIT)
    assert wait(qtbot, desk).visit.cooperation == "coop"
    one.mark.click()
    found_now = wait(qtbot, desk)
    assert len(found_now.milestones) == 2
    assert not nameless(page)


def test_a_cooperation_is_not_deleted_while_visits_belong_to_it(
    qtbot: QtBot, desk: Desk, page: OutcomesPage
) -> None:
    form(page, "coop")
    with qtbot.waitSignal(desk.refused):
        page.view.delete()  # type: ignore[attr-defined]
    assert wait(qtbot, desk).cooperation is not None


# ------------------------------------------------------------------ everywhere
def test_every_view_in_every_language(qtbot: QtBot, desk: Desk, page: OutcomesPage) -> None:
    for code in LANGUAGES:
        tongue.set(code)
        for key, *_rest in page.views:
            page.show_view(key)
            wait(qtbot, desk)
            assert not nameless(page), (code, key)


def test_an_empty_visit_says_what_belongs_here(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> None:
    page = OutcomesPage(desk)
    qtbot.addWidget(page)
    page.show()
    stock(qtbot, desk, sample_snapshot)
    for key in ("decisions", "compare", "actions", "milestones", "cooperation"):
        page.show_view(key)
        assert page.view._stack.currentIndex() == 1  # type: ignore[attr-defined]
    page.show_view("actions")
    page.view._begin.click()  # type: ignore[attr-defined]
    assert len(wait(qtbot, desk).actions) == 1
    desk.settle()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-09", date(2026, 11, 9)), ("9.11.2026", date(2026, 11, 9)), ("9/11/2026", date(2026, 11, 9)),
        ("2026年11月9日", date(2026, 11, 9)), ("9 Nov 2026", date(2026, 11, 9)), ("9 sept 2026", date(2026, 9, 9)),
        ("  ", None),
    ],
)  # fmt: skip
def test_dates_are_understood_as_people_write_them(text: str, expected: date | None) -> None:
    assert date_meant(text) == expected


@pytest.mark.parametrize("text", ["soon", "31.2.2026", "11.2026", "9 Nirvember 2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        date_meant(text, "due")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_date_is_understood_as_it_is_shown(qtbot: QtBot, code: str) -> None:
    tongue.set(code)
    for month in range(1, 13):
        shown_date = tongue.language.date(date(2026, month, 9))
        assert date_meant(shown_date) == date(2026, month, 9), shown_date


def test_the_arrows_go_from_day_to_day(qtbot: QtBot) -> None:
    editor = DateTyped()
    qtbot.addWidget(editor)
    told: list[date | None] = []
    editor.entered.connect(told.append)
    editor.show_value(date(2026, 12, 31))
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert not told, "before the field is left"
    editor.leave()
    assert told == [date(2027, 1, 1)]
    editor.setText("soon")
    editor.setModified(True)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.text() == "soon"


def test_the_calendar_begins_at_the_date_and_gives_one(qtbot: QtBot) -> None:
    editor = DateTyped()
    qtbot.addWidget(editor)
    editor.show()
    editor.show_value(date(2026, 11, 9))
    QTest.keyClick(editor, Qt.Key.Key_F4)
    calendar = editor._calendar
    assert calendar is not None
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-11-09"
    with qtbot.waitSignal(editor.entered) as caught:
        calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert caught.args == [date(2026, 11, 10)]
    QApplication.processEvents()
