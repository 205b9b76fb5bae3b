"""Questions of a visit: under which objective, where and by whom they are asked, how much they matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from visitplanner.domain.kinds import Priority
from visitplanner.domain.records import Objective, Question, Session, Visit
from visitplanner.domain.wording import Wording
from visitplanner.operations import numbers, programme
from visitplanner.store.editing import Edit

CYCLE = (Priority.MUST, Priority.SHOULD, Priority.COULD)


def add(
    edit: Edit, visit: str, *, text: str | Wording, language: str, objective: str = "", session: str = "",
    priority: Priority = Priority.SHOULD,
) -> str:  # fmt: skip
    """A new question with the next number, and its id; it may still be without a text."""
    edit.get(Visit, visit)
    if objective:
        edit.get(Objective, objective)
    if session:
        edit.get(Session, session)
    return edit.add(
        Question,
        space=visit,
        visit=visit,
        number=numbers.following(edit, Question, visit),
        objective=objective,
        session=session,
        priority=priority,
        text=text if isinstance(text, Wording) else programme.titled(text, language),
    )


def place(edit: Edit, ids: Iterable[str], session: str) -> None:
    """The session where they will be asked; "" for none."""
    if session:
        edit.get(Session, session)
    for id in ids:
        edit.set(Question, id, session=session)


def put_under(edit: Edit, ids: Iterable[str], objective: str) -> None:
    """The objective that questions belong to; "" for none."""
    if objective:
        edit.get(Objective, objective)
    for id in ids:
        edit.set(Question, id, objective=objective)


def move(edit: Edit, id: str, by: int) -> None:
    """Up (−) or down among the questions of its objective: those passed exchange their numbers."""
    question = edit.get(Question, id)
    known = {one.id for one in edit.find(Objective, visit=question.visit)}

    def group(one: Question) -> str:
        return one.objective if one.objective in known else ""

    here = [one for one in edit.find(Question, visit=question.visit) if group(one) == group(question)]
    order = [one.id for one in sorted(here, key=lambda one: (one.number, one.id))]
    numbers.arrange(edit, Question, numbers.moved(order, id, by))


def step_priority(edit: Edit, ids: Sequence[str]) -> None:
    """Must → should → could → must; several become what the first one becomes."""
    at = CYCLE.index(edit.get(Question, ids[0]).priority)
    for id in ids:
        edit.set(Question, id, priority=CYCLE[(at + 1) % len(CYCLE)])


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin. What answered them stays."""
    for id in ids:
        edit.delete(Question, id)
