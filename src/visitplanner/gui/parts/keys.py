"""Keys that do something while a widget has the keyboard, or anything inside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from visitplanner.gui.access import access


def on_key(
    keys: str, where: QWidget, act: Callable[[], object], *, inside: bool = False, writes: bool = False
) -> None:
    """Let `keys` do `act` while `where` has the keyboard, with `inside` also while something in it has.

    What `writes` does nothing while the library can only be read.
    """
    shortcut = QShortcut(QKeySequence(keys), where)
    context = Qt.ShortcutContext
    shortcut.setContext(context.WidgetWithChildrenShortcut if inside else context.WidgetShortcut)
    shortcut.activated.connect((lambda: access.writable and act()) if writes else act)


def list_keys(listed: QWidget, page: QWidget, *, add: Callable[[], object], edit: Callable[[], object],
              delete: Callable[[], object]) -> None:  # fmt: skip
    """What every list of records does: N makes another one, Del puts the current one into the bin, and F2 edits it,
    from anywhere in `page`.
    """
    on_key("N", listed, add, writes=True)
    on_key("Del", listed, delete, writes=True)
    on_key("F2", page, edit, inside=True)
