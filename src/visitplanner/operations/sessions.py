"""Sessions: what the delegation does, where, how long and how firmly."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme as itinerary
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.records import Session, Visit
from visitplanner.domain.when import TRAY, When, elapsed, local, wall
from visitplanner.operations import copies, days, programme, rules
from visitplanner.store.editing import Edit


def add(
    edit: Edit,
    visit: str,
    *,
    title: str,
    language: str,
    when: When = TRAY,
    minutes: int = 60,
    kind: SessionKind = SessionKind.MEETING,
    place: str = "",
) -> str:
    """A new session and its id; without a date it goes to the end of the tray. It may still be without a title."""
    edit.get(Visit, visit)
    if when.date:
        rules.day(when.date)
    else:
        when = replace(when, order=programme.last_in_tray(edit, visit))
    return edit.add(
        Session,
        space=visit,
        visit=visit,
        title=programme.titled(title, language),
        when=when,
        minutes=rules.minutes(minutes),
        kind=kind,
        place=place,
        zone=programme.zone_of(edit, place, days.zone_on(edit, visit, when.date)),
    )


def resize(edit: Edit, id: str, minutes: int) -> None:
    """The elapsed minutes; the start stays. Only so may a session last beyond midnight."""
    programme.free(edit.get(Session, id))
    edit.set(Session, id, minutes=rules.minutes(minutes))


def set_times(edit: Edit, id: str, start: time, end: time) -> None:
    """Start and end on the session's day, as clocks there show them."""
    session = edit.get(Session, id)
    programme.free(session)
    if session.when.date is None:
        raise Refusal(N_("Choose a day first."), field="start")
    if end < start:
        raise Refusal(N_("The end is before the start."), field="end")
    moments = (local(session.when.date, clock, session.zone) for clock in (start, end))
    minutes = rules.minutes(elapsed(*moments), "end")
    edit.set(Session, id, when=session.when.at(session.when.date, start), minutes=minutes)


def set_place(edit: Edit, id: str, place: str) -> None:
    """The place, and with it the zone; the times stay what clocks at the place will show."""
    session = edit.get(Session, id)
    edit.set(Session, id, place=place, zone=programme.zone_of(edit, place, session.zone))


def set_zone(edit: Edit, id: str, zone: str) -> None:
    """The zone the session's times are in."""
    edit.set(Session, id, zone=rules.known_zone(zone))


def follow_place(edit: Edit, id: str) -> None:
    """Into the zone of its place, after that has changed; the times stay what clocks there show."""
    session = edit.get(Session, id)
    edit.set(Session, id, zone=programme.zone_of(edit, session.place, session.zone))


def set_kind(edit: Edit, id: str, kind: SessionKind) -> None:
    """What it is."""
    edit.set(Session, id, kind=kind)


def duplicate(edit: Edit, id: str) -> str:
    """A copy right after the session, with what `copies.add` takes along; in the tray if that is where it is."""
    session = edit.get(Session, id)
    after = itinerary.slot(session).end
    last = replace(session.when, order=programme.last_in_tray(edit, session.visit))
    return copies.add(edit, session, session.visit, when=wall(after) if after else last)
