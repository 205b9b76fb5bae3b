"""The protocol of a visit: gifts, seating, cards."""

from __future__ import annotations

from visitplanner.base.phrases import N_
from visitplanner.gui.pages.views_page import ViewsPage
from visitplanner.gui.protocol.cards import CardsPane
from visitplanner.gui.protocol.gifts import GiftPane
from visitplanner.gui.protocol.seating import SeatingPane

KEYS = (
    (("N",), N_("Add a gift")),
    (("Space",), N_("Handed over, or not yet")),
    (("Left", "Right", "Up", "Down"), N_("Next seat")),
    (("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down"), N_("Change places with the next seat")),
    (("Del",), N_("Delete a gift, get up from a seat")),
)
"""Keys of this page, for the page of keys."""


class ProtocolPage(ViewsPage):
    """Add makes a gift; seats and cards are worked out from who takes part."""

    wants = frozenset(
        {"gift", "seat", "session", "attendance", "participation", "person", "organisation", "track", "visit"}
    )
    adds = True
    views = (
        ("gifts", N_("Gifts"), GiftPane),
        ("seating", N_("Seating"), SeatingPane),
        ("cards", N_("Cards"), CardsPane),
    )

    def choose(self, id: str) -> None:
        """A gift, or somebody's seat."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        self.filter.clear()
        seat = next((one for one in snapshot.seats if one.id == id), None)
        self.show_view("seating" if seat else "gifts")
        self.view.choose(seat.session if seat else id)

    def add(self) -> None:
        """Another gift."""
        self.show_view("gifts")
        super().add()
