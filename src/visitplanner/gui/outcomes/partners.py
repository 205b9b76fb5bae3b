"""What lies beyond the open visit: every visit, cooperation and city of the library, and what cooperations hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from visitplanner.base.collation import sort_key
from visitplanner.domain.records import Action, City, Cooperation, Milestone, Visit
from visitplanner.domain.wording import Wording
from visitplanner.gui.desk.reader import Found, LibraryReader
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import tongue


@dataclass
class Partners:
    """What was read last, by kind."""

    records: Found = field(default_factory=dict)

    @property
    def cooperations(self) -> tuple[Cooperation, ...]:
        """Every cooperation of the library, by title."""
        found: tuple[Cooperation, ...] = self.records.get(Cooperation, ())
        return tuple(
            sorted(found, key=lambda one: (sort_key(named(one.title), tongue.language.code), one.id))
        )

    @property
    def visits(self) -> tuple[Visit, ...]:
        """Every visit that is no template, from the earliest."""
        found = (one for one in self.records.get(Visit, ()) if not one.template)
        return tuple(sorted(found, key=lambda one: (str(one.start), one.id)))

    def visits_of(self, cooperation: str) -> tuple[Visit, ...]:
        """The visits that belong to a cooperation."""
        return tuple(one for one in self.visits if one.cooperation == cooperation)

    def milestones_of(self, cooperation: str) -> tuple[Milestone, ...]:
        """The milestones of a cooperation over all its visits, from the earliest; those without a date come last."""
        visits = {one.id for one in self.visits_of(cooperation)}
        actions = {one.id for one in self.records.get(Action, ()) if one.visit in visits}
        found = (
            one
            for one in self.records.get(Milestone, ())
            if one.cooperation == cooperation or one.visit in visits or one.action in actions
        )
        return tuple(sorted(found, key=lambda one: (str(one.date or "~"), one.id)))

    def visit_of(self, milestone: str) -> str:
        """The visit that a milestone belongs to, itself or by its action; "" for none."""
        actions = {one.id: one.visit for one in self.records.get(Action, ())}
        visits = {one.id for one in self.visits}
        for one in self.records.get(Milestone, ()):
            if one.id == milestone:
                found = (one.visit, actions.get(one.action, ""))
                return next((visit for visit in found if visit in visits), "")
        return ""

    def visit_options(self) -> Options:
        """Every visit by its title, and none."""
        return [("", "–"), *((one.id, visit_named(one)) for one in self.visits)]

    def city_options(self) -> Options:
        """Every city, by name."""
        found = [(one.id, named(one.name) or "…") for one in self.records.get(City, ())]
        return options.alphabetical(found)


class PartnersReader(LibraryReader):
    """Reads what lies beyond the open visit."""

    kinds = (Visit, City, Action, Milestone, Cooperation)
    makes = Partners


def named(words: Wording) -> str:
    """A title or name in the window's language or the nearest there is."""
    return words.pick(tongue.language.code).text


def visit_named(one: Visit) -> str:
    """Code and title of a visit."""
    return " · ".join(part for part in (one.code, named(one.title)) if part) or "…"
