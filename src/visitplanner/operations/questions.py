"""Questions under their objectives, and the sessions where they will be asked. Both are numbered, for good."""

from __future__ import annotations

from visitplanner.domain.records import Objective, Question, Session, Visit
from visitplanner.domain.wording import Wording
from visitplanner.operations import rules
from visitplanner.store.editing import Edit


def add_objective(edit: Edit, visit: str, text: str, *, language: str) -> str:
    """A new objective and its id, with the next number (O6)."""
    number = 1 + max((row.number for row in edit.find(Objective, visit=visit)), default=0)
    space = edit.get(Visit, visit).space
    return edit.add(Objective, space=space, visit=visit, number=number, text=_text(text, language))


def add(
    edit: Edit, visit: str, text: str, *, language: str, objective: str = "", session: str = "", asked_by: str = ""
) -> str:
    """A new question and its id, with the next number (Q8)."""
    number = 1 + max((row.number for row in edit.find(Question, visit=visit)), default=0)
    if objective:
        edit.get(Objective, objective)
    if session:
        edit.get(Session, session)
    return edit.add(
        Question,
        space=edit.get(Visit, visit).space,
        visit=visit,
        number=number,
        objective=objective,
        session=session,
        asked_by=asked_by,
        text=_text(text, language),
    )


def place(edit: Edit, question: str, session: str) -> None:
    """Where it will be asked; empty for nowhere yet."""
    if session:
        edit.get(Session, session)
    edit.set(Question, question, session=session)


def delete(edit: Edit, question: str) -> None:
    """To the bin; what answered it stays."""
    edit.get(Question, question)
    edit.delete(Question, question)


def _text(text: str, language: str) -> Wording:
    return Wording({language: rules.title(text, "text")}, {}, rules.language(language))
