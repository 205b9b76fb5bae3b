"""What is said of one date of a visit: its city, hotel, dress, note. The record is made with the first word of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from visitplanner.domain import ids
from visitplanner.domain.records import City, Day, Visit
from visitplanner.domain.when import zone
from visitplanner.operations import fields, rules
from visitplanner.store.editing import Edit


def ensure(edit: Edit, visit: str, on: date) -> str:
    """The id of the record of that date, which is made if need be."""
    rules.day(on)
    id = ids.day(visit, on)
    if not edit.find(Day, id=id):
        edit.get(Visit, visit)
        edit.add(Day, space=visit, id=id, visit=visit, date=on)
    return id


def set_value(edit: Edit, visit: str, on: date, field: str, value: Any) -> None:
    """One register of that date: `city` (an id) or `hotel` (a place's id)."""
    fields.set_value(edit, Day, ensure(edit, visit, on), field, value)


def zone_on(edit: Edit, visit: str, on: date | None) -> str:
    """Where the delegation is on that date: the zone of the day's city, else the visit's."""
    for record in edit.find(Day, visit=visit, date=on) if on else ():
        if record.city and (city := edit.get(City, record.city)).zone:
            return city.zone
    return edit.get(Visit, visit).zone


def zone_at(edit: Edit, visit: str, moment: datetime) -> str:
    """Where the delegation is at an instant: by the date that clocks show in the visit's own zone."""
    on = moment.astimezone(zone(edit.get(Visit, visit).zone)).date()
    return zone_on(edit, visit, on)
