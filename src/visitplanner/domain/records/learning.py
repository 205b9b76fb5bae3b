"""What a visit wants to learn and what it heard: objectives, questions, observations, attachments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from visitplanner.domain.kinds import Certainty, ObservationKind, Priority, Theme, TransferHint, Visibility
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A numbered learning objective of a visit ("O3")."""

    id: str
    space: str
    visit: str = ""
    number: int = 0
    owner: str = ""
    text: Wording = EMPTY
    success: Wording = EMPTY
    change_at_home: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A numbered question ("Q4") under an objective; `session` is where it will be asked."""

    id: str
    space: str
    visit: str = ""
    number: int = 0
    objective: str = ""
    session: str = ""
    asked_by: str = ""
    asked_to: str = ""
    priority: Priority = Priority.SHOULD
    text: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    """A question kept for visits to come, under a theme. The bank of a theme is one space."""

    id: str
    space: str
    theme: Theme | None = None
    priority: Priority = Priority.SHOULD
    text: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An observation that answers a question."""

    id: str
    space: str
    question: str = ""
    observation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was heard or seen, at an instant; `zone` is where. The text has one original language."""

    id: str
    space: str
    visit: str = ""
    session: str = ""
    place: str = ""
    practice: str = ""
    taken_at: datetime | None = None
    zone: str = ""
    author: str = ""
    kind: ObservationKind = ObservationKind.HEARD
    certainty: Certainty | None = None
    value: str = ""
    unit: str = ""
    year: int | None = None
    speaker_role: str = ""
    quote_ok: bool = False
    transfer_hint: TransferHint | None = None
    follow_up: bool = False
    visibility: Visibility = Visibility.DELEGATION
    text: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A photo or file of an owner (practice note, observation, session, person …), kept by its SHA-256."""

    id: str
    space: str
    owner: str = ""
    blob: str = ""
    name: str = ""
    media_type: str = ""
    order: int = 0
    taken_at: datetime | None = None
    zone: str = ""
    credit: str = ""
    consent: bool = False
    in_pack: bool = True
    caption: Wording = EMPTY
    alt: Wording = EMPTY

    @property
    def is_photo(self) -> bool:
        """Whether it is a picture by its kind."""
        return self.media_type.startswith("image/")

    @property
    def prints(self) -> bool:
        """Whether packs show it with the practice note it belongs to."""
        return self.in_pack and self.is_photo and bool(self.blob)
