"""Records by hand, with only what a test cares about spelled out."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from visitplanner.domain.records import Leg, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY, When
from visitplanner.domain.wording import wording

TOKYO, ROME, LONDON, HONOLULU = "Asia/Tokyo", "Europe/Rome", "Europe/London", "Pacific/Honolulu"
MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)


def at(day: date | None, clock: str = "", *, fold: int = 0, order: str = "") -> When:
    """`at(MONDAY, "09:30")` or `at(MONDAY, "9")`; without a clock the time is to be confirmed."""
    return When(day, time.fromisoformat(clock.zfill(2)) if clock else None, fold, order)


def session(id: str, when: When = TRAY, minutes: int = 60, zone: str = TOKYO, **values: Any) -> Session:
    """A session titled by its id."""
    return Session(
        id=id, space="v", visit="v", when=when, minutes=minutes, zone=zone, title=wording("en", en=id), **values
    )


def leg(id: str, when: When, arrival: When = TRAY, zone: str = TOKYO, to: str = "", **values: Any) -> Leg:
    """A leg titled by its id; `to` is the arrival's zone."""
    return Leg(
        id=id, space="v", visit="v", when=when, zone=zone, arrival=arrival, arrival_zone=to or zone,
        title=wording("en", en=id), **values,
    )  # fmt: skip


def snapshot(*items: Session | Leg, visit: Visit | None = None, **values: Any) -> Snapshot:
    """A visit of these items."""
    return Snapshot(
        visit or Visit(id="v", space="v", zone=TOKYO),
        sessions=tuple(item for item in items if isinstance(item, Session)),
        legs=tuple(item for item in items if isinstance(item, Leg)),
        **values,
    )
