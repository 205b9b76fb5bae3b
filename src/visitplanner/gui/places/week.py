"""Seven days of a place at a glance: what its opening hours and closing days come to, where the visit needs them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtWidgets import QWidget

from visitplanner.domain.open_days import OpenDay
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.tongue import Speaking, _, tongue

DAYS = 7


class Week(Speaking, QWidget):
    """A column per day: its date, its hours, and why it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[OpenDay, ...] = ()
        self._cells = [
            tuple(Label("", role, px, wrap=True) for role, px in (("sub", 11), ("", 12), ("faint", 11)))
            for _n in range(DAYS)
        ]
        line = row(gap=6)
        for cell in self._cells:
            line.addLayout(column(*cell, None, gap=1), 1)
        self.setLayout(line)

    def show_days(self, days: Sequence[OpenDay]) -> None:
        """Show seven days."""
        self._shown = tuple(days)
        for (date, hours, why), day in zip(self._cells, days, strict=True):
            date.show_text(tongue.language.date(day.date, "column"))
            hours.show_text(_hours(day))
            hours.set_role("warn" if day.reason or day.spans == () else "" if day.spans else "faint")
            why.show_text(_why(day))
            full = tongue.language.say(day.reason) if day.reason else ""
            for label in (hours, why):
                label.setToolTip(plain_tip(full))
            why.setVisible(bool(why.text()))

    def retranslate(self) -> None:
        """Say everything again."""
        if self._shown:
            self.show_days(self._shown)

    @property
    def texts(self) -> tuple[str, ...]:
        """What each day says."""
        return tuple(" ".join(filter(None, (label.text() for label in cell))) for cell in self._cells)


def _hours(day: OpenDay) -> str:
    if day.reason is not None:
        return _("Ask there") if day.doubt else _("Closed")
    if day.spans is None:
        return "–"
    if (0, 1440) in day.spans:
        return _("All day")
    return "\n".join(tongue.language.times(_clock(start), _clock(end)) for start, end in day.spans) or _(
        "Closed"
    )


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _why(day: OpenDay) -> str:
    return day.holiday.pick(tongue.language.code).text if day.holiday else ""
