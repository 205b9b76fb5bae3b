"""Widgets side by side that go on in the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """As wide as there is room, as high as it needs."""

    def __init__(self, *widgets: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}  # layouts around this one ask for the same width again and again
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int, QSize]]]:
        """What stands on each line: the items that are shown, how far from the left, how large."""
        lines: list[list[tuple[QLayoutItem, int, QSize]]] = []
        x = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 40), item.sizeHint().height()))
            if not lines or x + size.width() > width:
                x = 0
                lines.append([])
            lines[-1].append((item, x, size))
            x += size.width() + self._gap
        return lines

    def _arrange(self, width: int, corner: QPoint | None = None) -> int:
        """The height at `width`; with `corner`, the widgets are put in their places, centred on their lines."""
        y = 0
        for line in self._lines(width):
            deep = max(size.height() for _item, _x, size in line)
            for item, x, size in line:
                if corner is not None:
                    item.setGeometry(QRect(corner + QPoint(x, y + (deep - size.height()) // 2), size))
            y += deep + self._gap
        return max(0, y - self._gap)

    def invalidate(self) -> None:
        """Qt override."""
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        """Qt override."""
        return len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt override."""
        self._items.append(item)
        self.invalidate()

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt override."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt override."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt override."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Qt override."""
        super().setGeometry(rect)
        self._arrange(rect.width(), rect.topLeft())

    def minimumSize(self) -> QSize:
        """Qt override."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def sizeHint(self) -> QSize:
        """Qt override."""
        return self.minimumSize()
