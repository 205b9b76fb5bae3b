"""Visits of any size for the measurements."""

from __future__ import annotations

from datetime import date, timedelta
from datetime import time as wall

from visitplanner.domain.kinds import SessionKind, SessionStatus
from visitplanner.domain.records import Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording

MONDAY = date(2026, 11, 9)
KINDS = tuple(SessionKind)


def programme(count: int, days: int) -> Snapshot:
    """`count` sessions over `days` days, one after the other from seven o'clock."""
    per_day = -(-count // days)
    length = max(10, 14 * 60 // per_day)
    found = []
    for n in range(count):
        minute = 7 * 60 + n % per_day * length
        found.append(
            Session(
                id=f"s{n}", space="v", visit="v", kind=KINDS[n % len(KINDS)], zone="Asia/Tokyo",
                status=SessionStatus.CONFIRMED if n % 3 else SessionStatus.REQUESTED, minutes=length - 5,
                when=When(MONDAY + timedelta(days=n // per_day), wall(minute // 60 % 24, minute % 60)),
                title=wording("en", en=f"Session {n} with a title that wraps", ja=f"第{n}回 視察と意見交換"),
            )
        )  # fmt: skip
    visit = Visit(
        id="v",
        space="v",
        start=MONDAY,
        end=MONDAY + timedelta(days=days - 1),
        zone="Asia/Tokyo",
        home_zone="Europe/Rome",
    )
    return Snapshot(visit=visit, sessions=tuple(found))
