"""Where the arrow keys lead: up and down through time, left and right to what is nearest on the next day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from visitplanner.gui.board.entries import Entry

_Action = QAbstractItemView.CursorAction
_STEPS = {
    _Action.MoveDown: 1, _Action.MoveNext: 1, _Action.MoveUp: -1, _Action.MovePrevious: -1,
    _Action.MovePageDown: 4, _Action.MovePageUp: -4,
}  # fmt: skip


def moved(
    entries: Sequence[Entry], row: int, action: QAbstractItemView.CursorAction, *, far: bool = False
) -> int:
    """The row that `action` leads to from `row` (−1: nowhere yet) of entries in programme order.

    Home and End go to the first and last of the day, of the whole programme when `far`.
    """
    if not entries:
        return -1
    if row < 0:
        return 0
    if action in (_Action.MoveLeft, _Action.MoveRight):
        return _sideways(entries, row, 1 if action is _Action.MoveRight else -1)
    if action in (_Action.MoveHome, _Action.MoveEnd):
        day = entries[row].slot.date
        rows = [n for n, entry in enumerate(entries) if far or entry.slot.date == day]
        return rows[0] if action is _Action.MoveHome else rows[-1]
    return max(0, min(len(entries) - 1, row + _STEPS.get(action, 0)))


def _sideways(entries: Sequence[Entry], row: int, step: int) -> int:
    """The entry nearest in time on the next day that has one."""
    here = entries[row].slot
    days = sorted({entry.slot.date for entry in entries if entry.slot.date})
    if here.date not in days or not 0 <= days.index(here.date) + step < len(days):
        return row
    there = days[days.index(here.date) + step]
    minute = _minute(entries[row])
    return min(
        (abs(_minute(entry) - minute), n) for n, entry in enumerate(entries) if entry.slot.date == there
    )[1]


def _minute(entry: Entry) -> int:
    start = entry.slot.start
    return 0 if start is None else start.hour * 60 + start.minute
