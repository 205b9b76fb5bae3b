"""What was kept last, and the questions still open, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from visitplanner.base.errors import Refusal
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone
from visitplanner.domain.wording import Picked, Wording
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, ngettext, tongue

MOST = 30


def last_entries(snapshot: Snapshot, session: str, now: datetime) -> Iterable[Row]:
    """The observations up to `now`, newest first; one of another session than the present one names it."""
    found = [one for one in snapshot.observations if one.taken_at and one.taken_at <= now]
    found.sort(key=lambda one: (one.taken_at or now, one.id), reverse=True)
    for one in found[:MOST]:
        yield _entry(snapshot, one, session)


def open_questions(snapshot: Snapshot, session: str) -> Iterable[Row]:
    """The questions of a session that nobody has answered yet, by number."""
    for one in snapshot.questions_of.get(session, ()):
        if one.id not in snapshot.answered:
            text = _picked(snapshot, one.text)
            words = Picked(f"Q{one.number}  {text.text}", text.language, text.asked)
            yield Row(one.id, words, lead="circle-question-mark", tags=(Tag(_(label(one.priority))),))


def _entry(snapshot: Snapshot, one: Observation, session: str) -> Row:
    where = snapshot.session.get(one.session)
    title = _picked(snapshot, where.title).text if where and one.session != session else ""
    photos = len(snapshot.attachments_of.get(one.id, ()))
    counted = ngettext("{n} photo", "{n} photos", photos).format(n=photos) if photos else ""
    answered = {answer.question for answer in snapshot.answers if answer.observation == one.id}
    numbers = [question.number for question in snapshot.questions if question.id in answered]
    return Row(
        one.id,
        _picked(snapshot, one.text),
        lines=(" · ".join(filter(None, (_time(one), _(label(one.kind)), counted, one.author, title))),),
        lead=icon_name(one.kind),
        lead_role="accent",
        tags=tuple(Tag(f"Q{number}", "ok", "check") for number in sorted(numbers)),
    )


def _picked(snapshot: Snapshot, wording: Wording) -> Picked:
    return wording.pick(tongue.language.code, snapshot.visit.working_language)


def _time(one: Observation) -> str:
    if one.taken_at is None:
        return ""
    try:
        return tongue.language.time(one.taken_at.astimezone(zone(one.zone)))
    except Refusal:
        return tongue.language.time(one.taken_at)
