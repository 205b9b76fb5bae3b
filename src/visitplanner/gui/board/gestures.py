"""What the mouse does to time: moving, stretching and drawing blocks. Pure arithmetic on a grid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, Qt

from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Grid, interval

SNAP, COARSE, FINE = 5, 15, 1
SHORTEST = 5
NEW_MINUTES = 60
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes `top` to `bottom` of one day: where a gesture would put its block."""

    day: dt.date
    top: int
    bottom: int

    @property
    def start(self) -> dt.time:
        """The start as a wall time."""
        return wall(self.top)

    @property
    def end(self) -> dt.time:
        """The end as a wall time, of the next day where it passes midnight."""
        return wall(self.bottom)

    @property
    def minutes(self) -> int:
        """The length."""
        return self.bottom - self.top


def snap_of(modifiers: Qt.KeyboardModifier) -> int:
    """5 minutes; a quarter of an hour with Shift, single minutes with Alt."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return FINE
    return COARSE if modifiers & Qt.KeyboardModifier.ShiftModifier else SNAP


def ripples(modifiers: Qt.KeyboardModifier) -> bool:
    """Ctrl takes along what follows."""
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)


def snapped(minute: float, snap: int) -> int:
    """The nearest multiple of `snap` minutes of the clock."""
    return int(minute / snap + 0.5) * snap


def wall(minute: int) -> dt.time:
    """The wall time of a minute after midnight."""
    return dt.time(minute // 60 % 24, minute % 60)


@dataclass(frozen=True, slots=True)
class Move:
    """An entry being carried. `grip` is how many minutes below its start it was taken."""

    entry: Entry
    grip: float = 0.0
    span: Span | None = None

    def to(self, at: QPointF, grid: Grid, snap: int) -> Move:
        """Carried to content point `at`."""
        length = self.length
        top = snapped(grid.minute(at.y()) - self.grip, snap)
        top = max(0, min(top, _DAY - snap))
        return replace(self, span=Span(grid.days[grid.day_at(at.x())], top, top + length))

    @property
    def length(self) -> int:
        """The minutes its block takes on the board."""
        if self.entry.slot.start is None:
            return max(SHORTEST, self.entry.slot.minutes or NEW_MINUTES)
        top, bottom, _open = interval(self.entry.slot)
        return bottom - top

    @property
    def idle(self) -> bool:
        """Whether it stands where it stood."""
        start = self.entry.slot.start
        return self.span is None or (
            start is not None and self.span.day == self.entry.slot.date and self.span.start == start.time()
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lower edge of a session being pulled."""

    entry: Entry
    span: Span | None = None

    def to(self, at: QPointF, grid: Grid, snap: int) -> Stretch:
        """Pulled to content point `at`; a session keeps at least five minutes."""
        top, _bottom, _open = interval(self.entry.slot)
        bottom = max(top + SHORTEST, snapped(grid.minute(at.y()), snap))
        day = self.entry.slot.date
        return self if day is None else replace(self, span=Span(day, top, bottom))

    @property
    def idle(self) -> bool:
        """Whether it has the length it had."""
        return self.span is None or self.span.minutes == self.entry.slot.minutes


@dataclass(frozen=True, slots=True)
class Draw:
    """A new session being drawn on empty ground, downwards or upwards from where the button went down."""

    day: dt.date
    origin: int
    span: Span | None = field(default=None)

    def to(self, at: QPointF, grid: Grid, snap: int) -> Draw:
        """Drawn to content point `at`."""
        here = max(0, min(snapped(grid.minute(at.y()), snap), _DAY))
        top, bottom = min(here, self.origin), max(here, self.origin)
        return replace(self, span=Span(self.day, top, max(bottom, top + SHORTEST)))

    @property
    def idle(self) -> bool:
        """Whether nothing was drawn."""
        return self.span is None


Gesture = Move | Stretch | Draw
