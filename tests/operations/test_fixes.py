"""Every way out that a check may offer can be taken in one gesture, and undone in one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from tests.domain.examples import MONDAY, TUESDAY, at
from tests.house.test_rules import sources
from tests.operations.conftest import FIRST, LAST, NOW, Workspace
from visitplanner.base.phrases import Phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Fix
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import DateChange, MinutesSource, Mode, Part
from visitplanner.domain.records import Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations import fixes, items, legs, sessions, visits
from visitplanner.operations.fixes import GESTURES


class Stage:
    """A Monday: a call from ten to eleven, lunch at twelve, a flight at three; and somebody to ask."""

    def __init__(self, workspace: Workspace) -> None:
        do, visit = workspace.do, workspace.visit
        self.workspace = workspace
        self.call = do(sessions.add, visit, title="Call", language="en", when=at(MONDAY, "10"))
        self.lunch = do(sessions.add, visit, title="Lunch", language="en", when=at(MONDAY, "12"))
        self.flight = do(legs.add, visit, title="Flight", language="en", departure=at(MONDAY, "15"))
        self.rossi = do(lambda edit: edit.add(Person, space="rossi", id="rossi", family_latin="Rossi"))

    def starts(self, snapshot: Snapshot) -> dict[str, str]:
        """When everything begins, by title."""
        slots = programme.slots(snapshot)
        return {one.item.title["en"]: one.start.isoformat()[:16] if one.start else "" for one in slots}


@pytest.fixture
def stage(workspace: Workspace) -> Stage:
    return Stage(workspace)


def cases(stage: Stage) -> dict[str, dict[str, Any]]:
    """Arguments for each gesture."""
    call, lunch = stage.call, stage.lunch
    return {
        "move": {"id": lunch, "date": TUESDAY, "start": time(13)},
        "ripple": {"id": call, "date": MONDAY, "start": time(10, 20)},
        "resize": {"id": call, "minutes": 45},
        "ripple_resize": {"id": call, "minutes": 90},
        "to_tray": {"id": lunch},
        "set": {"kind": "session", "id": call, "field": "break_minutes", "value": 10},
        "attend": {"session": call, "person": stage.rossi, "part": Part.INTERPRETS},
        "connect": {
            "before": call,
            "after": lunch,
            "minutes": 12,
            "mode": Mode.WALK,
            "source": MinutesSource.ESTIMATE,
        },
        "set_dates": {"start": FIRST, "end": LAST.replace(day=14), "how": DateChange.KEEP_ANCHORED},
        "set_arrival": {"id": stage.flight, "when": at(MONDAY, "17:30")},
    }


def written() -> Iterator[tuple[str, str]]:
    """Every gesture that a module of the checks names, with the module."""
    for module in sources():
        if "domain/checks/" in str(module.path):
            for made in module.calls({"Fix"}):
                gesture = made.args[1]
                assert isinstance(gesture, ast.Constant), f"{module.path}:{made.lineno}: name the gesture"
                yield str(gesture.value), module.path.stem


def test_the_table_has_every_gesture_that_a_check_names_and_no_other() -> None:
    named = dict(written())
    assert set(named) == set(GESTURES), named


@pytest.mark.parametrize("gesture", GESTURES)
def test_each_is_one_gesture_and_one_undo(stage: Stage, gesture: str) -> None:
    workspace, before = stage.workspace, stage.workspace.snapshot
    fix = Fix(Phrase("Test"), gesture, cases(stage)[gesture])
    workspace.do(fixes.apply, workspace.visit, fix)
    after = workspace.snapshot
    assert after != before
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    workspace.library.redo(workspace.visit, now=NOW)
    assert workspace.snapshot == after


def test_they_do_what_they_say(stage: Stage) -> None:
    workspace = stage.workspace

    def told(gesture: str) -> dict[str, str]:
        workspace.do(fixes.apply, workspace.visit, Fix(Phrase("Test"), gesture, cases(stage)[gesture]))
        starts = stage.starts(workspace.snapshot)
        workspace.library.undo(workspace.visit, now=NOW)
        return starts

    assert told("move")["Lunch"] == "2026-11-10T13:00"
    assert told("ripple") == {
        "Call": "2026-11-09T10:20", "Lunch": "2026-11-09T12:20", "Flight": "2026-11-09T15:20"
    }  # fmt: skip
    assert told("ripple_resize")["Lunch"] == "2026-11-09T12:30"
    assert told("to_tray")["Lunch"] == ""


def test_somebody_can_be_left_out(stage: Stage) -> None:
    workspace, arguments = stage.workspace, cases(stage)["attend"]
    for part, left in ((Part.ATTENDS, 1), (None, 0)):
        workspace.do(fixes.apply, workspace.visit, Fix(Phrase("Test"), "attend", {**arguments, "part": part}))
        assert len(workspace.snapshot.attendances) == left


def test_a_fix_that_cannot_be_made_is_refused_and_changes_nothing(stage: Stage) -> None:
    stage.workspace.do(items.set_anchored, stage.lunch, True)
    fix = Fix(Phrase("Test"), "move", cases(stage)["move"])
    assert stage.workspace.refused(fixes.apply, stage.workspace.visit, fix).field == "anchored"


def test_what_the_checks_offer_for_a_crowded_day_takes_their_finding_away(stage: Stage) -> None:
    workspace = stage.workspace
    workspace.do(visits.set_dates, workspace.visit, FIRST, MONDAY)
    workspace.do(items.move, stage.lunch, MONDAY, time(10, 40))
    workspace.do(items.move, stage.flight, TUESDAY, time(15))
    offered = 0
    for finding in examine(workspace.snapshot, date(2026, 11, 1)).findings:
        for fix in finding.fixes:
            workspace.do(fixes.apply, workspace.visit, fix)
            left = {one.id for one in examine(workspace.snapshot, date(2026, 11, 1)).findings}
            assert finding.id not in left, (finding.id, fix)
            workspace.library.undo(workspace.visit, now=NOW)
            offered += 1
    assert offered > 3
