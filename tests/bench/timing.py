"""Measuring on a shared machine: interleaved rounds, least times, ratios inside one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Race:
    """The least CPU seconds of two pieces of work, run turn and turn about."""

    work: float
    floor: float

    @property
    def ratio(self) -> float:
        """Work over floor."""
        return self.work / self.floor


def race(work: Callable[[], object], floor: Callable[[], object], rounds: int = 5) -> Race:
    """Run both `rounds` times, alternating, and keep the least time of each."""
    best = [float("inf"), float("inf")]
    for _round in range(rounds):
        for number, run in enumerate((work, floor)):
            start = time.process_time()
            run()
            best[number] = min(best[number], time.process_time() - start)
    return Race(*best)


def told(name: str, figure: str, reach: str) -> None:
    """Print one line of the table in `docs/benchmarks.md`."""
    print(f"\n{name}: {figure} (to reach: {reach})")
