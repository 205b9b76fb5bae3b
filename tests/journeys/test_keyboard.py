"""Without a mouse: from an empty library to a visit of three days, each step told to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.stocked import wait
from visitplanner.base.settings import Settings
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
FIRST, SECOND, THIRD = (date(2026, 12, day) for day in (7, 8, 9))
Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Hands:
    """Presses keys wherever the keyboard is, and keeps what a screen reader was told."""

    def __init__(self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot, self.window = qtbot, window
        self.told: list[str] = []
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._hear)

    def _hear(self, event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.told.append(event.message())

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "the keyboard is nowhere"
        return found

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other, `held` with each."""
        for key in keys:
            QTest.keyClick(self.focus, key, held)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard, which must be a line, and press Enter."""
        assert isinstance(self.focus, QLineEdit)
        QTest.keyClicks(self.focus, text)
        self.press(Key.Key_Return)

    def see(self) -> Snapshot:
        """The open visit, once everything asked for has come about."""
        return wait(self._qtbot, self.window.desk)

    def heard(self) -> list[str]:
        """What was told since the last time."""
        self.see()
        told, self.told[:] = list(self.told), []
        return told


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    theme.use("light")
    tongue.set("en")
    desk = Desk(tmp_path / "library", tmp_path / "config", clock=lambda: NOW)
    window = MainWindow(desk, Settings(tmp_path / "config"), None)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    QApplication.processEvents()
    yield Hands(qtbot, window, monkeypatch)
    QApplication.clipboard().clear()
    window.close()


def make_visit(qtbot: QtBot, hands: Hands) -> ItineraryPage:
    """From the first screen to the board of a visit from Monday to Wednesday."""
    hands.press(Key.Key_Right, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(hands.focus, "Umeå")
    hands.press(Key.Key_Tab, Key.Key_Tab)  # past the first day
    hands.press(Key.Key_Down, Key.Key_Down)
    hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: hands.window.workspace_shown, timeout=20_000)
    page = hands.window.workspace.page
    assert isinstance(page, ItineraryPage)
    hands.window.activateWindow()  # a window manager does, when a dialog closes
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), DayBoard))
    visit = hands.see().visit
    assert (visit.start, visit.end) == (FIRST, THIRD)
    return page


def add(hands: Hands, title: str) -> None:
    """A new session after the current item, named at once."""
    hands.press(Key.Key_N)
    hands.see()
    hands.type(title)
    assert "Added" in hands.heard()


def where(snapshot: Snapshot) -> dict[str, tuple[date | None, time | None]]:
    """Title → date and start."""
    return {
        one.title["en"]: (one.when.date, one.when.start) for one in (*snapshot.sessions, *snapshot.legs)
    }


def test_a_visit_of_three_days_is_built_by_keys_alone(qtbot: QtBot, hands: Hands) -> None:
    page = make_visit(qtbot, hands)

    add(hands, "Courtesy call")
    add(hands, "Lunch")
    hands.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, held=ALT)
    assert hands.heard() == ["Moved to 10:05", "Moved to 10:10", "Moved to 10:15"]
    hands.press(Key.Key_Down, held=CTRL | ALT)
    assert hands.heard() == ["Until 11:20, 1 h 5 min"]
    hands.press(Key.Key_Right, held=ALT)
    assert hands.heard() == ["Moved to Tue 8 Dec, 10:15"]

    add(hands, "Site visit")
    hands.press(Key.Key_Down, held=ALT | SHIFT)
    assert hands.heard() == ["Moved to 12:20"]
    hands.press(Key.Key_L)
    assert hands.heard() == ["Anchored"]
    hands.press(Key.Key_Up, Key.Key_T)
    hands.see()
    hands.type("Bus")
    assert "Added" in hands.heard()

    hands.press(Key.Key_Up, Key.Key_R)
    assert hands.heard() == ["What follows is pushed along"]
    hands.press(Key.Key_Down, held=ALT)
    assert hands.heard() == ["Moved to 10:20; 1 item follows; 25 min left before “Site visit”"]
    hands.press(Key.Key_Down, held=CTRL | ALT)
    assert hands.heard() == ["Until 11:30, 1 h 10 min; 1 item follows; 20 min left before “Site visit”"]
    assert where(hands.see()) == {
        "Courtesy call": (FIRST, time(9)), "Lunch": (SECOND, time(10, 20)),
        "Bus": (SECOND, time(11, 30)), "Site visit": (SECOND, time(12, 20)),
    }  # fmt: skip

    hands.press(Key.Key_Left, Key.Key_U)
    assert hands.heard() == ["Moved to the unscheduled items"]
    page.take_focus()
    built = where(hands.see())
    assert built["Courtesy call"][0] is None

    hands.press(Key.Key_Home, Key.Key_Escape, Key.Key_Right)
    assert hands.heard()[-1].startswith("Wednesday 9 December 2026")
    add(hands, "Debrief")
    hands.press(Key.Key_C, held=CTRL)
    hands.press(Key.Key_V, held=CTRL)
    assert hands.heard() == ["1 item copied", "1 item pasted"]
    hands.press(Key.Key_T, held=SHIFT)
    assert hands.heard() == ["Nothing follows on that day"]
    hands.press(Key.Key_Up)
    hands.press(Key.Key_T, held=SHIFT)
    hands.press(Key.Key_2, Key.Key_0, Key.Key_Return)
    assert hands.heard() == ["20 min to the next item"]
    assert [one.minutes for one in hands.see().connectors] == [20]
    hands.press(Key.Key_Down, held=SHIFT)
    hands.press(Key.Key_Delete)
    assert hands.heard() == ["2 items moved to the bin"]
    assert where(hands.see()) == built

    hands.press(Key.Key_Home, held=CTRL)
    swap_second_and_third(hands)
    assert "Tue 8 Dec and Wed 9 Dec have changed places; 1 anchored item stays" in hands.heard()
    assert where(hands.see())["Lunch"] == (THIRD, time(10, 20))
    hands.press(Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: where(hands.see()) == built)


def swap_second_and_third(hands: Hands) -> None:
    """Over the menu of the day on which the current item stands."""
    hands.press(Key.Key_End, Key.Key_Escape)
    assert hands.heard()[-1].startswith("Tuesday 8 December 2026")
    hands.press(Key.Key_F10, held=SHIFT)
    assert isinstance(hands.focus, QMenu)
    hands.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Return)
