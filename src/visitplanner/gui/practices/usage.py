"""Where practice notes are used: the sessions of every visit that are about them. Read when the notes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from visitplanner.domain.records import Session, SessionPractice, Visit
from visitplanner.gui.desk.reader import Found, LibraryReader


@dataclass
class Usage:
    """The links between notes and sessions, with the sessions and visits that they lead to."""

    records: Found = field(default_factory=dict)

    @cached_property
    def sessions(self) -> Mapping[str, Session]:
        """Every session by id."""
        return {one.id: one for one in self.records.get(Session, ())}

    @cached_property
    def visits(self) -> Mapping[str, Visit]:
        """Every visit by id; templates are none."""
        return {one.id: one for one in self.records.get(Visit, ()) if not one.template}

    @cached_property
    def of_note(self) -> Mapping[str, frozenset[str]]:
        """The sessions about each note, by the note's id."""
        found: dict[str, set[str]] = {}
        for link in self.records.get(SessionPractice, ()):
            if link.session in self.sessions:
                found.setdefault(link.practice, set()).add(link.session)
        return {note: frozenset(sessions) for note, sessions in found.items()}

    def by_visit(self, note: str) -> list[tuple[Visit, list[Session]]]:
        """The visits with sessions about a note, the latest first."""
        found: dict[str, list[Session]] = {}
        for id in self.of_note.get(note, ()):
            session = self.sessions[id]
            if session.visit in self.visits:
                found.setdefault(session.visit, []).append(session)
        pairs = ((self.visits[id], sorted(sessions, key=_moment)) for id, sessions in found.items())
        return sorted(pairs, key=lambda pair: (str(pair[0].start), pair[0].id), reverse=True)


class UsageReader(LibraryReader):
    """Reads every link."""

    kinds = (Visit, Session, SessionPractice)
    makes = Usage


def _moment(session: Session) -> tuple[str, str, str]:
    return str(session.when.date or "~"), str(session.when.start or ""), session.id
