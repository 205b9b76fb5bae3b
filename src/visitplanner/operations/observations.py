"""Observations: what was heard or seen, one line at a time, and the questions it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.records import (
    Answer,
    Observation,
    Question,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.wording import Wording
from visitplanner.operations import days, practices, rules
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

    Place, zone and practice come from the session (the practice only where there is just one). Raises Refusal in a
    template.
    """
    owner = edit.get(Visit, visit)
    if owner.template:
        raise Refusal(N_("A template takes no observations. Make a visit from it first."), field="text")
    moment = taken_at or edit.now
    here = edit.get(Session, session) if session else None
    about = edit.find(SessionPractice, session=session) if session else ()
    zone = here.zone if here else days.zone_at(edit, visit, moment)
    return edit.add(
        Observation,
        space=owner.space,
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


def capture(
    edit: Edit, visit: str, text: str, *, question: str = "", photos: Sequence[Mapping[str, Any]] = (), **about: Any
) -> str:
    """A line as it is noted on the way: the observation, the question it answers, its photos; its id.

    `about` is what `note` takes, each of `photos` what `practices.add_media` takes of a photo.
    """
    id = note(edit, visit, text, **about)
    if question:
        answer(edit, id, question)
    for photo in photos:
        practices.add_media(edit, Observation, id, **photo)
    return id


def sign(edit: Edit, observations: Sequence[str], author: str) -> None:
    """Put a name to observations that have none yet."""
    for id in observations:
        if not edit.get(Observation, id).author:
            edit.set(Observation, id, author=author)


def answer(edit: Edit, observation: str, question: str) -> None:
    """Say that it answers a question; once is enough."""
    if edit.find(Answer, observation=observation, question=question):
        return
    edit.get(Question, question)
    id = ids.link("answer", observation, question)
    space = edit.get(Observation, observation).space
    edit.add(Answer, space=space, id=id, observation=observation, question=question)
