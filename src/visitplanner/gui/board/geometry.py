"""Where everything stands on the board, in content coordinates: days are columns, minutes run down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

from visitplanner.domain import programme
from visitplanner.domain.programme import Slot
from visitplanner.gui.board.entries import Entry

HEAD, CLOCK, PAD, STRIP, BAR, MARGIN = 60, 45, 12, 24, 20, 10
MIN_COLUMN = 110
MIN_SCALE, MAX_SCALE = 0.5, 6.0
FIT_SCALE = 0.72
"""Pixels per minute: below FIT_SCALE a day scrolls instead of shrinking (an hour-long block keeps two lines)."""
SLIVER = 15
STUB = 20
_DAY = 24 * 60
_EARLY, _LATE = 9 * 60, 18 * 60
_OPEN = 90
"""How many minutes of a leg that ends on another date must be in sight."""


@dataclass(frozen=True)
class Grid:
    """The measures of one board.

    `bars` is the number of rows for bookings, `strip` that for items whose time is still to be confirmed.
    """

    days: tuple[dt.date, ...]
    first: int
    last: int
    column: float
    scale: float
    unit: float = 1.0
    clocks: int = 2
    strip: int = 0
    bars: int = 0

    @property
    def gutter(self) -> float:
        """Width of the clock columns."""
        return round(CLOCK * self.unit) * self.clocks

    @property
    def head(self) -> float:
        """Height of the day heads with all that lies over the hours."""
        return self.strip_top + (self.strip * round(STRIP * self.unit) + 6 if self.strip else 0)

    @property
    def strip_top(self) -> float:
        """Where the strip of items without a time begins: under heads and bookings."""
        return round(HEAD * self.unit) + (self.bars * round(BAR * self.unit) + 3 if self.bars else 0)

    @property
    def width(self) -> float:
        """Width of everything, gutter included."""
        return self.gutter + self.column * len(self.days) + MARGIN

    @property
    def height(self) -> float:
        """Height of everything, heads included."""
        return self.y(self.last) + PAD

    @cached_property
    def _index(self) -> Mapping[dt.date, int]:
        return {day: index for index, day in enumerate(self.days)}

    def index(self, day: dt.date | None) -> int | None:
        """Which column shows `day`."""
        return None if day is None else self._index.get(day)

    def x(self, index: int) -> float:
        """Left edge of a column."""
        return self.gutter + index * self.column

    def y(self, minute: float) -> float:
        """Where a minute after midnight lies; minutes over 1440 belong to the night after."""
        return self.head + PAD + (minute - self.first) * self.scale

    def minute(self, y: float) -> float:
        """The minute at height `y`, unrounded."""
        return self.first + (y - self.head - PAD) / self.scale

    def day_at(self, x: float) -> int:
        """The nearest column to `x`."""
        return max(0, min(len(self.days) - 1, int((x - self.gutter) // self.column)))


@dataclass(frozen=True, slots=True)
class Box:
    """Where a entry is drawn. A stub is the arrival of a leg that ends on another date."""

    entry: Entry
    rect: QRectF
    stub: bool = False
    open_below: bool = False

    @property
    def id(self) -> str:
        """The item's id."""
        return self.entry.id


def fit(
    days: Sequence[dt.date],
    entries: Iterable[Entry],
    width: int,
    height: int,
    *,
    zoom: float,
    unit: float,
    clocks: int,
    bars: int = 0,
) -> Grid:
    """The grid that shows `entries` in a view of this size: the whole day where it fits at a legible scale."""
    found = tuple(entries)
    first, last = span(found, days)
    rows = strip_rows(found)
    blank = Grid(tuple(days), first, last, 1, 1, unit, clocks, rows, bars)
    room = height - blank.head - 2 * PAD
    scale = max(room / (last - first), FIT_SCALE * unit) * zoom
    column = (width - blank.gutter - MARGIN) / max(1, len(days))
    return Grid(
        tuple(days), first, last,
        max(column, MIN_COLUMN * unit), max(MIN_SCALE, min(scale, MAX_SCALE)), unit, clocks, rows, bars,
    )  # fmt: skip


def span(entries: Iterable[Entry], days: Sequence[dt.date] = ()) -> tuple[int, int]:
    """First and last minute to show: whole hours around the programme, never less than 09:00 to 18:00."""
    first, last = _EARLY, _LATE
    for entry in entries:
        start = _start(entry.slot)
        if start is not None:
            top, bottom, open_below = interval(entry.slot)
            first, last = min(first, top), max(last, min(bottom, top + _OPEN) if open_below else bottom)
            arrival = _arrival(entry.slot)
            if arrival and arrival[0] in days:
                first, last = min(first, arrival[1] - 30), max(last, arrival[1])
    return max(0, first // 60 * 60), -(-last // 60) * 60


def interval(slot: Slot) -> tuple[int, int, bool]:
    """Top and bottom minute of a timed item in its column, and whether it goes on past the column's end.

    A session takes its elapsed minutes. A leg runs to its arrival's wall clock where that is later the same
    date (what follows happens on that clock), else to midnight at most.
    """
    start = _start(slot) or 0
    minutes = slot.minutes
    if slot.kind == "session" or slot.start is None or slot.end is None:
        return start, start + (30 if minutes is None else minutes), False
    bottom = start + max(0, minutes or 0)
    if slot.start.utcoffset() == slot.end.utcoffset() and bottom <= _DAY:
        return start, bottom, False
    if slot.end.date() == slot.start.date() and (wall := _wall(slot.end)) >= start + 15:
        return start, wall, False
    return start, max(start + 15, min(bottom, _DAY)), True


class Columns:
    """The boxes of each day, made again only where the grid or an entry has become another one."""

    def __init__(self) -> None:
        self._grid: Grid | None = None
        self._kept: dict[dt.date, tuple[list[Entry], list[Box]]] = {}

    def boxes(self, entries: Iterable[Entry], grid: Grid) -> tuple[Box, ...]:
        """The boxes of all scheduled entries, in painting order: later ones lie on top."""
        by_day: dict[dt.date, list[Entry]] = {}
        stubs: list[Box] = []
        for entry in entries:
            if entry.slot.date is not None:
                by_day.setdefault(entry.slot.date, []).append(entry)
                if stub := _stub(entry, grid):
                    stubs.append(stub)
        old = self._kept if grid == self._grid else {}
        self._grid, self._kept = grid, {}
        for day, members in by_day.items():
            if (index := grid.index(day)) is not None:
                kept = old.get(day)
                same = kept is not None and kept[0] == members
                self._kept[day] = kept if kept and same else (members, _column(members, grid, index))
        return (*(box for _entries, found in self._kept.values() for box in found), *stubs)


def gaps(found: Sequence[Box]) -> tuple[tuple[QRectF, Entry], ...]:
    """Where a connector shows: the room between two neighbours, with the entry it leads to."""
    ends = {box.id: box.rect for box in found if not box.stub}
    shown = []
    for box in found:
        gap = box.entry.gap
        if gap is None or gap.minutes is None or box.stub or gap.before not in ends:
            continue
        top = ends[gap.before].bottom() + 1
        if box.rect.top() - top >= 5:
            shown.append(
                (QRectF(box.rect.left(), top, box.rect.width(), box.rect.top() - 1 - top), box.entry)
            )
    return tuple(shown)


def strip_rows(entries: Iterable[Entry]) -> int:
    """How many rows the items without a time need: the most on any one date, three at most."""
    count: dict[dt.date, int] = {}
    for entry in entries:
        if entry.slot.date is not None and entry.slot.start is None:
            count[entry.slot.date] = count.get(entry.slot.date, 0) + 1
    return min(3, max(count.values(), default=0))


def block(grid: Grid, index: int, top: int, bottom: int, lane: int = 0, lanes: int = 1) -> QRectF:
    """The rectangle of minutes `top` to `bottom` in a column, in one of its lanes.

    Two lanes share the width; more would be unreadable, so they cascade: each lies a little to the right, on top.
    """
    left, width = grid.x(index) + 4, grid.column - 8
    if lanes == 2:
        half = (width - 2) / 2
        left, width = left + lane * (half + 2), half
    elif lanes > 2:
        step = min(18.0, (width - 56) / (lanes - 1))
        left, width = left + lane * step, width - step * (lanes - 1)
    y = grid.y(top)
    return QRectF(left, y, width, max(4.0, (bottom - top) * grid.scale))


def _column(members: Sequence[Entry], grid: Grid, index: int) -> list[Box]:
    groups = {entry.id: entry.group for entry in members if entry.group}
    side = (lambda slot: groups.get(slot.id, "")) if groups else None
    lanes = programme.lanes([entry.slot for entry in members], side)
    found: list[Box] = []
    waiting = 0
    for entry in members:
        if entry.slot.start is None:
            found.append(Box(entry, _strip_rect(grid, index, waiting)))
            waiting += 1
            continue
        top, bottom, open_below = interval(entry.slot)
        lane, count = lanes[entry.id]
        found.append(Box(entry, block(grid, index, top, bottom, lane, count), open_below=open_below))
    return _legible(found, grid)


def _legible(found: list[Box], grid: Grid) -> list[Box]:
    """Lengthen slivers to one line of text where nothing else lies below them, and leave a hair between neighbours."""
    least = SLIVER * grid.unit
    tops = sorted(box.rect.top() for box in found)
    grown = []
    for box in found:
        rect = QRectF(box.rect)
        if box.entry.slot.start is not None and rect.height() < least:
            following = next((top for top in tops if top >= rect.bottom() - 0.5), rect.top() + least)
            rect.setBottom(max(rect.bottom(), min(rect.top() + least, following)))
        grown.append(Box(box.entry, rect, box.stub, box.open_below))
    return grown


def _strip_rect(grid: Grid, index: int, row: int) -> QRectF:
    row_height = round(STRIP * grid.unit)
    row = min(row, max(0, grid.strip - 1))
    top = grid.strip_top + 3 + row * row_height
    return QRectF(grid.x(index) + 4, top, grid.column - 8, row_height - 3)


def _stub(entry: Entry, grid: Grid) -> Box | None:
    arrival = _arrival(entry.slot)
    if arrival is None or (index := grid.index(arrival[0])) is None:
        return None
    height = STUB * grid.unit
    return Box(
        entry, QRectF(grid.x(index) + 4, grid.y(arrival[1]) - height, grid.column - 8, height), stub=True
    )


def _arrival(slot: Slot) -> tuple[dt.date, int] | None:
    """Date and minute of a leg's arrival, where its own block does not reach it."""
    if slot.start is None or slot.end is None or not interval(slot)[2]:
        return None
    return slot.end.date(), _wall(slot.end)


def _start(slot: Slot) -> int | None:
    return None if slot.start is None else _wall(slot.start)


def _wall(moment: dt.datetime) -> int:
    return moment.hour * 60 + moment.minute
