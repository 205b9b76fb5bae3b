"""The first line of the form of a session or leg: what it is, how firm, anchored or not, its history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.labels import label
from visitplanner.domain.programme import Item
from visitplanner.domain.records import Leg
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.surfaces import Pill
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import theme


class ItemHead(QWidget):
    """Kind with icon, colour and word; a lock to anchor; the clock of history."""

    anchored = Signal(bool)
    """The lock was closed or opened."""
    history_wanted = Signal()
    """The history button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("presentation", "meeting", 14)
        self._kind = Label("", "", 12, bold=True)
        self._sample = Pill(N_("Sample"), "accent")
        self._lock = IconButton("lock-open", N_("Anchor: nothing moves it"), "plain", checkable=True, writes=True)
        history = IconButton("history", N_("History"), "plain")
        self._lock.clicked.connect(self.anchored)
        history.clicked.connect(self.history_wanted)
        self.setLayout(row(self._icon, self._kind, self._sample, None, self._lock, history, gap=6))

    def show_item(self, item: Item, *, sample: bool) -> None:
        """Show the head of `item`."""
        sort = item.mode if isinstance(item, Leg) else item.kind
        colour = theme.current.kind(sort)
        self._icon.set_icon(icon_name(sort), "leg" if isinstance(item, Leg) else str(sort))
        self._kind.say(label(sort))
        self._kind.setStyleSheet(f"color: {colour}")
        self._sample.setVisible(sample)
        self._lock.setChecked(item.anchored)
        self._lock.set_icon("lock" if item.anchored else "lock-open", "accent" if item.anchored else "sub")
        self._lock.say(N_("Anchored: nothing moves it") if item.anchored else N_("Anchor: nothing moves it"))
