"""The workspace of one visit: sidebar, top bar, and a stack of pages that are made when they are first shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.base.settings import Settings
from visitplanner.gui.actions import ACTIONS, Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.sidebar import Sidebar
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import find
from visitplanner.gui.topbar import TopBar

if TYPE_CHECKING:
    from visitplanner.domain.records import Day
    from visitplanner.gui.inspector.record_sheet import RecordSheet
    from visitplanner.gui.thread.panel import ThreadPanel


def _itinerary() -> type[Page]:
    return ItineraryPage


def _people() -> type[Page]:
    from visitplanner.gui.people.page import PeoplePage  # slow import  # noqa: PLC0415

    return PeoplePage


def _places() -> type[Page]:
    from visitplanner.gui.places.page import PlacesPage  # slow import  # noqa: PLC0415

    return PlacesPage


def _practices() -> type[Page]:
    from visitplanner.gui.practices.page import PracticesPage  # slow import  # noqa: PLC0415

    return PracticesPage


def _questions() -> type[Page]:
    from visitplanner.gui.questions.page import QuestionsPage  # slow import  # noqa: PLC0415

    return QuestionsPage


def _observations() -> type[Page]:
    from visitplanner.gui.observations.page import ObservationsPage  # slow import  # noqa: PLC0415

    return ObservationsPage


def _files() -> type[Page]:
    from visitplanner.gui.files.page import FilesPage  # slow import  # noqa: PLC0415

    return FilesPage


def _run_of_show() -> type[Page]:
    from visitplanner.gui.run_of_show.page import RunPage  # slow import  # noqa: PLC0415

    return RunPage


def _checklist() -> type[Page]:
    from visitplanner.gui.checklist.page import ChecklistPage  # slow import  # noqa: PLC0415

    return ChecklistPage


def _outcomes() -> type[Page]:
    from visitplanner.gui.outcomes.page import OutcomesPage  # slow import  # noqa: PLC0415

    return OutcomesPage


def _protocol() -> type[Page]:
    from visitplanner.gui.protocol.page import ProtocolPage  # slow import  # noqa: PLC0415

    return ProtocolPage


def _wording() -> type[Page]:
    from visitplanner.gui.wording.page import WordingPage  # slow import  # noqa: PLC0415

    return WordingPage


PAGES: dict[str, Callable[[], type[Page]]] = {
    "itinerary": _itinerary,
    "people": _people,
    "places": _places,
    "practices": _practices,
    "questions": _questions,
    "observations": _observations,
    "files": _files,
    "outcomes": _outcomes,
    "checklist": _checklist,
    "protocol": _protocol,
    "wording": _wording,
    "run_of_show": _run_of_show,
}
"""Section → what loads the page that shows it."""

NARROW = 900
"""The width in pixels of the design under which the sidebar shows icons only."""

SOON_MS = 1500
"""How long a visit has been open when the other pages are loaded."""

SHEETS = {"bookings": "booking", "groups": "track"}
"""Actions that show a sheet over the workspace, and the kind of record in it."""

PARTS = {"run_of_show": "itinerary"}
"""Pages that belong to another section: what the sidebar marks while they are shown."""

HOMES = {
    "session": "itinerary", "leg": "itinerary", "person": "people", "participation": "people", "place": "places",
    "city": "places", "organisation": "places", "indicator": "places",
    "question": "questions", "objective": "questions", "observation": "observations",
    "transfer_decision": "outcomes", "score": "outcomes", "action": "outcomes", "milestone": "outcomes",
    "cooperation": "outcomes", "practice_note": "practices",
    "run_of_show": "run_of_show", "run_row": "run_of_show", "task": "checklist",
    "attachment": "files", "bank_question": "questions", "gift": "protocol", "seat": "protocol",
    "term": "wording", "wording": "wording",
}  # fmt: skip
"""Kind of record → the section where it lives; `run_of_show` is that of a session, `wording` a text to translate."""


class Workspace(QWidget):
    """Shows whatever visit is open at the desk."""

    samples_refused = Signal()
    """The user wants the sample visits gone."""
    template_wanted = Signal(str)
    """The visit shall be saved as a template: its id."""
    history_wanted = Signal(str, str)
    """The history of a record is wanted: (kind, id)."""
    elsewhere_wanted = Signal(str, str, str)
    """A record of another visit is wanted: (kind, id, visit)."""

    def __init__(self, desk: Desk, actions: Actions, settings: Settings) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        self._words = {entry.id: entry.words for entry in ACTIONS}
        self._pages: dict[str, Page] = {}
        self._sheets: dict[str, RecordSheet] = {}
        self.sidebar = Sidebar(desk, actions)
        self.topbar = TopBar(desk, actions)
        self._stack = QStackedWidget()
        self._thread: ThreadPanel | None = None
        self._unloaded = iter(PAGES.values())
        self._lower = row(self._stack, gap=0)
        self._lower.setStretch(0, 1)
        right = box(column(self.topbar, self._lower, gap=0))
        layout = row(self.sidebar, right, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self.sidebar.samples_refused.connect(self.samples_refused)
        theme.changed.connect(self._fit)
        desk.visit_shown.connect(self._load_soon, Qt.ConnectionType.SingleShotConnection)
        sheets = {id: partial(self._show_sheet, kind, "") for id, kind in SHEETS.items()}
        actions.bind({"run_of_show": self.show_run_of_show, **sheets})
        actions.bind({"dates": self._set_dates, "postpone": self._postpone, "thread": self.show_thread})

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def selected_session(self) -> str:
        """The session selected in the itinerary; empty for none."""
        page = self._pages.get("itinerary")
        return page.selected if isinstance(page, ItineraryPage) else ""

    def show_section(self, section: str) -> None:
        """Bring a section to the front."""
        page = self._page(section)
        self._stack.setCurrentWidget(page)
        self.sidebar.show_section(PARTS.get(section, section))
        self.topbar.show_page(self._words[section], page.tools, adds=page.adds, more=page.more)
        page.take_focus()
        self._follow_record()

    def build_ahead(self) -> None:
        """Make the first page before it is wanted."""
        self._page("itinerary")

    def show_item(self, kind: str, id: str) -> bool:
        """Show a record where it lives; False where the open visit has no page for it."""
        if kind == "template":
            self.template_wanted.emit(id)
            return True
        if kind in SHEETS.values():
            self._show_sheet(kind, id)
            return True
        if kind == "visit":
            self.show_section("itinerary")
            return True
        if kind == "day":
            day: Day | None = find(self._desk.snapshot, kind, id)
            return day is not None and day.date is not None and self.show_day(day.date)
        section = HOMES.get(kind, "")
        if section not in PAGES:
            return False
        self.show_section(section)
        self._pages[section].choose(id)
        return True

    def show_day(self, day: dt.date) -> bool:
        """Show a day as a whole in the itinerary."""
        self.show_section("itinerary")
        if isinstance(page := self._page("itinerary"), ItineraryPage):
            page.choose_day(day)
        return True

    def show_beside(self, kind: str, id: str) -> bool:
        """Show the golden thread of a record beside the page in front; False where it cannot be on one."""
        from visitplanner.domain.thread import STEPS  # slow import  # noqa: PLC0415

        if kind not in STEPS or find(self._desk.snapshot, kind, id) is None:
            return False
        if self._thread is None or self._thread.isHidden():
            self.show_thread()
        if self._thread is not None:
            self._thread.show_record(kind, id)
        return True

    def show_thread(self) -> None:
        """Open the golden thread of the record in front beside the page, or close it."""
        from visitplanner.gui.thread.panel import ThreadPanel  # slow import  # noqa: PLC0415

        if self._thread is None:
            self._thread = ThreadPanel(self._desk)
            self._thread.hide()
            self._thread.followed.connect(self._follow_thread)
            self._thread.filling_wanted.connect(self._fill_thread)
            self._thread.closed.connect(self.show_thread)
            self._lower.addWidget(self._thread)
        self._thread.setVisible(self._thread.isHidden())
        self._follow_record()
        (self.page.take_focus if self._thread.isHidden() else self._thread.list.setFocus)()

    def show_run_of_show(self) -> None:
        """Show the run-of-show of the session selected in the itinerary."""
        snapshot, session = self._desk.snapshot, self.selected_session
        if snapshot is not None and session in snapshot.session:
            self.show_item("run_of_show", session)
        else:
            self._desk.refused.emit(Refusal(N_("Choose a session first.")))

    def step_problems(self, by: int) -> None:
        """Go to the next problem of the itinerary, or with −1 to the one before."""
        page = self._page("itinerary")
        assert isinstance(page, ItineraryPage)
        if self.page is not page:
            self.show_section("itinerary")
        page.lookout.step(by)

    def panes(self) -> list[QWidget]:
        """What F6 goes round: sidebar, top bar, the page's own panes, or all of it where none of them is shown yet."""
        thread = [self._thread] if self._thread is not None else []
        own = [pane for pane in self.page.panes() if pane.isVisible()]
        return [self.sidebar, self.topbar, *(own or [self.page]), *thread]

    def follow_settings(self) -> None:
        """A preference has changed: show it."""
        if isinstance(page := self._pages.get("itinerary"), ItineraryPage):
            page.show_second_clock(self._settings["second_clock"])

    def _fit(self) -> None:
        """Where there is little room for the size of the type, the sidebar shows icons only."""
        self.sidebar.fold(self.width() < theme.px(NARROW))

    def _load_soon(self) -> None:
        QTimer.singleShot(SOON_MS, self, self._load_next)

    def _load_next(self) -> None:
        """Load one page after the other while nobody waits for one: a gesture meanwhile waits for one at most."""
        load = next(self._unloaded, None)
        if load is not None:
            self._desk.prepare(load, "", self._load_next)

    def _follow_record(self) -> None:
        """Let the thread show the record in front."""
        if self._thread is None or self._thread.isHidden():
            return
        if (record := self.page.current_record()) is not None:
            self._thread.show_record(*record)

    def _follow_thread(self, kind: str, id: str) -> None:
        thread = self._thread
        if thread is not None and self.show_item(kind, id):
            thread.list.setFocus()

    def _fill_thread(self, step: str, kind: str, id: str) -> None:
        if self.show_item(kind, id):
            self.page.say_missing(step)

    def _set_dates(self) -> None:
        if isinstance(page := self._page("itinerary"), ItineraryPage):
            page.days.open_dates()

    def _postpone(self) -> None:
        if isinstance(page := self._page("itinerary"), ItineraryPage):
            page.days.changes.postpone()

    def _show_sheet(self, kind: str, id: str) -> None:
        from visitplanner.gui.bookings.sheet import BookingSheet  # slow import  # noqa: PLC0415
        from visitplanner.gui.tracks.sheet import TrackSheet  # slow import  # noqa: PLC0415

        if kind not in self._sheets:
            self._sheets[kind] = (BookingSheet if kind == "booking" else TrackSheet)(
                self._desk, self.window()
            )
        self._sheets[kind].choose(id)
        self._sheets[kind].show()
        self._sheets[kind].activateWindow()

    def _keep_second_clock(self, shown: bool) -> None:
        self._settings["second_clock"] = shown

    def _page(self, section: str) -> Page:
        if section not in self._pages:
            page = PAGES[section]()(self._desk)
            page.followed.connect(self.show_item)
            page.history_wanted.connect(self.history_wanted)
            page.elsewhere_wanted.connect(self.elsewhere_wanted)
            page.record_shown.connect(self._follow_record)
            if isinstance(page, ItineraryPage):
                page.second_clock_chosen.connect(self._keep_second_clock)
                page.show_second_clock(self._settings["second_clock"])
                page.lookout.examiner.examined.connect(self.sidebar.show_report)
            self._pages[section] = page
            self._stack.addWidget(page)
        return self._pages[section]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt override: files from elsewhere may be let go anywhere."""
        if event.mimeData().hasUrls() and self._desk.read_only is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt override: files belong to the session, place or note in front, else to the visit as a whole."""
        from visitplanner.gui.files.page import FilesPage  # slow import  # noqa: PLC0415

        page, owner = self._page("files"), self.page.current_record()
        if isinstance(page, FilesPage) and page.take_from(event.mimeData(), owner):
            event.acceptProposedAction()
            self.show_section("files")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        self._fit()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt override: what shows this visit goes with it, and no more pages are loaded ahead."""
        self._unloaded = iter(())
        for sheet in self._sheets.values():
            sheet.close()
        super().hideEvent(event)
