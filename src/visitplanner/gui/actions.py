"""Everything the window can be told to do, as one table: menus, buttons, shortcuts, the palette and the page of keys
are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.guards import WRITES, allow
from visitplanner.gui.tongue import _, tongue

ALWAYS, VISIT, WRITABLE, WRITABLE_VISIT = "always", "visit", "writable", "writable visit"
"""What an action needs: nothing, an open visit, a library that can be written, or both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. `group` is the heading on the page of keys; several `keys` do the same."""

    id: str
    words: str
    keys: tuple[str, ...]
    icon: str
    needs: str
    group: str


GO, DO, WINDOW = N_("Go to"), N_("Do"), N_("Window")
BOARD = N_("On the board")

ACTIONS = (
    Entry("visits", N_("All visits"), ("Alt+Home",), "chevron-left", ALWAYS, GO),
    Entry("before", N_("Back to the visit before"), ("Alt+Shift+Home",), "undo-2", VISIT, GO),
    Entry("itinerary", N_("Itinerary"), ("Ctrl+1",), "calendar-days", VISIT, GO),
    Entry("people", N_("People"), ("Ctrl+2",), "users", VISIT, GO),
    Entry("places", N_("Places"), ("Ctrl+3",), "map-pin", VISIT, GO),
    Entry("practices", N_("Practice notes"), ("Ctrl+4",), "lightbulb", VISIT, GO),
    Entry("questions", N_("Questions"), ("Ctrl+5",), "circle-question-mark", VISIT, GO),
    Entry("observations", N_("Observations"), ("Ctrl+6",), "notebook-pen", VISIT, GO),
    Entry("files", N_("Files"), ("Ctrl+Shift+F",), "paperclip", VISIT, GO),
    Entry("outcomes", N_("Action plan"), ("Ctrl+7",), "target", VISIT, GO),
    Entry("checklist", N_("Checklist"), ("Ctrl+8",), "list-checks", VISIT, GO),
    Entry("protocol", N_("Protocol"), ("Ctrl+9",), "handshake", VISIT, GO),
    Entry("wording", N_("Wording"), ("Ctrl+0",), "languages", VISIT, GO),
    Entry("run_of_show", N_("Run-of-show"), (), "table", VISIT, GO),
    Entry("next_problem", N_("Next problem"), ("F8",), "triangle-alert", VISIT, GO),
    Entry("previous_problem", N_("Previous problem"), ("Shift+F8",), "", VISIT, GO),
    Entry("thread", N_("Golden thread"), ("Ctrl+T",), "waypoints", VISIT, GO),
    Entry("search", N_("Search or run a command"), ("Ctrl+K",), "search", ALWAYS, GO),
    Entry("new_visit", N_("New visit"), ("Ctrl+N",), "plus", WRITABLE, DO),
    Entry("add", N_("Add"), ("Ctrl+Shift+N",), "plus", WRITABLE_VISIT, DO),
    Entry("dates", N_("Change the dates"), (), "calendar", WRITABLE_VISIT, DO),
    Entry("postpone", N_("Postpone the visit"), (), "clock", WRITABLE_VISIT, DO),
    Entry("bookings", N_("Bookings"), (), "bed-double", VISIT, DO),
    Entry("groups", N_("Groups"), (), "users", VISIT, DO),
    Entry("undo", N_("Undo"), ("Ctrl+Z",), "undo-2", WRITABLE, DO),
    Entry("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", WRITABLE, DO),
    Entry("capture", N_("Capture"), ("F9",), "pencil-line", WRITABLE, DO),
    Entry("pack", N_("Briefing pack"), ("Ctrl+P",), "file-text", VISIT, DO),
    Entry("history", N_("History"), ("Ctrl+H",), "history", VISIT, DO),
    Entry("bin", N_("Bin"), (), "trash-2", ALWAYS, DO),
    Entry("warnings", N_("Open the demonstration of warnings"), (), "triangle-alert", WRITABLE, DO),
    Entry("next_pane", N_("Next pane"), ("F6",), "", ALWAYS, WINDOW),
    Entry("previous_pane", N_("Previous pane"), ("Shift+F6",), "", ALWAYS, WINDOW),
    Entry("keys", N_("Keys"), ("F1",), "keyboard", ALWAYS, WINDOW),
    Entry("preferences", N_("Preferences"), ("Ctrl+,",), "settings", ALWAYS, WINDOW),
    Entry("quit", N_("Quit"), ("Ctrl+Q",), "", ALWAYS, WINDOW),
)

OF_VISITS = ("capture", "pack", "postpone")
"""The actions that mean nothing for a template: they are gone while one is open."""

SECTIONS = (
    "itinerary", "people", "places", "practices", "questions", "observations", "files", "outcomes",
    "checklist", "protocol", "wording",
)  # fmt: skip
"""The actions that open the pages of a visit, in the order of the sidebar."""


class Actions(QObject):
    """The table as live `QAction`s of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._live: dict[str, QAction] = {}
        for entry in ACTIONS:
            action = QAction(self)
            action.setObjectName(entry.id)
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setProperty(WRITES, entry.needs in (WRITABLE, WRITABLE_VISIT))
            if entry.icon:
                action.setIcon(icon(entry.icon))
            window.addAction(action)
            self._live[entry.id] = action
        tongue.changed.connect(self.retranslate)
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._live[id]

    def icon_name(self, id: str) -> str:
        """The icon of an action."""
        return next(entry.icon for entry in ACTIONS if entry.id == id)

    def bind(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Say what actions do."""
        for id, slot in slots.items():
            self._live[id].triggered.connect(slot)

    def allow(self, *, visit: bool, template: bool = False) -> None:
        """Enable what can be done now; `template` when the open visit is one."""
        for id in OF_VISITS:
            self._live[id].setVisible(not template)
        for entry in ACTIONS:
            possible = visit or entry.needs in (ALWAYS, WRITABLE)
            if entry.needs in (WRITABLE, WRITABLE_VISIT):
                allow(self._live[entry.id], possible)
            else:
                self._live[entry.id].setEnabled(possible)

    def retranslate(self) -> None:
        """Re-read every text."""
        for entry in ACTIONS:
            self._live[entry.id].setText(_(entry.words))
