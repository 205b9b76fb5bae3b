"""Observations: what was heard or seen, one line at a time, and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.kinds import ObservationKind, Visibility
from visitplanner.domain.records import (
    Action,
    Answer,
    Attachment,
    Evidence,
    Observation,
    Question,
    Session,
    SessionPractice,
    TransferDecision,
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
    edit: Edit,
    visit: str,
    text: str,
    *,
    question: str = "",
    photos: Sequence[Mapping[str, Any]] = (),
    **about: Any,
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


def unanswer(edit: Edit, observation: str, question: str) -> None:
    """Take that back."""
    for row in edit.find(Answer, observation=observation, question=question):
        edit.delete(Answer, row.id)


def answer_with(edit: Edit, question: str, text: str, *, language: str) -> str:
    """A new line that answers a question, heard where the question is placed; its id."""
    asked = edit.get(Question, question)
    session = asked.session if edit.find(Session, id=asked.session) else ""
    return capture(edit, asked.visit, text, language=language, session=session, question=question)


def set_session(edit: Edit, id: str, session: str) -> None:
    """Where it was heard, "" for between sessions; the place goes with it, the moment stays."""
    here = edit.get(Session, session) if session else None
    edit.set(Observation, id, session=session, place=here.place if here else "")


def set_visibility(edit: Edit, id: str, visibility: Visibility) -> str:
    """Who may see it; its id from now on.

    A private observation lies in a space of its own that does not travel. To or from there it goes as a copy under a
    new id, with its answers and photos; what rests on it follows.
    """
    heard = edit.get(Observation, id)
    private = Visibility.PRIVATE
    if heard.visibility == visibility:
        return id
    space = f"{heard.visit}/private/{edit.gesture.identity.replica}" if visibility == private else heard.visit
    if (heard.visibility == private) == (visibility == private) or space == heard.space:
        edit.set(Observation, id, visibility=visibility)
        return id
    return _copied(edit, replace(heard, space=space, visibility=visibility))


def shared(edit: Edit, id: str) -> Observation:
    """The observation, for whoever makes something of its words. Refuses a private one: what is made is for others."""
    heard = edit.get(Observation, id)
    if heard.visibility is Visibility.PRIVATE:
        raise Refusal(
            N_("A private observation stays private. Let the delegation see it first."), field="visibility"
        )
    return heard


def delete(edit: Edit, observations: Iterable[str]) -> None:
    """To the bin. Decisions and actions that rest on them stay."""
    for id in observations:
        edit.delete(Observation, id)


def _copied(edit: Edit, heard: Observation) -> str:
    """`heard` once more in its space, everything tied to the old one tied to this one; the old one is deleted."""
    values = {one.name: getattr(heard, one.name) for one in fields(heard)}
    old, space = values.pop("id"), values.pop("space")
    id = edit.add(Observation, space=space, **values)
    for tie in edit.find(Answer, observation=old):
        edit.delete(Answer, tie.id)
        answer(edit, id, tie.question)
    for photo in edit.find(Attachment, owner=old):
        kept = {one.name: getattr(photo, one.name) for one in fields(photo)} | {"owner": id}
        edit.delete(Attachment, kept.pop("id"))
        kept.pop("space")
        edit.add(Attachment, space=space, **kept)
    for decision in edit.find(TransferDecision, visit=heard.visit):
        if old in decision.observations:
            named = tuple(id if one == old else one for one in decision.observations)
            edit.set(TransferDecision, decision.id, observations=named)
    for action in edit.find(Action, observation=old):
        edit.set(Action, action.id, observation=id)
    for row in edit.find(Evidence, observation=old):
        edit.set(Evidence, row.id, observation=id)
    edit.delete(Observation, old)
    return id
