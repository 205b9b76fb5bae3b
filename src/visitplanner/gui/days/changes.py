"""What people do to whole days and to the dates of the open visit: each a gesture, announced, with a way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import Phrase
from visitplanner.domain import programme
from visitplanner.domain.kinds import DateChange
from visitplanner.domain.rearranging import Plan, insert_day, move_day, remove_day, swap_days
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import wall
from visitplanner.gui.board import telling
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

Planned = Callable[[Snapshot], Plan]


class DayChanges(QObject):
    """Anchored items stay on their dates; what was planned is never deleted."""

    announced = Signal(str)
    """Something came about, in words for a screen reader."""
    passed = Signal(object)
    """Something came about that a hand may want to take back: a function that says it."""
    day_chosen = Signal(object)
    """A day went somewhere, or came: its date now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The dates of the open visit."""
        snapshot = self.desk.snapshot
        return programme.dates(snapshot.visit, programme.slots(snapshot)) if snapshot else ()

    def insert(self, at: dt.date) -> None:
        """An empty day at `at`."""
        self._rearrange(labels.INSERT_DAY, lambda snapshot: insert_day(snapshot, at), _("{day} is a new day"), at)

    def remove(self, on: dt.date) -> None:
        """Without the day `on`; what is planned goes to the unscheduled items."""
        text = _("{day} is removed; its items are unscheduled")
        self._rearrange(labels.REMOVE_DAY, lambda snapshot: remove_day(snapshot, on), text, on, chosen=None)

    def swap(self, one: dt.date, other: dt.date) -> None:
        """Two days change places."""
        text = _("{day} and {other} have changed places")
        self._rearrange(labels.SWAP_DAYS, lambda snapshot: swap_days(snapshot, one, other), text, one, other)

    def move(self, on: dt.date, to: dt.date) -> None:
        """The day `on` goes to `to`; the days in between close up."""
        text = _("{day} is now {other}")
        self._rearrange(labels.MOVE_DAY, lambda snapshot: move_day(snapshot, on, to), text, on, to)

    def copy(self, on: dt.date, to: dt.date) -> None:
        """Everything of the day `on` once more on `to`, at the same times of day."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        placed = [one for one in programme.slots(snapshot) if one.date == on] if snapshot else []
        if snapshot is None or not placed:
            self.announced.emit(_("There is nothing on that day"))
            return
        first = next((one.start for one in placed if one.start), None)
        start = wall(first).start if first else None
        self._do(
            Phrase(labels.COPY_DAY), items.paste, snapshot.visit.id, [one.id for one in placed], to, start,
            then=lambda _ids: self._told(_("{day} is copied to {other}"), on, to, to),
        )  # fmt: skip

    def postpone(self) -> None:
        """Not on these dates; everything is kept until there are new ones."""
        from visitplanner.operations import visits  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is not None:
            label = labels.titled(labels.POSTPONE, snapshot.visit)
            self._do(label, visits.postpone, snapshot.visit.id)

    def set_dates(
        self, start: dt.date, end: dt.date, how: DateChange,
        then: Callable[[], None], refused: Callable[[Refusal], None],
    ) -> None:  # fmt: skip
        """First and last date, and what becomes of the programme."""
        from visitplanner.operations import visits  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None:
            return

        def done(_plan: Plan) -> None:
            then()
            self._tell(lambda: _("The visit is {dates} now").format(dates=tongue.language.dates(start, end)))

        label = labels.titled(labels.SET_DATES, snapshot.visit)
        self.desk.do(label, visits.set_dates, snapshot.visit.id, start, end, how=how, then=done, refused=refused)

    # ------------------------------------------------------------------ inside
    def _rearrange(
        self, label: str, plan: Planned, text: str, day: dt.date, other: dt.date | None = None,
        *, chosen: dt.date | None = dt.date.min,
    ) -> None:  # fmt: skip
        """One gesture by `plan`, told by `text`; then `chosen` is the day shown (the last one named, unless said)."""
        from visitplanner.operations import rearranging, scene  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is None:
            return
        visit, shown = snapshot.visit.id, (other or day) if chosen == dt.date.min else chosen

        def run(edit: Any) -> Plan:
            made = plan(scene.snapshot(edit, visit))
            rearranging.apply(edit, made)
            return made

        self._do(Phrase(label), run, then=lambda made: self._told(text, day, other, shown, len(made.stayed)))

    def _told(
        self, text: str, day: dt.date, other: dt.date | None, shown: dt.date | None, stayed: int = 0
    ) -> None:
        def words() -> str:
            dates = [tongue.language.date(one, "short") if one else "" for one in (day, other)]
            return telling.joined((text.format(day=dates[0], other=dates[1]), telling.staying(stayed)))

        if shown is not None:
            self.day_chosen.emit(shown)
        self._tell(words)

    def _tell(self, words: Callable[[], str]) -> None:
        self.announced.emit(words())
        self.passed.emit(words)

    def _do(self, label: Phrase, operation: Callable[..., Any], *args: Any, **more: Any) -> None:
        self.desk.do(label, operation, *args, **more)
