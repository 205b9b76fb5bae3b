"""Whatever the programme: a fix takes its finding away, makes nothing impossible, and leaves anchored things alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.checks.cases import TODAY, attends, city, connector, delegate, keyed, person, place, track
from tests.domain.checks.fixing import fixed
from tests.domain.examples import HONOLULU, LONDON, MONDAY, ROME, TOKYO, leg, session, snapshot
from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding, said, say
from visitplanner.domain.checks.report import CHECK, examine
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import apart
from visitplanner.domain.kinds import Mode, Part, SessionKind, SessionStatus, Severity
from visitplanner.domain.programme import Item
from visitplanner.domain.records import Connector, Day, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording

CHECKS = (
    "overlap", "double_person", "double_interpreter", "double_place", "travel", "broken_journey", "hotel_way",
    "no_place", "check_in", "journey", "outside_dates", "clock_change", "clock", "no_time", "no_zone",
)  # fmt: skip
PLACES = keyed(
    [
        place("hall", 34.7108, 137.7261, city="hamamatsu"), place("station", 34.7038, 137.7349, city="hamamatsu"),
        place("plant", 34.7100, 137.6360, city="hamamatsu"), place("kamakura", 35.3192, 139.5467, city="kamakura"),
        place("school", city="hamamatsu"), place("airport"),
    ]
)  # fmt: skip
PEOPLE = ("Ada", "Ben", "Kei")
TRACKS = (track("a", "Ada"), track("b", "Ben"), track("nobody yet"))
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)

somewhere = st.sampled_from([*PLACES, "", "unknown"])
zones = st.sampled_from([TOKYO, TOKYO, TOKYO, ROME, LONDON, HONOLULU, "", "Mars/Base"])
tracks = st.sampled_from(["", "", "", "a", "b", "nobody yet", "unknown"])
few = st.one_of(st.none(), st.integers(0, 40))
statuses = st.sampled_from([SessionStatus.IDEA, SessionStatus.CONFIRMED, SessionStatus.CANCELLED])


@st.composite
def whens(draw: st.DrawFn, first: date) -> When:
    day = draw(st.one_of(st.none(), st.integers(-2, 3).map(lambda n: first + timedelta(days=n))))
    clock = draw(st.one_of(st.none(), st.integers(0, 287).map(lambda n: time(n // 12, n % 12 * 5))))
    return When(day, clock, draw(st.integers(0, 1)))


@st.composite
def items(draw: st.DrawFn, number: int, first: date) -> Item:
    shared: dict[str, Any] = {
        "track": draw(tracks), "anchored": draw(st.booleans()), "status": draw(statuses),
    }  # fmt: skip
    when, zone = draw(whens(first)), draw(zones)
    if draw(st.booleans()):
        return session(
            f"s{number}", when, draw(st.integers(0, 36)) * 10, zone,
            place=draw(somewhere), kind=draw(st.sampled_from(SessionKind)), **shared,
        )  # fmt: skip
    return leg(
        f"l{number}", when, draw(whens(first)), zone, draw(zones), mode=draw(st.sampled_from(Mode)),
        origin=draw(somewhere), destination=draw(somewhere), luggage=draw(st.booleans()),
        boarding_minutes=draw(few), buffer_minutes=draw(few), **shared,
    )  # fmt: skip


@st.composite
def visits(draw: st.DrawFn) -> Snapshot:
    first = draw(st.sampled_from([MONDAY, SPRING, AUTUMN]))
    made = [draw(items(number, first)) for number in range(draw(st.integers(1, 7)))]
    ids = [one.id for one in made]
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=4, unique=True))
    ways: list[Connector] = [connector(one, other, draw(few)) for one, other in pairs]
    rows = draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(PEOPLE), st.sampled_from(Part)), max_size=5)
    )
    parts = {(id, who): attends(id, who, part) for id, who, part in rows if id.startswith("s")}
    nights = [
        Day(id=f"d{n}", space="v", visit="v", date=first + timedelta(days=n), hotel=draw(somewhere))
        for n in (0, 1)
    ]
    dated = draw(st.booleans())
    visit = Visit(
        id="v", space="v", zone=TOKYO, group_size=draw(st.sampled_from([0, 3, 12])),
        start=first if dated else None, end=first + timedelta(days=1) if dated else None,
    )  # fmt: skip
    return snapshot(
        *made, visit=visit, tracks=TRACKS, connectors=tuple(ways), attendances=tuple(parts.values()),
        days=tuple(nights), places=PLACES, cities=keyed([city("hamamatsu", "JP"), city("kamakura", "JP")]),
        people=keyed(person(one) for one in PEOPLE), participations=tuple(delegate(one) for one in PEOPLE),
    )  # fmt: skip


def findings(visit: Snapshot) -> dict[str, Finding]:
    """What the checks of times, ways and dates find, by id."""
    scene = Scene(visit, TODAY)
    return {one.id: one for check in CHECKS for one in CHECK[check].find(scene)}


def impossible(found: dict[str, Finding]) -> set[str]:
    """What cannot be."""
    return {one.subject for one in found.values() if one.severity is Severity.ERROR}


@given(visits())
def test_a_fix_takes_its_finding_away_and_makes_nothing_impossible(visit: Snapshot) -> None:
    before = findings(visit)
    for finding in before.values():
        assert [fix.cost for fix in finding.fixes] == sorted(fix.cost for fix in finding.fixes)
        for fix in finding.fixes:
            after = findings(fixed(visit, fix))
            assert finding.id not in after, (finding, fix)
            tells = fix.gesture == "set_arrival"  # an arrival brings to light what did not fit before
            assert tells or impossible(after) <= impossible(before), (finding, fix)


@given(visits())
def test_no_fix_moves_what_is_anchored_or_loses_anything(visit: Snapshot) -> None:
    for finding in findings(visit).values():
        for fix in finding.fixes:
            after = fixed(visit, fix)
            assert [one.id for one in after.sessions] == [one.id for one in visit.sessions]
            assert [one.id for one in after.legs] == [one.id for one in visit.legs]
            held = {one.id: one for one in (*visit.sessions, *visit.legs) if one.anchored}
            assert held == {one.id: one for one in (*after.sessions, *after.legs) if one.anchored}, fix


@given(visits(), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_rows(visit: Snapshot, chance: Any) -> None:
    mixed = {
        name: tuple(chance.sample(getattr(visit, name), len(getattr(visit, name))))
        for name in ("sessions", "legs", "connectors", "attendances", "days", "tracks", "participations")
    }
    first, second = findings(visit), findings(replace(visit, **mixed))
    assert {id: one.fingerprint for id, one in first.items()} == {
        id: one.fingerprint for id, one in second.items()
    }


@given(visits())
def test_whoever_is_expected_twice_at_once_is_found(visit: Snapshot) -> None:
    """Against the plain comparison of all pairs."""
    slots = [one for one in programme.slots(visit) if one.start and one.end and not one.cancelled]
    meeting = {
        max((one, other), key=lambda slot: (programme.span(slot), slot.id)).id
        for n, one in enumerate(slots)
        for other in slots[:n]
        if programme.shared_minutes(one, other) > 0 and not apart(visit, one.item, other.item)
    }
    assert {one.subject for one in findings(visit).values() if one.check == "overlap"} == meeting


@pytest.mark.parametrize(
    "day", [date.min, date.min + timedelta(days=1), date.max - timedelta(days=1), date.max]
)
@pytest.mark.parametrize("zone", [TOKYO, HONOLULU, "UTC", ""])
def test_what_stands_where_the_calendar_ends_breaks_nothing(day: date, zone: str) -> None:
    edge = [time(0), time(0, 30), time(23, 30), None]
    made: list[Item] = [
        session(f"s{n}", When(day, clock), 90, zone, place="hall") for n, clock in enumerate(edge)
    ]
    made += [
        leg(f"l{n}", When(day, clock), When(day, clock), zone, origin="hall") for n, clock in enumerate(edge)
    ]
    nights = (Day(id="d", space="v", visit="v", date=day, hotel="plant"),)
    for start in (MONDAY, day):
        visit = Visit(id="v", space="v", zone=zone, start=start, end=start)
        found = examine(snapshot(*made, visit=visit, days=nights, places=PLACES), TODAY).findings
        assert not [one for one in found if one.items]


@pytest.mark.parametrize("code", LANGUAGES)
def test_hostile_titles_are_said_in_every_language_and_nothing_stays_unfilled(code: str) -> None:
    title = "<b>&{gap}\x00\ud800 𠮷\u202e" + "x" * 10_000
    first = session("one", When(MONDAY, time(9)), 60, place="hall")
    made = [replace(first, id=id, title=wording("en", en=title)) for id in ("one", "two", "three")]
    visit = snapshot(
        *made, leg("bus", When(MONDAY, time(12))), places=PLACES, visit=Visit(id="v", space="v", start=MONDAY)
    )
    for one in findings(visit).values():
        told = say(language(code), one.phrase)
        assert not re.search(r"\{\w+\}", told.replace(title, "")), one.check
        assert all(say(language(code), fix.label) for fix in one.fixes)
        assert all(said(language(code), value) for _, value in one.data)
