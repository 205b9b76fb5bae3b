"""What can be done about a step that is missing on the thread: one thing each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import STEPS, Chain, Node
from visitplanner.operations import labels


@dataclass(frozen=True, slots=True)
class Filling:
    """`words` say what Enter does. `make(edit)` writes the missing record and gives its id; without it, whoever shows
    `node` lets it be said there.
    """

    words: str
    node: Node
    make: Callable[[Any], str] | None = None
    label: str = labels.ADD


def filling(snapshot: Snapshot, chain: Chain, start: Node, step: str) -> Filling | None:
    """How a step of the chain of `start` can be filled; None where something before it is missing too."""
    by_kind = {kind: nodes for kind, nodes in zip(STEPS, chain.steps, strict=True) if nodes}
    rule = _RULES.get(step)
    if rule is None:
        return None
    words, source, make = rule
    if start.kind in _SAID_THERE.get(step, ()):
        return Filling(_SAID_THERE[step][start.kind], start)
    nodes = (start,) if start.kind == source else by_kind.get(source, ())
    if not nodes or STEPS.index(start.kind) > STEPS.index(step):
        return None
    return Filling(words, nodes[0], make and partial(make, snapshot, nodes[0]))


def _question(snapshot: Snapshot, objective: Node, edit: Any) -> str:
    from visitplanner.operations import questions  # slow import  # noqa: PLC0415

    visit = snapshot.visit
    return questions.add(edit, visit.id, text="", language=visit.working_language, objective=objective.id)


def _decision(snapshot: Snapshot, observation: Node, edit: Any) -> str:
    from visitplanner.operations import decisions  # slow import  # noqa: PLC0415

    practice = next((one.practice for one in snapshot.observations if one.id == observation.id), "")
    practice = practice if practice in snapshot.practices else ""
    return decisions.add(edit, snapshot.visit.id, practice, observations=(observation.id,))


def _action(_snapshot: Snapshot, decision: Node, edit: Any) -> str:
    from visitplanner.operations import actions  # slow import  # noqa: PLC0415

    return actions.of_decision(edit, decision.id)


def _milestone(_snapshot: Snapshot, action: Node, edit: Any) -> str:
    from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

    return milestones.of_action(edit, action.id)


_Rule = tuple[str, str, Callable[[Snapshot, Node, Any], str] | None]
_RULES: dict[str, _Rule] = {
    "objective": ("", "question", None),
    "question": (N_("Enter adds a question"), "objective", _question),
    "session": (N_("Enter chooses a session"), "question", None),
    "observation": (N_("Enter types the answer"), "question", None),
    "transfer_decision": (N_("Enter adds a decision"), "observation", _decision),
    "action": (N_("Enter adds an action"), "transfer_decision", _action),
    "milestone": (N_("Enter adds a milestone"), "action", _milestone),
}
"""Step → the words, the kind of record it is made from, and how."""

_SAID_THERE: dict[str, dict[str, str]] = {
    "objective": {"question": N_("Enter chooses an objective")},
    "question": {"observation": N_("Enter says which question it answers")},
    "session": {"observation": N_("Enter chooses a session")},
}
"""Step → kind of the record in front → the words, where the record's own form says it."""
