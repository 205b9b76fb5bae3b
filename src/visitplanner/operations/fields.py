"""Plain fields of any record: one value, one text, with the rule that each field has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import codec
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import (
    KINDS,
    AcceptedRisk,
    Booking,
    City,
    Indicator,
    Leg,
    Objective,
    Observation,
    Person,
    Place,
    PracticeNote,
    RuleValue,
    RunRow,
    Score,
    Seat,
    Session,
    Task,
    Track,
    Visit,
    record_type,
)
from visitplanner.domain.wording import Wording
from visitplanner.operations import rules
from visitplanner.store.editing import Edit

Kind = type[Any] | str
"""A record type, or the name of its kind."""


def set_value(edit: Edit, kind: Kind, id: str, field: str, value: Any) -> None:
    """One register. Times and places of the programme have operations of their own (`sessions`, `legs`, `items`).

    Refuses an implausible value at `field`; a value of another type, or a field that is not set here, is a mistake.
    """
    record = record_type(kind)
    if field not in codec.registers(record) or field in _ELSEWHERE.get(record, ()):
        raise ValueError(f"{record.__name__}.{field} is not set here")
    check_value(record, field, value)
    if value and (target := _REFERENCES.get(field)):
        edit.get(target, value)
    edit.set(record, id, **{field: value})


def check_value(record: type[Any], field: str, value: Any) -> None:
    """Refuse, at `field`, a value that no record of this kind may have, whoever writes it."""
    if rule := _RULES.get((record, field)) or _RULES.get((None, field)):
        rule(value, field)
    if isinstance(value, date):
        rules.day(value, field)


def write_text(edit: Edit, kind: Kind, id: str, field: str, language: str, text: str) -> None:
    """One text in one language: of any length up to a million bytes, and empty to take it away. A title is one line."""
    if field == "title":
        text = " ".join(text.splitlines())
    edit.write(record_type(kind), id, field, rules.language(language), text)


def set_text_state(edit: Edit, kind: Kind, id: str, field: str, language: str, state: TextState) -> None:
    """How far a translation is. A text that is not there has no state."""
    words: Wording = getattr(edit.get(record_type(kind), id), field)
    if not words[language]:
        raise Refusal(N_("There is no text in this language yet."), field=field)
    edit.set_state(record_type(kind), id, field, language, state)


def set_original(edit: Edit, kind: Kind, id: str, field: str, language: str) -> None:
    """Which language the text was first written in; fallbacks start there."""
    edit.set_original(record_type(kind), id, field, rules.language(language))


def _record(kind: Kind) -> type[Any]:
    return KINDS[kind] if isinstance(kind, str) else kind


def _zone(value: str, field: str) -> None:
    if value:
        rules.known_zone(value, field)


def _year(value: int | None, field: str) -> None:
    if value is not None:
        rules.year(value, field)


def _range(least: float, most: float) -> Callable[[Any, str], None]:
    def check(value: Any, field: str) -> None:
        for number in value if isinstance(value, tuple) else (value,):
            if number is not None:
                rules.between(number, least, most, field)

    return check


_RULES: dict[tuple[type[Any] | None, str], Callable[[Any, str], Any]] = {
    (Visit, "zone"): rules.known_zone, (None, "home_zone"): rules.known_zone,
    (Person, "email"): rules.email, (None, "zone"): _zone, (None, "counterpart_zone"): _zone,
    (None, "year"): _year, (None, "amount_year"): _year,
    (None, "sdgs"): _range(1, 17), (None, "closed_weekdays"): _range(0, 6),
    (None, "latitude"): _range(-90, 90), (None, "longitude"): _range(-180, 180),
    (None, "walking_minutes"): _range(0, 1440), (None, "speech_minutes"): _range(0, 1440),
    (None, "other_minutes"): _range(0, 1440), (None, "group_size"): _range(0, 10_000),
    (None, "rank"): _range(1, 999), (None, "number"): _range(1, 999),
    (None, "amount"): _range(0, 10**12), (None, "staff_fte"): _range(0, 100_000),
    (None, "break_minutes"): _range(0, 1440), (None, "boarding_minutes"): _range(0, 1440),
    (None, "buffer_minutes"): _range(0, 1440), (None, "minutes"): _range(0, 10_080),
    (Task, "offset"): _range(-1000, 1000), (RunRow, "offset"): _range(-10_080, 10_080),
    (Place, "opening_hours"): rules.opening_hours, (City, "country"): rules.country,
    (City, "region"): rules.region, (City, "local_holidays"): rules.local_holidays,
    (Indicator, "value"): _range(-(10**15), 10**15),
    (Score, "value"): _range(0, 3), (None, "position"): _range(1, 999), (None, "row"): _range(0, 99),
}  # fmt: skip
"""What a register's value must be; None stands for any kind of record."""

_REFERENCES: dict[str, type[Any]] = {
    "city": City, "site": Place, "hotel": Place, "session": Session, "objective": Objective, "practice": PracticeNote,
    "track": Track,
}  # fmt: skip

_ELSEWHERE: dict[type[Any], tuple[str, ...]] = {
    Visit: ("start", "end"),
    Session: ("when", "minutes", "place", "zone"),
    Leg: ("when", "arrival", "origin", "destination", "zone", "arrival_zone"),
    PracticeNote: ("start", "end", "ongoing"),
    Place: ("alias_of", "distinct_from"),
    Observation: ("visibility",),
    Booking: ("start", "end"),
    Track: ("people",),
    Score: ("decision", "dimension"),
    Seat: ("session", "person"),
    RuleValue: ("rule", "value"),
    AcceptedRisk: ("finding", "facts", "reason", "author", "accepted_at"),
}
