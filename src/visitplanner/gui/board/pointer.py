"""The mouse on the board: choosing, and beginning what is carried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visitplanner.gui.access import access
from visitplanner.gui.board.carrying import Carrying, Ground
from visitplanner.gui.board.gestures import Draw, Move, Stretch, ripples, snap_of, snapped, wall


class Pointer(Carrying):
    """What the mouse is doing on one board. `spot` is the time on empty ground that was pressed last."""

    def __init__(self, board: Ground) -> None:
        super().__init__(board)
        self._click: Callable[[], None] | None = None
        self.hovered = ""
        self.minute: int | None = None
        self.spot: tuple[dt.date, dt.time] | None = None

    # ------------------------------------------------------------------ events
    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        at = event.position().toPoint()
        sheet = self._board.sheet
        box = sheet.at(at)
        left = event.button() == Qt.MouseButton.LeftButton
        self._click = None
        if box:
            self._click = self._board.pressed_on(box.id, event.modifiers()) if left else None
            if not left and all(one.id != box.id for one in self._board.selected()):
                self._board.choose(box.id)
        elif head := sheet.head_at(at):
            self._board.day_chosen.emit(head.date)
        else:
            self._board.chosen.emit(())
            self.spot = self._time_at(at) if sheet.in_body(at) else None
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
            if not (access.writable and self._begin()):
                return
        self.follow(at, snap_of(event.modifiers()), ripple=ripples(event.modifiers()))

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
        elif sheet.in_body(at) and access.writable:
            self._board.changes.add_at(*self._time_at(at), 60)

    def key(self, key: int) -> bool:
        """Whether a key meant what is carried: Esc drops it where it was, Ctrl takes along what follows."""
        if not self.active or key not in (Qt.Key.Key_Escape, Qt.Key.Key_Control):
            return False
        if key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            self.ripple_held(True)
        return True

    def leave(self) -> None:
        """The mouse left the board."""
        self._hover(QPoint(-1, -1))

    # ------------------------------------------------------------------ inside
    def _time_at(self, at: QPoint) -> tuple[dt.date, dt.time]:
        """The day and the quarter of an hour under a view point."""
        grid, point = self._board.sheet.grid, self._board.sheet.content(at)
        return grid.days[grid.day_at(point.x())], wall(max(0, snapped(grid.minute(point.y()) - 15, 15)))

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
            self._pressed = self._click = None
            self._board.changes.hold(box.entry)
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
        on_edge = access.writable and box is not None and sheet.on_edge(box, at) and not box.entry.item.anchored
        board.viewport().setCursor(Qt.CursorShape.SizeVerCursor if on_edge else Qt.CursorShape.ArrowCursor)
        minute = None
        if sheet.in_body(at) and box is None:
            minute = snapped(sheet.grid.minute(at.y() + sheet.scroll.y()), 5)
        if minute != self.minute:
            self.minute = minute
            board.viewport().update(0, 0, round(sheet.grid.gutter), board.viewport().height())

