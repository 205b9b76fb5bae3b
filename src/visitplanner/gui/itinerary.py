"""The itinerary page: board or list, the tray, and the inspector beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board import keys
from visitplanner.gui.board.bar_strip import BarStrip
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.booking_changes import BookingChanges
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.choosing import still_chosen
from visitplanner.gui.board.controls import Controls
from visitplanner.gui.board.entries import DayHead, Entry, Kept, entries, placed, tray
from visitplanner.gui.board.first_step import FirstStep
from visitplanner.gui.board.geometry import CLOCK, MARGIN, MIN_COLUMN
from visitplanner.gui.board.model import head_text
from visitplanner.gui.board.receiving import Receiving
from visitplanner.gui.board.several import SeveralPane
from visitplanner.gui.board.toast import Toast
from visitplanner.gui.days.days import Days
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.inspector import NARROW, WIDE, Inspector
from visitplanner.gui.list_view import ProgrammeList
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.clock import zone_or_none
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.problems.lookout import Lookout
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.tray import Tray, TrayList

NOW_EVERY_MS = 20_000


class ItineraryPage(Page):
    """`tools` stand in the top bar. What is chosen on board, list or tray shows in the inspector."""

    adds = True
    more = ("bookings", "groups")
    second_clock_chosen = Signal(bool)
    """The user has switched the second clock on or off."""
    wants = frozenset(
        {"visit", "day", "session", "leg", "connector", "attendance", "session_practice", "place", "city", "booking"}
        | {"track", "organisation", "person", "question", "answer", "practice_note", "observation", "attachment"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changes = Changes(desk, self)
        self.board = DayBoard(self.changes)
        self.list = ProgrammeList(self.changes)
        self.bars = BarStrip(self.board, BookingChanges(desk, self))
        self.tray = Tray(self.changes, self.board)
        self.inspector = Inspector(desk)
        self.lookout = Lookout(self, self)
        self._several = SeveralPane(self.changes, self)
        self.days = Days(desk, self)
        self.toast = Toast(self.board)
        self._kept = Kept()
        self._entries: tuple[Entry, ...] = ()
        self._heads: tuple[DayHead, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._expected: frozenset[str] = frozenset()
        self._folded: bool | None = None
        self._filling = False
        self._clock = QTimer(self)
        self._clock.setInterval(NOW_EVERY_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tools: Controls = Controls(self.lookout.tools, self)
        self._empty = FirstStep(self.board.viewport())
        self._views = QStackedWidget()
        self._views.addWidget(self.board)
        self._views.addWidget(self.list)
        self._line = Hairline(upright=True)
        programme = box(column(self.days.bar, self._views, self.tray, gap=0))
        layout = row(programme, self._line, self.inspector, self.lookout.side, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.tools.mode.chosen.connect(self.show_mode)
        self.tools.second.clicked.connect(self.board.set_second_clock)
        self.tools.second.clicked.connect(self.second_clock_chosen)
        self.tools.fold.clicked.connect(self._fold_by_hand)
        self.tools.push.clicked.connect(self.changes.set_pushing)
        self.changes.pushing_changed.connect(self.tools.push.setChecked)
        self._clock.timeout.connect(self._tick)
        self.board.second_clock_wanted.connect(self.tools.second.click)
        self.board.tray_at = self.tray.holds
        self.changes.added.connect(self._show_added)
        self.changes.opened.connect(self.followed)
        self.changes.came.connect(self._choose)
        self.bars.changes.opened.connect(self.followed)
        for changes in (self.changes, self.days.changes, self.bars.changes):
            changes.announced.connect(self.announce)
            changes.passed.connect(self.toast.tell)
        self.inspector.dates_wanted.connect(self.days.open_dates)
        self.inspector.day_menu_wanted.connect(self.days.open_menu)
        self.days.changes.day_chosen.connect(self.choose_day)
        self.toast.undo_wanted.connect(self.desk.undo)
        self.desk.undone.connect(self.toast.hide)
        self.inspector.followed.connect(self.followed)
        self.inspector.history_wanted.connect(self.history_wanted)
        for view in (self.board, self.list, self.tray.list):
            Receiving(view, self.changes)
            view.chosen.connect(self._choose)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._open_menu)
        self.lookout.watch(self.board, self.list)
        for day_view in (self.board, self.list):
            day_view.day_chosen.connect(self.choose_day)

    # ------------------------------------------------------------------ what it shows
    def refresh(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""
        language = tongue.language
        self._entries = entries(snapshot, language, self.lookout.marks, self._kept)
        self._heads = self.lookout.heads(snapshot, self._entries)
        home = snapshot.visit.home_zone if zone_or_none(snapshot.visit.home_zone) else ""
        self.tools.second.setVisible(bool(home))
        self.days.bar.show_visit(snapshot)
        shown = placed(self._entries)
        self._filling = True
        self.bars.show_bookings(snapshot, self._heads)
        self.board.show_programme(shown, self._heads, home_zone=home, sample=snapshot.visit.sample)
        self.tray.show_entries(tray(self._entries))
        if self._views.currentWidget() is self.list:
            self.list.show_rows(self._entries, self._heads)
        self._filling = False
        self._empty.setVisible(not shown)
        self.fit_side()
        back, self._expected = self._expected, frozenset()
        if self._chosen or back.intersection(entry.id for entry in self._entries):
            self._show_chosen(*still_chosen(self._entries, back, self._chosen, self.view.entry()))

    def expect(self, ids: frozenset[str]) -> None:
        """Undo or redo has touched these: the items that it brings back are chosen."""
        self._expected = ids.difference(entry.id for entry in self._entries)

    def show_mode(self, mode: str) -> None:
        """Show the "board" or the "list"."""
        self.tools.mode.choose(mode)
        self._views.setCurrentWidget(self.list if mode == "list" else self.board)
        self.tray.setVisible(mode != "list")
        if mode == "list":
            self._filling = True
            self.list.show_rows(self._entries, self._heads)
            self._filling = False
        if self._chosen:
            self._show_chosen(*self._chosen)
        self.view.setFocus()

    def show_second_clock(self, shown: bool) -> None:
        """Switch the second clock on or off, without telling."""
        self.tools.second.setChecked(shown)
        self.board.set_second_clock(shown)

    @property
    def view(self) -> DayBoard | ProgrammeList | TrayList:
        """The view that has, or would get, the keyboard."""
        if self._views.currentWidget() is self.list:
            return self.list
        return self.tray.list if self.tray.list.hasFocus() else self.board

    @property
    def selected(self) -> str:
        """The session or leg that is chosen, of several the first; empty for none."""
        return next(iter(self._chosen), "")

    def choose(self, id: str) -> None:
        """Make the session or leg called `id` the current item, here and in the inspector."""
        self._show_chosen(id)

    def current_record(self) -> tuple[str, str] | None:
        """The session or leg that is chosen."""
        return next(((entry.kind, entry.id) for entry in self._entries if entry.id == self.selected), None)

    def add(self) -> None:
        """A new session after the current item."""
        self.changes.add_after(self.view.entry(), self.view.day)

    def panes(self) -> list[QWidget]:
        """The parts of this page between which F6 moves."""
        return [self._views, self.tray, self.inspector, self.lookout.side]

    def take_focus(self) -> None:
        """Give the keyboard to the board or list."""
        self.view.setFocus()

    def choose_day(self, day: dt.date) -> None:
        """Make a day as a whole the current one."""
        if not self._filling:
            self._show_chosen()
            self.board.mark_day(day)
            self.inspector.show_day(day)
            if head := next((head for head in self._heads if head.date == day), None):
                self.announce(head_text(head))

    def show_again(self) -> None:
        """Show the same programme, of which something else is known now."""
        self.retranslate()

    def announce(self, text: str) -> None:
        """Have a screen reader say `text`."""
        if text:
            announce(self.view, text)

    # ------------------------------------------------------------------ inside
    def _choose(self, ids: tuple[str, ...]) -> None:
        if not self._filling:
            self._show_chosen(*ids)

    def _show_chosen(self, *ids: str) -> None:
        """Make all views and the inspector agree on what is chosen."""
        found = [entry for entry in self._entries if entry.id in ids]
        self._chosen = tuple(entry.id for entry in found)
        self._filling = True
        for view in (self.board, self.tray.list, self.list):
            view.choose(*self._chosen)
        self._filling = False
        if len(found) > 1:
            self._several.show_entries(found)
            self.inspector.show_pane(self._several)
        elif not found:
            self.inspector.show_visit()
        else:
            self.inspector.show_item(found[0].kind, found[0].id)
        self.record_shown.emit()

    def _show_added(self, id: str) -> None:
        self.choose(id)
        self.view.setFocus()
        self.view.edit_title(id)

    def _open_menu(self, at: QPoint) -> None:
        view = self.sender()
        if isinstance(view, DayBoard | ProgrammeList) and view.day is not None:
            spot = view.menu_spot() if isinstance(view, DayBoard) else at
            self.days.open_menu(view.day, view.viewport().mapToGlobal(spot))
        elif isinstance(view, DayBoard | ProgrammeList | TrayList):
            found = keys.menu(view, self)
            found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            found.popup(view.viewport().mapToGlobal(at))

    def _tick(self) -> None:
        self.board.set_now(self.desk.clock())

    def _fold_by_hand(self, shown: bool) -> None:
        self._folded = not shown
        self.fit_side()

    def fit_side(self) -> None:
        """The inspector gives way so that columns stay legible: narrower first, then folded, unless the user says."""
        needed = (2 * CLOCK + MARGIN + MIN_COLUMN * max(1, len(self._heads))) * theme.scale + 12
        wide, narrow = theme.px(WIDE), theme.px(NARROW)
        room = self.width() - needed
        folded = room < narrow and self.width() >= needed if self._folded is None else self._folded
        problems = self.lookout.open
        for side, shown in ((self.inspector, not folded and not problems), (self.lookout.side, problems)):
            side.setFixedWidth(max(wide if room >= wide else narrow, side.minimumSizeHint().width()))
            side.setVisible(shown)
        self._line.setVisible(problems or not folded)
        self.tools.fold.setChecked(not folded)

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self.fit_side()

    def showEvent(self, event: Any) -> None:
        """Qt override."""
        super().showEvent(event)
        self._tick()
        self._clock.start()

    def hideEvent(self, event: Any) -> None:
        """Qt override."""
        self._clock.stop()
        self.inspector.leave()
        super().hideEvent(event)
