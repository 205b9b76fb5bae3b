"""The coverage matrix with the questions of the current cell under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.coverage import without_questions
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.questions.coverage import CoverageTable
from visitplanner.gui.questions.rows import question_row
from visitplanner.gui.tongue import _, ngettext


class CoveragePane(View):
    """Before the visit: which objective nobody asks about. At night: which question has no answer.

    Of a cell's questions the first without an answer comes first; Enter opens it, and once it was opened, the next.
    A click on the cell goes from one to the next.
    """

    chosen = Signal(str)
    """A question is wanted: its id."""
    asked_for = Signal(str, str)
    """A question shall be asked: its objective and its session ("" for none)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = CoverageTable()
        self.list = RowList()
        self._cell: tuple[str | None, str | None] | None = None
        self._opened = ""
        self._told = Label("", "sub", 12)
        self._where = Label("", "sub", 12, wrap=True)
        self._every = Button(N_("All sessions"), "chip", checkable=True, px=12)
        self._build()
        self.table.current.connect(self._show_cell)
        self.table.current.connect(self.record_shown)
        self.list.current.connect(self._say_cell)
        self.list.current.connect(self.record_shown)
        self.table.chosen.connect(self._choose)
        self.table.pressed_again.connect(self._step)
        self.list.chosen.connect(self.chosen)
        self._every.clicked.connect(self.refresh_if_shown)
        self.retranslate()

    def _build(self) -> None:
        head = box(row(self._told, None, self._every, margins=(16, 8, 16, 8)))
        foot = box(row(self._where, margins=(16, 10, 16, 4)))
        filled = column(head, Hairline(), self.table, Hairline(), foot, self.list, gap=0)
        filled.setStretch(2, 3)
        filled.setStretch(5, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled, "surface"))
        self._stack.addWidget(
            EmptyState(
                "table", N_("Nothing to cover yet"),
                N_("Once there are objectives and questions, this shows where each is asked and answered."),
            )
        )  # fmt: skip

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the matrix of a visit."""
        self._stack.setCurrentIndex(0 if snapshot.objectives or snapshot.questions else 1)
        self.table.show_snapshot(snapshot, every=self._every.isChecked())
        self._told.show_text(self._summary())
        self._show_cell()

    def current_record(self) -> tuple[str, str] | None:
        """The question below that is chosen, else the objective of the current cell."""
        if self.list.hasFocus() and self.list.key:
            return "question", self.list.key
        objective, _session = self._place()
        return ("objective", objective) if objective else None

    def panes(self) -> list[QWidget]:
        """The table and the questions of its cell."""
        return [self.table, self.list]

    def take_focus(self) -> None:
        """To the table."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Questions of this cell"))
        self.refresh_if_shown()

    def _summary(self) -> str:
        found = self.table.matrix.found
        share, silent = found.share(), len(list(without_questions(found)))
        told = [_("{answered} of {asked} answered").format(answered=share.answered, asked=share.asked)]
        if silent:
            words = ngettext("{n} objective without a question", "{n} objectives without a question", silent)
            told.append(words.format(n=silent))
        if unplaced := found.share(None, "").asked:
            words = ngettext("{n} question not placed", "{n} questions not placed", unplaced)
            told.append(words.format(n=unplaced))
        return " · ".join(told)

    def _place(self) -> tuple[str | None, str | None]:
        index = self.table.currentIndex()
        return self.table.matrix.place(index) if index.isValid() else (None, None)

    def _show_cell(self) -> None:
        snapshot, cell = self.desk.snapshot, self._place()
        if snapshot is None or not self.table.currentIndex().isValid():
            self.list.fill(())
            return
        matrix = self.table.matrix.found
        found = matrix.questions(*cell)
        self.list.fill([question_row(snapshot, one) for one in found])
        if cell != self._cell:
            self._cell, self._opened = cell, ""
            waiting = (one for one in found if one.id not in matrix.answered)
            if first := next(iter((*waiting, *found)), None):
                self.list.go_to(first.id)
        self._say_cell()

    def _say_cell(self) -> None:
        """The current cell in words, and which of its questions is the current one."""
        index, keys = self.table.currentIndex(), [row.key for row in self.list.rows.rows]
        if not index.isValid():
            return
        asks = not keys and None not in self._place() and self.desk.read_only is None
        offer = _("Enter asks a question here.") if asks else ""
        at = keys.index(self.list.key) + 1 if self.list.key in keys and len(keys) > 1 else 0
        which = _("{n} of {total}").format(n=at, total=len(keys)) if at else ""
        told = (*self.table.matrix.parts(index), which, offer)
        self._where.show_text(" · ".join(one for one in told if one))

    def _step(self) -> None:
        """On to the next question of the cell, from the last to the first."""
        self.list.step(1, around=True)

    def _choose(self, objective: str | None, session: str | None) -> None:
        if self.list.key:
            if self.list.key == self._opened:
                self._step()
            self._opened = self.list.key
            self.chosen.emit(self._opened)
        elif self.desk.read_only is None and objective is not None and session is not None:
            self.asked_for.emit(objective, session)
