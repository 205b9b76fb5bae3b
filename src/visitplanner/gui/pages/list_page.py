"""A page that is one list: sides to choose from, a filter, the rows, and what is shown while there are none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedLayout

from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked, Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.buttons import Segments
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _, tongue


class ListPage(Page):
    """Subclasses give `rows`, and the words for the empty page."""

    views: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(key, msgid) of the views to choose from; the first is shown first."""
    empty: ClassVar[tuple[str, str, str]] = ("inbox", "", "")
    """Icon, words and hint while there is nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = RowList()
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(240)
        self.segments = Segments(self.views)
        self.segments.setVisible(bool(self.views))
        if self.views:
            self.segments.choose(self.views[0][0])
        icon_name, words, hint = self.empty
        self._stack = QStackedLayout(self)
        self._bar = box(row(self.segments, None, self.filter, margins=(16, 10, 16, 10)))
        filled = box(column(self._bar, self.list, gap=0))
        self._stack.addWidget(filled)
        self._stack.addWidget(EmptyState(icon_name, words, hint))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.chosen.connect(self.follow)
        self.filter.textChanged.connect(self._again)
        self.segments.chosen.connect(self._again)
        self._name()

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Every row of the chosen view."""
        raise NotImplementedError

    def follow(self, key: str) -> None:
        """A row was chosen; pages that lead somewhere say where."""

    def choose(self, id: str) -> None:
        """Make the row called `id` the current one, whatever the filter hid."""
        self.filter.clear()
        if self.views:
            self.segments.choose(self._first)
        self._again()
        self.list.go_to(id)

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list."""
        rows = list(self.rows(snapshot))
        self._stack.setCurrentIndex(0 if rows or self.segments.key not in ("", self._first) else 1)
        self.list.fill(_matching(rows, self.filter.text()))

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    @property
    def _first(self) -> str:
        return self.views[0][0] if self.views else ""

    def _name(self) -> None:
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.list.setAccessibleName(_("List"))

    def _again(self) -> None:
        if self.desk.snapshot is not None:
            self.refresh(self.desk.snapshot)


def picked(words: Wording, snapshot: Snapshot) -> Picked:
    """`words` for the window's language, with the visit's working language as a fallback."""
    return words.pick(tongue.language.code, snapshot.visit.working_language)


def _matching(rows: list[Row], words: str) -> list[Row]:
    """The rows that contain every word; headings without rows go."""
    wanted = words.casefold().split()
    found: list[Row] = []
    for one in rows:
        if one.heading or all(word in one.spoken.casefold() for word in wanted):
            if one.heading and found and found[-1].heading:
                found.pop()
            found.append(one)
    if found and found[-1].heading:
        found.pop()
    return found
