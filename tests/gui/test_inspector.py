"""The inspector: every field of sessions, legs, days and the visit edits in place; refusals show at their field."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, time
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.stocked import drafts, stock, wait
from visitplanner.base.language import LANGUAGES
from visitplanner.domain.kinds import (
    Interpretation,
    MinutesSource,
    Mode,
    Part,
    SessionKind,
    SessionStatus,
    VisitState,
)
from visitplanner.domain.records import Attachment, Attendance, Observation, Track
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Choice, Pick
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.inspector import NARROW, Inspector
from visitplanner.gui.inspector.photos import Photo
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import beside, box
from visitplanner.gui.parts.writing import Writing
from visitplanner.gui.tongue import tongue


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[Inspector]:
    found = Inspector(desk)
    qtbot.addWidget(found)
    found.resize(322, 900)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    yield found
    desk.settle()


def type_in(field: Field, text: str) -> None:
    """Replace what stands in the editor of `field` and leave it."""
    editor: Any = field.editor
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def attendee(form: Any, person: str) -> Any:
    """The row of somebody who takes part."""
    return next(row for row in form.attending.rows.values() if row.person == person)


def choose(field: Field, value: Any) -> None:
    """Pick `value` in the choice of `field` with the keyboard."""
    editor = field.editor
    assert isinstance(editor, Choice | Pick)
    index = next(n for n in range(editor.count()) if editor.itemData(n) == value)
    editor.setCurrentIndex(index)
    editor.activated.emit(index)


def text_of(form: Form, name: str) -> Writing:
    """The editor of the wording `name`."""
    return next(editor for found, _field, editor in form._texts if found == name)


def write(form: Form, name: str, text: str) -> None:
    """Type `text` into the wording `name` and leave it."""
    editor: Any = text_of(form, name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    editor.leave()


def session_form(inspector: Inspector, id: str = "s2") -> Any:
    inspector.show_item("session", id)
    return inspector.form


def test_nothing_chosen_shows_the_visit(inspector: Inspector) -> None:
    assert inspector.form.kind == "visit"
    assert text_of(inspector.form, "title").written() == "Hamamatsu, Kamakura, Tamana"


def test_times_are_typed_as_people_type_them(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector)
    type_in(form.start, "11")
    assert wait(qtbot, desk).session["s2"].when.start == time(11)
    type_in(form.end, "1230")
    assert wait(qtbot, desk).session["s2"].minutes == 90
    type_in(form.minutes, "1:15")
    assert wait(qtbot, desk).session["s2"].minutes == 75
    assert form.end.editor.text() == "12:15"


def test_an_end_before_the_start_is_refused_at_its_field_and_the_old_value_stays(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector)
    type_in(form.end, "08:00")
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.start, session.minutes) == (time(10, 35), 85)
    assert form.end.refused
    assert not form.start.refused
    type_in(form.end, "12:30")
    wait(qtbot, desk)
    assert not form.end.refused


@pytest.mark.parametrize("nonsense", ["noon", "25:00", "9:75", "-3"])
def test_nonsense_is_no_time(qtbot: QtBot, desk: Desk, inspector: Inspector, nonsense: str) -> None:
    form = session_form(inspector)
    type_in(form.start, nonsense)
    assert form.start.refused
    assert wait(qtbot, desk).session["s2"].when.start == time(10, 35)


def test_escape_in_a_value_puts_the_old_one_back(desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector)
    editor = form.start.editor
    editor.setFocus()
    QTest.keyClicks(editor, "7")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "10:35"
    assert not editor.isModified()


def test_day_kind_status_and_interpretation_are_chosen(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector)
    choose(form.day, date(2026, 11, 12))
    choose(form.sort, SessionKind.WORKSHOP)
    choose(form.status, SessionStatus.CANCELLED)
    choose(form.interpretation, Interpretation.CONSECUTIVE)
    type_in(form.speech, "25")
    type_in(form.other, "40 min")
    session = wait(qtbot, desk).session["s2"]
    assert (session.when.date, session.kind, session.status) == (
        date(2026, 11, 12),
        SessionKind.WORKSHOP,
        SessionStatus.CANCELLED,
    )
    assert (session.interpretation, session.speech_minutes, session.other_minutes) == ("consecutive", 25, 40)
    type_in(form.other, "")
    assert wait(qtbot, desk).session["s2"].other_minutes is None
    choose(form.day, None)
    assert wait(qtbot, desk).session["s2"].when.date is None


def test_a_place_is_chosen_or_made_by_typing_its_name(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector)
    type_in(form.place, "station")
    assert wait(qtbot, desk).session["s2"].place == "station"
    type_in(form.place, "Harbour office")
    snapshot = wait(qtbot, desk)
    qtbot.waitUntil(lambda: desk.snapshot.session["s2"].place not in ("station", ""))  # type: ignore[union-attr]
    snapshot = wait(qtbot, desk)
    place = snapshot.places[snapshot.session["s2"].place]
    assert place.name["en"] == "Harbour office"
    assert place.city == "hamamatsu"
    type_in(form.place, "")
    assert wait(qtbot, desk).session["s2"].place == ""


def test_zones_are_checked(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector)
    type_in(form.zone, "Mars/Olympus")
    wait(qtbot, desk)
    assert form.zone.refused
    type_in(form.zone, "Europe/Rome")
    assert wait(qtbot, desk).session["s2"].zone == "Europe/Rome"


def test_anchoring_locks_the_times(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector)
    form.head._lock.click()
    assert wait(qtbot, desk).session["s2"].anchored
    type_in(form.start, "12:00")
    assert wait(qtbot, desk).session["s2"].when.start == time(10, 35)
    assert form.start.refused
    form.head._lock.click()
    assert not wait(qtbot, desk).session["s2"].anchored


def test_texts_are_edited_per_language_with_a_ghost_of_the_others(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector, "s4")
    write(form, "description", "Bring boots")
    assert wait(qtbot, desk).session["s4"].description["en"] == "Bring boots"
    inspector._choose_language("it")
    editor: Any = text_of(form, "description")
    assert editor.written() == ""
    assert editor.placeholderText() == "Bring boots  (EN)"
    write(form, "description", "Scarponi")
    described = wait(qtbot, desk).session["s4"].description
    assert (described["en"], described["it"]) == ("Bring boots", "Scarponi")


def test_typing_is_saved_when_something_else_is_chosen(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector, "s4")
    editor: Any = text_of(form, "note")
    editor.setFocus()
    QTest.keyClicks(editor, "Ask about grants")
    inspector.show_item("leg", "l1")
    assert wait(qtbot, desk).session["s4"].note["en"] == "Ask about grants"


def test_a_value_being_typed_goes_to_the_record_it_was_typed_for(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector, "s2")
    form.start.editor.setFocus()
    form.start.editor.selectAll()
    QTest.keyClicks(form.start.editor, "1100")
    inspector.show_item("session", "s4")
    snapshot = wait(qtbot, desk)
    assert snapshot.session["s2"].when.start == time(11)
    assert snapshot.session["s4"].when.start == time(14)
    assert form.start.editor.text() == "14:00"


def test_a_place_made_by_its_name_is_one_gesture(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector, "s2")
    type_in(form.place, "Harbour office")
    inspector.show_item("session", "s4")
    assert wait(qtbot, desk).session["s2"].place not in ("city-hall", "")
    with qtbot.waitSignal(desk.undone):
        desk.undo()
    snapshot = wait(qtbot, desk)
    assert snapshot.session["s2"].place == "city-hall"
    assert snapshot.session["s4"].place == "forest"


def test_a_draft_is_kept_while_typing(desk: Desk, inspector: Inspector) -> None:
    form = session_form(inspector, "s4")
    editor: Any = text_of(form, "note")
    editor.setFocus()
    QTest.keyClicks(editor, "Ask")
    assert drafts(desk) == {("s4", "note", "en"): "Ask"}


def test_a_leg_has_two_ends_each_on_its_own_clock(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    inspector.show_item("leg", "l2")
    form: Any = inspector.form
    assert form.kind == "leg"
    assert "13 h 30 min" in form._facts.text()
    assert "JST" in form._facts.text()
    choose(form.mode, Mode.FERRY)
    type_in(form.end, "18:00")
    type_in(form.start, "12:30")
    leg = wait(qtbot, desk).leg["l2"]
    assert (leg.mode, leg.arrival.start, leg.when.start) == (Mode.FERRY, time(18), time(12, 30))
    choose(form.arrival_day, date(2026, 11, 12))
    wait(qtbot, desk)
    assert form.arrival_day.refused, "an arrival before the departure"
    choose(form.arrival_day, None)
    assert wait(qtbot, desk).leg["l2"].arrival.date is None
    type_in(form.origin, "Pier 3")
    qtbot.waitUntil(lambda: desk.snapshot.leg["l2"].origin not in ("station", ""))  # type: ignore[union-attr]


def test_a_day_gets_its_record_with_the_first_word(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    inspector.show_day(date(2026, 11, 12))
    form: Any = inspector.form
    editor: Any = text_of(form, "dress")
    editor.setFocus()
    QTest.keyClicks(editor, "Dark suit")
    wait(qtbot, desk)
    assert [text for (_id, field, _l), text in drafts(desk).items() if field == "dress"] == ["Dark suit"]
    editor.leave()
    choose(form.city, "hamamatsu")
    type_in(form.hotel, "Hotel Example")
    wait(qtbot, desk)
    qtbot.waitUntil(lambda: bool(desk.snapshot.day[date(2026, 11, 12)].hotel))  # type: ignore[union-attr]
    day = wait(qtbot, desk).day[date(2026, 11, 12)]
    assert (day.dress["en"], day.city) == ("Dark suit", "hamamatsu")


def test_the_visits_own_fields(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    form: Any = inspector.form
    type_in(form.code, "JP-2026")
    choose(form.state, VisitState.CONFIRMED)
    type_in(form.group, "12")
    visit = wait(qtbot, desk).visit
    assert (visit.code, visit.state, visit.group_size) == ("JP-2026", VisitState.CONFIRMED, 12)
    assert form.dates.text().strip() == "9–13 November 2026 · change…"
    with qtbot.waitSignal(inspector.dates_wanted):
        form.dates.click()
    polish = next(one for one in form.findChildren(QAbstractButton) if one.text() == "Polski")
    polish.click()
    assert wait(qtbot, desk).visit.pack_languages == ("it", "ja", "pl")
    type_in(form.group, "many")
    assert form.group.refused


def test_what_hangs_on_a_session_is_shown(
    qtbot: QtBot, desk: Desk, inspector: Inspector, sample_snapshot: Snapshot
) -> None:
    def put(edit: Any) -> None:
        edit.add(Attendance, space="v" * 32, session="s2", person="mihon", part="hosts")
        edit.add(
            Observation, space="v" * 32, visit="v" * 32, session="s2", zone="Asia/Tokyo",
            text=wording("en", en="The grant ends in 2028"),
        )  # fmt: skip
        edit.add(
            Attachment,
            space="v" * 32,
            owner="s2",
            blob="0" * 64,
            name="a.jpg",
            caption=wording("en", en="Wall"),
        )

    desk.do(dataclasses.replace(desk.undo_label), put)  # type: ignore[type-var]
    wait(qtbot, desk)
    form = session_form(inspector)
    said = [one.text() for one in form.threads.findChildren(QWidget) if hasattr(one, "text") and one.text()]
    assert attendee(form, "mihon").part.currentData() == Part.HOSTS
    assert "Q1  Who pays after the grant?" in said
    assert any("The grant ends in 2028" in text for text in said)
    link = next(one for one in form.threads.findChildren(QAbstractButton) if "public utility" in one.text())
    with qtbot.waitSignal(inspector.followed) as followed:
        link.click()
    assert followed.args == ["practice_note", "p1"]


def test_photos_show_their_thumbnails_as_they_arrive(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(0x00336699)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPG")
    blobs: list[Any] = []
    desk.add_photo(bytes(buffer.data().data()), then=blobs.append)
    qtbot.waitUntil(lambda: bool(blobs))

    def put(edit: Any) -> None:
        edit.add(Attachment, space="v" * 32, owner="s2", blob=blobs[0].sha, name="a.jpg")

    desk.do(dataclasses.replace(desk.undo_label), put)  # type: ignore[type-var]
    wait(qtbot, desk)
    session_form(inspector)
    photo = inspector.form.findChild(Photo)
    assert isinstance(photo, Photo)
    photo.grab()
    wait(qtbot, desk)
    colour = photo.grab().toImage().pixelColor(photo.width() // 2, photo.height() // 2)
    assert abs(colour.blue() - 0x99) < 12
    inspector.show_item("session", "s4")
    assert wait(qtbot, desk)


def test_history_is_asked_for_what_is_shown(qtbot: QtBot, inspector: Inspector) -> None:
    session_form(inspector)
    button = next(
        one for one in inspector.form.findChildren(QAbstractButton) if one.accessibleName() == "History"
    )
    with qtbot.waitSignal(inspector.history_wanted) as wanted:
        button.click()
    assert wanted.args == ["session", "s2"]


@pytest.mark.parametrize("show", ["visit", "session", "leg", "day"])
def test_every_control_has_a_name_and_the_keyboard_reaches_it(inspector: Inspector, show: str) -> None:
    if show == "day":
        inspector.show_day(MONDAY)
    elif show != "visit":
        inspector.show_item(show, {"session": "s2", "leg": "l1"}[show])
    controls = [
        one
        for one in inspector.form.findChildren(QWidget)
        if isinstance(one, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton)
        and one.isVisible()
        and one.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(controls) > 8
    for one in controls:
        words = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or words, one
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one.parent(), QComboBox), one


def test_another_language_of_the_window_re_reads_every_word(inspector: Inspector) -> None:
    form = session_form(inspector)
    tongue.set("ja")
    QApplication.processEvents()
    assert text_of(form, "title").written() == "予定s2"
    assert form.head._kind.text() == tongue.language.gettext("Talk")
    assert form.place.editor.currentText() == "浜松市役所"


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_nothing_is_wider_than_the_narrow_inspector(qtbot: QtBot, inspector: Inspector, code: str) -> None:
    tongue.set(code)
    inspector.setFixedWidth(NARROW)
    for show in (
        partial(inspector.show_item, "session", "s1"),
        partial(inspector.show_item, "leg", "l1"),
        inspector.show_visit,
    ):
        show()
        forms = [form for form in inspector.findChildren(Form) if form.isVisible()]
        assert forms
        assert all(form.minimumSizeHint().width() <= NARROW for form in forms)
    tongue.set("en")


def test_people_are_put_into_a_session_given_a_part_and_taken_out(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector)

    def parts() -> dict[str, Part]:
        return {one.person: one.part for one in wait(qtbot, desk).attendances if one.session == "s2"}

    choose(form.attending.adding, "mihon")
    assert parts() == {"mihon": Part.SPEAKS}
    choose(form.attending.adding, "rossi")
    assert parts() == {"mihon": Part.SPEAKS, "rossi": Part.ATTENDS}
    assert "Mario Rossi" in form.attending._going.text()
    assert not form.attending.adding.isVisible()
    row = attendee(form, "mihon")
    row.part.setCurrentIndex(list(Part).index(Part.INTERPRETS))
    row.part.activated.emit(row.part.currentIndex())
    assert parts()["mihon"] is Part.INTERPRETS
    assert attendee(form, "mihon") is row
    row.findChildren(QAbstractButton)[-1].click()
    assert parts() == {"rossi": Part.ATTENDS}


def test_each_part_of_a_person_is_changed_and_taken_out_by_itself(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    def put(edit: Any) -> None:
        for part in (Part.SPEAKS, Part.HOSTS):
            edit.add(Attendance, space="v" * 32, id=f"both {part}", session="s2", person="mihon", part=part)

    desk.do(dataclasses.replace(desk.undo_label), put)  # type: ignore[type-var]
    wait(qtbot, desk)
    form = session_form(inspector)

    def parts() -> set[Part]:
        return {
            one.part for one in wait(qtbot, desk).attendances if (one.session, one.person) == ("s2", "mihon")
        }

    rows = form.attending.rows
    assert [rows[id].part.currentData() for id in ("both hosts", "both speaks")] == [Part.HOSTS, Part.SPEAKS]
    assert form.attending._count.text() == "1"
    speaks = rows["both speaks"].part
    speaks.setCurrentIndex(list(Part).index(Part.INTERPRETS))
    speaks.activated.emit(speaks.currentIndex())
    assert parts() == {Part.HOSTS, Part.INTERPRETS}
    rows["both hosts"].findChildren(QAbstractButton)[-1].click()
    assert parts() == {Part.INTERPRETS}


def test_somebody_whom_the_visit_does_not_know_is_refused(inspector: Inspector) -> None:
    form = session_form(inspector)
    type_in(form.attending.adding, "Nemo")
    assert form.attending.adding.refused


def test_the_confirmation_of_the_host_has_a_date_that_is_today_at_first(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector)
    assert not form.confirmed_on.isVisible()
    form.confirmed.editor.click()
    assert wait(qtbot, desk).session["s2"].host_confirmed == date(2026, 11, 9)
    type_in(form.confirmed_on, "2 November 2026")
    assert wait(qtbot, desk).session["s2"].host_confirmed == date(2026, 11, 2)
    form.confirmed.editor.click()
    assert wait(qtbot, desk).session["s2"].host_confirmed is None


def test_showing_another_session_dates_nothing(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    session_form(inspector, "s2")
    session_form(inspector, "s4")
    found = wait(qtbot, desk)
    assert {one.host_confirmed for one in found.sessions} == {None}


def test_the_time_a_talk_takes_is_a_sum_and_the_slot_can_be_made_to_fit(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    form = session_form(inspector)
    assert not form.talk.isVisible()
    choose(form.interpretation, Interpretation.CONSECUTIVE)
    type_in(form.speech, "45")
    type_in(form.other, "10")
    wait(qtbot, desk)
    assert form.talk._sum.text() == "45 min of talk × 2 + 10 min = 1 h 40 min"
    assert form.talk._verdict.text() == "15 min short"
    form.talk.fit.click()
    found = wait(qtbot, desk)
    assert found.session["s2"].minutes == 100
    assert found.session["s3"].when.start == time(12, 15)
    assert not form.talk.fit.isVisible()
    type_in(form.rest, "20")
    wait(qtbot, desk)
    form.talk.fit.click()
    found = wait(qtbot, desk)
    assert (found.session["s2"].minutes, found.session["s3"].when.start) == (120, time(12, 35))


def test_a_session_and_a_leg_go_to_a_group(qtbot: QtBot, desk: Desk, inspector: Inspector) -> None:
    def split(edit: Any) -> None:
        edit.add(Track, space="v" * 32, id="a", visit="v" * 32, order="1", people=("rossi",))
        edit.add(Track, space="v" * 32, id="b", visit="v" * 32, order="2", title=wording("en", en="Energy"))

    desk.do(dataclasses.replace(desk.undo_label), split)  # type: ignore[type-var]
    wait(qtbot, desk)
    form = session_form(inspector)
    words = [form.track.editor.itemText(n) for n in range(3)]
    assert words == ["Everybody", "Group A", "Group B · Energy"]
    choose(form.track, "a")
    assert wait(qtbot, desk).session["s2"].track == "a"
    assert form.attending._going.text() == "Going: Mario Rossi"
    inspector.show_item("leg", "l1")
    choose(inspector.form.track, "b")  # type: ignore[attr-defined]
    assert wait(qtbot, desk).leg["l1"].track == "b"


def test_a_leg_says_where_its_minutes_come_from_and_what_the_rules_give(
    qtbot: QtBot, desk: Desk, inspector: Inspector
) -> None:
    inspector.show_item("leg", "l2")
    form: Any = inspector.form
    assert form._facts.text() == "Takes 13 h 30 min · JST → CET"
    assert form.boarding.editor.placeholderText() == "4 min by the rules"
    choose(form.source, MinutesSource.TIMETABLE)
    type_in(form.boarding, "20")
    type_in(form.buffer, "15")
    type_in(form.arrival_zone, "Europe/London")
    form.luggage.editor.click()
    leg = wait(qtbot, desk).leg["l2"]
    assert (leg.source, leg.boarding_minutes, leg.buffer_minutes) == (MinutesSource.TIMETABLE, 20, 15)
    assert (leg.luggage, leg.arrival_zone, leg.arrival.start) == (True, "Europe/London", time(17, 30))
    choose(form.arrival_day, date(2026, 11, 14))
    wait(qtbot, desk)
    assert form._facts.text().endswith("arrives 1 day later")


def test_the_run_of_show_is_one_click_away(qtbot: QtBot, inspector: Inspector) -> None:
    form = session_form(inspector)
    with qtbot.waitSignal(inspector.followed) as told:
        form.run.click()
    assert told.args == ["run_of_show", "s2"]


def test_fields_that_share_a_line_stand_under_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    one, other = QLabel("one"), QLabel("other")
    for label in (one, other):
        label.setMinimumWidth(100)
    both = box(beside(one, other))
    qtbot.addWidget(both)
    both.show()
    assert both.minimumSizeHint().width() == 100
    for width, under in ((300, False), (150, True), (300, False)):
        both.resize(width, 100)
        assert (other.y() > one.y()) is under
        assert (other.x() > one.x()) is not under
