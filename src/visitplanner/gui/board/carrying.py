"""What is being carried, stretched or drawn over the board, up to its drop. Esc drops it where it was.

Ctrl takes what follows along, Shift snaps to quarters of an hour, Alt to minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollBar, QWidget

from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Box, block
from visitplanner.gui.board.gestures import (
    SNAP,
    Draw,
    Gesture,
    Move,
    Span,
    Stretch,
)
from visitplanner.gui.board.preview import NOTHING, offset, planned, preview
from visitplanner.gui.board.sheet import Sheet
from visitplanner.gui.tongue import ngettext, tongue

AUTOSCROLL, AUTOSCROLL_MS = 28, 40


class Ground(Protocol):
    """The board as the pointer knows it."""

    sheet: Sheet
    changes: Changes
    tray_at: Callable[[QPoint], bool]
    chosen: Any
    day_chosen: Any
    carried_away: Any

    def viewport(self) -> QWidget:
        """Where it is painted."""

    def selected(self) -> tuple[Entry, ...]:
        """The items chosen."""

    def choose(self, *ids: str) -> None:
        """Choose items."""

    def pressed_on(self, id: str, keys: Qt.KeyboardModifier) -> Callable[[], None] | None:
        """Choose at once, or what letting go without carrying means."""

    def edit_title(self, id: str) -> None:
        """Open the editor of a title."""

    def carried_area(self) -> list[QRect]:
        """The rectangles that show what is carried."""

    def verticalScrollBar(self) -> QScrollBar:
        """What scrolls it up and down."""

    def horizontalScrollBar(self) -> QScrollBar:
        """What scrolls it sideways."""


class Carrying:
    """`landing` keeps a drop in sight until the programme comes back changed."""

    def __init__(self, board: Ground) -> None:
        self._board = board
        self._pressed: tuple[QPoint, Box | None, bool] | None = None
        self.gesture: Gesture | None = None
        self.landing = False
        self.away = False
        self.preview = NOTHING
        self._along: tuple[Entry, ...] = ()
        self._rippling = False
        self._planned: tuple[Span | None, bool] | None = None
        self._last = (QPoint(), SNAP, False)
        self._scrolling = QTimer(board)  # type: ignore[arg-type]
        self._scrolling.setInterval(AUTOSCROLL_MS)
        self._scrolling.timeout.connect(self._go_on)

    @property
    def active(self) -> bool:
        """Whether something is being moved, stretched or drawn."""
        return self.gesture is not None and not self.landing

    @property
    def span(self) -> Span | None:
        """Where the gesture would put its block."""
        return self.gesture.span if self.gesture and not self.away else None

    @property
    def leaving(self) -> frozenset[str]:
        """The items whose old places show as shades."""
        if self.carried is None or self.gesture is None or self.gesture.span is None:
            return frozenset()
        return self.preview.leaving | {self.carried.id}

    @property
    def faded(self) -> frozenset[str]:
        """The items that show as shades: they are leaving, or cut."""
        return self.leaving | self._board.changes.cut_ids

    @property
    def group(self) -> tuple[Entry, ...]:
        """All that is carried: what is chosen, if the carried item is among several, else that alone."""
        if not isinstance(self.gesture, Move):
            return ()
        chosen = self._along or self._board.selected()
        among = any(one.id == self.gesture.entry.id for one in chosen)
        return chosen if among and len(chosen) > 1 else (self.gesture.entry,)

    @property
    def carried(self) -> Entry | None:
        """The entry being moved or stretched; None while a new one is drawn."""
        return None if self.gesture is None or isinstance(self.gesture, Draw) else self.gesture.entry

    def shape(self) -> QRect | None:
        """Where the carried block is on the view."""
        span, sheet = self.span, self._board.sheet
        index = sheet.grid.index(span.day) if span else None
        if span is None or index is None:
            return None
        return sheet.shown(block(sheet.grid, index, span.top, span.bottom))

    def text(self) -> str:
        """The words of the bubble: the times, and the length while it changes."""
        span, language = self.span, tongue.language
        if span is None:
            return ""
        parts = [language.times(span.start, span.end)]
        if not isinstance(self.gesture, Move):
            parts.append(language.minutes(span.minutes))
        if count := self.preview.followers:
            parts.append(ngettext("{n} more item", "{n} more items", count).format(n=count))
        return " · ".join(parts)

    # ------------------------------------------------------------------ gestures
    def carry(self, entry: Entry, along: tuple[Entry, ...] = ()) -> None:
        """Something from elsewhere (the tray) is being carried in, with others `along`."""
        self.cancel()
        self.gesture, self.away, self._along = Move(entry, grip=0), True, along

    def follow(self, at: QPoint, snap: int, *, ripple: bool = False) -> None:
        """The gesture goes on at view point `at`; with `ripple` (or while pushing is on) what follows comes along."""
        if self.gesture is None or not self._board.sheet.grid.days:
            return
        before = self._region()
        over_tray = isinstance(self.gesture, Move) and self._board.tray_at(
            self._board.viewport().mapToGlobal(at)
        )
        inside = self._board.viewport().rect().contains(at)
        from_tray = isinstance(self.gesture, Move) and self.gesture.entry.slot.date is None
        self.away = over_tray or (from_tray and not inside)
        self._board.carried_away.emit(over_tray and not from_tray)
        if not self.away:
            self._last = (at, snap, ripple)
            self._scroll_along(at)
            point = self._board.sheet.content(QPointF(at))
            self.gesture = self.gesture.to(point, self._board.sheet.grid, snap)
        self._rippling = ripple or self._board.changes.pushing
        self._look_ahead()
        self._repaint(before)

    def ripple_held(self, held: bool) -> None:
        """The key that takes along what follows went down or up while the mouse rests."""
        if self.active:
            at, snap, _ripple = self._last
            self.follow(at, snap, ripple=held)

    def drop(self) -> None:
        """Put down what is carried: ask for the change, and keep showing it until it has come about."""
        gesture, away, group = self.gesture, self.away, self.group
        if gesture is None:
            return
        if away or gesture.idle:
            self.cancel()
            if away and isinstance(gesture, Move) and gesture.entry.slot.date is not None:
                self._board.changes.to_tray(group)
            return
        self.landing = True
        self._scrolling.stop()
        span, changes = gesture.span, self._board.changes
        if span is None:
            return
        if isinstance(gesture, Move):
            self._drop_moved(gesture.entry, group, span)
        elif not isinstance(gesture, Stretch):
            changes.add_at(span.day, span.start, span.minutes, failed=self.cancel)
        elif self._rippling:
            changes.ripple_resize(gesture.entry, span.minutes, failed=self.cancel)
        else:
            changes.resize(gesture.entry, span.minutes, failed=self.cancel)

    def cancel(self) -> None:
        """Forget the gesture: everything is where it was."""
        before = self._region()
        shades = self._shades()
        self.gesture, self.landing, self.away, self._pressed = None, False, False, None
        self.preview, self._planned, self._along = NOTHING, None, ()
        self._scrolling.stop()
        self._board.carried_away.emit(False)
        self._repaint([*before, *shades])

    def settle(self) -> None:
        """The programme has come back: what was dropped is now really there."""
        if self.landing:
            self.cancel()

    # ------------------------------------------------------------------ inside
    def _scroll_along(self, at: QPoint) -> None:
        """Near an edge, the board scrolls under the mouse, and goes on while the mouse rests there."""
        view, grid = self._board.viewport().rect(), self._board.sheet.grid
        scrolled = False
        for bar, low, high, here in (
            (self._board.verticalScrollBar(), grid.head, view.bottom(), at.y()),
            (self._board.horizontalScrollBar(), grid.gutter, view.right(), at.x()),
        ):
            step = AUTOSCROLL // 2 * ((here > high - AUTOSCROLL / 2) - (here < low + AUTOSCROLL / 2))
            before = bar.value()
            bar.setValue(before + step)
            scrolled |= bar.value() != before
        if scrolled and not self._scrolling.isActive():
            self._scrolling.start()
        elif not scrolled:
            self._scrolling.stop()

    def _go_on(self) -> None:
        if self.active:
            at, snap, ripple = self._last
            self.follow(at, snap, ripple=ripple)
        else:
            self._scrolling.stop()

    def _drop_moved(self, entry: Entry, group: tuple[Entry, ...], span: Span) -> None:
        changes = self._board.changes
        if len(group) > 1 and entry.slot.date is None:
            changes.place_all(group, span.day, span.start, failed=self.cancel)
        elif len(group) > 1:
            changes.move_all(group, **offset(entry, span), failed=self.cancel)
        elif self._rippling:
            changes.ripple(entry, span.day, span.start, failed=self.cancel)
        else:
            changes.move(entry, span.day, span.start, failed=self.cancel)

    def _look_ahead(self) -> None:
        """Plan what else would move, anew only where the block has snapped to another time."""
        key = (self.span, self._rippling)
        if key == self._planned:
            return
        self._planned = key
        snapshot, sheet = self._board.changes.desk.snapshot, self._board.sheet
        ids = [one.id for one in self.group]
        plan = planned(self.gesture, ids, snapshot, ripple=self._rippling) if self.span else None
        if plan is None or snapshot is None or self.carried is None:
            self.preview = NOTHING
        else:
            self.preview = preview(plan, self.carried.id, snapshot, sheet.grid, sheet.by_id)

    def _region(self) -> list[QRect]:
        return [*self._board.carried_area(), *self._shades()]

    def _shades(self) -> list[QRect]:
        sheet = self._board.sheet
        boxes = (sheet.box(id) for id in (*self.leaving, *self.preview.stayed))
        return [sheet.rect(box).adjusted(-3, -3, 3, 3) for box in boxes if box]

    def _repaint(self, before: list[QRect]) -> None:
        for rect in (*before, *self._region()):
            self._board.viewport().update(rect)
