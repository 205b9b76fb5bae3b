"""The left side of the workspace: which visit, its sections, how ready it is, capture, and whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.report import Report
from visitplanner.domain.readiness import Readiness, readiness
from visitplanner.domain.records import Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.actions import SECTIONS, Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import ICON, ActionButton, Button, IconButton
from visitplanner.gui.parts.carried import carried_in
from visitplanner.gui.parts.layout import box, column, row, scrolling
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.parts.surfaces import Hairline, Pill
from visitplanner.gui.parts.text import Label
from visitplanner.gui.saved import SavedIndicator
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

WIDTH, SIDES, REST_MS = 214, 64, 500
ROUND = 58
"""Pixels left and right of the icons, where only they are shown."""


class SectionButton(ActionButton):
    """A section of the visit with how many there are."""

    def __init__(self, action: QAction, icon_name: str, keys: str = "") -> None:
        self._figure = ""
        super().__init__(action, "nav" if not keys else "capture", icon_name)
        self._figure = keys
        self.setCheckable(not keys)
        self.setAcceptDrops(not keys)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.click)

    def count(self, n: int) -> None:
        """Show `n` at the right; nothing for none."""
        figure = str(n) if n else ""
        if figure != self._figure:
            self._figure = figure
            self.update()

    def refont(self) -> None:
        """Take the type size of the theme."""
        super().refont()
        self.setMinimumHeight(theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        if not self.text():
            return
        painter = QPainter(self)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("faint"))
        area = QRect(0, 0, self.width() - 12, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figure)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt override: who rests here with something on the way to a session gets there."""
        if carried_in(event.mimeData())[0]:
            event.accept()
            self._rest.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt override."""
        self._rest.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt override: nothing is put down on a button."""
        self._rest.stop()
        event.ignore()


class Sidebar(Speaking, QWidget):
    """Sections are checked with `show_section`; choosing one triggers its action."""

    samples_refused = Signal()
    """The user wants the sample visits gone."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._report: Report | None = None
        self._visit = ""
        self._before: VisitLine | None = None
        self._folded = False
        self._sections = {id: SectionButton(actions[id], actions.icon_name(id)) for id in SECTIONS}
        self._title = Label(px=15, bold=True, wrap=True)
        self._dates = Label("", "sub", 12, wrap=True)
        self._sample = Pill(N_("Sample"), "accent", "sparkles")
        self._remove = IconButton("trash-2", N_("Remove the sample visits"), "plain", writes=True)
        self._share = Label("", "sub", 11)
        self._bar = QProgressBar()
        self._build(actions)
        desk.visit_shown.connect(self._show_visit)
        self.retranslate()

    def fold(self, folded: bool) -> None:
        """Show only icons, where the page needs the room, with the words as their tool tips; or all again."""
        if folded == self._folded:
            return
        self._folded = folded
        for button in self.findChildren(Button):
            button.fold(folded)
        for part in (self._head, self._ready):
            part.setVisible(not folded)
        self._saved.fold(folded)
        self._rescale()
        self.retranslate()

    def show_before(self, line: VisitLine | None) -> None:
        """Offer the way back to the visit that was open before this one."""
        self._before = line
        self._way_back.setVisible(line is not None)
        self._way_back.retranslate()

    def show_section(self, id: str) -> None:
        """Mark a section as the one shown."""
        self._sections[id].setChecked(True)

    def retranslate(self) -> None:
        """Re-read what is said about the visit."""
        if self._desk.snapshot is not None:
            self._show_visit(self._desk.snapshot)

    def _build(self, actions: Actions) -> None:
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self._rescale)
        group = QButtonGroup(self)
        for button in self._sections.values():
            button.setAutoExclusive(True)
            group.addButton(button)
        back = ActionButton(actions["visits"], "nav", "chevron-left")
        self._way_back = Button(self._before_short, "nav", actions.icon_name("before"), tip=self._before_said)
        self._way_back.clicked.connect(actions["before"].trigger)
        self._way_back.hide()
        capture = SectionButton(actions["capture"], "pencil-line", "F9")
        self._remove.clicked.connect(self.samples_refused)
        self._sample_row = box(row(self._sample, self._remove, None, margins=(10, 2, 0, 0), gap=4))
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(5)
        self._head = box(column(self._title, self._dates, margins=(10, 8, 6, 0), gap=2))
        self._ready = box(row(Label(N_("Preparation"), "sub", 11), None, self._share, margins=(10, 0, 10, 0)))
        self._saved = SavedIndicator(self._desk)
        extras = [
            ActionButton(actions[id], "nav", actions.icon_name(id))
            for id in ("history", "bin", "preferences")
        ]
        upper = column(
            back, self._way_back, self._head, self._sample_row, 8, *self._sections.values(), None, *extras,
            margins=(10, 12, 10, 6), gap=2,
        )  # fmt: skip
        lower = column(
            self._ready, row(self._bar, margins=(10, 0, 10, 10)), capture,
            row(self._saved, margins=(10, 6, 6, 0)), margins=(10, 6, 10, 12), gap=2,
        )  # fmt: skip
        inside = column(scrolling(box(upper)), lower, gap=0)
        self.setLayout(row(box(inside), Hairline(upright=True), gap=0))
        self._rescale()

    def _show_visit(self, snapshot: Snapshot, _touched: object = None) -> None:
        visit = snapshot.visit
        self._title.show_text(
            visit.title.pick(tongue.language.code, visit.working_language).marked or visit.code
        )
        self._dates.show_text(_dates(visit))
        self._sample_row.setVisible(visit.sample and not self._folded)
        counts = {
            "itinerary": len(snapshot.sessions), "people": len(snapshot.participations),
            "places": len(snapshot.places), "practices": len(snapshot.practices),
            "questions": len(snapshot.questions), "observations": len(snapshot.observations),
            "files": len(snapshot.attachments),
            "outcomes": len(snapshot.actions),
            "checklist": sum(task.done is None for task in snapshot.tasks),
            "protocol": len(snapshot.gifts),
        }  # fmt: skip
        for id, count in counts.items():
            self._sections[id].count(count)
        if visit.id != self._visit:
            self._visit, self._report = visit.id, None
        self._show_readiness(readiness(snapshot, self._report))

    def show_report(self, report: Report | None) -> None:
        """Let the checks count in how ready the visit is."""
        self._report = report
        if self._desk.snapshot is not None:
            self._show_readiness(readiness(self._desk.snapshot, report))

    def _show_readiness(self, ready: Readiness) -> None:
        self._bar.setValue(ready.percent)
        self._share.show_text(f"{ready.percent} %")
        lines = (
            (N_("Sessions confirmed: {share} %"), ready.confirmed),
            (N_("Questions placed: {share} %"), ready.placed),
            (N_("Titles in the languages of the pack: {share} %"), ready.worded),
            (N_("Days without anything impossible: {share} %"), ready.clear),
        )
        told = "\n".join(_(words).format(share=int(share * 100)) for words, share in lines)
        self._bar.setToolTip(told)
        self._share.setToolTip(told)
        self._bar.setAccessibleName(_("Preparation"))
        self._bar.setAccessibleDescription(told)

    def _before_said(self) -> str:
        line = self._before
        name = line.title.pick(tongue.language.code, line.working_language).text or line.code if line else ""
        return _("Back to {visit}").format(visit=name)

    def _before_short(self) -> str:
        line = self._before
        said = _("Back to {visit}").format(visit=line.code) if line and line.code else self._before_said()
        return elided(said, theme.font(), theme.px(WIDTH - SIDES))

    def _rescale(self) -> None:
        self.setFixedWidth(theme.px(ICON) + ROUND if self._folded else theme.px(WIDTH))


def _dates(visit: Visit) -> str:
    """From when to when; of a template only how long, for its dates mean nothing."""
    if visit.start is None or visit.end is None:
        return ""
    if not visit.template:
        return tongue.language.dates(visit.start, visit.end)
    days = (visit.end - visit.start).days + 1
    return " · ".join((_("Template"), ngettext("{n} day", "{n} days", days).format(n=days)))
