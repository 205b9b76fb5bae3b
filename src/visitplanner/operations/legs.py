"""Legs: timed journeys with a place, a zone and a local time at each end."""

from __future__ import annotations

from dataclasses import replace

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme as itinerary
from visitplanner.domain.kinds import Mode
from visitplanner.domain.records import Leg, Visit
from visitplanner.domain.when import TRAY, When
from visitplanner.operations import days, programme, rules
from visitplanner.store.editing import Edit


def add(
    edit: Edit,
    visit: str,
    *,
    title: str,
    language: str,
    origin: str = "",
    destination: str = "",
    departure: When = TRAY,
    arrival: When = TRAY,
    mode: Mode = Mode.TRAIN,
    zone: str = "",
    arrival_zone: str = "",
) -> str:
    """A new leg and its id. Zones are those of the places, unless they are given."""
    edit.get(Visit, visit)
    if departure.date is None:
        departure = replace(departure, order=programme.last_in_tray(edit, visit))
    here = zone or programme.zone_of(edit, origin, days.zone_on(edit, visit, departure.date))
    there = arrival_zone or programme.zone_of(edit, destination, here)
    id = edit.add(
        Leg,
        space=visit,
        visit=visit,
        title=programme.titled(title, language),
        mode=mode,
        origin=origin,
        destination=destination,
        when=departure,
        arrival=arrival,
        zone=rules.known_zone(here),
        arrival_zone=rules.known_zone(there, "arrival_zone"),
    )
    _check(edit.get(Leg, id), "arrival")
    return id


def set_departure(edit: Edit, id: str, when: When) -> None:
    """Day and time of departure, local there; the arrival stays, as in a timetable."""
    leg = programme.free(edit.get(Leg, id))
    _check(replace(leg, when=when), "departure")
    edit.set(Leg, id, when=when)


def set_arrival(edit: Edit, id: str, when: When) -> None:
    """Day and time of arrival, local there. `TRAY` means not known yet."""
    leg = programme.free(edit.get(Leg, id))
    _check(replace(leg, arrival=when), "arrival")
    edit.set(Leg, id, arrival=when)


def set_origin(edit: Edit, id: str, place: str) -> None:
    """Where it leaves from, and with it the zone of the departure."""
    leg = edit.get(Leg, id)
    zone = programme.zone_of(edit, place, leg.zone)
    _check(replace(leg, zone=zone), "origin")
    edit.set(Leg, id, origin=place, zone=zone)


def set_destination(edit: Edit, id: str, place: str) -> None:
    """Where it arrives, and with it the zone of the arrival."""
    leg = edit.get(Leg, id)
    zone = programme.zone_of(edit, place, leg.arrival_zone or leg.zone)
    _check(replace(leg, arrival_zone=zone), "destination")
    edit.set(Leg, id, destination=place, arrival_zone=zone)


def set_zone(edit: Edit, id: str, zone: str) -> None:
    """The zone that the departure's clock shows; the clock time stays."""
    leg = edit.get(Leg, id)
    _check(replace(leg, zone=rules.known_zone(zone)), "zone")
    edit.set(Leg, id, zone=zone)


def set_arrival_zone(edit: Edit, id: str, zone: str) -> None:
    """The zone that the arrival's clock shows; the clock time stays."""
    leg = edit.get(Leg, id)
    _check(replace(leg, arrival_zone=rules.known_zone(zone, "arrival_zone")), "arrival_zone")
    edit.set(Leg, id, arrival_zone=zone)


def follow_places(edit: Edit, id: str) -> None:
    """Into the zones of its places, after these have changed; the times stay what clocks there show."""
    leg = edit.get(Leg, id)
    zone = programme.zone_of(edit, leg.origin, leg.zone)
    arrival = programme.zone_of(edit, leg.destination, leg.arrival_zone)
    _check(replace(leg, zone=zone, arrival_zone=arrival), "zone")
    edit.set(Leg, id, zone=zone, arrival_zone=arrival)


def set_mode(edit: Edit, id: str, mode: Mode) -> None:
    """How people move."""
    edit.set(Leg, id, mode=mode)


def _check(leg: Leg, field: str) -> None:
    """By the calendar a flight may arrive the day before; what counts is the instant."""
    for when in (leg.when, leg.arrival):
        if when.date:
            rules.day(when.date, field)
    one = itinerary.slot(leg)
    if one.minutes is not None and one.minutes < 0:
        raise Refusal(N_("The arrival is before the departure."), field=field)
