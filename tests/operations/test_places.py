"""Places, cities and organisations: each gesture, its refusals, and that undo restores exactly what was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.examples import LONDON, MONDAY, ROME, TOKYO, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain.checks.report import examine
from visitplanner.domain.likeness import likely_same_places
from visitplanner.domain.records import City, Indicator, Leg, Organisation, Place, Session
from visitplanner.operations import (
    cities,
    fields,
    items,
    legs,
    organisations,
    places,
    practices,
    sessions,
    visits,
)


class Undone:
    """Do a gesture, take it back, and compare every place, city, organisation, session and leg with what was."""

    KINDS = (City, Indicator, Leg, Organisation, Place, Session)

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def __call__(self, operation: Any, *args: Any, **kwargs: Any) -> None:
        before = self._all()
        self.workspace.do(operation, *args, **kwargs)
        after = self._all()
        assert after != before
        self.workspace.library.undo(self.workspace.visit, now=NOW)
        assert self._all() == before
        self.workspace.library.redo(self.workspace.visit, now=NOW)
        assert self._all() == after

    def _all(self) -> tuple[Any, ...]:
        return tuple(self.workspace.all(kind) for kind in self.KINDS)


@pytest.fixture
def undone(workspace: Workspace) -> Undone:
    return Undone(workspace)


@pytest.fixture
def hall(workspace: Workspace) -> str:
    return workspace.do(places.create, name="City Hall", language="en", zone=TOKYO)


def place(workspace: Workspace, id: str) -> Place:
    return next(one for one in workspace.all(Place) if one.id == id)


def meet(workspace: Workspace, where: str, day: date = MONDAY) -> str:
    return workspace.do(
        sessions.add, workspace.visit, title="Talk", language="en", when=at(day, "10"), place=where
    )


def test_a_place_goes_only_when_nothing_happens_there(
    workspace: Workspace, undone: Undone, hall: str
) -> None:
    talk = meet(workspace, hall)
    refusal = workspace.refused(places.delete, hall)
    assert refusal.phrase.facts == {"title": "City Hall", "n": 1}
    workspace.do(fields.write_text, "place", hall, "name", "ja", "市役所")
    refused = workspace.refused(places.delete, hall).phrase
    assert [code for code in LANGUAGES if "市役所" in language(code).say(refused)] == ["ja"]
    workspace.do(items.delete, [talk])
    undone(places.delete, hall)
    assert not workspace.all(Place)
    workspace.refused(places.delete, hall)


def test_what_lies_in_a_visit_in_the_bin_holds_nothing(workspace: Workspace, hall: str) -> None:
    meet(workspace, hall)
    workspace.do(visits.delete, workspace.visit)
    workspace.visit = ""
    workspace.do(places.delete, hall)
    assert not workspace.all(Place)


def test_every_sort_of_use_holds_a_place(workspace: Workspace, hall: str) -> None:
    note = workspace.do(practices.create, title="Note", language="en")
    workspace.do(fields.set_value, "practice_note", note, "site", hall)
    assert workspace.refused(places.delete, hall).phrase.facts["n"] == 1
    workspace.do(legs.add, workspace.visit, title="Train", language="en", origin=hall, destination=hall)
    assert workspace.refused(places.delete, hall).phrase.facts["n"] == 3


def test_coordinates_are_one_gesture_and_on_the_earth(
    workspace: Workspace, undone: Undone, hall: str
) -> None:
    undone(places.set_coordinates, hall, (34.7108, 137.7262))
    assert (place(workspace, hall).latitude, place(workspace, hall).longitude) == (34.7108, 137.7262)
    assert workspace.refused(places.set_coordinates, hall, (90.1, 0.0)).field == "latitude"
    assert workspace.refused(places.set_coordinates, hall, (float("nan"), 0.0)).field == "latitude"
    assert workspace.refused(places.set_coordinates, hall, (0.0, -181.0)).field == "longitude"
    workspace.do(places.set_coordinates, hall, None)
    assert place(workspace, hall).latitude is None


def test_closed_dates_are_kept_in_order_each_once(workspace: Workspace, undone: Undone, hall: str) -> None:
    days = [date(2027, 1, 3), date(2026, 12, 29), date(2027, 1, 3)]
    undone(places.close_on, hall, days)
    assert place(workspace, hall).closed_dates == (date(2026, 12, 29), date(2027, 1, 3))
    assert workspace.refused(places.close_on, hall, [date(1200, 1, 1)]).field == "closed_dates"
    workspace.refused(places.close_on, hall, [date(2000, 1, 1) + timedelta(n) for n in range(500)])
    undone(places.open_on, hall, date(2027, 1, 3))
    assert place(workspace, hall).closed_dates == (date(2026, 12, 29),)


def test_a_closed_date_is_found_at_once(workspace: Workspace, hall: str) -> None:
    talk = meet(workspace, hall)

    def closed() -> list[str]:
        return [one.subject for one in examine(workspace.snapshot, MONDAY).open if one.check == "closing"]

    assert not closed()
    workspace.do(places.close_on, hall, [MONDAY])
    assert closed() == [talk]
    workspace.do(places.open_on, hall, MONDAY)
    assert not closed()


def test_hours_that_nothing_can_read_are_refused(workspace: Workspace, hall: str) -> None:
    assert (
        workspace.refused(fields.set_value, Place, hall, "opening_hours", "when we like").field
        == "opening_hours"
    )
    workspace.do(fields.set_value, Place, hall, "opening_hours", "Mo-Fr 09:00-17:00; PH off")
    workspace.do(fields.set_value, Place, hall, "opening_hours", "")


def test_sessions_follow_a_new_zone_in_one_gesture(workspace: Workspace, undone: Undone, hall: str) -> None:
    hotel = workspace.do(places.create, name="Hotel", language="en", zone=TOKYO)
    talk = meet(workspace, hall)
    ride = workspace.do(
        legs.add, workspace.visit, title="Bus", language="en", origin=hotel, destination=hall,
        departure=at(MONDAY, "08"), arrival=at(MONDAY, "09"),
    )  # fmt: skip
    workspace.do(fields.set_value, Place, hall, "zone", LONDON)
    assert workspace.snapshot.session[talk].zone == TOKYO
    undone(places.bring_zones, [talk, ride])
    found = workspace.snapshot
    assert found.session[talk].zone == LONDON
    assert (found.leg[ride].zone, found.leg[ride].arrival_zone) == (TOKYO, LONDON)
    assert found.session[talk].when == at(MONDAY, "10")


def test_a_leg_that_would_arrive_before_it_leaves_holds_the_whole_gesture_back(
    workspace: Workspace, hall: str
) -> None:
    home = workspace.do(places.create, name="Home", language="en", zone=LONDON)
    talk = meet(workspace, hall)
    flight = workspace.do(
        legs.add, workspace.visit, title="Flight", language="en", origin=hall, destination=home,
        departure=at(MONDAY, "12"), arrival=at(MONDAY, "13"),
    )  # fmt: skip
    workspace.do(fields.set_value, Place, hall, "zone", "America/Los_Angeles")
    workspace.refused(places.bring_zones, [talk, flight])


def test_merged_places_are_one_everywhere_and_come_apart_again(
    workspace: Workspace, undone: Undone, hall: str
) -> None:
    twin = workspace.do(places.create, name="浜松市役所", language="ja", zone=LONDON)
    talk = meet(workspace, twin)
    undone(places.merge, twin, hall)
    found = workspace.snapshot
    assert found.session[talk].place == hall
    assert found.places[twin] == found.places[hall] == place(workspace, hall)
    workspace.do(sessions.set_place, talk, twin)
    assert workspace.snapshot.session[talk].zone == TOKYO
    undone(places.part, twin)
    assert workspace.snapshot.places[twin].name["ja"] == "浜松市役所"


def test_merging_goes_round_in_no_circle(workspace: Workspace, hall: str) -> None:
    twin, third = (workspace.do(places.create, name=name, language="en") for name in ("Twin", "Third"))
    workspace.refused(places.merge, hall, hall)
    workspace.do(places.merge, twin, hall)
    workspace.refused(places.merge, hall, twin)
    workspace.do(places.merge, third, twin)
    assert place(workspace, third).alias_of == hall
    workspace.refused(places.delete, hall)
    workspace.refused(places.part, hall)
    workspace.refused(places.merge, "gone", hall)
    workspace.refused(places.merge, hall, "gone")
    with pytest.raises(ValueError, match="not set here"):
        workspace.do(fields.set_value, Place, hall, "alias_of", hall)


def test_what_looks_alike_is_told_apart_for_good(workspace: Workspace, undone: Undone, hall: str) -> None:
    twin = workspace.do(places.create, name="city  hall", language="en")
    (pair,) = likely_same_places(workspace.all(Place))
    assert {pair.one, pair.other} == {hall, twin}
    undone(places.tell_apart, pair.other, pair.one)
    assert not likely_same_places(workspace.all(Place))


def test_a_country_takes_foreign_regions_away(workspace: Workspace, undone: Undone) -> None:
    parma = workspace.do(cities.create, name="Parma", language="it")

    def city() -> City:
        return workspace.all(City)[0]

    undone(cities.set_country, parma, " it ")
    workspace.do(fields.set_value, City, parma, "region", "IT-45")
    workspace.do(cities.set_country, parma, "IT")
    assert city().region == "IT-45"
    undone(cities.set_country, parma, "JP")
    assert (city().country, city().region) == ("JP", "")
    assert workspace.refused(cities.set_country, parma, "Italy").field == "country"
    assert workspace.refused(fields.set_value, City, parma, "region", "Emilia").field == "region"


def test_local_holidays_are_read_before_they_are_kept(workspace: Workspace, undone: Undone) -> None:
    parma = workspace.do(cities.create, name="Parma", language="it")
    undone(cities.add_holiday, parma, " 01-13  Sant'Ilario ")
    workspace.do(cities.add_holiday, parma, "01-13 Sant'Ilario")
    assert workspace.all(City)[0].local_holidays == ("01-13 Sant'Ilario",)
    for line in ("in January", "13-45 Never", " "):
        assert workspace.refused(cities.add_holiday, parma, line).field == "local_holidays"
    undone(cities.remove_holiday, parma, "01-13 Sant'Ilario")
    assert not workspace.all(City)[0].local_holidays


def test_indicators_are_added_ordered_and_removed(workspace: Workspace, undone: Undone) -> None:
    parma = workspace.do(cities.create, name="Parma", language="it")
    first, second = (workspace.do(cities.add_indicator, parma) for _ in range(2))

    def rows() -> list[str]:
        return [one.id for one in sorted(workspace.all(Indicator), key=lambda one: one.order)]

    assert rows() == [first, second]
    undone(cities.reorder_indicators, [second, first])
    assert rows() == [second, first]
    workspace.do(fields.set_value, Indicator, first, "value", 12.5)
    for value in (float("inf"), float("nan"), 1e18):
        assert workspace.refused(fields.set_value, Indicator, first, "value", value).field == "value"
    undone(cities.remove_indicator, first)
    assert rows() == [second]


def test_a_city_or_organisation_that_is_named_stays(workspace: Workspace, undone: Undone) -> None:
    parma = workspace.do(cities.create, name="Parma", language="it")
    office = workspace.do(organisations.create, name="Comune", language="it", city=parma)
    assert workspace.refused(cities.delete, parma).phrase.facts["n"] == 1
    hall = workspace.do(places.create, name="Municipio", language="it", zone=ROME)
    workspace.do(fields.set_value, Place, hall, "organisation", office)
    workspace.refused(organisations.delete, office)
    workspace.do(fields.set_value, Place, hall, "organisation", "")
    undone(organisations.delete, office)
    undone(cities.delete, parma)
    assert (workspace.all(City), workspace.all(Organisation)) == ((), ())


def test_an_organisation_is_found_by_any_of_its_names(workspace: Workspace) -> None:
    office = workspace.do(organisations.named, name=" Comune di Parma ", language="it")
    workspace.do(fields.write_text, Organisation, office, "name", "ja", "パルマ市")
    assert workspace.do(organisations.named, name="パルマ市", language="ja") == office
    assert workspace.do(organisations.named, name="Comune di Reggio", language="it") != office
    assert workspace.refused(organisations.named, name=" ", language="it").field == "organisation"
    workspace.refused(organisations.create, name="x", language="it", city="nowhere")
