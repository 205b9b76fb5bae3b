"""The list of objectives and questions, and beside it the form of the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.kinds import Theme
from visitplanner.domain.records import Objective, Question
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.pages.split_view import Widths
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, unfilled
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.questions.forms import ObjectiveForm, QuestionForm
from visitplanner.gui.questions.placing import PlacePanel, QuestionList
from visitplanner.gui.questions.rows import question_rows
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

INDENTS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
KEYS = (
    ("Shift+N", N_("New objective"), "add_objective"),
    ("Alt+Up", N_("Move up"), "move_up"),
    ("Alt+Down", N_("Move down"), "move_down"),
    ("P", N_("Next priority"), "step_priority"),
    ("Ctrl+L", N_("Ask the chosen questions at a session"), "open_placing"),
    ("Ctrl+Return", N_("Type an answer"), "answer"),
)
"""Keys of the list, what they do, and the method that does it."""

TABS = (
    ("Tab", N_("Put under the objective above"), ""),
    ("Shift+Tab", N_("Take out of its objective"), ""),
)
"""Tab indents where it can, and goes on where it cannot."""


class QuestionPane(RecordPane):
    """N asks under the current objective, Tab puts a question under the objective above, Shift+Tab takes it out."""

    kind = "question"
    words = N_("Questions")
    adding = N_("Add a question")
    empty = (
        "circle-question-mark",
        N_("What must you know when you come home?"),
        N_("Write three to six objectives, each with its questions; or take questions from the banks."),
    )
    form_kind = QuestionForm
    keys = KEYS
    answer_wanted = Signal(str)
    """An answer to a question shall be typed: its id."""

    def make_list(self) -> QuestionList:
        """Several can be chosen, and carried to a session."""
        return QuestionList(self.desk)

    def _build(self) -> None:
        self._question, self._objective = self.form, ObjectiveForm(self.desk)
        self.chosen = cast("QuestionList", self.list)
        self.placing = PlacePanel(self.desk, self.chosen)
        super()._build()
        self._area.takeWidget()
        self._area.setWidget(box(column(self._question, self._objective, gap=0)))
        unfilled(self._area)

    def lay_out(self, right: QWidget, empty: EmptyState, widths: Widths, stretch: tuple[int, int]) -> None:
        """The form, or the sessions in its place."""
        super().lay_out(box(column(right, self.placing, gap=0)), empty, widths, stretch)

    def _connect(self) -> None:
        super()._connect()
        self.list.installEventFilter(self)
        self._objective.language_chosen.connect(self._choose_language)
        self._objective.followed.connect(self.followed)
        assert isinstance(self._question, QuestionForm)
        self._objective.question_wanted.connect(self.add)
        self._question.answer_wanted.connect(self.answer)
        self._question.kept.connect(self._keep)
        for form in (self._question, self._objective):
            form.delete_wanted.connect(self.delete)
        self._question.place_wanted.connect(self.open_placing)
        self.placing.closed.connect(self.close_placing)
        self.list.selectionModel().selectionChanged.connect(self.placing.fill)
        on_key("Ctrl+Return", self._question, self.answer, inside=True, writes=True)

    # ------------------------------------------------------------------ what it shows
    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """Objectives and questions."""
        return (*snapshot.objectives, *snapshot.questions)

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Questions under their objectives."""
        return question_rows(snapshot, self._shown)

    def current_record(self) -> tuple[str, str] | None:
        """The objective or question that is chosen."""
        record = self.record
        return None if record is None else ("objective" if isinstance(record, Objective) else "question", record.id)

    # ------------------------------------------------------------------ what it does
    def add(self) -> None:
        """A question under the current objective, or that of the current question."""
        record = self.record
        objective = record.id if isinstance(record, Objective) else record.objective if record else ""
        self.add_at(objective, "")

    def add_at(self, objective: str, session: str) -> None:
        """A question under an objective and at a session, either of which may be none."""
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is not None:
            known = {one.id for one in snapshot.objectives}
            self.asked_to_add(
                questions.add, snapshot.visit.id, text="", language=self._writing(snapshot),
                objective=objective if objective in known else "", session=session,
            )  # fmt: skip

    def add_objective(self) -> None:
        """An objective at the end."""
        from visitplanner.operations import objectives  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is not None:
            self.asked_to_add(objectives.add, snapshot.visit.id, text="", language=self._writing(snapshot))

    def delete(self) -> None:
        """What is chosen into the bin; the questions of an objective stay."""
        from visitplanner.operations import objectives, questions  # slow import  # noqa: PLC0415

        aims, keys = [one.id for one in self.chosen.objectives], {*self.chosen.keys}
        asked = [one.id for one in self.chosen.questions if one.id in keys]
        if self.desk.read_only is not None or not (aims or asked):
            return

        def remove(edit: Any) -> None:
            objectives.delete(edit, aims)
            questions.delete(edit, asked)

        self.list.setFocus()
        self.form.leave()
        several = Phrase(labels.DELETE_ITEMS, {"n": len(keys)})
        self.desk.do(several if len(keys) > 1 else labels.titled(labels.DELETE, self.form.subject()), remove)

    def move_up(self) -> None:
        """Before the one above."""
        self._move(-1)

    def move_down(self) -> None:
        """After the one below."""
        self._move(1)

    def step_priority(self) -> None:
        """Must, should, could, and again."""
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        if self._asked:
            self._do(labels.CHANGE, questions.step_priority, self._asked)

    def open_placing(self) -> None:
        """Choose the session where what is chosen is asked."""
        if self.chosen.questions and self.desk.read_only is None:
            self.form.leave()
            self._area.hide()
            self.placing.open_panel()

    def close_placing(self) -> None:
        """Back to the form."""
        self.placing.hide()
        self._area.show()
        self.list.setFocus()

    def answer(self) -> None:
        """Ask for a line that answers the current question."""
        if isinstance(self.record, Question):
            self.answer_wanted.emit(self.record.id)

    def indent(self, by: int) -> bool:
        """Put what is chosen under the objective above (1), or out of its own (−1); False where it cannot be."""
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        snapshot, record = self.desk.snapshot, self.record
        if snapshot is None or not isinstance(record, Question) or self.desk.read_only is not None:
            return False
        known = sorted(snapshot.objectives, key=lambda one: (one.number, one.id))
        under = any(one.id == record.objective for one in known)
        if under == (by > 0) or not known:
            return False
        self._do(labels.CHANGE, questions.put_under, self._asked, known[-1].id if by > 0 else "")
        self.announce(_("Under an objective") if by > 0 else _("Without an objective"))
        return True

    def focus_field(self, name: str) -> None:
        """Into a field of the question's form: `objective` or `session`."""
        field = getattr(self._question, name, None)
        if isinstance(field, QWidget):
            field.setFocus()

    # ------------------------------------------------------------------ inside
    @property
    def _asked(self) -> list[str]:
        """The ids of the questions whose rows are chosen, the current one first."""
        found = [one.id for one in self.chosen.questions if one.id in self.chosen.keys]
        return sorted(found, key=lambda id: id != self.list.key)

    def _move(self, by: int) -> None:
        from visitplanner.operations import objectives, questions  # slow import  # noqa: PLC0415

        if (record := self.record) is not None:
            move = objectives.move if isinstance(record, Objective) else questions.move
            self._do(labels.MOVE, move, record.id, by)

    def _keep(self, theme_chosen: Theme) -> None:
        from visitplanner.operations import banks  # slow import  # noqa: PLC0415

        record, snapshot = self.record, self.desk.snapshot
        if isinstance(record, Question) and snapshot is not None:
            self.form.leave()
            language = self._writing(snapshot)
            self._do(labels.KEEP_QUESTION, banks.keep, theme_chosen, record.text, language, priority=record.priority)
            self.announce(_("Kept in the bank"))

    def _do(self, label: str, operation: Callable[..., Any], *args: Any, **values: Any) -> None:
        if self.desk.read_only is None:
            self.desk.do(labels.titled(label, self.record), operation, *args, **values)

    def _writing(self, snapshot: Snapshot) -> str:
        return self._language or snapshot.visit.working_language

    def show_current(self) -> None:
        """Show the current one in the form of its kind."""
        asking = not isinstance(self.record, Objective)
        (self._objective if asking else self._question).leave()
        self.form = self._question if asking else self._objective
        self._question.setVisible(asking)
        self._objective.setVisible(not asking)
        super().show_current()
        self.placing.fill()
        self._area.setVisible(self.record is not None and self.placing.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: Tab and Shift+Tab indent where they can; else they move on as everywhere."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = INDENTS.get(Qt.Key(event.key()))
            if by is not None and self.indent(by):
                return True
        return super().eventFilter(watched, event)


