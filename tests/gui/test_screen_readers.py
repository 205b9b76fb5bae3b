"""What screen readers find, do and hear: as Qt's own interface to them has it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.kinds import Dimension, ObservationKind
from visitplanner.domain.wording import wording
from visitplanner.gui.capture.kind_chips import KindChips
from visitplanner.gui.inspector.language_bar import LanguageBar
from visitplanner.gui.outcomes.scale import Scale
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.choices import Choices
from visitplanner.gui.parts.field import Field
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.operations import fields

REASON = N_("Type something first.")
Role = QAccessible.Role


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said without being asked for."""
    found: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return found


def act(button: QWidget, name: str) -> None:
    """Do what a screen reader offers for `button` by that name."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert name in actions.actionNames()
    actions.doAction(name)


def role(widget: QWidget) -> QAccessible.Role:
    """What a screen reader calls `widget`."""
    return QAccessible.queryAccessibleInterface(widget).role()


def described(widget: QWidget) -> str:
    """What a screen reader says of `widget` beside its name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_chip_is_switched_by_whatever_a_screen_reader_offers(qtbot: QtBot) -> None:
    choices = Choices(lambda: [("a", "A"), ("b", "B")])
    qtbot.addWidget(choices)
    told: list[tuple[str, ...]] = []
    choices.entered.connect(told.append)
    choices.show_value(("b",))
    assert not told, "what the program shows is not told"
    first, second = choices.findChildren(QAbstractButton)
    act(first, "Toggle")
    act(first, "Toggle")
    act(second, "Press")
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("a", "b"), ("b",), ()]


def test_a_click_is_told_once(qtbot: QtBot) -> None:
    button = Button("Only gaps", "chip", checkable=True)
    qtbot.addWidget(button)
    told: list[bool] = []
    button.clicked[bool].connect(told.append)
    button.click()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    button.setChecked(False)
    act(button, "Toggle")
    assert told == [True, False, True, True]


def test_a_section_is_gone_to_and_said_to_be_one_of_several(qtbot: QtBot, window: MainWindow) -> None:
    sidebar = window.workspace.sidebar
    people, places = (sidebar._sections[id] for id in ("people", "places"))
    act(people, "Toggle")
    assert type(window.workspace.page).__name__ == "PeoplePage"
    act(places, "Toggle")
    assert type(window.workspace.page).__name__ == "PlacesPage"
    assert role(people) is Role.RadioButton
    assert (people.isChecked(), places.isChecked()) == (False, True)


def test_scales_and_kinds_are_chosen_one_of_several(qtbot: QtBot) -> None:
    scale, chips = Scale(next(iter(Dimension))), KindChips()
    qtbot.addWidget(scale)
    qtbot.addWidget(chips)
    given: list[object] = []
    scale.entered.connect(given.append)
    chips.chosen.connect(given.append)
    scale.show_value(None)
    act(scale.marks[2], "Toggle")
    act(chips._chips[ObservationKind.QUOTE], "Toggle")
    assert given == [2, ObservationKind.QUOTE]
    assert role(scale.marks[2]) is role(chips._chips[ObservationKind.QUOTE]) is Role.RadioButton


def test_a_language_stays_chosen_and_keeps_the_keyboard(qtbot: QtBot) -> None:
    bar = LanguageBar()
    qtbot.addWidget(bar)
    title = wording("en", en="Visit")
    bar.chosen.connect(lambda code: bar.show_languages(("en", "ja"), code, title))
    bar.show_languages(("en", "ja"), "en", title)
    bar.show()
    english, japanese = bar._chips.values()
    english.click()
    assert english.isChecked()
    japanese.setFocus()
    act(japanese, "Toggle")
    assert (bar.language, english.isChecked(), japanese.isChecked()) == ("ja", False, True)
    assert bar.focusWidget() is japanese


def test_a_refusal_is_said_and_describes_its_field(qtbot: QtBot, heard: list[str]) -> None:
    line = QLineEdit()
    field = Field("Full name", line, hint="As on the passport")
    qtbot.addWidget(field)
    assert described(line) == "As on the passport"
    field.refuse(Refusal(REASON))
    assert heard == [REASON] == [described(line)]
    tongue.set("it")
    qtbot.waitUntil(lambda: described(line) == tongue.language.gettext(REASON) != REASON)
    tongue.set("en")
    field.accept()
    assert described(line) == "As on the passport"
    assert len(heard) == 1


def test_undo_and_redo_are_said(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    desk = window.desk
    assert desk.snapshot is not None
    desk.do(Phrase("Eleven people"), fields.set_value, "visit", desk.snapshot.visit.id, "group_size", 11)
    for way, said in (("undo", "Undone: Eleven people"), ("redo", "Done again: Eleven people")):
        qtbot.waitUntil(window.commands[way].isEnabled)
        heard.clear()
        with qtbot.waitSignal(desk.undone):
            window.commands[way].trigger()
        assert heard == [said]
