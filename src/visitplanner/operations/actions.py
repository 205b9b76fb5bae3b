"""Actions: what a city will do because of a decision, an observation or an objective."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import ActionStatus
from visitplanner.domain.records import (
    Action,
    Answer,
    City,
    Objective,
    Observation,
    PracticeNote,
    Question,
    TransferDecision,
    Visit,
)
from visitplanner.domain.wording import Wording
from visitplanner.operations import observations, programme, rules
from visitplanner.store.editing import Edit

LONGEST = 90
"""How much of an observation becomes the title of an action."""


def add(
    edit: Edit, visit: str, *, title: str, language: str,
    decision: str = "", observation: str = "", objective: str = "", city: str = "",
) -> str:  # fmt: skip
    """A new action and its id. It belongs to the visit, and to the visit's cooperation where it has one."""
    owner = edit.get(Visit, visit)
    for kind, id in (
        (TransferDecision, decision), (Observation, observation), (Objective, objective), (City, city),
    ):  # fmt: skip
        if id:
            edit.get(kind, id)
    return edit.add(
        Action, space=visit, visit=visit, cooperation=owner.cooperation, decision=decision,
        observation=observation, objective=objective, city=city, title=programme.titled(title, language),
    )  # fmt: skip


def of_decision(edit: Edit, decision: str) -> str:
    """An action of it: named after the practice, for the city that decided, under the objective it answers to."""
    one = edit.get(TransferDecision, decision)
    heard = next(iter(one.observations), "")
    objective = next(filter(None, (_objective(edit, id) for id in one.observations)), "")
    id = add(
        edit, one.visit, title="", language=_language(edit, one.visit), decision=decision,
        observation=heard if edit.find(Observation, id=heard) else "", objective=objective, city=one.city,
    )  # fmt: skip
    for practice in edit.find(PracticeNote, id=one.practice):
        edit.set(Action, id, title=practice.title)
    return id


def of_observation(edit: Edit, observation: str) -> str:
    """An action of it: its first line is the title, and a decision that rests on it comes before.

    Refused for a private one: whoever sees the visit reads its actions.
    """
    one = observations.shared(edit, observation)
    resting = [row for row in edit.find(TransferDecision, visit=one.visit) if observation in row.observations]
    id = add(
        edit, one.visit, title="", language=_language(edit, one.visit), observation=observation,
        decision=resting[0].id if resting else "", objective=_objective(edit, observation),
        city=resting[0].city if resting else "",
    )  # fmt: skip
    first = {language: _first_line(text) for language, text in one.text.texts.items()}
    edit.set(Action, id, title=Wording(first, dict(one.text.states), one.text.original))
    return id


def set_start(edit: Edit, id: str, day: date | None) -> None:
    """The day it starts, which is not after it is due."""
    _in_order(day and rules.day(day, "start"), edit.get(Action, id).due, "start")
    edit.set(Action, id, start=day)


def set_due(edit: Edit, id: str, day: date | None) -> None:
    """The day it is due, which is not before it starts."""
    _in_order(edit.get(Action, id).start, day and rules.day(day, "due"), "due")
    edit.set(Action, id, due=day)


def set_status(edit: Edit, id: str, status: ActionStatus) -> None:
    """Where it stands."""
    edit.set(Action, id, status=status)


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin. Its milestones stay, and are its own again when it is back."""
    for id in ids:
        edit.delete(Action, id)


def _objective(edit: Edit, observation: str) -> str:
    """The objective of a question that the observation answers."""
    for answer in edit.find(Answer, observation=observation):
        for question in edit.find(Question, id=answer.question):
            if edit.find(Objective, id=question.objective):
                return question.objective
    return ""


def _language(edit: Edit, visit: str) -> str:
    return edit.get(Visit, visit).working_language


def _first_line(text: str) -> str:
    line = next(iter(text.strip().splitlines()), "")
    return f"{line[: LONGEST - 1].rstrip()}…" if len(line) > LONGEST else line


def _in_order(start: date | None, due: date | None, field: str) -> None:
    if start and due and due < start:
        raise Refusal(N_("It is due before it starts."), field=field)
