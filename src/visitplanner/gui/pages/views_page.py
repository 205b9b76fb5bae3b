"""A page of several views over the same visit, one in front, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.tongue import Speaking


class View(Speaking, QWidget):
    """One view. What it cannot do it leaves as it is here."""

    filters: ClassVar[bool] = False
    """Whether `filter_by` does anything here."""
    followed = Signal(str, str)
    """The user follows a thread from here: (kind, id)."""
    record_shown = Signal()
    """Another record is in front, or none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def refresh(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""
        raise NotImplementedError

    def choose(self, id: str) -> None:
        """Make a record the current one."""

    def current_record(self) -> tuple[str, str] | None:
        """Kind and id of the record in front, or None."""
        return None

    def filter_by(self, words: str) -> None:
        """Show only what contains every word."""

    def add(self) -> None:
        """Add what this view is about."""

    def leave(self) -> None:
        """Write what is being typed."""

    def panes(self) -> list[QWidget]:
        """The parts between which F6 moves."""
        return [self]

    def take_focus(self) -> None:
        """Give the keyboard to the main part."""
        self.setFocus()

    def refresh_if_shown(self) -> None:
        """Show what is there now, unless this view is hidden: then it does when it is shown."""
        if self.desk.snapshot is not None and self.isVisible():
            self.refresh(self.desk.snapshot)

    def showEvent(self, event: Any) -> None:
        """Qt override: what is shown is what is there now."""
        super().showEvent(event)
        self.refresh_if_shown()

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.leave()
        super().hideEvent(event)


class ViewsPage(Page):
    """Subclasses say which views, in their order: key, words, and what makes one."""

    views: ClassVar[tuple[tuple[str, str, Callable[[Desk], View]], ...]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._views: dict[str, View] = {}
        self.segments = Segments([(key, words) for key, words, _make in self.views])
        self.filter = FilterLine(self, 200)
        self._stack = QStackedWidget()
        bar = row(self.segments, None, self.filter, margins=(16, 10, 16, 10), gap=12)
        layout = column(box(bar), Hairline(), self._stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.segments.chosen.connect(self.show_view)
        self.filter.textChanged.connect(self._filter)
        self.show_view(self.views[0][0])

    @property
    def view(self) -> View:
        """The view in front."""
        return self.view_called(self.segments.key)

    def view_called(self, key: str) -> View:
        """One of the views."""
        if key not in self._views:
            view = next(make for name, _words, make in self.views if name == key)(self.desk)
            view.followed.connect(self.follow)
            view.record_shown.connect(self.record_shown)
            self._views[key] = view
            self._stack.addWidget(view)
            self.made(view)
        return self._views[key]

    def made(self, view: View) -> None:
        """A view was made just now."""

    def show_view(self, key: str) -> None:
        """Bring a view to the front."""
        self.segments.choose(key)
        self.filter.setVisible(self.view.filters)
        self._stack.setCurrentWidget(self.view)
        self._filter(self.filter.text())
        self.record_shown.emit()

    def follow(self, kind: str, id: str) -> None:
        """Where a thread leads from here."""
        self.followed.emit(kind, id)

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the view in front; the others do when they are shown."""
        self.view.refresh(snapshot)

    def current_record(self) -> tuple[str, str] | None:
        """That of the view in front."""
        return self.view.current_record()

    def add(self) -> None:
        """Another record of the view in front."""
        self.filter.clear()
        self.view.add()

    def panes(self) -> list[QWidget]:
        """Those of the view in front."""
        return self.view.panes()

    def take_focus(self) -> None:
        """To the view in front."""
        self.view.take_focus()

    def _filter(self, text: str) -> None:
        self.view.filter_by(text)
