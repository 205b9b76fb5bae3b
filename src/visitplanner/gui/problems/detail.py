"""One finding below the list: what it says, the ways out, why, and the risk that is accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import Finding, Fix, say
from visitplanner.domain.labels import label
from visitplanner.domain.records import AcceptedRisk
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.board.marks import LOOKS, named
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.clock import zone_or_none
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.surfaces import Pill
from visitplanner.gui.parts.text import Label
from visitplanner.gui.problems.explanation import Explanation
from visitplanner.gui.problems.fix_button import FixButton
from visitplanner.gui.tongue import _, tongue

MOST_FIXES = 9


class Reason(QWidget):
    """Where the reason for accepting a risk is typed."""

    given = Signal(str)
    """Enter or the button: the reason as it is typed."""
    left = Signal()
    """Nothing is to be accepted after all."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(2000)
        self.field = Field(N_("Why is this acceptable?"), self.line)
        accept, cancel = Button(N_("Accept the risk"), writes=True), Button(N_("Cancel"), "plain")
        accept.clicked.connect(self._give)
        cancel.clicked.connect(self.left)
        self.line.returnPressed.connect(self._give)
        self.setLayout(column(self.field, row(accept, cancel, None), gap=6))

    def begin(self) -> None:
        """Ask."""
        self.line.clear()
        self.field.accept()
        self.show()
        self.line.setFocus()

    def _give(self) -> None:
        self.given.emit(self.line.text())


class Detail(QWidget):
    """Shows a finding; what is to be done with it is asked for by signals."""

    fix_wanted = Signal(object, object)
    """A way out is to be taken: the Finding and its Fix."""
    accept_wanted = Signal(object, str)
    """The risk is to be accepted: the Finding and the reason."""
    withdraw_wanted = Signal(object)
    """An accepted risk is to be open again: the Finding."""
    rule_wanted = Signal(str)
    """A number of the rules is to be changed: its key."""
    explained = Signal(str)
    """The explanation was opened: all it says."""
    grown = Signal()
    """The explanation or the question for a reason has opened or closed."""
    done = Signal()
    """The reason is left: the keyboard may go back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.finding: Finding | None = None
        self._snapshot: Snapshot | None = None
        self._name = Label("", "", 13, bold=True, wrap=True)
        self._severity = Pill()
        self._phrase = Label("", "", 12, wrap=True)
        self._fixes = column(gap=5)
        self._fix_box = box(column(Label(N_("Ways out"), "caption", 11), self._fixes, gap=4))
        self._explain = Button(
            N_("Explain"), "chip", "info", checkable=True, tip=N_("Rule, data and source (E)")
        )
        self._accept = Button(
            N_("Accept the risk…"), "chip", "shield-check", tip=N_("Keep it, with a reason (A)"), writes=True
        )
        self._withdraw = Button(N_("Take back"), "chip", "rotate-ccw", writes=True)
        self._accepted = Label("", "sub", 12, wrap=True)
        self.explanation, self.reason = Explanation(), Reason()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.explanation.hide()
        self.reason.hide()
        inside = column(
            row(self._name, None, self._severity, gap=6), self._phrase, self._accepted, self._fix_box,
            row(self._explain, self._accept, self._withdraw, None, gap=6), self.explanation, self.reason, None,
            margins=(16, 12, 16, 14), gap=8,
        )  # fmt: skip
        self.setLayout(inside)

    def _connect(self) -> None:
        self._explain.toggled.connect(self._show_explanation)
        self._accept.clicked.connect(self.ask_reason)
        self._withdraw.clicked.connect(self._take_back)
        self.reason.given.connect(self._give_reason)
        self.reason.left.connect(self._leave_reason)
        self.explanation.rule_wanted.connect(self.rule_wanted)

    def show_finding(self, finding: Finding, risk: AcceptedRisk | None, snapshot: Snapshot) -> None:
        """Show `finding`, accepted where there is a `risk`."""
        if self.finding is None or self.finding.id != finding.id:
            self.reason.hide()
        self.finding, self._snapshot = finding, snapshot
        language, working = tongue.language, snapshot.visit.working_language
        icon, role = LOOKS[finding.severity]
        self._name.show_text(named(finding, language))
        self._severity.say(label(finding.severity), role, icon)
        self._phrase.show_text(say(language, finding.phrase, working))
        self._show_risk(risk)
        self._show_fixes(() if risk else finding.fixes)
        self.explanation.show_finding(finding, snapshot)

    # ------------------------------------------------------------------ what can be done
    def apply(self, number: int) -> None:
        """Take the way out called `number`, from 1."""
        if (
            self.finding
            and access.writable
            and self._fix_box.isVisibleTo(self)
            and number <= len(self.finding.fixes)
        ):
            self.fix_wanted.emit(self.finding, self.finding.fixes[number - 1])

    def explain(self) -> None:
        """Show or hide the explanation."""
        self._explain.click()

    def ask_reason(self) -> None:
        """Ask why the risk is accepted."""
        if self._accept.isVisibleTo(self) and self._accept.isEnabled():
            self.reason.begin()
            self.grown.emit()

    def refuse(self, refusal: Refusal) -> None:
        """The reason was not taken."""
        self.reason.field.refuse(refusal)

    # ------------------------------------------------------------------ inside
    def _show_risk(self, risk: AcceptedRisk | None) -> None:
        self._accept.setVisible(risk is None)
        self._withdraw.setVisible(risk is not None)
        self._accepted.setVisible(risk is not None)
        if risk is not None:
            self.reason.hide()
            self._accepted.show_text(self._told(risk))

    def _told(self, risk: AcceptedRisk) -> str:
        zone = zone_or_none(self._snapshot.visit.zone) if self._snapshot else None
        date = (
            tongue.language.date(risk.accepted_at.astimezone(zone).date(), "date") if risk.accepted_at else ""
        )
        words = (
            _("Accepted by {name} on {date}: {reason}") if risk.author else _("Accepted on {date}: {reason}")
        )
        return words.format(name=risk.author, date=date, reason=risk.reason)

    def _show_fixes(self, fixes: tuple[Fix, ...]) -> None:
        emptied(self._fixes)
        self._fix_box.setVisible(bool(fixes))
        for n, fix in enumerate(fixes[:MOST_FIXES], 1):
            button = fix_button(fix, self._snapshot, n)
            button.clicked.connect(lambda _checked=False, n=n: self.apply(n))
            self._fixes.addWidget(button)

    def _give_reason(self, reason: str) -> None:
        self.accept_wanted.emit(self.finding, reason)

    def _take_back(self) -> None:
        self.withdraw_wanted.emit(self.finding)

    def _leave_reason(self) -> None:
        self.reason.hide()
        self.grown.emit()
        self.done.emit()

    def _show_explanation(self, shown: bool) -> None:
        self.explanation.setVisible(shown)
        self.grown.emit()
        if shown:
            self.explained.emit(self.explanation.text)


def fix_button(fix: Fix, snapshot: Snapshot | None, number: int = 0) -> FixButton:
    """The button of a way out."""
    working = snapshot.visit.working_language if snapshot else ""
    cost = _("{minutes} of change").format(minutes=tongue.language.minutes(fix.cost)) if fix.cost else ""
    return FixButton(say(tongue.language, fix.label, working), cost, number)
