"""What is typed into the fields of a place: dates, ranges, points, web addresses."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.base.errors import Refusal
from visitplanner.gui.places.values import dates_of, point_of, website_of


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-29 – 2027-01-03", "2026-12-29–2027-01-03", "2026-12-29..2027-1-3", "2026-12-29 - 2027-01-03",
        "2026-12-29～2027-01-03", " 2026-12-29 2027-01-03 ",
    ],
)  # fmt: skip
def test_a_range_is_every_day_of_it(text: str) -> None:
    assert dates_of(text) == (
        *(date(2026, 12, day) for day in (29, 30, 31)),
        *(date(2027, 1, day) for day in (1, 2, 3)),
    )


def test_one_date_is_one_day() -> None:
    assert dates_of("2026-11-9") == (date(2026, 11, 9),)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "9 November",
        "2027-01-03 – 2026-12-29",
        "2026-01-01 – 2026-12-31",
        "2026-11-09 –",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        dates_of(text)


@pytest.mark.parametrize(
    "text", ["https://www.example.org/a?b=c", "www.example.org", "example.org:8080/x", "", "市役所.jp"]
)
def test_web_addresses_are_kept_as_typed(text: str) -> None:
    assert website_of(f" {text} ") == text


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org", "DATA:text/html,x"]
)
def test_other_schemes_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        website_of(text)


@given(st.text(max_size=60))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    for understand in (dates_of, point_of, website_of):
        with suppress(Refusal):
            understand(text)
