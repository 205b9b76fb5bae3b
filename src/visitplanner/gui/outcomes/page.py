"""The action plan: decisions, how they compare, actions, milestones, and the cooperation that holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes.actions import ActionPane
from visitplanner.gui.outcomes.compare import ComparePane
from visitplanner.gui.outcomes.cooperations import CooperationPane
from visitplanner.gui.outcomes.decisions import DecisionPane
from visitplanner.gui.outcomes.milestones import MilestonePane
from visitplanner.gui.outcomes.partners import Partners, PartnersReader
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.buttons import Segments
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _

Pane = RecordPane | ComparePane
VIEWS: tuple[tuple[str, str, Callable[[Desk], Pane]], ...] = (
    ("decisions", N_("Decisions"), DecisionPane),
    ("compare", N_("Compare"), ComparePane),
    ("actions", N_("Actions"), ActionPane),
    ("milestones", N_("Milestones"), MilestonePane),
    ("cooperation", N_("Cooperation"), CooperationPane),
)
"""The views, in their order: key, words, and what makes one when it is first shown."""

OF_KIND = {
    "transfer_decision": "decisions", "score": "decisions", "action": "actions", "milestone": "milestones",
    "cooperation": "cooperation",
}  # fmt: skip
"""Kind of record → the view that shows it."""


class OutcomesPage(Page):
    """Each view has a list with a form beside it; the comparison has a radar with a table."""

    wants = PartnersReader.wants | {
        "transfer_decision", "score", "observation", "practice_note", "objective", "question", "answer",
        "person", "organisation",
    }  # fmt: skip
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.partners = Partners()
        self._reader = PartnersReader(desk, self)
        self._reader.read_through.connect(self._take)
        self.segments = Segments([(key, words) for key, words, _make in VIEWS])
        self.segments.choose("decisions")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(200))
        self._views: dict[str, Pane] = {}
        self._stack = QStackedWidget()
        bar = row(self.segments, None, self.filter, margins=(16, 10, 16, 10), gap=12)
        layout = column(box(bar), Hairline(), self._stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.segments.chosen.connect(self.show_view)
        self.filter.textChanged.connect(self._filter)
        find = QShortcut(QKeySequence("/"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter.setFocus)
        self.show_view("decisions")
        self._name()

    # ------------------------------------------------------------------ what it shows
    @property
    def view(self) -> Pane:
        """The view in front."""
        return self._view(self.segments.key)

    def show_view(self, key: str) -> None:
        """Bring a view to the front."""
        view = self._view(key)
        self.segments.choose(key)
        self.filter.setVisible(isinstance(view, RecordPane))
        if isinstance(view, RecordPane):
            self.list = view.list
        self._stack.setCurrentWidget(view)
        self._filter(self.filter.text())

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the view in front; what lies beyond the visit is read again."""
        self.view.refresh(snapshot)
        self._reader.read()

    def choose(self, id: str) -> None:
        """Make a record of any of the views the current one, whatever the filter hid."""
        for kind, owned in self._owned().items():
            if id in owned:
                self.filter.clear()
                view = self._view(OF_KIND[kind])
                assert isinstance(view, RecordPane)
                self.show_view(OF_KIND[kind])
                view.choose(owned[id])
                return

    def current_record(self) -> tuple[str, str] | None:
        """Kind and id of the record in front."""
        return self.view.current_record()

    def panes(self) -> list[QWidget]:
        """Those of the view in front."""
        return self.view.panes()

    def take_focus(self) -> None:
        """To the view in front."""
        self.view.take_focus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    def add(self) -> None:
        """Another record of the view in front."""
        if isinstance(self.view, ComparePane):
            self.show_view("decisions")
        view = self.view
        assert isinstance(view, RecordPane)
        self.filter.clear()
        view.add()

    # ------------------------------------------------------------------ inside
    def _view(self, key: str) -> Pane:
        if key not in self._views:
            view = next(make for name, _words, make in VIEWS if name == key)(self.desk)
            view.followed.connect(self._follow)
            self._views[key] = view
            self._stack.addWidget(view)
            self._hand_on(view)
        return self._views[key]

    def _follow(self, kind: str, id: str) -> None:
        """Here, where it is shown here; else wherever it lives."""
        if kind in OF_KIND:
            self.choose(id)
        else:
            self.followed.emit(kind, id)

    def _owned(self) -> dict[str, dict[str, str]]:
        """By kind: the ids that may be chosen, and the id of the row that shows each."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return {}
        own: dict[str, Any] = {
            "transfer_decision": snapshot.decisions, "action": snapshot.actions,
            "milestone": snapshot.milestones, "cooperation": self.partners.cooperations,
        }  # fmt: skip
        found = {kind: {one.id: one.id for one in records} for kind, records in own.items()}
        if snapshot.cooperation:
            found["cooperation"][snapshot.cooperation.id] = snapshot.cooperation.id
        found["score"] = {one.id: one.decision for one in snapshot.scores}
        return found

    def _take(self, partners: Partners) -> None:
        self.partners = partners
        for view in self._views.values():
            self._hand_on(view)

    def _hand_on(self, view: Pane) -> None:
        if isinstance(view, CooperationPane):
            view.show_partners(self.partners)
        elif isinstance(view, MilestonePane):
            view.form.partners = self.partners  # type: ignore[attr-defined]

    def _filter(self, text: str) -> None:
        if isinstance(self.view, RecordPane):
            self.view.filter_by(text)

    def _name(self) -> None:
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.view.leave()
        super().hideEvent(event)
