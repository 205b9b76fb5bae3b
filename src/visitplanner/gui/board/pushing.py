"""Moving and stretching with what follows: the programme's people come along, up to what is anchored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.domain import rearranging
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import after
from visitplanner.gui.board import telling
from visitplanner.gui.board.additions import Additions
from visitplanner.gui.board.asking import Failed, Said, named
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.tongue import _
from visitplanner.operations import labels


class Pushing(Additions):
    """`pushing` is whether keys and mouse push what follows without being asked to each time."""

    pushing_changed = Signal(bool)
    """What follows is pushed along from now on, or no longer."""
    pushing = False

    def set_pushing(self, wanted: bool) -> None:
        """Switch pushing on or off."""
        if wanted != self.pushing:
            self.pushing = wanted
            self.pushing_changed.emit(wanted)
            self.announced.emit(_("What follows is pushed along") if wanted else _("What follows stays"))

    def toggle_pushing(self) -> None:
        """Switch pushing over."""
        self.set_pushing(not self.pushing)

    def ripple(self, entry: Entry, day: dt.date, start: dt.time, failed: Failed | None = None) -> None:
        """To `day` and `start`, with what follows."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        plan = self._plan(lambda snapshot: rearranging.ripple(snapshot, entry.id, day, start))
        self._do(
            named(labels.RIPPLE, "", [entry]), items.ripple, entry.id, day, start, failed=failed,
            tell=self._saying(telling.moved, entry, plan), show=self._saying(telling.moved, entry, plan, titled=True),
        )  # fmt: skip

    def push(self, entry: Entry, minutes: int) -> None:
        """Later, or with negative minutes earlier, with what follows. Each of many quick presses counts."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        start = entry.slot.start
        to = after(start, minutes) if start else None
        plan = self._plan(lambda snapshot: rearranging.ripple(snapshot, entry.id, to.date(), to.time())) if to else None
        self._do(
            named(labels.RIPPLE, "", [entry]), items.ripple_by, entry.id, minutes,
            tell=self._saying(telling.moved, entry, plan),
        )  # fmt: skip

    def ripple_resize(self, entry: Entry, minutes: int, failed: Failed | None = None) -> None:
        """So many minutes long, with what follows."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        plan = self._plan(lambda snapshot: rearranging.ripple_resize(snapshot, entry.id, minutes))
        self._do(
            named(labels.RIPPLE_TIMES, "", [entry]), items.ripple_resize, entry.id, minutes, failed=failed,
            tell=self._saying(telling.lasting, entry, plan),
            show=self._saying(telling.lasting, entry, plan, titled=True),
        )  # fmt: skip

    def _plan(self, make: Callable[[Snapshot], Plan]) -> Plan | None:
        snapshot = self.desk.snapshot
        return make(snapshot) if snapshot else None

    def _saying(self, words: Callable[..., str], entry: Entry, plan: Plan | None, **more: Any) -> Said:
        def text() -> str:
            snapshot = self.desk.snapshot
            rest = telling.followed(snapshot, entry.id, plan) if plan else ""
            return telling.joined((words(snapshot, entry, **more), rest))

        return text
