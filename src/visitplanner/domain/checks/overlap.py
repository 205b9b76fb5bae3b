"""Things at the same time for the same people."""

from __future__ import annotations

from collections.abc import Iterator

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks.finding import Finding, Minutes
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.goers import apart
from visitplanner.domain.kinds import Severity
from visitplanner.domain.programme import Slot, shared_minutes


def overlaps(scene: Scene) -> Iterator[Finding]:
    """Two items that take place at the same time, with somebody who is expected at both."""
    for first, second in _pairs(scene):
        minutes = shared_minutes(first, second)
        yield Finding(
            "overlap",
            Severity.ERROR,
            phrase(
                N_("“{second}” begins {minutes} before “{first}” ends."),
                first=first.item.title,
                second=second.item.title,
                minutes=Minutes(minutes),
            ),
            date=second.date,
            subject=second.id,
            items=(second.id, first.id),
        )


def _pairs(scene: Scene) -> Iterator[tuple[Slot, Slot]]:
    """Each item with the first one before it that is not over when it starts and that shares its people."""
    reaching: list[Slot] = []
    for one in scene.timed:
        reaching = [other for other in reaching if shared_minutes(other, one) > 0]
        for other in reaching:
            if not apart(scene.snapshot, other.item, one.item):
                yield other, one
                break
        reaching.append(one)
