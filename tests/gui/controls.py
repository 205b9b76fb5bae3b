"""What users do to a window that tests cannot put in front, and what screen readers find in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
Text = QAccessible.Text


def leave(editor: QWidget) -> None:
    """What a field is told when Tab or a click takes the keyboard elsewhere (no window is in front here)."""
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def press(window: QWidget, keys: str) -> None:
    """What the window does on the shortcut `keys`."""
    found = [one for one in window.findChildren(QShortcut) if one.key() == QKeySequence(keys)]
    assert [one.isEnabled() for one in found] == [True]
    found[0].activated.emit()


def nameless(window: QWidget) -> list[str]:
    """The visible controls of `window` that a screen reader could not name."""
    found = []
    for kind in CONTROLS:
        for control in window.findChildren(kind):
            inner = isinstance(control.parent(), QComboBox) and not isinstance(control, QLineEdit)
            if not control.isVisible() or inner:
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            if not (control.accessibleName().strip() or text.strip()):
                found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def said_twice(window: QWidget) -> list[str]:
    """What Tab comes to in `window` that a screen reader would describe by its name once more."""
    found = []
    for control in window.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus and not control.focusProxy():
            said = QAccessible.queryAccessibleInterface(control)
            name, more = (said.text(which).strip() for which in (Text.Name, Text.Description))
            if more and f"{name} ".startswith(f"{more} "):
                found.append(f"{type(control).__name__}: {name}, {more}")
    return found
