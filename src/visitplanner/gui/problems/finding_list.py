"""The list of problems with the finding of its current row below it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.report import Report
from visitplanner.domain.kinds import Severity
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import column, row, scrolling, unfilled
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.problems.detail import Detail
from visitplanner.gui.problems.finding_rows import ACCEPTED, ALL, ERRORS, chosen, rows
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

EXPLAIN, ACCEPT = Qt.Key.Key_E, Qt.Key.Key_A
KEYS = (
    (("Return",), N_("To the item")), (("E",), N_("Explain the problem")), (("A",), N_("Accept the risk")),
    (("1",), N_("Take the first way out (2 the second …)")), (("Esc",), N_("Back to the details")),
)  # fmt: skip
"""The keys of the panel, for the page of keys."""


class Rows(RowList):
    """The letters of the panel act here."""

    pressed_key = Signal(int)
    """A letter or figure of the panel was pressed."""

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and is_panel_key(event.key()):
            self.pressed_key.emit(int(event.key()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Qt override: single letters act here."""


def is_panel_key(key: int) -> bool:
    """E explains, A accepts, a figure takes that way out."""
    return key in (EXPLAIN, ACCEPT) or Qt.Key.Key_1 <= key <= Qt.Key.Key_9


class FindingList(Speaking, QWidget):
    """What was found, by day, filtered; `detail` asks for what is to be done."""

    current = Signal(object)
    """Another finding became the current one: a Finding."""
    followed = Signal(object)
    """Enter or a double click: to the item of this Finding."""

    def __init__(self) -> None:
        super().__init__()
        self._report = Report()
        self._snapshot: Snapshot | None = None
        self._filter = Segments(((ALL, N_("All")), (ERRORS, N_("Impossible")), (ACCEPTED, N_("Accepted"))))
        self._filter.choose(ALL)
        self.list = Rows()
        self.detail = Detail()
        self._line = Hairline()
        self._below: QScrollArea = unfilled(scrolling(self.detail))
        self._empty = EmptyState("shield-check", N_("Nothing found"), width=240)
        self._opened = False
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._settle)
        self.detail.installEventFilter(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        bar = row(self._filter, None, margins=(16, 0, 16, 8))
        layout = column(bar, self._stack, self._line, self._below, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._filter.chosen.connect(self._refill)
        self.list.current.connect(self._show_current)
        self.list.chosen.connect(self._follow)
        self.list.pressed_key.connect(self.press)
        self.detail.done.connect(self.list.setFocus)
        self.detail.grown.connect(self._open)
        self.retranslate()

    # ------------------------------------------------------------------ what it shows
    def show_report(self, report: Report, snapshot: Snapshot) -> None:
        """Show `report`; the current finding stays current while it is there. Another visit is shown unfiltered."""
        if self._snapshot is not None and self._snapshot.visit.id != snapshot.visit.id:
            self._filter.choose(ALL)
        self._report, self._snapshot = report, snapshot
        self._refill()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the filter lets through."""
        return chosen(self._report, self._filter.key)

    @property
    def finding(self) -> Finding | None:
        """The current one."""
        return next((one for one in self.findings if one.id == self.list.key), None)

    def show_open(self) -> None:
        """Leave the filter of what was accepted."""
        if self._filter.key == ACCEPTED:
            self._filter.choose(ALL)
            self._refill()

    def go_to(self, finding: Finding) -> None:
        """Make `finding` the current one."""
        self.list.go_to(finding.id)

    def press(self, key: int) -> None:
        """What a key of the panel means for the current finding."""
        if key == EXPLAIN:
            self.detail.explain()
        elif key == ACCEPT:
            self.detail.ask_reason()
        else:
            self.detail.apply(key - int(Qt.Key.Key_0))

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Problems"))
        self._refill()

    # ------------------------------------------------------------------ inside
    def _refill(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        found = self.findings
        at = next((n for n, row in enumerate(self.list.rows.rows) if row.key == self.list.key), 0)
        self.list.fill(rows(found, snapshot, tongue.language))
        if found and self.finding is None:
            self._go_near(at)
        self._stack.setCurrentWidget(self.list if found else self._empty)
        self._empty.say(*self._nothing())
        self._show_current()

    def _go_near(self, at: int) -> None:
        """The row that took the place of the one that is gone."""
        keys = [row.key for row in self.list.rows.rows[at:] if not row.heading]
        self.list.go_to(keys[0] if keys else self.findings[-1].id)

    def _nothing(self) -> tuple[str, str]:
        """What an empty list says: never "fine" while something could not be checked."""
        unsure = sum(one.severity is Severity.UNVERIFIED for one in self._report.open)
        if self._filter.key == ACCEPTED:
            return N_("No risk was accepted"), N_("A accepts the risk of a problem, with a reason.")
        if unsure:
            words = ngettext("{n} thing could not be verified.", "{n} things could not be verified.", unsure)
            return N_("Nothing impossible"), words.format(n=unsure)
        hint = _("Overlaps, journeys, interpretation, days, holidays and hosts were checked.")
        if accepted := len(self._report.accepted or {}):
            more = ngettext("{n} risk was accepted.", "{n} risks were accepted.", accepted).format(n=accepted)
            hint = f"{hint} {more}"
        return N_("Nothing found"), hint

    def _show_current(self, _key: str = "") -> None:
        finding = self.finding
        self._line.setVisible(finding is not None)
        self._below.setVisible(finding is not None)
        if finding is None or self._snapshot is None:
            return
        risk = (self._report.accepted or {}).get(finding.id)
        self.detail.show_finding(finding, risk, self._snapshot)
        self._fit()
        self._laid_out.start()
        self._below.verticalScrollBar().setValue(0)
        self.current.emit(finding)

    def _fit(self) -> None:
        """Below is as high as the finding needs beside a scroll bar, and at most three fifths of the column."""
        self.detail.ensurePolished()
        width = self.width() - self._below.verticalScrollBar().sizeHint().width()
        needed = self.detail.heightForWidth(width) if self.detail.hasHeightForWidth() else 0
        needed = max(needed, self.detail.sizeHint().height())
        self._below.setFixedHeight(min(needed + 2, self.height() * 3 // 5))

    def _follow(self, _key: str) -> None:
        if self.finding is not None:
            self.followed.emit(self.finding)

    def _open(self) -> None:
        self._opened = True
        self._laid_out.start()

    def _settle(self) -> None:
        """The finding has its height now; what was opened comes into sight."""
        self._fit()
        if layout := self.layout():
            layout.activate()
        parts = (self.detail.reason, self.detail.explanation) if self._opened else ()
        self._opened = False
        if part := next((part for part in parts if part.isVisibleTo(self.detail)), None):
            self._below.ensureWidgetVisible(part, 0, 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: what the finding holds has other measures now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._laid_out.start()
        return super().eventFilter(watched, event)
