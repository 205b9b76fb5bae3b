"""The sessions at which the two sides meet, and beside them what protocol says of the current one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import programme, protocol
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.pages.split_view import SplitView
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue

WIDTHS = (250, 300), (460, 800)
APART = (SessionKind.FREE, SessionKind.DEBRIEF)
"""Kinds of session in which nobody is received."""


class SessionsPane(SplitView):
    """Subclasses give what stands at the right, and show the current session in it. Enter goes there."""

    kind = "session"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        nothing = EmptyState(
            "handshake", N_("No session yet"), N_("Sessions at which the two sides meet appear here.")
        )  # fmt: skip
        self.lay_out(self.make(), nothing, WIDTHS, stretch=(0, 1))
        self.list.chosen.connect(self._enter)
        self.retranslate()

    def make(self) -> QWidget:
        """What stands beside the list."""
        raise NotImplementedError

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show one session at the right."""
        raise NotImplementedError

    def facts(self, snapshot: Snapshot, session: Session) -> str:
        """What a row says about its session, beside who is there."""
        return ""

    @property
    def session(self) -> Session | None:
        """The current session."""
        snapshot = self.desk.snapshot
        return snapshot.session.get(self.list.key) if snapshot else None

    def show_current(self) -> None:
        """Show the current session at the right."""
        snapshot, session = self.desk.snapshot, self.session
        self.right.setVisible(session is not None)
        if snapshot is not None and session is not None:
            self.show_session(snapshot, session)

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Sessions"))
        self.refresh_if_shown()

    def enter(self) -> None:
        """Into what is beside the list."""
        self.right.setFocus()

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """The sessions by day."""
        met = [
            (slot, slot.item)
            for slot in programme.slots(snapshot)
            if isinstance(slot.item, Session) and slot.item.kind not in APART and not slot.cancelled
        ]
        for day, group in groupby(met, key=lambda pair: pair[0].date):
            yield Row(
                f"day {day}", tongue.language.date(day, "day") if day else _("Unscheduled"), heading=True
            )
            yield from (self._row(snapshot, one) for _slot, one in group)

    # ------------------------------------------------------------------ inside
    def _row(self, snapshot: Snapshot, one: Session) -> Row:
        there = protocol.present(snapshot, one)
        hosts, guests = len(there.hosts), len(there.guests)
        people = (
            ngettext("{n} host", "{n} hosts", hosts).format(n=hosts),
            ngettext("{n} guest", "{n} guests", guests).format(n=guests),
        )
        return Row(
            one.id,
            picked(one.title, snapshot) or _("Session"),
            lines=(" · ".join(people), self.facts(snapshot, one)),
            lead=icon_name(one.kind),
            lead_role=one.kind.value,
            trailing=tongue.language.time(one.when.start) if one.when.start else "",
        )

    def _enter(self, _key: str) -> None:
        self.enter()
