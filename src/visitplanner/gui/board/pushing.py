"""Moving and stretching with what follows: the programme's people come along, up to what is anchored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from visitplanner.domain.rearranging import Plan
from visitplanner.gui.board import telling
from visitplanner.gui.board.additions import Additions
from visitplanner.gui.board.asking import Failed, named
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

        label = named(labels.RIPPLE, "", [entry])
        then = self._saying(telling.moved, entry, show=True)
        self._do(label, items.ripple, entry.id, day, start, then=then, failed=failed)

    def push(self, entry: Entry, minutes: int) -> None:
        """Later, or with negative minutes earlier, with what follows. Each of many quick presses counts."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        then = self._saying(telling.moved, entry)
        self._do(named(labels.RIPPLE, "", [entry]), items.ripple_by, entry.id, minutes, then=then)

    def ripple_resize(self, entry: Entry, minutes: int, failed: Failed | None = None) -> None:
        """So many minutes long, with what follows."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        label = named(labels.RIPPLE_TIMES, "", [entry])
        then = self._saying(telling.lasting, entry, show=True)
        self._do(label, items.ripple_resize, entry.id, minutes, then=then, failed=failed)

    def _saying(self, words: Callable[..., str], entry: Entry, *, show: bool = False) -> Callable[[Plan], None]:
        """Tell what became of the item, what came along, and which gaps that left."""

        def told(plan: Plan, *, titled: bool) -> str:
            snapshot = self.desk.snapshot
            return telling.joined(
                (words(snapshot, entry, titled=titled), telling.followed(snapshot, entry.id, plan))
            )

        def done(plan: Plan) -> None:
            self.announced.emit(told(plan, titled=False))
            if show:
                self.passed.emit(partial(told, plan, titled=True))

        return done
