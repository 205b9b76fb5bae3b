"""The window's language: ours and Qt's, switched live."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from visitplanner.base.phrases import N_, phrase
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, tongue


class Counting(Speaking, QWidget):
    """Counts how often it was told."""

    told = 0

    def retranslate(self) -> None:
        """Count."""
        self.told += 1


def test_one_change_tells_every_widget_once(qtbot: QtBot) -> None:
    outer = Counting()
    inner = Counting()
    inner.setParent(outer)
    qtbot.addWidget(outer)
    tongue.set("ja")
    qtbot.waitUntil(lambda: outer.told > 0)
    assert (outer.told, inner.told) == (1, 1)
    tongue.set("en")
    qtbot.waitUntil(lambda: outer.told > 1)
    assert (outer.told, inner.told) == (2, 2)


def test_qts_own_words_follow(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    tongue.set("it")
    qtbot.waitUntil(lambda: buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annulla")


def test_a_label_says_its_phrase_again_with_its_facts(qtbot: QtBot) -> None:
    label = Label(phrase(N_("“{zone}” is not a known time zone."), zone="Mars/Olympus"))
    qtbot.addWidget(label)
    assert label.text() == "“Mars/Olympus” is not a known time zone."
    label.show_text("<b>AT&T</b>")
    assert label.text() == "<b>AT&T</b>"
