"""Everything that is stored, one frozen dataclass per kind.

Each record has `id` and `space` (the smallest thing shared whole), then its registers, and its wordings. The store's
tables have a column per register; `codec` says how a value is kept. `KINDS` names every kind as tables and logs do.
"""

from __future__ import annotations

from typing import Any

from visitplanner.domain.records.courtesy import Gift, Seat, Term
from visitplanner.domain.records.learning import (
    Answer,
    Attachment,
    BankQuestion,
    Objective,
    Observation,
    Question,
)
from visitplanner.domain.records.outcomes import Action, Cooperation, Milestone, Score, TransferDecision
from visitplanner.domain.records.people import Organisation, Participation, Person, PersonPrivate
from visitplanner.domain.records.places import City, Indicator, Place
from visitplanner.domain.records.practices import Condition, Evidence, PracticeNote, SourceLink
from visitplanner.domain.records.programme import (
    Attendance,
    Connector,
    Day,
    Leg,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.records.staging import AcceptedRisk, Booking, RuleValue, RunRow, Task, Track

KINDS: dict[str, type[Any]] = {
    "visit": Visit, "day": Day, "session": Session, "leg": Leg, "connector": Connector,
    "attendance": Attendance, "session_practice": SessionPractice,
    "booking": Booking, "track": Track, "run_row": RunRow, "task": Task, "rule_value": RuleValue,
    "accepted_risk": AcceptedRisk,
    "place": Place, "city": City, "indicator": Indicator,
    "organisation": Organisation, "person": Person, "person_private": PersonPrivate, "participation": Participation,
    "objective": Objective, "question": Question, "answer": Answer, "observation": Observation,
    "attachment": Attachment,
    "practice_note": PracticeNote, "evidence": Evidence, "condition": Condition, "source_link": SourceLink,
    "transfer_decision": TransferDecision, "score": Score, "action": Action, "milestone": Milestone,
    "cooperation": Cooperation, "term": Term, "bank_question": BankQuestion, "gift": Gift, "seat": Seat,
}  # fmt: skip
"""Kind name → record type."""

NAMES: dict[type[Any], str] = {record: name for name, record in KINDS.items()}
"""Record type → kind name."""


def record_type(kind: type[Any] | str) -> type[Any]:
    """The record type of a kind given by its name; a type is returned as it is."""
    return KINDS[kind] if isinstance(kind, str) else kind


__all__ = [
    "KINDS", "NAMES", "AcceptedRisk", "Action", "Answer", "Attachment", "Attendance", "BankQuestion", "Booking",
    "City", "Condition", "Connector", "Cooperation", "Day", "Evidence", "Gift", "Indicator", "Leg", "Milestone",
    "Objective", "Observation", "Organisation", "Participation", "Person", "PersonPrivate", "Place", "PracticeNote",
    "Question", "RuleValue", "RunRow", "Score", "Seat", "Session", "SessionPractice", "SourceLink", "Task", "Term",
    "Track", "TransferDecision", "Visit", "record_type",
]  # fmt: skip
