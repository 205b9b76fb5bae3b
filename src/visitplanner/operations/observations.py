"""Observations: what was heard or seen, one line at a time, and the questions it answers."""

from __future__ import annotations

from datetime import datetime

from visitplanner.domain import ids
from visitplanner.domain.kinds import ObservationKind, Visibility
from visitplanner.domain.records import Answer, Observation, Question, Session, SessionPractice, Visit
from visitplanner.domain.wording import Wording
from visitplanner.operations import days, rules
from visitplanner.store.editing import Edit


def note(
    edit: Edit,
    visit: str,
    text: str,
    *,
    language: str,
    session: str = "",
    kind: ObservationKind = ObservationKind.HEARD,
    taken_at: datetime | None = None,
) -> str:
    """A new observation and its id: a text is enough. Its time is the edit's, its author who writes here.

    Place, zone and practice come from the session (the practice only where there is just one).
    """
    moment = taken_at or edit.now
    here = edit.get(Session, session) if session else None
    about = edit.find(SessionPractice, session=session) if session else ()
    zone = here.zone if here else days.zone_at(edit, visit, moment)
    return edit.add(
        Observation,
        space=edit.get(Visit, visit).space,
        visit=visit,
        session=session,
        place=here.place if here else "",
        practice=about[0].practice if len(about) == 1 else "",
        taken_at=moment,
        zone=zone,
        author=edit.author,
        kind=kind,
        text=Wording({language: rules.title(text, "text")}, {}, rules.language(language)),
    )


def set_session(edit: Edit, observation: str, session: str) -> None:
    """Where it was heard; the place follows."""
    here = edit.get(Session, session) if session else None
    edit.set(Observation, observation, session=session, place=here.place if here else "")


def set_visibility(edit: Edit, observation: str, visibility: Visibility) -> None:
    """Who may see it: packs and exchange leave out what is not for their readers."""
    edit.set(Observation, observation, visibility=visibility)


def answer(edit: Edit, observation: str, question: str) -> None:
    """Say that it answers a question; once is enough."""
    if edit.find(Answer, observation=observation, question=question):
        return
    edit.get(Question, question)
    id = ids.link("answer", observation, question)
    space = edit.get(Observation, observation).space
    edit.add(Answer, space=space, id=id, observation=observation, question=question)


def unanswer(edit: Edit, observation: str, question: str) -> None:
    """Take that back."""
    for row in edit.find(Answer, observation=observation, question=question):
        edit.delete(Answer, row.id)


def delete(edit: Edit, observation: str) -> None:
    """To the bin."""
    edit.get(Observation, observation)
    edit.delete(Observation, observation)
