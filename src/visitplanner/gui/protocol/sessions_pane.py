"""The sessions at which the two sides meet, and beside them what protocol says of the current one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import programme, protocol
from visitplanner.domain.kinds import SessionKind
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.record_pane import matching
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.pages.list_page import picked
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, ngettext, tongue

APART = (SessionKind.FREE, SessionKind.DEBRIEF)
"""Kinds of session in which nobody is received."""


class SessionsPane(View):
    """Subclasses give what stands at the right, and show the current session in it. Enter goes there."""

    filters = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._filter: tuple[str, ...] = ()
        self.list = RowList()
        self.list.setMinimumWidth(theme.px(250))
        self.right = self.make()
        self.right.setMinimumWidth(theme.px(460))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.right)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(300), theme.px(800)])
        split.setStretchFactor(1, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(box(column(split, gap=0), "surface"))
        self._stack.addWidget(
            EmptyState(
                "handshake", N_("No session yet"), N_("Sessions at which the two sides meet appear here.")
            )
        )  # fmt: skip
        self.setLayout(self._stack)
        self.list.current.connect(self._show_current)
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

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list, and show the current session."""
        rows = list(self._rows(snapshot))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.list.fill(matching(rows, self._filter))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self._show_current()

    def choose(self, id: str) -> None:
        """Make a session the current one, once it is shown."""
        self._wanted = id
        self.refresh_if_shown()

    def filter_by(self, words: str) -> None:
        """Show only sessions that contain every word."""
        self._filter = tuple(words.casefold().split())
        self.refresh_if_shown()

    def current_record(self) -> tuple[str, str] | None:
        """The current session."""
        return ("session", self.list.key) if self.list.key else None

    def panes(self) -> list[QWidget]:
        """The list and what is beside it."""
        return [self.list, self.right]

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Sessions"))
        self.refresh_if_shown()

    def enter(self) -> None:
        """Into what is beside the list."""
        self.right.setFocus()

    # ------------------------------------------------------------------ inside
    def _rows(self, snapshot: Snapshot) -> Iterable[Row]:
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

    def _show_current(self) -> None:
        snapshot, session = self.desk.snapshot, self.session
        self.right.setVisible(session is not None)
        if snapshot is not None and session is not None:
            self.show_session(snapshot, session)
        self.record_shown.emit()

    def _enter(self, _key: str) -> None:
        self.enter()
