"""The menu of a day: what can be done to it as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.gui.days.changes import DayChanges
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.tongue import _, tongue


def day_menu(changes: DayChanges, day: dt.date, parent: QWidget) -> QMenu:
    """A menu for `day` of the open visit; it goes away by itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    menu.setTitle(tongue.language.date(day, "day"))
    days = changes.days
    _add(menu, "arrow-left", _("Insert a day before"), lambda: changes.insert(day))
    _add(menu, "arrow-right", _("Insert a day after"), lambda: changes.insert(day + dt.timedelta(days=1)))
    menu.addSeparator()
    for name, words, act in (
        ("repeat", _("Swap with"), changes.swap),
        ("calendar-days", _("Move to"), changes.move),
        ("copy", _("Copy to"), changes.copy),
    ):
        _goals(menu, name, words, [one for one in days if one != day], partial(act, day))
    menu.addSeparator()
    allow(_add(menu, "trash-2", _("Remove the day"), lambda: changes.remove(day)), len(days) > 1)
    return menu


def _add(menu: QMenu, name: str, words: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(icon(name), words)
    action.triggered.connect(lambda _checked=False: act())
    allow(action)
    return action


def _goals(
    menu: QMenu, name: str, words: str, days: list[dt.date], act: Callable[[dt.date], None]
) -> None:
    inner = menu.addMenu(icon(name), words)
    allow(inner.menuAction(), bool(days))
    for day in days:
        action = inner.addAction(tongue.language.date(day, "day"))
        action.triggered.connect(lambda _checked=False, day=day: act(day))
