"""The button in the tools: how much wants to be looked at."""

from __future__ import annotations

from visitplanner.domain.checks.report import Report
from visitplanner.domain.kinds import Severity
from visitplanner.gui.board.marks import LOOKS
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.tongue import _, ngettext, tongue


class ProblemsButton(Button):
    """The count of impossibilities and warnings, else of what could not be verified; pressed while the list shows."""

    def __init__(self) -> None:
        self._report: Report | None = None
        super().__init__(self._count, "plain", "shield-check", tip=self._told, checkable=True)

    def show_report(self, report: Report | None) -> None:
        """Show what was found; None while nobody has looked."""
        self._report = report
        weights = {one.severity for one in report.open} if report else set()
        worst = next((one for one in Severity if one in weights and one is not Severity.NOTE), None)
        self.set_icon(*(LOOKS[worst] if worst else ("shield-check", "sub")))
        self.retranslate()

    def retranslate(self) -> None:
        """Re-read the words; a screen reader hears what the figure counts."""
        super().retranslate()
        self.setAccessibleName(self._told())
        self.show_tip(self._told())

    def _numbers(self) -> tuple[int, int]:
        weights = [one.severity for one in self._report.open] if self._report else []
        return weights.count(Severity.ERROR) + weights.count(Severity.WARNING), weights.count(
            Severity.UNVERIFIED
        )

    def _count(self) -> str:
        wrong, unsure = self._numbers()
        return str(wrong or unsure or "")

    def _told(self) -> str:
        wrong, unsure = self._numbers()
        if self._report is None:
            return _("Problems (F8)")
        parts = [ngettext("{n} problem", "{n} problems", wrong).format(n=wrong)]
        if unsure:
            parts.append(ngettext("{n} not verified", "{n} not verified", unsure).format(n=unsure))
        return _("{count} (F8)").format(count=tongue.language.series(parts))
