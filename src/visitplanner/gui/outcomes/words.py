"""How decisions, actions and milestones look and are called, in lists and in choices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from visitplanner.domain.kinds import ActionStatus, Decision, MilestoneStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Objective, Observation, TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.board.entries import city_name
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import _, tongue

DECISION_TONES = {
    Decision.ADOPT: ("ok", "check"), Decision.ADAPT: ("ok", "pencil-line"), Decision.PILOT: ("accent", "zap"),
    Decision.WATCH: ("sub", "eye"), Decision.REJECT: ("bad", "x"),
}  # fmt: skip
ACTION_TONES = {
    ActionStatus.OPEN: ("sub", "circle"), ActionStatus.STARTED: ("accent", "circle-dot"),
    ActionStatus.DONE: ("ok", "circle-check"), ActionStatus.DROPPED: ("sub", "circle-x"),
}  # fmt: skip
MILESTONE_TONES = {
    MilestoneStatus.DUE: ("sub", "flag"), MilestoneStatus.REACHED: ("ok", "circle-check"),
    MilestoneStatus.LATE: ("bad", "triangle-alert"), MilestoneStatus.DROPPED: ("sub", "circle-x"),
}  # fmt: skip
LONGEST = 120


def said(words: Wording, snapshot: Snapshot, most: int = LONGEST) -> str:
    """`words` on one line of at most `most` characters, in the window's language or the nearest there is."""
    whole = words.pick(tongue.language.code, snapshot.visit.working_language).text
    text = " ".join(whole[: 4 * most].split())
    return f"{text[: most - 1]}…" if len(text) > most else text


def city(snapshot: Snapshot, id: str) -> str:
    """The name of a city; "" for none."""
    return city_name(snapshot, id, tongue.language) if id else ""


def day(on: date | None) -> str:
    """A date; "" for none."""
    return tongue.language.date(on) if on else ""


def joined(*facts: str) -> str:
    """The facts there are, in one line."""
    return " · ".join(fact for fact in facts if fact)


def practice(snapshot: Snapshot, id: str) -> str:
    """The title of a practice note, else its code; "" for none."""
    found = snapshot.practices.get(id)
    return (said(found.title, snapshot) or found.code) if found else ""


def decision(snapshot: Snapshot, one: TransferDecision) -> str:
    """A decision in one line: city, decision, practice."""
    return joined(city(snapshot, one.city), _(label(one.decision)), practice(snapshot, one.practice))


def objective(snapshot: Snapshot, one: Objective) -> str:
    """`O3` and its text."""
    return f"O{one.number}  {said(one.text, snapshot)}"


def observation(snapshot: Snapshot, one: Observation) -> str:
    """What was noted, on one line."""
    return said(one.text, snapshot) or _(label(one.kind))


# ------------------------------------------------------------------ choices
def decisions(snapshot: Snapshot | None) -> Options:
    """The decisions of the visit, and none."""
    if snapshot is None:
        return []
    found = [(one.id, decision(snapshot, one)) for one in snapshot.decisions]
    return [("", "–"), *options.alphabetical(found)]


def objectives(snapshot: Snapshot | None) -> Options:
    """The objectives of the visit, and none."""
    if snapshot is None:
        return []
    order = sorted(snapshot.objectives, key=lambda one: (one.number, one.id))
    return [("", "–"), *((one.id, objective(snapshot, one)) for one in order)]


def observations(snapshot: Snapshot | None, about: str = "", without: Iterable[str] = ()) -> Options:
    """The observations of the visit, those about a practice first, each group from the oldest."""
    if snapshot is None:
        return []
    left = set(without)
    order = sorted(snapshot.observations, key=lambda one: (one.practice != about, str(one.taken_at), one.id))
    return [(one.id, observation(snapshot, one)) for one in order if one.id not in left]


def actions(snapshot: Snapshot | None) -> Options:
    """The actions of the visit, and none."""
    if snapshot is None:
        return []
    found = [(one.id, said(one.title, snapshot) or "…") for one in snapshot.actions]
    return [("", "–"), *options.alphabetical(found)]
