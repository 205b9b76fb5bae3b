"""The phases of a study visit, by days from its start, and how a distance is written: D−60."""

from __future__ import annotations

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Task, Visit
from visitplanner.domain.tasks import due_on

PHASES = (
    (-120, N_("Mandate")),
    (-90, N_("Objectives and questions")),
    (-60, N_("Agreement with the hosts")),
    (-30, N_("Programme and travel")),
    (-7, N_("Briefing")),
    (0, N_("Last week")),
    (5, N_("On site")),
)
"""Each phase ends before that many days from the visit's start."""

AFTER = N_("Follow-up")


def distance(task: Task, visit: Visit) -> int:
    """Days from the visit's start to the day the task is due."""
    due = due_on(task, visit)
    return (due - visit.start).days if due and visit.start else task.offset


def phase(days: int) -> str:
    """The msgid of the phase that a day belongs to."""
    return next((words for end, words in PHASES if days < end), AFTER)


def countdown(days: int) -> str:
    """`D−60`, `D`, `D+14`, as study visits are planned."""
    return f"D{days:+d}".replace("-", "−") if days else "D"
