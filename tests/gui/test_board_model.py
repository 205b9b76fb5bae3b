"""The programme's model: the least that tells views what changed, and everything they may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.gui.conftest import MONDAY
from visitplanner.base.language import language
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import DayHead, Entry, TrayHead, entries
from visitplanner.gui.board.model import ROW, Column, ProgrammeModel


def head(name: str, issues: int = 0) -> DayHead:
    """A row that is easy to make: the date stands for the name."""
    moment = dt.datetime(2026, 11, 9, 9, tzinfo=dt.UTC)
    return DayHead(MONDAY + dt.timedelta(days=ord(name)), ord(name), name, moment, issues=issues)


class Watch:
    """Counts what a model tells."""

    def __init__(self, model: ProgrammeModel) -> None:
        self.told: list[str] = []
        for name in (
            "rowsInserted",
            "rowsRemoved",
            "rowsMoved",
            "dataChanged",
            "modelReset",
            "layoutChanged",
        ):
            getattr(model, name).connect(lambda *_args, name=name: self.told.append(name))


@pytest.fixture
def model(qapp: Any) -> Iterator[ProgrammeModel]:
    found = ProgrammeModel()
    tester = QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield found
    tester.deleteLater()


def names(model: ProgrammeModel) -> str:
    return "".join(row.city for row in model.rows if isinstance(row, DayHead))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(st.permutations("abcdefgh"), st.integers(0, 8), st.permutations("abcdefgh"), st.integers(0, 8))
def test_any_rows_can_become_any_others(
    model: ProgrammeModel, one: list[str], n: int, other: list[str], m: int
) -> None:
    model.show([head(name) for name in one[:n]])
    kept = {name: QPersistentModelIndex(model.place_of(head(name).id)) for name in one[:n]}
    model.show([head(name, 1) for name in other[:m]])
    assert names(model) == "".join(other[:m])
    for name, index in kept.items():
        assert index.isValid() == (name in other[:m])
        assert not index.isValid() or model.rows[index.row()].id == head(name).id


def test_one_that_moves_is_told_as_one_move(model: ProgrammeModel) -> None:
    model.show([head(name) for name in "abcdef"])
    watch = Watch(model)
    model.show([head(name) for name in "bcdeaf"])
    assert watch.told == ["rowsMoved"]


def test_one_that_changes_is_told_alone_and_the_others_stay_the_same_objects(model: ProgrammeModel) -> None:
    model.show([head(name) for name in "abc"])
    before = model.rows
    watch = Watch(model)
    model.show([head("a"), head("b", 1), head("c")])
    assert watch.told == ["dataChanged"]
    assert model.rows[0] is before[0]
    assert model.rows[2] is before[2]


def test_nothing_new_is_told_as_nothing(model: ProgrammeModel) -> None:
    model.show([head(name) for name in "abc"])
    watch = Watch(model)
    model.show([head(name) for name in "abc"])
    assert watch.told == []


def test_runs_are_inserted_and_removed_whole(model: ProgrammeModel) -> None:
    model.show([head(name) for name in "af"])
    watch = Watch(model)
    model.show([head(name) for name in "abcdef"])
    model.show([head(name) for name in "af"])
    assert watch.told == ["rowsInserted", "rowsRemoved"]


def test_cells_are_edited_through_the_writer(qapp: Any, sample_snapshot: Snapshot) -> None:
    asked: list[tuple[str, Column, str]] = []

    def write(entry: Entry, column: Column, text: str) -> None:
        asked.append((entry.id, column, text))

    model = ProgrammeModel((Column.TITLE, Column.START, Column.PLACE), write)
    model.show((*entries(sample_snapshot, language("en")), TrayHead()))
    row = model.place_of("s1")
    assert model.setData(row, "Another title")
    assert model.setData(model.index(row.row(), 1), "09:30")
    assert model.setData(model.index(row.row(), 1), "09:00")  # as it was: nothing to ask
    assert asked == [("s1", Column.TITLE, "Another title"), ("s1", Column.START, "09:30")]
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(row) & editable
    assert not model.flags(model.index(row.row(), 2)) & editable
    assert not model.flags(model.place_of("tray")) & editable
    assert not model.setData(model.place_of("tray"), "x")


def test_roles_say_what_a_block_cannot(qapp: Any, sample_snapshot: Snapshot) -> None:
    model = ProgrammeModel()
    model.show(entries(sample_snapshot, language("en")))
    index = model.place_of("s6")
    assert index.data(ROW).id == "s6"
    assert index.data() == "Data governance workshop"
    assert "Overlaps another item" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Tue 10, 14:00 to 15:30, Workshop")
