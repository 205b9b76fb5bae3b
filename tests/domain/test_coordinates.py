"""Points on the earth as people copy them from maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain import coordinates


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("34.7108, 137.7262", 34.7108, 137.7262),
        (" 34.7108 137.7262 ", 34.7108, 137.7262),
        ("(34.7108, 137.7262)", 34.7108, 137.7262),
        ("34,7108; 137,7262", 34.7108, 137.7262),
        ("34.7108°, -0.5°", 34.7108, -0.5),
        ("−33.8, 151.2", -33.8, 151.2),
        ("３４.７１０８，１３７.７２６２", 34.7108, 137.7262),
        ("34°42'39\"N 137°43'34\"E", 34.71083, 137.72611),
        ("33°52′10″S, 0°30′W", -33.86944, -0.5),
        ("90, 180", 90, 180),
    ],
)
def test_pairs_are_understood(text: str, latitude: float, longitude: float) -> None:
    found = coordinates.parse(text)
    assert found is not None
    assert found == pytest.approx((latitude, longitude), abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "34.7108",
        "91, 10",
        "10, 181",
        "here",
        "1, 2, 3",
        "34°N 35°N",
        "34°N 137°E and on",
        "1" * 5000,
        "NaN, 1",
    ],
)
def test_what_is_no_pair_is_none(text: str) -> None:
    assert coordinates.parse(text) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_shown_is_read_again(latitude: float, longitude: float) -> None:
    again = coordinates.parse(coordinates.shown(round(latitude, 4), round(longitude, 4)))
    assert again is not None
    assert again == pytest.approx((latitude, longitude), abs=1e-3)
