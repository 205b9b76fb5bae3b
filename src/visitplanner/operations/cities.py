"""Cities: their country and region, holidays of their own, and the indicators of their profile."""

from __future__ import annotations

from collections.abc import Sequence

from visitplanner.domain import ids
from visitplanner.domain.records import City, Indicator
from visitplanner.domain.wording import Wording
from visitplanner.operations import references, rules
from visitplanner.store.editing import Edit


def create(edit: Edit, *, name: str, language: str) -> str:
    """A new city and its id, whether or not another one has that name."""
    id = ids.new()
    words = Wording({language: rules.title(name, "name")}, {}, rules.language(language))
    return edit.add(City, space=id, id=id, name=words)


def delete(edit: Edit, city: str) -> None:
    """To the bin; its indicators stay behind it. Refused while anything in the library lies in it or names it."""
    found = edit.get(City, city)
    references.refuse_named(edit, found)
    edit.delete(City, city)


def set_country(edit: Edit, city: str, code: str) -> None:
    """The country, ISO 3166-1; a region of another country goes."""
    code = rules.country(code.strip().upper())
    region = edit.get(City, city).region
    kept = region if region.startswith(f"{code}-") else ""
    edit.set(City, city, country=code, region=kept)


def add_holiday(edit: Edit, city: str, line: str) -> None:
    """A holiday of the city's own: `01-13 Sant'Ilario` every year, `2027-01-13 …` once. Once is enough."""
    line = rules.title(" ".join(line.split()), "local_holidays")
    lines = edit.get(City, city).local_holidays
    rules.local_holidays((line,))
    edit.set(City, city, local_holidays=tuple(sorted({*lines, line})))


def remove_holiday(edit: Edit, city: str, line: str) -> None:
    """Take a holiday away."""
    kept = tuple(one for one in edit.get(City, city).local_holidays if one != line)
    edit.set(City, city, local_holidays=kept)


def add_indicator(edit: Edit, city: str) -> str:
    """An empty indicator at the end; its id. Fields are set through `fields`."""
    space = edit.get(City, city).space
    order = 1 + max((one.order for one in edit.find(Indicator, city=city)), default=0)
    return edit.add(Indicator, space=space, city=city, order=order)


def remove_indicator(edit: Edit, indicator: str) -> None:
    """To the bin."""
    edit.get(Indicator, indicator)
    edit.delete(Indicator, indicator)


def reorder_indicators(edit: Edit, indicators: Sequence[str]) -> None:
    """Put the indicators of a city into this order."""
    for order, id in enumerate(indicators, 1):
        edit.set(Indicator, id, order=order)
