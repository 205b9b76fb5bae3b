"""Which session a line belongs to, and what clock the visit lives by. Nothing here reads the clock itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine
from visitplanner.domain.when import abbreviation, zone

FAR = timedelta(hours=12)
"""A clock further than this from the session is worth a word."""


@dataclass(frozen=True)
class Moment:
    """`now` in a visit. `stepped` is the session chosen by hand; `selected` the one that is selected elsewhere."""

    snapshot: Snapshot
    now: datetime
    stepped: str | None = None
    selected: str = ""

    @property
    def session(self) -> Session | None:
        """Chosen by hand (an empty choice is none), else by the clock; outside the visit's dates the one selected."""
        sessions = self.snapshot.session
        if self.stepped is not None:
            return sessions.get(self.stepped)
        if self.during:
            return programme.current(self.snapshot, self.now)
        return sessions.get(self.selected)

    @property
    def during(self) -> bool:
        """Whether `now` is on a day of the visit."""
        visit, today = self.snapshot.visit, self.local.date()
        return bool(visit.start and visit.end and visit.start <= today <= visit.end)

    @property
    def slot(self) -> Slot | None:
        """The session with its place in time."""
        return programme.slot(self.session) if self.session else None

    @property
    def zone(self) -> str:
        """The zone of the session, else of the visit."""
        for name in (_zone_of(self.snapshot, self.stepped or ""), self.snapshot.visit.zone):
            if name and _known(name):
                return name
        return "UTC"

    @property
    def local(self) -> datetime:
        """`now` on the clocks there."""
        return self.now.astimezone(zone(self.zone))

    @property
    def zone_name(self) -> str:
        """What people call the zone: JST."""
        return abbreviation(self.now, self.zone)

    @property
    def far(self) -> bool:
        """Whether the session is on another day, more than twelve hours from `now`."""
        slot = self.slot
        if slot is None or slot.start is None or slot.date == self.local.date():
            return False
        return abs(slot.start - self.now) > FAR

    @property
    def minutes_left(self) -> int | None:
        """How long the session still goes on; None when it is not on."""
        slot = self.slot
        if slot is None or slot.start is None or slot.end is None or not slot.start <= self.now < slot.end:
            return None
        return int((slot.end - self.now).total_seconds() // 60)


def steps(snapshot: Snapshot) -> tuple[Slot, ...]:
    """The sessions to step through: those with a date that are not cancelled, in order."""
    return tuple(
        one
        for one in programme.slots(snapshot)
        if isinstance(one.item, Session) and one.date and not one.cancelled
    )


def step(moment: Moment, by: int) -> str:
    """The session `by` places from the present one; from none, the next or the last one by the clock."""
    found = steps(moment.snapshot)
    if not found:
        return ""
    ids = [one.id for one in found]
    if moment.session is not None and moment.session.id in ids:
        return ids[max(0, min(ids.index(moment.session.id) + by, len(ids) - 1))]
    later = [one.id for one in found if one.start and one.start > moment.now]
    earlier = [one.id for one in found if one.start and one.start <= moment.now]
    if by > 0:
        return later[0] if later else ids[-1]
    return earlier[-1] if earlier else ids[0]


def visit_for(lines: Sequence[VisitLine], now: datetime, recent: str) -> str:
    """The visit that captures begin with: the one under way, else the recent one, else the first of the library."""
    today = now.date()
    lines = [line for line in lines if not line.template]
    for line in lines:
        if (
            line.start
            and line.end
            and line.start - timedelta(days=1) <= today <= line.end + timedelta(days=1)
        ):
            return line.id
    ids = [line.id for line in lines]
    return recent if recent in ids else ids[0] if ids else ""


def _zone_of(snapshot: Snapshot, session: str) -> str:
    found = snapshot.session.get(session)
    return found.zone if found else ""


def _known(name: str) -> bool:
    try:
        zone(name)
    except Refusal:
        return False
    return True
