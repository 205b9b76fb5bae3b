"""The three lists of the page, as a table: what each holds, how its rows read, its form, how one is made and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain.records import City, Organisation, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.places.city_form import CityForm
from visitplanner.gui.places.form import EntryForm
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.places.organisation_form import OrganisationForm
from visitplanner.gui.places.place_form import PlaceForm
from visitplanner.gui.places.rows import city_rows, organisation_rows, place_rows
from visitplanner.operations import cities, organisations, places

PLACES, CITIES, ORGANISATIONS, COMPARE = "places", "cities", "organisations", "compare"


@dataclass(frozen=True, slots=True)
class Section:
    """`named` is what a new one is called at first; `empty` icon, words and hint while there is none."""

    key: str
    words: str
    kind: type[Any]
    rows: Callable[[Gazetteer, Snapshot], Iterator[Row]]
    form: type[EntryForm]
    create: Callable[..., str]
    delete: Callable[..., None]
    named: str
    empty: tuple[str, str, str]


SECTIONS = (
    Section(
        PLACES, N_("Places"), Place, place_rows, PlaceForm, places.create, places.delete, N_("New place"),
        ("map-pin", N_("No places yet"), N_("Places appear when you type them in a session. N makes one here.")),
    ),
    Section(
        CITIES, N_("Cities"), City, city_rows, CityForm, cities.create, cities.delete, N_("New city"),
        ("building-2", N_("No cities yet"), N_("Cities appear when you type them in a place. N makes one here.")),
    ),
    Section(
        ORGANISATIONS, N_("Organisations"), Organisation, organisation_rows, OrganisationForm,
        organisations.create, organisations.delete, N_("New organisation"),
        ("landmark", N_("No organisations yet"),
         N_("Organisations appear when you type them for a person. N makes one here.")),
    ),
)  # fmt: skip

SEGMENTS = (*((one.key, one.words) for one in SECTIONS), (COMPARE, N_("Compare")))
