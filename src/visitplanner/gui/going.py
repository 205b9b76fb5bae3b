"""Going to a record of the library: its visit is opened, where it is not, and its page comes to the front.

Who goes from one visit to another can come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visitplanner.base.phrases import N_
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.desk import Desk

if TYPE_CHECKING:
    from visitplanner.domain.snapshot import Snapshot
    from visitplanner.gui.workspace import Workspace

OF_ITS_OWN = ("person", "cooperation", "milestone")
"""Kinds of shared records of which a visit shows its own alone."""


class Going(QObject):
    """`workspace` and `lines` give the workspace, made when it is first needed, and the visits of the library."""

    unreachable = Signal(str)
    """A record cannot be shown: why, as a msgid."""

    def __init__(
        self,
        desk: Desk,
        workspace: Callable[[], Workspace],
        lines: Callable[[], Iterable[VisitLine]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._lines = desk, workspace, lines
        self._wanted: tuple[str, str, str] | None = None
        self._left: tuple[str, str, str] | None = None

    @property
    def before(self) -> VisitLine | None:
        """The visit that was open before one went to another from there."""
        left = self._left[0] if self._left is not None else ""
        return next((line for line in self._lines() if line.id == left), None)

    def go_back(self) -> None:
        """To the visit that was open before, and the record that was in front there; from there, back again."""
        if self._left is not None and self.before is not None:
            self._open_at(*self._left)

    def forget(self) -> None:
        """There is nothing to come back to any more."""
        self._left = None

    def go_to(self, kind: str, id: str, space: str) -> None:
        """Show a record, in the visit it belongs to."""
        from visitplanner.gui.titles import find  # slow import  # noqa: PLC0415

        snapshot = self._desk.snapshot
        visit = space if any(line.id == space for line in self._lines()) else ""
        if visit and (snapshot is None or snapshot.visit.id != visit):
            self._open_at(visit, kind, id)
        elif snapshot is None or (kind in OF_ITS_OWN and find(snapshot, kind, id) is None):
            self._desk.visits_with(id, space, partial(self._go_where_it_is, kind, id))
        else:
            self._show(kind, id)

    def show_beside(self, kind: str, id: str, space: str) -> None:
        """Show the golden thread of a record beside the page; what has none, or is elsewhere, is gone to instead."""
        if self._desk.snapshot is None or not self._workspace().show_beside(kind, id):
            self.go_to(kind, id, space)

    def arrive(self, snapshot: Snapshot) -> None:
        """A visit is shown: go on to the record for which it was opened."""
        if self._wanted is not None and self._wanted[0] == snapshot.visit.id:
            (_visit, kind, id), self._wanted = self._wanted, None
            self._show(kind, id)

    def _go_where_it_is(self, kind: str, id: str, visits: tuple[str, ...]) -> None:
        """Open the latest visit that shows a shared record; one that is in none needs some visit, if it has a page."""
        rest = () if kind in OF_ITS_OWN else (line.id for line in self._lines())
        if visit := next(iter((*visits, *rest)), ""):
            self._open_at(visit, kind, id)
        else:
            self.unreachable.emit(N_("This is in no visit."))

    def _open_at(self, visit: str, kind: str, id: str) -> None:
        if (here := self._desk.snapshot) is not None:
            self._left = (here.visit.id, *(self._workspace().page.current_record() or ("visit", here.visit.id)))
        self._wanted = (visit, kind, id)
        self._desk.open_visit(visit)

    def _show(self, kind: str, id: str) -> None:
        if kind == "visit":
            self._workspace().show_section("itinerary")
        elif not self._workspace().show_item(kind, id):
            self.unreachable.emit(N_("There is no page for this."))
