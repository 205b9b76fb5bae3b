"""What was not found can be made under that name, through the same operations as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.options import text_language
from visitplanner.gui.palette.groups import icon_of
from visitplanner.gui.palette.lines import MAKE, MORE
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _
from visitplanner.operations import (
    actions,
    cities,
    gifts,
    glossary,
    labels,
    milestones,
    objectives,
    observations,
    organisations,
    people,
    places,
    practices,
    questions,
    sessions,
    tasks,
)

WEEK = 7
"""Days before the visit when a new task is due, until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Maker:
    """How a record of a kind is made: what the row says, and the operation, to which what was typed is `called` so."""

    kind: str
    words: str
    operation: Callable[..., str]
    called: str = "title"
    of_visit: bool = True
    facts: Mapping[str, Any] = field(default_factory=dict)


MAKERS = (
    Maker("session", N_("New session “{title}”"), sessions.add),
    Maker("participation", N_("New person “{title}”"), people.add, "name"),
    Maker("place", N_("New place “{title}”"), places.create, "name", of_visit=False),
    Maker("question", N_("New question “{title}”"), questions.add, "text"),
    Maker("practice_note", N_("New practice note “{title}”"), practices.create, of_visit=False),
    Maker("observation", N_("New observation “{title}”"), observations.note, "text"),
    Maker("objective", N_("New objective “{title}”"), objectives.add, "text"),
    Maker("action", N_("New action “{title}”"), actions.add),
    Maker("milestone", N_("New milestone “{title}”"), milestones.add),
    Maker("task", N_("New task “{title}”"), tasks.add, facts={"offset": -WEEK}),
    Maker("organisation", N_("New organisation “{title}”"), organisations.create, "name", of_visit=False),
    Maker("city", N_("New city “{title}”"), cities.create, "name", of_visit=False),
    Maker("gift", N_("New gift “{title}”"), gifts.add),
    Maker("term", N_("New term “{title}”"), glossary.add, "name", of_visit=False),
)


def rows(words: str, *, most: int) -> Iterator[Row]:
    """An offer for each of the `most` likeliest kinds, and one for the others; with none of them, for all as one."""
    title = labels.quoted(words)
    for maker in MAKERS[:most]:
        said = _(maker.words).format(title=title)
        yield Row(f"{MAKE} {maker.kind}", said, lead=icon_of(maker.kind), lead_role="accent")
    if most < len(MAKERS):
        rest = _("Show more") if most else _(labels.ADD).format(title=title)
        yield Row(f"{MORE} {MAKE}", rest, lead="ellipsis" if most else "plus", lead_role="faint")


def make(desk: Desk, kind: str, words: str, then: Callable[[str, str], None]) -> None:
    """Make it in the open visit, in the language its form will show; `then` gets its kind and id."""
    snapshot = desk.snapshot
    maker = next(one for one in MAKERS if one.kind == kind)
    if snapshot is None:
        return
    said = {maker.called: words, "language": text_language(snapshot), **maker.facts}
    of = (snapshot.visit.id,) if maker.of_visit else ()
    desk.do(labels.titled(labels.ADD, words), maker.operation, *of, **said, then=lambda id: then(kind, id))
