"""Every value of every field survives the journey through JSON; what does not fit is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain import codec
from visitplanner.domain.records import KINDS, NAMES, Observation, Person, PracticeNote, Session
from visitplanner.domain.when import When
from visitplanner.domain.wording import Wording

minutes = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(), bool: st.booleans(), int: st.integers(), float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(), datetime: st.datetimes(timezones=st.just(UTC)),
    When: st.builds(When, st.none() | st.dates(), st.none() | minutes, st.integers(0, 1), st.text()),
}  # fmt: skip
FIELDS = [(record, field) for record in KINDS.values() for field in codec.registers(record)]


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=4).map(tuple)
    if type(None) in get_args(hint):
        return st.none() | values(next(arg for arg in get_args(hint) if arg is not type(None)))
    return st.sampled_from(list(hint)) if isinstance(hint, type) and issubclass(hint, StrEnum) else SIMPLE[hint]


@given(st.data())
def test_every_field_survives_json(data: st.DataObject) -> None:
    record, field = data.draw(st.sampled_from(FIELDS))
    value = data.draw(values(get_type_hints(record)[field]))
    kept = json.loads(json.dumps(codec.encode(value)))
    decoded = codec.decoder(record, field)(kept)
    assert decoded == value
    assert type(decoded) is type(value)


@pytest.mark.parametrize("record", KINDS.values(), ids=KINDS)
def test_every_kind_has_its_fields_sorted_into_registers_and_wordings(record: type[Any]) -> None:
    fields = set(get_type_hints(record)) - {"id", "space"}
    assert set(codec.registers(record)) | set(codec.wordings(record)) == fields
    assert not set(codec.registers(record)) & set(codec.wordings(record))
    assert set(codec.defaults(record)) == fields
    assert all(isinstance(codec.defaults(record)[name], Wording) for name in codec.wordings(record))
    assert KINDS[NAMES[record]] is record


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)


@given(st.sampled_from(FIELDS), json_values)
def test_what_does_not_fit_is_a_value_error(address: tuple[type[Any], str], junk: Any) -> None:
    try:
        decoded = codec.decoder(*address)(junk)
    except ValueError:
        return
    assert codec.decoder(*address)(codec.encode(decoded)) == decoded or decoded != decoded


@pytest.mark.parametrize(
    ("record", "field", "junk"),
    [
        (Session, "kind", "picnic"), (Session, "minutes", "60"), (Session, "minutes", None), (Session, "place", None),
        (Session, "when", None), (Session, "when", ["2026-11-09", 9, 0, ""]), (Session, "when", ["2026-13-01"]),
        (Session, "host_confirmed", 20261109), (PracticeNote, "sdgs", 7), (PracticeNote, "sdgs", ["seven"]),
        (Person, "languages", "en"), (Observation, "taken_at", "yesterday"),
    ],
)  # fmt: skip
def test_known_misfits(record: type[Any], field: str, junk: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        codec.decoder(record, field)(junk)


def test_columns_hold_what_sqlite_can_keep() -> None:
    kinds = {field: (codec.column_type(Session, field), codec.is_json(Session, field)) for field in ("when", "minutes",
             "anchored", "host_confirmed", "kind")}  # fmt: skip
    assert kinds == {
        "when": (str, True), "minutes": (int, False), "anchored": (int, False), "host_confirmed": (str, False),
        "kind": (str, False),
    }  # fmt: skip
    assert codec.column_type(PracticeNote, "amount") is float
    assert codec.is_json(PracticeNote, "sdgs")


def test_times_are_kept_to_the_minute_and_without_a_zone() -> None:
    when = codec.decoder(Session, "when")(["2026-11-09", "09:00:30+02:00", 7, ""])
    assert when.start == time(9, 0, 30)
    assert when.fold == 1
    assert codec.encode(when) == ["2026-11-09", "09:00", 1, ""]
