"""What was heard and seen, by session, in the order it was noted."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import TransferHint, Visibility
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.pages.list_page import ListPage, picked
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, tongue


class ObservationsPage(ListPage):
    """Grouped by session in programme order; choosing one leads to its session."""

    wants = frozenset({"observation", "session", "answer", "question", "attachment"})
    empty = (
        "notebook-pen",
        N_("Nothing noted yet"),
        N_("Press F9 to capture: type a line, press Enter. It gets the time and the session."),
    )

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Every observation."""
        groups = dict(snapshot.observations_of)
        for one in programme.slots(snapshot):
            if isinstance(one.item, Session) and (found := groups.pop(one.id, ())):
                yield _heading(snapshot, one)
                yield from (_row(snapshot, observation) for observation in found)
        rest = sorted((one for group in groups.values() for one in group), key=lambda one: str(one.taken_at))
        if rest:
            yield Row("between", _("Between sessions"), trailing=str(len(rest)), heading=True)
            yield from (_row(snapshot, observation) for observation in rest)

    def follow(self, key: str) -> None:
        """To the session where it was noted."""
        snapshot = self.desk.snapshot
        for one in snapshot.observations if snapshot else ():
            if one.id == key and one.session:
                self.followed.emit("session", one.session)


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
        return f"{one.taken_at.astimezone(zone(one.zone)):%H:%M}"
    except Refusal:
        return f"{one.taken_at:%H:%M}"
