"""Everything one visit shows, frozen at one moment: what screens, packs and the command line read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from visitplanner.domain.records import (
    AcceptedRisk,
    Action,
    Answer,
    Attachment,
    Attendance,
    Booking,
    City,
    Condition,
    Connector,
    Cooperation,
    Day,
    Evidence,
    Gift,
    Indicator,
    Leg,
    Milestone,
    Objective,
    Observation,
    Organisation,
    Participation,
    Person,
    Place,
    PracticeNote,
    Question,
    RuleValue,
    RunRow,
    Score,
    Seat,
    Session,
    SessionPractice,
    SourceLink,
    Task,
    Track,
    TransferDecision,
    Visit,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Snapshot:
    """One visit with all that belongs to it and all it refers to; shared records are keyed by id.

    `drafts` says which texts are shown from an autosaved draft: (id, field, language).
    """

    visit: Visit
    days: tuple[Day, ...] = ()
    sessions: tuple[Session, ...] = ()
    legs: tuple[Leg, ...] = ()
    connectors: tuple[Connector, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    session_practices: tuple[SessionPractice, ...] = ()
    bookings: tuple[Booking, ...] = ()
    tracks: tuple[Track, ...] = ()
    run_rows: tuple[RunRow, ...] = ()
    tasks: tuple[Task, ...] = ()
    rule_values: tuple[RuleValue, ...] = ()
    accepted_risks: tuple[AcceptedRisk, ...] = ()
    gifts: tuple[Gift, ...] = ()
    seats: tuple[Seat, ...] = ()
    participations: tuple[Participation, ...] = ()
    objectives: tuple[Objective, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    observations: tuple[Observation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decisions: tuple[TransferDecision, ...] = ()
    scores: tuple[Score, ...] = ()
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    practices: Mapping[str, PracticeNote] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    conditions: tuple[Condition, ...] = ()
    links: tuple[SourceLink, ...] = ()
    cooperation: Cooperation | None = None
    drafts: frozenset[tuple[str, str, str]] = frozenset()

    def once(self, find: Callable[[Snapshot], T]) -> T:
        """What `find` makes of this snapshot, kept: a snapshot never changes."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    @cached_property
    def _found(self) -> dict[Callable[[Snapshot], Any], Any]:
        return {}

    @cached_property
    def session(self) -> Mapping[str, Session]:
        """Sessions by id."""
        return {one.id: one for one in self.sessions}

    @cached_property
    def leg(self) -> Mapping[str, Leg]:
        """Legs by id."""
        return {one.id: one for one in self.legs}

    @cached_property
    def day(self) -> Mapping[date, Day]:
        """Day records by date."""
        return {one.date: one for one in self.days if one.date}

    @cached_property
    def track(self) -> Mapping[str, Track]:
        """Tracks by id."""
        return {one.id: one for one in self.tracks}

    @cached_property
    def run_of(self) -> Mapping[str, tuple[RunRow, ...]]:
        """Run-of-show rows by session, in the order of the clock."""
        return _grouped(sorted(self.run_rows, key=lambda one: (one.offset, one.order, one.id)), "session")

    @cached_property
    def attachments_of(self) -> Mapping[str, tuple[Attachment, ...]]:
        """Attachments by owner, in their order."""
        return _grouped(sorted(self.attachments, key=lambda one: (one.order, one.id)), "owner")

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """Questions by session, in the order of their numbers."""
        return _grouped(sorted(self.questions, key=lambda one: (one.number, one.id)), "session")

    @cached_property
    def attendances_of(self) -> Mapping[str, tuple[Attendance, ...]]:
        """Attendances by session."""
        return _grouped(self.attendances, "session")

    @cached_property
    def scores_of(self) -> Mapping[str, tuple[Score, ...]]:
        """Scores by transfer decision."""
        return _grouped(self.scores, "decision")

    @cached_property
    def observations_of(self) -> Mapping[str, tuple[Observation, ...]]:
        """Observations by session, oldest first."""
        return _grouped(sorted(self.observations, key=lambda one: (str(one.taken_at), one.id)), "session")

    @cached_property
    def practices_of(self) -> Mapping[str, tuple[PracticeNote, ...]]:
        """Practice notes by session."""
        found: dict[str, list[PracticeNote]] = {}
        for link in self.session_practices:
            if practice := self.practices.get(link.practice):
                found.setdefault(link.session, []).append(practice)
        return {key: tuple(sorted(notes, key=lambda one: (one.code, one.id))) for key, notes in found.items()}

    @cached_property
    def answered(self) -> frozenset[str]:
        """Ids of the questions that some observation answers."""
        return frozenset(answer.question for answer in self.answers)

    def evidence_of(self, practice: str) -> tuple[Evidence, ...]:
        """The evidence rows of a practice note, in their order."""
        return _ordered(self.evidence, practice)

    def conditions_of(self, practice: str) -> tuple[Condition, ...]:
        """The conditions, barriers and enablers of a practice note, in their order."""
        return _ordered(self.conditions, practice)

    def links_of(self, practice: str) -> tuple[SourceLink, ...]:
        """The sources of a practice note, in their order."""
        return _ordered(self.links, practice)

    def side(self, *sides: str) -> tuple[tuple[Participation, Person], ...]:
        """The people of one or more sides with their participation, in order of precedence."""
        rows = [
            (part, self.people[part.person])
            for part in self.participations
            if part.side in sides and part.person in self.people
        ]
        return tuple(sorted(rows, key=lambda row: (row[0].rank, row[1].name.sort_key("en"), row[1].id)))


def _grouped(rows: tuple[T, ...] | list[T], key: str) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    return {name: tuple(group) for name, group in found.items()}


def _ordered(rows: tuple[T, ...], practice: str) -> tuple[T, ...]:
    mine = [row for row in rows if getattr(row, "practice", "") == practice]
    return tuple(sorted(mine, key=lambda row: (getattr(row, "order", 0), getattr(row, "id", ""))))
