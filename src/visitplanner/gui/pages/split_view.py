"""A view that is a list with what is said of its current row beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, side_by_side
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, matching

Widths = tuple[tuple[int, int], tuple[int, int]]
"""The least and the first width of the list, then of what is beside it."""


class SplitView(View):
    """Subclasses give the rows, call `lay_out` once, and show the current row in `show_current`."""

    kind: ClassVar[str] = ""
    filters = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._filter: tuple[str, ...] = ()
        self.list = self.make_list()

    def lay_out(self, right: QWidget, empty: EmptyState, widths: Widths, stretch: tuple[int, int]) -> None:
        """The list, `right` beside it, and `empty` in place of both while there is no row."""
        self.right, self._beginning = right, empty
        self.list.current.connect(self._turn)
        split = side_by_side((self.list, *widths[0]), (right, *widths[1]), stretch=stretch)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(column(split, gap=0), "surface"))
        self._stack.addWidget(empty)

    def make_list(self) -> RowList:
        """The list at the left."""
        return RowList()

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """The rows, in their order, with headings where they are grouped."""
        raise NotImplementedError

    def show_current(self) -> None:
        """Show at the right what the current row is about."""
        raise NotImplementedError

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list, and show its current row."""
        rows = list(self.rows(snapshot))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.list.fill(matching(rows, self._filter))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self.show_current()

    def choose(self, id: str) -> None:
        """Make the row called `id` the current one, once it is shown."""
        self._wanted = id
        self.refresh_if_shown()

    def filter_by(self, words: str) -> None:
        """Show only what contains every word."""
        self._filter = tuple(words.casefold().split())
        self.refresh_if_shown()

    def current_record(self) -> tuple[str, str] | None:
        """Kind and id of the current record."""
        return (self.kind, self.list.key) if self.list.key else None

    def panes(self) -> list[QWidget]:
        """The list and what is beside it."""
        return [self.list, self.right]

    def take_focus(self) -> None:
        """To the list, or to what begins it."""
        (self._beginning if self._stack.currentIndex() else self.list).setFocus()

    def _turn(self, _key: str) -> None:
        self.show_current()
        self.record_shown.emit()
