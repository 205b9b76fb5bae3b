"""What people do to the programme, from board, list, tray or keyboard: each a gesture, then announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.domain import programme
from visitplanner.domain.kinds import SessionStatus
from visitplanner.domain.when import When
from visitplanner.gui.board import telling
from visitplanner.gui.board.asking import Failed, each, named
from visitplanner.gui.board.clipboard import Clipboard
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import Column
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.options import text_language
from visitplanner.gui.parts.clock import clock_time
from visitplanner.gui.tongue import _, ngettext
from visitplanner.operations import labels

Chosen = Sequence[Entry]


class Changes(Clipboard):
    """Every change of items that are there. Several items are changed in one gesture; anchored ones stay behind."""

    # ------------------------------------------------------------------ time
    def move(self, entry: Entry, day: dt.date, start: dt.time, failed: Failed | None = None) -> None:
        """To `day` and `start`, from the tray too."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        self._do(
            named(labels.MOVE, "", [entry]), items.move, entry.id, day, start, failed=failed,
            tell=lambda: telling.moved(self.desk.snapshot, entry),
            show=lambda: telling.moved(self.desk.snapshot, entry, titled=True),
        )  # fmt: skip

    def move_all(self, chosen: Chosen, *, days: int = 0, minutes: int = 0, failed: Failed | None = None) -> None:
        """All by the same offset; with one of them, also across midnight."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        free = [entry for entry in chosen if not entry.item.anchored and entry.slot.date is not None]
        if not free:
            if failed is not None:
                failed()
            self.refuse_anchored(chosen[0])
            return
        stayed = sum(entry.item.anchored for entry in chosen)

        def text() -> str:
            return telling.several_moved(len(free), stayed)

        self._do(
            named(labels.MOVE, labels.MOVE_ITEMS, free), items.move_many, [entry.id for entry in free], days=days,
            minutes=minutes, tell=text, show=text, failed=failed,
        )  # fmt: skip

    def place_all(self, chosen: Chosen, day: dt.date, start: dt.time, failed: Failed | None = None) -> None:
        """One after the other on `day` from `start` on: what waited in the tray."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        free = [entry for entry in chosen if not entry.item.anchored]
        at = dt.datetime.combine(day, start)
        starts = []
        for entry in free:
            starts.append((entry.id, at.date(), at.time()))
            at += dt.timedelta(minutes=entry.slot.minutes or 0)

        def place(edit: Any) -> None:
            for one in starts:
                items.move(edit, *one)

        def text() -> str:
            return telling.several_moved(len(free), len(chosen) - len(free))

        label = named(labels.MOVE, labels.MOVE_ITEMS, free)
        self._do(label, place, tell=text, show=text, failed=failed)

    def nudge(self, chosen: Chosen, minutes: int) -> None:
        """Later, or with negative minutes earlier; with what follows, while that is pushed along."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        if len(chosen) > 1:
            self.move_all(chosen, minutes=minutes)
            return
        entry = chosen[0]
        if self.pushing and entry.slot.start is not None:
            self.push(entry, minutes)
            return
        self._do(
            named(labels.MOVE, "", chosen), items.nudge, entry.id, minutes,
            tell=lambda: telling.moved(self.desk.snapshot, entry),
        )  # fmt: skip

    def other_day(self, chosen: Chosen, days: int) -> None:
        """The same time of day, `days` later; never beyond the days on the board."""
        snapshot = self.desk.snapshot
        dated = [entry for entry in chosen if entry.slot.date is not None]
        if snapshot is None or not dated:
            return
        shown = programme.dates(snapshot.visit, programme.slots(snapshot))
        goals = {entry.slot.date + dt.timedelta(days=days) for entry in dated if entry.slot.date}
        if not goals <= set(shown):
            self.announced.emit(_("There is no day further on that side"))
        elif len(dated) > 1:
            self.move_all(dated, days=days)
        else:
            self._other_day(dated[0], goals.pop())

    def _other_day(self, entry: Entry, day: dt.date) -> None:
        if entry.slot.start is None:
            self._reschedule([entry], day)
        elif self.pushing:
            self.ripple(entry, day, entry.slot.start.time())
        else:
            self.move(entry, day, entry.slot.start.time())

    def resize(self, entry: Entry, minutes: int, failed: Failed | None = None) -> None:
        """So many minutes long."""
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        self._do(
            named(labels.SET_TIMES, "", [entry]), sessions.resize, entry.id, minutes, failed=failed,
            tell=lambda: telling.lasting(self.desk.snapshot, entry),
            show=lambda: telling.lasting(self.desk.snapshot, entry, titled=True),
        )  # fmt: skip

    def lengthen(self, entry: Entry, minutes: int) -> None:
        """Longer, or with negative minutes shorter; a session keeps five minutes. A leg has its timetable."""
        if entry.kind != "session" or entry.slot.minutes is None:
            return
        length = max(5, entry.slot.minutes + minutes)
        if self.pushing:
            self.ripple_resize(entry, length)
        else:
            self.resize(entry, length)

    def write_cell(self, entry: Entry, column: Column, text: str) -> None:
        """A cell of the list, or a title on the board, was edited in place."""
        if column is Column.TITLE:
            self.desk.write_text(
                entry.kind, entry.id, "title", title_language(self.desk, entry), text.strip()
            )
            return
        try:
            wall = clock_time(text)
        except Refusal as refusal:
            self.desk.refused.emit(refusal)
            return
        if column is Column.START and entry.slot.date is not None:
            self.move(entry, entry.slot.date, wall)
        elif column is Column.END:
            self._set_end(entry, wall)

    # ------------------------------------------------------------------ tray
    def to_tray(self, chosen: Chosen) -> None:
        """Take their dates away."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        free = [entry for entry in chosen if not entry.item.anchored]
        if not free:
            self.refuse_anchored(chosen[0])
            return

        def text() -> str:
            return telling.joined(
                (_("Moved to the unscheduled items"), telling.staying(len(chosen) - len(free)))
            )

        label = named(labels.TO_TRAY, labels.UNSCHEDULE_ITEMS, free)
        self._do(label, each(items.to_tray, [entry.id for entry in free]), tell=text, show=text)

    def toggle_tray(self, chosen: Chosen, day: dt.date | None = None) -> None:
        """Into the tray; if all are there already, onto `day` (else the visit's first)."""
        snapshot = self.desk.snapshot
        dated = [entry for entry in chosen if entry.slot.date is not None]
        if dated:
            self.to_tray(dated)
        elif snapshot and (
            day := day or next(iter(programme.dates(snapshot.visit, programme.slots(snapshot))), None)
        ):
            self._reschedule(chosen, day)

    # ------------------------------------------------------------------ what they are
    def delete(self, chosen: Chosen) -> None:
        """To the bin."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        def text() -> str:
            count = len(chosen)
            words = ngettext("{n} item moved to the bin", "{n} items moved to the bin", count)
            return _("Moved to the bin") if count == 1 else words.format(n=count)

        label = named(labels.DELETE, labels.DELETE_ITEMS, chosen)
        self._do(label, items.delete, [entry.id for entry in chosen], tell=text, show=text)

    def toggle_anchor(self, chosen: Chosen) -> None:
        """Anchor them; if all are anchored already, release them."""
        self.set_anchored(chosen, not all(entry.item.anchored for entry in chosen))

    def set_anchored(self, chosen: Chosen, anchored: bool) -> None:
        """Whether they refuse to move."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        words = (labels.ANCHOR, labels.ANCHOR_ITEMS) if anchored else (labels.RELEASE, labels.RELEASE_ITEMS)
        self._do(
            named(*words, chosen), each(items.set_anchored, [entry.id for entry in chosen], anchored),
            tell=lambda: _("Anchored") if anchored else _("Released"),
        )  # fmt: skip

    def set_status(self, chosen: Chosen, status: SessionStatus) -> None:
        """How firm they are."""
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        label = named(labels.CHANGE, labels.CHANGE_ITEMS, chosen)
        self._do(label, each(items.set_status, [entry.id for entry in chosen], status))

    def set_owner(self, chosen: Chosen, person: str) -> None:
        """Who looks after them; empty for nobody."""
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        kinds = [(entry.kind, entry.id) for entry in chosen]

        def write(edit: Any) -> None:
            for kind, id in kinds:
                fields.set_value(edit, kind, id, "owner", person)

        self._do(named(labels.CHANGE, labels.CHANGE_ITEMS, chosen), write)

    def set_group(self, chosen: Chosen, track: str) -> None:
        """Which group goes; empty for everybody."""
        from visitplanner.operations import tracks  # slow import  # noqa: PLC0415

        label = named(labels.CHANGE, labels.CHANGE_ITEMS, chosen)
        self._do(label, each(tracks.assign, [entry.id for entry in chosen], track))

    # ------------------------------------------------------------------ inside
    def _reschedule(self, chosen: Chosen, day: dt.date) -> None:
        from visitplanner.operations import items  # slow import  # noqa: PLC0415

        entry, count = chosen[0], len(chosen)
        self._do(
            named(labels.MOVE, labels.MOVE_ITEMS, chosen),
            each(items.from_tray, [one.id for one in chosen], day),
            tell=lambda: telling.moved(self.desk.snapshot, entry) if count == 1 else telling.several_moved(count, 0),
        )  # fmt: skip

    def _set_end(self, entry: Entry, end: dt.time) -> None:
        from visitplanner.operations import legs, sessions  # slow import  # noqa: PLC0415

        slot = entry.slot
        if slot.start is None:
            return
        label = named(labels.SET_TIMES, "", [entry])
        if entry.kind == "session":
            tell: Any = lambda: telling.lasting(self.desk.snapshot, entry)  # noqa: E731
            self._do(label, sessions.set_times, entry.id, slot.start.time(), end, tell=tell)
        else:
            day = slot.end.date() if slot.end else slot.start.date()
            self._do(label, legs.set_arrival, entry.id, When(day, end))


def title_language(desk: Desk, entry: Entry) -> str:
    """The language in which a title is edited in place: the one it is shown in, else that of the forms."""
    if entry.title.text or desk.snapshot is None:
        return entry.title.language
    return text_language(desk.snapshot)
