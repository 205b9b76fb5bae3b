"""Local wall time at a place, and the instants it means."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import MONDAY, ROME, TOKYO, at
from visitplanner.base.errors import Refusal
from visitplanner.domain import when

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "fold", "expected"),
    [
        ("2027-03-28", "02:30", 0, "03:30+02:00"),  # skipped: moved past the gap
        ("2027-03-28", "02:30", 1, "03:30+02:00"),  # a fold left over from another day means nothing here
        ("2026-10-25", "02:30", 0, "02:30+02:00"),
        ("2026-10-25", "02:30", 1, "02:30+01:00"),
        ("2026-11-09", "09:00", 1, "09:00+01:00"),
    ],
)
def test_local_times_at_clock_changes(day: str, clock: str, fold: int, expected: str) -> None:
    moment = when.local(date.fromisoformat(day), time.fromisoformat(clock), ROME, fold)
    assert moment.isoformat("T", "minutes") == f"{day}T{expected}"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.times(), st.sampled_from(when.zone_names()), st.integers(0, 1))
def test_a_local_time_exists_and_is_never_before_what_was_asked(day: date, start: time, zone: str, fold: int) -> None:
    moment = when.local(day, start, zone, fold)
    assert moment.astimezone(UTC).astimezone(when.zone(zone)) == moment
    assert moment.replace(tzinfo=None) >= datetime.combine(day, start).replace(fold=0)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 23), st.integers(-10_000, 10_000),
    st.sampled_from(when.zone_names()),
)  # fmt: skip
def test_after_and_elapsed_are_each_others_inverse(day: date, hour: int, minutes: int, zone: str) -> None:
    start = when.local(day, time(hour, 15), zone)
    assert when.elapsed(start, when.after(start, minutes)) == minutes


@pytest.mark.parametrize(("day", "hours"), [("2026-10-25", 25), ("2027-03-28", 23), ("2026-11-09", 24)])
def test_hours_of_a_day(day: str, hours: int) -> None:
    assert when.hours_of(date.fromisoformat(day), ROME) == hours


def test_offsets_and_names_people_know() -> None:
    assert when.offset_hours(NOON, ROME, TOKYO) == 8
    assert when.offset_hours(NOON, "Asia/Kathmandu", "UTC") == -5.75
    assert when.abbreviation(NOON, TOKYO) == "JST"
    assert when.abbreviation(NOON, "Asia/Kathmandu") == "UTC+05:45"
    assert when.abbreviation(NOON, "America/Sao_Paulo") == "UTC-03:00"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "a\0b", "\ud800", "x" * 9999])
def test_an_unknown_zone_is_refused_at_its_field(name: str) -> None:
    with pytest.raises(Refusal) as caught:
        when.zone(name)
    assert caught.value.field == "zone"
    assert caught.value.phrase.facts == {"zone": name}


def test_zone_names_are_places() -> None:
    names = when.zone_names()
    assert {ROME, TOKYO, "America/Argentina/Ushuaia"} <= set(names)
    assert not [name for name in names if name.startswith("Etc/") or "/" not in name]


def test_a_when_moves_as_one() -> None:
    moved = at(MONDAY, "09:00", fold=1, order="n").at(date(2026, 11, 12), time(10))
    assert moved == at(date(2026, 11, 12), "10:00", order="n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tokyo", "Asia/Tokyo"),
        (" asia/tok", "Asia/Tokyo"),
        ("tok", "Asia/Tokyo"),  # and not Antarctica/Vostok
        ("EUROPE/ROME", "Europe/Rome"),
        ("new york", "America/New_York"),
        ("europe/", "europe/"),  # many: nothing is guessed
        ("Mars/Olympus", "Mars/Olympus"),
        ("", ""),
    ],
)
def test_a_zone_is_meant_by_any_part_that_only_it_has(typed: str, meant: str) -> None:
    assert when.zone_meant(typed) == meant
