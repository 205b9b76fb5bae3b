"""Times of a run-of-show: rows keep minutes from the session's start, people read and type the clock."""

from __future__ import annotations

import datetime as dt
import re

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.records import RunRow, Session
from visitplanner.domain.when import after, elapsed, local
from visitplanner.gui.parts.clock import clock_time, minutes_of
from visitplanner.gui.tongue import tongue

_FROM_START = re.compile(r"\s*([+＋\-−–])\s*(.+)")
FURTHEST = 2 * 24 * 60
"""Minutes before or after the start of the session that a row may stand."""


def shown(session: Session, offset: int) -> str:
    """The clock at `offset` minutes from the start, with its date where that is another one; `+10` without a clock."""
    start = programme.slot(session).start
    if start is None:
        return f"{offset:+d}".replace("-", "−")
    moment = after(start, offset)
    time = tongue.language.time(moment)
    return (
        time if moment.date() == start.date() else f"{time} ({tongue.language.date(moment.date(), 'column')})"
    )


def editable(session: Session, offset: int) -> str:
    """What stands in the cell while it is edited: `shown` without a date."""
    return shown(session, offset).split(" (", 1)[0]


def offset_typed(text: str, session: Session, near: int) -> int:
    """Minutes from the start: typed so (`+10`, `−5`), or as a clock time: the one nearest to the offset `near`.

    Raises Refusal at `offset` for what is no time or is days away.
    """
    if found := _FROM_START.fullmatch(text):
        minutes = minutes_of(found[2], "offset")
        return _within(minutes if found[1] in "+＋" else -minutes)
    start = programme.slot(session).start
    if start is None:
        raise Refusal(
            N_("This session has no time yet. Type minutes from its start, like +10."), field="offset"
        )
    time = clock_time(text, "offset")
    zone = str(start.tzinfo)
    days = (start.date() + dt.timedelta(days=n) for n in (-1, 0, 1))
    offsets = [elapsed(start, local(day, time, zone, fold)) for day in days for fold in (0, 1)]
    return _within(min(offsets, key=lambda one: abs(one - near)))


def ends(row: RunRow) -> int:
    """Minutes from the start when the next row begins."""
    return row.offset + (row.minutes or 0)


def current(rows: list[RunRow], session: Session, now: dt.datetime) -> str:
    """The id of the row that is on at `now`; "" for none. A row without minutes lasts until the next one."""
    start = programme.slot(session).start
    if start is None:
        return ""
    minute = int((now - start).total_seconds() // 60)
    found = ""
    for n, row in enumerate(rows):
        following = rows[n + 1].offset if n + 1 < len(rows) else max(session.minutes, row.offset + 1)
        if row.offset <= minute < (row.offset + row.minutes if row.minutes else following):
            found = row.id
    return found


def _within(offset: int) -> int:
    if abs(offset) > FURTHEST:
        raise Refusal(N_("A row stands at most two days before or after the start."), field="offset")
    return offset
