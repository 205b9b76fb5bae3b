"""The countdown checklist: when its tasks are due, and which are late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from visitplanner.domain.records import Task, Visit
from visitplanner.domain.snapshot import Snapshot


def due_on(task: Task, visit: Visit) -> date | None:
    """The date fixed by hand, else so many days from the visit's first one; None while that is open."""
    if task.due or not visit.start:
        return task.due
    try:
        return visit.start + timedelta(days=task.offset)
    except OverflowError:
        return None


def late(task: Task, visit: Visit, today: date) -> bool:
    """Whether it should have been done before `today` and is not."""
    due = due_on(task, visit)
    return task.done is None and due is not None and due < today


def countdown(snapshot: Snapshot) -> tuple[Task, ...]:
    """All tasks of a visit in the order in which they are due; without dates by their distance."""
    return ordered(snapshot.tasks, snapshot.visit)


def ordered(tasks: Iterable[Task], visit: Visit) -> tuple[Task, ...]:
    """`tasks` in the order in which they are due in `visit`; what has no date last, by its distance."""
    return tuple(
        sorted(tasks, key=lambda one: (due_on(one, visit) or date.max, one.offset, one.order, one.id))
    )


def upcoming(tasks: Iterable[Task], visit: Visit, today: date) -> Task | None:
    """What to do next: the first open task that is not late, else the one that has been late for longest."""
    left = [one for one in ordered(tasks, visit) if one.done is None]
    return next((one for one in left if not late(one, visit, today)), left[0] if left else None)
