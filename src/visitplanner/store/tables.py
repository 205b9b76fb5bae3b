"""The tables that screens read: one per kind of record, a column per register, written by the journal alone.

NULL means "never set" (the record's default). Lists and `When` are JSON text, dates ISO text, enums their value.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.store import courtesy_tables, staging_tables  # noqa: F401 - they declare their tables
from visitplanner.store.schema import ADDED, Record


class VisitRow(Record):
    __tablename__ = "visit"

    code: Mapped[str | None]
    state: Mapped[str | None]
    start: Mapped[str | None]
    end: Mapped[str | None]
    zone: Mapped[str | None]
    home_zone: Mapped[str | None]
    working_language: Mapped[str | None]
    pack_languages: Mapped[str | None]
    group_size: Mapped[int | None]
    visiting: Mapped[str | None]
    hosts: Mapped[str | None]
    cities: Mapped[str | None]
    cooperation: Mapped[str | None]
    coordinator: Mapped[str | None]
    sample: Mapped[int | None]
    template: Mapped[int | None] = mapped_column(sort_order=ADDED)


class DayRow(Record):
    __tablename__ = "day"

    visit: Mapped[str | None] = mapped_column(index=True)
    date: Mapped[str | None]
    city: Mapped[str | None]
    hotel: Mapped[str | None]


class SessionRow(Record):
    __tablename__ = "session"

    visit: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str | None]
    status: Mapped[str | None]
    when: Mapped[str | None]
    minutes: Mapped[int | None]
    zone: Mapped[str | None]
    place: Mapped[str | None]
    anchored: Mapped[int | None]
    owner: Mapped[str | None]
    host: Mapped[str | None]
    host_confirmed: Mapped[str | None]
    interpretation: Mapped[str | None]
    speech_minutes: Mapped[int | None]
    other_minutes: Mapped[int | None]
    counterpart_zone: Mapped[str | None]
    internal: Mapped[int | None]
    break_minutes: Mapped[int | None] = mapped_column(sort_order=ADDED)
    decision: Mapped[int | None] = mapped_column(sort_order=ADDED)
    track: Mapped[str | None] = mapped_column(sort_order=ADDED)
    seating: Mapped[str | None] = mapped_column(sort_order=ADDED)


class LegRow(Record):
    __tablename__ = "leg"

    visit: Mapped[str | None] = mapped_column(index=True)
    mode: Mapped[str | None]
    status: Mapped[str | None]
    when: Mapped[str | None]
    zone: Mapped[str | None]
    origin: Mapped[str | None]
    arrival: Mapped[str | None]
    arrival_zone: Mapped[str | None]
    destination: Mapped[str | None]
    anchored: Mapped[int | None]
    source: Mapped[str | None]
    boarding_minutes: Mapped[int | None] = mapped_column(sort_order=ADDED)
    buffer_minutes: Mapped[int | None] = mapped_column(sort_order=ADDED)
    luggage: Mapped[int | None] = mapped_column(sort_order=ADDED)
    owner: Mapped[str | None] = mapped_column(sort_order=ADDED)
    track: Mapped[str | None] = mapped_column(sort_order=ADDED)


class ConnectorRow(Record):
    __tablename__ = "connector"

    visit: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]
    mode: Mapped[str | None]
    minutes: Mapped[int | None]
    source: Mapped[str | None]


class AttendanceRow(Record):
    __tablename__ = "attendance"

    session: Mapped[str | None] = mapped_column(index=True)
    person: Mapped[str | None] = mapped_column(index=True)
    part: Mapped[str | None]


class SessionPracticeRow(Record):
    __tablename__ = "session_practice"

    session: Mapped[str | None] = mapped_column(index=True)
    practice: Mapped[str | None] = mapped_column(index=True)


class PlaceRow(Record):
    __tablename__ = "place"

    city: Mapped[str | None]
    organisation: Mapped[str | None]
    zone: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    closed_weekdays: Mapped[str | None]
    opening_hours: Mapped[str | None]
    walking_minutes: Mapped[int | None]
    phone: Mapped[str | None]
    website: Mapped[str | None]
    sample: Mapped[int | None]
    closed_dates: Mapped[str | None] = mapped_column(sort_order=ADDED)
    closed_day_after: Mapped[int | None] = mapped_column(sort_order=ADDED)
    alias_of: Mapped[str | None] = mapped_column(sort_order=ADDED)
    distinct_from: Mapped[str | None] = mapped_column(sort_order=ADDED)


class CityRow(Record):
    __tablename__ = "city"

    country: Mapped[str | None]
    region: Mapped[str | None]
    zone: Mapped[str | None]
    sample: Mapped[int | None]
    local_holidays: Mapped[str | None] = mapped_column(sort_order=ADDED)


class IndicatorRow(Record):
    __tablename__ = "indicator"

    city: Mapped[str | None]
    order: Mapped[int | None]
    value: Mapped[float | None]
    unit: Mapped[str | None]
    year: Mapped[int | None]
    source: Mapped[str | None]


class OrganisationRow(Record):
    __tablename__ = "organisation"

    city: Mapped[str | None]
    website: Mapped[str | None]
    sample: Mapped[int | None]


class PersonRow(Record):
    __tablename__ = "person"

    family_native: Mapped[str | None]
    given_native: Mapped[str | None]
    family_kana: Mapped[str | None]
    given_kana: Mapped[str | None]
    family_latin: Mapped[str | None]
    given_latin: Mapped[str | None]
    name_order: Mapped[str | None]
    organisation: Mapped[str | None]
    city: Mapped[str | None]
    languages: Mapped[str | None]
    email: Mapped[str | None]
    alias_of: Mapped[str | None]
    sample: Mapped[int | None]
    latin_order: Mapped[str | None] = mapped_column(sort_order=ADDED)
    phone: Mapped[str | None] = mapped_column(sort_order=ADDED)
    distinct_from: Mapped[str | None] = mapped_column(sort_order=ADDED)


class PersonPrivateRow(Record):
    __tablename__ = "person_private"

    person: Mapped[str | None] = mapped_column(index=True)
    diet: Mapped[str | None]
    access_needs: Mapped[str | None]
    mobile: Mapped[str | None]
    emergency_contact: Mapped[str | None]
    passport: Mapped[str | None]


class ParticipationRow(Record):
    __tablename__ = "participation"

    visit: Mapped[str | None] = mapped_column(index=True)
    person: Mapped[str | None] = mapped_column(index=True)
    side: Mapped[str | None]
    rank: Mapped[int | None]
    head: Mapped[int | None]


class ObjectiveRow(Record):
    __tablename__ = "objective"

    visit: Mapped[str | None] = mapped_column(index=True)
    number: Mapped[int | None]
    owner: Mapped[str | None]


class QuestionRow(Record):
    __tablename__ = "question"

    visit: Mapped[str | None] = mapped_column(index=True)
    number: Mapped[int | None]
    objective: Mapped[str | None]
    session: Mapped[str | None] = mapped_column(index=True)
    asked_by: Mapped[str | None]
    asked_to: Mapped[str | None]
    priority: Mapped[str | None]


class AnswerRow(Record):
    __tablename__ = "answer"

    question: Mapped[str | None] = mapped_column(index=True)
    observation: Mapped[str | None]


class ObservationRow(Record):
    __tablename__ = "observation"

    visit: Mapped[str | None] = mapped_column(index=True)
    session: Mapped[str | None] = mapped_column(index=True)
    place: Mapped[str | None]
    practice: Mapped[str | None] = mapped_column(index=True)
    taken_at: Mapped[str | None]
    zone: Mapped[str | None]
    author: Mapped[str | None]
    kind: Mapped[str | None]
    certainty: Mapped[str | None]
    value: Mapped[str | None]
    unit: Mapped[str | None]
    year: Mapped[int | None]
    speaker_role: Mapped[str | None]
    quote_ok: Mapped[int | None]
    transfer_hint: Mapped[str | None]
    follow_up: Mapped[int | None]
    visibility: Mapped[str | None]


class AttachmentRow(Record):
    __tablename__ = "attachment"

    owner: Mapped[str | None] = mapped_column(index=True)
    blob: Mapped[str | None]
    name: Mapped[str | None]
    media_type: Mapped[str | None]
    order: Mapped[int | None]
    taken_at: Mapped[str | None]
    zone: Mapped[str | None]
    credit: Mapped[str | None]
    consent: Mapped[int | None]
    in_pack: Mapped[int | None]


class PracticeNoteRow(Record):
    __tablename__ = "practice_note"

    code: Mapped[str | None]
    theme: Mapped[str | None]
    tags: Mapped[str | None]
    city: Mapped[str | None]
    site: Mapped[str | None]
    partners: Mapped[str | None]
    start: Mapped[str | None]
    end: Mapped[str | None]
    ongoing: Mapped[int | None]
    stage: Mapped[str | None]
    layers: Mapped[str | None]
    wares: Mapped[str | None]
    amount: Mapped[float | None]
    currency: Mapped[str | None]
    amount_year: Mapped[int | None]
    staff_fte: Mapped[float | None]
    evidence_not_yet: Mapped[int | None]
    sdgs: Mapped[str | None]
    status: Mapped[str | None]
    checked_by: Mapped[str | None]
    checked_on: Mapped[str | None]
    sample: Mapped[int | None]


class EvidenceRow(Record):
    __tablename__ = "evidence"

    practice: Mapped[str | None] = mapped_column(index=True)
    order: Mapped[int | None]
    baseline: Mapped[str | None]
    value: Mapped[str | None]
    unit: Mapped[str | None]
    year: Mapped[int | None]
    source: Mapped[str | None]
    confidence: Mapped[str | None]
    observation: Mapped[str | None]


class ConditionRow(Record):
    __tablename__ = "condition"

    practice: Mapped[str | None] = mapped_column(index=True)
    sort: Mapped[str | None]
    order: Mapped[int | None]


class SourceLinkRow(Record):
    __tablename__ = "source_link"

    practice: Mapped[str | None] = mapped_column(index=True)
    order: Mapped[int | None]
    url: Mapped[str | None]
    accessed: Mapped[str | None]


class TransferDecisionRow(Record):
    __tablename__ = "transfer_decision"

    visit: Mapped[str | None] = mapped_column(index=True)
    practice: Mapped[str | None] = mapped_column(index=True)
    city: Mapped[str | None]
    decision: Mapped[str | None]
    observations: Mapped[str | None]
    scores: Mapped[str | None]
    decided_by: Mapped[str | None]
    decided_on: Mapped[str | None]
    review_on: Mapped[str | None]


class ActionRow(Record):
    __tablename__ = "action"

    visit: Mapped[str | None] = mapped_column(index=True)
    cooperation: Mapped[str | None]
    objective: Mapped[str | None]
    decision: Mapped[str | None]
    observation: Mapped[str | None]
    owner: Mapped[str | None]
    city: Mapped[str | None]
    partner_city: Mapped[str | None]
    start: Mapped[str | None]
    due: Mapped[str | None]
    status: Mapped[str | None]


class MilestoneRow(Record):
    __tablename__ = "milestone"

    cooperation: Mapped[str | None]
    action: Mapped[str | None]
    visit: Mapped[str | None] = mapped_column(index=True)
    date: Mapped[str | None]
    status: Mapped[str | None]


class CooperationRow(Record):
    __tablename__ = "cooperation"

    code: Mapped[str | None]
    cities: Mapped[str | None]
    start: Mapped[str | None]
    sample: Mapped[int | None]


TABLES: dict[str, Table] = {
    row.__tablename__: row.metadata.tables[row.__tablename__] for row in Record.__subclasses__()
}
"""Kind → table."""
