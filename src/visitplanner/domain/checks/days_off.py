"""Public, regional and local holidays, bridge days, weekends and the Japanese turn of the year, where hosts are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from visitplanner.base.phrases import N_, Phrase, phrase
from visitplanner.domain import almanac
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import other_days
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.checks.regions import city_of, region
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import MilestoneStatus, SessionKind, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import City, Milestone, Place, Session
from visitplanner.domain.wording import Wording

_ALONE = (SessionKind.MEAL, SessionKind.FREE, SessionKind.DEBRIEF)
_OPEN = (MilestoneStatus.DUE, MilestoneStatus.LATE)
FOLLOW_UP = 30
"""For so many days after the visit what is agreed belongs to it. A planning value of our own."""

_YEAR_END = ((12, 29), (1, 3))


@dataclass(frozen=True, slots=True)
class _Spot:
    """The sessions of one date in one city."""

    date: date
    city: City
    slots: tuple[Slot, ...]

    @property
    def hosted(self) -> tuple[Slot, ...]:
        """Those for which somebody of the place has to come to work."""
        return tuple(one for one in self.slots if has_hosts(one))


def has_hosts(one: Slot) -> bool:
    """Whether somebody of the place is needed for a session."""
    return isinstance(one.item, Session) and not one.item.internal and one.item.kind not in _ALONE


def holidays(scene: Scene) -> Iterator[Finding]:
    """Sessions on a holiday of the place; milestones on a holiday of those who have to do with them."""
    for where, spots in _regions(scene, almanac.holiday):
        yield _holiday(scene, where, spots)
    yield from _milestones(scene)


def bridge_days(scene: Scene) -> Iterator[Finding]:
    """Sessions with hosts on a working day between a holiday and a weekend."""
    for where, spots in _regions(scene, almanac.bridges):
        found = N_("Between the holiday {holiday} and the weekend many people in {city} take the day off.")
        yield from _noted(
            "bridge", where, spots, found, holiday=almanac.bridges(spots[0].city, spots[0].date)
        )


def year_ends(scene: Scene) -> Iterator[Finding]:
    """Sessions with hosts in Japan while its offices are closed between the years."""
    for where, spots in _regions(scene, _is_year_end):
        yield from _noted(
            "year_end", where, spots, N_("City offices in {city} are closed from 29 December to 3 January.")
        )


def weekends(scene: Scene) -> Iterator[Finding]:
    """Sessions with hosts on a weekend that is not a holiday too."""
    for where, spots in _regions(scene, _is_plain_weekend):
        yield from _noted(
            "weekend", where, spots, N_("In {city} this is the weekend: ask whether the hosts will come.")
        )


def calendars(scene: Scene) -> Iterator[Finding]:
    """Cities whose holidays are not known, or not all of them."""
    yield from _nowhere(scene)
    cities = {spot.city.id: spot.city for spot in scene.once(_spots)}
    for city in cities.values():
        if said := _doubt(city):
            items = tuple(
                one.id for spot in scene.once(_spots) if spot.city.id == city.id for one in spot.slots
            )
            data = ((N_("Country"), city.country or "–"), (N_("Region"), city.region or "–"), _source())
            yield Finding("calendar", Severity.UNVERIFIED, said, subject=city.id, items=items, data=data)


def _nowhere(scene: Scene) -> Iterator[Finding]:
    """Sessions with hosts at places of which nobody has said in which city they are: one finding for all."""
    lost: list[tuple[Slot, Place]] = []
    for one, session in scene.sessions:
        place = scene.place(session.place)
        if place and session.kind is not SessionKind.VIRTUAL and has_hosts(one) and not city_of(scene, one):
            lost.append((one, place))
    if lost:
        places = tuple({place.id: place for _, place in lost}.values())
        said = N_("No city is given, so holidays are not verified: {places}.")
        items = tuple(one.id for one, _ in lost)
        data = ((N_("Places"), places), _source())
        yield Finding("calendar", Severity.UNVERIFIED, phrase(said, places=places), items=items, data=data)


def _spots(scene: Scene) -> tuple[_Spot, ...]:
    found: dict[tuple[date, str], tuple[City, list[Slot]]] = {}
    for one, _ in scene.sessions:
        city = city_of(scene, one)
        if city and one.date:
            found.setdefault((one.date, city.id), (city, []))[1].append(one)
    return tuple(_Spot(day, city, tuple(slots)) for (day, _), (city, slots) in found.items())


def _regions(
    scene: Scene, applies: Callable[[City, date], object]
) -> Iterator[tuple[str, tuple[_Spot, ...]]]:
    """The spots on whose date something applies to their city, by date and region: one finding for each."""
    found: dict[tuple[date, str], list[_Spot]] = {}
    for spot in scene.once(_spots):
        if applies(spot.city, spot.date):
            found.setdefault((spot.date, region(spot.city)), []).append(spot)
    return ((where, tuple(spots)) for (_, where), spots in found.items())


def _holiday(scene: Scene, where: str, spots: tuple[_Spot, ...]) -> Finding:
    city, day = spots[0].city, spots[0].date
    hosted = tuple(one for spot in spots for one in spot.hosted)
    return Finding(
        "holiday",
        Severity.WARNING if hosted else Severity.NOTE,
        phrase(N_("{holiday} is a holiday in {city}."), holiday=almanac.holiday(city, day), city=city.name),
        date=day,
        subject=where,
        items=tuple(one.id for one in hosted or spots[0].slots),
        data=(
            (N_("Holiday"), almanac.holiday(city, day)),
            (N_("Region"), where),
            (N_("Sessions with hosts"), len(hosted)),
            _source(),
        ),
        fixes=tuple(_another_day(scene, city, hosted)),
    )


def _noted(check: str, where: str, spots: tuple[_Spot, ...], said: str, **facts: object) -> Iterator[Finding]:
    """A note on a date and region, where somebody has to come for the delegation."""
    hosted = tuple(one.id for spot in spots for one in spot.hosted)
    if hosted:
        yield Finding(
            check,
            Severity.NOTE,
            Phrase(said, {"city": spots[0].city.name, **facts}),
            date=spots[0].date,
            subject=where,
            items=hosted,
            data=((N_("Region"), where), (N_("Sessions with hosts"), len(hosted)), _source()),
        )


def _another_day(scene: Scene, city: City, hosted: tuple[Slot, ...]) -> Iterator[Fix]:
    """The only session concerned, to the nearest working day of the visit on which its people are free."""
    if len(hosted) != 1 or hosted[0].item.anchored:
        return
    day = next(other_days(scene, hosted[0], lambda day: is_working_day(city, day)), None)
    if day:
        yield remedies.to_day(hosted[0], day)
    yield remedies.to_tray(hosted[0])


def is_working_day(city: City | None, day: date) -> bool:
    """Whether offices of the city are open that day, as far as calendars know."""
    return city is None or not (
        almanac.holiday(city, day) or almanac.is_weekend(city, day) or _is_year_end(city, day)
    )


def _is_plain_weekend(city: City, day: date) -> bool:
    return almanac.is_weekend(city, day) and not almanac.holiday(city, day) and not _is_year_end(city, day)


def _is_year_end(city: City, day: date) -> bool:
    first, last = _YEAR_END
    between = (day.month, day.day) >= first or (day.month, day.day) <= last
    return city.country.upper() == "JP" and between and not almanac.holiday(city, day)


def _milestones(scene: Scene) -> Iterator[Finding]:
    """What is agreed for the weeks after the visit and falls on a holiday of either side, by date and country."""
    end = scene.snapshot.visit.end
    if end is None:
        return
    for one in scene.snapshot.milestones:
        if one.status not in _OPEN or one.date is None or not 0 < (one.date - end).days <= FOLLOW_UP:
            continue
        for country, cities in scene.once(_countries).items():
            if name := almanac.holiday(City(id=country, space="", country=country), one.date):
                yield _agreed(one, country, cities, name)


def _agreed(one: Milestone, country: str, cities: tuple[City, ...], name: Wording) -> Finding:
    return Finding(
        "holiday",
        Severity.NOTE,
        phrase(
            N_("“{title}” is due on {holiday}, a holiday in {cities}."),
            title=one.title,
            holiday=name,
            cities=tuple(city.name for city in cities),
        ),
        date=one.date,
        subject=country,
        data=((N_("Holiday"), name), (N_("Milestone"), one.title), (N_("Country"), country), _source()),
    )


def _countries(scene: Scene) -> dict[str, tuple[City, ...]]:
    """Country → its cities on either side of the visit."""
    snapshot = scene.snapshot
    bodies = (snapshot.organisations.get(id) for id in (*snapshot.visit.visiting, *snapshot.visit.hosts))
    ids = dict.fromkeys((*snapshot.visit.cities, *(one.city for one in bodies if one)))
    found: dict[str, list[City]] = {}
    for id in ids:
        if (city := snapshot.cities.get(id)) and city.country:
            found.setdefault(city.country.upper(), []).append(city)
    return {country: tuple(cities) for country, cities in found.items()}


def _doubt(city: City) -> Phrase | None:
    """What is not known of the city's holidays."""
    if not almanac.knows_country(city):
        return phrase(
            N_("There is no calendar for {city}, so its holidays are not verified."), city=city.name
        )
    if lines := almanac.unreadable(city):
        said = N_("A local holiday of {city} cannot be read: {lines}. Write it as 01-13 Name.")
        return phrase(said, city=city.name, lines=lines)
    if not almanac.knows_region(city):
        said = N_("Only the national holidays of {city} are known; those of its region are not verified.")
        return phrase(said, city=city.name)
    return None


def _source() -> tuple[str, Wording]:
    """The calendars' version is shown; a new one is no new fact, and wordings are none."""
    return N_("Calendars"), Wording({"und": almanac.version()}, {}, "und")
