"""Days from the keyboard: Esc leads from an item to its day, arrows from day to day, down into what it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from visitplanner.gui.board.entries import DayHead, Entry

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Walked(Protocol):
    """The board as it is walked over."""

    chosen: SignalInstance
    day_chosen: SignalInstance

    @property
    def day(self) -> dt.date | None:
        """The day chosen as a whole."""

    def entry(self) -> Entry | None:
        """The current item."""

    def choose(self, *ids: str) -> None:
        """Choose items."""


def walk(board: Walked, event: QKeyEvent, heads: Sequence[DayHead], entries: Sequence[Entry]) -> bool:
    """Go where a key leads between items and days; whether it leads anywhere."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    key, day, entry = event.key(), board.day, board.entry()
    if not plain:
        return False
    if key == Qt.Key.Key_Escape and day is not None:
        board.chosen.emit(())
    elif key == Qt.Key.Key_Escape and entry is not None and entry.slot.date is not None:
        board.day_chosen.emit(entry.slot.date)
    elif day is not None and key in _STEPS:
        dates = [head.date for head in heads]
        at = dates.index(day) + _STEPS[Qt.Key(key)] if day in dates else 0
        board.day_chosen.emit(dates[max(0, min(at, len(dates) - 1))])
    elif day is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        found = [one.id for one in entries if one.slot.date == day]
        if found:
            board.choose(found[0 if key == Qt.Key.Key_Down else -1])
    else:
        return False
    return True
