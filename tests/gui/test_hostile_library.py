"""Every text of every record is hostile by accident: each page shows it as typed, in its width, and nothing breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.texts import HOSTILE
from tests.gui.conftest import NOW
from tests.gui.stocked import wait
from visitplanner.base.phrases import Phrase
from visitplanner.base.settings import Settings
from visitplanner.domain import codec
from visitplanner.domain.records import KINDS, Visit
from visitplanner.gui.actions import SECTIONS
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.store import snapshots
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

NASTY = (
    *HOSTILE, "&x <b>bold</b> <img src=file:///dev/zero>", "x" * 10_000, "𠮷野家 " * 2_000, "\u202eRTL" * 50, "   ",
    "👩‍👩‍👧" * 300, "<a href='http://example.org'>x</a>", "%1 %n %s {0} {name}", "a\nb\n" * 500,
)  # fmt: skip
FREE = re.compile(
    "(family|given)_.*|email|phone|credit|author|decided_by|checked_by|value|baseline|unit|name|diet|hotel|mobile"
)
"""Registers in which anything may be typed."""
MARGIN = 12
"""Pixels that are empty at the right of a form."""
TAG = re.compile(r"<(b|a|img|target)[ >]")


def spoil(library: Library) -> str:
    """Put something hostile into every text of every record; the id of the Japanese visit."""
    number = count()
    for kind in KINDS.values():
        with library.edit(Phrase("Spoil"), now=NOW) as edit:
            for one in edit.find(kind):
                for field in codec.wordings(kind):
                    for language in ("en", "ja"):
                        edit.write(kind, one.id, field, language, NASTY[next(number) % len(NASTY)])
                edit.set(kind, one.id, **{
                    field: NASTY[next(number) % len(NASTY)] for field in codec.registers(kind)
                    if FREE.fullmatch(field) and codec.item_type(kind, field) is str and not codec.is_json(kind, field)
                })  # fmt: skip
    found: str = next(one.id for one in library.read(snapshots.all_of, Visit) if one.code == "JP-2026-11")
    return found


@pytest.fixture
def window(qtbot: QtBot, sample_library: Path, tmp_path: Path) -> Iterator[MainWindow]:
    library = Library.open(sample_library, identity=Identity("r" * 32), now=NOW)
    visit = spoil(library)
    library.close(now=NOW)
    desk = Desk(sample_library, tmp_path / "config", clock=lambda: NOW)
    found = MainWindow(desk, Settings(tmp_path / "config"), None)
    found.resize(1280, 720)
    found.show()
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    with qtbot.waitSignal(desk.visit_changed, timeout=20_000):
        found.open_visit(visit)
    wait(qtbot, desk)
    yield found
    found.close()
    found.deleteLater()


@pytest.mark.long
@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_page_shows_a_hostile_library(qtbot: QtBot, window: MainWindow, code: str) -> None:
    tongue.set(code)
    workspace = window.workspace
    wrong: list[str] = []
    for section in SECTIONS:
        workspace.show_section(section)
        wait(qtbot, workspace._desk)
        for view in shown(window, QAbstractItemView):
            for row in range(min(view.model().rowCount(), 5) if view.model() else 0):
                view.setCurrentIndex(view.model().index(row, 0))
                QApplication.processEvents()
        wait(qtbot, workspace._desk)
        wrong += [f"{section}: {one}" for one in (*marked_up(window), *cut_off(window))]
    assert wrong == []
    assert window.width() == 1280


def shown(window: QWidget, kind: type[Any]) -> list[Any]:
    """The visible widgets of a kind."""
    return [one for one in window.findChildren(kind) if one.isVisible()]


def marked_up(window: QWidget) -> Iterator[str]:
    """Words of the user that Qt would read as markup, or as the letter of a shortcut."""
    for label in shown(window, QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText and TAG.search(label.text()):
            yield f"label {label.text()[:40]}"
    for widget in shown(window, QWidget):
        if TAG.search(widget.toolTip()):
            yield f"tool tip of {type(widget).__name__}: {widget.toolTip()[:60]}"
    for button in shown(window, QAbstractButton):
        if re.search("(?<!&)&(&&)*x", button.text()):
            yield f"button {button.text()[:40]}"


def cut_off(window: QWidget) -> Iterator[str]:
    """Forms that are wider than their pane, and cannot be moved there."""
    for area in shown(window, QScrollArea):
        inside = area.widget()
        hidden = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inside is not None and hidden and inside.width() > area.viewport().width() + MARGIN:
            widest = max(inside.findChildren(QWidget), key=lambda one: one.minimumSizeHint().width())
            yield f"{type(inside).__name__} {inside.width()} > {area.viewport().width()}: {type(widest).__name__}"
