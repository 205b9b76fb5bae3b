"""A real library in a temporary folder, with one visit in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.domain.examples import ROME, TOKYO
from tests.made_once import NOW, let_go, opened
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import phrase
from visitplanner.domain import programme
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations import visits
from visitplanner.store import snapshots
from visitplanner.store.library import Library

T = TypeVar("T")
FIRST, LAST = date(2026, 11, 8), date(2026, 11, 13)


class Workspace:
    """A library with a visit: gestures in, snapshots out."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.visit = ""
        self.visit = self.do(
            visits.create, title="Study visit", language="en", start=FIRST, end=LAST, zone=TOKYO, home_zone=ROME
        )

    def do(self, operation: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """One gesture."""
        with self.library.edit(phrase("Test"), now=NOW, visit=self.visit or None) as edit:
            return operation(edit, *args, **kwargs)

    def refused(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Refusal:
        """A gesture that must be refused and must leave everything as it was."""
        before = self.snapshot
        with pytest.raises(Refusal) as caught:
            self.do(operation, *args, **kwargs)
        assert self.snapshot == before
        return caught.value

    @property
    def snapshot(self) -> Snapshot:
        """The visit as it is now."""
        return self.of(self.visit)

    def of(self, visit: str) -> Snapshot:
        """Any visit as it is now."""
        found = self.library.read(snapshots.visit_snapshot, visit)
        assert found is not None
        return found

    def all(self, kind: type[T]) -> tuple[T, ...]:
        """All records of a kind."""
        return self.library.read(snapshots.all_of, kind)

    def times(self, id: str) -> tuple[str, str]:
        """Start and end of an item, local at its ends; empty where unknown."""
        one = next(slot for slot in programme.slots(self.snapshot) if slot.id == id)
        start, end = (moment.isoformat("T", "minutes") if moment else "" for moment in (one.start, one.end))
        return start, end


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    found = opened(tmp_path / "library")
    yield found
    let_go(found)


@pytest.fixture
def workspace(library: Library) -> Workspace:
    """A library with one visit, Sunday 8 to Friday 13 November 2026 in Japan."""
    return Workspace(library)
