"""Going to a time: the moments that words mean in the open visit, and what is on then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from visitplanner.domain import programme
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.time_words import Moment, moments
from visitplanner.domain.when import zone
from visitplanner.gui.palette.lines import AT
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.titles import titled
from visitplanner.gui.tongue import _, tongue

MOST = 3


def meant(words: str, snapshot: Snapshot, now: dt.datetime, chosen: str) -> tuple[Moment, ...]:
    """What `words` mean among the days of the visit; a time alone on the day of the session `chosen`, else today."""
    visit = snapshot.visit
    days = programme.dates(visit, programme.slots(snapshot))
    if not days:
        return ()
    today = now.astimezone(zone(visit.zone)).date()
    session = snapshot.session.get(chosen)
    near = session.when.date if session and session.when.date else min(max(today, days[0]), days[-1])
    asked = {"first": days[0], "last": days[-1], "near": near, "today": today}
    return moments(words, **asked, language=tongue.language.code)[:MOST]


def on(snapshot: Snapshot, moment: Moment) -> programme.Slot | None:
    """What is on at a moment, else what comes next on that day; None for a day as a whole or an evening off."""
    if moment.start is None:
        return None
    coming = None
    for slot in programme.slots(snapshot):
        if slot.date != moment.day or slot.start is None:
            continue
        start = slot.start.time()
        if start <= moment.start and (slot.end is None or slot.end.replace(tzinfo=None) > _wall(moment)):
            return slot
        if start > moment.start and coming is None:
            coming = slot
    return coming


def rows(snapshot: Snapshot, found: tuple[Moment, ...]) -> Iterator[Row]:
    """A row for each moment."""
    for number, moment in enumerate(found):
        day = tongue.language.date(moment.day, "short")
        words = f"{day} {tongue.language.time(moment.start)}" if moment.start else day
        slot = on(snapshot, moment)
        line = titled(slot.item, snapshot, tongue.language) if slot else ""
        if slot and slot.start:
            line = f"{tongue.language.time(slot.start)} {line}"
        yield Row(
            f"{AT} {number}",
            _("Go to {time}").format(time=words),
            lines=(line,) if line else (),
            lead="clock",
        )


def _wall(moment: Moment) -> dt.datetime:
    return dt.datetime.combine(moment.day, moment.start or dt.time())
