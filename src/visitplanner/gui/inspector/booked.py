"""What is booked over one day, as links to its sheet."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.bookings import on_day
from visitplanner.domain.labels import label
from visitplanner.domain.records import Booking
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.booking_words import ICONS, days_of, named
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import ElidedLabel, IconLabel, Label
from visitplanner.gui.tongue import _, tongue


class Booked(QWidget):
    """The bookings of a day, and a button for another."""

    opened = Signal(str)
    """A booking shall be shown: its id."""
    wanted = Signal()
    """Another booking is wanted from this day on."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._add = Button(N_("Add a booking"), "", "plus", writes=True)
        self._add.clicked.connect(self.wanted)
        self.setLayout(column(Label(N_("Bookings of this day"), "caption", 11), self._list, self._add, gap=6))

    def show_day(self, snapshot: Snapshot, day: dt.date) -> None:
        """Show what is booked over `day`."""
        found = on_day(snapshot, day)
        names = [named(snapshot, one) for one in found]
        shown = (day, found, names, tongue.language.code)
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._list)
        for booking, name in zip(found, names, strict=True):
            self._list.addWidget(self._line(booking, name))

    def _line(self, booking: Booking, name: str) -> QWidget:
        title, under = Link(name), ElidedLabel("", "sub", 11)
        title.clicked.connect(lambda: self.opened.emit(booking.id))
        under.show_text(" · ".join((days_of(booking), _(label(booking.status)))))
        under.setContentsMargins(5, 0, 0, 0)
        line = row(IconLabel(ICONS[booking.kind], "accent", 16), column(title, under, gap=0), gap=6)
        line.setStretch(1, 1)
        return box(line)
