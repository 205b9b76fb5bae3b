"""What board, list and tray show of each item: plain values made from a snapshot, equal when nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import is_not

from visitplanner.base.errors import Refusal
from visitplanner.base.language import Language
from visitplanner.base.phrases import N_
from visitplanner.domain import goers, programme
from visitplanner.domain.checks.report import Report
from visitplanner.domain.kinds import Mode, Part, SessionKind, SessionStatus, Severity, TimeUse
from visitplanner.domain.labels import label
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Connector, Leg, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import abbreviation, elapsed, hours_of, local
from visitplanner.domain.wording import Picked
from visitplanner.gui.board.marks import OVERLAP, Mark, Marks, overlap, short

UNTITLED = N_("Untitled")
_OPEN = (SessionStatus.IDEA, SessionStatus.REQUESTED)
_AROUND = (
    "visit", "places", "people", "organisations", "tracks", "attendances", "practices", "session_practices",
    "questions",
)  # fmt: skip
"""The fields of a snapshot, besides the item itself, that an entry tells of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session or leg as it is shown. `overlap` names no culprit: every member of a clash carries it.

    `group` is the letter of the part of the delegation that goes, `called` its full name; both empty for everybody.
    `gap` is the connector that leads here from the item before, `short` how many minutes it lacks. `marks` are what
    the checks found, the worst first.
    """

    slot: Slot
    title: Picked
    place: str = ""
    who: str = ""
    group: str = ""
    called: str = ""
    people: int = 0
    practices: int = 0
    questions: int = 0
    overlap: bool = False
    gap: Connector | None = None
    short: int = 0
    sample: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def id(self) -> str:
        """The item's id."""
        return self.slot.id

    @property
    def kind(self) -> str:
        """`session` or `leg`."""
        return self.slot.kind

    @property
    def item(self) -> Session | Leg:
        """The record itself."""
        return self.slot.item

    @property
    def sort(self) -> SessionKind | Mode:
        """What decides icon and colour."""
        return self.item.mode if isinstance(self.item, Leg) else self.item.kind

    @property
    def tentative(self) -> bool:
        """Not confirmed yet: an idea or a request."""
        return self.item.status in _OPEN

    @property
    def mark(self) -> Mark | None:
        """The worst of what was found here, if anything wants to be looked at: notes do not."""
        worst = self.marks[0] if self.marks else None
        return worst if worst is not None and worst.severity is not Severity.NOTE else None

    @property
    def crossing(self) -> str:
        """The short name of the zone a leg arrives in, where its clock differs from the departure's; else empty."""
        item, start, end = self.item, self.slot.start, self.slot.end
        if not isinstance(item, Leg) or start is None or end is None or start.utcoffset() == end.utcoffset():
            return ""
        return abbreviation(end, str(end.tzinfo))


@dataclass(frozen=True, slots=True)
class DayHead:
    """A day as its column's head and the list's heading show it.

    `moment` is a start on it (else noon) in the zone its clock shows; `zone` names zones where the visit's differs.
    `issues` counts impossibilities and warnings, `unverified` what could not be checked. `uses` are stretches of the
    lens, from and to in shares of the longest day; `score` is the lens's; both only while it is switched on.
    """

    date: dt.date
    number: int
    city: str
    moment: dt.datetime
    zone: str = ""
    hours: int = 24
    issues: int = 0
    impossible: bool = False
    unverified: int = 0
    uses: tuple[tuple[TimeUse, float, float], ...] = ()
    score: int | None = None

    @property
    def id(self) -> str:
        """Unique among the rows of a list."""
        return f"day {self.date.isoformat()}"


@dataclass(frozen=True, slots=True)
class TrayHead:
    """The heading of what has no date yet, in the list."""

    id: str = "tray"


class Kept:
    """What was made of a snapshot's items, for those that are the same in the next one."""

    def __init__(self) -> None:
        self._around: tuple[object, ...] = ()
        self._made: dict[str, Entry] = {}

    def around(self, *values: object) -> None:
        """Forget everything unless these very values, which every entry tells of, were there before."""
        if len(values) != len(self._around) or any(map(is_not, values, self._around)):
            self._around, self._made = values, {}

    def find(self, slot: Slot, overlap: bool) -> Entry | None:
        """The entry made of this very item, if it clashed as it does now."""
        made = self._made.get(slot.id)
        return made if made and made.slot.item is slot.item and made.overlap == overlap else None

    def keep(self, made: Iterable[Entry]) -> None:
        """Keep these alone."""
        self._made = {entry.id: entry for entry in made}


def entries(
    snapshot: Snapshot, language: Language, marks: Marks | None = None, kept: Kept | None = None
) -> tuple[Entry, ...]:
    """Every session and leg in programme order, the tray last.

    Overlaps show at once; everything else that `marks` say is as old as the last examination. With `kept`, entries of
    items that are still the same are not made again.
    """
    kept = Kept() if kept is None else kept
    kept.around(language, *(getattr(snapshot, name) for name in _AROUND))
    clashing = programme.clashes(snapshot) - (marks.settled if marks else frozenset())
    made = []
    for one in programme.slots(snapshot):
        overlap = one.id in clashing
        made.append(kept.find(one, overlap) or _entry(snapshot, one, language, overlap))
    kept.keep(made)
    return tuple(_with_marks(_with_gaps(made, snapshot.connectors), marks, language))


def tray(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries without a date."""
    return tuple(entry for entry in found if entry.slot.date is None)


def placed(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with a date, in programme order."""
    return tuple(entry for entry in found if entry.slot.date is not None)


def heads(
    snapshot: Snapshot, found: Iterable[Entry], language: Language, report: Report | None = None
) -> tuple[DayHead, ...]:
    """One head per date of the visit, empty days included; without a `report` the marks of what is `found` count."""
    weights: dict[dt.date | None, list[Severity]] = {}
    if report is None:
        for entry in found:
            weights.setdefault(entry.slot.date, []).extend(mark.severity for mark in entry.marks)
    else:
        for one in report.open:
            weights.setdefault(one.date, []).append(one.severity)
    return tuple(
        _head(snapshot, plan, language, weights.get(plan.date, [])) for plan in programme.days(snapshot)
    )


def spoken(entry: Entry, language: Language) -> str:
    """What a screen reader says: `Mon 9, 10:00 to 11:00, Meeting, Courtesy call, Cabinet Office, Confirmed`."""
    _ = language.gettext
    parts = [_time_spoken(entry, language), _(label(entry.sort)), titled(entry, language), entry.place]
    parts += [entry.called, _(label(entry.item.status))]
    if entry.item.anchored:
        parts.append(_("Anchored"))
    if entry.crossing:
        parts.append(_("arrives in another time zone, {zone}").format(zone=entry.crossing))
    parts += [_weighed(mark, language) for mark in entry.marks]
    if entry.sample:
        parts.append(_("Sample"))
    return language.series(dict.fromkeys(parts))  # who hosts may be named as the place is


def titled(entry: Entry, language: Language) -> str:
    """The title, or the words for a missing one."""
    return entry.title.text or language.gettext(UNTITLED)


def whose(entry: Entry) -> str:
    """`Group A · Town group · Cabinet Office`: who goes where not everybody does, and who hosts."""
    return " · ".join(part for part in (entry.called, entry.who) if part)


def clock_span(entry: Entry, language: Language) -> str:
    """`10:00–11:00`, local at each end; empty in the tray."""
    slot = entry.slot
    if slot.start is None:
        return ""
    text = language.times(slot.start, slot.end)
    if slot.end and slot.end.date() != slot.start.date():
        days = (slot.end.date() - slot.start.date()).days
        return f"{text} {days:+d}".replace("-", "−")
    return text


def _time_spoken(entry: Entry, language: Language) -> str:
    slot = entry.slot
    if slot.date is None:
        minutes = "" if slot.minutes is None else language.minutes(slot.minutes)
        return language.series((language.gettext("Unscheduled"), minutes))
    day = language.date(slot.date, "column")
    if slot.start is None:
        return language.series((day, language.gettext("Time to be confirmed")))
    if slot.end is None:
        return language.series((day, language.time(slot.start)))
    span = language.gettext("{start} to {end}")
    said = span.format(start=language.time(slot.start), end=language.time(slot.end))
    return language.series((day, said))


def _entry(snapshot: Snapshot, one: Slot, language: Language, overlap: bool) -> Entry:
    item, working = one.item, snapshot.visit.working_language
    track = goers.called(snapshot, item.track, language.code) if item.track else None
    group, called = (goers.letter(snapshot, item.track), language.say(track)) if track else ("", "")
    title = item.title.pick(language.code, working)
    if isinstance(item, Leg):
        ends = [_place(snapshot, place, language) for place in (item.origin, item.destination)]
        return Entry(
            one, title, " → ".join(end for end in ends if end), overlap=overlap, sample=snapshot.visit.sample,
            group=group, called=called,
        )  # fmt: skip
    return Entry(
        one,
        title,
        _place(snapshot, item.place, language),
        _host(snapshot, item, language),
        people=len({row.person for row in snapshot.attendances_of.get(one.id, ())}),
        practices=len(snapshot.practices_of.get(one.id, ())),
        questions=len(snapshot.questions_of.get(one.id, ())),
        overlap=overlap,
        sample=snapshot.visit.sample,
        group=group,
        called=called,
    )


def _place(snapshot: Snapshot, place: str, language: Language) -> str:
    found = snapshot.places.get(place)
    return found.name.pick(language.code, snapshot.visit.working_language).marked if found else ""


def _host(snapshot: Snapshot, item: Session, language: Language) -> str:
    ids = [item.host] if item.host else []
    ids += [one.person for one in snapshot.attendances_of.get(item.id, ()) if one.part is Part.HOSTS]
    return language.series(party(snapshot, one, language) for one in dict.fromkeys(ids))


def party(snapshot: Snapshot, id: str, language: Language) -> str:
    """The name of a person or organisation; an id of neither is taken as the name itself."""
    if person := snapshot.people.get(id):
        return person.name.shown(language.code)
    if organisation := snapshot.organisations.get(id):
        return organisation.name.pick(language.code, snapshot.visit.working_language).text
    return id


def _with_gaps(made: list[Entry], connectors: Iterable[Connector]) -> list[Entry]:
    """Each entry after a connector's `before`, when the two are neighbours in time on one day."""
    leading = {(one.before, one.after): one for one in connectors}
    found, last = [], None
    for entry in made:
        if last and (gap := leading.get((last.id, entry.id))) and entry.slot.date == last.slot.date:
            entry = replace(entry, gap=gap, short=_short(last, entry, gap))
        if not entry.slot.cancelled:
            last = entry
        found.append(entry)
    return found


def _with_marks(made: Iterable[Entry], marks: Marks | None, language: Language) -> Iterable[Entry]:
    """Each entry with what was found of it; an overlap that is gone or new is so at once."""
    of: Mapping[str, tuple[Mark, ...]] = marks.of if marks else {}
    for entry in made:
        told = of.get(entry.id, ())
        if not entry.overlap and any(mark.check == OVERLAP for mark in told):
            told = tuple(mark for mark in told if mark.check != OVERLAP)
        elif entry.overlap and all(mark.check != OVERLAP for mark in told):
            told = (overlap(language), *told)
        if marks is None and entry.short:
            told = (*told, short(entry.short, language))
        yield replace(entry, marks=told) if told else entry


def _weighed(mark: Mark, language: Language) -> str:
    """`Warning: 8 min short`; what says itself that it is not verified stays as it is."""
    if mark.severity is Severity.UNVERIFIED:
        return mark.text
    return language.gettext(N_("{severity}: {what}")).format(
        severity=language.gettext(label(mark.severity)), what=mark.text
    )


def _short(before: Entry, after: Entry, gap: Connector) -> int:
    end, start = before.slot.end, after.slot.start
    if gap.minutes is None or end is None or start is None or after.slot.cancelled:
        return 0
    return max(0, gap.minutes - max(0, elapsed(end, start)))


def _head(
    snapshot: Snapshot, plan: programme.DayPlan, language: Language, weights: list[Severity]
) -> DayHead:
    """A day of travel is shown on the visit's clock where any of it happens there, and names every clock it has."""
    noon = _noon(plan.date, snapshot.visit)
    ends = [one for slot in plan.slots for one in (slot.start, slot.end) if one and one.date() == plan.date]
    clocks = list(dict.fromkeys(abbreviation(one, str(one.tzinfo)) for one in ends))
    starts = [slot.start for slot in plan.slots if slot.start]
    at_home = next(
        (one for one in starts if one.utcoffset() == one.astimezone(noon.tzinfo).utcoffset()), None
    )
    moment = at_home or next(iter(starts), noon)
    shifted = len(clocks) > 1 or (bool(starts) and at_home is None)
    return DayHead(
        plan.date,
        plan.number,
        _city(snapshot, plan, language),
        moment,
        " → ".join(clocks) if shifted else "",
        hours_of(plan.date, str(moment.tzinfo)),
        weights.count(Severity.ERROR) + weights.count(Severity.WARNING),
        Severity.ERROR in weights,
        weights.count(Severity.UNVERIFIED),
    )


def _noon(day: dt.date, visit: Visit) -> dt.datetime:
    try:
        return local(day, dt.time(12), visit.zone)
    except Refusal:
        return local(day, dt.time(12), "UTC")


def _city(snapshot: Snapshot, plan: programme.DayPlan, language: Language) -> str:
    """The city said of the day, else the cities of its places in order: `Kamakura → Tamana`."""
    if plan.record and plan.record.city:
        return city_name(snapshot, plan.record.city, language)
    found: list[str] = []
    for one in plan.slots:
        ends = (one.item.origin, one.item.destination) if isinstance(one.item, Leg) else (one.item.place,)
        for place in ends:
            city = snapshot.places[place].city if place in snapshot.places else ""
            if city and city not in found[-1:]:
                found.append(city)
    outer = dict.fromkeys(found[:1] + found[-1:])
    return " → ".join(city_name(snapshot, one, language) for one in outer)


def city_name(snapshot: Snapshot, id: str, language: Language) -> str:
    """The name of a city; an id of none is taken as the name itself."""
    city = snapshot.cities.get(id)
    return city.name.pick(language.code, snapshot.visit.working_language).marked if city else id
