"""How questions are called, and what is done with several of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Question
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked
from visitplanner.gui.titles import picked
from visitplanner.operations import labels


def question_said(snapshot: Snapshot, question: Question) -> str:
    """ "Q4  Which procedure was dropped?" """
    return str(prefixed("Q", question.number, picked(question.text, snapshot))) or "…"


def placing(questions: Sequence[Question]) -> Phrase:
    """What the gesture is called by which questions are put at a session, or at none."""
    if len(questions) == 1:
        return labels.titled(labels.PLACE_QUESTION, questions[0])
    return Phrase(labels.PLACE_QUESTIONS, {"n": len(questions)})


def in_order(questions: Iterable[Question]) -> list[Question]:
    """By number."""
    return sorted(questions, key=lambda one: (one.number, one.id))


def prefixed(letter: str, number: int, text: Picked) -> Picked:
    """ "Q4  Which procedure was dropped?" of a text, "O3  …" of an objective's; the text alone without a number."""
    return Picked(f"{letter}{number}  {text.text}" if number else text.text, text.language, text.asked)
