"""How the links of the golden thread are called in one language, and what is said where one is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.language import Language
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Visibility
from visitplanner.domain.labels import label
from visitplanner.domain.records import TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import STEPS, Node, links
from visitplanner.domain.thread import label as called
from visitplanner.domain.when import zone
from visitplanner.domain.wording import EMPTY, Picked, Wording

LONGEST = 80
"""Characters of a practice note's title before the city: what follows shall not be lost behind it."""

BEFORE: dict[str, str] = {
    "objective": N_("Without an objective"), "question": N_("Answers no question"),
    "session": N_("Without a session"), "observation": N_("Rests on no observation"),
    "transfer_decision": N_("Without a decision"), "action": N_("Without an action"),
}  # fmt: skip
"""What is said of a step that is missing before the record one looks at."""

AFTER: dict[str, str] = {
    "question": N_("Nobody asks yet"), "session": N_("Not placed"), "observation": N_("No answer yet"),
    "transfer_decision": N_("Not decided yet"), "action": N_("No action yet"), "milestone": N_("No milestone yet"),
}  # fmt: skip
"""What is said of a step that is missing after it."""

AT_SESSION = {"objective": "", "question": N_("Nobody asks here yet"), "observation": N_("Nothing noted yet")}
"""The same, for a session."""


def gap(step: str, start: str) -> str:
    """The msgid for a missing step of the chain of a record of kind `start`; "" where nothing is missed."""
    if start == "session" and step in AT_SESSION:
        return AT_SESSION[step]
    order = {kind: n for n, kind in enumerate(STEPS)}
    at = order.get(start, order["observation"])
    return (BEFORE if order[step] < at else AFTER if order[step] > at else {}).get(step, "")


def title(snapshot: Snapshot, node: Node, language: Language, *, brief: bool = False) -> Picked:
    """What a record is called: "Q4  Which procedure was dropped?"; a decision by its practice note, city and verdict.

    `brief`, where there is little room: a decision's note by its code.
    """
    record = links(snapshot).records.get(node)
    if node.kind == "transfer_decision" and record is not None:
        return _verdict(snapshot, record, language, brief)
    words: Wording = getattr(record, "title", EMPTY) or getattr(record, "text", EMPTY)
    found = words.pick(language.code, snapshot.visit.working_language)
    mark = called(node, record) if record is not None else ""
    text = f"{mark}  {found.text}".rstrip() if mark else found.text
    return Picked(text or "…", found.language, found.asked)


def _verdict(snapshot: Snapshot, record: TransferDecision, language: Language, brief: bool) -> Picked:
    """Several cities decide about one note, so the note alone names none of their decisions."""
    note = snapshot.practices.get(record.practice)
    found = (note.title if note else record.reason).pick(language.code, snapshot.visit.working_language)
    if note and note.code and (brief or not found.text):
        found = Picked(note.code, language.code)
    whole = " ".join(found.text.split()) or language.gettext(N_("No practice note yet"))
    text = language.gettext(N_("{note} → {city}, {decision}")).format(
        note=f"{whole[: LONGEST - 1]}…" if len(whole) > LONGEST else whole,
        city=_city(snapshot, record.city, language) or language.gettext(N_("No city yet")),
        decision=language.gettext(label(record.decision)),
    )
    return Picked(text, found.language, found.asked)


def facts(snapshot: Snapshot, node: Node, language: Language) -> str:
    """When it was or will be, and how it stands, in one line."""
    record = links(snapshot).records.get(node)
    tell = _FACTS.get(node.kind)
    if record is None or tell is None:
        return ""
    return " · ".join(one for one in tell(snapshot, record, language) if one)


def _session(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    start = programme.slot(record).start
    yield language.moment(start) if start else language.gettext(N_("Unscheduled"))


def _question(snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield language.gettext(label(record.priority))
    yield language.gettext(N_("Answered") if record.id in snapshot.answered else N_("Open"))


def _observation(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield _clock(record.taken_at, record.zone, language)
    yield language.gettext(label(record.certainty or record.kind))
    yield record.speaker_role
    yield language.gettext(label(record.visibility)) if record.visibility is Visibility.PRIVATE else ""


def _decision(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield _day(record.decided_on, language)


def _action(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield language.gettext(label(record.status))
    yield _day(record.due, language)


def _milestone(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield language.gettext(label(record.status))
    yield _day(record.date, language)


def _note(_snapshot: Snapshot, record: Any, language: Language) -> Iterable[str]:
    yield language.gettext(label(record.status))


def _city(snapshot: Snapshot, id: str, language: Language) -> str:
    """The name of a city; an id of none is taken as the name itself."""
    city = snapshot.cities.get(id)
    return city.name.pick(language.code, snapshot.visit.working_language).text if city else id


def _day(day: date | None, language: Language) -> str:
    return language.date(day) if day else ""


def _clock(moment: datetime | None, name: str, language: Language) -> str:
    """A moment where it was; a zone nobody knows leaves it as it is kept."""
    if moment is None:
        return ""
    try:
        return language.moment(moment.astimezone(zone(name)))
    except Refusal:
        return language.moment(moment)


_FACTS: dict[str, Callable[[Snapshot, Any, Language], Iterable[str]]] = {
    "session": _session, "question": _question, "observation": _observation, "transfer_decision": _decision,
    "action": _action, "milestone": _milestone, "practice_note": _note,
}  # fmt: skip
