"""What was not found can be made under that name, through the same operations as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.palette.groups import icon_of
from visitplanner.gui.palette.lines import MAKE, MORE
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _
from visitplanner.operations import labels


@dataclass(frozen=True, slots=True)
class Maker:
    """How a record of a kind is made: what the row says, and the operation for (visit, name, language)."""

    kind: str
    words: str
    make: Callable[[Any, str, str, str], str]


def _session(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

    return sessions.add(edit, visit, title=name, language=language)


def _person(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import people  # slow import  # noqa: PLC0415

    return people.add(edit, visit, name=name, language=language)


def _place(edit: Any, _visit: str, name: str, language: str) -> str:
    from visitplanner.operations import places  # slow import  # noqa: PLC0415

    return places.create(edit, name=name, language=language)


def _question(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import questions  # slow import  # noqa: PLC0415

    return questions.add(edit, visit, text=name, language=language)


def _practice(edit: Any, _visit: str, name: str, language: str) -> str:
    from visitplanner.operations import practices  # slow import  # noqa: PLC0415

    return practices.create(edit, title=name, language=language)


def _observation(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import observations  # slow import  # noqa: PLC0415

    return observations.note(edit, visit, name, language=language)


def _objective(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import objectives  # slow import  # noqa: PLC0415

    return objectives.add(edit, visit, text=name, language=language)


def _action(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import actions  # slow import  # noqa: PLC0415

    return actions.add(edit, visit, title=name, language=language)


def _milestone(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

    return milestones.add(edit, visit, title=name, language=language)


def _task(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import tasks  # slow import  # noqa: PLC0415

    return tasks.add(edit, visit, title=name, language=language, offset=-WEEK)


def _organisation(edit: Any, _visit: str, name: str, language: str) -> str:
    from visitplanner.operations import organisations  # slow import  # noqa: PLC0415

    return organisations.create(edit, name=name, language=language)


def _city(edit: Any, _visit: str, name: str, language: str) -> str:
    from visitplanner.operations import cities  # slow import  # noqa: PLC0415

    return cities.create(edit, name=name, language=language)


def _gift(edit: Any, visit: str, name: str, language: str) -> str:
    from visitplanner.operations import gifts  # slow import  # noqa: PLC0415

    return gifts.add(edit, visit, title=name, language=language)


def _term(edit: Any, _visit: str, name: str, language: str) -> str:
    from visitplanner.operations import glossary  # slow import  # noqa: PLC0415

    return glossary.add(edit, name=name, language=language)


WEEK = 7
"""Days before the visit when a new task is due, until somebody says otherwise."""
MAKERS = (
    Maker("session", N_("New session “{title}”"), _session),
    Maker("participation", N_("New person “{title}”"), _person),
    Maker("place", N_("New place “{title}”"), _place),
    Maker("question", N_("New question “{title}”"), _question),
    Maker("practice_note", N_("New practice note “{title}”"), _practice),
    Maker("observation", N_("New observation “{title}”"), _observation),
    Maker("objective", N_("New objective “{title}”"), _objective),
    Maker("action", N_("New action “{title}”"), _action),
    Maker("milestone", N_("New milestone “{title}”"), _milestone),
    Maker("task", N_("New task “{title}”"), _task),
    Maker("organisation", N_("New organisation “{title}”"), _organisation),
    Maker("city", N_("New city “{title}”"), _city),
    Maker("gift", N_("New gift “{title}”"), _gift),
    Maker("term", N_("New term “{title}”"), _term),
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
    """Make it in the open visit, in the visit's working language; `then` gets its kind and id."""
    snapshot = desk.snapshot
    maker = next(one for one in MAKERS if one.kind == kind)
    if snapshot is None:
        return
    visit = snapshot.visit
    desk.do(
        labels.titled(labels.ADD, words), maker.make, visit.id, words, visit.working_language,
        then=lambda id: then(kind, id),
    )  # fmt: skip
