"""Text fields that keep what is typed: drafts, versions, undo of typing, input methods."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.stocked import drafts, stock, wait
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.writing import Writing, WritingArea, WritingLine, WritingTitle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ADDRESS = ("session", "s1", "title", "en")
TITLE = "Courtesy call on the mayor"


class Sheet(QWidget):
    """A field to be tested and another one to go to."""

    def __init__(self, field: QWidget, other: QWidget) -> None:
        super().__init__()
        self.field, self.other = field, other
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(other)


@pytest.fixture(params=[WritingLine, WritingArea, WritingTitle])
def sheet(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, request: pytest.FixtureRequest
) -> Iterator[Sheet]:
    stock(qtbot, desk, sample_snapshot)
    found = Sheet(request.param(desk), WritingLine(desk))
    found.field.show_text(ADDRESS, TITLE)
    qtbot.addWidget(found)
    found.show()
    found.activateWindow()
    found.field.setFocus()
    qtbot.waitUntil(found.field.hasFocus)
    yield found
    desk.settle()


def compose(field: QWidget, text: str, commit: str = "") -> None:
    event = QInputMethodEvent(text, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def taken_by_field(field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether `field` claims a shortcut for itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def end(field: QWidget) -> None:
    QTest.keyClick(
        field, Qt.Key.Key_End, CTRL if isinstance(field, WritingArea) else Qt.KeyboardModifier.NoModifier
    )


def test_typing_is_kept_as_a_draft_within_a_second(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, ", again")
    qtbot.waitUntil(lambda: not desk.unsaved, timeout=2000)
    assert drafts(desk) == {("s1", "title", "en"): TITLE + ", again"}
    assert wait(qtbot, desk).session["s1"].title["en"] == TITLE, "no version before the field is left"


def test_leaving_the_field_cuts_one_version(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, "!")
    sheet.other.setFocus()
    assert wait(qtbot, desk).session["s1"].title["en"] == TITLE + "!"
    assert drafts(desk) == {}
    assert desk.undo_label is not None
    sheet.field.setFocus()
    sheet.other.setFocus()
    with qtbot.waitSignal(desk.undone):
        desk.undo()
    assert wait(qtbot, desk).session["s1"].title["en"] == TITLE, "looking in again wrote nothing"


def test_what_an_input_method_composes_is_not_kept_until_it_is_committed(
    qtbot: QtBot, desk: Desk, sheet: Sheet
) -> None:
    end(sheet.field)
    compose(sheet.field, "はままつ")
    desk.flush()
    assert drafts(desk) == {}
    assert not desk.unsaved
    compose(sheet.field, "", "浜松")
    assert drafts(desk) == {("s1", "title", "en"): TITLE + "浜松"}


def test_ctrl_z_first_takes_back_typing_then_is_the_windows(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    assert not taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL)
    end(sheet.field)
    QTest.keyClicks(sheet.field, "!!")
    assert taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL)
    for _ in range(5):
        if taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL):
            QTest.keyClick(sheet.field, Qt.Key.Key_Z, CTRL)
    assert isinstance(sheet.field, Writing)
    assert sheet.field.written() == TITLE
    assert not taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL)
    assert drafts(desk).get(("s1", "title", "en"), TITLE) == TITLE, "the draft is not what was taken back"
    assert taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL | SHIFT), "redo of typing"


def test_after_a_version_ctrl_z_is_the_windows_again(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, "!")
    assert isinstance(sheet.field, Writing)
    sheet.field.leave()
    wait(qtbot, desk)
    assert not taken_by_field(sheet.field, Qt.Key.Key_Z, CTRL)


def test_news_of_the_field_itself_do_not_overwrite_what_is_being_typed(
    qtbot: QtBot, desk: Desk, sheet: Sheet
) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, "?")
    assert isinstance(sheet.field, Writing)
    sheet.field.show_text(ADDRESS, TITLE)
    assert sheet.field.written() == TITLE + "?"


def test_older_news_do_not_overwrite_typing_in_a_field_without_the_keyboard(
    qtbot: QtBot, desk: Desk, sheet: Sheet
) -> None:
    sheet.field.clearFocus()
    end(sheet.field)
    QTest.keyClicks(sheet.field, ", again")
    sheet.field.show_text(ADDRESS, TITLE)
    assert sheet.field.written() == f"{TITLE}, again"
    qtbot.waitUntil(lambda: not desk.unsaved, timeout=2000)
    sheet.field.show_text(ADDRESS, TITLE)
    assert sheet.field.written() == f"{TITLE}, again"


def test_another_record_in_the_field_saves_the_first(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, "?")
    assert isinstance(sheet.field, Writing)
    sheet.field.show_text(("session", "s2", "title", "en"), "Other")
    snapshot = wait(qtbot, desk)
    assert snapshot.session["s1"].title["en"] == TITLE + "?"
    assert snapshot.session["s2"].title["en"] == "Open data platform demonstration"
    assert sheet.field.written() == "Other"


def test_return_keeps_a_title_on_one_line(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    end(sheet.field)
    QTest.keyClicks(sheet.field, "x")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    snapshot = wait(qtbot, desk)
    kept = snapshot.session["s1"].title["en"]
    if isinstance(sheet.field, WritingArea) and not isinstance(sheet.field, WritingTitle):
        assert kept == TITLE, "in an area it is a new line, not the end"
        assert sheet.field.written() == TITLE + "x\n"
    else:
        assert kept == TITLE + "x"


def test_hostile_text_survives(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    hostile = "a&b <b>𠮷</b> \u202e神\ufe00 " + "x" * 10_000
    assert isinstance(sheet.field, Writing)
    QApplication.clipboard().setText(hostile)
    sheet.field.selectAll()  # type: ignore[attr-defined]
    sheet.field.paste()  # type: ignore[attr-defined]
    sheet.field.leave()
    assert wait(qtbot, desk).session["s1"].title["en"] == hostile


@pytest.mark.parametrize("sheet", [WritingLine, WritingTitle], indirect=True)
def test_a_paste_of_several_lines_is_one_line(sheet: Sheet) -> None:
    QApplication.clipboard().setText("Courtesy call\non the mayor")
    sheet.field.selectAll()
    sheet.field.paste()
    assert sheet.field.written() == "Courtesy call on the mayor"


def test_a_line_without_an_end_is_shown_whole_in_little_time(sheet: Sheet) -> None:
    endless = "a" * 1_000_000
    begun = process_time()
    sheet.field.show_text(("session", "s2", "title", "en"), endless)  # type: ignore[attr-defined]
    sheet.field.grab()
    assert sheet.field.written() == endless  # type: ignore[attr-defined]
    QApplication.clipboard().setText(endless)
    sheet.field.selectAll()  # type: ignore[attr-defined]
    sheet.field.paste()  # type: ignore[attr-defined]
    sheet.field.grab()
    assert process_time() - begun < 30, "minutes where every place to break it is looked for"


def test_another_ghost_is_drawn_in_place_of_the_one_before(qtbot: QtBot, desk: Desk, sheet: Sheet) -> None:
    sheet.other.setFocus()  # and no cursor blinks
    sheet.field.show_text(ADDRESS, "")
    sheet.field.setPlaceholderText("Courtesy call")
    QTest.qWait(50)
    painted: list[int] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(event.region().boundingRect().width())  # type: ignore[attr-defined]
            return False

    watch = Watch()
    surface = sheet.field.viewport() if isinstance(sheet.field, WritingArea) else sheet.field
    surface.installEventFilter(watch)
    sheet.field.setPlaceholderText("Harbour tour")
    qtbot.waitUntil(lambda: surface.width() in painted)
