"""The capture window: one line and Enter, the session of the moment, drafts, answers, photos, names, languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW, VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import drafts, stock, wait
from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.settings import Settings
from visitplanner.domain import ids
from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.records import Observation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.capture import CaptureWindow
from visitplanner.gui.capture.kind_chips import TOUCH_PX
from visitplanner.gui.capture.moment import Moment, step, visit_for
from visitplanner.gui.capture.safe_line import SafeLine
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.tongue import tongue


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, tmp_path: Path) -> Iterator[CaptureWindow]:
    """The window over the small sample at 10:57 on the Monday."""
    stock(qtbot, desk, sample_snapshot)
    found = CaptureWindow(desk, Settings(tmp_path / "config"))
    qtbot.addWidget(found)
    found.resize(480, 700)
    found.open()
    wait(qtbot, desk)
    yield found
    found.close()


def kept(qtbot: QtBot, window: CaptureWindow) -> list[Observation]:
    """All observations, oldest first."""
    return sorted(wait(qtbot, window._desk).observations, key=lambda one: (str(one.taken_at), one.text["en"]))


def type_line(window: CaptureWindow, text: str) -> None:
    """Type `text` and press Enter."""
    QTest.keyClicks(window.line, text)
    QTest.keyClick(window.line, Qt.Key.Key_Return)


def test_one_line_and_enter_with_time_session_and_place(qtbot: QtBot, window: CaptureWindow) -> None:
    type_line(window, "Water pays after 2028")
    (one,) = kept(qtbot, window)
    assert one.text["en"] == "Water pays after 2028"
    assert (one.session, one.place, one.practice, one.zone) == ("s2", "city-hall", "p1", "Asia/Tokyo")
    assert one.taken_at == NOW
    assert one.kind is ObservationKind.HEARD
    assert window.line.text == ""
    assert window.entries.rows.rows[0].spoken.startswith("Water pays after 2028, 10:57 · Heard")


def test_enter_never_keeps_what_is_still_composed(qtbot: QtBot, window: CaptureWindow) -> None:
    QApplication.sendEvent(window.line, QInputMethodEvent("はままつ", []))
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    window._keep.click()
    assert kept(qtbot, window) == []
    assert drafts(window._desk) == {}
    commit = QInputMethodEvent("", [])
    commit.setCommitString("浜松")
    QApplication.sendEvent(window.line, commit)
    assert list(drafts(window._desk).values()) == ["浜松"]
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    assert [one.text["en"] for one in kept(qtbot, window)] == ["浜松"]


def test_shift_enter_makes_a_new_line_and_ctrl_t_writes_the_time(qtbot: QtBot, window: CaptureWindow) -> None:
    QTest.keyClicks(window.line, "one")
    QTest.keyClick(window.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press(window, "Ctrl+T")
    type_line(window, "two")
    assert [one.text["en"] for one in kept(qtbot, window)] == ["one\n10:57 two"]


def test_an_empty_line_is_not_kept(qtbot: QtBot, window: CaptureWindow) -> None:
    type_line(window, "   ")
    assert not window._why.isHidden()
    assert kept(qtbot, window) == []


def test_kinds_are_chosen_by_key_and_by_thumb(qtbot: QtBot, window: CaptureWindow) -> None:
    for n, kind in enumerate(ObservationKind, 1):
        press(window, f"Ctrl+{n}")
        assert window.kinds.kind is kind
        type_line(window, f"line {n}")
        assert window.kinds.kind is ObservationKind.HEARD
    assert {one.kind for one in kept(qtbot, window)} == set(ObservationKind)
    assert all(chip.height() >= TOUCH_PX for chip in window.kinds.findChildren(Button))


def test_the_unfinished_line_is_a_draft_within_a_second_and_found_again(
    qtbot: QtBot, desk: Desk, window: CaptureWindow, tmp_path: Path
) -> None:
    QTest.keyClicks(window.line, "half a sen")
    address = (ids.derived("capture", VISIT), "text", "en")
    qtbot.waitUntil(lambda: drafts(desk).get(address) == "half a sen", timeout=2000)
    again = CaptureWindow(desk, Settings(tmp_path / "config"))
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(lambda: again.line.text == "half a sen")
    type_line(again, "tence")
    assert [one.text["en"] for one in kept(qtbot, again)] == ["half a sentence"]
    assert drafts(desk) == {}
    again.close()


def test_a_line_answers_the_highlighted_question(qtbot: QtBot, window: CaptureWindow) -> None:
    assert window.questions.key == "q1"
    QTest.keyClicks(window.line, "The water utility")
    QTest.keyClick(window.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    snapshot = wait(qtbot, window._desk)
    assert [(one.question, one.observation) for one in snapshot.answers] == [
        ("q1", snapshot.observations[0].id)
    ]
    assert window._open_box.isHidden()
    QTest.keyClicks(window.line, "Nothing open")
    press(window, "Ctrl+Q")
    assert not window._why.isHidden()
    assert window.line.text == "Nothing open"


def test_sessions_are_stepped_through_and_the_clock_leads_back(qtbot: QtBot, window: CaptureWindow) -> None:
    press(window, "Ctrl+Down")
    assert window.moment is not None
    assert window.moment.session is not None
    assert window.moment.session.id == "s3"
    type_line(window, "at lunch")
    assert kept(qtbot, window)[0].session == "s3"
    press(window, "Ctrl+Up")
    press(window, "Ctrl+Up")
    assert window.moment.session.id == "s1"
    window.place._follow.click()
    assert window.moment.session.id == "s2"


def test_a_photo_is_an_observation_at_once(qtbot: QtBot, window: CaptureWindow) -> None:
    data = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "JPEG")
    mime = QMimeData()
    mime.setData("image/jpeg", data.getvalue())
    QTest.keyClicks(window.line, "dashboard wall")
    window.line.insertFromMimeData(mime)
    wait(qtbot, window._desk)
    (one,) = kept(qtbot, window)
    assert (one.text["en"], one.kind) == ("dashboard wall", ObservationKind.SAW)
    assert len(wait(qtbot, window._desk).attachments_of[one.id]) == 1
    text = QMimeData()
    text.setText("pasted words")
    window.line.insertFromMimeData(text)
    assert window.line.text == "pasted words"


def test_the_name_is_asked_in_place_at_the_first_note(qtbot: QtBot, window: CaptureWindow) -> None:
    assert window.name_box.isHidden()
    type_line(window, "first")
    assert kept(qtbot, window)[0].author == ""
    assert not window.name_box.isHidden()
    QTest.keyClicks(window.name_box.name, "Anna")
    QTest.keyClick(window.name_box.name, Qt.Key.Key_Return)
    type_line(window, "second")
    assert {one.author for one in kept(qtbot, window)} == {"Anna"}
    assert window.name_box.isHidden()


def test_ctrl_z_takes_the_last_line_back(qtbot: QtBot, window: CaptureWindow) -> None:
    type_line(window, "wrong")
    assert len(kept(qtbot, window)) == 1
    press(window, "Ctrl+Z")
    assert kept(qtbot, window) == []


def test_what_is_refused_comes_back_into_the_line(qtbot: QtBot, window: CaptureWindow) -> None:
    window.keeper.refused.emit(Refusal("No."), "my words")
    assert window.line.text == "my words"
    assert not window._why.isHidden()


def test_it_says_saved_only_when_it_is(qtbot: QtBot, window: CaptureWindow) -> None:
    safe = window.findChild(SafeLine)
    assert "no network needed" in safe.words()
    QTest.keyClicks(window.line, "x")
    assert safe.words() == "Saving…"
    wait(qtbot, window._desk)
    assert "no network needed" in safe.words()


def test_every_control_has_a_name_in_every_language_and_fits(qtbot: QtBot, window: CaptureWindow) -> None:
    type_line(window, "one")
    wait(qtbot, window._desk)
    for code in LANGUAGES:
        tongue.set(code)
        QApplication.processEvents()
        assert nameless(window) == []
        assert window.minimumSizeHint().width() <= 480
        chips = window.kinds.findChildren(Button)
        assert [chip.text() for chip in chips if chip.sizeHint().width() > chip.width()] == []


def test_outside_the_visit_the_selected_session_counts(sample_snapshot: Snapshot) -> None:
    before = NOW - timedelta(days=3)
    assert Moment(sample_snapshot, before).session is None
    chosen = Moment(sample_snapshot, before, selected="s4").session
    assert chosen is not None
    assert chosen.id == "s4"
    evening = datetime(2026, 11, 9, 14, 0, tzinfo=UTC)
    assert Moment(sample_snapshot, evening, selected="s4").session is None
    assert step(Moment(sample_snapshot, evening), 1) == "s5"
    assert step(Moment(sample_snapshot, evening), -1) == "s4"
    empty = replace(sample_snapshot, sessions=())
    assert step(Moment(empty, evening), 1) == ""


def test_a_clock_far_from_the_session_is_told(sample_snapshot: Snapshot) -> None:
    assert not Moment(sample_snapshot, NOW, "s1").far
    assert Moment(sample_snapshot, NOW, "s6").far
    assert Moment(sample_snapshot, NOW).minutes_left == 63
    assert Moment(sample_snapshot, NOW).zone_name == "JST"


def test_the_visit_under_way_comes_before_the_recent_one() -> None:
    lines = [
        VisitLine(id="past", start=date(2026, 1, 1), end=date(2026, 1, 3)),
        VisitLine(id="now", start=date(2026, 11, 9), end=date(2026, 11, 13)),
    ]
    assert visit_for(lines, NOW, "past") == "now"
    assert visit_for(lines, NOW + timedelta(days=90), "past") == "past"
    assert visit_for(lines, NOW + timedelta(days=90), "gone") == "past"
    assert visit_for([], NOW, "") == ""


def test_nothing_is_captured_into_a_template() -> None:
    template = VisitLine(id="t", start=date(2026, 11, 9), end=date(2026, 11, 13), template=True)
    visit = VisitLine(id="v", start=date(2027, 11, 9), end=date(2027, 11, 13))
    assert visit_for([template], NOW, "t") == ""
    assert visit_for([template, visit], NOW, "t") == "v"
