"""Whether there are interpreters enough for a day, and whether they get their breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.breathing import break_fixes
from visitplanner.domain.checks.courses import Course, Stretch, clocks, gap, stretches
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Interpretation, Part, SessionKind, Severity
from visitplanner.domain.programme import Slot, shared_minutes
from visitplanner.domain.records import Person, Session

_RELAY = (Interpretation.CONSECUTIVE, Interpretation.WHISPER)
_NOT_INTERPRETED = (SessionKind.MEAL, SessionKind.FREE)


@dataclass(frozen=True, slots=True)
class _Task:
    """One interpreted session and the ids of who interprets it."""

    slot: Slot
    mode: Interpretation
    team: frozenset[str]

    @property
    def minutes(self) -> int:
        return self.slot.minutes or 0


@dataclass(frozen=True, slots=True)
class _Staff:
    """How many interpreters the `tasks` of a day need, all relayed or all simultaneous, and how many there are."""

    tasks: Sequence[_Task]
    needed: int
    there: int

    @property
    def missing(self) -> int:
        return self.needed - self.there

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.tasks)

    @property
    def modes(self) -> tuple[Interpretation, ...]:
        """The ways of interpreting that are counted together."""
        return tuple(mode for mode in Interpretation if any(one.mode is mode for one in self.tasks))


def staffing(scene: Scene) -> Iterator[Finding]:
    """Days with fewer interpreters than their hours ask for; the sessions of which nobody knows who interprets."""
    known, unknown = scene.once(_tasks)
    by_day: dict[date, list[_Task]] = {}
    for task in known:
        if task.slot.date:
            by_day.setdefault(task.slot.date, []).append(task)
    for day, tasks in by_day.items():
        worst = max(_staff(tasks, scene.numbers), key=lambda one: one.missing)
        if worst.missing > 0:
            yield _short(scene, day, worst)
    if unknown:
        yield _nobody(unknown)


def breaks(scene: Scene) -> Iterator[Finding]:
    """Interpreted stretches without a break that are longer than interpreters can work."""
    limit = scene.numbers.minutes("interpreter_break")
    found: dict[tuple[str, ...], Stretch] = {}
    for course in scene.once(_interpreted_courses):
        for one in stretches(course, _rests, gap):
            if one.minutes > limit:
                found.setdefault(tuple(slot.id for slot in one.slots), one)
    for stretch in found.values():
        yield _tiring(scene, stretch, limit)


def _tasks(scene: Scene) -> tuple[tuple[_Task, ...], tuple[Slot, ...]]:
    """The interpreted sessions with who interprets: those who are named, else all of the visit; and those without."""
    everybody = frozenset(person.id for person in scene.interpreters)
    known: list[_Task] = []
    unknown: list[Slot] = []
    for one, session in scene.sessions:
        if session.interpretation is Interpretation.NONE:
            continue
        parts = scene.snapshot.attendances_of.get(session.id, ())
        team = frozenset(part.person for part in parts if part.part is Part.INTERPRETS) or everybody
        if team:
            known.append(_Task(one, session.interpretation, team))
        else:
            unknown.append(one)
    return tuple(known), tuple(unknown)


def _staff(tasks: Sequence[_Task], numbers: Numbers) -> Iterator[_Staff]:
    relay = [one for one in tasks if one.mode in _RELAY]
    if relay:
        yield _relay(relay, numbers)
    simultaneous = [one for one in tasks if one.mode is Interpretation.SIMULTANEOUS]
    if simultaneous:
        yield _simultaneous(simultaneous, numbers)


def _relay(tasks: Sequence[_Task], numbers: Numbers) -> _Staff:
    """Beyond the limit a team is needed, and nobody in it may work alone beyond the limit either."""
    limit, minutes = numbers.minutes("consecutive_hours"), sum(one.minutes for one in tasks)
    alone: dict[str, int] = {}
    for one in tasks:
        for person in one.team if len(one.team) == 1 else ():
            alone[person] = alone.get(person, 0) + one.minutes
    tired = max(alone.values(), default=0) > limit
    there = 1 if tired else len(frozenset().union(*(one.team for one in tasks)))
    needed = int(numbers["consecutive_team"]) if minutes > limit else 1
    return _Staff(tasks, needed, there)


def _simultaneous(tasks: Sequence[_Task], numbers: Numbers) -> _Staff:
    """They take turns every few minutes, so each session needs its team; a whole day needs a larger one."""
    minutes, team = sum(one.minutes for one in tasks), int(numbers["simultaneous_team"])
    fewest = min(len(one.team) for one in tasks)
    if fewest < team or minutes <= numbers.minutes("simultaneous_hours"):
        return _Staff(tasks, team, fewest)
    there = len(frozenset().union(*(one.team for one in tasks)))
    return _Staff(tasks, int(numbers["simultaneous_day_team"]), there)


def _short(scene: Scene, day: date, staff: _Staff) -> Finding:
    team = frozenset().union(*(one.team for one in staff.tasks))
    people = tuple(one for one in scene.interpreters if one.id in team)
    return Finding(
        "staffing",
        Severity.WARNING,
        phrase(
            N_("Interpretation for {minutes}: {needed} interpreters needed, {there} there."),
            minutes=Minutes(staff.minutes),
            needed=staff.needed,
            there=staff.there,
        ),
        date=day,
        items=tuple(one.slot.id for one in staff.tasks),
        data=(
            (N_("Way of interpreting"), staff.modes),
            (N_("Interpreted time"), Minutes(staff.minutes)),
            (N_("Interpreters needed"), staff.needed),
            (N_("Interpreters there"), staff.there),
            *(((N_("Who interprets"), people),) if people else ()),
        ),
        fixes=tuple(_helping(scene, staff.tasks, scene.numbers)),
    )


def _nobody(unknown: tuple[Slot, ...]) -> Finding:
    return Finding(
        "staffing",
        Severity.UNVERIFIED,
        phrase(N_("No interpreters are named, so whether they are enough is not verified.")),
        items=tuple(one.id for one in unknown),
        data=((N_("Interpreted sessions"), len(unknown)),),
    )


def _helping(scene: Scene, tasks: Sequence[_Task], numbers: Numbers) -> Iterator[Fix]:
    """An interpreter of the visit who is free, in the shortest session in which one more is enough."""
    known, _ = scene.once(_tasks)
    for person in scene.interpreters:
        for one in sorted(tasks, key=lambda task: task.minutes):
            if person.id in one.team or not _is_free(person, one.slot, known):
                continue
            helped = [replace(task, team=task.team | {person.id}) if task is one else task for task in tasks]
            if all(staff.missing <= 0 for staff in _staff(helped, numbers)):
                said = phrase(
                    N_("Let {person} interpret “{title}” too"), person=person, title=one.slot.item.title
                )
                arguments = {"session": one.slot.id, "person": person.id, "part": Part.INTERPRETS}
                yield Fix(said, "attend", arguments, one.minutes)
                break


def _is_free(person: Person, one: Slot, tasks: Sequence[_Task]) -> bool:
    return not any(
        person.id in task.team and task.slot.id != one.id and shared_minutes(task.slot, one) > 0
        for task in tasks
    )


def _interpreted_courses(scene: Scene) -> tuple[Course, ...]:
    """What each interpreter works in, day by day; where nobody is known, as if one did it all."""
    known, unknown = scene.once(_tasks)
    found: dict[tuple[str, date], list[Slot]] = {}
    for one, team in (
        *((task.slot, task.team) for task in known),
        *((one, frozenset({""})) for one in unknown),
    ):
        for person in team if one.start and one.date else ():
            assert one.date
            found.setdefault((person, one.date), []).append(one)
    return tuple({tuple(one.id for one in slots): tuple(slots) for slots in found.values()}.values())


def _rests(one: Slot) -> bool:
    return isinstance(one.item, Session) and one.item.kind in _NOT_INTERPRETED


def _tiring(scene: Scene, stretch: Stretch, limit: int) -> Finding:
    first, last = stretch.slots[0], stretch.slots[-1]
    start, end = clocks(first, last)
    return Finding(
        "interpreter_break",
        Severity.WARNING,
        phrase(
            N_("“{title}” and what follows are interpreted for {minutes} without a break.")
            if len(stretch.slots) > 1
            else N_("“{title}” is interpreted for {minutes} without a break."),
            title=first.item.title,
            minutes=Minutes(stretch.minutes),
        ),
        date=first.date,
        subject=first.id,
        items=tuple(one.id for one in stretch.slots),
        data=(
            (N_("Interpreted without a break"), Minutes(stretch.minutes)),
            (N_("At most"), Minutes(limit)),
            (N_("Start"), start),
            (N_("End"), end),
        ),
        fixes=break_fixes(scene, stretch, limit, _rests, gap),
    )
