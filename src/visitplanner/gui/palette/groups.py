"""What is found, by groups of kinds, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.base.phrases import N_
from visitplanner.domain.records import KINDS

ICONS = {
    "visit": "calendar-days", "session": "presentation", "leg": "route", "person": "user", "participation": "user",
    "place": "map-pin", "city": "map-pin", "organisation": "building-2", "practice_note": "lightbulb",
    "question": "circle-question-mark", "objective": "target", "observation": "notebook-pen", "action": "list-checks",
    "milestone": "flag", "booking": "bed-double", "track": "users", "run_row": "table", "task": "circle-check",
    "transfer_decision": "target", "cooperation": "users", "term": "languages", "day": "calendar",
    "bank_question": "circle-question-mark", "gift": "gift",
}  # fmt: skip
"""Kind → its icon; any other has `OTHER_ICON`."""
OTHER_ICON = "file-text"


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of records shown under one heading."""

    id: str
    words: str
    kinds: frozenset[str]


_KNOWN = (
    Group("sessions", N_("Sessions and legs"), frozenset({"session", "leg", "run_row", "day"})),
    Group("people", N_("People"), frozenset({"person", "participation"})),
    Group("places", N_("Places"), frozenset({"place", "city", "organisation", "indicator"})),
    Group(
        "practices",
        N_("Practice notes"),
        frozenset({"practice_note", "evidence", "condition", "source_link"}),
    ),
    Group("observations", N_("Observations"), frozenset({"observation"})),
    Group("visits", N_("Visits"), frozenset({"visit"})),
)
GROUPS = (
    *_KNOWN,
    Group("others", N_("Other"), frozenset(KINDS) - frozenset().union(*(one.kinds for one in _KNOWN))),
)


def icon_of(kind: str) -> str:
    """The icon of a kind of record."""
    return ICONS.get(kind, OTHER_ICON)
