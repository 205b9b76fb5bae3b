"""Things at the same time for the same people, and people, interpreters and places that are asked for twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.finding import Finding, Fix, Minutes
from visitplanner.domain.checks.passages import Passage, into
from visitplanner.domain.checks.remedies import cheapest, to_tray
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.checks.spacing import spread
from visitplanner.domain.goers import apart, goers
from visitplanner.domain.kinds import Part, Severity
from visitplanner.domain.programme import Slot, shared_minutes, span
from visitplanner.domain.records import Attendance, Person

LEFT_OUT = 30
"""What it costs to do without somebody. A planning value of our own."""

_Row = tuple[Slot, Attendance | None]
"""A session and, where it says so itself, what somebody does in it."""


def overlaps(scene: Scene) -> Iterator[Finding]:
    """Two items that take place at the same time, with somebody who is expected at both: the longest for each."""
    for passages in into(scene).values():
        worst = min((one for one in passages if one.ends), key=lambda one: one.gap, default=None)
        if worst and worst.gap < 0:
            yield _overlap(scene, worst)


def double_people(scene: Scene) -> Iterator[Finding]:
    """People who are needed in two sessions that are otherwise apart."""
    for person, first, second in _double(scene):
        if not _interprets(first, second):
            yield _twice("double_person", N_("{person} is expected at “{first}” and at “{second}”."),
                         person, first, second)  # fmt: skip


def double_interpreters(scene: Scene) -> Iterator[Finding]:
    """Interpreters who work in two sessions at the same time."""
    for person, first, second in _double(scene):
        if _interprets(first, second):
            yield _twice("double_interpreter", N_("{person} interprets “{first}” and “{second}” at the same time."),
                         person, first, second)  # fmt: skip


def double_places(scene: Scene) -> Iterator[Finding]:
    """Two groups in sessions at one place at the same time: it may have rooms for both."""
    found: dict[str, list[Slot]] = {}
    for one, session in scene.sessions:
        if one.start and (place := scene.place(session.place)):
            found.setdefault(place.id, []).append(one)
    for id, slots in found.items():
        for first, second in _meeting(slots):
            if apart(scene.snapshot, first.item, second.item) and (there := scene.place(id)):
                yield Finding(
                    "double_place",
                    Severity.NOTE,
                    phrase(
                        N_("“{first}” and “{second}” are at {place} at the same time."),
                        first=first.item.title, second=second.item.title, place=there,
                    ),
                    date=second.date, subject=second.id, items=(second.id, first.id),
                    data=((N_("At the same time"), Minutes(shared_minutes(first, second))),),
                )  # fmt: skip


def _overlap(scene: Scene, passage: Passage) -> Finding:
    first, second = passage.before, passage.after
    loose = next((one for one in (second, first) if not one.item.anchored), None)
    return Finding(
        "overlap",
        Severity.ERROR,
        phrase(
            N_("“{second}” begins {minutes} before “{first}” ends."),
            first=first.item.title, second=second.item.title, minutes=Minutes(-passage.gap),
        ),
        date=second.date, subject=second.id, items=(second.id, first.id),
        data=(
            (N_("At the same time"), Minutes(shared_minutes(first, second))),
            (N_("The earlier one ends"), first.end), (N_("The later one begins"), second.start),
        ),
        fixes=cheapest(*spread(scene, passage), to_tray(loose) if loose else None),
    )  # fmt: skip


def _twice(check: str, words: str, person: Person, one: _Row, other: _Row) -> Finding:
    (first, _), (second, _) = one, other
    return Finding(
        check,
        Severity.ERROR,
        phrase(words, person=person, first=first.item.title, second=second.item.title),
        date=second.date, subject=f"{second.id}:{person.id}", items=(second.id, first.id),
        data=((N_("At the same time"), Minutes(shared_minutes(first, second))),),
        fixes=tuple(_without(person, row) for row in (other, one) if row[1]),
    )  # fmt: skip


def _without(person: Person, row: _Row) -> Fix:
    one, attendance = row
    assert attendance
    said = phrase(N_("Take {person} out of “{title}”"), person=person, title=one.item.title)
    return Fix(said, "attend", {"session": one.id, "person": person.id, "part": None}, LEFT_OUT)


def _double(scene: Scene) -> tuple[tuple[Person, _Row, _Row], ...]:
    return scene.once(_found_double)


def _found_double(scene: Scene) -> tuple[tuple[Person, _Row, _Row], ...]:
    people = scene.snapshot.people
    return tuple(
        (people[id], rows[first.id], rows[second.id])
        for id, rows in _calendars(scene).items()
        if id in people
        for first, second in _meeting([one for one, _ in rows.values()])
        if apart(scene.snapshot, first.item, second.item)
    )


def _calendars(scene: Scene) -> Mapping[str, dict[str, _Row]]:
    """Person → session → the session and what the person does there, in programme order."""
    found: dict[str, dict[str, _Row]] = {}
    for one, session in scene.sessions:
        if not one.start:
            continue
        for attendance in scene.snapshot.attendances_of.get(one.id, ()):
            found.setdefault(attendance.person, {})[one.id] = (one, attendance)
        for person in goers(scene.snapshot, session) or ():
            found.setdefault(person, {}).setdefault(one.id, (one, None))
    return found


def _meeting(slots: Iterable[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Each with the one before it that ends last, where they share time."""
    last: Slot | None = None
    for one in sorted(slots, key=lambda slot: (span(slot), slot.id)):
        if last and shared_minutes(last, one) > 0:
            yield last, one
        if last is None or span(one)[1] >= span(last)[1]:
            last = one


def _interprets(one: _Row, other: _Row) -> bool:
    return all(row[1] is not None and row[1].part is Part.INTERPRETS for row in (one, other))
