"""Transfer decisions: what one home city decides about a practice, on which evidence, and how well it fits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.records import City, Observation, PracticeNote, Score, TransferDecision, Visit
from visitplanner.operations import rules
from visitplanner.store.editing import Edit


def add(
    edit: Edit, visit: str, practice: str = "", city: str = "", *, observations: Iterable[str] = ()
) -> str:
    """A new decision and its id; `watch` until somebody says otherwise."""
    edit.get(Visit, visit)
    if practice:
        edit.get(PracticeNote, practice)
    if city:
        edit.get(City, city)
    heard = tuple(dict.fromkeys(observations))
    return edit.add(
        TransferDecision, space=visit, visit=visit, practice=practice, city=city, observations=heard
    )


def for_city(edit: Edit, id: str, city: str) -> str:
    """What another city decides about the same practice: it takes over the evidence and nothing else."""
    one = edit.get(TransferDecision, id)
    for other in edit.find(TransferDecision, visit=one.visit, practice=one.practice, city=city):
        if city:
            raise Refusal(N_("This city has decided about this practice already."), field="city", id=other.id)
    return add(edit, one.visit, one.practice, city, observations=one.observations)


def set_decided_on(edit: Edit, id: str, day: date | None) -> None:
    """The day it was decided, which is not after its review."""
    _in_order(day and rules.day(day, "decided_on"), edit.get(TransferDecision, id).review_on, "decided_on")
    edit.set(TransferDecision, id, decided_on=day)


def set_review_on(edit: Edit, id: str, day: date | None) -> None:
    """The day it is looked at again, which is not before it was decided."""
    _in_order(edit.get(TransferDecision, id).decided_on, day and rules.day(day, "review_on"), "review_on")
    edit.set(TransferDecision, id, review_on=day)


def link(edit: Edit, id: str, observation: str) -> None:
    """Say that an observation is evidence for it; once is enough."""
    edit.get(Observation, observation)
    heard = edit.get(TransferDecision, id).observations
    if observation not in heard:
        edit.set(TransferDecision, id, observations=(*heard, observation))


def unlink(edit: Edit, id: str, observation: str) -> None:
    """Take that back."""
    heard = edit.get(TransferDecision, id).observations
    edit.set(TransferDecision, id, observations=tuple(one for one in heard if one != observation))


def score(edit: Edit, id: str, dimension: Dimension, value: int | None) -> str:
    """How well the practice fits in one dimension, 0 to 3, None where nobody can say yet; the score's id."""
    if value is not None:
        rules.between(value, 0, 3, "value")
    row = keep_score(edit, id, dimension)
    edit.set(Score, row, value=value)
    return row


def keep_score(edit: Edit, id: str, dimension: Dimension, value: int | None = None) -> str:
    """The id of the decision's score of a dimension, with `value` where it had none of its own so far."""
    decision = edit.get(TransferDecision, id)
    row = ids.score(id, dimension)
    if not edit.find(Score, id=row):
        edit.add(Score, space=decision.space, id=row, decision=id, dimension=dimension, value=value)
    return row


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """To the bin. Its scores and what refers to it stay, and are back with it."""
    for id in ids:
        edit.delete(TransferDecision, id)


def _in_order(decided_on: date | None, review_on: date | None, field: str) -> None:
    if decided_on and review_on and review_on < decided_on:
        raise Refusal(N_("The review is before the decision."), field=field)
