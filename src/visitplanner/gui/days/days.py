"""Days and dates for the itinerary page: the menu of a day, the dialog of dates, the bar of a postponed visit."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from visitplanner.gui.days.changes import DayChanges
from visitplanner.gui.days.dates import DatesDialog
from visitplanner.gui.days.menu import day_menu
from visitplanner.gui.days.postponed import PostponedBar
from visitplanner.gui.desk import Desk


class Days(QObject):
    """`over` is the widget that menus and dialogs open over."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self.changes = DayChanges(desk, self)
        self.bar = PostponedBar()
        self.bar.dates_wanted.connect(self.open_dates)

    def open_menu(self, day: dt.date, at: QPoint) -> None:
        """The menu of a day at a point of the screen."""
        day_menu(self.changes, day, self._over).popup(at)

    def open_dates(self) -> None:
        """Ask for new dates of the open visit."""
        if self._desk.snapshot is not None:
            dialog = DatesDialog(self.changes, self._desk.snapshot, self._over.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
