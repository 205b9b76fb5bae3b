"""The column beside the itinerary that takes the inspector's place: problems, feasibility, rules."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.report import Report
from visitplanner.domain.feasibility import DayLens
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.layout import column, focus_inside, row
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.problems.finding_list import FindingList, is_panel_key
from visitplanner.gui.problems.lens_list import LensList
from visitplanner.gui.problems.rule_table import RuleTable
from visitplanner.gui.tongue import Speaking, _

PROBLEMS, FEASIBILITY, RULES = "problems", "feasibility", "rules"


class ProblemsPanel(Speaking, QWidget):
    """`show_report` fills all three views."""

    closed = Signal()
    """Esc or the cross: the inspector may come back."""

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segments(
            ((PROBLEMS, N_("Problems")), (FEASIBILITY, N_("Feasibility")), (RULES, N_("Rules")))
        )
        close = IconButton("x", N_("Close"), "plain", keys="Esc")
        self.problems, self.lens, self.rules = FindingList(), LensList(), RuleTable()
        self._views = {PROBLEMS: self.problems, FEASIBILITY: self.lens, RULES: self.rules}
        self._shown: tuple[Report, tuple[DayLens, ...], Snapshot] | None = None
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        head = row(self._segments, None, close, margins=(12, 12, 6, 10), gap=4)
        self.setLayout(column(head, self._stack, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._segments.chosen.connect(self.show_view)
        close.clicked.connect(self.closed)
        self.problems.detail.rule_wanted.connect(self._show_rule)
        self.show_view(PROBLEMS)
        self.retranslate()

    @property
    def view(self) -> str:
        """Which of the three is in front."""
        return self._segments.key

    def show_view(self, view: str) -> None:
        """Bring one of the three to the front."""
        self._segments.choose(view)
        self._stack.setCurrentWidget(self._views[view])
        self._fill()

    def show_problems(self) -> None:
        """Bring the problems that are open to the front."""
        self.show_view(PROBLEMS)
        self.problems.show_open()

    def press(self, key: int) -> bool:
        """Let a key act on the current finding; False where it means nothing to the view in front."""
        if self.view != PROBLEMS or not is_panel_key(key):
            return False
        self.problems.press(key)
        return True

    def show_report(self, report: Report, days: tuple[DayLens, ...], snapshot: Snapshot) -> None:
        """Show what the checks found; what is not in front is filled when it comes there."""
        self._shown, self._stale = (report, days, snapshot), set(self._views)
        self._fill()

    def take_focus(self) -> None:
        """Give the keyboard to the view in front."""
        if self.view == PROBLEMS:
            self.problems.list.setFocus()
        else:
            focus_inside(self._views[self.view])

    def retranslate(self) -> None:
        """Name the column."""
        self.setAccessibleName(_("Problems"))

    def _fill(self) -> None:
        if self._shown is None or self.view not in self._stale:
            return
        self._stale.discard(self.view)
        report, days, snapshot = self._shown
        if self.view == PROBLEMS:
            self.problems.show_report(report, snapshot)
        elif self.view == FEASIBILITY:
            self.lens.show_days(days, snapshot)
        else:
            self.rules.show_numbers(snapshot)

    def _show_rule(self, key: str) -> None:
        self.show_view(RULES)
        self.rules.go_to(key)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: Esc closes the reason first, then the column."""
        reason = self.problems.detail.reason
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif reason.isVisible():
            reason.left.emit()
        else:
            self.closed.emit()
