"""A place that somebody entered twice prints as the one it was merged into."""

from __future__ import annotations

from datetime import date

from tests.pack import visits
from tests.pack.paper import text_of
from visitplanner.domain import merging
from visitplanner.domain.checks.report import examine
from visitplanner.domain.records import Place


def test_sessions_at_either_record_are_at_one_place() -> None:
    hall = Place(id="hall", space="hall", zone="Asia/Tokyo", name=visits.words("Kept Hall"))
    twin = Place(
        id="twin", space="twin", zone="Asia/Tokyo", alias_of="hall", name=visits.words("Typed Twice")
    )
    sessions = [visits.session("a", 9, "09:00", place="hall"), visits.session("b", 9, "10:00", place="twin")]
    apart = visits.snapshot(sessions, places={"hall": hall, "twin": twin})
    merged = merging.resolved(visits.snapshot(sessions, places={"hall": hall, "twin": hall}))
    assert "Typed Twice" in text_of(visits.printed(apart))
    text = text_of(visits.printed(merged))
    assert "Typed Twice" not in text
    assert "Kept Hall" in text
    ways = [
        {one.check for one in examine(visit, date(2026, 11, 1)).open} & {"travel"}
        for visit in (apart, merged)
    ]
    assert ways == [{"travel"}, set()]
