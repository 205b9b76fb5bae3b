"""The keys of the programme as one table: board, tray and list act on their current item, menus show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.icons import icon
from visitplanner.gui.tongue import _


class Programme(Protocol):
    """A view of the programme with a current item."""

    changes: Changes

    @property
    def day(self) -> dt.date | None:
        """The day chosen as a whole."""

    def entry(self) -> Entry | None:
        """The current item."""

    def edit_title(self, id: str) -> None:
        """Open the title's editor in place."""


@dataclass(frozen=True, slots=True)
class Key:
    """One row: what it does to the current item. `alone`: it works without one; `menu` rows stand in menus."""

    sequences: tuple[str, ...]
    words: str
    act: Callable[[Programme, Entry | None], None]
    icon: str = ""
    menu: bool = False
    alone: bool = False
    sessions: bool = False


def _nudge(minutes: int) -> Callable[[Programme, Entry | None], None]:
    return lambda view, entry: view.changes.nudge(entry, minutes) if entry else None


def _lengthen(minutes: int) -> Callable[[Programme, Entry | None], None]:
    return lambda view, entry: view.changes.lengthen(entry, minutes) if entry else None


def _days(days: int) -> Callable[[Programme, Entry | None], None]:
    return lambda view, entry: view.changes.other_day(entry, days) if entry else None


def _each(name: str) -> Callable[[Programme, Entry | None], None]:
    return lambda view, entry: getattr(view.changes, name)(entry) if entry else None


KEYS = (
    Key(("Return", "Enter", "F2"), N_("Edit the title"),
        lambda view, entry: view.edit_title(entry.id) if entry else None, "pencil-line", menu=True),
    Key(("N",), N_("New session after this"), lambda view, entry: view.changes.add_after(entry, view.day), "plus",
        menu=True, alone=True),
    Key(("T",), N_("Leg to the next item"), lambda view, entry: view.changes.add_leg(entry), "route", menu=True),
    Key(("Alt+Up",), N_("5 minutes earlier"), _nudge(-5)),
    Key(("Alt+Down",), N_("5 minutes later"), _nudge(5)),
    Key(("Alt+Shift+Up",), N_("An hour earlier"), _nudge(-60)),
    Key(("Alt+Shift+Down",), N_("An hour later"), _nudge(60)),
    Key(("Alt+Left",), N_("The day before"), _days(-1)),
    Key(("Alt+Right",), N_("The day after"), _days(1)),
    Key(("Ctrl+Alt+Up",), N_("5 minutes shorter"), _lengthen(-5)),
    Key(("Ctrl+Alt+Down",), N_("5 minutes longer"), _lengthen(5)),
    Key(("U",), N_("To or from the unscheduled items"), _each("toggle_tray"), "inbox", menu=True),
    Key(("D",), N_("Duplicate"), _each("duplicate"), "copy", menu=True, sessions=True),
    Key(("Del",), N_("Delete"), _each("delete"), "trash-2", menu=True),
)  # fmt: skip

VIEW_KEYS = (
    (("Z",), N_("Second clock")),
    (("Ctrl++",), N_("Zoom in (also Ctrl and the wheel)")),
    (("Ctrl+-",), N_("Zoom out")),
    (("Ctrl+0",), N_("Fit the day")),
    (("F8",), N_("Next problem")),
)
"""Keys of the board itself, for the page of keys."""

_TABLE = {QKeySequence(sequence): key for key in KEYS for sequence in key.sequences}


def act(view: Programme, event: QKeyEvent) -> bool:
    """Do what a key means for the current item of `view`; whether it means anything."""
    key = _TABLE.get(QKeySequence(event.keyCombination()))
    if key is None:
        return False
    entry = view.entry()
    if fits(key, entry):
        key.act(view, entry)
    return True


def fits(key: Key, entry: Entry | None) -> bool:
    """Whether `key` can do something with `entry`."""
    if entry is None:
        return key.alone
    return not key.sessions or entry.kind == "session"


def menu(view: Programme, parent: QWidget) -> QMenu:
    """A menu of what can be done to the current item of `view`, with its keys."""
    found = QMenu(parent)
    entry = view.entry()
    for key in KEYS:
        if key.menu:
            action = QAction(icon(key.icon), f"{_(key.words)}\t{_shown(key)}", found)
            action.setEnabled(fits(key, entry))
            action.triggered.connect(lambda _checked=False, key=key: key.act(view, view.entry()))
            found.addAction(action)
    return found


def _shown(key: Key) -> str:
    return QKeySequence(key.sequences[0]).toString(QKeySequence.SequenceFormat.NativeText)
