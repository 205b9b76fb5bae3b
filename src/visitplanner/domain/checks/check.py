"""One rule as the table of checks lists it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.scene import Scene


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its name, what it says, and where it comes from, as msgids. `numbers` are the keys of its numbers."""

    id: str
    name: str
    rule: str
    source: str
    find: Callable[[Scene], Iterable[Finding]]
    numbers: tuple[str, ...] = ()
