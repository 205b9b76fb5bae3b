"""The practice note (structured good practice) and its repeating rows; field numbers are those of the field list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visitplanner.domain.kinds import (
    ArchitectureLayer,
    ConditionSort,
    Confidence,
    NoteStatus,
    Stage,
    Theme,
    Ware,
)
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeNote:
    """One structured good practice, two printed pages at most. `start`/`end` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Fields after Interreg Europe, URBACT, RUGGEDISED factsheets and Japan's smart-city guidebook.
    """

    id: str
    space: str
    code: str = ""
    theme: Theme | None = None
    tags: tuple[str, ...] = ()
    city: str = ""
    site: str = ""
    partners: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    ongoing: bool = False
    stage: Stage | None = None
    layers: tuple[ArchitectureLayer, ...] = ()
    wares: tuple[Ware, ...] = ()
    amount: float | None = None
    currency: str = ""
    amount_year: int | None = None
    staff_fte: float | None = None
    evidence_not_yet: bool = False
    sdgs: tuple[int, ...] = ()
    status: NoteStatus = NoteStatus.DRAFT
    checked_by: str = ""
    checked_on: date | None = None
    sample: bool = False
    title: Wording = EMPTY
    summary: Wording = EMPTY
    owner_body: Wording = EMPTY
    contact_role: Wording = EMPTY
    problem: Wording = EMPTY
    objective: Wording = EMPTY
    solution: Wording = EMPTY
    participation: Wording = EMPTY
    beneficiaries: Wording = EMPTY
    resources: Wording = EMPTY
    business_model: Wording = EMPTY
    governance: Wording = EMPTY
    data_use: Wording = EMPTY
    difficulties: Wording = EMPTY
    transfer: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row of field 24: an indicator with its baseline, value, unit, year, source and confidence."""

    id: str
    space: str
    practice: str = ""
    order: int = 0
    baseline: str = ""
    value: str = ""
    unit: str = ""
    year: int | None = None
    source: str = ""
    confidence: Confidence = Confidence.NOT_VERIFIED
    observation: str = ""
    indicator: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One row of field 27: a condition, barrier or enabler."""

    id: str
    space: str
    practice: str = ""
    sort: ConditionSort = ConditionSort.CONDITION
    order: int = 0
    text: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """One row of field 29: a source with its address and the date it was read."""

    id: str
    space: str
    practice: str = ""
    order: int = 0
    url: str = ""
    accessed: date | None = None
    title: Wording = EMPTY
