"""Cities side by side: what is the same is on one line, what differs is said."""

from __future__ import annotations

from visitplanner.domain.city_compare import compare
from visitplanner.domain.records import Indicator
from visitplanner.domain.wording import wording


def indicator(
    id: str, city: str, order: int = 1, *, unit: str = "", year: int | None = None, **texts: str
) -> Indicator:
    name = wording(next(iter(texts)), **texts)
    return Indicator(id=id, space=city, city=city, order=order, value=1.0, unit=unit, year=year, name=name)


def cells(*found: Indicator, cities: tuple[str, ...] = ("a", "b")) -> list[list[list[str]]]:
    return [[[one.id for one in cell] for cell in line.cells] for line in compare(cities, found)]


def test_the_same_name_in_any_language_is_one_line() -> None:
    one = indicator("1", "a", en="Inhabitants", ja="人口")
    other = indicator("2", "b", ja="人口", it="Abitanti")
    assert cells(one, other) == [[["1"], ["2"]]]


def test_names_differ_in_width_case_and_spaces_only() -> None:
    one, other = indicator("1", "a", en="CO₂  per person"), indicator("2", "b", nl="co₂ PER Person ")
    assert cells(one, other) == [[["1"], ["2"]]]


def test_a_third_ties_two_names_together() -> None:
    found = (
        indicator("1", "a", en="Area"),
        indicator("2", "b", it="Superficie"),
        indicator("3", "c", en="Area", it="Superficie"),
    )
    assert cells(*found, cities=("a", "b", "c")) == [[["1"], ["2"], ["3"]]]


def test_what_only_one_city_says_leaves_the_other_empty() -> None:
    found = (
        indicator("1", "a", 2, en="Area"),
        indicator("2", "a", 1, en="Trams"),
        indicator("3", "b", en="Harbours"),
    )
    assert cells(*found) == [[["2"], []], [["1"], []], [[], ["3"]]]
    assert cells(indicator("4", "elsewhere", en="Area")) == []


def test_what_can_be_compared_comes_first() -> None:
    found = (
        indicator("1", "a", 1, en="Trams"),
        indicator("2", "a", 2, en="Area"),
        indicator("3", "b", 1, en="Ports"),
        indicator("4", "b", 2, en="Area"),
    )
    assert cells(*found) == [[["2"], ["4"]], [["1"], []], [[], ["3"]]]


def test_several_years_of_one_city_stand_together_the_latest_first() -> None:
    found = (indicator("1", "a", en="Area", year=2015), indicator("2", "a", en="Area", year=2023))
    assert cells(*found) == [[["2", "1"], []]]


def test_names_that_are_missing_tie_nothing() -> None:
    found = (Indicator(id="1", space="a", city="a"), Indicator(id="2", space="b", city="b"))
    assert cells(*found) == [[["1"], []], [[], ["2"]]]


def test_units_that_differ_are_said() -> None:
    (same,) = compare(
        ("a", "b"), (indicator("1", "a", unit="km²", en="Area"), indicator("2", "b", unit="km² ", en="Area"))
    )
    (mixed,) = compare(
        ("a", "b"), (indicator("1", "a", unit="km²", en="Area"), indicator("2", "b", unit="ha", en="Area"))
    )
    assert (same.mixed, mixed.mixed) == (False, True)
    assert mixed.units == ("km²", "ha")
