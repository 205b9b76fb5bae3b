"""Bookings and groups: made, changed, deleted in a sheet over the itinerary; a day lists what is booked over it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY, VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from tests.gui.test_inspector import choose, type_in, write
from visitplanner.base.errors import Trouble
from visitplanner.domain.kinds import BookingKind, SessionStatus
from visitplanner.domain.records import Booking, Track
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.bookings.sheet import BookingSheet
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.inspector import Inspector
from visitplanner.gui.tracks.sheet import TrackSheet


def booking(id: str, start: int, end: int, title: str, kind: BookingKind = BookingKind.HOTEL) -> Booking:
    return Booking(
        id=id, space=VISIT, visit=VISIT, kind=kind, start=date(2026, 11, start), end=date(2026, 11, end), order=id,
        title=wording("en", en=title),
    )  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[Desk]:
    bookings = (
        booking("b2", 11, 13, "Ryokan"), booking("b1", 9, 11, "Rooms"),
        booking("b3", 10, 11, "Coach", BookingKind.VEHICLE),
    )  # fmt: skip
    tracks = (
        Track(id="ta", space=VISIT, visit=VISIT, order="1", people=("rossi",)),
        Track(id="tb", space=VISIT, visit=VISIT, order="2", title=wording("en", en="Energy")),
    )
    stock(qtbot, desk, dataclasses.replace(sample_snapshot, bookings=bookings, tracks=tracks))
    yield desk
    desk.settle()


def sheet_of(qtbot: QtBot, kind: type[Any], desk: Desk, id: str = "") -> Any:
    found = kind(desk, None)
    qtbot.addWidget(found)
    found.choose(id)
    found.show()
    return found


def test_bookings_are_listed_by_their_days(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, BookingSheet, opened, "b2")
    assert [row.spoken for row in sheet.list.rows.rows] == [
        "Rooms, Hotel · 9–11 November 2026 · 2 nights, Idea",
        "Coach, Vehicle · 10–11 November 2026, Idea",
        "Ryokan, Hotel · 11–13 November 2026 · 2 nights, Idea",
    ]
    assert sheet.form.record.id == "b2"
    assert not nameless(sheet)


def test_a_booking_is_changed_in_place(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, BookingSheet, opened, "b1")
    form = sheet.form
    choose(form.sort, BookingKind.VEHICLE)
    choose(form.status, SessionStatus.CONFIRMED)
    choose(form.place, "station")
    write(form, "title", "Coach")
    type_in(form.end, "8/11/2026")
    (found,) = [one for one in wait(qtbot, opened).bookings if one.id == "b1"]
    assert (found.kind, found.status) == (BookingKind.VEHICLE, SessionStatus.CONFIRMED)
    assert (found.place, found.title["en"], found.end) == ("station", "Coach", date(2026, 11, 11))
    assert form.end.refused
    type_in(form.start, "12/11/2026")
    (found,) = [one for one in wait(qtbot, opened).bookings if one.id == "b1"]
    assert (found.start, found.end) == (date(2026, 11, 12), date(2026, 11, 12))


def test_a_booking_is_added_over_the_visit_and_deleted_with_a_key(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, BookingSheet, opened)
    sheet._add.click()
    found = wait(qtbot, opened)
    (new,) = [one for one in found.bookings if one.id not in ("b1", "b2", "b3")]
    assert (new.start, new.end) == (found.visit.start, found.visit.end)
    assert sheet.form.record.id == new.id
    press(sheet.list, "Del")
    assert len(wait(qtbot, opened).bookings) == 3


def test_a_day_lists_what_is_booked_over_it_and_leads_there(qtbot: QtBot, opened: Desk) -> None:
    inspector = Inspector(opened)
    qtbot.addWidget(inspector)
    inspector.resize(322, 900)
    inspector.show()
    inspector.show_day(date(2026, 11, 10))
    form: Any = inspector.form
    links = [one.text() for one in form.booked.findChildren(QAbstractButton)]
    assert sorted(links) == [" Add a booking", "Coach", "Rooms"]
    with qtbot.waitSignal(inspector.followed) as told:
        next(one for one in form.booked.findChildren(QAbstractButton) if one.text() == "Coach").click()
    assert told.args == ["booking", "b3"]
    inspector.show_day(date(2026, 11, 11))
    assert "Rooms" not in [one.text() for one in form.booked.findChildren(QAbstractButton) if one.isVisible()]
    inspector.show_day(MONDAY)
    with qtbot.waitSignal(inspector.followed) as told:
        form.booked._add.click()
    (new,) = [one for one in wait(qtbot, opened).bookings if one.id not in ("b1", "b2", "b3")]
    assert told.args == ["booking", new.id]
    assert (new.start, new.end) == (MONDAY, date(2026, 11, 10))


def test_groups_have_letters_and_say_who_is_in_none(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, TrackSheet, opened)
    assert [str(row.title) for row in sheet.list.rows.rows] == ["Group A", "Group B · Energy"]
    assert sheet.form._facts.text() == ""
    members = sheet.form.members
    members.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert wait(qtbot, opened).track["ta"].people == ()
    assert sheet.form._facts.text() == "In no group: Mario Rossi"
    assert not nameless(sheet)


def test_a_tick_that_is_refused_is_taken_back(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, TrackSheet, opened, "ta")
    opened.read_only = Trouble("locked", owner="somebody")
    first = sheet.form.members.item(0)
    before = first.checkState()
    other = Qt.CheckState.Unchecked if before is Qt.CheckState.Checked else Qt.CheckState.Checked
    with qtbot.waitSignal(opened.refused):
        first.setCheckState(other)
    assert sheet.form.members.item(0).checkState() is before


def test_a_group_is_added_named_and_deleted(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, TrackSheet, opened)
    sheet.add()
    wait(qtbot, opened)
    assert sheet.form._letter.text() == "Group C"
    line = next(editor for name, _field, editor in sheet.form._texts if name == "title")
    field = next(field for name, field, _editor in sheet.form._texts if name == "title")
    type_in(field, "Press")
    assert line.written() == "Press"
    wait(qtbot, opened)
    assert sheet.form._letter.text() == "Group C · Press"
    sheet.delete()
    assert len(wait(qtbot, opened).tracks) == 2
    opened.undo()
    assert len(wait(qtbot, opened).tracks) == 3


def test_without_groups_the_sheet_says_what_they_are_for(qtbot: QtBot, opened: Desk) -> None:
    sheet = sheet_of(qtbot, TrackSheet, opened)
    for _time in range(2):
        sheet.delete()
        wait(qtbot, opened)
    assert sheet._stack.currentIndex() == 1
    assert not sheet._remove.isEnabled()
