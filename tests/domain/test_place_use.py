"""What happens at a place, where the day goes on, and whose clock is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from visitplanner.domain.kinds import SessionKind, SessionStatus
from visitplanner.domain.place_use import astray, items_at, next_place, walk, zone_of
from visitplanner.domain.programme import slots
from visitplanner.domain.records import City, Leg, Place, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY, When

TOKYO, SEOUL = "Asia/Tokyo", "Asia/Seoul"
DAY = date(2026, 11, 9)
HALL = Place(id="hall", space="hall", city="city", latitude=34.7108, longitude=137.7262)
PARK = Place(id="park", space="park", zone=TOKYO, latitude=34.7118, longitude=137.7252)


def session(id: str, place: str, hour: int | None = None, day: date = DAY, **more: object) -> Session:
    when = TRAY if hour is None else When(day, time(hour))
    return Session(id=id, space="v", visit="v", place=place, when=when, minutes=60, zone=TOKYO, **more)  # type: ignore[arg-type]


def leg(id: str, origin: str, destination: str, hour: int) -> Leg:
    return Leg(
        id=id, space="v", visit="v", origin=origin, destination=destination, zone=TOKYO, arrival_zone=TOKYO,
        when=When(DAY, time(hour)), arrival=When(DAY, time(hour + 1)),
    )  # fmt: skip


def visit(*items: Session | Leg, **zones: str) -> Snapshot:
    return Snapshot(
        Visit(id="v", space="v", zone=TOKYO),
        sessions=tuple(one for one in items if isinstance(one, Session)),
        legs=tuple(one for one in items if isinstance(one, Leg)),
        places={"hall": replace(HALL, zone=zones.get("hall", "")), "park": PARK},
        cities={"city": City(id="city", space="city", zone=zones.get("city", TOKYO))},
    )


def ids(found: tuple[object, ...]) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


def test_legs_belong_to_both_of_their_ends_and_the_tray_stands_last() -> None:
    found = visit(
        session("idea", "hall"),
        session("talk", "hall", 9),
        leg("bus", "park", "hall", 7),
        session("x", "park", 8),
    )
    assert ids(items_at(found, "hall")) == ["bus", "talk", "idea"]


def test_the_day_goes_on_elsewhere() -> None:
    cancelled = session("c", "hall", 11, status=SessionStatus.CANCELLED)
    found = visit(session("a", "hall", 9), cancelled, session("b", "park", 12), session("d", "park", 14))
    one, _cancelled, two, three = slots(found)
    there = next_place(found, one)
    assert there is not None
    assert there.id == "park"
    assert next_place(found, two) is None
    assert next_place(found, three) is None


def test_another_day_or_no_day_is_not_next() -> None:
    found = visit(session("a", "hall", 9), session("b", "park", 9, date(2026, 11, 10)), session("t", "hall"))
    assert [next_place(found, one) for one in slots(found)] == [None, None, None]


def test_a_walk_is_estimated_where_both_ends_are_known() -> None:
    found = visit()
    way = walk(found, HALL, PARK)
    assert way is not None
    assert 2 <= way.minutes <= 5
    assert walk(found, HALL, replace(PARK, latitude=None)) is None


def test_a_zone_is_the_places_own_or_its_citys() -> None:
    assert zone_of(visit(), HALL) == TOKYO
    assert zone_of(visit(hall=SEOUL), replace(HALL, zone=SEOUL)) == SEOUL
    assert zone_of(visit(city=""), HALL) == ""
    assert zone_of(visit(), None) == ""


def test_whose_clock_differs() -> None:
    items = (
        session("a", "hall", 9),
        session("v", "hall", 10, kind=SessionKind.VIRTUAL),
        leg("out", "hall", "park", 12),
        leg("in", "park", "hall", 15),
        session("p", "park", 18),
    )
    assert not astray(visit(*items), HALL)
    moved = visit(*items, hall=SEOUL)
    assert ids(astray(moved, moved.places["hall"])) == ["a", "out", "in"]
    by_city = visit(*items, city=SEOUL)
    assert ids(astray(by_city, by_city.places["hall"])) == ["a", "out", "in"]
    assert not astray(visit(*items, city=""), HALL)
