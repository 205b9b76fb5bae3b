"""Every screen in every language, switched while it is open: no string may stay behind."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

from visitplanner.base.language import LANGUAGES, Language
from visitplanner.gui.actions import SECTIONS
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

OPEN, CLOSE = "⟦", "⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every translated string carries the code of its language."""

    def said(self: Language, message: str) -> str:
        return f"{OPEN}{self.code}{CLOSE}{message}" if message else ""

    monkeypatch.setattr(Language, "gettext", said)
    monkeypatch.setattr(Language, "pgettext", lambda self, _context, message: said(self, message))
    monkeypatch.setattr(Language, "ngettext", lambda self, one, many, n: said(self, one if n == 1 else many))


def strings(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every string a user could see or hear in `root` now: (where, text)."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        yield name, widget.windowTitle()
        yield name, widget.toolTip()
        yield name, widget.accessibleName()
        yield name, widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield name, widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield name, widget.placeholderText()
        if isinstance(widget, QComboBox):
            for n in range(widget.count()):
                yield name, widget.itemText(n)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(name, widget)
    for action in root.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()


def cells(name: str, view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """What the rows of a list say."""
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            index = model.index(row, column)
            for role in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.ToolTipRole,
            ):
                if isinstance(text := index.data(role), str):
                    yield name, text


def left_behind(root: QWidget, code: str) -> set[tuple[str, str]]:
    """Strings of another language than `code`."""
    return {
        (where, text) for where, text in strings(root) if OPEN in text and f"{OPEN}{code}{CLOSE}" not in text
    }


def spoken(root: QWidget, code: str) -> int:
    """How many strings are in `code`."""
    return sum(f"{OPEN}{code}{CLOSE}" in text for _where, text in strings(root))


def follows(qtbot: QtBot, root: QWidget, code: str) -> None:
    """Wait until everything in `root` is in `code`, and fail with what is not."""
    with contextlib.suppress(NotInTime):
        qtbot.waitUntil(lambda: not left_behind(root, code), timeout=1500)
    assert left_behind(root, code) == set()


def views(window: MainWindow) -> Iterator[str]:
    """Bring every page to the front, and every view that its segments offer; say which is shown."""
    for section in SECTIONS:
        window.commands[section].trigger()
        segments = getattr(window.workspace.page, "segments", None)
        if segments is None:
            yield section
            continue
        for n, one in enumerate(segments.findChildren(QAbstractButton)):
            one.click()
            yield f"{section} {n}"


def test_every_view_follows_through_all_languages(qtbot: QtBot, marked: None, window: MainWindow) -> None:
    """Each view is shown in a language it was not made in, and hears of another one while it is in front."""
    for code in [*LANGUAGES][::-1]:
        tongue.set(code)
        follows(qtbot, window, code)
    tongue.set("ja")
    for _view in views(window):
        follows(qtbot, window, "ja")
        assert spoken(window, "ja") > 40
    for view, code in zip(views(window), cycle(("it", "ja"))):
        tongue.set(code)
        follows(qtbot, window, code)
        assert spoken(window, code) > 40, view


def test_every_window_beside_follows_too(qtbot: QtBot, marked: None, window: MainWindow) -> None:
    for sheet in ("search", "history", "bin", "keys", "preferences", "capture", "pack"):
        before = set(QApplication.topLevelWidgets())
        window.commands[sheet].trigger()
        qtbot.wait(100)
        opened = [one for one in QApplication.topLevelWidgets() if one not in before and one.isVisible()]
        assert len(opened) == 1, sheet
        for code in ("ja", "it", "en"):
            tongue.set(code)
            follows(qtbot, opened[0], code)
            assert spoken(opened[0], code) > 0, sheet
        opened[0].close()
        qtbot.wait(20)


def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    for view in views(window):
        with contextlib.suppress(NotInTime):
            qtbot.waitUntil(lambda: not nameless(window), timeout=1500)
        assert nameless(window) == [], view


def nameless(window: MainWindow) -> list[str]:
    """Controls in view that the keyboard reaches and a screen reader has no name for."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _name(one)
        # The field inside a spin box is Qt's own; the box is what is spoken.
        and one.objectName() != "qt_spinbox_lineedit"
    ]


def _name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return str(getattr(widget, "text", str)()) if isinstance(widget, QAbstractButton) else ""


def test_theme_and_text_size_follow_live(qtbot: QtBot, window: MainWindow) -> None:
    def height() -> int:
        return window.workspace.sidebar.sizeHint().height()

    before, small = window.grab().toImage().pixelColor(5, 500).name(), height()
    theme.use("dark", 150)
    qtbot.wait(50)
    assert window.grab().toImage().pixelColor(5, 500).name() != before
    assert height() > small
    clipped = [
        f"{one.text()!r}: {one.width()} of {one.sizeHint().width()}"
        for one in window.workspace.sidebar.findChildren(QAbstractButton)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
    ]
    assert clipped == []


def cut_off(root: QWidget) -> list[tuple[str, int, int]]:
    """Buttons in view that have less room than their words need."""
    return [
        (one.text(), one.width(), one.minimumSizeHint().width())
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width() - 1
    ]


def still_cut_off(qtbot: QtBot, root: QWidget) -> list[tuple[str, int, int]]:
    """What stays cut off once everything is laid out."""
    with contextlib.suppress(NotInTime):
        qtbot.waitUntil(lambda: not cut_off(root), timeout=1500)
    return cut_off(root)


def test_no_button_is_cut_off_in_any_language(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 720)
    for code in LANGUAGES:
        tongue.set(code)
        for view in views(window):
            assert still_cut_off(qtbot, window) == [], (code, view)


def test_the_top_bar_folds_its_words_in_large_type(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 720)
    theme.use("light", 130)
    bar = window.workspace.topbar
    for code in ("it", "pl"):
        tongue.set(code)
        for view in views(window):
            assert still_cut_off(qtbot, bar) == [], (code, view)
            assert all(
                one.toolTip()
                for one in bar.findChildren(QAbstractButton)
                if one.isVisible() and not one.text()
            )
