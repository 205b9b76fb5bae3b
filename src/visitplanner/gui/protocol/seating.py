"""Who sits where in a session: a layout, a proposal by rank, and seats that are moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import protocol
from visitplanner.domain.kinds import SeatingLayout, Side
from visitplanner.domain.labels import label
from visitplanner.domain.protocol import GUESTS, HOSTS
from visitplanner.domain.records import Seat, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied, row, scrolling, unfilled
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.protocol import names
from visitplanner.gui.protocol.plan import Plan, Sitting
from visitplanner.gui.protocol.sessions_pane import SessionsPane
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class SeatingPane(SessionsPane):
    """Enter goes from a session into its plan."""

    def make(self) -> QWidget:
        """Title and layout, the plan, and who has no seat."""
        self._title = Label("", px=15, bold=True, wrap=True)
        self.layouts = Choice(options.members(SeatingLayout))
        self.layouts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.layouts.setFixedWidth(theme.px(230))
        self.propose = Button(N_("Propose by rank"), "", "users", writes=True)
        self._begin = Button(N_("Propose by rank"), "primary", "users", writes=True)
        self.plan = Plan()
        self._count = Label("", "sub", 12)
        self._strangers = Label("", "warn", 12, wrap=True)
        self._standing = Flow(gap=6)
        self._without = box(
            column(
                Label(N_("Without a seat"), "caption", 11),
                box(self._standing),
                margins=(18, 8, 18, 12),
                gap=6,
            )
        )
        head = row(self._title, self._count, margins=(18, 14, 18, 4))
        head.setStretch(0, 1)
        tools = row(self.layouts, self.propose, None, margins=(18, 0, 18, 10))
        area = unfilled(scrolling(self.plan))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        seats = QWidget()
        self._seats = QStackedLayout(seats)
        self._seats.addWidget(area)
        self._seats.addWidget(
            EmptyState(
                "users", N_("Nobody is seated yet"),
                N_("Guests sit farthest from the door, heads in the middle, interpreters beside them."),
                self._begin,
            )
        )  # fmt: skip
        told = box(column(self._strangers, margins=(18, 0, 18, 8)))
        filled = column(
            box(head), box(tools), told, Hairline(), seats, Hairline(), self._without, gap=0
        )
        filled.setStretch(4, 1)
        self._connect()
        return box(filled)

    def _connect(self) -> None:
        self.layouts.entered.connect(self._lay_out)
        self.propose.clicked.connect(self._propose)
        self._begin.clicked.connect(self._propose)
        self.plan.swapped.connect(self._swap)
        self.plan.got_up.connect(self._get_up)

    # ------------------------------------------------------------------ showing
    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """The plan of one session."""
        taken = protocol.seated(snapshot, session.id)
        there = protocol.present(snapshot, session)
        self._title.show_text(names.session(snapshot, session))
        self.layouts.show_value(session.seating or SeatingLayout.FACING)
        for control in (self.layouts, self.propose, self._begin):
            control.setEnabled(bool(there.everybody))
        self._seats.setCurrentIndex(0 if taken else 1)
        sides = {id: one.side for one in snapshot.participations if (id := _id(snapshot, one.person))}
        sides |= dict.fromkeys(there.hosts, Side.COUNTERPART)
        sides |= dict.fromkeys(there.interpreters, Side.INTERPRETER)
        layout = session.seating or SeatingLayout.FACING
        self.plan.show_sittings(
            layout,
            {
                one.id: _sitting(snapshot, one, sides.get(_id(snapshot, one.person), Side.DELEGATION), layout)
                for one in taken
            },
        )
        self.plan.setEnabled(access.writable)
        standing = protocol.standing(snapshot, session)
        told = ngettext("{n} seat", "{n} seats", len(taken)).format(n=len(taken)) if taken else ""
        self._count.show_text(told)
        others = [one.person for one in taken if _id(snapshot, one.person) not in there.everybody]
        names_of = tongue.language.listing(names.name(snapshot, id) for id in others)
        self._strangers.show_text(
            _("Seated, but not named in this session: {names}").format(names=names_of) if others else ""
        )
        self._strangers.setVisible(bool(others))
        self._show_standing(snapshot, standing if taken else (), sides)

    def _show_standing(self, snapshot: Snapshot, people: Iterable[str], sides: dict[str, Side]) -> None:
        emptied(self._standing)
        shown = tuple(people)
        for id in shown:
            chip = Button("", "chip", "plus", writes=True)
            chip.show_text(names.name(snapshot, id))
            chip.setAccessibleName(_("Seat {name}").format(name=names.name(snapshot, id)))
            line = HOSTS if sides.get(id) is Side.COUNTERPART else GUESTS
            chip.clicked.connect(lambda _checked=False, id=id, line=line: self._seat(id, line))
            self._standing.addWidget(chip)
        self._without.setVisible(bool(shown))

    def facts(self, snapshot: Snapshot, session: Session) -> str:
        """Whether everybody has a seat."""
        if not protocol.seated(snapshot, session.id):
            return ""
        left = len(protocol.standing(snapshot, session))
        if not left:
            return _("everybody has a seat")
        return ngettext("{n} without a seat", "{n} without a seat", left).format(n=left)

    def enter(self) -> None:
        """Into the plan."""
        if self.plan.cards:
            self.plan.take_focus()
        else:
            self._begin.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.layouts.setAccessibleName(_("Layout of the seats"))

    # ------------------------------------------------------------------ changing
    def _lay_out(self, layout: Any) -> None:
        self._arrange(SeatingLayout(layout))

    def _propose(self) -> None:
        self._arrange(SeatingLayout(self.layouts.currentData() or SeatingLayout.FACING))

    def _arrange(self, layout: SeatingLayout) -> None:
        from visitplanner.operations import seats  # slow import  # noqa: PLC0415

        snapshot, session = self.desk.snapshot, self.session
        if snapshot is not None and session is not None:
            places = protocol.seating(snapshot, session, layout)
            self._do(seats.arrange, session.id, layout, places)
            count = len(places)
            self._announce(ngettext("{n} seat", "{n} seats", count).format(n=count))

    def _swap(self, one: str, other: str) -> None:
        from visitplanner.operations import seats  # slow import  # noqa: PLC0415

        self._do(seats.swap, one, other)
        first, second = (self.plan.cards[id].sitting for id in (one, other))
        if first and second:
            told = _("{one} and {other} have changed places")
            self._announce(told.format(one=first.name, other=second.name))

    def _get_up(self, id: str) -> None:
        from visitplanner.operations import seats  # slow import  # noqa: PLC0415

        self._do(seats.get_up, id)

    def _seat(self, person: str, line: int) -> None:
        from visitplanner.operations import seats  # slow import  # noqa: PLC0415

        session, snapshot = self.session, self.desk.snapshot
        if session is None or snapshot is None:
            return
        rows = {one.row for one in protocol.seated(snapshot, session.id)}
        self._do(seats.seat_person, session.id, person, line if line in rows else max(rows, default=line))

    def _do(self, operation: Callable[..., Any], *args: Any) -> None:
        if self.desk.read_only is None and (session := self.session) is not None:
            self.desk.do(labels.titled(labels.SEAT, session), operation, *args)

    def _announce(self, text: str) -> None:
        announce(self.plan, text)


def _id(snapshot: Snapshot, person: str) -> str:
    """The id of a person after merging; "" where nobody is there."""
    found = snapshot.people.get(person)
    return found.id if found else ""


def _sitting(snapshot: Snapshot, seat: Seat, side: Side, layout: SeatingLayout) -> Sitting:
    person = _id(snapshot, seat.person)
    name = names.name(snapshot, person)
    first = GUESTS if layout in (SeatingLayout.FACING, SeatingLayout.HORSESHOE) else 0
    honoured = (seat.row, seat.position) == (first, 1)
    facts = [names.full(snapshot, person), _(label(side)), _("seat {n}").format(n=seat.position)]
    if honoured:
        facts.append(_("seat of honour"))
    return Sitting(seat, name, side, tongue.language.series(facts), honoured)
