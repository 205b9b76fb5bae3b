"""Gifts, seats moved by keys and mouse, and the order of cards."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import carry, release, stock, wait
from tests.gui.stocked import press as hold
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.base.language import LANGUAGES
from visitplanner.domain import protocol
from visitplanner.domain.kinds import GiftStatus, Part, SeatingLayout, Side
from visitplanner.domain.records import Attendance, Gift, Participation, Person, Seat
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.protocol.geometry import room
from visitplanner.gui.protocol.page import ProtocolPage
from visitplanner.gui.protocol.plan import SMALLEST, Plan, Sitting
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue


def meeting(snapshot: Snapshot) -> Snapshot:
    """Three delegates and two hosts at the courtesy call `s1`, and a gift."""
    guests = {id: Person(id=id, space=id, family_latin=id.title()) for id in ("bianchi", "verdi", "sato")}
    return dataclasses.replace(
        snapshot,
        people={**snapshot.people, **guests},
        participations=(
            *snapshot.participations,
            *(Participation(id=f"pa {id}", space=VISIT, visit=VISIT, person=id, rank=n)
              for n, id in ((2, "bianchi"), (3, "verdi"))),
            Participation(id="pa sato", space=VISIT, visit=VISIT, person="sato", side=Side.COUNTERPART, rank=2),
        ),
        attendances=tuple(
            Attendance(id=f"at {id}", space=VISIT, session="s1", person=id, part=Part.HOSTS) for id in ("mihon", "sato")
        ),
        gifts=(Gift(id="g1", space=VISIT, visit=VISIT, session="s1", order="a", giver="rossi", receiver="mihon",
                    amount=40.0, currency="EUR", title=wording("en", en="A book")),),
    )  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[ProtocolPage]:
    found = ProtocolPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    stock(qtbot, desk, meeting(sample_snapshot))
    wait(qtbot, desk)
    yield found
    desk.settle()


def seating(page: ProtocolPage) -> Any:
    page.show_view("seating")
    page.view.choose("s1")
    return page.view


def rows(desk: Desk) -> dict[int, list[str]]:
    """Who sits in each row, in the order of honour."""
    assert desk.snapshot is not None
    found: dict[int, list[str]] = {}
    for seat in protocol.seated(desk.snapshot, "s1"):
        found.setdefault(seat.row, []).append(seat.person)
    return found


def card(view: Any, person: str) -> Any:
    return next(one for one in view.plan.cards.values() if one.sitting.seat.person == person)


# ------------------------------------------------------------------ gifts
def test_a_gift_is_listed_and_edited_in_place(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    view: Any = page.view
    heading, gift = (row.spoken for row in view.list.rows.rows)
    assert heading == "Given by us, 1"
    assert "Mario Rossi → Mihon Tarō" in gift
    assert "Courtesy call on the mayor" in gift
    assert "40 EUR" in gift
    type_in(view.form.currency, "yen!")
    assert view.form.currency.refused
    type_in(view.form.currency, "jpy")
    type_in(view.form.amount, "2,000.5")
    choose(view.form.status, GiftStatus.READY)
    choose(view.form.way, True)
    write(view.form, "note", "With both hands")
    (found,) = wait(qtbot, desk).gifts
    assert (found.currency, found.amount, found.status) == ("JPY", 2000.5, GiftStatus.READY)
    assert (found.received, found.note["en"]) == (True, "With both hands")
    assert not nameless(page)


def test_space_hands_over_and_n_adds_at_the_same_session(
    qtbot: QtBot, desk: Desk, page: ProtocolPage
) -> None:
    view: Any = page.view
    press(view.list, "Space")
    assert wait(qtbot, desk).gifts[0].status is GiftStatus.HANDED_OVER
    press(view.list, "Space")
    assert wait(qtbot, desk).gifts[0].status is GiftStatus.READY
    press(view.list, "N")
    (new,) = [one for one in wait(qtbot, desk).gifts if one.id != "g1"]
    assert new.session == "s1"
    assert page.current_record() == ("gift", new.id)
    press(view.list, "Del")
    assert len(wait(qtbot, desk).gifts) == 1


# ------------------------------------------------------------------ seats
def test_people_are_seated_by_rank_and_everybody_is_named(
    qtbot: QtBot, desk: Desk, page: ProtocolPage
) -> None:
    view = seating(page)
    view._begin.click()
    wait(qtbot, desk)
    assert rows(desk) == {0: ["mihon", "sato"], 1: ["rossi", "bianchi", "verdi"]}
    assert card(view, "rossi").accessibleName() == "Mario Rossi, Delegation, seat 1, seat of honour"
    assert card(view, "sato").accessibleName() == "Sato, Counterpart, seat 2"
    assert "everybody has a seat" in view.list.rows.rows[1].spoken
    assert not nameless(page)
    desk.undo()
    wait(qtbot, desk)
    assert rows(desk) == {}
    assert not view.plan.cards


def test_arrows_go_and_alt_with_arrows_changes_places(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    view = seating(page)
    view._propose()
    wait(qtbot, desk)
    page.activateWindow()
    view.enter()
    assert page.window().focusWidget() is card(view, "rossi")
    QTest.keyClick(
        card(view, "rossi"), Qt.Key.Key_Left
    )  # the second guest sits at the right hand: the viewer's left
    assert page.window().focusWidget() is card(view, "bianchi")
    QTest.keyClick(card(view, "bianchi"), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    wait(qtbot, desk)
    assert rows(desk)[1] == ["bianchi", "rossi", "verdi"]
    QTest.keyClick(card(view, "bianchi"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wait(qtbot, desk)
    assert rows(desk) == {0: ["bianchi", "sato"], 1: ["mihon", "rossi", "verdi"]}


def test_a_card_is_carried_onto_another_one(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    view = seating(page)
    view._propose()
    wait(qtbot, desk)
    QApplication.processEvents()
    one, other = card(view, "verdi"), card(view, "mihon")
    goal = other.mapToGlobal(other.rect().center())
    hold(one, one.rect().center())
    for share in (0.3, 1.0):  # the card moves along under the mouse
        here = one.mapToGlobal(one.rect().center())
        carry(one, one.mapFromGlobal(here + (goal - here) * share))
    release(one, one.mapFromGlobal(goal))
    wait(qtbot, desk)
    assert rows(desk) == {0: ["verdi", "sato"], 1: ["rossi", "bianchi", "mihon"]}


def test_who_gets_up_stands_and_sits_down_again(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    view = seating(page)
    view._propose()
    wait(qtbot, desk)
    QTest.keyClick(card(view, "bianchi"), Qt.Key.Key_Delete)
    wait(qtbot, desk)
    assert rows(desk)[1] == ["rossi", "verdi"]
    assert "1 without a seat" in view.list.rows.rows[1].spoken
    view._standing.itemAt(0).widget().click()
    wait(qtbot, desk)
    assert rows(desk)[1] == ["rossi", "verdi", "bianchi"]


@pytest.mark.parametrize("layout", SeatingLayout)
def test_another_layout_seats_everybody_anew(
    qtbot: QtBot, desk: Desk, page: ProtocolPage, layout: SeatingLayout
) -> None:
    view = seating(page)
    view._propose()
    wait(qtbot, desk)
    view.layouts.entered.emit(layout)
    snapshot = wait(qtbot, desk)
    assert snapshot.session["s1"].seating is layout
    assert len(protocol.seated(snapshot, "s1")) == 5
    view.plan.grab()


@pytest.mark.parametrize("layout", SeatingLayout)
@pytest.mark.parametrize("count", [0, 1, 2, 7, 24])
def test_no_two_seats_stand_in_each_other(layout: SeatingLayout, count: int) -> None:
    flat = layout in (SeatingLayout.ROUND,)
    places = [(0, n + 1) for n in range(count)] if flat else [(n % 2, n // 2 + 1) for n in range(count)]
    shown = room(layout, places)
    assert len(shown.spots) == count
    spots = list(shown.spots.values())
    for n, (x, y) in enumerate(spots):
        assert all(abs(x - u) > 0.88 or abs(y - v) > 0.8 for u, v in spots[n + 1 :])
    left, top, right, bottom = shown.box
    assert all(left < x < right and top < y < bottom for x, y in spots)
    assert all(y < shown.door[1] for _x, y in spots)


def test_the_plan_shrinks_to_the_room(qtbot: QtBot) -> None:
    plan = Plan()
    qtbot.addWidget(plan)
    plan.resize(700, 500)
    sittings = {
        f"{row} {at}": Sitting(
            Seat(id=f"{row} {at}", space=VISIT, row=row, position=at), "Erika Muster", Side.DELEGATION, ""
        )
        for row, at in product((0, 1), range(1, 8))
    }
    try:
        for size in (100, 160):
            theme.use("light", size)
            plan.show_sittings(SeatingLayout.FACING, sittings)
            assert plan.minimumWidth() <= 700
            assert all(plan.rect().contains(card.geometry()) for card in plan.cards.values())
            assert {card.font().pixelSize() >= SMALLEST for card in plan.cards.values()} == {True}
            assert "…" not in plan.cards["0 1"].text()
    finally:
        theme.use("light", 100)


# ------------------------------------------------------------------ cards
def test_cards_are_exchanged_in_turns_and_copied(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    page.show_view("cards")
    view: Any = page.view
    view.choose("s1")
    told = [row.title for row in view.turns.rows.rows]
    assert told[:3] == ["The heads begin", "Mario Rossi  ↔  Mihon Tarō (見本 太郎)", "Turn 2"]
    assert len([title for title in told if "↔" in title]) == 6
    view.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "1. Mario Rossi – Mihon Tarō (見本 太郎)\n2. Bianchi – Mihon Tarō" in text
    assert not nameless(page)
    view.choose("s2")
    assert view._cards.currentIndex() == 1


# ------------------------------------------------------------------ everywhere
def test_the_page_shows_a_seat_and_a_gift_that_are_asked_for(
    qtbot: QtBot, desk: Desk, page: ProtocolPage
) -> None:
    seating(page)._propose()
    seat = wait(qtbot, desk).seats[0].id
    page.choose("g1")
    assert page.current_record() == ("gift", "g1")
    page.choose(seat)
    assert page.current_record() == ("session", "s1")


def test_every_view_in_every_language(qtbot: QtBot, desk: Desk, page: ProtocolPage) -> None:
    seating(page)._propose()
    wait(qtbot, desk)
    for code in LANGUAGES:
        tongue.set(code)
        for key, *_rest in page.views:
            page.show_view(key)
            wait(qtbot, desk)
            assert not nameless(page), (code, key)


def test_an_empty_visit_says_what_belongs_here(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> None:
    page = ProtocolPage(desk)
    qtbot.addWidget(page)
    page.show()
    stock(
        qtbot, desk, dataclasses.replace(sample_snapshot, sessions=(), attendances=(), session_practices=())
    )
    for key, *_rest in page.views:
        page.show_view(key)
        assert page.view._stack.currentIndex() == 1  # type: ignore[attr-defined]
    desk.settle()
