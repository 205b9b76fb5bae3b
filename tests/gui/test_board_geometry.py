"""Where things stand on the board: columns, hours, lanes, slivers, journeys across zones and midnight."""

from __future__ import annotations

import dataclasses
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY, session
from visitplanner.base.language import language
from visitplanner.domain.kinds import Mode
from visitplanner.domain.records import Connector, Leg, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.gui.board import backdrop, geometry
from visitplanner.gui.board.entries import Entry, entries, heads
from visitplanner.gui.board.geometry import Box, Grid

DAYS = tuple(date(2026, 11, 9 + n) for n in range(5))


def programme(
    *items: Session | Leg, zone: str = "Asia/Tokyo", connectors: tuple[Connector, ...] = ()
) -> Snapshot:
    visit = Visit(id="v", space="v", start=MONDAY, end=DAYS[-1], zone=zone, home_zone="Europe/Rome")
    return Snapshot(
        visit=visit,
        sessions=tuple(one for one in items if isinstance(one, Session)),
        legs=tuple(one for one in items if isinstance(one, Leg)),
        connectors=connectors,
    )


def leg(id: str, day: int, start: str, end_day: int, end: str, zone: str, arrival_zone: str) -> Leg:
    return Leg(
        id=id, space="v", visit="v", mode=Mode.FLIGHT, zone=zone, arrival_zone=arrival_zone,
        when=When(date(2026, 11, 9 + day), time.fromisoformat(start)),
        arrival=When(date(2026, 11, 9 + end_day), time.fromisoformat(end)),
    )  # fmt: skip


def shown(snapshot: Snapshot) -> tuple[Entry, ...]:
    return entries(snapshot, language("en"))


def grid(found: tuple[Entry, ...] = (), width: int = 900, height: int = 800, **more: float) -> Grid:
    values = {"zoom": 1.0, "unit": 1.0, "clocks": 2, **more}
    return geometry.fit(DAYS, found, width, height, **values)  # type: ignore[arg-type]


def boxes(snapshot: Snapshot, **more: float) -> dict[tuple[str, bool], Box]:
    found = shown(snapshot)
    return {(box.id, box.stub): box for box in geometry.Columns().boxes(found, grid(found, **more))}


@given(st.floats(0, 1440), st.floats(0.6, 6), st.integers(0, 1600))
def test_heights_and_minutes_are_inverse(minute: float, zoom: float, height: int) -> None:
    found = grid(height=height, zoom=zoom)
    assert found.minute(found.y(minute)) == pytest.approx(minute)


def test_a_day_that_fits_is_not_scrolled_and_one_that_does_not_stays_legible() -> None:
    found = shown(programme(session("a", 0, "07:15", 60, "a"), session("b", 0, "20:00", 75, "b")))
    tall, low = grid(found, height=1000), grid(found, height=400)
    assert tall.height <= 1000
    assert low.scale == geometry.FIT_SCALE
    assert low.height > 400


def test_columns_never_get_narrower_than_they_can_be_read() -> None:
    assert grid(width=2000).column > 300
    assert grid(width=300).column == geometry.MIN_COLUMN
    assert grid(width=300).width > 300


def test_hours_adapt_to_the_programme() -> None:
    assert geometry.span(()) == (540, 1080)
    early_and_late = shown(programme(session("a", 0, "06:40", 20, "a"), session("b", 1, "22:30", 120, "b")))
    assert geometry.span(early_and_late, DAYS) == (360, 1500)


def test_what_overlaps_stands_side_by_side() -> None:
    found = boxes(programme(session("a", 0, "14:00", 90, "a"), session("b", 0, "14:45", 75, "b")))
    a, b = found["a", False].rect, found["b", False].rect
    assert a.right() < b.left()
    assert a.width() == pytest.approx(b.width())
    assert not a.intersects(b)


def test_more_than_two_cascade_and_keep_a_readable_width() -> None:
    items = [session(name, 0, "14:00", 90, name) for name in "abcd"]
    rects = [box.rect for box in boxes(programme(*items)).values()]
    lefts = [rect.left() for rect in rects]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 4
    assert min(rect.width() for rect in rects) >= 56


def test_slivers_grow_to_a_line_but_never_over_what_follows() -> None:
    free = boxes(programme(session("a", 0, "10:00", 5, "a")))["a", False].rect
    assert free.height() == geometry.SLIVER
    tight = boxes(programme(session("a", 0, "10:00", 5, "a"), session("b", 0, "10:05", 60, "b")))
    assert tight["a", False].rect.bottom() <= tight["b", False].rect.top() + 0.01


def test_a_leg_to_another_clock_ends_at_the_time_shown_there() -> None:
    flight = leg("f", 1, "10:25", 1, "17:00", "Asia/Tokyo", "Europe/Amsterdam")
    found = shown(programme(flight))
    measures = grid(found)
    box = geometry.Columns().boxes(found, measures)[0]
    assert box.rect.top() == pytest.approx(measures.y(10 * 60 + 25))
    assert box.rect.bottom() == pytest.approx(measures.y(17 * 60))
    assert found[0].crossing == "CET"
    assert found[0].slot.minutes == 14 * 60 + 35


def test_a_leg_over_midnight_has_a_stub_where_it_arrives() -> None:
    found = boxes(programme(leg("f", 0, "22:10", 1, "06:05", "Europe/Rome", "Asia/Tokyo")), height=1200)
    assert found["f", False].open_below
    stub = found["f", True].rect
    measures = grid(
        shown(programme(leg("f", 0, "22:10", 1, "06:05", "Europe/Rome", "Asia/Tokyo"))), height=1200
    )
    assert stub.bottom() == pytest.approx(measures.y(6 * 60 + 5))
    assert measures.day_at(stub.center().x()) == 1


def test_eastward_over_the_date_line_arrives_before_it_leaves() -> None:
    found = boxes(programme(leg("f", 2, "20:00", 2, "08:30", "Asia/Tokyo", "Pacific/Honolulu")), height=1200)
    assert found["f", True].rect.bottom() < found["f", False].rect.top()


def test_a_session_past_midnight_goes_on_in_its_column() -> None:
    found = shown(programme(session("a", 0, "23:00", 120, "a")))
    measures = grid(found)
    assert measures.last == 25 * 60
    assert geometry.Columns().boxes(found, measures)[0].rect.height() == pytest.approx(120 * measures.scale)


def test_a_date_without_a_time_waits_in_the_strip_under_the_heads() -> None:
    tbc = dataclasses.replace(session("a", 2, "10:00", 45, "a"), when=When(DAYS[2]))
    found = shown(programme(tbc, session("b", 2, "10:00", 45, "b")))
    measures = grid(found)
    boxes_ = {box.id: box.rect for box in geometry.Columns().boxes(found, measures)}
    assert measures.strip == 1
    assert boxes_["a"].bottom() <= measures.head
    assert boxes_["b"].top() >= measures.head


def test_connectors_show_between_neighbours_and_tell_when_they_do_not_fit() -> None:
    walk = Connector(id="c", space="v", visit="v", before="a", after="b", minutes=20)
    fits = shown(
        programme(session("a", 0, "09:00", 60, "a"), session("b", 0, "10:30", 60, "b"), connectors=(walk,))
    )
    assert [entry.short for entry in fits] == [0, 0]
    assert len(geometry.gaps(geometry.Columns().boxes(fits, grid(fits)))) == 1
    late = shown(
        programme(session("a", 0, "09:00", 60, "a"), session("b", 0, "10:12", 60, "b"), connectors=(walk,))
    )
    assert [entry.short for entry in late] == [0, 8]


def test_days_know_their_clock() -> None:
    flight = leg("f", 1, "10:25", 1, "17:00", "Asia/Tokyo", "Europe/Amsterdam")
    there = dataclasses.replace(session("a", 2, "10:00", 60, "a"), zone="Europe/Amsterdam")
    snapshot = programme(flight, there, session("b", 0, "10:00", 60, "b"))
    found = heads(snapshot, shown(snapshot), language("en"))
    assert [head.zone for head in found] == ["", "JST → CET", "CET", "", ""]


def test_a_night_of_clock_change_has_23_or_25_hours() -> None:
    visit = Visit(id="v", space="v", start=date(2027, 3, 27), end=date(2027, 3, 28), zone="Europe/Amsterdam")
    snapshot = Snapshot(visit=visit)
    assert [head.hours for head in heads(snapshot, (), language("en"))] == [24, 23]


def test_an_unknown_zone_of_the_visit_hurts_nobody() -> None:
    snapshot = programme(session("b", 0, "10:00", 60, "b"), zone="Mars/Olympus")
    assert len(heads(snapshot, shown(snapshot), language("en"))) == 5


def test_a_day_whose_entries_are_the_same_keeps_its_boxes() -> None:
    columns, other = geometry.Columns(), session("b", 1, "09:00", 60, "b")
    first, second = (shown(programme(session("a", 0, start, 60, "a"), other)) for start in ("09:00", "10:00"))
    measures = grid(first)
    before = {box.id: box for box in columns.boxes(first, measures)}
    after = {box.id: box for box in columns.boxes(second, measures)}
    assert after["b"] is before["b"]
    assert after["a"].rect.top() == pytest.approx(before["a"].rect.top() + 60 * measures.scale)
    wider = {box.id: box for box in columns.boxes(second, grid(first, width=1200))}
    assert wider["b"].rect.width() > before["b"].rect.width()


def test_what_could_not_be_checked_yields_to_the_day_where_both_lack_room(qtbot: QtBot) -> None:
    (busy, *_rest) = (
        dataclasses.replace(one, issues=1, unverified=1) for one in heads(programme(), (), language("en"))
    )
    picture = QPixmap(200, 40)
    painter, room = QPainter(picture), QRectF(0, 0, 120, 40)
    alone = backdrop._pills(painter, room, dataclasses.replace(busy, unverified=0), 50)
    assert backdrop._pills(painter, room, busy, 50) == alone <= 50
    assert backdrop._pills(painter, room, busy, 90) > alone
    painter.end()
