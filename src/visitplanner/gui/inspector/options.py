"""What the choices of the forms offer: closed lists in words, days, places, cities, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from visitplanner.base.collation import sort_key
from visitplanner.domain import programme
from visitplanner.domain.goers import called, goers
from visitplanner.domain.labels import label
from visitplanner.domain.records import Leg, PracticeNote, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import _, tongue


def members(kind: type[StrEnum]) -> Callable[[], Options]:
    """Every member of a closed list, in words."""
    return lambda: [(member, _(label(member))) for member in kind]


def text_language(snapshot: Snapshot) -> str:
    """The language in which texts are shown for editing: the window's where the visit uses it, else its own."""
    visit, code = snapshot.visit, tongue.language.code
    return code if code in (visit.working_language, *visit.pack_languages) else visit.working_language


def days(snapshot: Snapshot | None) -> Options:
    """The dates of the visit, and none."""
    if snapshot is None:
        return []
    shown = programme.dates(snapshot.visit, programme.slots(snapshot))
    return [*((day, tongue.language.date(day, "short")) for day in shown), (None, _("Unscheduled"))]


def places(snapshot: Snapshot | None) -> Options:
    """The places the visit knows, by name; what was merged, once."""
    found = {one.id: one.name for one in snapshot.places.values()} if snapshot else {}
    return _named(found.items(), snapshot) if snapshot else []


def cities(snapshot: Snapshot | None) -> Options:
    """The cities the visit knows, by name."""
    return _named(((one.id, one.name) for one in snapshot.cities.values()), snapshot) if snapshot else []


def practices(snapshot: Snapshot | None) -> Options:
    """The practice notes the visit knows, by code."""
    return _coded(snapshot.practices.values(), snapshot) if snapshot else []


def beyond(snapshot: Snapshot | None, kind: type[Any], records: Iterable[Any], known: Options) -> Options:
    """Cities, places or practice notes of the library that are not `known` yet, in the same words."""
    if snapshot is None:
        return []
    there = {id for id, _words in known}
    rest = [one for one in records if one.id not in there and not getattr(one, "alias_of", "")]
    if kind is PracticeNote:
        return _coded(rest, snapshot)
    return _named(((one.id, one.name) for one in rest), snapshot)


def people(snapshot: Snapshot | None) -> Options:
    """The people of the visit, by name."""
    code = tongue.language.code
    found = {one.id: one for one in snapshot.people.values()} if snapshot else {}
    ordered = sorted(found.values(), key=lambda one: (one.name.sort_key(code), one.id))
    return [(one.id, one.name.shown(code) or "…") for one in ordered]


def parties(snapshot: Snapshot | None) -> Options:
    """The people of the visit, then its organisations."""
    if snapshot is None:
        return []
    organisations = ((one.id, one.name) for one in snapshot.organisations.values())
    return [*people(snapshot), *_named(organisations, snapshot)]


def tracks(snapshot: Snapshot | None) -> Options:
    """Everybody, then the groups of the visit."""
    if snapshot is None:
        return []
    order = sorted(snapshot.tracks, key=lambda one: (one.order, one.id))
    return [("", _("Everybody")), *((one.id, group_name(snapshot, one.id)) for one in order)]


def group_name(snapshot: Snapshot, track: str) -> str:
    """What a group is called; "" for none."""
    said = called(snapshot, track, tongue.language.code)
    return tongue.language.say(said) if said else ""


def going(snapshot: Snapshot, item: Session | Leg) -> str:
    """Who goes to an item, in one line."""
    found = goers(snapshot, item)
    if found is None:
        return _("The whole delegation goes.")
    code = tongue.language.code
    people = {snapshot.people[id].id: snapshot.people[id].name for id in found if id in snapshot.people}
    if not people:
        return _("Nobody is in this group yet.")
    names = [one.shown(code) for one in sorted(people.values(), key=lambda one: one.sort_key(code))]
    return _("Going: {names}").format(names=tongue.language.listing(names))


def _coded(notes: Iterable[PracticeNote], snapshot: Snapshot) -> Options:
    code, working = tongue.language.code, snapshot.visit.working_language
    order = sorted(notes, key=lambda one: (one.code, one.id))
    return [(one.id, f"{one.code}  {one.title.pick(code, working).text}".strip()) for one in order]


def _named(rows: Iterable[tuple[str, Wording]], snapshot: Snapshot) -> Options:
    code, working = tongue.language.code, snapshot.visit.working_language
    found = [(id, name.pick(code, working).text or "…") for id, name in rows]
    return alphabetical(found)


def alphabetical(rows: Iterable[tuple[Any, str]]) -> Options:
    """Values and words, in the order in which readers of the window's language look words up."""
    return sorted(rows, key=lambda row: sort_key(row[1], tongue.language.code))
