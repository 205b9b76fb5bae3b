"""A person as a row of a list: with a part in the visit, or from the library."""

from __future__ import annotations

from visitplanner.domain.kinds import Side
from visitplanner.domain.labels import label
from visitplanner.domain.records import Participation, Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import colour_role, initials
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue


def part_row(snapshot: Snapshot, part: Participation, person: Person, *, doubtful: bool = False) -> Row:
    """Somebody who takes part: names, what they do, where from, in how many sessions."""
    organisation = snapshot.organisations.get(person.organisation)
    place = picked(organisation.name, snapshot).text if organisation else ""
    roles = dict.fromkeys((picked(part.role, snapshot).text, picked(person.title, snapshot).text))
    tags = [Tag(_("Head"), "accent", "flag")] if part.head else []
    if part.side is Side.INTERPRETER:
        tags.append(Tag(_(label(part.side)), "sub", "languages"))
    if doubtful:
        tags.append(Tag(_("Twice?"), "warn", "users"))
    shown = name_of(person)
    where = _joined(place, _languages(person), _sessions(snapshot, person.id))
    return Row(
        part.id,
        shown,
        lines=(_others(person, shown), _joined(*roles), where),
        lead=initials(shown),
        lead_role=colour_role(person.id),
        round_lead=True,
        tags=tuple(tags),
        trailing=str(part.rank),
    )  # fmt: skip


def library_row(person: Person, directory: Directory) -> Row:
    """Somebody of the library: names, where from, in how many visits."""
    code, shown = tongue.language.code, name_of(person)
    names = {one.id: one.name.pick(code).text for one in directory.organisations}
    visits = directory.visits.get(person.id, 0)
    seen = ngettext("in {n} visit", "in {n} visits", visits).format(n=visits) if visits else _("in no visit")
    return Row(
        person.id,
        shown,
        lines=(_others(person, shown), _joined(person.title.pick(code).text, names.get(person.organisation, ""), seen)),
        lead=initials(shown),
        lead_role=colour_role(person.id),
        round_lead=True,
    )  # fmt: skip


def name_of(person: Person) -> str:
    """The name as the window's language shows it; never nothing."""
    return person.name.shown(tongue.language.code) or "…"


def _others(person: Person, shown: str) -> str:
    name = person.name
    others = dict.fromkeys((name.second(tongue.language.code), name.native, name.kana, name.latin))
    return "  ·  ".join(text for text in others if text and text != shown)


def _languages(person: Person) -> str:
    return tongue.language.series(map(tongue.language.language_name, person.languages))


def _sessions(snapshot: Snapshot, person: str) -> str:
    count = len({one.session for one in snapshot.attendances if one.person == person})
    return ngettext("{n} session", "{n} sessions", count).format(n=count) if count else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
