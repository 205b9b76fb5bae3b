"""What people do to the programme, from board, list, tray or keyboard: each a gesture, then announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import programme
from visitplanner.domain.kinds import Mode
from visitplanner.domain.when import TRAY, When, after
from visitplanner.gui.board.clock import clock_time
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import Column
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

Failed = Callable[[], None]
NEW_MINUTES, LEG_MINUTES, SHORT_WALK = 60, 30, 30


class Changes(QObject):
    """Every change of the programme. A refusal goes to the desk's message bar, `failed` is told besides."""

    announced = Signal(str)
    """Something came about, in words for a screen reader: "Moved to 10:35"."""
    added = Signal(str)
    """An item was added or copied by hand: its id, to be shown and named."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

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

    # ------------------------------------------------------------------ adding and taking away
    def add_at(
        self,
        day: dt.date | None,
        start: dt.time | None,
        minutes: int = NEW_MINUTES,
        failed: Failed | None = None,
    ) -> None:
        """A new session without a title yet; in the tray without a day."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        when = TRAY if day is None else When(day, start or dt.time(9))
        self._add(
            sessions.add, snapshot.visit.id, title="", language=snapshot.visit.working_language, when=when,
            minutes=minutes, failed=failed,
        )  # fmt: skip

    def add_after(self, entry: Entry | None, day: dt.date | None = None) -> None:
        """A new session right after `entry`; else on `day` or the first day, at the first free hour from nine."""
        if entry is not None and entry.slot.end is not None and entry.kind == "session":
            end = entry.slot.end
            self.add_at(end.date(), end.time())
        elif entry is not None and entry.slot.date is None:
            self.add_at(None, None)
        else:
            self._add_on(entry.slot.date if entry else day)

    def add_leg(self, entry: Entry | None) -> None:
        """A journey from `entry` to what follows it on that day; half an hour where nothing says how long."""
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None or entry is None or entry.slot.end is None:
            self.announced.emit(_("Choose the session the journey starts from"))
            return
        start = entry.slot.end
        following = next_after(programme.slots(snapshot), entry)
        end = after(start, LEG_MINUTES)
        if following and following.start and start < following.start:
            end = min(end, following.start.astimezone(start.tzinfo))
        minutes = round((end - start).total_seconds() / 60)
        self._add(
            legs.add, snapshot.visit.id, title="", language=snapshot.visit.working_language,
            origin=_end_place(entry.item), destination=_start_place(following.item) if following else "",
            departure=When(start.date(), start.time(), start.fold), arrival=When(end.date(), end.time(), end.fold),
            mode=Mode.WALK if minutes < SHORT_WALK else Mode.TRAIN,
            zone=str(start.tzinfo), arrival_zone=str(start.tzinfo),
        )  # fmt: skip

    def duplicate(self, entry: Entry) -> None:
        """A copy right after it."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        if entry.kind == "session":
            self._do(labels.DUPLICATE, entry, sessions.duplicate, entry.id, then=self._added)

    def delete(self, entry: Entry) -> None:
        """To the bin."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(labels.DELETE, entry, items.delete, [entry.id], tell=lambda: _("Moved to the bin"))

    def refuse_anchored(self, entry: Entry) -> None:
        """Say why an anchored item does not move."""
        title = labels.quoted(entry.item)
        self.desk.refused.emit(
            Refusal(N_("“{title}” is anchored. Unlock it first."), field="anchored", title=title)
        )

    # ------------------------------------------------------------------ inside
    def _do(
        self, label: str, entry: Entry, operation: Callable[..., Any], *args: Any,
        tell: Callable[[], str] | None = None, then: Callable[[Any], None] | None = None, failed: Failed | None = None,
    ) -> None:  # fmt: skip
        def done(result: Any) -> None:
            if tell is not None:
                self.announced.emit(tell())
            if then is not None:
                then(result)

        self.desk.do(
            labels.titled(label, entry.item), operation, *args, then=done, refused=self._refused(failed)
        )

    def _add(
        self, operation: Callable[..., str], visit: str, *, failed: Failed | None = None, **values: Any
    ) -> None:
        label = Phrase(labels.ADD, {"title": "…"})
        self.desk.do(label, operation, visit, then=self._added, refused=self._refused(failed), **values)

    def _added(self, id: str) -> None:
        self.announced.emit(_("Added"))
        self.added.emit(id)

    def _refused(self, failed: Failed | None) -> Callable[[Refusal], None]:
        def tell(refusal: Refusal) -> None:
            if failed is not None:
                failed()
            self.desk.refused.emit(refusal)

        return tell

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

    def _add_on(self, day: dt.date | None) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        placed = programme.slots(snapshot)
        shown = programme.dates(snapshot.visit, placed)
        day = day or next(iter(shown), None)
        ends = [
            one.end for one in placed if one.end is not None and one.date == day and one.end.date() == day
        ]
        self.add_at(day, max(ends).time() if ends else None)

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


def next_after(slots: tuple[programme.Slot, ...], entry: Entry) -> programme.Slot | None:
    """What follows `entry` on its day."""
    ids = [one.id for one in slots]
    later = slots[ids.index(entry.id) + 1 :] if entry.id in ids else ()
    return next((one for one in later if one.date == entry.slot.date and not one.cancelled), None)


def _end_place(item: programme.Item) -> str:
    return getattr(item, "destination", "") or getattr(item, "place", "")


def _start_place(item: programme.Item) -> str:
    return getattr(item, "origin", "") or getattr(item, "place", "")
