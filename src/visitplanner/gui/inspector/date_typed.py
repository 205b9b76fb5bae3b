"""A date, typed in any common form or taken from a calendar; emptied, it is unknown again where that may be."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidgetAction

from visitplanner.base.calendar_words import CALENDAR_WORDS
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.gui.icons import icon
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateTyped(Speaking, Typed):
    """F4 or its button opens a calendar, Up and Down go from day to day. `field` is what a refusal is about."""

    def __init__(self, field: str = "date", *, required: bool = False) -> None:
        super().__init__(
            lambda text: date_meant(text, field, required=required),
            lambda value: tongue.language.date(value),  # noqa: PLW0108 - the language may change
        )
        self._menu = QMenu(self)
        self._calendar: QCalendarWidget | None = None
        self._open = QAction(icon("calendar"), "", self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.retranslate()

    def open_calendar(self) -> None:
        """Show a calendar at the date, or at the one of today."""
        if self.isReadOnly() or not self.isEnabled():
            return
        if self._calendar is None:
            self._calendar = QCalendarWidget()
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.clicked.connect(self._take)
            self._calendar.activated.connect(self._take)
            inside = QWidgetAction(self._menu)
            inside.setDefaultWidget(self._calendar)
            self._menu.addAction(inside)
        value: dt.date | None = self._value
        if value is not None:
            self._calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("sub"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekend, quiet)
        self._calendar.setLocale(QLocale())
        self._calendar.setAccessibleName(_("Calendar"))
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.setFocus()

    def retranslate(self) -> None:
        """Name the button, and write the date as the language does."""
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Calendar"))
            button.setToolTip(_("Calendar"))
            button.setAccessibleDescription("F4")
        self.show_value(self._value)

    def _take(self, day: QDate) -> None:
        self._menu.hide()
        self._write(dt.date(day.year(), day.month(), day.day()))
        self.leave()
        self.setFocus()

    def _step(self, days: int) -> None:
        """Write another day, `days` from the one that stands there; what is no date stays as it is."""
        with suppress(Refusal, OverflowError):
            if not self.isReadOnly() and (day := self.meant()) is not None:
                self._write(day + dt.timedelta(days))

    def _write(self, day: dt.date) -> None:
        self.setText(tongue.language.date(day))
        self.setModified(True)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        elif event.key() in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def date_meant(text: str, field: str = "date", *, required: bool = False) -> dt.date | None:
    """A date as 2026-11-09, 9.11.2026, 9/11/2026, 9 November 2026 or 2026年11月9日; None for nothing, where it may be.

    The day comes before the month except after a year; months may be named as the window's language does.
    """
    if not text.strip() and not required:
        return None
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if len(numbers) == 2 and (month := _month(text)):
        numbers.insert(1, month)
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        try:
            return dt.date(year, month, day)
        except ValueError:
            pass
    raise Refusal(N_("Write the date as 2026-11-09."), field=field)


def _month(text: str) -> int:
    """The number of the month that is named in `text` by its first letters; 0 for none."""
    words = re.findall(r"[^\W\d]+", text.casefold())
    table = CALENDAR_WORDS[tongue.language.code]
    for names in (table.months, table.months_alone, table.short_months):
        for number, name in enumerate(names, 1):
            whole = name.casefold().rstrip(".")
            if any(whole == word or (len(word) > 2 and whole.startswith(word)) for word in words):
                return number
    return 0
