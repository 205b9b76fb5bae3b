"""Widgets that go on in the next line: their height is known again after everything that changes it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from visitplanner.gui.parts.flow import Flow


def test_the_height_follows_what_is_said_shown_and_added(qtbot: QtBot) -> None:
    one, other = QPushButton("One"), QPushButton("Other")
    flow, around = Flow(one, other), QWidget()
    qtbot.addWidget(around)
    around.setLayout(flow)
    around.resize(200, 200)
    around.show()

    def height() -> int:
        QApplication.processEvents()
        return flow.heightForWidth(200)

    line = height()
    assert line == flow.heightForWidth(200) < flow.heightForWidth(20)
    one.setText("One that takes a line of its own " * 2)
    assert height() > line
    one.hide()
    assert height() == line
    one.show()
    assert height() > line
    flow.removeWidget(one)
    assert height() == line
    flow.addWidget(one)
    assert height() > line
