"""Order keys and derived ids."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import MONDAY, TUESDAY
from visitplanner.domain import ids, order


@given(st.lists(st.integers(0, 10_000), max_size=200))
def test_there_is_always_room_between_two_keys(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before, after = keys[at - 1] if at else "", keys[at] if at < len(keys) else ""
        keys.insert(at, order.between(before, after))
    assert keys == sorted(set(keys))
    assert all(len(key) < 70 for key in keys)


@given(st.text(max_size=5), st.text(max_size=5))
def test_keys_from_elsewhere_are_survived(before: str, after: str) -> None:
    assert isinstance(order.between(before, after), str)


def test_equal_keys_of_two_laptops_do_not_stop_anything() -> None:
    assert order.between("i", "i") > "i"


def test_ids_are_derived_from_what_must_be_one() -> None:
    assert ids.day("v", MONDAY) == ids.day("v", date(2026, 11, 9)) != ids.day("v", TUESDAY)
    assert ids.link("answer", "a", "bc") != ids.link("answer", "ab", "c")
    assert ids.new() != ids.new()
    assert len(ids.new()) == len(ids.day("v", MONDAY)) == 32
