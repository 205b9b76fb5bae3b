"""The board's picture put together: backdrop, now-line, blocks, rings, and what the mouse carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion

from visitplanner.gui.board.backdrop import Backdrop, Scene
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.frame import Frame, bracket_rect, bubble_rect
from visitplanner.gui.board.geometry import Box
from visitplanner.gui.board.holding import Holding
from visitplanner.gui.board.pictures import BlockCache
from visitplanner.gui.board.pointer import Pointer
from visitplanner.gui.board.sheet import Sheet
from visitplanner.gui.tongue import tongue


class Canvas:
    """What is painted besides the boxes: whose clocks, which day is chosen, what time it is."""

    def __init__(self, sheet: Sheet, pointer: Pointer, holding: Holding) -> None:
        self._sheet, self._pointer, self.holding = sheet, pointer, holding
        self._backdrop, self._cache, self._moving = Backdrop(), BlockCache(), BlockCache()
        self.home, self.sample, self.second_clock = "", False, True
        self.day: dt.date | None = None
        self.now: dt.datetime | None = None

    @property
    def clocks(self) -> int:
        """How many clocks the gutter has."""
        return 2 if self.second_clock and self.home else 1

    def clear(self) -> None:
        """Forget every picture: theme, type size or language changed."""
        self._backdrop.clear()
        self._cache.clear()
        self._moving.clear()

    def paint(
        self,
        painter: QPainter,
        region: QRegion,
        size: QSize,
        ratio: float,
        current: Entry | None,
        selected: Sequence[Entry],
        *,
        focused: bool,
    ) -> None:
        """Paint what lies in `region` of a view of `size`."""
        sheet, grid = self._sheet, self._sheet.grid
        current = None if self.day else current  # Qt makes the first item current when the focus comes back
        frame = Frame(painter, region, grid, size, ratio, self._cache, self._moving)
        today, minute = self._today()
        now_y = grid.y(minute) - sheet.scroll.y()
        frame.backdrop(self._backdrop.picture(self._scene(size, ratio, current, today)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pills(frame, now_y, minute, today)
        frame.clip_body()
        if today >= 0:
            frame.now_line(grid.x(today) - sheet.scroll.x(), now_y)
        for rect, entry in sheet.gaps:
            frame.gap(QRectF(sheet.shown(rect)), entry)
        rings = {one.id: False for one in selected}
        if current is not None:
            rings[current.id] = focused
        shown = self._blocks(frame, sheet.body, rings)
        self._carried(frame, size)
        self._held(frame, size)
        if sheet.strip:
            frame.clip_strip()
            shown += self._blocks(frame, sheet.strip, rings)
        if region.boundingRect().size() == size:
            self._cache.trim(shown)
            self._moving.trim(shown)

    def carried_area(self, size: QSize) -> list[QRect]:
        """The rectangles that show what the mouse carries."""
        shape = self._pointer.shape()
        if shape is None:
            return []
        bubble = bubble_rect(self._pointer.text(), shape, self.body(size))
        sheet, ahead = self._sheet, self._pointer.preview
        found = [shape.adjusted(-3, -3, 3, 6), bubble.adjusted(-1, -1, 1, 1)]
        found += [sheet.rect(box).adjusted(-3, -3, 3, 3) for box in ahead.ghosts]
        return found + [bracket_rect(sheet.shown(one.rect)) for one in ahead.brackets]

    def held_area(self, size: QSize, id: str) -> list[QRect]:
        """The rectangles that show that an item is held."""
        box = self._sheet.box(id)
        if box is None:
            return []
        rect = self._sheet.rect(box)
        return [rect.adjusted(-3, -3, 3, 3), bubble_rect(self.holding.text(), rect, self.body(size), icon=True)]

    def margins(self, size: QSize) -> list[QRect]:
        """The parts of the view where the heads and the clocks are."""
        left, top = round(self._sheet.grid.gutter), round(self._sheet.grid.head)
        return [QRect(0, 0, size.width(), top), QRect(0, 0, left, size.height())]

    def body(self, size: QSize) -> QRect:
        """The part of the view where the hours are."""
        left, top = round(self._sheet.grid.gutter), round(self._sheet.grid.head)
        return QRect(left, top, size.width() - left, size.height() - top)

    def _today(self) -> tuple[int, int]:
        """Column and minute of the now-line, each day on its own clock; (−1, 0) where today is not shown."""
        for index, head in enumerate(self._sheet.heads):
            local = self.now.astimezone(head.moment.tzinfo) if self.now else None
            if local and local.date() == head.date:
                return index, local.hour * 60 + local.minute
        return -1, 0

    def _scene(self, size: QSize, ratio: float, current: Entry | None, today: int) -> Scene:
        heads = self._sheet.heads
        day = current.slot.date if current else self.day
        clock = next((head for head in heads if head.date == day), heads[0] if heads else None)
        chosen = self._sheet.grid.index(self.day)
        return Scene(
            self._sheet.grid, heads, size, ratio, QPointF(self._sheet.scroll), clock,
            self.home if self.clocks == 2 else "", today, -1 if chosen is None else chosen, self.sample,
        )  # fmt: skip

    def _pills(self, frame: Frame, now_y: float, minute: int, today: int) -> None:
        if today >= 0:
            frame.pill(now_y, tongue.language.time(dt.time(minute // 60, minute % 60)), filled=True)
        here = self._pointer.minute
        if here is not None and self._pointer.span is None:
            y = self._sheet.grid.y(here) - self._sheet.scroll.y()
            frame.pill(y, tongue.language.time(dt.time(here // 60 % 24, here % 60)), filled=False)

    def _blocks(self, frame: Frame, boxes: tuple[Box, ...], rings: Mapping[str, bool]) -> int:
        sheet = self._sheet
        near = sheet.near(boxes, frame.region.boundingRect())
        shown = frame.blocks(((box, sheet.rect(box)) for box in near), self._pointer.faded)
        for box in near:
            if box.id in rings:
                frame.ring(sheet.rect(box), focused=rings[box.id])
            elif box.id == self._pointer.hovered:
                frame.hover(sheet.rect(box))
        return shown

    def _carried(self, frame: Frame, size: QSize) -> None:
        shape = self._pointer.shape()
        if shape is None:
            return
        sheet, ahead = self._sheet, self._pointer.preview
        for box in ahead.ghosts:
            frame.ghost(sheet.rect(box), box)
        for id in ahead.stayed:
            if found := sheet.box(id):
                frame.stays(sheet.rect(found))
        entry = self._pointer.carried
        frame.carried(shape, Box(entry, QRectF(shape)) if entry else None)
        for one in ahead.brackets:
            frame.bracket(sheet.shown(one.rect), one.text, short=one.short)
        text = self._pointer.text()
        frame.bubble(bubble_rect(text, shape, self.body(size)), text)

    def _held(self, frame: Frame, size: QSize) -> None:
        """The bubble at an item that does not let itself be dragged."""
        box = self._sheet.box(self.holding.id)
        if box is None:
            return
        rect, text = self._sheet.rect(box), self.holding.text()
        frame.bubble(bubble_rect(text, rect, self.body(size), icon=True), text, lock=self.holding.swing)
