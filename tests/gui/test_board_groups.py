"""Two groups that go their own ways: side by side, each under its letter, in words and in the list."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY, VISIT, session
from visitplanner.base.language import language
from visitplanner.domain.records import Track
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.board import blocks
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry, entries, heads, placed, spoken
from visitplanner.gui.board.geometry import Box, Columns, fit
from visitplanner.gui.board.model import Column, cell, tip
from visitplanner.gui.desk import Desk
from visitplanner.gui.list_view import ProgrammeList
from visitplanner.gui.parts.lettering import wrapped
from visitplanner.gui.theme import theme


@pytest.fixture
def split(sample_snapshot: Snapshot) -> Snapshot:
    """On Monday at 16:00 group B has forty minutes, group A an hour; at 17:00 A goes on."""
    tracks = (
        Track(id="tb", space=VISIT, visit=VISIT, order="2", title=wording("en", en="Energy")),
        Track(id="ta", space=VISIT, visit=VISIT, order="1"),
    )
    apart = (
        session("g1", 0, "16:00", 40, "Solar roofs", track="tb"),
        session("g2", 0, "16:00", 60, "Crowding and resilience", track="ta"),
        session("g3", 0, "16:40", 30, "Batteries", track="tb"),
    )
    return dataclasses.replace(sample_snapshot, sessions=(*sample_snapshot.sessions, *apart), tracks=tracks)


def found(snapshot: Snapshot) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(snapshot, language("en"))}


def rects(snapshot: Snapshot) -> dict[str, QRectF]:
    shown = placed(entries(snapshot, language("en")))
    grid = fit([MONDAY], shown, 400, 900, zoom=1, unit=1, clocks=1)
    return {box.id: box.rect for box in Columns().boxes(shown, grid)}


def test_groups_stand_side_by_side_the_first_letter_left_and_do_not_overlap(split: Snapshot) -> None:
    made, where = found(split), rects(split)
    assert [made[id].overlap for id in ("g1", "g2", "g3")] == [False, False, False]
    assert where["g2"].right() < where["g1"].left() == where["g3"].left()
    without = dataclasses.replace(split, tracks=())
    assert found(without)["g1"].overlap
    assert rects(without)["g1"].right() < rects(without)["g2"].left()


def test_who_goes_is_said_in_words_and_in_the_list(split: Snapshot) -> None:
    made = found(split)
    assert ", Group A, Confirmed" in spoken(made["g2"], language("en"))
    assert ", Group B · Energy, Confirmed" in spoken(made["g1"], language("en"))
    assert cell(made["g1"], Column.WHO) == "Group B · Energy"
    assert cell(dataclasses.replace(made["g2"], who="Hiroba"), Column.WHO) == "Group A · Hiroba"
    assert "Group B · Energy" in tip(made["g1"]).splitlines()
    assert "Group" not in spoken(made["s1"], language("en"))


def test_the_list_begins_a_title_with_the_letter(qtbot: QtBot, desk: Desk, split: Snapshot) -> None:
    table = ProgrammeList(Changes(desk))
    qtbot.addWidget(table)
    shown = entries(split, language("en"))
    table.show_rows(shown, heads(split, shown, language("en")))
    texts = {}
    for id in ("g1", "s1"):
        index, option = table.model().place_of(id, table.title_column), QStyleOptionViewItem()
        table.itemDelegate().initStyleOption(option, index)
        texts[id] = option.text
    assert texts == {"g1": "B · Solar roofs", "s1": "Courtesy call on the mayor"}
    assert table.model().place_of("g1", table.title_column).data(Qt.ItemDataRole.EditRole) == "Solar roofs"


def ink(entry: Entry, width: int, height: int, within: QRectF) -> set[str]:
    """The colours of the pixels of a painted block inside a rectangle."""
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    blocks.paint(painter, QRectF(0, 0, width, height), Box(entry, QRectF()))
    painter.end()
    area = within.toAlignedRect()
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


@pytest.mark.parametrize(("width", "height"), [(58, 18), (58, 28), (58, 60), (120, 18), (120, 60)])
def test_the_letter_shows_at_every_size(split: Snapshot, width: int, height: int) -> None:
    start, chip = QRectF(6, 0, 18, min(height, 24)), theme.colour("sub").name()
    entry = found(split)["g2"]
    assert chip in ink(entry, width, height, start)
    assert chip not in ink(dataclasses.replace(entry, group=""), width, height, start)


def test_a_narrow_title_is_broken_inside_words_and_its_first_line_leaves_room() -> None:
    font = theme.font(11)
    free = wrapped("Infrastructure for everybody", font, 50, 4, anywhere=True)
    assert "Infrastructure".startswith(free[0])
    assert len(free) == 4
    assert len(wrapped("Infrastructure for everybody", font, 50, 4, first=25, anywhere=True)[0]) < len(free[0])
    assert wrapped("Infrastructure for everybody", font, 50, 4)[0].endswith("…")
