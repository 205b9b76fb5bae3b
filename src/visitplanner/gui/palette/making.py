"""What was not found can be made under that name, through the same operations as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.palette.groups import icon_of
from visitplanner.gui.palette.lines import MAKE
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


MAKERS = (
    Maker("session", N_("New session “{title}”"), _session),
    Maker("participation", N_("New person “{title}”"), _person),
    Maker("place", N_("New place “{title}”"), _place),
    Maker("question", N_("New question “{title}”"), _question),
    Maker("practice_note", N_("New practice note “{title}”"), _practice),
)


def rows(words: str) -> Iterator[Row]:
    """An offer for each kind."""
    for maker in MAKERS:
        said = _(maker.words).format(title=labels.quoted(words))
        yield Row(f"{MAKE} {maker.kind}", said, lead=icon_of(maker.kind), lead_role="accent")


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
