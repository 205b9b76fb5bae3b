"""The keys of the programme as one table: board, tray and list act on their current item, menus show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.tongue import _

Chosen = tuple[Entry, ...]


class Programme(Protocol):
    """A view of the programme in which items are chosen."""

    changes: Changes

    @property
    def day(self) -> dt.date | None:
        """The day chosen as a whole."""

    def entry(self) -> Entry | None:
        """The current item."""

    def selected(self) -> Chosen:
        """The items chosen."""

    @property
    def spot(self) -> tuple[dt.date, dt.time | None] | None:
        """The date and time on empty ground that was pressed last."""

    def choose_day(self) -> None:
        """Choose all items of a day."""

    def open_menu(self) -> None:
        """Open the menu of what is chosen."""

    def ask_way(self, entry: Entry) -> None:
        """Ask for the minutes from an item to the next one."""

    def edit_title(self, id: str) -> None:
        """Open the title's editor in place."""


Act = Callable[[Programme, Chosen], None]


@dataclass(frozen=True, slots=True)
class Key:
    """One row: what it does to the items chosen. `alone`: it works without any; `single`: only with one.

    Rows with `menu` stand in menus; those that `reads` change nothing.
    """

    sequences: tuple[str, ...]
    words: str
    act: Act
    icon: str = ""
    menu: bool = False
    alone: bool = False
    single: bool = False
    sessions: bool = False
    reads: bool = False


def _nudge(minutes: int) -> Act:
    return lambda view, chosen: view.changes.nudge(chosen, minutes)


def _lengthen(minutes: int) -> Act:
    return lambda view, chosen: view.changes.lengthen(chosen[0], minutes)


def _days(days: int) -> Act:
    return lambda view, chosen: view.changes.other_day(chosen, days)


KEYS = (
    Key(("Return", "Enter", "F2"), N_("Edit the title"), lambda view, chosen: view.edit_title(chosen[0].id),
        "pencil-line", menu=True, single=True),
    Key(("N",), N_("New session after this"),
        lambda view, chosen: view.changes.add_after(chosen[-1] if chosen else None, view.day, view.spot), "plus",
        menu=True, alone=True),
    Key(("T",), N_("Leg to the next item"), lambda view, chosen: view.changes.add_leg(chosen[0]), "route",
        menu=True, single=True),
    Key(("Shift+T",), N_("Minutes to the next item"), lambda view, chosen: view.ask_way(chosen[0]), "footprints",
        menu=True, single=True),
    Key(("Alt+Up",), N_("5 minutes earlier"), _nudge(-5)),
    Key(("Alt+Down",), N_("5 minutes later"), _nudge(5)),
    Key(("Alt+Shift+Up",), N_("An hour earlier"), _nudge(-60)),
    Key(("Alt+Shift+Down",), N_("An hour later"), _nudge(60)),
    Key(("Alt+Left",), N_("The day before"), _days(-1)),
    Key(("Alt+Right",), N_("The day after"), _days(1)),
    Key(("Ctrl+Alt+Up",), N_("5 minutes shorter"), _lengthen(-5), single=True),
    Key(("Ctrl+Alt+Down",), N_("5 minutes longer"), _lengthen(5), single=True),
    Key(("M",), N_("Run-of-show"), lambda view, chosen: view.changes.opened.emit("run_of_show", chosen[0].id),
        "table", menu=True, single=True, sessions=True, reads=True),
    Key(("L",), N_("Anchor or release"), lambda view, chosen: view.changes.toggle_anchor(chosen), "lock",
        menu=True),
    Key(("U",), N_("To or from the unscheduled items"),
        lambda view, chosen: view.changes.toggle_tray(chosen, view.day), "inbox", menu=True),
    Key(("D",), N_("Duplicate"), lambda view, chosen: view.changes.duplicate(chosen), "copy", menu=True,
        sessions=True),
    Key(("Ctrl+C",), N_("Copy"), lambda view, chosen: view.changes.copy(chosen), "copy", menu=True, reads=True),
    Key(("Ctrl+X",), N_("Cut"), lambda view, chosen: view.changes.cut(chosen), "scissors", menu=True),
    Key(("Ctrl+V",), N_("Paste"),
        lambda view, chosen: view.changes.paste(chosen[-1] if chosen else None, view.day, view.spot),
        "clipboard-paste", menu=True, alone=True),
    Key(("Del",), N_("Delete"), lambda view, chosen: view.changes.delete(chosen), "trash-2", menu=True),
    Key(("Shift+F10",), N_("Menu of the item or day"), lambda view, _chosen: view.open_menu(), alone=True,
        reads=True),
    Key(("R",), N_("Push what follows along"), lambda view, _chosen: view.changes.toggle_pushing(), alone=True),
    Key(("Ctrl+A",), N_("Choose the whole day"), lambda view, _chosen: view.choose_day(), alone=True, reads=True),
)  # fmt: skip

VIEW_KEYS = (
    (("Esc",), N_("From an item to its day")),
    (("Z",), N_("Second clock")),
    (("Ctrl++",), N_("Zoom in (also Ctrl and the wheel)")),
    (("Ctrl+-",), N_("Zoom out")),
    (("0",), N_("Fit the day")),
    (("F",), N_("Feasibility of the days")),
)
"""Keys of the board itself, for the page of keys."""

_TABLE = {QKeySequence(sequence): key for key in KEYS for sequence in key.sequences}


def act(view: Programme, event: QKeyEvent) -> bool:
    """Do what a key means for the items chosen in `view`; whether it means anything."""
    key = _TABLE.get(QKeySequence(event.keyCombination()))
    if key is None:
        return False
    chosen = acted_on(view)
    if fits(key, chosen) and (key.reads or access.writable):
        key.act(view, chosen)
    return True


def acted_on(view: Programme) -> Chosen:
    """The items chosen; else the current one, unless a day is chosen."""
    entry = view.entry() if view.day is None else None
    return view.selected() or ((entry,) if entry else ())


def fits(key: Key, chosen: Chosen) -> bool:
    """Whether `key` can do something with the items `chosen`."""
    if not chosen:
        return key.alone
    if key.single and len(chosen) > 1:
        return False
    return not key.sessions or any(entry.kind == "session" for entry in chosen)


def menu(view: Programme, parent: QWidget) -> QMenu:
    """A menu of what can be done to the items chosen in `view`, with its keys."""
    found = QMenu(parent)
    found.setToolTipsVisible(True)
    chosen = acted_on(view)
    for key in KEYS:
        if key.menu:
            action = QAction(icon(key.icon), f"{_(key.words)}\t{_shown(key)}", found)
            action.setEnabled(fits(key, chosen))
            if not key.reads:
                allow(action, fits(key, chosen))
            action.triggered.connect(lambda _checked=False, key=key: key.act(view, acted_on(view)))
            found.addAction(action)
    return found


def _shown(key: Key) -> str:
    return QKeySequence(key.sequences[0]).toString(QKeySequence.SequenceFormat.NativeText)
