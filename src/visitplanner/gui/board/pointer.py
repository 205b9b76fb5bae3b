"""The mouse on the board: choosing, carrying, stretching, drawing. Esc drops what is carried."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Box, block
from visitplanner.gui.board.gestures import SNAP, Draw, Gesture, Move, Span, Stretch, snap_of, snapped, wall
from visitplanner.gui.board.sheet import Sheet
from visitplanner.gui.tongue import tongue

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

    def toggle(self, id: str) -> None:
        """Take an item to those chosen, or from them."""

    def extend_to(self, id: str) -> None:
        """Choose everything up to an item."""

    def edit_title(self, id: str) -> None:
        """Open the editor of a title."""

    def carried_area(self) -> list[QRect]:
        """The rectangles that show what is carried."""

    def verticalScrollBar(self) -> QScrollBar:
        """What scrolls it up and down."""

    def horizontalScrollBar(self) -> QScrollBar:
        """What scrolls it sideways."""


class Pointer:
    """What the mouse is doing on one board. `landing` keeps a drop in sight until the programme comes back changed."""

    def __init__(self, board: Ground) -> None:
        self._board = board
        self._pressed: tuple[QPoint, Box | None, bool] | None = None
        self._click: Callable[[], None] | None = None
        self.gesture: Gesture | None = None
        self.landing = False
        self.away = False
        self.hovered = ""
        self.minute: int | None = None
        self._last = (QPoint(), SNAP)
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
    def ghost(self) -> str:
        """The item whose old place shows as a shade."""
        return self.carried.id if self.carried and self.gesture and self.gesture.span else ""

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
        times = language.times(span.start, span.end)
        if isinstance(self.gesture, Move):
            return times
        return f"{times} · {language.minutes(span.minutes)}"

    # ------------------------------------------------------------------ events
    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        at = event.position().toPoint()
        sheet = self._board.sheet
        box = sheet.at(at)
        left = event.button() == Qt.MouseButton.LeftButton
        if box:
            self._press_on(box, event.modifiers() if left else Qt.KeyboardModifier.NoModifier)
        elif head := sheet.head_at(at):
            self._board.day_chosen.emit(head.date)
        else:
            self._board.chosen.emit(())
        if left and (box or sheet.in_body(at)):
            self._pressed = (at, box, box is not None and sheet.on_edge(box, at))

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button."""
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if not self.active:
            origin, _box, _edge = self._pressed
            if (at - origin).manhattanLength() < QApplication.startDragDistance():
                return
            if not self._begin():
                return
        self.follow(at, snap_of(event.modifiers()))

    def release(self, event: QMouseEvent) -> None:
        """The button went up: what was carried is put down; without carrying, it was a click."""
        click, self._click, self._pressed = self._click, None, None
        if event.button() == Qt.MouseButton.LeftButton and self.active:
            self.drop()
        elif click is not None:
            click()

    def double_click(self, event: QMouseEvent) -> None:
        """On a block: its title. On empty ground: a session of an hour."""
        at = event.position().toPoint()
        sheet = self._board.sheet
        if box := sheet.at(at):
            self._board.edit_title(box.id)
        elif sheet.in_body(at):
            point = sheet.content(at)
            top = snapped(sheet.grid.minute(point.y()) - 15, 15)
            top = max(0, top)
            day = sheet.grid.days[sheet.grid.day_at(point.x())]
            self._board.changes.add_at(day, wall(top), 60)

    def leave(self) -> None:
        """The mouse left the board."""
        self._hover(QPoint(-1, -1))

    # ------------------------------------------------------------------ gestures
    def carry(self, entry: Entry) -> None:
        """Something from elsewhere (the tray) is being carried in."""
        self.cancel()
        self.gesture, self.away = Move(entry, grip=0), True

    def follow(self, at: QPoint, snap: int) -> None:
        """The gesture goes on at view point `at`."""
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
            self._last = (at, snap)
            self._scroll_along(at)
            point = self._board.sheet.content(QPointF(at))
            self.gesture = self.gesture.to(point, self._board.sheet.grid, snap)
        self._repaint(before)

    def drop(self) -> None:
        """Put down what is carried: ask for the change, and keep showing it until it has come about."""
        gesture, away = self.gesture, self.away
        if gesture is None:
            return
        if away or gesture.idle:
            self.cancel()
            if away and isinstance(gesture, Move) and gesture.entry.slot.date is not None:
                self._board.changes.to_tray([gesture.entry])
            return
        self.landing = True
        self._scrolling.stop()
        span = gesture.span
        if span is None:
            return
        if isinstance(gesture, Move):
            self._board.changes.move(gesture.entry, span.day, span.start, failed=self.cancel)
        elif isinstance(gesture, Stretch):
            self._board.changes.resize(gesture.entry, span.minutes, failed=self.cancel)
        else:
            self._board.changes.add_at(span.day, span.start, span.minutes, failed=self.cancel)

    def cancel(self) -> None:
        """Forget the gesture: everything is where it was."""
        before = self._region()
        self.gesture, self.landing, self.away, self._pressed = None, False, False, None
        self._scrolling.stop()
        self._board.carried_away.emit(False)
        self._repaint(before)

    def settle(self) -> None:
        """The programme has come back: what was dropped is now really there."""
        if self.landing:
            self.cancel()

    # ------------------------------------------------------------------ inside
    def _press_on(self, box: Box, keys: Qt.KeyboardModifier) -> None:
        """What a click means for the choice. Carrying may follow, so that only letting go tells."""
        among = len(self._board.selected()) > 1 and any(one.id == box.id for one in self._board.selected())
        self._click = None
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._click = partial(self._board.toggle, box.id)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._click = partial(self._board.extend_to, box.id)
        elif among:
            self._click = partial(self._board.choose, box.id)
        else:
            self._board.choose(box.id)

    def _begin(self) -> bool:
        assert self._pressed is not None
        origin, box, edge = self._pressed
        sheet = self._board.sheet
        if box is not None and all(one.id != box.id for one in self._board.selected()):
            self._board.choose(box.id)
        if box is None:
            point = sheet.content(QPointF(origin))
            day = sheet.grid.days[sheet.grid.day_at(point.x())]
            self.gesture = Draw(day, snapped(sheet.grid.minute(point.y()), 5))
        elif box.entry.item.anchored:
            self._pressed = None
            self._board.changes.refuse_anchored(box.entry)
            return False
        elif edge:
            self.gesture = Stretch(box.entry)
        else:
            grip = (origin.y() - sheet.rect(box).top()) / sheet.grid.scale if box.entry.slot.start else 0
            self.gesture = Move(box.entry, grip=0 if box.stub else grip)
        self.landing = False
        self._hover(QPoint(-1, -1))
        return True

    def _hover(self, at: QPoint) -> None:
        sheet, board = self._board.sheet, self._board
        box = sheet.at(at)
        hovered = box.id if box else ""
        if hovered != self.hovered:
            for id in (self.hovered, hovered):
                if found := sheet.box(id):
                    board.viewport().update(sheet.rect(found))
            self.hovered = hovered
        on_edge = box is not None and sheet.on_edge(box, at) and not box.entry.item.anchored
        board.viewport().setCursor(Qt.CursorShape.SizeVerCursor if on_edge else Qt.CursorShape.ArrowCursor)
        minute = None
        if sheet.in_body(at) and box is None:
            minute = snapped(sheet.grid.minute(at.y() + sheet.scroll.y()), 5)
        if minute != self.minute:
            self.minute = minute
            board.viewport().update(0, 0, round(sheet.grid.gutter), board.viewport().height())

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
            self.follow(*self._last)
        else:
            self._scrolling.stop()

    def _region(self) -> list[QRect]:
        return self._board.carried_area()

    def _repaint(self, before: list[QRect]) -> None:
        if ghost := self._board.sheet.box(self.ghost):
            before = [*before, self._board.sheet.rect(ghost).adjusted(-3, -3, 3, 3)]
        for rect in (*before, *self._region()):
            self._board.viewport().update(rect)
