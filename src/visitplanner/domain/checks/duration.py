"""How long a session must be when its speech is interpreted, and whether its slot is long enough."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.courses import nexts, spare
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.pushing import pushed
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Interpretation, SessionKind, Severity
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Session

_FACTORS = {
    Interpretation.WHISPER: "factor_whisper",
    Interpretation.CONSECUTIVE: "factor_consecutive",
    Interpretation.SIMULTANEOUS: "factor_simultaneous",
}

SPEECH, FACTOR = N_("Speech"), N_("Times as long")
SPOKEN, OTHER = N_("Speech as interpreted"), N_("Questions, cards, greetings")
SETUP, BREAK = N_("Setting up"), N_("Break within")
NEEDED, SLOT = N_("Needed"), N_("Slot")


@dataclass(frozen=True, slots=True)
class Need:
    """What a session takes, in minutes: its speech times the factor, and what is not multiplied."""

    speech: int
    factor: float
    other: int
    setup: int
    rest: int

    @property
    def spoken(self) -> int:
        """The speech with its interpretation."""
        return math.ceil(self.speech * self.factor - 1e-9)

    @property
    def total(self) -> int:
        """How long the slot must be."""
        return self.spoken + self.other + self.setup + self.rest

    @property
    def parts(self) -> tuple[tuple[str, Minutes], ...]:
        """The summands of `total` that are not nothing, each with its msgid."""
        summands = ((SPOKEN, self.spoken), (OTHER, self.other), (SETUP, self.setup), (BREAK, self.rest))
        return tuple((name, Minutes(minutes)) for name, minutes in summands if minutes)


def factor(session: Session, numbers: Numbers) -> float:
    """By how much the session's way of interpreting lengthens its speech."""
    if session.interpretation is Interpretation.NONE:
        return 1.0
    if session.kind is SessionKind.MEAL:
        return numbers["factor_meal"]
    if session.kind is SessionKind.SITE and session.interpretation is Interpretation.CONSECUTIVE:
        return numbers["factor_tour"]
    return numbers[_FACTORS[session.interpretation]]


def slot_minutes(session: Session, numbers: Numbers) -> Need | None:
    """What the session needs; None while the minutes of its speech are unknown."""
    if session.speech_minutes is None:
        return None
    return Need(
        session.speech_minutes,
        factor(session, numbers),
        session.other_minutes or 0,
        _setup(session, numbers),
        session.break_minutes or 0,
    )


def short_slots(scene: Scene) -> Iterator[Finding]:
    """Slots that are shorter than what is planned in them; those of which it is not known, one finding for each day."""
    unknown: dict[object, list[Slot]] = {}
    for one, session in scene.sessions:
        need = slot_minutes(session, scene.numbers)
        if need and need.total > session.minutes:
            yield _short(scene, one, session, need)
        elif need is None and _depends(session, scene.numbers):
            unknown.setdefault(one.date, []).append(one)
    for slots in unknown.values():
        yield _unknown(slots)


def _setup(session: Session, numbers: Numbers) -> int:
    simultaneous = session.interpretation is Interpretation.SIMULTANEOUS
    return numbers.minutes("setup_simultaneous") if simultaneous else 0


def _depends(session: Session, numbers: Numbers) -> bool:
    """Whether interpretation makes the session any longer."""
    return factor(session, numbers) != 1 or _setup(session, numbers) > 0


def _short(scene: Scene, one: Slot, session: Session, need: Need) -> Finding:
    return Finding(
        "duration",
        Severity.WARNING,
        phrase(
            N_("“{title}” needs {needed} with its interpretation; the slot has {minutes}.")
            if need.factor != 1 or need.setup
            else N_("“{title}” needs {needed}; the slot has {minutes}."),
            title=session.title,
            needed=Minutes(need.total),
            minutes=Minutes(session.minutes),
        ),
        date=one.date,
        subject=one.id,
        items=(one.id,),
        data=(
            (SPEECH, Minutes(need.speech)),
            (FACTOR, need.factor),
            *need.parts,
            (NEEDED, Minutes(need.total)),
            (SLOT, Minutes(session.minutes)),
        ),
        fixes=remedies.cheapest(_longer(scene, one, need), _shorter(one, session, need)),
    )


def _unknown(slots: list[Slot]) -> Finding:
    return Finding(
        "duration",
        Severity.UNVERIFIED,
        phrase(
            N_(
                "The length of the speech is not given, so the time for interpretation is not verified: {titles}."
            ),
            titles=tuple(one.item.title for one in slots),
        ),
        date=slots[0].date,
        items=tuple(one.id for one in slots),
        data=((N_("Sessions"), tuple(one.item.title for one in slots)),),
    )


def _longer(scene: Scene, one: Slot, need: Need) -> Fix | None:
    """Make the slot long enough: alone where there is room behind it, else with what follows."""
    more = need.total - (one.minutes or 0)
    if one.item.anchored or one.start is None or one.date is None:
        return None
    behind = nexts(scene, one)
    if all(spare(scene, one, other) >= more for other in behind):
        said = phrase(N_("Make “{title}” {minutes} long"), title=one.item.title, minutes=Minutes(need.total))
        return Fix(said, "resize", {"id": one.id, "minutes": need.total}, more)
    moved = [pushed(scene, other, more) for other in behind]
    if 0 in moved:
        return None
    said = phrase(
        N_("Make “{title}” {minutes} long and move what follows"),
        title=one.item.title,
        minutes=Minutes(need.total),
    )
    cost = more * (1 + max(moved))
    return Fix(said, "ripple_resize", {"id": one.id, "minutes": need.total}, cost)


def _shorter(one: Slot, session: Session, need: Need) -> Fix | None:
    """Shorten the speech until it fits, if that leaves any."""
    left = math.floor((session.minutes - need.total + need.spoken) / need.factor + 1e-9)
    if left < 5:
        return None
    said = phrase(
        N_("Shorten the speech of “{title}” to {minutes}"), title=session.title, minutes=Minutes(left)
    )
    return remedies.of_session(one, said, 2 * (need.speech - left), speech_minutes=left)
