"""Who goes where: the whole delegation, one group of it, or the people named."""

from __future__ import annotations

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.kinds import Part
from visitplanner.domain.records import Leg, Session
from visitplanner.domain.snapshot import Snapshot


def goers(snapshot: Snapshot, item: Session | Leg) -> frozenset[str] | None:
    """Ids of the delegates who go to `item`; None stands for everybody.

    Those who are marked as attending a session; else the members of its group; else the whole delegation.
    """
    if found := named(snapshot, item):
        return found
    track = snapshot.track.get(item.track)
    return frozenset(track.people) if track else None


def named(snapshot: Snapshot, item: Session | Leg) -> frozenset[str]:
    """Ids of those who are marked as attending a session: where there are any, nobody else of the delegation goes."""
    found = snapshot.attendances_of.get(item.id, ())
    return frozenset(one.person for one in found if one.part is Part.ATTENDS)


def apart(snapshot: Snapshot, one: Session | Leg, other: Session | Leg) -> bool:
    """Whether nobody goes to both, so that they may take place at the same time.

    Two different groups are apart even before it is said who is in them.
    """
    here, there = goers(snapshot, one), goers(snapshot, other)
    if here is None or there is None:
        return False
    if not here or not there:
        return one.track != other.track
    return here.isdisjoint(there)


def letter(snapshot: Snapshot, track: str) -> str:
    """A, B, C … by the order of the groups; "" for what is no group of this visit."""
    order = sorted(snapshot.tracks, key=lambda one: (one.order, one.id))
    at = next((n for n, one in enumerate(order) if one.id == track), -1)
    return "" if at < 0 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 26] * (at // 26 + 1)


def called(snapshot: Snapshot, track: str, language: str) -> Phrase | None:
    """What a group is called, “Group A”, and its own name where it has one; None for everybody."""
    own = snapshot.track.get(track)
    if own is None:
        return None
    mark = letter(snapshot, track)
    title = own.title.pick(language, snapshot.visit.working_language).text
    if title.strip() in ("", mark):
        return Phrase(N_("Group {letter}"), {"letter": mark})
    return Phrase(N_("Group {letter} · {title}"), {"letter": mark, "title": title})
