"""The page of questions: the list with its forms, the coverage matrix, and the banks."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.pages.views_page import View, ViewsPage
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, row
from visitplanner.gui.parts.line_bar import LineBar
from visitplanner.gui.parts.rows import ALL
from visitplanner.gui.question_words import question_said
from visitplanner.gui.questions.banks import BankPane
from visitplanner.gui.questions.coverage_pane import CoveragePane
from visitplanner.gui.questions.pane import QuestionPane
from visitplanner.gui.questions.rows import ANSWERED, OPEN, UNPLACED
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

LIST, COVERAGE, BANKS = "list", "coverage", "banks"
STATES = ((ALL, N_("All")), (OPEN, N_("Open")), (ANSWERED, N_("Answered")), (UNPLACED, N_("Not placed")))


class QuestionsPage(ViewsPage):
    """Going to a record shows it in the list."""

    wants = frozenset(
        {"objective", "question", "answer", "session", "observation", "person", "organisation", "visit"}
        | {"bank_question"}
    )
    adds = True
    views = (
        (LIST, N_("List"), QuestionPane),
        (COVERAGE, N_("Coverage"), CoveragePane),
        (BANKS, N_("Banks"), BankPane),
    )

    def __init__(self, desk: Desk) -> None:
        self._from_cell = ""
        self.states = Choice(lambda: [(key, _(words)) for key, words in STATES], writes=False)
        self._objective = Button(N_("New objective"), "", "target", tip="Shift+N", writes=True)
        super().__init__(desk)
        self._name()
        self.answer = LineBar(N_("What was heard in answer"), N_("Answer"))
        self.tools = box(row(self.states, self._objective, gap=8))
        self.states.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._rescale)
        self._rescale()
        self.states.show_value(ALL)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.answer)
        self.states.entered.connect(self.pane.show_only)
        self._objective.clicked.connect(self._add_objective)
        self.answer.typed.connect(self._write_answer)
        self.answer.closed.connect(self.take_focus)

    @property
    def pane(self) -> QuestionPane:
        """The view with the list."""
        found = self.view_called(LIST)
        assert isinstance(found, QuestionPane)
        return found

    def made(self, view: View) -> None:
        """Hear what the view wants."""
        if isinstance(view, QuestionPane):
            view.answer_wanted.connect(self.open_answer)
        elif isinstance(view, CoveragePane):
            view.chosen.connect(self._open_from_cell)
            view.asked_for.connect(self._ask_at)
        elif isinstance(view, BankPane):
            view.taken.connect(self.choose)

    # ------------------------------------------------------------------ what it does
    def show_view(self, key: str) -> None:
        """Bring a view to the front."""
        super().show_view(key)
        self.states.setEnabled(key == LIST)

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the view in front."""
        super().refresh(snapshot)

    def choose(self, id: str) -> None:
        """Make an objective or question the current row, whatever was hidden; any other is one of a bank."""
        snapshot = self.desk.snapshot
        own = (
            ({one.id for one in snapshot.questions} | {one.id for one in snapshot.objectives})
            if snapshot
            else {id}
        )
        if id not in own:
            self.show_view(BANKS)
            self.take_focus()
            return
        self.filter.clear()
        self.states.show_value(ALL)
        self.pane.show_only(ALL)
        if self.segments.key != LIST:
            self.show_view(LIST)
            self.take_focus()
        self.pane.choose(id)

    def add(self) -> None:
        """Another question."""
        self.show_view(LIST)
        super().add()

    def follow(self, kind: str, id: str) -> None:
        """Here, where it is shown here; else wherever it lives."""
        if kind in ("objective", "question"):
            self.choose(id)
        else:
            super().follow(kind, id)

    def say_missing(self, step: str) -> None:
        """Begin to answer the current question, or to say where it is asked or under which objective."""
        if step == "observation":
            self.pane.answer()
        else:
            self.pane.focus_field(step)

    def open_answer(self, question: str) -> None:
        """Ask for a line that answers a question."""
        snapshot = self.desk.snapshot
        asked = next((one for one in snapshot.questions if one.id == question), None) if snapshot else None
        if snapshot is not None and asked is not None and self.desk.read_only is None:
            self.answer.open_for(question, question_said(snapshot, asked))

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    # ------------------------------------------------------------------ inside
    def _rescale(self) -> None:
        self.states.setFixedWidth(theme.px(130))

    def _go_home(self) -> bool:
        """From a question that a cell of the coverage opened, back to the cell; the rest as on every page."""
        if super()._go_home():
            return True
        from_cell, self._from_cell = self._from_cell == self.pane.list.key != "", ""
        if from_cell and self.segments.key == LIST:
            self.show_view(COVERAGE)
            self.take_focus()
        return from_cell

    def _open_from_cell(self, question: str) -> None:
        self.choose(question)
        self._from_cell = question

    def _write_answer(self, question: str, text: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is not None:
            self.desk.do(
                labels.titled(labels.NOTE, text), observations.answer_with, question, text,
                language=options.text_language(snapshot), then=lambda _id: self.answer.close_line(),
                refused=self.answer.refuse,
            )  # fmt: skip

    def _add_objective(self) -> None:
        self.show_view(LIST)
        self.pane.add_objective()

    def _ask_at(self, objective: str, session: str) -> None:
        self.show_view(LIST)
        self.pane.add_at(objective, session)

    def _name(self) -> None:
        self.states.setAccessibleName(_("Which questions"))
