"""What a gesture would do besides its own block: where other items would go, what stays, and the gaps that leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from visitplanner.domain import programme, rearranging
from visitplanner.domain.programme import Slot
from visitplanner.domain.rearranging import Gap, Plan
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board import telling
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Box, Grid, block, interval
from visitplanner.gui.board.gestures import Draw, Gesture, Span, Stretch

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Bracket:
    """The time between two neighbours as it would be; where it is `short`, the time they lack."""

    rect: QRectF
    text: str
    short: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Rectangles are in content coordinates. `leaving` are the items whose old places fade."""

    ghosts: tuple[Box, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    stayed: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    followers: int = 0


NOTHING = Preview()


def preview(plan: Plan, carried: str, snapshot: Snapshot, grid: Grid, boxes: Mapping[str, Box]) -> Preview:
    """What `plan` would do to the blocks `boxes` of `grid` while `carried` follows the mouse."""
    there: dict[str, Slot] = {}
    for one in plan.placements:
        item = snapshot.session.get(one.id) or snapshot.leg.get(one.id)
        if item is not None:
            there[one.id] = programme.slot(one.of(item))
    ghosts = tuple(_ghosts(there, carried, grid, boxes))
    brackets = (_bracket(gap, there, snapshot, grid) for gap in telling.told_gaps(plan))
    return Preview(
        ghosts,
        tuple(one for one in brackets if one),
        frozenset(plan.stayed),
        frozenset(there) | {carried},
        sum(id != carried for id in there),
    )


def planned(
    gesture: Gesture | None, ids: Sequence[str], snapshot: Snapshot | None, *, ripple: bool
) -> Plan | None:
    """What dropping `gesture` would change besides its own item, one of `ids` carried; None for nothing."""
    if snapshot is None or gesture is None or gesture.span is None or gesture.idle or isinstance(gesture, Draw):
        return None
    entry, span = gesture.entry, gesture.span
    if len(ids) > 1 and entry.slot.date is not None:
        return rearranging.move(snapshot, ids, **offset(entry, span))
    if not ripple or len(ids) > 1:
        return None
    if isinstance(gesture, Stretch):
        return rearranging.ripple_resize(snapshot, entry.id, span.minutes)
    return rearranging.ripple(snapshot, entry.id, span.day, span.start)


def offset(entry: Entry, span: Span) -> dict[str, int]:
    """How far `span` is from where `entry` stands: days, and minutes of the day."""
    slot = entry.slot
    if slot.date is None:
        return {"days": 0, "minutes": 0}
    start = slot.start.hour * 60 + slot.start.minute if slot.start else span.top
    return {"days": (span.day - slot.date).days, "minutes": span.top - start}


def _ghosts(there: Mapping[str, Slot], carried: str, grid: Grid, boxes: Mapping[str, Box]) -> Iterator[Box]:
    for id, slot in there.items():
        index = grid.index(slot.date)
        if id != carried and id in boxes and index is not None and slot.start is not None:
            top, bottom, open_below = interval(slot)
            yield Box(boxes[id].entry, block(grid, index, top, bottom), open_below=open_below)


def _bracket(gap: Gap, there: Mapping[str, Slot], snapshot: Snapshot, grid: Grid) -> Bracket | None:
    before, after = (there.get(id) or telling.slot_of(snapshot, id) for id in (gap.before, gap.after))
    if before is None or after is None or after.start is None or before.start is None:
        return None
    index = grid.index(after.date)
    if index is None:
        return None
    start = after.start.hour * 60 + after.start.minute
    top, bottom = sorted((start, start - gap.minutes))
    rect = block(grid, index, max(0, top), min(_DAY, bottom))
    return Bracket(rect, telling.gap_text(gap), gap.minutes < 0)
