"""What a pack says, before anything is drawn: the same lines serve the page and every other rendering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from visitplanner.base.language import Language
from visitplanner.domain import bookings, programme
from visitplanner.domain.goers import called
from visitplanner.domain.kinds import BookingKind, Interpretation, Part, SessionKind, SessionStatus, Side
from visitplanner.domain.labels import label
from visitplanner.domain.programme import DayPlan, Slot
from visitplanner.domain.records import City, Leg, Participation, Person, PracticeNote, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import abbreviation, zone
from visitplanner.domain.wording import Picked, Wording
from visitplanner.pack.edition import Edition


@dataclass(frozen=True, slots=True)
class Line:
    """One small line of a card: an icon name, and what it says."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One item of a day: its times, what it is, and its small lines. `flag` is a word such as “to be confirmed”."""

    slot: Slot
    kind: str
    kind_word: str
    start: str
    end: str
    title: Picked
    lines: tuple[Line, ...]
    flag: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """A city of the route with the nights spent there, and the journey that led to it."""

    city: City
    nights: int
    minutes: int | None
    mode: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The edition's language together with the visit it speaks of: picks wordings and says dates."""

    language: Language
    snapshot: Snapshot
    edition: Edition

    def pick(self, wording: Wording) -> Picked:
        """The text for this edition's readers."""
        return wording.pick(self.language.code, self.snapshot.visit.working_language)

    def text(self, wording: Wording) -> str:
        """The picked text, marked with its language where it is a fallback."""
        return marked(self.pick(wording))

    def place(self, identity: str) -> str:
        """The name of a place, or nothing."""
        place = self.snapshot.places.get(identity)
        return self.text(place.name) if place else ""

    def city(self, identity: str) -> str:
        """The name of a city, or nothing."""
        city = self.snapshot.cities.get(identity)
        return self.text(city.name) if city else ""

    def organisation(self, identity: str) -> str:
        """The name of an organisation, or nothing."""
        organisation = self.snapshot.organisations.get(identity)
        return self.text(organisation.name) if organisation else ""

    def person(self, person: Person) -> str:
        """A name as this edition addresses it."""
        return person.name.addressed(self.language.code, self.edition.honorific)


def marked(picked: Picked) -> str:
    """The text, with its language in brackets where it stands in for a missing one."""
    return picked.text if picked.asked or not picked.text else f"{picked.text} [{picked.language.upper()}]"


def short(text: str, limit: int = 160) -> str:
    """`text` where only a line or two of it have room: in the contents, as a bookmark, at the foot of the page."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def card(slot: Slot, speech: Speech) -> Card:
    """What the pack says of one item of the programme."""
    item = slot.item
    _ = speech.language.gettext
    unsure = item.status in (SessionStatus.IDEA, SessionStatus.REQUESTED)
    flag = _(label(SessionStatus.CANCELLED)) if slot.cancelled else _("To be confirmed") if unsure else ""
    kind = "leg" if isinstance(item, Leg) else item.kind.value
    word = _(label(item.mode)) if isinstance(item, Leg) else _(label(item.kind))
    lines = _leg_lines(item, slot, speech) if isinstance(item, Leg) else _session_lines(item, slot, speech)
    title = speech.pick(item.title) or Picked(_leg_title(item, speech) if isinstance(item, Leg) else word, "")
    lines = (*_group_lines(item, speech), *lines)
    return Card(slot, kind, word, clock(slot.start), clock(slot.end), title, lines, flag, slot.cancelled)


def clock(moment: datetime | None) -> str:
    """HH:mm, or nothing where the time is unknown."""
    return f"{moment:%H:%M}" if moment else ""


def mode_or_kind(slot: Slot) -> str:
    """The key of an item's icon: a leg's mode, a session's kind."""
    return slot.item.mode.value if isinstance(slot.item, Leg) else slot.item.kind.value


def booked(speech: Speech, plan: DayPlan) -> list[str]:
    """What is booked over a day, each with what it is, but for the hotel that the day names itself."""
    found = []
    places = speech.snapshot.places
    hotel = places.get(plan.record.hotel) if plan.record else None
    for one in bookings.on_day(speech.snapshot, plan.date):
        if one.kind is BookingKind.HOTEL and hotel and places.get(one.place) is hotel:
            continue
        kind = speech.language.gettext(label(one.kind))
        name = marked(bookings.named(speech.snapshot, one, speech.language.code))
        found.append(f"{kind}: {name}" if name else kind)
    return found


def _group_lines(item: Session | Leg, speech: Speech) -> tuple[Line, ...]:
    """Which group goes, where the delegation splits."""
    group = called(speech.snapshot, item.track, speech.language.code)
    return (Line("users", speech.language.say(group)),) if group else ()


def _leg_title(leg: Leg, speech: Speech) -> str:
    return " → ".join(part for part in (speech.place(leg.origin), speech.place(leg.destination)) if part)


def _leg_lines(leg: Leg, slot: Slot, speech: Speech) -> tuple[Line, ...]:
    found = []
    route = _leg_title(leg, speech) if speech.pick(leg.title) else ""
    length = speech.language.minutes(slot.minutes) if slot.minutes is not None else ""
    if line := " · ".join(part for part in (route, length) if part):
        found.append(Line("map-pin" if route else "clock", line))
    if slot.start and slot.end and slot.start.utcoffset() != slot.end.utcoffset():
        ends = [
            f"{speech.language.moment(end)} {abbreviation(end, str(end.tzinfo))}"
            for end in (slot.start, slot.end)
        ]
        found.append(Line("globe", " → ".join(ends)))
    if note := speech.text(leg.note):
        found.append(Line("info", note))
    return tuple(found)


def _session_lines(session: Session, slot: Slot, speech: Speech) -> tuple[Line, ...]:
    found = []
    if place := speech.place(session.place):
        found.append(Line("map-pin", place))
    if people := speakers(session, speech):
        found.append(Line("users", speech.language.listing(people)))
    if session.interpretation is not Interpretation.NONE:
        found.append(Line("languages", _interpreting(session, speech)))
    if slot.start and session.kind is SessionKind.VIRTUAL and session.counterpart_zone:
        there = slot.start.astimezone(zone(session.counterpart_zone))
        found.append(Line("globe", f"{there:%H:%M} {abbreviation(there, session.counterpart_zone)}"))
    if description := speech.text(session.description):
        found.append(Line("", description))
    return tuple(found)


def _interpreting(session: Session, speech: Speech) -> str:
    _ = speech.language.gettext
    return _("Interpretation: {mode}").format(mode=_(label(session.interpretation)))


def speakers(session: Session, speech: Speech) -> list[str]:
    """Names of those who host or speak in a session, hosts first."""
    rows = speech.snapshot.attendances_of.get(session.id, ())
    ids = [row.person for part in (Part.HOSTS, Part.SPEAKS) for row in rows if row.part is part]
    people = [speech.snapshot.people[one] for one in dict.fromkeys(ids) if one in speech.snapshot.people]
    return [speech.person(person) for person in people]


def day_cities(plan: DayPlan, snapshot: Snapshot) -> tuple[City, ...]:
    """The cities of a day: the one its record names, else those of its places, in order."""
    if plan.record and plan.record.city in snapshot.cities:
        return (snapshot.cities[plan.record.city],)
    ids = [snapshot.places[one.item.place].city for one in plan.slots
           if isinstance(one.item, Session) and one.item.place in snapshot.places]  # fmt: skip
    return tuple(snapshot.cities[one] for one in dict.fromkeys(ids) if one in snapshot.cities)


def route(snapshot: Snapshot) -> tuple[Stay, ...]:
    """The cities of the visit in the order they are reached, with nights and the journey to each."""
    stays: list[Stay] = []
    for plan in programme.days(snapshot):
        for city in day_cities(plan, snapshot)[-1:]:
            night = 1 if plan.date != snapshot.visit.end else 0
            if stays and stays[-1].city.id == city.id:
                last = stays[-1]
                stays[-1] = Stay(city, last.nights + night, last.minutes, last.mode)
            else:
                minutes, mode = _journey(snapshot, plan.date) if stays else (None, "")
                stays.append(Stay(city, night, minutes, mode))
    return tuple(stays)


def _journey(snapshot: Snapshot, day: date) -> tuple[int | None, str]:
    """Elapsed minutes and mode of the longest leg on `day`: the journey that changed the city."""
    legs = [
        one for one in programme.slots(snapshot) if isinstance(one.item, Leg) and one.date == day and one.end
    ]
    if not legs:
        return None, ""
    main = max(legs, key=lambda one: one.minutes or 0)
    return main.minutes, mode_or_kind(main)


def practice_notes(speech: Speech) -> tuple[PracticeNote, ...]:
    """The practice notes of the edition: those chosen, else those of the visit's sessions, by code."""
    chosen = speech.edition.practices
    snapshot = speech.snapshot
    ids = (
        chosen
        if chosen is not None
        else tuple(dict.fromkeys(one.practice for one in snapshot.session_practices))
    )
    notes = [snapshot.practices[one] for one in ids if one in snapshot.practices]
    return tuple(sorted(notes, key=lambda note: (note.code, note.id)))


def participants(speech: Speech) -> tuple[tuple[str, tuple[tuple[Participation, Person], ...]], ...]:
    """The lists of people, each with its heading's msgid, in order of precedence."""
    _ = speech.language.gettext
    lists = (
        (_("Delegation"), speech.snapshot.side(Side.DELEGATION)),
        (_("Counterparts"), speech.snapshot.side(Side.COUNTERPART)),
        (_("Interpreters"), speech.snapshot.side(Side.INTERPRETER)),
    )
    return tuple((heading, rows) for heading, rows in lists if rows)
