"""`visits`: the library, and `show`: one programme in its order."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns, printable
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import bookings, programme
from visitplanner.domain.goers import called
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.labels import label
from visitplanner.domain.programme import DayPlan, Slot
from visitplanner.domain.records import Booking, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine
from visitplanner.domain.when import abbreviation
from visitplanner.domain.wording import Picked, Wording


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    every = commands.add("visits", N_("list the visits"), list_visits)
    commands.json(every)
    one = commands.add("show", N_("show the programme of a visit in its order"), show)
    commands.code(one)
    commands.json(one)


def list_visits(console: Console, options: Namespace) -> int:
    """The visits, coming ones first."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    lines: tuple[VisitLine, ...] = ()
    if console.has_library:
        with console.open() as library:
            lines = library.read(snapshots.library, console.now)
    if options.json:
        console.show([_visit_json(line) for line in lines])
    elif not lines:
        console.say(N_("No visits yet. “visitplanner sample” adds two to look at."))
    else:
        print(*columns([visit_row(console, line) for line in lines]), sep="\n")
    return 0


def show(console: Console, options: Namespace) -> int:
    """The programme of one visit."""
    with console.open() as library:
        snapshot = read_visit(library, options.code)
    if options.json:
        console.show(_programme_json(console, snapshot))
    else:
        print(*_programme(console, snapshot), sep="\n")
    return 0


def _visit_json(line: VisitLine) -> dict[str, Any]:
    return {
        "id": line.id, "code": line.code, "title": dict(line.title.texts), "state": line.state,
        "start": line.start and line.start.isoformat(), "end": line.end and line.end.isoformat(),
        "sessions": line.sessions, "sample": line.sample, "template": line.template,
    }  # fmt: skip


def visit_row(console: Console, line: VisitLine) -> list[str]:
    """The cells of a visit in a list: code, dates, state, title, and whether it is a sample or a template."""
    spoken = console.language
    title = marked(line.title.pick(spoken.code, line.working_language))
    if line.template:
        return [line.id, "", "", title, spoken.gettext(N_("Template"))]
    dates = spoken.dates(line.start, line.end) if line.start and line.end else ""
    sample = spoken.gettext(N_("Sample")) if line.sample else ""
    return [line.code or line.id, dates, spoken.gettext(label(line.state)), title, sample]


def _programme(console: Console, snapshot: Snapshot) -> Iterator[str]:
    """Headings and rows. All days share their columns, so that times stand under times."""
    spoken, visit = console.language, snapshot.visit
    dates = spoken.dates(visit.start, visit.end) if visit.start and visit.end else ""
    sample = spoken.gettext(N_("Sample")) if visit.sample else ""
    facts = (visit.code, dates, visit.zone, spoken.gettext(label(visit.state)), sample)
    yield printable(marked(visit.title.pick(spoken.code, visit.working_language)))
    yield printable(" · ".join(fact for fact in facts if fact))
    plans, tray = programme.days(snapshot), programme.tray(snapshot)
    clashing = programme.clashes(snapshot)
    rows = [_row(console, snapshot, one, clashing) for plan in plans for one in plan.slots]
    rows += [_row(console, snapshot, one, clashing) for one in tray]
    lines = columns(rows, indent="  ") if rows else iter(())
    for plan in plans:
        yield ""
        yield printable(_heading(console, snapshot, plan))
        yield from _booked(console, snapshot, plan)
        yield from (next(lines) for _ in plan.slots)
    if tray:
        yield ""
        yield spoken.gettext(N_("Unscheduled"))
        yield from lines


def _heading(console: Console, snapshot: Snapshot, plan: DayPlan) -> str:
    parts = [console.language.date(plan.date, "day")]
    if plan.record:
        working = snapshot.visit.working_language
        city = snapshot.cities.get(plan.record.city)
        words = (city.name if city else Wording(), plan.record.title)
        parts += [marked(word.pick(console.language.code, working)) for word in words if word]
    return " · ".join(parts)


def _booked(console: Console, snapshot: Snapshot, plan: DayPlan) -> Iterator[str]:
    """One line of what is booked over a day."""
    spoken = console.language
    names = [
        marked(bookings.named(snapshot, one, spoken.code)) or spoken.gettext(label(one.kind))
        for one in bookings.on_day(snapshot, plan.date)
    ]
    if names:
        words = spoken.gettext(N_("Booked: {names}"))
        yield printable(words.format(names=" · ".join(names)))


def _group(console: Console, snapshot: Snapshot, one: Slot) -> str:
    """Which group goes; "" where everybody does."""
    said = called(snapshot, one.item.track, console.language.code)
    return console.language.say(said) if said else ""


def _row(console: Console, snapshot: Snapshot, one: Slot, clashing: frozenset[str]) -> list[str]:
    spoken, item = console.language, one.item
    what = item.kind if isinstance(item, Session) else item.mode
    title = marked(item.title.pick(spoken.code, snapshot.visit.working_language))
    where = " → ".join(part for part in _places(console, snapshot, one).values() if part)
    status = "" if item.status is SessionStatus.CONFIRMED else spoken.gettext(label(item.status))
    overlap = spoken.gettext(N_("Overlap")) if one.id in clashing else ""
    notes = spoken.series((_group(console, snapshot, one), status, overlap))
    return [_times(console, snapshot, one), spoken.gettext(label(what)), title, where, notes]


def _times(console: Console, snapshot: Snapshot, one: Slot) -> str:
    """`09:30–10:45`, with the zone's name where it is not the visit's and the days to add where it ends later."""
    spoken = console.language
    if one.start is None:
        minutes = spoken.minutes(one.minutes) if one.minutes else ""
        return minutes if one.date is None else spoken.gettext(N_("to be confirmed"))
    text = spoken.times(one.start, one.end)
    zones = [abbreviation(moment, str(moment.tzinfo)) for moment in (one.start, one.end) if moment]
    if {*zones} != {abbreviation(one.start, snapshot.visit.zone)}:
        text += f" ({' → '.join(dict.fromkeys(zones))})"
    later = (one.end.date() - one.start.date()) // timedelta(days=1) if one.end else 0
    return f"{text} {later:+d}" if later else text


def _programme_json(console: Console, snapshot: Snapshot) -> dict[str, Any]:
    visit = snapshot.visit
    return {
        "id": visit.id, "code": visit.code, "title": dict(visit.title.texts), "state": visit.state,
        "start": visit.start and visit.start.isoformat(), "end": visit.end and visit.end.isoformat(),
        "zone": visit.zone, "home_zone": visit.home_zone,
        "items": [_item_json(console, snapshot, one) for one in programme.slots(snapshot)],
        "bookings": [_booking_json(one) for one in bookings.in_order(snapshot)],
    }  # fmt: skip


def _item_json(console: Console, snapshot: Snapshot, one: Slot) -> dict[str, Any]:
    """Local times without an offset: the zone stands beside them. A time that is to be confirmed is null."""
    item, places = one.item, _places(console, snapshot, one)
    start, end = (moment and moment.strftime("%Y-%m-%dT%H:%M") for moment in (one.start, one.end))
    shared = {
        "id": one.id, "kind": one.kind, "title": dict(item.title.texts), "status": item.status,
        "date": one.date and one.date.isoformat(), "minutes": one.minutes, "anchored": item.anchored,
        "group": _group(console, snapshot, one) or None,
    }  # fmt: skip
    if isinstance(item, Session):
        return {**shared, "session_kind": item.kind, "start": start, "end": end, "zone": item.zone, **places}
    zones = {"start_zone": item.zone, "end_zone": item.arrival_zone or item.zone}
    return {**shared, "mode": item.mode, "start": start, "end": end, **zones, **places}


def _booking_json(one: Booking) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "status": one.status, "title": dict(one.title.texts),
        "start": one.start and one.start.isoformat(), "end": one.end and one.end.isoformat(),
    }  # fmt: skip


def _places(console: Console, snapshot: Snapshot, one: Slot) -> dict[str, str | None]:
    """The names of the place of a session, or of both ends of a leg; None where there is none."""
    item, working = one.item, snapshot.visit.working_language
    ids = {"place": item.place} if isinstance(item, Session) else {"from": item.origin, "to": item.destination}
    found = {key: snapshot.places.get(id) for key, id in ids.items()}
    return {
        key: place.name.pick(console.language.code, working).text if place else None for key, place in found.items()
    }


def marked(picked: Picked) -> str:
    """A text; where another language stands in for the one asked, that one is named."""
    return picked.text if picked.asked else f"{picked.text} [{picked.language}]"
