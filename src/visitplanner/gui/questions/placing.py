"""The sessions in the place of the form: questions are put at one by dragging them there, or by Return."""

from __future__ import annotations

from collections.abc import Iterator

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Objective, Question
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.carried import QUESTION, CarriedList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.targets import TargetPanel
from visitplanner.gui.question_words import placing
from visitplanner.gui.session_rows import PREFIX, session_rows
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext


class QuestionList(CarriedList):
    """Objectives and questions; an objective stands for its questions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QUESTION, several=True)
        self._desk = desk

    @property
    def questions(self) -> list[Question]:
        """What is chosen, each once and by number."""
        snapshot, keys = self._desk.snapshot, {*self.keys}
        found = snapshot.questions if snapshot else ()
        chosen = (one for one in found if one.id in keys or one.objective in keys)
        return sorted(chosen, key=lambda one: (one.number, one.id))

    @property
    def objectives(self) -> list[Objective]:
        """The objectives that are chosen."""
        snapshot, keys = self._desk.snapshot, {*self.keys}
        return [one for one in snapshot.objectives if one.id in keys] if snapshot else []

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the questions that are chosen."""
        return tuple(one.id for one in self.questions)


class PlacePanel(TargetPanel):
    """Sessions that take the chosen questions; where they all are already, Return takes them away again."""

    form = QUESTION
    heading = N_("Asked at")
    hint = N_("Drag questions here, or press Return to ask the chosen ones there.")
    wanted = N_("Sessions")

    def __init__(self, desk: Desk, chosen: QuestionList) -> None:
        self._desk, self._chosen = desk, chosen
        super().__init__()

    def rows(self) -> Iterator[Row]:
        """Every session, with how many questions are asked there."""
        snapshot = self._desk.snapshot
        if snapshot is not None:
            here = {one.session for one in self._chosen.questions}

            def said(words: Wording) -> str:
                return picked(words, snapshot).marked

            yield from session_rows(snapshot, said, lambda id: _tags(snapshot, id, here=id in here))

    def toggle(self, key: str) -> None:
        """Ask what is chosen at a session, or nowhere where all of it is asked there."""
        questions, session = self._chosen.questions, key.removeprefix(PREFIX)
        there = all(one.session == session for one in questions)
        self._place(questions, "" if there else session)

    def put(self, key: str, ids: tuple[str, ...]) -> None:
        """Ask what was dropped."""
        questions = self._desk.snapshot.questions if self._desk.snapshot else ()
        self._place([one for one in questions if one.id in ids], key.removeprefix(PREFIX))

    def _place(self, questions: list[Question], session: str) -> None:
        from visitplanner.operations import questions as asking  # slow import  # noqa: PLC0415

        if questions and self._desk.read_only is None:
            self._desk.do(placing(questions), asking.place, [one.id for one in questions], session)


def _tags(snapshot: Snapshot, session: str, *, here: bool) -> tuple[Tag, ...]:
    count = len(snapshot.questions_of.get(session, ()))
    told = Tag(ngettext("{n} question", "{n} questions", count).format(n=count))
    return (*((told,) if count else ()), *((Tag(_("Asked here"), "ok", "check"),) if here else ()))
