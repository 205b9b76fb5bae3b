"""The inspector beside the itinerary: the form of what is chosen, a session, a leg, a day, else the visit."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.day_form import DayForm
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.leg_form import LegForm
from visitplanner.gui.inspector.session_form import SessionForm
from visitplanner.gui.inspector.visit_form import VisitForm
from visitplanner.gui.parts.layout import column, scrolling
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

WIDE, NARROW = 322, 288
_FORMS: dict[str, type[Form]] = {"visit": VisitForm, "session": SessionForm, "leg": LegForm, "day": DayForm}


class Inspector(Speaking, QWidget):
    """Forms are made when they are first needed, and refilled at every change of the visit."""

    followed = Signal(str, str)
    """The user follows a thread: (kind, id)."""
    history_wanted = Signal(str, str)
    """The history of a record is wanted: (kind, id)."""
    dates_wanted = Signal()
    """Other dates of the visit are wanted."""
    day_menu_wanted = Signal(object, object)
    """A day as a whole is to be changed: its date, and where the menu opens."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._forms: dict[str, tuple[Form, QScrollArea]] = {}
        self._stack = QStackedWidget()
        self._shown: tuple[str, str | dt.date] = ("visit", "")
        self._language = ""
        self.setLayout(column(self._stack, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDE))
        desk.visit_shown.connect(self._follow)
        self.retranslate()

    def show_item(self, kind: str, id: str) -> None:
        """Show the form of a session, a leg or the visit."""
        self._show(kind, id)

    def show_day(self, date: dt.date) -> None:
        """Show the form of a date."""
        self._show("day", date)

    def show_visit(self) -> None:
        """Show the form of the visit: nothing is chosen."""
        self._show("visit", "")

    def show_pane(self, pane: QWidget) -> None:
        """Show something else in the place of a form."""
        self.leave()
        self._shown = ("", "")
        if self._stack.indexOf(pane) < 0:
            self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)

    @property
    def form(self) -> Form:
        """The form shown now."""
        return self._form(self._shown[0] or "visit")[0]

    def leave(self) -> None:
        """Cut versions of what is being typed."""
        for form, _area in self._forms.values():
            form.leave()

    def retranslate(self) -> None:
        """Re-read what the forms say of the record."""
        self.setAccessibleName(_("Details"))
        if self._desk.snapshot is not None:
            self._fill(self._desk.snapshot)

    # ------------------------------------------------------------------ inside
    def _show(self, kind: str, key: str | dt.date) -> None:
        if (kind, key) == self._shown and self._forms:
            return
        self.leave()
        self._shown = (kind, key)
        self._form(kind)[1].verticalScrollBar().setValue(0)
        if self._desk.snapshot is not None:
            self._fill(self._desk.snapshot)

    def _follow(self, snapshot: Snapshot, _touched: object) -> None:
        self._fill(snapshot)

    def _fill(self, snapshot: Snapshot) -> None:
        kind, key = self._shown
        if not kind:
            return
        language = self._language_for(snapshot)
        record = {"session": snapshot.session, "leg": snapshot.leg}.get(kind, {}).get(str(key))
        if kind == "day" and isinstance(key, dt.date):
            form, area = self._form("day")
            assert isinstance(form, DayForm)
            form.show_day(snapshot, key, language)
        elif record is not None:
            form, area = self._form(kind)
            form.show_record(snapshot, record, language)
        else:
            form, area = self._form("visit")
            form.show_record(snapshot, snapshot.visit, language)
        self._stack.setCurrentWidget(area)

    def _language_for(self, snapshot: Snapshot) -> str:
        """The language chosen here, else the window's where the visit uses it, else the working language."""
        return self._language or options.text_language(snapshot)

    def _choose_language(self, code: str) -> None:
        self.leave()
        self._language = code
        if self._desk.snapshot is not None:
            self._fill(self._desk.snapshot)

    def _form(self, kind: str) -> tuple[Form, QScrollArea]:
        if kind not in self._forms:
            form = _FORMS[kind](self._desk)
            form.followed.connect(self.followed)
            form.history_wanted.connect(self.history_wanted)
            form.language_chosen.connect(self._choose_language)
            if isinstance(form, VisitForm):
                form.dates_wanted.connect(self.dates_wanted)
            if isinstance(form, DayForm):
                form.menu_wanted.connect(self.day_menu_wanted)
            area = scrolling(form)
            form.setAutoFillBackground(False)
            area.viewport().setAutoFillBackground(False)
            self._forms[kind] = (form, area)
            self._stack.addWidget(area)
        return self._forms[kind]
