"""The action plan: decisions, how they compare, actions, milestones, and the cooperation that holds them."""

from __future__ import annotations

from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.outcomes.actions import ActionPane
from visitplanner.gui.outcomes.compare import ComparePane
from visitplanner.gui.outcomes.cooperations import CooperationPane
from visitplanner.gui.outcomes.decisions import DecisionPane
from visitplanner.gui.outcomes.milestones import MilestonePane
from visitplanner.gui.outcomes.partners import Partners, PartnersReader
from visitplanner.gui.pages.views_page import View, ViewsPage
from visitplanner.gui.thread.trace import TraceTable

OF_KIND = {
    "transfer_decision": "decisions", "score": "decisions", "action": "actions", "milestone": "milestones",
    "cooperation": "cooperation",
}  # fmt: skip
"""Kind of record → the view that shows it."""

KEYS = (
    (("N",), N_("Add")),
    (("F2", "Return"), N_("Edit")),
    (("Del",), N_("Delete")),
    (("Space",), N_("Tick off, or open again")),
    (("Ctrl+D",), N_("Date it")),
    (("F4",), N_("Calendar of a date")),
    (("0", "1", "2", "3", "-"), N_("Score a dimension")),
    (("/",), N_("Filter")),
)
"""Keys of the lists and forms of this page, for the page of keys."""


class OutcomesPage(ViewsPage):
    """Each view has a list with a form beside it; the comparison has a radar with a table."""

    wants = PartnersReader.wants | {
        "transfer_decision", "score", "observation", "practice_note", "objective", "question", "answer",
        "person", "organisation",
    }  # fmt: skip
    adds = True
    views = (
        ("decisions", N_("Decisions"), DecisionPane),
        ("compare", N_("Compare"), ComparePane),
        ("actions", N_("Actions"), ActionPane),
        ("milestones", N_("Milestones"), MilestonePane),
        ("cooperation", N_("Cooperation"), CooperationPane),
        ("trace", N_("Trace"), TraceTable),
    )

    def __init__(self, desk: Desk) -> None:
        self.partners = Partners()
        super().__init__(desk)
        self._reader = PartnersReader(desk, self)
        self._reader.read_through.connect(self._take)

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the view in front; what lies beyond the visit is read again."""
        super().refresh(snapshot)
        self._reader.read()

    def choose(self, id: str) -> None:
        """Make a record of any of the views the current one, whatever the filter hid."""
        for kind, owned in self._owned().items():
            if id in owned:
                self.filter.clear()
                self.show_view(OF_KIND[kind])
                self.view.choose(owned[id])
                return

    def follow(self, kind: str, id: str) -> None:
        """Here, where it is shown here; else wherever it lives."""
        if kind in OF_KIND:
            self.choose(id)
        else:
            super().follow(kind, id)

    def add(self) -> None:
        """Another record; what is compared are decisions."""
        if self.segments.key in ("compare", "trace"):
            self.show_view("decisions")
        super().add()

    def made(self, view: View) -> None:
        """A view knows what lies beyond the visit, and may lead there."""
        self._tell(view)
        if isinstance(view, CooperationPane):
            view.elsewhere_wanted.connect(self.elsewhere_wanted)

    # ------------------------------------------------------------------ inside
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
            self._tell(view)

    def _tell(self, view: View) -> None:
        if isinstance(view, CooperationPane | MilestonePane):
            view.show_partners(self.partners)
