"""New items of the programme: sessions drawn or added after another, legs to what follows, copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from visitplanner.base.phrases import Phrase
from visitplanner.domain import programme
from visitplanner.domain.kinds import MinutesSource, Mode
from visitplanner.domain.records import Connector
from visitplanner.domain.when import TRAY, When, after
from visitplanner.gui.board.asking import Asking, Failed, each, named
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

NEW_MINUTES, LEG_MINUTES, SHORT_WALK = 60, 30, 30


class Additions(Asking):
    """What is added is told with `added`, so that it is shown and named at once."""

    def add_at(
        self,
        day: dt.date | None,
        start: dt.time | None,
        minutes: int = NEW_MINUTES,
        failed: Failed | None = None,
    ) -> None:
        """A new session without a title yet; in the tray without a day."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        when = TRAY if day is None else When(day, start or dt.time(9))
        self._add(
            sessions.add, snapshot.visit.id, title="", language=snapshot.visit.working_language, when=when,
            minutes=minutes, failed=failed,
        )  # fmt: skip

    def add_after(
        self, entry: Entry | None, day: dt.date | None = None, spot: tuple[dt.date, dt.time | None] | None = None
    ) -> None:
        """A new session right after `entry`; else at `spot`; else on `day` or the first day, at the first free hour."""
        if entry is None and spot is not None:
            self.add_at(*spot)
            return
        if entry is not None and entry.slot.end is not None and entry.kind == "session":
            end = entry.slot.end
            self.add_at(end.date(), end.time())
        elif entry is not None and entry.slot.date is None:
            self.add_at(None, None)
        else:
            self._add_on(entry.slot.date if entry else day)

    def add_leg(self, entry: Entry | None) -> None:
        """A journey from `entry` to what follows it on that day; half an hour where nothing says how long."""
        from visitplanner.operations import legs  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None or entry is None or entry.slot.end is None:
            self.announced.emit(_("Choose the session the journey starts from"))
            return
        start = entry.slot.end
        following = next_after(programme.slots(snapshot), entry)
        end = after(start, LEG_MINUTES)
        if following and following.start and start < following.start:
            end = min(end, following.start.astimezone(start.tzinfo))
        minutes = round((end - start).total_seconds() / 60)
        self._add(
            legs.add, snapshot.visit.id, title="", language=snapshot.visit.working_language,
            origin=_end_place(entry.item), destination=_start_place(following.item) if following else "",
            departure=When(start.date(), start.time(), start.fold), arrival=When(end.date(), end.time(), end.fold),
            mode=Mode.WALK if minutes < SHORT_WALK else Mode.TRAIN,
            zone=str(start.tzinfo), arrival_zone=str(start.tzinfo),
        )  # fmt: skip

    def connector(self, entry: Entry) -> tuple[str, Connector | None]:
        """What follows `entry` on its day ("" for nothing), and what is known of the way there."""
        snapshot = self.desk.snapshot
        following = next_after(programme.slots(snapshot), entry) if snapshot else None
        if snapshot is None or following is None:
            return "", None
        ends = (entry.id, following.id)
        return following.id, next((one for one in snapshot.connectors if (one.before, one.after) == ends), None)

    def connect_to(self, entry: Entry, following: str, minutes: int, mode: Mode) -> None:
        """How long it takes from `entry` to the item `following`, and by what."""
        from visitplanner.operations import connectors  # slow import  # noqa: PLC0415

        self._do(
            self._way_label(following), connectors.connect, entry.id, following, minutes=minutes, mode=mode,
            source=MinutesSource.TYPED,
            tell=lambda: _("{minutes} to the next item").format(minutes=tongue.language.minutes(minutes)),
        )  # fmt: skip

    def forget_way(self, there: Connector) -> None:
        """How long it takes is unknown again."""
        from visitplanner.operations import connectors  # slow import  # noqa: PLC0415

        self._do(self._way_label(there.after), connectors.delete, there.id, tell=lambda: _("Minutes removed"))

    def _way_label(self, following: str) -> Phrase:
        snapshot = self.desk.snapshot
        item = (snapshot.session.get(following) or snapshot.leg.get(following)) if snapshot else None
        return labels.titled(labels.CONNECT, item or "")

    def duplicate(self, chosen: Sequence[Entry]) -> None:
        """Copies of the sessions among `chosen`, each right after its own."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        found = [entry for entry in chosen if entry.kind == "session"]
        if not found:
            return
        label = named(labels.DUPLICATE, labels.DUPLICATE_ITEMS, found)
        self._do(label, each(sessions.duplicate, [entry.id for entry in found]), then=self._all_added)

    def _add(
        self, operation: Callable[..., str], visit: str, *, failed: Failed | None = None, **values: Any
    ) -> None:
        label = Phrase(labels.ADD, {"title": "…"})
        self._do(label, operation, visit, then=self._added, failed=failed, **values)

    def _added(self, id: str) -> None:
        self.announced.emit(_("Added"))
        self.added.emit(id)

    def _all_added(self, ids: Sequence[str]) -> None:
        if len(ids) == 1:
            self._added(ids[0])
            return
        self.announced.emit(ngettext("{n} item added", "{n} items added", len(ids)).format(n=len(ids)))
        self.came.emit(tuple(ids))

    def _add_on(self, day: dt.date | None) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        placed = programme.slots(snapshot)
        shown = programme.dates(snapshot.visit, placed)
        day = day or next(iter(shown), None)
        ends = [
            one.end for one in placed if one.end is not None and one.date == day and one.end.date() == day
        ]
        self.add_at(day, max(ends).time() if ends else None)


def next_after(slots: tuple[programme.Slot, ...], entry: Entry) -> programme.Slot | None:
    """What follows `entry` on its day."""
    ids = [one.id for one in slots]
    later = slots[ids.index(entry.id) + 1 :] if entry.id in ids else ()
    return next((one for one in later if one.date == entry.slot.date and not one.cancelled), None)


def _end_place(item: programme.Item) -> str:
    return getattr(item, "destination", "") or getattr(item, "place", "")


def _start_place(item: programme.Item) -> str:
    return getattr(item, "origin", "") or getattr(item, "place", "")
