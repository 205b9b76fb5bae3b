"""The workspace of one visit: sidebar, top bar, and a stack of pages that are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.gui.actions import ACTIONS, Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.observations import ObservationsPage
from visitplanner.gui.pages.outcomes import OutcomesPage
from visitplanner.gui.pages.page import Page
from visitplanner.gui.pages.people import PeoplePage
from visitplanner.gui.pages.places import PlacesPage
from visitplanner.gui.pages.questions import QuestionsPage
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.sidebar import Sidebar
from visitplanner.gui.topbar import TopBar

PAGES: dict[str, Callable[[Desk], QWidget]] = {
    "people": PeoplePage,
    "places": PlacesPage,
    "questions": QuestionsPage,
    "observations": ObservationsPage,
    "outcomes": OutcomesPage,
}
"""Section → the page that shows it."""


class Workspace(QWidget):
    """Shows whatever visit is open at the desk."""

    samples_refused = Signal()
    """The user wants the sample visits gone."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._words = {entry.id: entry.words for entry in ACTIONS}
        self._pages: dict[str, QWidget] = {}
        self.section = ""
        self.sidebar = Sidebar(desk, actions)
        self.topbar = TopBar(desk, actions)
        self._stack = QStackedWidget()
        right = box(column(self.topbar, self._stack, gap=0))
        layout = row(self.sidebar, right, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.sidebar.samples_refused.connect(self.samples_refused)

    def show_section(self, section: str) -> None:
        """Bring a section to the front."""
        page = self._page(section)
        self.section = section
        self._stack.setCurrentWidget(page)
        self.sidebar.show_section(section)
        self.topbar.show_page(self._words[section], getattr(page, "tools", None))

    def show_item(self, kind: str, id: str) -> None:
        """Show a record where it lives."""

    def _page(self, section: str) -> QWidget:
        if section not in self._pages:
            page = PAGES[section](self._desk)
            if isinstance(page, Page):
                page.followed.connect(self.show_item)
            self._pages[section] = page
            self._stack.addWidget(page)
        return self._pages[section]
