"""In which order cards are exchanged at a session, turn by turn, to be read, copied and printed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import protocol
from visitplanner.domain.protocol import Exchange
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.protocol import names
from visitplanner.gui.protocol.sessions_pane import SessionsPane
from visitplanner.gui.tongue import _, tongue


class CardsPane(SessionsPane):
    """What has one heading happens at the same time."""

    def make(self) -> QWidget:
        """Title, rule, the turns, and a button to copy them."""
        self._title = Label("", px=15, bold=True, wrap=True)
        rule = N_(
            "At the very start, the highest ranks first; each guest then goes along the hosts. Both hands."
        )
        self._voices = Label("", "sub", 12, wrap=True)
        self.turns = RowList()
        self.copy = Button(N_("Copy as text"), "", "copy")
        self.copy.clicked.connect(self.copy_text)
        head = row(self._title, self.copy)
        head.setStretch(0, 1)
        top = column(head, Label(rule, "sub", 12, wrap=True), self._voices, margins=(18, 14, 18, 12), gap=4)
        filled = column(box(top), Hairline(), self.turns, gap=0)
        filled.setStretch(2, 1)
        content = QWidget()
        self._cards = QStackedLayout(content)
        self._cards.addWidget(box(filled))
        self._cards.addWidget(
            EmptyState(
                "users", N_("Nobody to exchange cards with yet"),
                N_("Say in the itinerary who hosts this session and who speaks in it."),
            )
        )  # fmt: skip
        return content

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """The turns of one session."""
        order = protocol.card_order(snapshot, session)
        self._cards.setCurrentIndex(0 if order else 1)
        self._title.show_text(names.session(snapshot, session))
        voices = [names.name(snapshot, id) for id in protocol.present(snapshot, session).interpreters]
        told = _("Beside the heads: {names}").format(names=tongue.language.listing(voices)) if voices else ""
        self._voices.show_text(told)
        self._voices.setVisible(bool(told))
        self.turns.fill(_rows(snapshot, order))

    def copy_text(self) -> None:
        """The order as text, for a message or a sheet of paper."""
        snapshot, session = self.desk.snapshot, self.session
        if snapshot is not None and session is not None:
            QGuiApplication.clipboard().setText(as_text(snapshot, session))
            announce(self.turns, _("Copied"))

    def enter(self) -> None:
        """To the turns."""
        self.turns.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.turns.setAccessibleName(_("Order of the exchange of cards"))


def as_text(snapshot: Snapshot, session: Session) -> str:
    """The order of cards as plain text: a line for each turn, and under it who meets whom."""
    lines = [names.session(snapshot, session), _("Order of the exchange of cards"), ""]
    for turn, group in _turns(protocol.card_order(snapshot, session)):
        pairs = (f"{names.full(snapshot, one.guest)} – {names.full(snapshot, one.host)}" for one in group)
        lines += [f"{turn}. {pair}" if n == 0 else f"   {pair}" for n, pair in enumerate(pairs)]
    return "\n".join(lines) + "\n"


def _turns(order: Iterable[Exchange]) -> Iterable[tuple[int, list[Exchange]]]:
    for turn, group in groupby(order, key=lambda one: one.turn):
        yield turn + 1, list(group)


def _rows(snapshot: Snapshot, order: Iterable[Exchange]) -> Iterable[Row]:
    for turn, group in _turns(order):
        title = _("The heads begin") if turn == 1 else _("Turn {n}").format(n=turn)
        yield Row(f"turn {turn}", title, heading=True)
        for one in group:
            standing = (names.standing(snapshot, one.guest), names.standing(snapshot, one.host))
            yield Row(
                f"{one.guest} {one.host}",
                f"{names.full(snapshot, one.guest)}  ↔  {names.full(snapshot, one.host)}",
                lines=("  ↔  ".join(part or "–" for part in standing),),
                lead="handshake",
                lead_role="accent" if turn == 1 else "sub",
            )
