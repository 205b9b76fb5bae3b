"""All checks over a visit against their floor: putting its programme in order from the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.bench.timing import race, told
from tests.bench.visits import MONDAY, programme
from visitplanner.domain import programme as itinerary
from visitplanner.domain.checks.report import examine
from visitplanner.domain.records import City, Day, Place
from visitplanner.domain.snapshot import Snapshot

pytestmark = pytest.mark.bench

TODAY = MONDAY - timedelta(days=30)


def furnished(count: int, days: int) -> Snapshot:
    """Sessions at ten places within a walk and a drive of each other, and a hotel every night: all is looked at."""
    places = {
        f"p{n}": Place(id=f"p{n}", space="s", city="c", latitude=34.7 + n / 400, longitude=137.7)
        for n in range(10)
    }
    bare = programme(count, days)
    sessions = tuple(replace(one, place=f"p{n % 10}") for n, one in enumerate(bare.sessions))
    nights = tuple(
        Day(id=f"d{n}", space="v", visit="v", date=MONDAY + timedelta(days=n), hotel="p5")
        for n in range(days)
    )
    city = City(id="c", space="s", country="JP", region="22", zone="Asia/Tokyo")
    return replace(bare, sessions=sessions, days=nights, places=places, cities={"c": city})


@pytest.mark.parametrize(
    ("count", "days", "reach"), [(60, 6, "10 ms"), (500, 40, "–"), (1000, 80, "250 ms")]
)  # fmt: skip
def test_examination(count: int, days: int, reach: str) -> None:
    visit = furnished(count, days)
    findings = examine(visit, TODAY).findings
    assert findings

    def order() -> object:
        itinerary.slot.cache_clear()
        return itinerary.days(replace(visit))

    ran = race(lambda: examine(replace(visit), TODAY), order)
    told(
        f"examine {count} sessions",
        f"{ran.work * 1000:.1f} ms, {len(findings)} findings, {ran.ratio:.1f} × putting them in order",
        reach,
    )
