"""Keeps board, list and panel of the itinerary in step with the checks, and does what is asked for there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.checks.finding import Finding, Fix, say
from visitplanner.domain.checks.report import Report
from visitplanner.domain.checks.rules import RULE
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.board import DayBoard
from visitplanner.gui.board.entries import DayHead, Entry, heads
from visitplanner.gui.board.marks import Marks, marks, named
from visitplanner.gui.desk import Desk
from visitplanner.gui.examining import Examiner
from visitplanner.gui.icons import icon
from visitplanner.gui.lens.strip import shares
from visitplanner.gui.list_view import ProgrammeList
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.layout import box, column
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.problems.button import ProblemsButton
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

if TYPE_CHECKING:
    from visitplanner.gui.problems.panel import ProblemsPanel


class Programme(Protocol):
    """The page whose programme is looked at."""

    desk: Desk
    board: DayBoard

    @property
    def selected(self) -> str:
        """The item that is chosen."""

    def choose(self, id: str) -> None:
        """Make an item the current one."""

    def choose_day(self, day: dt.date) -> None:
        """Make a day as a whole the current one."""

    def take_focus(self) -> None:
        """Give the keyboard to the programme."""

    def announce(self, text: str) -> None:
        """Have a screen reader say `text`."""

    def fit_side(self) -> None:
        """Let the panel take its column, or give it back."""

    def show_again(self) -> None:
        """Show the same programme, of which something else is known now."""


class Lookout(QObject):
    """`side` takes the inspector's column while it is `open`; `tools` stand in the top bar."""

    def __init__(self, page: Programme, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._desk = page, page.desk
        self.examiner = Examiner(page.desk, self)
        self._room = column(gap=0)
        self.side = box(self._room)
        self.side.hide()
        self.open = False
        self._panel: ProblemsPanel | None = None
        self.marks: Marks | None = None
        self._at, self._going = "", False
        self._seen: tuple[object, ...] = ()
        self._button = ProblemsButton()
        self._lens = IconButton("gauge", N_("Feasibility on the board"), "plain", checkable=True, keys="F")
        self._lens.setIcon(icon("gauge", checked="accent"))
        self.tools: tuple[QWidget, ...] = (self._button, self._lens)
        self._connect()

    def _connect(self) -> None:
        self.examiner.examined.connect(self._retell)
        tongue.changed.connect(self._retell)
        self._button.clicked.connect(self.show_panel)
        self._lens.clicked.connect(self._refresh)

    @property
    def panel(self) -> ProblemsPanel:
        """What stands in `side`, made when it is first wanted."""
        if self._panel is None:
            from visitplanner.gui.problems.panel import ProblemsPanel  # slow import  # noqa: PLC0415

            self._panel = panel = ProblemsPanel()
            panel.closed.connect(self._close)
            panel.problems.followed.connect(self._follow)
            panel.problems.current.connect(self._pass)
            panel.problems.detail.fix_wanted.connect(self.apply)
            panel.problems.detail.explained.connect(self._page.announce)
            panel.problems.detail.accept_wanted.connect(self._accept)
            panel.problems.detail.withdraw_wanted.connect(self._withdraw)
            panel.lens.fix_wanted.connect(self.apply)
            panel.rules.entered.connect(self._set_number)
            panel.rules.reset_wanted.connect(self._reset_numbers)
            self._room.addWidget(panel)
        return self._panel

    @property
    def report(self) -> Report | None:
        """What the last examination of the open visit found."""
        return self.examiner.report

    def watch(self, board: DayBoard, programme: ProgrammeList) -> None:
        """The letters of lens and panel act in these views too; what is chosen there is found in the list."""
        for view in (board, programme):
            view.installEventFilter(self)
            view.chosen.connect(self._meet)
        board.viewport().installEventFilter(self)

    def heads(self, snapshot: Snapshot, found: Iterable[Entry]) -> tuple[DayHead, ...]:
        """The heads of the days, with the strips of the lens while it is on."""
        made = heads(snapshot, found, tongue.language, self.report)
        if not self._lens.isChecked() or self.report is None:
            return made
        by_date = {day.date: day for day in self.examiner.days}
        longest = max((day.minutes for day in self.examiner.days), default=0) or 1
        return tuple(
            replace(head, uses=shares(by_date[head.date], longest), score=by_date[head.date].score)
            if head.date in by_date
            else head
            for head in made
        )

    # ------------------------------------------------------------------ the panel
    def show_panel(self, shown: bool) -> None:
        """Open the panel on its problems, or close it."""
        self.open = shown
        self._button.setChecked(shown)
        take_focus = self.panel.take_focus if shown else self._page.take_focus
        self._fill()
        self._page.fit_side()
        take_focus()

    def step(self, by: int) -> None:
        """Go to the next problem, or with −1 to the one before, and say which it is."""
        if not self.open:
            self.show_panel(shown=True)
            self._page.take_focus()
            self._find((self._page.selected,))
        problems = self.panel.problems
        self.panel.show_problems()
        found = problems.findings
        if not found:
            self._page.announce(_("No problem found"))
            return
        ids = [one.id for one in found]
        at = ids.index(problems.list.key) if problems.list.key in ids else 0
        if self._at == ids[at]:
            at = (at + by) % len(found)
        problems.go_to(found[at])
        self._go_to_item(found[at])
        self._say(found, at)

    def apply(self, finding: Finding, fix: Fix) -> None:
        """Take a way out of `finding`: one gesture, which can be undone."""
        from visitplanner.operations import fixes  # slow import  # noqa: PLC0415

        told = say(tongue.language, fix.label, self._working)
        self._do(Phrase(labels.APPLY_FIX, {"fix": labels.quoted(told)}), _("Done: {what}").format(what=told),
                 fixes.apply, fix)  # fmt: skip

    # ------------------------------------------------------------------ inside
    @property
    def _working(self) -> str:
        return self._desk.snapshot.visit.working_language if self._desk.snapshot else ""

    def _retell(self) -> None:
        report = self.report
        self.marks = marks(report, tongue.language) if report else None
        self._button.show_report(report)
        weights = tuple((one.date, one.severity) for one in report.open) if report else ()
        seen = (self.marks, weights, self.examiner.days if self._lens.isChecked() else ())
        if seen != self._seen:
            self._seen = seen
            self._refresh()
        self._fill()

    def _refresh(self) -> None:
        self._page.show_again()

    def _fill(self) -> None:
        if self.open and self.report is not None and self.examiner.snapshot is not None:
            self.panel.show_report(self.report, self.examiner.days, self.examiner.snapshot)

    def _close(self) -> None:
        self.show_panel(shown=False)

    def _follow(self, finding: Finding) -> None:
        self._go_to_item(finding)
        self._page.take_focus()

    def _meet(self, ids: tuple[str, ...]) -> None:
        if self.open and not self._going and (found := self._find(ids)) is not None:
            self._at = found.id

    def _find(self, ids: tuple[str, ...]) -> Finding | None:
        """Make the first finding about one of the items `ids` the current one of the list."""
        problems = self.panel.problems
        found = next((one for one in problems.findings if set(one.items[:1]) & set(ids)), None)
        if found is not None:
            problems.go_to(found)
        return found

    def _pass(self, finding: Finding) -> None:
        if self.panel.problems.list.hasFocus():
            self._go_to_item(finding)

    def _go_to_item(self, finding: Finding) -> None:
        self._at, self._going = finding.id, True
        if finding.items:
            self._page.choose(finding.items[0])
        elif finding.date is not None:
            self._page.choose_day(finding.date)
        self._going = False

    def _say(self, found: tuple[Finding, ...], at: int) -> None:
        words = _("Problem {n} of {all}: {what}")
        what = say(tongue.language, found[at].phrase, self._working)
        self._page.announce(words.format(n=at + 1, all=len(found), what=what))

    def _accept(self, finding: Finding, reason: str) -> None:
        from visitplanner.operations import checking  # slow import  # noqa: PLC0415

        name = named(finding, tongue.language)
        self._do(Phrase(labels.ACCEPT_RISK, {"finding": name}), _("The risk is accepted"), checking.accept, finding,
                 reason, refused=self.panel.problems.detail.refuse)  # fmt: skip

    def _withdraw(self, finding: Finding) -> None:
        from visitplanner.operations import checking  # slow import  # noqa: PLC0415

        name = named(finding, tongue.language)
        self._do(Phrase(labels.WITHDRAW_RISK, {"finding": name}), _("The problem is open again"), checking.withdraw,
                 finding.id)  # fmt: skip

    def _set_number(self, key: str, value: float | None) -> None:
        from visitplanner.operations import checking  # slow import  # noqa: PLC0415

        label = Phrase(labels.SET_NUMBER, {"rule": Phrase(RULE[key].words)})
        self._do(label, _("The checks run again"), checking.set_number, key, value,
                 refused=lambda refusal: self.panel.rules.refuse(key, refusal))  # fmt: skip

    def _reset_numbers(self) -> None:
        from visitplanner.operations import checking  # slow import  # noqa: PLC0415

        self._do(Phrase(labels.RESET_NUMBERS), _("The checks run again"), checking.reset_numbers)

    def _do(
        self, label: Phrase, told: str, operation: Callable[..., Any], *args: Any,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:  # fmt: skip
        if self._desk.snapshot is not None:
            visit = self._desk.snapshot.visit.id
            self._desk.do(
                label, operation, visit, *args, then=lambda _done: self._page.announce(told), refused=refused
            )

    def _tell_day(self, event: QHelpEvent) -> bool:
        """Hovering over the head of a day explains its score."""
        head = self._page.board.sheet.head_at(event.pos())
        day = next((one for one in self.examiner.days if head and one.date == head.date), None)
        if day is None or not self._lens.isChecked() or self.examiner.snapshot is None:
            return False
        from visitplanner.gui.problems.lens_list import counted_out, spent  # slow import  # noqa: PLC0415

        lines = (spent(day), *counted_out(day, self.examiner.snapshot))
        QToolTip.showText(event.globalPos(), plain_tip("\n".join(lines)), self._page.board)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: F is the lens; while the panel is open its letters act on its current finding."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tell_day(event)
        if event.type() != QEvent.Type.KeyPress or event.modifiers() != Qt.KeyboardModifier.NoModifier:  # type: ignore[attr-defined]
            return False
        key = event.key()  # type: ignore[attr-defined]
        if key == Qt.Key.Key_F:
            self._lens.click()
            return True
        return self.open and self.panel.press(key)
