"""All findings of a visit in one order, with those that somebody has accepted told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from visitplanner.base.phrases import N_
from visitplanner.domain.checks import calendar_edges, flights, overlap, travel
from visitplanner.domain.checks.check import Check
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.checks.table import HOSTS, PEOPLE
from visitplanner.domain.kinds import Severity
from visitplanner.domain.records import AcceptedRisk
from visitplanner.domain.snapshot import Snapshot

_PROGRAMME: tuple[Check, ...] = (
    Check(
        "overlap",
        N_("Overlap"),
        N_("Nobody can be at two places at the same time."),
        N_("Plain arithmetic of the programme."),
        overlap.overlaps,
    ),
    Check(
        "double_person",
        N_("Double-booked person"),
        N_("Nobody speaks, hosts or attends in two sessions at the same time."),
        N_("Plain arithmetic of the programme."),
        overlap.double_people,
    ),
    Check(
        "double_interpreter",
        N_("Double-booked interpreter"),
        N_("An interpreter works in one session at a time."),
        N_("Plain arithmetic of the programme."),
        overlap.double_interpreters,
    ),
    Check(
        "double_place",
        N_("Double-booked place"),
        N_("Two groups at one place at the same time need two rooms."),
        N_("Plain arithmetic of the programme."),
        overlap.double_places,
    ),
    Check(
        "travel",
        N_("Time for the way"),
        N_(
            "The time between two neighbours holds the way, and boarding, changing or a reserve beside it. "
            "The minutes are those planned between them; else a walk is estimated from the straight line; "
            "else they are not known."
        ),
        N_("Walking speed, boarding and changing are planning values of this program."),
        travel.gaps,
        (
            "walk_speed",
            "detour",
            "walk_most",
            "drive_speed",
            "boarding_base",
            "boarding_person",
            "boarding_most",
            "station_change",
            "station_change_luggage",
        ),
    ),
    Check(
        "broken_journey",
        N_("Broken journey"),
        N_("A leg begins in the city in which the one before ended, unless the way between is planned."),
        N_("Plain arithmetic of the programme."),
        travel.broken_journeys,
    ),
    Check(
        "hotel_way",
        N_("Way from and to the hotel"),
        N_(
            "The day begins and ends at the hotel of the night: a leg, planned minutes or a short walk lead "
            "there."
        ),
        N_("A rule of this program: what nobody has planned is not verified."),
        travel.hotels,
        ("walk_speed", "detour", "walk_most"),
    ),
    Check(
        "no_place",
        N_("No place"),
        N_("Ways can be checked only between known places. Free time and virtual appointments need none."),
        N_("A rule of this program: what nobody has planned is not verified."),
        travel.unplaced,
    ),
    Check(
        "check_in",
        N_("Time at the airport"),
        N_(
            "Before a flight a group needs time at the airport: more inside Schengen than at home, and most "
            "across a border with checks. Countries are those of the cities, else of the time zones."
        ),
        N_("Planning values of this program; the airline's own times come first."),
        flights.check_in,
        (
            "airport_domestic",
            "airport_schengen",
            "airport_international",
            "station_change",
            "station_change_luggage",
        ),
    ),
    Check(
        "journey",
        N_("Impossible journey"),
        N_(
            "A leg arrives after it departs, and nothing is faster than 1,000 km/h in the air or 400 km/h on "
            "the ground."
        ),
        N_("Distances are great circles between the coordinates of the places."),
        flights.journeys,
    ),
    Check(
        "outside_dates",
        N_("Outside the dates"),
        N_("Sessions and departures lie within the dates of the visit."),
        N_("Plain arithmetic of the programme."),
        calendar_edges.outside,
    ),
    Check(
        "clock_change",
        N_("Skipped or doubled hour"),
        N_("Where clocks go forward an hour does not exist; where they go back it comes twice."),
        N_("The time zone database (IANA)."),
        calendar_edges.clock_changes,
    ),
    Check(
        "clock",
        N_("Night of the clock change"),
        N_("The night in which clocks change is an hour shorter or longer."),
        N_("The time zone database (IANA)."),
        calendar_edges.nights,
    ),
    Check(
        "no_time",
        N_("No time"),
        N_("What has a day but no time cannot be checked."),
        N_("A rule of this program: what nobody has planned is not verified."),
        calendar_edges.untimed,
    ),
    Check(
        "no_zone",
        N_("Unknown time zone"),
        N_("Times are local at their place, whose time zone must be known."),
        N_("The time zone database (IANA)."),
        calendar_edges.unknown_zones,
    ),
)

CHECKS: tuple[Check, ...] = (*_PROGRAMME, *PEOPLE, *HOSTS)

CHECK: Mapping[str, Check] = {check.id: check for check in CHECKS}

IMPOSSIBLE: tuple[Check, ...] = tuple(
    CHECK[id]
    for id in (
        "overlap", "double_person", "double_interpreter", "travel", "check_in", "journey", "clock_change"
    )
)  # fmt: skip
"""The checks that may find something impossible: with these alone a visit is as ready as with all."""


@dataclass(frozen=True)
class Report:
    """What the checks found. `accepted` are the ids of findings whose risk was accepted, with who and why."""

    findings: tuple[Finding, ...] = ()
    accepted: Mapping[str, AcceptedRisk] | None = None

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(one for one in self.findings if one.id not in (self.accepted or {}))

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Finding, ...]]:
        """Item → its open findings, the worst first."""
        found: dict[str, list[Finding]] = {}
        for one in self.open:
            for item in one.items[:1]:
                found.setdefault(item, []).append(one)
        return {item: tuple(sorted(all, key=_weight)) for item, all in found.items()}

    def on(self, date: dt.date | None) -> tuple[Finding, ...]:
        """The open findings of a date; None are those of the visit as a whole."""
        return tuple(one for one in self.open if one.date == date)


def examine(
    snapshot: Snapshot,
    today: dt.date,
    between: Callable[[], None] | None = None,
    checks: Iterable[Check] = CHECKS,
) -> Report:
    """Every one of `checks` over a visit; findings by date, those of the whole visit first, then by weight and item.

    `between` is called before each check; it may raise to give up.
    """
    scene = Scene(snapshot, today)
    found: dict[str, Finding] = {}
    for check in checks:
        if between is not None:
            between()
        found |= {one.id: one for one in check.find(scene)}
    order = {one.id: n for n, one in enumerate(scene.slots)}
    ordered = sorted(found.values(), key=lambda one: _order(one, order))
    risks = {risk.finding: risk for risk in snapshot.accepted_risks}
    accepted = {one.id: risks[one.id] for one in ordered if _holds(risks.get(one.id), one)}
    return Report(tuple(ordered), accepted)


def _holds(risk: AcceptedRisk | None, finding: Finding) -> bool:
    return risk is not None and risk.facts == finding.fingerprint


def _weight(one: Finding) -> tuple[int, str]:
    return _WEIGHTS[one.severity], one.id


def _order(one: Finding, order: Mapping[str, int]) -> tuple[dt.date, int, int, str]:
    first = order.get(one.items[0], -1) if one.items else -1
    return one.date or dt.date.min, first, _WEIGHTS[one.severity], one.id


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}
