"""The minutes between two neighbours of a programme."""

from __future__ import annotations

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.kinds import MinutesSource, Mode
from visitplanner.domain.records import Connector
from visitplanner.operations import programme, rules
from visitplanner.store.editing import Edit

LONGEST = 24 * 60
"""Minutes of a connector."""


def connect(
    edit: Edit,
    before: str,
    after: str,
    *,
    minutes: int | None,
    mode: Mode = Mode.WALK,
    source: MinutesSource = MinutesSource.TYPED,
) -> str:
    """How long it takes from one item to the next; its id. Between the same two there is one connector."""
    if minutes is not None:
        rules.between(minutes, 0, LONGEST, "minutes")
    values = {"minutes": minutes, "mode": mode, "source": source}
    for there in edit.find(Connector, before=before, after=after):
        edit.set(Connector, there.id, **values)
        return there.id
    first, second = programme.item(edit, before), programme.item(edit, after)
    if before == after or first.visit != second.visit:
        raise Refusal(N_("Only two items of one visit can be connected."))
    id = ids.link("connector", before, after)
    edit.add(Connector, space=first.space, id=id, visit=first.visit, before=before, after=after, **values)
    return id


def delete(edit: Edit, id: str) -> None:
    """To the bin; how long it takes is unknown again."""
    edit.delete(Connector, id)
