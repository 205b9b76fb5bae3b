"""Pictures of blocks, drawn once each: a board frame is then a few copies of pixels."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from visitplanner.gui.board.blocks import paint
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.geometry import Box


class BlockCache:
    """Block pictures by item. A picture is right while entry, size, ratio and theme are what it was made of."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[tuple[str, bool], tuple[Entry, QSize, float, QPixmap]] = OrderedDict()
        self.drawn = 0

    def clear(self) -> None:
        """Forget all: theme, type size or language changed."""
        self._pictures.clear()

    def trim(self, visible: int) -> None:
        """Keep half as many again as are visible, oldest use first out."""
        while len(self._pictures) > visible * 3 // 2 + 32:
            self._pictures.popitem(last=False)

    def picture(self, box: Box, size: QSize, ratio: float) -> QPixmap:
        """The picture of `box`, `size` device-independent pixels large."""
        key = (box.id, box.stub)
        kept = self._pictures.get(key)
        if kept and kept[0] is box.entry and kept[1] == size and kept[2] == ratio:
            self._pictures.move_to_end(key)
            return kept[3]
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        paint(painter, QRectF(0, 0, size.width(), size.height()), box)
        painter.end()
        self.drawn += 1
        self._pictures[key] = (box.entry, QSize(size), ratio, made)
        self._pictures.move_to_end(key)
        return made
