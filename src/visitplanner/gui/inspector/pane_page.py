"""A page over one list with its form: segments narrow the list, a filter searches in it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.rows import ALL
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline


class PanePage(Page):
    """Subclasses name the `views`, ALL among them, and hand over their pane."""

    views: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(key, msgid) of the segments."""

    def __init__(self, desk: Desk, pane: RecordPane) -> None:
        super().__init__(desk)
        self.pane = pane
        self.list = pane.list
        self.segments = Segments(self.views)
        self.segments.choose(ALL)
        self.filter = FilterLine(self, 200)
        self.segments.chosen.connect(self.pane.show_only)
        self.filter.textChanged.connect(self.pane.filter_by)
        self.pane.followed.connect(self.followed)
        self.pane.record_shown.connect(self.record_shown)

    def lay_out(self, *tools: QWidget, foot: QWidget | None = None) -> None:
        """The bar with `tools` behind the segments, the pane, and `foot` under it."""
        bar = box(row(self.segments, *tools, None, self.filter, margins=(16, 10, 16, 10), gap=12))
        layout = column(bar, Hairline(), self.pane, *((foot,) if foot else ()), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list and the form."""
        self.pane.refresh(snapshot)

    def choose(self, id: str) -> None:
        """Make a record the current row, whatever was hidden."""
        self.filter.clear()
        self.segments.choose(ALL)
        self.pane.show_only(ALL)
        self.pane.choose(id)

    def current_record(self) -> tuple[str, str] | None:
        """The record in front."""
        return self.pane.current_record()

    def panes(self) -> list[QWidget]:
        """The list and the form."""
        return self.pane.panes()

    def take_focus(self) -> None:
        """To the list."""
        self.pane.take_focus()
