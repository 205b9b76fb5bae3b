"""The sessions of a visit as rows under their days, onto which something is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from visitplanner.domain import programme
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, tongue

PREFIX = "session:"
"""What the key of a session's row begins with; its id follows."""


def session_rows(
    snapshot: Snapshot, said: Callable[[Wording], str], tags: Callable[[str], tuple[Tag, ...]]
) -> Iterator[Row]:
    """In the order of the programme; `said` reads a title, `tags` gives the pills of a session by its id."""
    day: object = ""
    for slot in programme.slots(snapshot):
        if not isinstance(slot.item, Session):
            continue
        if slot.item.when.date != day:
            day = slot.item.when.date
            words = tongue.language.date(day) if day else _("Unscheduled")
            yield Row(f"heading {day}", words, heading=True)
        start = tongue.language.time(slot.start) if slot.start else ""
        yield Row(
            PREFIX + slot.id, said(slot.item.title) or "…", lines=(start,) if start else (),
            lead=icon_name(slot.item.kind), tags=tags(slot.id),
        )  # fmt: skip
