"""The numbers of the checks, with their defaults: one table per visit, every value editable.

Defaults marked [S] were read in a source (interpreters' associations and agencies: consecutive doubles a talk, one
interpreter up to half a day, two per half day and rotation every 15 to 20 minutes for simultaneous); the others are
planning values of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from visitplanner.base.phrases import N_
from visitplanner.domain.records import RuleValue


class Unit(StrEnum):
    """What the number of a rule counts."""

    TIMES = "times"
    MINUTES = "minutes"
    HOURS = "hours"
    CLOCK = "clock"
    DAYS = "days"
    PEOPLE = "people"
    SESSIONS = "sessions"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Rule:
    """One number. `words` is a msgid; `group` the msgid of the heading it stands under; from `least` to `most`."""

    key: str
    group: str
    words: str
    default: float
    unit: Unit
    least: float = 0
    most: float = 1440


_TALK, _STAFF = N_("Time for interpretation"), N_("Interpreters")
_MOVE, _DAY = N_("Moving a group"), N_("Length of a day")
_REST, _PAPER = N_("Jet lag"), N_("Confirmations and closing days")

RULES: tuple[Rule, ...] = (
    Rule("factor_whisper", _TALK, N_("Speech, whispered: times as long"), 1.1, Unit.TIMES, 1, 4),
    Rule("factor_consecutive", _TALK, N_("Speech, consecutive: times as long"), 2.0, Unit.TIMES, 1, 4),
    Rule(
        "factor_tour", _TALK, N_("Speech, consecutive on a guided tour: times as long"), 1.6, Unit.TIMES, 1, 4
    ),
    Rule("factor_simultaneous", _TALK, N_("Speech, simultaneous: times as long"), 1.0, Unit.TIMES, 1, 4),
    Rule("factor_meal", _TALK, N_("Speech, at a meal: times as long"), 1.0, Unit.TIMES, 1, 4),
    Rule("setup_simultaneous", _TALK, N_("Setting up for simultaneous"), 5, Unit.MINUTES, 0, 120),
    Rule("consecutive_hours", _STAFF, N_("One interpreter is enough for consecutive up to"), 4, Unit.HOURS, 0, 24),
    Rule("consecutive_team", _STAFF, N_("Interpreters beyond that"), 2, Unit.PEOPLE, 1, 12),
    Rule("simultaneous_team", _STAFF, N_("Interpreters for half a day, simultaneous"), 2, Unit.PEOPLE, 1, 12),
    Rule("simultaneous_hours", _STAFF, N_("Half a day of simultaneous lasts up to"), 4, Unit.HOURS, 0, 24),
    Rule("simultaneous_day_team", _STAFF, N_("Interpreters for a whole day, simultaneous"), 3, Unit.PEOPLE, 1, 12),
    Rule("interpreter_break", _STAFF, N_("Interpreters need a break after"), 90, Unit.MINUTES, 10, 480),
    Rule("walk_speed", _MOVE, N_("A group walks at"), 4.0, Unit.SPEED, 1, 10),
    Rule("detour", _MOVE, N_("Way compared with the straight line"), 1.3, Unit.TIMES, 1, 4),
    Rule("drive_speed", _MOVE, N_("A coach or taxi in town travels at"), 20, Unit.SPEED, 5, 130),
    Rule("walk_most", _MOVE, N_("Nobody walks longer than"), 30, Unit.MINUTES, 0, 240),
    Rule("boarding_base", _MOVE, N_("Boarding takes at least"), 3, Unit.MINUTES, 0, 60),
    Rule("boarding_person", _MOVE, N_("Boarding takes, for each person"), 0.5, Unit.MINUTES, 0, 10),
    Rule("boarding_most", _MOVE, N_("Boarding takes at most"), 15, Unit.MINUTES, 0, 120),
    Rule("station_change", _MOVE, N_("Changing at a station"), 12, Unit.MINUTES, 0, 120),
    Rule("station_change_luggage", _MOVE, N_("Changing at a station, with luggage"), 18, Unit.MINUTES, 0, 120),
    Rule("airport_domestic", _MOVE, N_("At the airport before a domestic flight"), 75, Unit.MINUTES, 0, 480),
    Rule("airport_schengen", _MOVE, N_("At the airport before a flight inside Schengen"), 105, Unit.MINUTES, 0, 480),
    Rule(
        "airport_international", _MOVE, N_("At the airport before an international flight"), 150, Unit.MINUTES, 0, 480
    ),
    Rule("day_hours", _DAY, N_("From the first departure to the last return, at most"), 10, Unit.HOURS, 1, 24),
    Rule("consecutive_sessions", _DAY, N_("Consecutive sessions of substance a day, at most"), 3, Unit.SESSIONS, 0, 20),
    Rule("meal_break", _DAY, N_("A meal break lasts at least"), 45, Unit.MINUTES, 0, 240),
    Rule("comfort_stop", _DAY, N_("Nobody goes without a break longer than"), 120, Unit.MINUTES, 10, 480),
    Rule("jet_lag_hours", _REST, N_("Jet lag counts from a zone change of"), 3, Unit.HOURS, 1, 24),
    Rule("jet_lag_first", _REST, N_("On the first morning no session before"), 10, Unit.CLOCK, 0, 24),
    Rule("jet_lag_decision", _REST, N_("After landing no decision within"), 18, Unit.HOURS, 0, 96),
    Rule("confirmation_days", _PAPER, N_("Hosts confirm ahead of the session by"), 14, Unit.DAYS, 0, 365),
)
"""In the order in which they are shown."""

RULE: Mapping[str, Rule] = {rule.key: rule for rule in RULES}


class Numbers:
    """The numbers that hold for one visit: `numbers["comfort_stop"]`. A value beyond its bounds counts as the bound."""

    def __init__(self, values: Iterable[RuleValue] = ()) -> None:
        given = ((RULE[one.rule], one.value) for one in values if one.rule in RULE and one.value is not None)
        changed = {rule.key: max(rule.least, min(rule.most, value)) for rule, value in given}
        self._values = {rule.key: changed.get(rule.key, rule.default) for rule in RULES}

    def __getitem__(self, key: str) -> float:
        return self._values[key]

    def minutes(self, key: str) -> int:
        """A rule in whole minutes, whether it counts minutes, hours or the hour of the clock."""
        factor = 60 if RULE[key].unit in (Unit.HOURS, Unit.CLOCK) else 1
        return round(self._values[key] * factor)
