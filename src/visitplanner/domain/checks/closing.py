"""Places that are closed when a session is there: their closing days, their opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain import almanac, opening
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import other_days, room
from visitplanner.domain.checks.days_off import is_working_day
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.checks.regions import city_of
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import SessionKind, Severity
from visitplanner.domain.opening import Hours
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Place
from visitplanner.domain.wording import Wording

WEEK = timedelta(days=7)


def closing_days(scene: Scene) -> Iterator[Finding]:
    """Sessions at places that are closed that day, or that may be, by the custom of the country."""
    for one, place in _placed(scene):
        assert one.date
        closed = closed_on(place, scene.city(place.id), one.date)
        if closed:
            severity, said, data = closed
            yield Finding(
                "closing",
                severity,
                said,
                date=one.date,
                subject=one.id,
                items=(one.id,),
                data=((N_("Place"), place), (N_("Date"), one.date), *data),
                fixes=tuple(_elsewhen(scene, one, place)) if severity is Severity.WARNING else (),
            )


def opening_hours(scene: Scene) -> Iterator[Finding]:
    """Sessions outside the hours of their place; places whose hours cannot be read, one finding for each."""
    unread: dict[str, tuple[Place, list[Slot]]] = {}
    for one, place in _placed(scene):
        if not place.opening_hours.strip():
            continue
        hours = opening.parse(place.opening_hours)
        if hours is None:
            unread.setdefault(place.id, (place, []))[1].append(one)
        elif (
            one.date
            and not _is_inside(scene, place, hours, one, one.date)
            and not closed_on(place, scene.city(place.id), one.date)
        ):
            yield _outside(scene, one, place, hours)
    for place, slots in unread.values():
        yield _unreadable(place, slots)


def _placed(scene: Scene) -> Iterator[tuple[Slot, Place]]:
    """The sessions to which people go, with their places."""
    for one, session in scene.sessions:
        place = scene.place(session.place)
        if place and session.kind is not SessionKind.VIRTUAL and one.date:
            yield one, place


def closed_on(
    place: Place, city: City | None, day: date
) -> tuple[Severity, Phrase, tuple[tuple[str, Wording], ...]] | None:
    """Whether a place in `city` is closed that day, and what its closing follows from; its hours are another matter."""
    if day in place.closed_dates:
        return Severity.WARNING, phrase(N_("{place} is closed on {date}."), place=place, date=day), ()
    custom = _custom(place, city)
    if day.weekday() in place.closed_weekdays:
        name = almanac.holiday(city, day) if city and custom else None
        if name is None:
            return Severity.WARNING, phrase(N_("{place} is closed on this weekday."), place=place), ()
        if custom is Severity.WARNING:
            return None
        said = N_(
            "{place} is closed on this weekday, but may open on a holiday, to close on the day after: ask there."
        )
        return Severity.UNVERIFIED, phrase(said, place=place), ((N_("Holiday"), name),)
    name = _made_up(place, city, day) if city and custom else None
    if name is None or custom is None:
        return None
    said = (
        N_("{place} is closed: its weekly closing day was a holiday, and it closes on the day after.")
        if custom is Severity.WARNING
        else N_(
            "{place} may be closed: its weekly closing day was a holiday, and many close on the day after: ask there."
        )
    )
    return custom, phrase(said, place=place), ((N_("Holiday"), name),)


def _custom(place: Place, city: City | None) -> Severity | None:
    """Whether a closing day that is a holiday is made up for on the day after: certain, by custom (Japan), or not."""
    if place.closed_day_after is None:
        return Severity.UNVERIFIED if city and city.country.upper() == "JP" else None
    return Severity.WARNING if place.closed_day_after else None


def _made_up(place: Place, city: City, day: date) -> Wording | None:
    """The holiday for which the place closes on `day`, the first working day after a closing day that was a holiday."""
    if almanac.holiday(city, day):
        return None
    before = day - timedelta(days=1)
    while day - before < WEEK and (name := almanac.holiday(city, before)):
        if before.weekday() in place.closed_weekdays:
            return name
        before -= timedelta(days=1)
    return None


def _is_inside(scene: Scene, place: Place, hours: Hours, one: Slot, day: date) -> bool:
    """Whether the session at its time, on `day`, is within the hours; without a time, whether there are any."""
    start = one.start.hour * 60 + one.start.minute if one.start else None
    return _covers(scene, place, hours, day, start, one.minutes or 0)


def _covers(scene: Scene, place: Place, hours: Hours, day: date, start: int | None, minutes: int) -> bool:
    city = scene.city(place.id)
    holiday = bool(city and almanac.holiday(city, day))
    if start is None:
        return bool(hours.on(day.weekday(), holiday=holiday))
    return hours.covers(day.weekday(), start, start + minutes, holiday=holiday)


def _outside(scene: Scene, one: Slot, place: Place, hours: Hours) -> Finding:
    assert one.date
    city = scene.city(place.id)
    spans = hours.on(one.date.weekday(), holiday=bool(city and almanac.holiday(city, one.date)))
    open_ = tuple(
        phrase(N_("{start} to {end}"), start=_clock(first), end=_clock(last)) for first, last in spans
    )
    return Finding(
        "opening_hours",
        Severity.WARNING,
        phrase(
            N_("“{title}” is outside the opening hours of {place}: {hours}."),
            title=one.item.title,
            place=place,
            hours=open_,
        )
        if open_
        else phrase(N_("{place} is closed that day, as its opening hours say."), place=place),
        date=one.date,
        subject=one.id,
        items=(one.id,),
        data=(
            (N_("Place"), place),
            (N_("Opening hours"), place.opening_hours),
            *(((N_("Start"), one.start.time()),) if one.start else ()),
            *(((N_("End"), one.end.time()),) if one.end else ()),
        ),
        fixes=remedies.cheapest(_same_day(scene, one, place, hours, spans), *_elsewhen(scene, one, place)),
    )


def _unreadable(place: Place, slots: list[Slot]) -> Finding:
    return Finding(
        "opening_hours",
        Severity.UNVERIFIED,
        phrase(
            N_("The opening hours of {place} cannot be read, so they are not verified: {hours}."),
            place=place,
            hours=place.opening_hours,
        ),
        subject=place.id,
        items=tuple(one.id for one in slots),
        data=((N_("Place"), place), (N_("Opening hours"), place.opening_hours)),
    )


def _same_day(scene: Scene, one: Slot, place: Place, hours: Hours, spans: opening.Spans) -> Fix | None:
    """The nearest time of the same day at which the place is open and everybody is free."""
    if one.item.anchored or one.start is None or one.date is None:
        return None
    now, minutes = one.start.hour * 60 + one.start.minute, one.minutes or 0
    starts = sorted(
        {first for first, _ in spans} | {last - minutes for _, last in spans}, key=lambda at: abs(at - now)
    )
    for at in starts:
        if (
            0 <= at < 1440
            and _covers(scene, place, hours, one.date, at, minutes)
            and room(scene, one, one.date, _clock(at))
        ):
            return remedies.to_time(one, _clock(at), abs(at - now))
    return None


def _elsewhen(scene: Scene, one: Slot, place: Place) -> Iterator[Fix]:
    """The nearest day of the visit on which the place is open at that time and everybody is free; else the tray."""
    if one.item.anchored:
        return
    city, hours = city_of(scene, one), opening.parse(place.opening_hours)

    def good(day: date) -> bool:
        opened = hours is None or _is_inside(scene, place, hours, one, day)
        return opened and not closed_on(place, scene.city(place.id), day) and is_working_day(city, day)

    day = next(other_days(scene, one, good), None)
    if day:
        yield remedies.to_day(one, day)
    yield remedies.to_tray(one)


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
