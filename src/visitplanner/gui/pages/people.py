"""People of a visit: both sides and the interpreters, with names in every script they have."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Side
from visitplanner.domain.labels import label
from visitplanner.domain.records import Participation, Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.pages.list_page import ListPage, picked
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import colour_role, initials
from visitplanner.gui.tongue import _, ngettext, tongue


class PeoplePage(ListPage):
    """In order of precedence, by side."""

    wants = frozenset({"person", "participation", "attendance", "organisation", "session"})
    views = (
        ("all", N_("All")),
        ("delegation", N_("Delegation")),
        ("counterpart", N_("Counterparts")),
        ("interpreter", N_("Interpreters")),
    )
    empty = (
        "users",
        N_("Nobody takes part yet"),
        N_("The people who travel and the people who receive them appear here."),
    )

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Every person of the chosen sides."""
        wanted = self.segments.key
        for side, words in zip(Side, self.views[1:], strict=True):
            people = snapshot.side(side)
            if not people or wanted not in ("all", side.value):
                continue
            yield Row(side, _(words[1]), trailing=str(len(people)), heading=True)
            yield from (_row(snapshot, part, person) for part, person in people)

    def choose(self, id: str) -> None:
        """A participation, or a person in it."""
        snapshot = self.desk.snapshot
        parts = snapshot.participations if snapshot else ()
        super().choose(next((one.id for one in parts if one.person == id), id))


def _row(snapshot: Snapshot, part: Participation, person: Person) -> Row:
    name, code = person.name, tongue.language.code
    shown = name.shown(code)
    others = dict.fromkeys((name.second(code), name.native, name.kana, name.latin))
    organisation = snapshot.organisations.get(person.organisation)
    place = picked(organisation.name, snapshot).text if organisation else ""
    roles = [picked(part.role, snapshot).text, picked(person.title, snapshot).text]
    tags = (
        [Tag(_("Head of delegation"), "accent", "flag")] if part.head and part.side is Side.DELEGATION else []
    )
    if part.side is Side.INTERPRETER:
        tags.append(Tag(_(label(part.side)), "sub", "languages"))
    return Row(
        part.id,
        shown,
        beside="   ".join(text for text in others if text and text != shown),
        lines=(_joined(*dict.fromkeys(roles)), _joined(place, _languages(person))),
        lead=initials(shown),
        lead_role=colour_role(person.id),
        round_lead=True,
        tags=tuple(tags),
        trailing=_sessions(snapshot, person.id),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _languages(person: Person) -> str:
    return ", ".join(tongue.language.language_name(code) for code in person.languages)


def _sessions(snapshot: Snapshot, person: str) -> str:
    count = len({one.session for one in snapshot.attendances if one.person == person})
    return ngettext("{n} session", "{n} sessions", count).format(n=count) if count else ""
