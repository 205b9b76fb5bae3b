"""Observations: listed by session, edited in place, tied to questions, kept private or shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW, VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.domain.kinds import ObservationKind, TransferHint, Visibility
from visitplanner.domain.records import Answer, Observation, TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.observations.page import ObservationsPage
from visitplanner.gui.tongue import tongue


def heard(id: str, text: str, **more: Any) -> Observation:
    return Observation(
        id=id, space=VISIT, visit=VISIT, zone="Asia/Tokyo", taken_at=NOW, text=wording("en", en=text), **more
    )


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ObservationsPage]:
    found = ObservationsPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    visit = replace(
        sample_snapshot,
        observations=(
            heard("b1", "The city pays", session="s2", practice="p1"),
            heard("b2", "A doubt", kind=ObservationKind.DOUBT, transfer_hint=TransferHint.MAYBE),
        ),
        answers=(Answer(id="a1", space=VISIT, question="q1", observation="b1"),),
        decisions=(TransferDecision(id="d1", space=VISIT, visit=VISIT, practice="p1", observations=("b1",)),),
    )
    stock(qtbot, desk, visit)
    yield found
    desk.settle()


def shown(page: ObservationsPage) -> list[str]:
    return [row.spoken for row in page.pane.list.rows.rows]


def field(page: ObservationsPage, words: str) -> Any:
    return next(bound.field for bound in page.pane.form._bound if bound.field._words == words)


def test_observations_stand_under_their_sessions(page: ObservationsPage) -> None:
    assert shown(page) == [
        "Open data platform demonstration, Mon 9 Nov 10:35", "The city pays, 10:57, Q1, Heard",
        "Between sessions, 1", "A doubt, 10:57, Doubt",
    ]  # fmt: skip


def test_segments_and_filter_narrow_the_list(page: ObservationsPage) -> None:
    page.pane.show_only("loose")
    assert shown(page)[1:] == ["A doubt, 10:57, Doubt"]
    page.pane.show_only("ours")
    assert shown(page)[1:] == ["A doubt, 10:57, Doubt"]
    page.pane.show_only("follow_up")
    assert shown(page) == []
    page.choose("b1")
    assert len(shown(page)) == 4
    assert page.current_record() == ("observation", "b1")


def test_every_field_is_edited_in_place(qtbot: QtBot, desk: Desk, page: ObservationsPage) -> None:
    page.choose("b2")
    write(page.pane.form, "text", "No doubt any more")
    choose(field(page, "Kind"), ObservationKind.HEARD)
    choose(field(page, "Session"), "s2")
    type_in(field(page, "Value"), "12")
    type_in(field(page, "Year"), "2025")
    choose(field(page, "Practice note"), "p1")
    found = {one.id: one for one in wait(qtbot, desk).observations}["b2"]
    assert (found.text["en"], found.kind, found.session) == ("No doubt any more", ObservationKind.HEARD, "s2")
    assert (found.place, found.value, found.year, found.practice) == ("city-hall", "12", 2025, "p1")
    type_in(field(page, "Year"), "soon")
    assert field(page, "Year").refused
    type_in(field(page, "Session"), "Nowhere")
    assert field(page, "Session").refused


def test_what_was_typed_for_one_stays_its_own_when_another_is_shown(
    qtbot: QtBot, desk: Desk, page: ObservationsPage
) -> None:
    told: list[str] = []
    desk.refused.connect(lambda refusal: told.append(refusal.phrase.facts["year"]))
    page.choose("b1")
    for words, text in (("Value", "12"), ("Year", "0012")):
        field(page, words).editor.setText(text)
        field(page, words).editor.setModified(True)
    page.pane.choose("b2")
    assert {one.id: one.value for one in wait(qtbot, desk).observations} == {"b1": "12", "b2": ""}
    assert field(page, "Value").editor.text() == ""
    assert told == [12]
    assert not field(page, "Year").refused


def test_questions_are_linked_and_outcomes_followed(qtbot: QtBot, desk: Desk, page: ObservationsPage) -> None:
    page.choose("b1")
    form: Any = page.pane.form
    form._answers.added.emit("q2")
    assert {one.question for one in wait(qtbot, desk).answers} == {"q1", "q2"}
    form._answers.removed.emit("q1")
    assert {one.question for one in wait(qtbot, desk).answers} == {"q2"}
    followed = []
    page.followed.connect(lambda kind, id: followed.append((kind, id)))
    form._came.followed.emit("transfer_decision", "d1")
    assert followed == [("transfer_decision", "d1")]
    assert [one.id for one in form._came._shown] == ["d1"]


def test_what_becomes_private_stays_in_front(qtbot: QtBot, desk: Desk, page: ObservationsPage) -> None:
    page.choose("b1")
    assert "Copies that were sent" in field(page, "Visible to")._note.text()
    choose(field(page, "Visible to"), Visibility.PRIVATE)
    found = wait(qtbot, desk)
    kept = next(one for one in found.observations if one.visibility is Visibility.PRIVATE)
    assert kept.id != "b1"
    assert page.pane.list.key == kept.id
    assert found.decisions[0].observations == (kept.id,)
    assert "goes on as a copy" in field(page, "Visible to")._note.text()


def test_more_is_noted_at_the_foot(qtbot: QtBot, desk: Desk, page: ObservationsPage) -> None:
    page.choose("b1")
    press(page.pane.list, "N")
    assert page.line.isVisible()
    for text in ("One", "Two"):
        QTest.keyClicks(page.line._line, text)
        QTest.keyClick(page.line._line, Qt.Key.Key_Return)
        wait(qtbot, desk)
    found = [one for one in wait(qtbot, desk).observations if one.id not in ("b1", "b2")]
    assert {(one.text["en"], one.session) for one in found} == {("One", "s2"), ("Two", "s2")}
    assert page.line.isVisible()
    press(page.pane.list, "Del")
    assert len(wait(qtbot, desk).observations) == 3


@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_control_has_a_name(page: ObservationsPage, code: str) -> None:
    tongue.set(code)
    page.choose("b1")
    page.open_line("s2")
    assert not nameless(page)
