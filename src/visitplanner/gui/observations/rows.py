"""How observations read in a list: by session, in the order in which they were noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.kinds import TransferHint, Visibility
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.rows import ALL, Row, Tag
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue

OURS, FOLLOW_UP, LOOSE = "ours", "follow_up", "loose"


def chooser(snapshot: Snapshot, which: str) -> Callable[[Observation], bool]:
    """What `which` shows: all; what may be for us; what needs a follow-up; what answers no question."""
    answering = {one.observation for one in snapshot.answers}
    found: dict[str, Callable[[Observation], bool]] = {
        OURS: lambda one: one.transfer_hint in (TransferHint.YES, TransferHint.MAYBE),
        FOLLOW_UP: lambda one: one.follow_up,
        LOOSE: lambda one: one.id not in answering,
    }
    return found.get(which, lambda _one: True)


def observation_rows(snapshot: Snapshot, which: str = ALL) -> Iterable[Row]:
    """Grouped by session in programme order; what was noted between sessions last."""
    shown = chooser(snapshot, which)
    groups = {id: [one for one in heard if shown(one)] for id, heard in snapshot.observations_of.items()}
    for slot in programme.slots(snapshot):
        if isinstance(slot.item, Session) and (found := groups.pop(slot.id, [])):
            yield _heading(snapshot, slot)
            yield from (_row(snapshot, one) for one in found)
    rest = sorted((one for group in groups.values() for one in group), key=lambda one: (str(one.taken_at), one.id))
    if rest:
        yield Row("between", _("Between sessions"), trailing=str(len(rest)), heading=True)
        yield from (_row(snapshot, one) for one in rest)


def _heading(snapshot: Snapshot, slot: programme.Slot) -> Row:
    when = tongue.language.moment(slot.start) if slot.start else ""
    return Row(f"of {slot.id}", picked(slot.item.title, snapshot).text, trailing=when, heading=True)


def _row(snapshot: Snapshot, one: Observation) -> Row:
    facts = [_time(one), one.author, one.speaker_role]
    if one.certainty:
        facts.append(_(label(one.certainty)))
    figure = " ".join(filter(None, (one.value, one.unit, str(one.year or ""))))
    text = picked(one.text, snapshot)
    return Row(
        one.id,
        text,
        lines=(
            figure if figure and one.value not in text.text else "",
            " · ".join(fact for fact in facts if fact),
        ),
        lead=icon_name(one.kind),
        lead_role="accent",
        tags=tuple(_tags(snapshot, one)),
    )


def _tags(snapshot: Snapshot, one: Observation) -> Iterable[Tag]:
    numbers = {question.id: question.number for question in snapshot.questions}
    for answer in snapshot.answers:
        if answer.observation == one.id and answer.question in numbers:
            yield Tag(f"Q{numbers[answer.question]}", "ok", "check")
    if one.transfer_hint is TransferHint.YES:
        yield Tag(_("For us"), "accent", "sparkles")
    if one.follow_up:
        yield Tag(_("Follow up"), "warn", "flag")
    if one.visibility is Visibility.PRIVATE:
        yield Tag(_(label(one.visibility)), "sub", "lock")
    if photos := len(snapshot.attachments_of.get(one.id, ())):
        yield Tag(str(photos), "sub", "camera")
    yield Tag(_(label(one.kind)), "sub")


def _time(one: Observation) -> str:
    if one.taken_at is None:
        return ""
    try:
        return tongue.language.time(one.taken_at.astimezone(zone(one.zone)))
    except Refusal:
        return tongue.language.time(one.taken_at)
