"""What a fix does to a snapshot, without a store: the same gestures as `operations.fixes`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from visitplanner.domain import ids
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.programme import slot
from visitplanner.domain.rearranging import Plan, put, ripple, ripple_resize, shift_dates
from visitplanner.domain.records import Attendance, Connector
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When


def fixed(snapshot: Snapshot, fix: Fix) -> Snapshot:
    """The visit after `fix`."""
    return _GESTURES[fix.gesture](snapshot, **fix.arguments)


def fix_of(finding: Finding, gesture: str, **wanted: Any) -> Fix:
    """The one fix of `finding` with that gesture and these arguments."""
    (fix,) = (
        one
        for one in finding.fixes
        if one.gesture == gesture and all(one.arguments[key] == value for key, value in wanted.items())
    )
    return fix


def changed(snapshot: Snapshot, id: str, **values: Any) -> Snapshot:
    """The visit with other values for one session or leg."""
    return replace(
        snapshot,
        sessions=tuple(replace(one, **values) if one.id == id else one for one in snapshot.sessions),
        legs=tuple(replace(one, **values) if one.id == id else one for one in snapshot.legs),
    )


def _item(snapshot: Snapshot, id: str) -> Any:
    return snapshot.session.get(id) or snapshot.leg[id]


def _move(snapshot: Snapshot, *, id: str, date: Any, start: Any) -> Snapshot:
    return Plan((put(_item(snapshot, id), date, start),)).preview(snapshot)


def _ripple(snapshot: Snapshot, *, id: str, date: Any, start: Any) -> Snapshot:
    return ripple(snapshot, id, date, start).preview(snapshot)


def _ripple_resize(snapshot: Snapshot, *, id: str, minutes: int) -> Snapshot:
    return ripple_resize(snapshot, id, minutes).preview(snapshot)


def _to_tray(snapshot: Snapshot, *, id: str) -> Snapshot:
    item = _item(snapshot, id)
    away: dict[str, Any] = {"when": When(None, item.when.start)}
    return changed(snapshot, id, **away)


def _resize(snapshot: Snapshot, *, id: str, minutes: int) -> Snapshot:
    return changed(snapshot, id, minutes=minutes)


def _set(snapshot: Snapshot, *, kind: str, id: str, field: str, value: Any) -> Snapshot:
    assert kind == ("session" if id in snapshot.session else "leg")
    return changed(snapshot, id, **{field: value})


def _attend(snapshot: Snapshot, *, session: str, person: str, part: Any) -> Snapshot:
    kept = [one for one in snapshot.attendances if (one.session, one.person) != (session, person)]
    if part:
        id = ids.link("attendance", session, person)
        kept.append(Attendance(id=id, space="v", session=session, person=person, part=part))
    return replace(snapshot, attendances=tuple(kept))


def _connect(
    snapshot: Snapshot, *, before: str, after: str, minutes: int, mode: Any, source: Any
) -> Snapshot:
    made = Connector(
        id=f"{before}>{after}", space="v", visit=snapshot.visit.id, before=before, after=after,
        minutes=minutes, mode=mode, source=source,
    )  # fmt: skip
    others = (one for one in snapshot.connectors if (one.before, one.after) != (before, after))
    return replace(snapshot, connectors=(*others, made))


def _set_dates(snapshot: Snapshot, *, start: Any, end: Any, how: Any) -> Snapshot:
    return shift_dates(snapshot, start, end, how).preview(snapshot)


def _set_arrival(snapshot: Snapshot, *, id: str, when: When) -> Snapshot:
    assert not slot(snapshot.leg[id]).item.anchored
    return changed(snapshot, id, arrival=when)


_GESTURES: dict[str, Callable[..., Snapshot]] = {
    "move": _move, "ripple": _ripple, "ripple_resize": _ripple_resize, "resize": _resize, "to_tray": _to_tray,
    "set": _set, "attend": _attend, "connect": _connect, "set_dates": _set_dates, "set_arrival": _set_arrival,
}  # fmt: skip
