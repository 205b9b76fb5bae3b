"""What people do to the programme, from board, list, tray or keyboard: each a gesture, then announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.when import When
from visitplanner.gui.board.additions import Additions
from visitplanner.gui.board.asking import Failed
from visitplanner.gui.board.clock import clock_time
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import Column
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels


class Changes(Additions):
    """Every change of items that are there."""

    # ------------------------------------------------------------------ time
    def move(self, entry: Entry, day: dt.date, start: dt.time, failed: Failed | None = None) -> None:
        """To `day` and `start`, from the tray too."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(
            labels.MOVE, entry, items.move, entry.id, day, start, tell=self._say_moved(entry), failed=failed
        )

    def nudge(self, entry: Entry, minutes: int) -> None:
        """Later, or with negative minutes earlier."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(labels.MOVE, entry, items.nudge, entry.id, minutes, tell=self._say_moved(entry))

    def other_day(self, entry: Entry, days: int) -> None:
        """The same time of day, `days` later; never beyond the days on the board."""
        snapshot, slot = self.desk.snapshot, entry.slot
        if snapshot is None or slot.date is None:
            return
        shown = programme.dates(snapshot.visit, programme.slots(snapshot))
        day = slot.date + dt.timedelta(days=days)
        if day not in shown:
            self.announced.emit(_("There is no day further on that side"))
        elif slot.start is None:
            self._reschedule(entry, day)
        else:
            self.move(entry, day, slot.start.time())

    def resize(self, entry: Entry, minutes: int, failed: Failed | None = None) -> None:
        """So many minutes long."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self._do(
            labels.SET_TIMES,
            entry,
            sessions.resize,
            entry.id,
            minutes,
            tell=self._say_length(entry),
            failed=failed,
        )

    def lengthen(self, entry: Entry, minutes: int) -> None:
        """Longer, or with negative minutes shorter; a session keeps five minutes. A leg has its timetable."""
        if entry.kind == "session" and entry.slot.minutes is not None:
            self.resize(entry, max(5, entry.slot.minutes + minutes))

    def write_cell(self, entry: Entry, column: Column, text: str) -> None:
        """A cell of the list, or a title on the board, was edited in place."""
        if column is Column.TITLE:
            self.desk.write_text(
                entry.kind, entry.id, "title", title_language(self.desk, entry), text.strip()
            )
            return
        try:
            wall = clock_time(text)
        except Refusal as refusal:
            self.desk.refused.emit(refusal)
            return
        if column is Column.START and entry.slot.date is not None:
            self.move(entry, entry.slot.date, wall)
        elif column is Column.END:
            self._set_end(entry, wall)

    # ------------------------------------------------------------------ tray
    def to_tray(self, entry: Entry) -> None:
        """Take its date away."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(
            labels.TO_TRAY, entry, items.to_tray, entry.id, tell=lambda: _("Moved to the unscheduled items")
        )

    def toggle_tray(self, entry: Entry, day: dt.date | None = None) -> None:
        """Into the tray, or from it onto `day` (else the visit's first)."""
        snapshot = self.desk.snapshot
        if entry.slot.date is not None:
            self.to_tray(entry)
        elif snapshot and (
            day := day or next(iter(programme.dates(snapshot.visit, programme.slots(snapshot))), None)
        ):
            self._reschedule(entry, day)

    def delete(self, entry: Entry) -> None:
        """To the bin."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(labels.DELETE, entry, items.delete, [entry.id], tell=lambda: _("Moved to the bin"))

    # ------------------------------------------------------------------ inside
    def _reschedule(self, entry: Entry, day: dt.date) -> None:
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(labels.MOVE, entry, items.from_tray, entry.id, day, tell=self._say_moved(entry))

    def _set_end(self, entry: Entry, end: dt.time) -> None:
        from visitplanner.operations import legs, sessions  # slow import  # noqa: PLC0415

        slot = entry.slot
        if slot.start is None:
            return
        if entry.kind == "session":
            start = slot.start.time()
            self._do(
                labels.SET_TIMES,
                entry,
                sessions.set_times,
                entry.id,
                start,
                end,
                tell=self._say_length(entry),
            )
        else:
            day = slot.end.date() if slot.end else slot.start.date()
            self._do(labels.SET_TIMES, entry, legs.set_arrival, entry.id, When(day, end))

    def _say_moved(self, entry: Entry) -> Callable[[], str]:
        def text() -> str:
            slot = self._slot(entry.id)
            if slot is None or slot.start is None or slot.date is None:
                return ""
            time = tongue.language.time(slot.start)
            if slot.date == entry.slot.date:
                return _("Moved to {time}").format(time=time)
            return _("Moved to {day}, {time}").format(day=tongue.language.date(slot.date, "short"), time=time)

        return text

    def _say_length(self, entry: Entry) -> Callable[[], str]:
        def text() -> str:
            slot = self._slot(entry.id)
            if slot is None or slot.minutes is None or slot.end is None:
                return ""
            minutes, end = tongue.language.minutes(slot.minutes), tongue.language.time(slot.end)
            return _("Until {end}, {minutes}").format(end=end, minutes=minutes)

        return text

    def _slot(self, id: str) -> programme.Slot | None:
        snapshot = self.desk.snapshot
        item = (snapshot.session.get(id) or snapshot.leg.get(id)) if snapshot else None
        return programme.slot(item) if item else None


def title_language(desk: Desk, entry: Entry) -> str:
    """The language in which a title is edited in place: the one it is shown in, else the visit's working language."""
    if entry.title.text or desk.snapshot is None:
        return entry.title.language
    return desk.snapshot.visit.working_language
