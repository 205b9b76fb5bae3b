"""Where seats stand in a room, by layout: positions in units of a seat, the table between them, and the door.

The guests' side and the seat of honour are the ones farthest from the door, which is below.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from visitplanner.domain.kinds import SeatingLayout
from visitplanner.domain.protocol import FRONT_ROW, GUESTS

ARM = 5
"""How many sit along one arm of a horseshoe before others sit behind them."""

Spot = tuple[float, float]
"""The middle of a seat: across and down, in widths and heights of a seat with its gap."""


@dataclass(frozen=True, slots=True)
class Room:
    """The spots by (row, position); the tables as (left, top, width, height); where the door is."""

    spots: dict[tuple[int, int], Spot]
    tables: tuple[tuple[float, float, float, float], ...]
    door: Spot
    round: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of everything."""
        seats = (*self.spots.values(), self.door)
        left = min((*(x - 0.5 for x, _y in seats), *(one[0] for one in self.tables)))
        top = min((*(y - 0.5 for _x, y in seats), *(one[1] for one in self.tables)))
        right = max((*(x + 0.5 for x, _y in seats), *(one[0] + one[2] for one in self.tables)))
        return left, top, right, max(y for _x, y in seats) + 0.5


def room(layout: SeatingLayout, places: Iterable[tuple[int, int]]) -> Room:
    """The room for these places."""
    taken = sorted(set(places))
    return _LAYOUTS[layout](taken)


def _outwards(position: int, *, mirrored: bool) -> float:
    """How far from the middle: the first in it, the second at the first one's right hand, the third at the left …"""
    steps = position // 2
    right = position % 2 == 0
    return float(steps if right != mirrored else -steps)


def _facing(places: list[tuple[int, int]]) -> Room:
    spots = {}
    for row, position in places:
        behind, at = divmod(position - 1, FRONT_ROW)
        across = _outwards(at + 1, mirrored=row == GUESTS)
        spots[row, position] = (across, -1.05 * behind if row == GUESTS else 2.1 + 1.05 * behind)
    reach = max((abs(x) for x, _y in spots.values()), default=0.0) + 0.45
    last = max((y for _x, y in spots.values()), default=2.1)
    return Room(spots, ((-reach, 0.62, 2 * reach, 0.86),), (0.0, max(last, 2.1) + 0.9))


def _round(places: list[tuple[int, int]]) -> Room:
    count = max(1, len(places))
    wide, high = max(1.3, count * 0.185), max(1.3, count * 0.205)
    spots = {}
    for n, place in enumerate(places, 1):
        turn = 2 * math.pi * _outwards(n, mirrored=False) / count - math.pi / 2
        spots[place] = (wide * math.cos(turn), high * math.sin(turn))
    inner, deep = max(0.5, wide - 0.72), max(0.5, high - 0.72)
    return Room(spots, ((-inner, -deep, 2 * inner, 2 * deep),), (0.0, high + 1.05), round=True)


def _horseshoe(places: list[tuple[int, int]]) -> Room:
    spots = {}
    for row, position in places:
        side = -1.0 if row == GUESTS else 1.0
        behind, at = divmod(position - 2, ARM)
        spots[row, position] = (side * 0.52, 0.0) if position == 1 else (side * (1.75 + behind), at + 1.0)
    depth = max((y for _x, y in spots.values()), default=1.0) + 0.4
    tables = ((-1.2, 0.62, 2.4, 0.5), (-1.2, 0.62, 0.5, depth - 0.62), (0.7, 0.62, 0.5, depth - 0.62))
    return Room(spots, tables, (0.0, depth + 0.7))


def _rows(places: list[tuple[int, int]]) -> Room:
    spots = {
        (row, position): (_outwards(position, mirrored=False), 1.0 + row * 1.1) for row, position in places
    }
    reach = max((abs(x) for x, _y in spots.values()), default=0.0) + 0.45
    bottom = max((y for _x, y in spots.values()), default=1.0)
    return Room(spots, ((-reach * 0.6, -0.1, 1.2 * reach, 0.4),), (0.0, bottom + 1.0))


_LAYOUTS = {
    SeatingLayout.FACING: _facing, SeatingLayout.ROUND: _round, SeatingLayout.HORSESHOE: _horseshoe,
    SeatingLayout.ROWS: _rows,
}  # fmt: skip
