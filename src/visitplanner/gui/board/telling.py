"""What became of a change, in words: announced to screen readers, and shown with a way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from visitplanner.domain import programme
from visitplanner.domain.rearranging import Gap, Plan
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import UNTITLED, Entry
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


def joined(parts: Iterable[str]) -> str:
    """Several short statements as one."""
    return "; ".join(part for part in parts if part)


def moved(snapshot: Snapshot | None, entry: Entry, *, titled: bool = False) -> str:
    """`Moved to 10:40`, with the day where it is another one; `titled` says what was moved."""
    slot = slot_of(snapshot, entry.id)
    if slot is None or slot.start is None or slot.date is None:
        return ""
    time, title = tongue.language.time(slot.start), labels.quoted(entry.item, tongue.language.code)
    if slot.date == entry.slot.date:
        text = _("Moved “{title}” to {time}") if titled else _("Moved to {time}")
        return text.format(title=title, time=time)
    text = _("Moved “{title}” to {day}, {time}") if titled else _("Moved to {day}, {time}")
    return text.format(title=title, day=tongue.language.date(slot.date, "short"), time=time)


def lasting(snapshot: Snapshot | None, entry: Entry, *, titled: bool = False) -> str:
    """`Until 12:10, 1 h 30 min`."""
    slot = slot_of(snapshot, entry.id)
    if slot is None or slot.minutes is None or slot.end is None:
        return ""
    minutes, end = tongue.language.minutes(slot.minutes), tongue.language.time(slot.end)
    text = _("“{title}” until {end}, {minutes}") if titled else _("Until {end}, {minutes}")
    title = labels.quoted(entry.item, tongue.language.code)
    return text.format(title=title, end=end, minutes=minutes)


def staying(count: int) -> str:
    """That anchored items stayed behind; nothing where there were none."""
    if not count:
        return ""
    return ngettext("{n} anchored item stays", "{n} anchored items stay", count).format(n=count)


def several_moved(count: int, stayed: int) -> str:
    """How many went along, and how many did not."""
    text = ngettext("{n} item moved", "{n} items moved", count).format(n=count)
    return joined((text, staying(stayed)))


def followed(snapshot: Snapshot | None, id: str, plan: Plan) -> str:
    """`3 items follow; 15 min short before “Shinkansen”`."""
    if snapshot is None:
        return ""
    count = sum(one.id != id for one in plan.placements)
    text = ngettext("{n} item follows", "{n} items follow", count).format(n=count) if count else ""
    return joined((text, *(gap_said(snapshot, gap) for gap in told_gaps(plan))))


def told_gaps(plan: Plan) -> Sequence[Gap]:
    """The gaps worth telling: what is too short now, and what is left before an anchored item that stays."""
    return [gap for gap in plan.gaps if gap.minutes < 0 or gap.after in plan.stayed]


def gap_text(gap: Gap) -> str:
    """`25 min left`, `15 min short`."""
    minutes = tongue.language.minutes(abs(gap.minutes))
    text = _("{minutes} short") if gap.minutes < 0 else _("{minutes} left")
    return text.format(minutes=minutes)


def gap_said(snapshot: Snapshot, gap: Gap) -> str:
    """`15 min short before “Shinkansen”`."""
    text = _("{minutes} short before “{title}”") if gap.minutes < 0 else _("{minutes} left before “{title}”")
    return text.format(
        minutes=tongue.language.minutes(abs(gap.minutes)), title=title_of(snapshot, gap.after)
    )


def title_of(snapshot: Snapshot, id: str) -> str:
    """The title of an item in the window's language, or the words for a missing one."""
    item = snapshot.session.get(id) or snapshot.leg.get(id)
    text = item.title.pick(tongue.language.code, snapshot.visit.working_language).marked if item else ""
    return text or _(UNTITLED)


def slot_of(snapshot: Snapshot | None, id: str) -> programme.Slot | None:
    """Where an item stands now."""
    item = (snapshot.session.get(id) or snapshot.leg.get(id)) if snapshot else None
    return programme.slot(item) if item else None
