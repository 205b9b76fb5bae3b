"""What a record of the open visit is called, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from visitplanner.base.language import Language
from visitplanner.domain.records import KINDS, Day, Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import EMPTY, Picked, Wording
from visitplanner.gui.tongue import tongue


def find(snapshot: Snapshot | None, kind: str, id: str) -> Any:
    """The record of the open visit, or None."""
    wanted = KINDS[kind]
    for value in vars(snapshot).values() if snapshot else ():
        rows = (
            value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
        )
        for row in rows:
            if type(row) is wanted and row.id == id:
                return row
    return None


def titled(record: Any, snapshot: Snapshot, language: Language) -> str:
    """Its title, name or text in `language` or the nearest there is; "" where it has none."""
    if isinstance(record, Person):
        return record.name.shown(language.code)
    if isinstance(record, Day) and record.date:
        return language.date(record.date, "short")
    for field in ("title", "name", "text", "caption", "what"):
        words = getattr(record, field, EMPTY)
        if isinstance(words, Wording) and words:
            return words.pick(language.code, snapshot.visit.working_language).text
    return ""


def picked(words: Wording, snapshot: Snapshot) -> Picked:
    """`words` for the window's language, with the visit's working language as a fallback."""
    return words.pick(tongue.language.code, snapshot.visit.working_language)
