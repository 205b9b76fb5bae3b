"""Applying a fix that a check offers: a gesture by its name, its arguments as values or as their JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain import codec
from visitplanner.domain.checks.finding import Fix
from visitplanner.domain.kinds import DateChange, MinutesSource, Mode, Part, SessionKind
from visitplanner.domain.rearranging import ripple_resize
from visitplanner.domain.records import Leg, Session, Visit, record_type
from visitplanner.domain.when import When
from visitplanner.domain.wording import Wording
from visitplanner.operations import (
    attendances,
    connectors,
    fields,
    items,
    legs,
    rearranging,
    scene,
    sessions,
    visits,
)
from visitplanner.store.editing import Edit


def apply(edit: Edit, visit: str, fix: Fix) -> None:
    """Do what `fix` says, within this gesture. Refuses what its operation refuses."""
    GESTURES[fix.gesture](edit, visit, **fix.arguments)


def _move(edit: Edit, _visit: str, *, id: str, date: date | str, start: time | str) -> None:
    items.move(edit, id, _day(date), _clock(start))


def _ripple(edit: Edit, _visit: str, *, id: str, date: date | str, start: time | str) -> None:
    items.ripple(edit, id, _day(date), _clock(start))


def _resize(edit: Edit, _visit: str, *, id: str, minutes: int) -> None:
    sessions.resize(edit, id, minutes)


def _ripple_resize(edit: Edit, visit: str, *, id: str, minutes: int) -> None:
    rearranging.apply(edit, ripple_resize(scene.snapshot(edit, visit), id, minutes))


def _to_tray(edit: Edit, _visit: str, *, id: str) -> None:
    items.to_tray(edit, id)


def _set(edit: Edit, _visit: str, *, kind: str, id: str, field: str, value: Any) -> None:
    record = record_type(kind)
    fields.set_value(edit, record, id, field, codec.decoder(record, field)(codec.encode(value)))


def _attend(edit: Edit, _visit: str, *, session: str, person: str, part: Part | str | None) -> None:
    attendances.set_part(edit, session, person, None if part is None else Part(part))


def _connect(
    edit: Edit,
    _visit: str,
    *,
    before: str,
    after: str,
    minutes: int | None,
    mode: Mode | str = Mode.WALK,
    source: MinutesSource | str = MinutesSource.ESTIMATE,
) -> None:
    connectors.connect(edit, before, after, minutes=minutes, mode=Mode(mode), source=MinutesSource(source))


def _add_session(
    edit: Edit,
    visit: str,
    *,
    kind: SessionKind | str,
    date: date | str,
    start: time | str,
    minutes: int,
    title: str,
) -> None:
    """`title` is a msgid; it is written in the visit's own languages."""
    told = edit.get(Visit, visit)
    when = When(_day(date), _clock(start))
    original = told.working_language
    id = sessions.add(
        edit, visit, title="", language=original, when=when, minutes=minutes, kind=SessionKind(kind)
    )
    spoken = dict.fromkeys((original, *told.pack_languages))
    texts = {code: language(code).gettext(title) for code in spoken if code.split("-")[0] in LANGUAGES}
    words = Wording(texts or {original: title}, {}, original)
    edit.set(Session, id, title=words)


def _set_dates(edit: Edit, visit: str, *, start: date | str, end: date | str, how: DateChange | str) -> None:
    visits.set_dates(edit, visit, _day(start), _day(end), how=DateChange(how))


def _set_arrival(edit: Edit, _visit: str, *, id: str, when: When | list[Any]) -> None:
    moment = codec.decoder(Leg, "arrival")(codec.encode(when))
    legs.set_arrival(edit, id, moment)


def _anchor(edit: Edit, _visit: str, *, id: str, anchored: bool) -> None:
    items.set_anchored(edit, id, anchored)


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _clock(value: time | str) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


GESTURES: Mapping[str, Callable[..., None]] = {
    "move": _move,
    "ripple": _ripple,
    "resize": _resize,
    "ripple_resize": _ripple_resize,
    "to_tray": _to_tray,
    "set": _set,
    "attend": _attend,
    "connect": _connect,
    "add_session": _add_session,
    "set_dates": _set_dates,
    "set_arrival": _set_arrival,
    "anchor": _anchor,
}
"""What the gesture of a fix does; its arguments are given by name."""
